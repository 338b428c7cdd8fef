from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.language_skill import LanguageSkill
    from ..models.passport import Passport
    from ..models.position import Position


T = TypeVar("T", bound="EligibilityCheck")


@_attrs_define
class EligibilityCheck:
    """Facts without a person; nothing is stored"""

    city_id: None | Unset | UUID = UNSET
    """ The city that would nominate """
    position: None | Position | Unset = UNSET
    """ The post """
    languages: list[LanguageSkill] | Unset = UNSET
    """ Each language once """
    passport: None | Passport | Unset = UNSET
    """ The passport’s data """

    def to_dict(self) -> dict[str, Any]:
        from ..models.passport import Passport
        from ..models.position import Position

        city_id: None | str | Unset
        if isinstance(self.city_id, Unset):
            city_id = UNSET
        elif isinstance(self.city_id, UUID):
            city_id = str(self.city_id)
        else:
            city_id = self.city_id

        position: dict[str, Any] | None | Unset
        if isinstance(self.position, Unset):
            position = UNSET
        elif isinstance(self.position, Position):
            position = self.position.to_dict()
        else:
            position = self.position

        languages: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.languages, Unset):
            languages = []
            for languages_item_data in self.languages:
                languages_item = languages_item_data.to_dict()
                languages.append(languages_item)

        passport: dict[str, Any] | None | Unset
        if isinstance(self.passport, Unset):
            passport = UNSET
        elif isinstance(self.passport, Passport):
            passport = self.passport.to_dict()
        else:
            passport = self.passport

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if city_id is not UNSET:
            field_dict["city_id"] = city_id
        if position is not UNSET:
            field_dict["position"] = position
        if languages is not UNSET:
            field_dict["languages"] = languages
        if passport is not UNSET:
            field_dict["passport"] = passport

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.language_skill import LanguageSkill
        from ..models.passport import Passport
        from ..models.position import Position

        d = dict(src_dict)

        def _parse_city_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                city_id_type_0 = UUID(data)

                return city_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        city_id = _parse_city_id(d.pop("city_id", UNSET))

        def _parse_position(data: object) -> None | Position | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                position_type_0 = Position.from_dict(data)

                return position_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Position | Unset, data)

        position = _parse_position(d.pop("position", UNSET))

        _languages = d.pop("languages", UNSET)
        languages: list[LanguageSkill] | Unset = UNSET
        if _languages is not UNSET:
            languages = []
            for languages_item_data in _languages:
                languages_item = LanguageSkill.from_dict(languages_item_data)

                languages.append(languages_item)

        def _parse_passport(data: object) -> None | Passport | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                passport_type_0 = Passport.from_dict(data)

                return passport_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Passport | Unset, data)

        passport = _parse_passport(d.pop("passport", UNSET))

        eligibility_check = cls(
            city_id=city_id,
            position=position,
            languages=languages,
            passport=passport,
        )

        return eligibility_check
