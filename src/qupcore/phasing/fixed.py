"""The lines that every course has: follow-up, and the treatment that the person is in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from qupcore.domain.case.participant import Participant
from qupcore.phasing.item import Item
from qupcore.phasing.lines import CourseLine, first_start
from qupcore.phasing.spans import Spans

__all__ = ["fixed_lines"]


def fixed_lines(
    case: Participant, items: Collection[Item], spans: Spans, numbers: Iterator[int], needs: Collection[str]
) -> Iterator[CourseLine]:
    """The lines of follow-up and of treatment, phase by phase, of the item that suits best.

    Args:
        case: The person.
        items: What a course may hold.
        spans: The days of the course.
        numbers: The numbers to give to lines.
        needs: The needs of the person.
    """
    talks = (item for item in items if "follow_up" in item.used_for and item.used.fills == "contact")
    for item in sorted(talks, key=lambda item: (item.costs, item.id))[:1]:
        yield from _all_along(item, spans, numbers, close="follow_up" in needs)
    health = [item for item in items if item.counts_as == "health" and "health_care" in item.used_for]
    for addiction in _treatments(case):
        treatments = [item for item in health if ("addiction" in item.used_for) == addiction] or health
        for item in sorted(treatments, key=lambda item: (item.beside, item.costs, item.id))[:1]:
            days = _days_of(case, addiction=addiction)
            yield from _all_along(item, spans, numbers, close=True, days=days)


def _days_of(case: Participant, *, addiction: bool) -> tuple[date, date]:
    """The first and last day of the treatments of a kind, as far as the case tells them."""
    told = (case.planning.treatments if case.planning else None) or ()
    some = [item for item in told if (item.kind == "addiction") == addiction]
    firsts, lasts = [item.first for item in some], [item.last for item in some]
    return (
        min((day for day in firsts if day), default=date.min) if all(firsts) else date.min,
        max((day for day in lasts if day), default=date.max) if all(lasts) else date.max,
    )


def _treatments(case: Participant) -> tuple[bool, ...]:
    """The kinds of treatment that go on beside everything else, each as whether it is of an addiction."""
    planning, about = case.planning, case.circumstances
    if planning is not None and planning.treatments is not None:
        return tuple(sorted({item.kind == "addiction" for item in planning.treatments}))
    if about is None or about.in_treatment is not True:
        return ()
    needs = (planning.needs if planning else None) or ()
    return ("addiction" in needs and "health_care" not in needs,)


def _all_along(
    item: Item,
    spans: Spans,
    numbers: Iterator[int],
    *,
    close: bool,
    days: tuple[date, date] = (date.min, date.max),
) -> Iterator[CourseLine]:
    """Follow-up in every phase: each week where close follow-up is a need and at first, else each second.

    Treatment begins and ends on its days.
    """
    minutes = max(item.used.usual, 15)
    latest: date | None = None
    for number, span in enumerate(spans.phases):
        choice = item.choices[number]
        if choice is None or days[0] > span.last:
            continue
        first: date | None = span.first
        if latest is None:  # it begins here, and its limits count from here
            first = span.first if choice.offer is None else first_start(choice.offer, span)
            latest = min(choice.first().last or spans.phases[-1].last, days[1])
            first = None if first is None else max(first, days[0])
        if first is None or first > min(span.last, latest):
            latest = None if first is None else latest
            continue
        often = close or number == 0
        weekly = minutes if often or item.used.fixed else max(15, minutes // 2 // 15 * 15)
        yield CourseLine(
            number=next(numbers),
            item=item,
            first=first,
            last=min(span.last, latest),
            begins=number,
            early=False,
            low=weekly,
            usual=weekly,
            most_usual=weekly,
            high=weekly,
            single=False,
        )
