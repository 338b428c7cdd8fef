from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ScreeningCounts")


@_attrs_define
class ScreeningCounts:
    """How many applications of the queue lack what"""

    all_: int
    """ The applications in the queue """
    documents: int
    """ A required document is missing, rejected or not verified yet """
    endorsement: int
    """ The city has not endorsed, or the applicant endorsed themselves """
    post: int
    """ Nobody has attested the post, and there is no waiver """
    duplicates: int
    """ Another application here has the same birth date or the same name in the passport """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        all_ = self.all_

        documents = self.documents

        endorsement = self.endorsement

        post = self.post

        duplicates = self.duplicates

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "all": all_,
                "documents": documents,
                "endorsement": endorsement,
                "post": post,
                "duplicates": duplicates,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        all_ = d.pop("all")

        documents = d.pop("documents")

        endorsement = d.pop("endorsement")

        post = d.pop("post")

        duplicates = d.pop("duplicates")

        screening_counts = cls(
            all_=all_,
            documents=documents,
            endorsement=endorsement,
            post=post,
            duplicates=duplicates,
        )

        screening_counts.additional_properties = d
        return screening_counts

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
