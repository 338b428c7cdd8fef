from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.cefr_level import CefrLevel

T = TypeVar("T", bound="LanguageSkill")


@_attrs_define
class LanguageSkill:
    """A language, and how well the person knows it"""

    language: str
    """ BCP 47 """
    level: CefrLevel
    """ A level of the Common European Framework of Reference for Languages

    - `A1`: Beginner
    - `A2`: Elementary
    - `B1`: Intermediate
    - `B2`: Upper intermediate
    - `C1`: Advanced
    - `C2`: Proficient """

    def to_dict(self) -> dict[str, Any]:
        language = self.language

        level = self.level.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "language": language,
                "level": level,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        language = d.pop("language")

        level = CefrLevel(d.pop("level"))

        language_skill = cls(
            language=language,
            level=level,
        )

        return language_skill
