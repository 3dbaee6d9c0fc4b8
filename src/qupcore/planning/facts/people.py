"""The facts about a person that rules of measures read: recorded circumstances, and the age on any day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.availability.facts import admission_facts
from qupcore.deciding.facts import age_on
from qupcore.domain.case.participant import Participant
from qupcore.law.conventions import Conventions
from qupcore.memory import Table
from qupcore.planning.rules.law import Numbers
from qupcore.planning.rules.person_facts import PersonFacts
from qupcore.rules.terms import Value

__all__ = ["Person", "aged_apart", "older_on", "seen"]


class Person:
    """The facts about one person on any day, worked out once for each day."""

    def __init__(self, case: Participant, numbers: Numbers) -> None:
        """Read the facts about a person from a case, by the numbers of the law."""
        self.case = case
        self.municipality = case.municipality
        self._numbers = numbers
        self._on: Table[date, Mapping[str, Value]] = Table("planning.facts.people.Person", most=1000)

    def on(self, day: date) -> Mapping[str, Value]:
        """The facts on a day that rules of measures may read; an unknown fact has no entry.

        Raises:
            BadInput: a fact is impossible on the day, such as a birth after it.
            NoRulesInForce: before 2007-11-01.
        """
        found = self._on.get(day)
        if found is None:
            facts = admission_facts(self.case, day, self._numbers_on(day))
            found = self._on.keep(day, {name: fact.value for name, fact in facts.items()})
        return found

    def age(self, day: date) -> int | None:
        """The age in whole years on the day; None where the birth date is not known."""
        if self.case.birth_date is None:
            return None
        leap_birthday = self._numbers_on(day)[Conventions.leap_birthday.name]
        assert leap_birthday is not None
        return age_on(day, self.case.birth_date, leap_birthday)

    def _numbers_on(self, day: date) -> Mapping[str, int | None]:
        """The numbers of the law on a day; looked up here because answering never calls preparing."""
        begins = self._numbers.begins
        known = self._numbers.editions.get(begins[max(bisect_right(begins, day) - 1, 0)])
        return self._numbers.law.in_force(day).numbers() if known is None else known


def seen(reads: PersonFacts, person: Mapping[str, Value]) -> tuple[object, ...]:
    """A key of the facts that rules read about a person: persons with equal keys get equal answers."""
    found: list[object] = [person.get(name) for name in reads.reads]
    found += [_part(person.get(name), starts) for name, starts in reads.parts]
    found += [person.get(name) for name in reads.shown]
    return tuple(found)


def aged_apart(reads: PersonFacts, then: Mapping[str, Value], later: Mapping[str, Value]) -> bool:
    """Whether a person's age changes so much that an answer may change."""
    return any(_part(then.get(name), starts) != _part(later.get(name), starts) for name, starts in reads.ages)


def _part(value: Value | None, starts: tuple[int, ...] | None) -> object:
    if starts is None or not isinstance(value, int):
        return value
    return bisect_right(starts, value)


def older_on(born: date, first: date, last: date) -> Iterator[date]:
    """The days after the first on which a person is a year older, by birthday or by calendar year."""
    days = set()
    for year in range(first.year, last.year + 1):
        days |= {date(year, 1, 1), *(date(year, born.month, d) for d in _birthdays(born, year))}
    days |= {
        date(year, 3, 1) for year in range(first.year, last.year + 1) if (born.month, born.day) == (2, 29)
    }
    yield from sorted(day for day in days if first < day <= last)


def _birthdays(born: date, year: int) -> tuple[int, ...]:
    """The day of the month of a birthday in a year; for 29 February, 28 and, in a leap year, also 29."""
    if (born.month, born.day) != (2, 29):
        return (born.day,)
    return (28,) if year % 4 or (year % 100 == 0 and year % 400) else (28, 29)
