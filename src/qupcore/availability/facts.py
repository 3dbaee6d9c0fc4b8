"""The facts of a case that conditions of admission read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.catalogue.terms import AdmissionFacts, admission_vocabulary
from qupcore.deciding.facts import Fact, facts_of
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.participant import Participant
from qupcore.law.national import NATIONAL

__all__ = ["admission_facts"]

_KNOWN = admission_vocabulary()
_FIELDS = {
    term.path.removeprefix("$.circumstances."): name
    for name, term in _KNOWN.items()
    if term.path.startswith("$.circumstances.")
}
assert _FIELDS.keys() == {field.name for field in attrs.fields(Circumstances)}


def admission_facts(
    case: Participant, on: date, numbers: Mapping[str, int | None] | None = None
) -> dict[str, Fact]:
    """The facts known on the day that a measure may ask about; an unknown fact has no entry.

    Args:
        case: What is known about the person.
        on: The day.
        numbers: The numbers of the law on the day, where they are at hand; looked up if left out.

    Raises:
        BadInput: a fact is impossible on the day, such as a birth after it.
        NoRulesInForce: the day is before 2007-11-01.

    >>> from datetime import date
    >>> facts = admission_facts(Participant(ref="a", birth_date=date(2007, 12, 1)), date(2026, 9, 1))
    >>> facts["person.age"].value, facts["person.age_this_year"].value
    (18, 19)
    """
    facts = {
        name: fact
        for name, fact in facts_of(
            case, on, NATIONAL.in_force(on).numbers() if numbers is None else numbers
        ).items()
        if name in _KNOWN
    }
    if case.birth_date is not None:
        source = case.sources.get("birth_date", "")
        facts[AdmissionFacts.age_this_year.name] = Fact(on.year - case.birth_date.year, source)
    if case.circumstances is not None:
        source = case.sources.get("circumstances", "")
        for field, name in _FIELDS.items():
            value = getattr(case.circumstances, field)
            if value is not None:
                facts[name] = Fact(value, source)
    return facts
