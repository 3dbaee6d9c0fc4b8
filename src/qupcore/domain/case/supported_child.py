"""A child that the participant supports."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.plan import in_order
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.domain.sound import sound_fields

__all__ = ["SupportedChild"]


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class SupportedChild:
    """A child for whom there may be a supplement, and for whom the participant may be absent.

    Attributes:
        birth_date: Day of birth.
        ref: What tells the child from another one of the same birth date: an opaque reference, never an
            identity number. Left out: nothing needs to.
        supported_from: First day of support. Left out: since before the programme.
        supported_to: Last day of support, included. Left out: still supported.
        relation: The participant's own child, or a foster child.
        foster_since: The day from which a foster child was supported.
        lasting_foster_care: Whether the foster care is lasting, so that the two years may be waived.
        lives_in_norway: Whether the child lives and lawfully stays in Norway. Left out: not known.
        stays_in_norway: Whether the child stays there on the days asked about. Left out: as `lives_in_norway`
            says, where no days abroad are given; else not known.
        days_abroad: Days abroad, together, in the last twelve months. Left out: not known.
        member_of_insurance: Whether the child is a member under folketrygdloven § 2-5 (2).
        yearly_income_nok: The child's own income a year. Left out: not known.
        has_child_pension: Whether the child has a right to a child's pension. Left out: not known.
        stranded_by_pandemic: Whether the child was kept abroad by the pandemic.
        chronically_ill: Whether the child is chronically ill or disabled.
        more_absence: Whether that brings a markedly higher risk of absence.
        refused_for_other_parent: Whether the supplement was refused because the other parent gets it.
    """

    birth_date: date
    ref: str = ""
    supported_from: date | None = None
    supported_to: date | None = None
    relation: Literal["own", "foster"] = "own"
    foster_since: date | None = None
    lasting_foster_care: bool | None = None
    lives_in_norway: bool | None = None
    stays_in_norway: bool | None = None
    days_abroad: int | None = None
    member_of_insurance: bool | None = None
    yearly_income_nok: Money | None = None
    has_child_pension: bool | None = None
    stranded_by_pandemic: bool | None = None
    chronically_ill: bool | None = None
    more_absence: bool | None = None
    refused_for_other_parent: bool | None = None

    def __attrs_post_init__(self) -> None:
        in_order(self.supported_from, self.supported_to, "the support of the child")

    def supported_on(self, day: date) -> bool:
        """Whether the child is born and supported on the day."""
        begun = self.birth_date <= day and (self.supported_from is None or self.supported_from <= day)
        return begun and (self.supported_to is None or day <= self.supported_to)

    @property
    def support(self) -> Period:
        """The period of support, from the birth where no first day is given."""
        first = self.supported_from or self.birth_date
        return Period(first, None if self.supported_to is None else max(first, self.supported_to))

    def may_be(self, other: SupportedChild) -> bool:
        """Whether another entry may be the same child: twins, or one child entered twice."""
        for field in attrs.fields(SupportedChild):
            one, two = getattr(self, field.name), getattr(other, field.name)
            known = one not in (None, "") and two not in (None, "")
            if known and one != two and field.name not in ("supported_from", "supported_to"):
                return False
        return True

    def supported_with(self, other: SupportedChild) -> bool:
        """Whether both children are supported on some day at the same time."""
        return self.support.overlaps(other.support)
