"""The lines of a course: a measure or an offer from one day to another, with what it serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import attrs

from qupcore.composing.choices import Choice
from qupcore.domain.catalogue.need import NeedSize
from qupcore.domain.catalogue.offer import Offer
from qupcore.phasing.item import WORK_NEEDS, Item
from qupcore.phasing.spans import PhaseSpan, Spans

__all__ = ["CourseLine", "course_lines", "first_start", "joints_of", "usual_last"]

_THREE_DAYS = 1350
"""Minutes a week: work of up to three days is usual, whatever the measure."""

_HALF_A_WEEK = 1125
"""Minutes a week: the same for a step that the municipality arranges, beside other things."""

_FOUR_DAYS = 1800
"""Minutes a week: the same in the last part, where work grows."""

_BRIDGE = 14
"""Days: work that fills the time until other work begins is not shorter."""

_SHORTEST = 28
"""Days: a measure that fills the week for less is no part of a phase."""


@attrs.frozen(kw_only=True)
class CourseLine:
    """An item from one day to another.

    Attributes:
        number: Its number among the lines of the search.
        item: The item.
        first: First day.
        last: Last day, included.
        begins: The number of the phase in which it begins.
        early: Whether it begins before the phases that it usually belongs to; its hours are then low.
        low: Minutes a week at the least: what a need asks for, where it fits.
        usual: The fewest minutes that are usual here.
        most_usual: The most minutes that are usual here.
        high: Minutes a week at the most.
        ends: Whether all needs that it serves are met after some weeks.
        single: Whether a course holds one line of its measure at most.
        kind: What a week knows of it: lines of the same kind have the same hours.
    """

    number: int
    item: Item
    first: date
    last: date
    begins: int
    early: bool
    low: int
    usual: int
    most_usual: int
    high: int
    ends: bool = False
    single: bool = True
    kind: tuple[object, ...] = attrs.field(init=False, eq=False, repr=False)

    @kind.default
    def _kind(self) -> tuple[object, ...]:
        return self.item.id, self.low, self.usual, self.most_usual, self.high, self.early

    def serves(self, purpose: str) -> bool:
        """Whether it serves a need or a wish: a need of work is served by work, not by support alone."""
        item = self.item
        return purpose == item.wish or (purpose in item.needs and (item.works or purpose not in WORK_NEEDS))

    def runs_on(self, day: date) -> bool:
        """Whether it runs on a day."""
        return self.first <= day <= self.last

    def meets(self, other: CourseLine) -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last


def course_lines(
    item: Item,
    spans: Spans,
    sizes: Mapping[str, NeedSize],
    numbers: Iterator[int],
    *,
    ahead: bool = False,
    joints: Sequence[date] = (),
) -> Iterator[CourseLine]:
    """The possible lines of an item.

    Args:
        item: The item.
        spans: The days of the course.
        sizes: What meets the needs of the person.
        numbers: The numbers to give to lines.
        ahead: Whether it may also begin one phase before those that it usually belongs to.
        joints: Days within phases on which it may also begin, or before which it may end.
    """
    phases = spans.phases
    usual = [number for number, span in enumerate(phases) if span.name in item.used.phases]
    starts = list(usual)
    if ahead and usual and usual[0] > 0:
        starts.insert(0, usual[0] - 1)
    seen = set()
    for start in starts:
        choice = item.choices[start]
        early, late = start not in usual, phases[start].name == "late"
        shortest = min(_SHORTEST, (phases[start].last - phases[start].first).days + 1)
        if item.searches:  # it belongs to the last part, however short that is
            shortest = 1
        for first_day in _first_days(item, phases[start], spans) if choice is not None else ():
            assert choice is not None
            cohort = bool(choice.offer and choice.offer.starts)
            within = [day for day in joints if first_day < day <= phases[start].last and not cohort]
            ends = list(_ends(phases, start, usual, over_leave=not cohort))
            before = [day - timedelta(days=1) for day in joints if first_day < day <= max(ends)]
            for first in (first_day, *within):
                for last in _last_days(item, choice, first, [*ends, *before], sizes):
                    days = (last - first).days + 1
                    if (first, last) not in seen and days >= (shortest if not joints else _BRIDGE):
                        seen.add((first, last))
                        yield _line(next(numbers), item, first, last, start, early, sizes, late=late)


def joints_of(lines: Iterable[CourseLine], spans: Spans) -> tuple[date, ...]:
    """The days within phases on which work, or what is wished, begins or has ended."""
    found = set()
    for line in lines:
        if line.item.wish or line.item.works:
            found |= {line.first, line.last + timedelta(days=1)}
    return tuple(sorted(day for day in found if any(span.first < day <= span.last for span in spans.phases)))


def _ends(
    phases: Sequence[PhaseSpan], start: int, usual: Sequence[int], *, over_leave: bool
) -> Iterator[date]:
    """The last days of the phases as long as it belongs to them; a group does not wait during a leave."""
    for number in range(start, len(phases)):
        follows = number == start or phases[number - 1].last + timedelta(days=1) == phases[number].first
        if not (follows or over_leave) or number not in (*usual, start):
            return
        yield phases[number].last


def _first_days(item: Item, span: PhaseSpan, spans: Spans) -> Iterator[date]:
    """The first days in a phase on which it may begin.

    Job search begins on its day; where it is wished, with the phase as well.
    """
    if item.not_before is not None and item.not_before > span.first:
        span = attrs.evolve(span, first=item.not_before)
    later = attrs.evolve(span, first=max(span.first, spans.search_from))
    several = ([span] if item.wish else [later]) if item.searches else [span]
    if item.searches and item.wish and later.first > span.first:
        several.append(later)
    offer = next((choice.offer for choice in item.choices if choice is not None), None)
    found: list[date] = []
    for days in several:
        first = days.first if offer is None else first_start(offer, days)
        if first is not None and days.first <= days.last and first not in found:
            found.append(first)
    yield from found


def first_start(offer: Offer, span: PhaseSpan) -> date | None:
    """The first day of a phase on which one may begin in an offer; None where there is none."""
    if offer.starts:
        return next((day for day in sorted(offer.starts) if span.first <= day <= span.last), None)
    first = max(span.first, offer.period.start)
    return first if first <= min(span.last, offer.period.end or span.last) else None


def _last_days(
    item: Item, choice: Choice, first: date, ends: Sequence[date], sizes: Mapping[str, NeedSize]
) -> Iterator[date]:
    latest = usual_last(item, choice, first, ends[-1], sizes)
    if _weeks_to_meet(item, sizes):
        yield latest
        return
    supports = item.used.fills == "contact" and item.counts_as == "work_directed"
    group = choice.offer is not None and bool(choice.offer.starts)
    trains = (item.used.weeks is None or group) and "formal_training" in item.used_for
    # Support goes on into the job, training to its examination, and a job with pay for as long as it can.
    for end in [max(ends)] if supports or trains or _stays(item) else ends:
        if end >= first:
            yield min(end, latest)


def usual_last(item: Item, choice: Choice, first: date, last: date, sizes: Mapping[str, NeedSize]) -> date:
    """The last day of an item that begins on a day: as long as it may run, is usual, and its needs ask for.

    Args:
        item: The item.
        choice: What is known of it on that day.
        first: The day on which it begins.
        last: The last day of what may run without an end.
        sizes: What meets the needs of the person.
    """
    latest = choice.first().last or last
    if item.used.most_weeks is not None:
        latest = min(latest, first + timedelta(weeks=item.used.most_weeks) - timedelta(days=1))
    weeks = _weeks_to_meet(item, sizes)
    return min(latest, first + timedelta(weeks=weeks) - timedelta(days=1)) if weeks else latest


def _weeks_to_meet(item: Item, sizes: Mapping[str, NeedSize]) -> int:
    """The weeks after which all needs of known size that it covers are met; 0 where some have no end."""
    if not _all_end(item, sizes):
        return 0
    return max(sizes[need].weeks or 0 for need in item.needs if need in sizes)


def _days_of_work(item: Item, *, late: bool) -> int:
    if late:
        return _FOUR_DAYS
    return _THREE_DAYS if item.ordinary or item.paid else _HALF_A_WEEK


def _stays(item: Item) -> bool:
    """Whether it is a job with pay that may last."""
    return item.paid and item.used.weeks is None


def _all_end(item: Item, sizes: Mapping[str, NeedSize]) -> bool:
    """Whether all needs of known size that it covers are met after some weeks."""
    known = [sizes[need] for need in item.needs if need in sizes]
    return bool(known) and all(size.ends for size in known)


def _line(
    number: int,
    item: Item,
    first: date,
    last: date,
    begins: int,
    early: bool,
    sizes: Mapping[str, NeedSize],
    *,
    late: bool,
) -> CourseLine:
    used = item.used
    asked = [sizes[need].a_week for need in item.needs if need in sizes]
    size = min(-(-max(asked, default=0) // 15) * 15, used.high)
    low, usual = used.low if item.places else max(used.low, size), max(used.usual, size)
    band = (
        usual,
        usual if not item.places else max(usual, min(_days_of_work(item, late=late), used.high)),
    )
    if size and not item.works:
        band = (min(max(used.low, size), used.usual), usual)
    if early and not item.places:
        low, band = used.low, (used.low, used.low)
    if used.fills != "time":
        low, band = used.low, (used.low, used.usual)
    return CourseLine(
        number=number,
        item=item,
        first=first,
        last=last,
        begins=begins,
        early=early,
        low=min(low, band[0]) if not used.fixed else used.usual,
        usual=band[0],
        most_usual=band[1],
        high=used.high,
        ends=_all_end(item, sizes),
    )
