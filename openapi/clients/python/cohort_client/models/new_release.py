from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_release_override import NewReleaseOverride


T = TypeVar("T", bound="NewRelease")


@_attrs_define
class NewRelease:
    """What to release, and how"""

    dry_run: bool | Unset = UNSET
    """ Only show what would happen """
    digest: str | Unset = UNSET
    """ The digest of the dry run: the release is refused if anything has changed since """
    reply_by: datetime.datetime | Unset = UNSET
    """ Until when offers can be answered; not after the end of the program. Default: 14 days from now, or that end
    """
    override: NewReleaseOverride | Unset = UNSET
    """ Releases what the dry run showed, although hard criteria are no longer met. Refused if the plan has changed
    since. Only the secretariat can override a rule of the network. """
    application_ids: list[UUID] | Unset = UNSET
    """ In a rolling call: release these only """

    def to_dict(self) -> dict[str, Any]:
        dry_run = self.dry_run

        digest = self.digest

        reply_by: str | Unset = UNSET
        if not isinstance(self.reply_by, Unset):
            reply_by = self.reply_by.isoformat()

        override: dict[str, Any] | Unset = UNSET
        if not isinstance(self.override, Unset):
            override = self.override.to_dict()

        application_ids: list[str] | Unset = UNSET
        if not isinstance(self.application_ids, Unset):
            application_ids = []
            for application_ids_item_data in self.application_ids:
                application_ids_item = str(application_ids_item_data)
                application_ids.append(application_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if dry_run is not UNSET:
            field_dict["dry_run"] = dry_run
        if digest is not UNSET:
            field_dict["digest"] = digest
        if reply_by is not UNSET:
            field_dict["reply_by"] = reply_by
        if override is not UNSET:
            field_dict["override"] = override
        if application_ids is not UNSET:
            field_dict["application_ids"] = application_ids

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.new_release_override import NewReleaseOverride

        d = dict(src_dict)
        dry_run = d.pop("dry_run", UNSET)

        digest = d.pop("digest", UNSET)

        _reply_by = d.pop("reply_by", UNSET)
        reply_by: datetime.datetime | Unset
        if isinstance(_reply_by, Unset):
            reply_by = UNSET
        else:
            reply_by = datetime.datetime.fromisoformat(_reply_by)

        _override = d.pop("override", UNSET)
        override: NewReleaseOverride | Unset
        if isinstance(_override, Unset):
            override = UNSET
        else:
            override = NewReleaseOverride.from_dict(_override)

        _application_ids = d.pop("application_ids", UNSET)
        application_ids: list[UUID] | Unset = UNSET
        if _application_ids is not UNSET:
            application_ids = []
            for application_ids_item_data in _application_ids:
                application_ids_item = UUID(application_ids_item_data)

                application_ids.append(application_ids_item)

        new_release = cls(
            dry_run=dry_run,
            digest=digest,
            reply_by=reply_by,
            override=override,
            application_ids=application_ids,
        )

        return new_release
