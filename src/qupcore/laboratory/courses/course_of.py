"""course_of(): the smallest whole case of which the facts of a topic are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.errors import BadInput, NoRulesInForce
from qupcore.laboratory.courses.reading import Read, read_case_for
from qupcore.laboratory.courses.ways import BUILDERS
from qupcore.laboratory.courses.whole_case import WholeCase
from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law
from qupcore.rules.terms import Value

__all__ = ["course_of", "courses_with"]


def course_of(topic: str, day: date, facts: Mapping[str, Value], law: Law = NATIONAL) -> WholeCase | None:
    """The smallest whole case of which reading gives exactly these facts for an entry.

    Args:
        topic: The topic; one of `BUILDERS`.
        day: The day near which the case lies, and as a rule the day to ask about it.
        facts: The known facts, by term.
        law: The law under which the case is read; the national law if left out.

    Returns:
        The case, and the day to ask about it; None where no case is found that has them: facts may hang
        together, such as an interruption and days outside any programme.

    >>> day = date(2026, 9, 1)
    >>> facts = {"combined.minutes_a_week": 1126, "combined.apprenticeship": False}
    >>> found = course_of("work", day, facts)
    >>> found.case.course.work[0].minutes_a_week
    1126
    >>> outside = {"day.in_programme": False, "day.interrupted": True, "day.on_leave": False}
    >>> course_of("benefit_days", day, outside) is None
    True
    """
    exact = (laid for laid, (read,) in courses_with(topic, day, facts, (law,)) if read.facts == facts)
    return next(exact, None)


def courses_with(
    topic: str, day: date, facts: Mapping[str, Value], laws: tuple[Law, ...]
) -> Iterator[tuple[WholeCase, tuple[Read, ...]]]:
    """The cases with an entry that has these facts under each law, and what is read of it under each.

    An entry may have others beside: every case tells some of them, such as that there was no leave.

    Args:
        topic: The topic.
        day: The day near which the case lies.
        facts: The facts that it must have.
        laws: The laws under which it is read.
    """
    try:
        for laid in BUILDERS[topic](facts, day):
            reads = tuple(read for law in laws if (read := _read_with(topic, laid, facts, law)))
            if len(reads) == len(laws):
                yield laid, reads
    except (BadInput, NoRulesInForce, OverflowError):  # no such case, or no such day
        return


def _read_with(topic: str, laid: WholeCase, facts: Mapping[str, Value], law: Law) -> Read | None:
    """What is read of the entry that has the facts and the fewest others; None where none has them."""
    reads = (read for read in read_case_for(topic, laid, law) if facts.items() <= read.facts.items())
    return min(reads, key=lambda read: len(read.facts), default=None)
