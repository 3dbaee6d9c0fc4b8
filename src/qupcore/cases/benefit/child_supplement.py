"""The children with a supplement on a day: one ruling for each child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from qupcore.cases.ruling.age import age_in_years
from qupcore.cases.ruling.ruling import Ruling, evaluate
from qupcore.domain.case.course import Course
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.law.forskrift.f1471_s03_child_supplement import TOPIC
from qupcore.law.terms.benefit import Child
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["A_YEAR", "ChildRuling", "child_rulings"]

A_YEAR = 365
"""Days: whoever lived abroad through the last twelve months was there on all of them."""


@attrs.frozen
class ChildRuling:
    """Whether there is a supplement for a child on a day, and why.

    Attributes:
        path: Where the child stands.
        ruling: What the rules come to.
        contradicted: Whether the child is said to live abroad, and to have been there less than a whole year:
            it moved within the year, or one of the two is wrong. Which is asked.
    """

    path: str
    ruling: Ruling
    contradicted: bool


def child_rulings(course: Course, on: date, applied: AppliedLaw) -> Iterator[ChildRuling]:
    """Evaluate the conditions of the supplement for each child on a day.

    Source: sosialtjenesteloven § 35 (4); FOR-2011-12-21-1471 § 3.
    """
    for number, child in enumerate(course.children):
        if child.birth_date <= on:
            facts = _facts(child, on, course.applied_on, applied)
            ruling = evaluate(TOPIC, on, facts, applied)
            read = {
                name: facts[name] for name in ruling.in_force.terms
            }  # what no rule in force reads is nothing
            yield ChildRuling(f"$.course.children[{number}]", ruling, _contradicted(read))


def _facts(
    child: SupportedChild, on: date, claimed_on: date | None, applied: AppliedLaw
) -> dict[str, bool | int | str | None]:
    foster_since, income = child.foster_since, child.yearly_income_nok
    return {
        Child.supported.name: child.supported_on(on),
        Child.age.name: age_in_years(child.birth_date, on, applied),
        Child.relation.name: child.relation,
        Child.foster_since.name: foster_since.toordinal() if foster_since else None,
        Child.claimed_on.name: claimed_on.toordinal() if claimed_on else None,
        Child.lasting_foster_care.name: child.lasting_foster_care,
        Child.lives_in_norway.name: child.lives_in_norway,
        Child.stays_in_norway.name: _stays(child),
        Child.days_abroad.name: child.days_abroad,
        Child.member_of_insurance.name: child.member_of_insurance,
        Child.stranded_by_pandemic.name: child.stranded_by_pandemic,
        Child.yearly_income.name: income.ore if income is not None else None,
        Child.has_child_pension.name: child.has_child_pension,
    }


def _contradicted(facts: Mapping[str, bool | int | str | None]) -> bool:
    """Whether a child lives abroad, and has been there on some days of the last twelve months only."""
    days, lives = facts.get(Child.days_abroad.name), facts.get(Child.lives_in_norway.name)
    anyway = facts.get(Child.member_of_insurance.name) or facts.get(Child.stranded_by_pandemic.name)
    return lives is False and not anyway and isinstance(days, int) and days < A_YEAR


def _stays(child: SupportedChild) -> bool | None:
    """Whether the child stays in Norway: as recorded, else where it lives if no day abroad is on record."""
    if child.stays_in_norway is not None or child.days_abroad:
        return child.stays_in_norway
    return child.lives_in_norway
