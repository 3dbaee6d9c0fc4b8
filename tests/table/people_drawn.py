"""Rows at the limits of the rules: of people for the right, and of drawn facts for other topics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import attrs

from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.participant import Participant
from qupcore.laboratory.boundaries import values_on
from qupcore.laboratory.drawn_people import drawn_person
from qupcore.law.national import NATIONAL
from qupcore.law.vocabulary import judged_questions
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value

DAYS = (
    date(2008, 6, 1), date(2010, 5, 1), date(2011, 3, 1), date(2013, 6, 1),
    date(2018, 12, 31), date(2019, 1, 1), date(2020, 2, 29), date(2022, 2, 28), date(2026, 9, 1),
)  # fmt: skip
LEAP_BORN = (date(1955, 2, 28), date(1956, 2, 29), date(1992, 2, 29), date(2004, 2, 29), date(2001, 3, 1))


def people(day: date, count: int, seed: int) -> list[Participant]:
    """People at the limits of § 29; some judged without grounds, some born on 29 February."""
    random = Random(f"{day}{seed}")
    choices = values_on(NATIONAL, day)
    return [_varied(drawn_person(choices, day, random.choice), day, random) for _ in range(count)]


def _varied(person: Participant, day: date, random: Random) -> Participant:
    made = {
        name: Assessment(question=name, answer=random.random() < 0.7, grounds="g", by="x", at=day)
        for name in judged_questions()
        if random.random() < 0.4
    }
    made |= {item.question: item for item in person.assessments}
    assessments = tuple(
        attrs.evolve(item, grounds="" if random.random() < 0.3 else item.grounds) for item in made.values()
    )
    if person.birth_date is not None and random.random() < 0.1:
        born = random.choice([one for one in LEAP_BORN if one <= day])
        person = attrs.evolve(person, birth_date=born)
    return attrs.evolve(person, assessments=assessments)


def facts(book: Rulebook, day: date, count: int, seed: int) -> list[dict[str, Value]]:
    """Facts for the rules of another topic: near their limits, each unknown once in eight."""
    random = Random(f"{day}{seed}")
    calculated = {item.gives for item in book.calculations}
    terms = [term for name, term in book.terms.items() if name not in calculated]
    values = _limits(book)
    return [
        {term.name: _value(term, values, day, random) for term in terms if random.random() < 0.875}
        for _ in range(count)
    ]


@cache
def _limits(book: Rulebook) -> tuple[int, ...]:
    known = [value.value for value in book.values.values() if value.value is not None]
    return tuple(sorted({near for value in (0, *known) for near in (value - 1, value, value + 1)}))


def _value(term: Term, limits: Sequence[int], day: date, random: Random) -> Value:
    if isinstance(term, BoolTerm):
        return random.random() < 0.6
    if isinstance(term, ChoiceTerm):
        return random.choice(term.values)
    assert isinstance(term, IntTerm)
    if term.unit == "date":
        months = random.choice((0, 0, 1, 6, 12, 24, 36))
        near = day - timedelta(months * 30 + random.choice((0, 0, 0, 1, -1, 2, 3, 30)))
        ends = (date(2024, 2, 29), date(2023, 8, 31), date(2026, 2, 28), date(2020, 1, 31))
        return random.choice((near, near, near, *ends)).toordinal()
    large = random.choice((10**12, random.randint(0, 30_000_000)))
    value = random.choice((random.choice(limits), random.choice(limits), random.randint(0, 40), large))
    low, high = term.low if term.low is not None else value, term.high
    value = max(value, low)
    value = value if high is None else min(value, high)
    return value if term.unit == "øre" else min(value, 9_000)


def cell(term: Term, value: Any) -> Any:
    """A fact as a table holds it: a date of a whole number."""
    if isinstance(term, IntTerm) and term.unit == "date" and value is not None:
        return date.fromordinal(value)
    return value
