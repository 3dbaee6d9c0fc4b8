"""What is known about a person, as measures ask it: circumstances on record, and the age on any day."""

from __future__ import annotations

from datetime import date

from qupcore.availability.facts import admission_facts
from qupcore.deciding.facts import age_on
from qupcore.domain.case.participant import Participant
from qupcore.law.conventions import Conventions
from qupcore.law.national import NATIONAL
from qupcore.rules.terms import Value

__all__ = ["age_at", "facts_about"]


def facts_about(participant: Participant, day: date) -> dict[str, Value]:
    """Each fact that a measure may ask about, on a day; what is not known has no entry."""
    return {name: fact.value for name, fact in admission_facts(participant, day).items()}


def age_at(participant: Participant, day: date) -> int | None:
    """Whole years on the day, None where the day of birth is not known."""
    if participant.birth_date is None:
        return None
    return age_on(day, participant.birth_date, _leap_birthday(day))


def _leap_birthday(day: date) -> int:
    value = NATIONAL.in_force(day).numbers()[Conventions.leap_birthday.name]
    assert value is not None
    return value
