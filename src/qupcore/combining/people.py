"""What is known about a person, as measures ask it: age on the day, and circumstances on record."""

from __future__ import annotations

from datetime import date

from qupcore.catalogue.terms import admission_vocabulary
from qupcore.deciding.facts import age_on, facts_of
from qupcore.domain.participant import Participant
from qupcore.law.conventions import Conventions
from qupcore.law.in_force import in_force
from qupcore.rules.terms import Value

__all__ = ["admission_facts", "age_at"]

_CIRCUMSTANCES = {
    name: term.path.removeprefix("$.circumstances.")
    for name, term in admission_vocabulary().items()
    if term.path.startswith("$.circumstances.")
}


def admission_facts(participant: Participant, day: date) -> dict[str, Value]:
    """Each fact that a measure may ask about, on a day; what is not known has no entry."""
    known = facts_of(participant, day, in_force(day).numbers())
    found = {name: known[name].value for name in admission_vocabulary() if name in known}
    if participant.birth_date is not None:
        found["person.age_this_year"] = day.year - participant.birth_date.year
    if participant.circumstances is not None:
        for name, field in _CIRCUMSTANCES.items():
            if (value := getattr(participant.circumstances, field)) is not None:
                found[name] = value
    return found


def age_at(participant: Participant, day: date) -> int | None:
    """Whole years on the day, None where the day of birth is not known."""
    if participant.birth_date is None:
        return None
    return age_on(day, participant.birth_date, _leap_birthday(day))


def _leap_birthday(day: date) -> int:
    value = in_force(day).numbers()[Conventions.leap_birthday.name]
    assert value is not None
    return value
