"""A case with one child, for the conditions of the child supplement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from qupcore.domain.case.supported_child import SupportedChild
from qupcore.domain.money import Money
from qupcore.laboratory.courses.whole_case import (
    WholeCase,
    born_at_age,
    day_said,
    first_weekday,
    known_only,
    programme_from,
)
from qupcore.law.forskrift.f1471_s03_child_supplement import TOPIC as CHILD
from qupcore.law.terms.benefit import Child
from qupcore.rules.terms import Value

__all__ = ["OF_CHILD"]


def _of_child(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A child whose birthday is on the first day, so that it stays of its age for the month."""
    first = first_weekday(day)
    told: dict[str, Any] = known_only(
        facts,
        lasting_foster_care=Child.lasting_foster_care.name,
        lives_in_norway=Child.lives_in_norway.name,
        stays_in_norway=Child.stays_in_norway.name,
        days_abroad=Child.days_abroad.name,
        member_of_insurance=Child.member_of_insurance.name,
        stranded_by_pandemic=Child.stranded_by_pandemic.name,
        has_child_pension=Child.has_child_pension.name,
        relation=Child.relation.name,
    )
    income = facts.get(Child.yearly_income.name)
    if income is not None:
        told["yearly_income_nok"] = Money(int(income))
    told["foster_since"] = day_said(facts, Child.foster_since.name)
    if facts.get(Child.supported.name) is False:
        told["supported_to"] = first - timedelta(days=1)
    child = SupportedChild(birth_date=born_at_age(int(facts.get(Child.age.name, 1)), first), **told)
    applied_on = day_said(facts, Child.claimed_on.name)
    yield WholeCase(programme_from(first, children=(child,), applied_on=applied_on), first)


OF_CHILD = {CHILD: _of_child}
"""The builder of the topic."""
