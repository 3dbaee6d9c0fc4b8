"""A case from a row of a population: what `facts_of` reads from it on the day is what the row says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import attrs

from qupcore.deciding.facts import CHILD_AGES
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.assessment import Assessment, WorkAbilityAssessment
from qupcore.domain.case.participant import Benefit, Household, Participant
from qupcore.domain.case.planning import Planning
from qupcore.domain.money import Money
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.terms.right import IMPLIED, Assessed, Benefits, HouseholdFacts
from qupcore.law.vocabulary import judged_questions
from qupcore.population.traits import GROUNDED, grounded_questions

__all__ = ["person_of_row"]


def person_of_row(row: Mapping[str, Any], on: date) -> Participant:
    """The case of one person of a population.

    Args:
        row: The values of the columns, as `frame.row(0, named=True)` gives them.
        on: The day of the population: the judgements and the assessment are of this day, and the children
            have their ages on it.

    Raises:
        BadInput: a value is none that a case may have.
        NoRulesInForce: the law has no rules on the day.

    >>> from qupcore.population import synthesize
    >>> row = synthesize(seed=1, size=10).row(0, named=True)
    >>> person_of_row(row, date(2011, 12, 31)).ref
    'made-up-1'
    """
    check_arguments(person_of_row, locals())
    _check_row(row)
    plain = {field.name for field in attrs.fields(Participant)}
    fields: dict[str, Any] = {
        name.partition(".")[2]: value
        for name, value in row.items()
        if name.partition(".")[2] in plain and value is not None
    }
    fields |= {"ref": row["ref"], "birth_date": row.get("born")}
    if row.get(Benefits.insurance_benefit.name) is not None:
        fields["benefits"] = tuple(_benefits(row))
    if row.get(HouseholdFacts.kind.name) is not None:
        fields["household"] = Household(
            kind=row[HouseholdFacts.kind.name], child_birth_dates=tuple(_children(row, on))
        )
    if row.get(Assessed.work_ability.name):
        fields["work_ability_assessment"] = WorkAbilityAssessment(
            completed_on=on, by="nobody", conclusion=row.get(Assessed.conclusion.name)
        )
    waiting = _judged_with_grounds(on)
    fields["assessments"] = tuple(
        Assessment(
            question=name,
            answer=row[name],
            grounds="made up" if row.get(name + GROUNDED, name not in waiting) else "",
            by="nobody",
            at=on,
        )
        for name in judged_questions()
        if row.get(name) is not None
    )
    if row.get("municipality"):
        fields["planning"] = Planning(municipality=row["municipality"])
    return Participant(**fields)


def _judged_with_grounds(on: date) -> frozenset[str]:
    """The questions with a starting point, and those that imply an answer to one.

    As in a table, a judgement has grounds where its column says so: of an empty cell nobody knows.
    """
    asked = frozenset(grounded_questions(on))
    return asked | {wide.name for narrow, wide in IMPLIED if narrow.name in asked}


def _benefits(row: Mapping[str, Any]) -> Iterator[Benefit]:
    total, insured = row.get(Benefits.monthly_total.name), row[Benefits.insurance_benefit.name]
    amount = None if total is None else Money(total)
    if insured:
        yield Benefit(kind="sickness_benefit", law="folketrygdloven", monthly_nok=amount)
    elif total != 0:
        yield Benefit(kind="measures_allowance", law="arbeidsmarkedsloven", monthly_nok=amount)


def _children(row: Mapping[str, Any], on: date) -> Iterator[date]:
    """Children of one group have different ages, as far as there are any."""
    day = on - timedelta(days=(on.month, on.day) == (2, 29))
    for name, (low, high) in CHILD_AGES.items():
        for number in range(row.get(name) or 0):
            yield day.replace(year=day.year - low - number % (high - low + 1))


def _check_row(row: Mapping[str, Any]) -> None:
    """Refuse what would fail before a case is made; the rest is checked by the case."""
    if "ref" not in row:
        raise BadInput(
            worded("the row has no {name}", name="ref"),
            remedy="give a row of a table that synthesize() made",
            code="input.missing",
        )
    for name in (*CHILD_AGES, Benefits.monthly_total.name):
        value = row.get(name)
        if value is not None and (type(value) is not int or value < 0):
            raise BadInput(
                worded("{name} of the row is not a whole number from 0", name=name),
                remedy="give a row of a table that synthesize() made",
                code="input.number",
            )
