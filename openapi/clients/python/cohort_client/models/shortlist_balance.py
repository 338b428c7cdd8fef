from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.balance_city import BalanceCity
    from ..models.balance_country import BalanceCountry
    from ..models.balance_field import BalanceField
    from ..models.balance_gender import BalanceGender
    from ..models.balance_level import BalanceLevel
    from ..models.balance_region import BalanceRegion
    from ..models.balance_seats import BalanceSeats
    from ..models.late_passport import LatePassport
    from ..models.late_visa import LateVisa
    from ..models.not_verified import NotVerified


T = TypeVar("T", bound="ShortlistBalance")


@_attrs_define
class ShortlistBalance:
    """What a shortlist would mean for the program"""

    shortlist_id: UUID
    """ The id of the shortlist (UUIDv7) """
    name: str
    """ The name of the shortlist """
    size: int
    """ The number of applications in it """
    seats: BalanceSeats
    """ The seats that a shortlist would use """
    cities: list[BalanceCity]
    """ Each city, the most frequent first """
    first_time_cities: int
    """ The number of cities that took part in no earlier program """
    countries: list[BalanceCountry]
    """ Each country, the most frequent first """
    regions: list[BalanceRegion]
    """ Each region, the most frequent first """
    fields_of_work: list[BalanceField]
    """ Each field of work, the most frequent first """
    levels: list[BalanceLevel]
    """ Each rank, the most frequent first """
    genders: list[BalanceGender]
    """ Each gender, as an aggregate only """
    late_visas: list[LateVisa]
    """ Who cannot get a visa in time, from the dates known """
    late_passports: list[LatePassport]
    """ Whose passport expires too early, from the dates known """
    not_endorsed: list[UUID]
    """ The applications that the city has not endorsed """
    not_verified: list[NotVerified]
    """ The applications that lack a verified document """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        shortlist_id = str(self.shortlist_id)

        name = self.name

        size = self.size

        seats = self.seats.to_dict()

        cities = []
        for cities_item_data in self.cities:
            cities_item = cities_item_data.to_dict()
            cities.append(cities_item)

        first_time_cities = self.first_time_cities

        countries = []
        for countries_item_data in self.countries:
            countries_item = countries_item_data.to_dict()
            countries.append(countries_item)

        regions = []
        for regions_item_data in self.regions:
            regions_item = regions_item_data.to_dict()
            regions.append(regions_item)

        fields_of_work = []
        for fields_of_work_item_data in self.fields_of_work:
            fields_of_work_item = fields_of_work_item_data.to_dict()
            fields_of_work.append(fields_of_work_item)

        levels = []
        for levels_item_data in self.levels:
            levels_item = levels_item_data.to_dict()
            levels.append(levels_item)

        genders = []
        for genders_item_data in self.genders:
            genders_item = genders_item_data.to_dict()
            genders.append(genders_item)

        late_visas = []
        for late_visas_item_data in self.late_visas:
            late_visas_item = late_visas_item_data.to_dict()
            late_visas.append(late_visas_item)

        late_passports = []
        for late_passports_item_data in self.late_passports:
            late_passports_item = late_passports_item_data.to_dict()
            late_passports.append(late_passports_item)

        not_endorsed = []
        for not_endorsed_item_data in self.not_endorsed:
            not_endorsed_item = str(not_endorsed_item_data)
            not_endorsed.append(not_endorsed_item)

        not_verified = []
        for not_verified_item_data in self.not_verified:
            not_verified_item = not_verified_item_data.to_dict()
            not_verified.append(not_verified_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "shortlist_id": shortlist_id,
                "name": name,
                "size": size,
                "seats": seats,
                "cities": cities,
                "first_time_cities": first_time_cities,
                "countries": countries,
                "regions": regions,
                "fields_of_work": fields_of_work,
                "levels": levels,
                "genders": genders,
                "late_visas": late_visas,
                "late_passports": late_passports,
                "not_endorsed": not_endorsed,
                "not_verified": not_verified,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.balance_city import BalanceCity
        from ..models.balance_country import BalanceCountry
        from ..models.balance_field import BalanceField
        from ..models.balance_gender import BalanceGender
        from ..models.balance_level import BalanceLevel
        from ..models.balance_region import BalanceRegion
        from ..models.balance_seats import BalanceSeats
        from ..models.late_passport import LatePassport
        from ..models.late_visa import LateVisa
        from ..models.not_verified import NotVerified

        d = dict(src_dict)
        shortlist_id = UUID(d.pop("shortlist_id"))

        name = d.pop("name")

        size = d.pop("size")

        seats = BalanceSeats.from_dict(d.pop("seats"))

        cities = []
        _cities = d.pop("cities")
        for cities_item_data in _cities:
            cities_item = BalanceCity.from_dict(cities_item_data)

            cities.append(cities_item)

        first_time_cities = d.pop("first_time_cities")

        countries = []
        _countries = d.pop("countries")
        for countries_item_data in _countries:
            countries_item = BalanceCountry.from_dict(countries_item_data)

            countries.append(countries_item)

        regions = []
        _regions = d.pop("regions")
        for regions_item_data in _regions:
            regions_item = BalanceRegion.from_dict(regions_item_data)

            regions.append(regions_item)

        fields_of_work = []
        _fields_of_work = d.pop("fields_of_work")
        for fields_of_work_item_data in _fields_of_work:
            fields_of_work_item = BalanceField.from_dict(fields_of_work_item_data)

            fields_of_work.append(fields_of_work_item)

        levels = []
        _levels = d.pop("levels")
        for levels_item_data in _levels:
            levels_item = BalanceLevel.from_dict(levels_item_data)

            levels.append(levels_item)

        genders = []
        _genders = d.pop("genders")
        for genders_item_data in _genders:
            genders_item = BalanceGender.from_dict(genders_item_data)

            genders.append(genders_item)

        late_visas = []
        _late_visas = d.pop("late_visas")
        for late_visas_item_data in _late_visas:
            late_visas_item = LateVisa.from_dict(late_visas_item_data)

            late_visas.append(late_visas_item)

        late_passports = []
        _late_passports = d.pop("late_passports")
        for late_passports_item_data in _late_passports:
            late_passports_item = LatePassport.from_dict(late_passports_item_data)

            late_passports.append(late_passports_item)

        not_endorsed = []
        _not_endorsed = d.pop("not_endorsed")
        for not_endorsed_item_data in _not_endorsed:
            not_endorsed_item = UUID(not_endorsed_item_data)

            not_endorsed.append(not_endorsed_item)

        not_verified = []
        _not_verified = d.pop("not_verified")
        for not_verified_item_data in _not_verified:
            not_verified_item = NotVerified.from_dict(not_verified_item_data)

            not_verified.append(not_verified_item)

        shortlist_balance = cls(
            shortlist_id=shortlist_id,
            name=name,
            size=size,
            seats=seats,
            cities=cities,
            first_time_cities=first_time_cities,
            countries=countries,
            regions=regions,
            fields_of_work=fields_of_work,
            levels=levels,
            genders=genders,
            late_visas=late_visas,
            late_passports=late_passports,
            not_endorsed=not_endorsed,
            not_verified=not_verified,
        )

        shortlist_balance.additional_properties = d
        return shortlist_balance

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
