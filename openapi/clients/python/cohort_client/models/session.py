from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.session_kind import SessionKind

T = TypeVar("T", bound="Session")


@_attrs_define
class Session:
    """One item of a program’s agenda"""

    on: datetime.date
    """ The local day at the venue, within the dates of the program """
    kind: SessionKind
    """ - `lecture`: Somebody speaks, and the participants listen
    - `discussion`: The participants talk with each other
    - `site_visit`: A visit to an authority or a company
    - `technical_tour`: A visit to a system at work
    - `cultural_excursion`: A visit to see the country
    - `webinar`: A lecture or discussion online """
    title: str
    """ One line for a printed agenda """

    def to_dict(self) -> dict[str, Any]:
        on = self.on.isoformat()

        kind = self.kind.value

        title = self.title

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "on": on,
                "kind": kind,
                "title": title,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        on = datetime.date.fromisoformat(d.pop("on"))

        kind = SessionKind(d.pop("kind"))

        title = d.pop("title")

        session = cls(
            on=on,
            kind=kind,
            title=title,
        )

        return session
