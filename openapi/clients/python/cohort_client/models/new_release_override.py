from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="NewReleaseOverride")


@_attrs_define
class NewReleaseOverride:
    """Releases what the dry run showed, although hard criteria are no longer met. Refused if the plan has changed since.
    Only the secretariat can override a rule of the network.

    """

    digest: str
    """ The digest of the dry run """
    reason: str
    """ Why; the history shows it """

    def to_dict(self) -> dict[str, Any]:
        digest = self.digest

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "digest": digest,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        digest = d.pop("digest")

        reason = d.pop("reason")

        new_release_override = cls(
            digest=digest,
            reason=reason,
        )

        return new_release_override
