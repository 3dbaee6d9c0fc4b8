"""Trying the properties on people drawn with a seed, within a time limit, down to the smallest person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, timedelta
from random import Random

import attrs

from qupcore.domain.case.participant import Participant
from qupcore.domain.progress import Progress
from qupcore.laboratory.boundaries import values_read_by
from qupcore.laboratory.drawn_people import drawn_person, neighbours
from qupcore.laboratory.properties.all_properties import OF_COURSES, OF_LAWS, OF_PEOPLE, PROPERTIES, examined
from qupcore.laboratory.properties.of_money import smaller_courses, with_course
from qupcore.laboratory.properties.subject import Broken, Declared, Subject
from qupcore.law.national import NATIONAL
from qupcore.reforms.reform import Reform
from qupcore.rules.law import Law

__all__ = ["Tried", "TriedProperty", "subjects_of", "try_properties"]

MOST_PEOPLE = 300
"""People drawn for each day, unless the time is up before."""


@attrs.frozen(kw_only=True)
class TriedProperty:
    """What came of one property.

    Attributes:
        name: The property.
        tried: On how many people, or laws, it was tried.
        broken: Where it does not hold, with the smallest person; None where it was never seen not to hold.
    """

    name: str
    tried: int
    broken: Broken | None


@attrs.frozen(kw_only=True)
class Tried:
    """What came of all properties.

    Attributes:
        law: The name of the law.
        days: The days on which people were looked at.
        people: How many people were drawn.
        seed: The seed: the same people are drawn again with it.
        in_time: Whether all people were drawn before the time was up.
        properties: Each property.
    """

    law: str
    days: tuple[date, ...]
    people: int
    seed: int
    in_time: bool
    properties: tuple[TriedProperty, ...]

    @property
    def broken(self) -> tuple[Broken, ...]:
        """The counterexamples."""
        return tuple(one.broken for one in self.properties if one.broken is not None)


def subjects_of(
    reform: Reform, baseline: Law = NATIONAL, declared: Declared | None = None
) -> tuple[Subject, ...]:
    """A reform as what is examined: on the first day of each operation, and on the first one without it.

    Args:
        reform: The reform.
        baseline: The law over which it is laid; the national law if left out.
        declared: What its author declares.

    Raises:
        RuleError: an operation changes nothing.
    """
    law = reform(baseline)
    begins = min(operation.start for operation in reform.operations)
    days = {operation.start for operation in reform.operations}
    days |= {one.end + timedelta(1) for one in reform.operations if one.end is not None}
    declared = declared or Declared()
    return tuple(
        Subject(law=law, day=day, baseline=baseline, begins=begins, declared=declared) for day in sorted(days)
    )


def try_properties(
    subjects: Sequence[Subject],
    *,
    seed: int = 0,
    people: int = MOST_PEOPLE,
    names: Collection[str] = PROPERTIES,
    progress: Progress | None = None,
    out_of_time: Callable[[], bool] = lambda: False,
) -> Tried:
    """Try properties on people at the limits of the rules; one that does not hold has its smallest person.

    The same seed draws the same people, and gives the same answer unless the time was up before.

    Args:
        subjects: The law on each day, as `subjects_of` gives them.
        seed: The seed.
        people: How many people are drawn for each day.
        names: The properties; all if left out.
        progress: Is told how many of the people are done.
        out_of_time: Whether to stop; it is asked before each person.

    >>> from qupcore.reforms import Reform, SetNumber
    >>> start = date(2027, 1, 1)
    >>> reform = Reform(name="a", source="an example", operations=[
    ...     SetNumber(about="sotjl.29.age_min", start=start, value=20)])
    >>> found = try_properties(subjects_of(reform), people=20)
    >>> found.broken, found.people
    ((), 20)
    """
    tried = dict.fromkeys((name for name in PROPERTIES if name in names), 0)
    found: dict[str, Broken] = {}
    for subject in subjects:
        for name in (name for name in OF_LAWS if name in tried):
            tried[name] += 1
            broken = examined(name, subject)
            if broken is not None:
                found.setdefault(name, broken)
    draw, done, total = Random(seed), 0, people * len(subjects)
    for subject, case in _people(subjects, draw, people):
        if out_of_time():
            break
        for name, person in _persons(subject, case, draw, tried):
            if name in found:
                continue
            tried[name] += 1
            broken = examined(name, subject, person)
            if broken is not None:
                found[name] = _smallest(broken, subject, out_of_time)
        done += 1
        if progress is not None:
            progress(done, total)
    return Tried(
        law=subjects[0].law.name,
        days=tuple(subject.day for subject in subjects),
        people=done,
        seed=seed,
        in_time=done == total,
        properties=tuple(
            TriedProperty(name=name, tried=count, broken=found.get(name)) for name, count in tried.items()
        ),
    )


def _people(subjects: Sequence[Subject], draw: Random, people: int) -> Iterator[tuple[Subject, Participant]]:
    """People for each day in turn, so that no day is left out where the time is up."""
    for _ in range(people):
        for subject in subjects:
            books = [subject.law.in_force(subject.day)]
            yield subject, drawn_person(values_read_by(*books), subject.day, draw.choice)


def _persons(
    subject: Subject, case: Participant, draw: Random, names: Collection[str]
) -> Iterator[tuple[str, Participant]]:
    """The person for each property: those about money take one in a programme."""
    for name in (name for name in OF_PEOPLE if name in names):
        yield name, case
    in_programme = with_course(case, subject.day, draw.choice)
    for name in (name for name in OF_COURSES if name in names):
        yield name, in_programme


def _smallest(broken: Broken, subject: Subject, out_of_time: Callable[[], bool]) -> Broken:
    """The same property of a person of whom no fact, absence or child can be left out."""
    smaller: Broken | None = broken
    while smaller is not None and not out_of_time():
        broken, smaller = smaller, None
        for case in _smaller(broken.case, subject):
            smaller = examined(broken.name, subject, case)
            if smaller is not None:
                break
    return broken


def _smaller(case: Participant | None, subject: Subject) -> Iterator[Participant]:
    if case is None:
        return
    known = subject.known(case)
    for term, near in neighbours(case, subject.day, subject.law):
        if term in known and term not in subject.known(near):
            yield near
    for field in ("household", "benefits", "work_ability_assessment"):
        if getattr(case, field) is not None:  # several facts are read from one field
            yield attrs.evolve(case, **{field: None})  # type: ignore[arg-type]
    yield from smaller_courses(case)
