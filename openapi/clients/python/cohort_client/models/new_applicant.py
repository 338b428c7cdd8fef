from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.gender import Gender
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewApplicant")


@_attrs_define
class NewApplicant:
    """The person; only name and e-mail are needed to start"""

    name: str
    """ The name to address the person by """
    email: str
    """ The person’s e-mail; several may share an office’s """
    name_as_in_passport: None | str | Unset = UNSET
    """ The name as the passport spells it, for tickets and visas """
    birth_date: datetime.date | None | Unset = UNSET
    """ YYYY-MM-DD """
    nationality: None | str | Unset = UNSET
    """ ISO 3166-1 alpha-2, `XK` for Kosovo, or as ICAO 9303 writes it: `XXA` stateless, `XXB` a refugee, `XXC`
    another refugee, `XXX` not specified """
    gender: Gender | None | Unset = UNSET
    """ Self-declared and optional; only the applicant can read it """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        email = self.email

        name_as_in_passport: None | str | Unset
        if isinstance(self.name_as_in_passport, Unset):
            name_as_in_passport = UNSET
        else:
            name_as_in_passport = self.name_as_in_passport

        birth_date: None | str | Unset
        if isinstance(self.birth_date, Unset):
            birth_date = UNSET
        elif isinstance(self.birth_date, datetime.date):
            birth_date = self.birth_date.isoformat()
        else:
            birth_date = self.birth_date

        nationality: None | str | Unset
        if isinstance(self.nationality, Unset):
            nationality = UNSET
        else:
            nationality = self.nationality

        gender: None | str | Unset
        if isinstance(self.gender, Unset):
            gender = UNSET
        elif isinstance(self.gender, Gender):
            gender = self.gender.value
        else:
            gender = self.gender

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "email": email,
            }
        )
        if name_as_in_passport is not UNSET:
            field_dict["name_as_in_passport"] = name_as_in_passport
        if birth_date is not UNSET:
            field_dict["birth_date"] = birth_date
        if nationality is not UNSET:
            field_dict["nationality"] = nationality
        if gender is not UNSET:
            field_dict["gender"] = gender

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        email = d.pop("email")

        def _parse_name_as_in_passport(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name_as_in_passport = _parse_name_as_in_passport(
            d.pop("name_as_in_passport", UNSET)
        )

        def _parse_birth_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                birth_date_type_0 = datetime.date.fromisoformat(data)

                return birth_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        birth_date = _parse_birth_date(d.pop("birth_date", UNSET))

        def _parse_nationality(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        nationality = _parse_nationality(d.pop("nationality", UNSET))

        def _parse_gender(data: object) -> Gender | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                gender_type_0 = Gender(data)

                return gender_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Gender | None | Unset, data)

        gender = _parse_gender(d.pop("gender", UNSET))

        new_applicant = cls(
            name=name,
            email=email,
            name_as_in_passport=name_as_in_passport,
            birth_date=birth_date,
            nationality=nationality,
            gender=gender,
        )

        return new_applicant
