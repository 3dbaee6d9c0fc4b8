"""The lines of a course: a measure or an offer from one day to another, with what it serves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import attrs

from qupcore.composing.choices import Choice, quarter_hours
from qupcore.domain.case.plan import MeasureClass
from qupcore.domain.catalogue.need import NeedSize
from qupcore.domain.catalogue.offer import Offer
from qupcore.phasing.practice_of import Used
from qupcore.phasing.spans import PhaseSpan, Spans

__all__ = ["LESSONS", "WORK_NEEDS", "CourseLine", "Item", "busy_of", "course_lines", "first_start"]

LESSONS = frozenset({"language", "basic_subjects"})
"""Needs that lessons cover."""

WORK_NEEDS = frozenset({"work_experience", "ordinary_workplace", "adapted_work"})
"""Needs that work covers."""

_A_DAY = 450
"""Minutes a week: what usually takes less is no work of a phase."""

_THREE_DAYS = 1350
"""Minutes a week: work of up to three days is usual, whatever the measure."""

_SHORTEST = 28
"""Days: a measure that fills the week for less is no part of a phase."""


@attrs.frozen(kw_only=True, eq=False)
class Item:
    """A measure or an offer that a course may hold.

    Attributes:
        id: Id of the offer; of the measure where there is no offer.
        of: Id of the measure.
        counts_as: Its class in the programme.
        used: How it is used.
        choices: What is known of it at the first day of each phase; None where it is not available then.
        in_phases: The numbers of the phases in which it usually begins and can.
        needs: The needs of the person that it covers.
        used_for: The needs of anybody that it covers.
        wish: The wish that it meets; empty where it meets none.
        costs: What choosing it costs in the layers `warnings` and `local`, whatever its days.
        busy: The quarter hours of the week that its fixed times take.
    """

    id: str
    of: str
    counts_as: MeasureClass | None
    used: Used
    choices: tuple[Choice | None, ...]
    in_phases: frozenset[int]
    needs: frozenset[str]
    used_for: frozenset[str]
    wish: str
    costs: tuple[int, int]
    busy: int

    @property
    def works(self) -> bool:
        """Whether it is work, or training for a trade, that fills time; lessons alone are not."""
        return (
            self.counts_as == "work_directed"
            and self.used.fills == "time"
            and self.used.usual >= _A_DAY
            and not (self.used_for and self.used_for <= LESSONS)
        )

    @property
    def places(self) -> bool:
        """Whether it places the person at work."""
        if self.used_for:
            return self.works and bool(self.used_for & WORK_NEEDS)
        return self.works and not self.id.startswith("no:")

    @property
    def beside(self) -> int:
        """The number of needs that it covers and the person does not have."""
        return len(self.used_for - self.needs)

    @property
    def ordinary(self) -> bool:
        """Whether it is at an ordinary employer."""
        choice = next((item for item in self.choices if item is not None), None)
        measure = choice.measure if choice else None
        return measure is not None and "employer" in measure.organisers


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
        single: Whether a course holds one line of its measure at most.
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
    single: bool = True

    def runs_on(self, day: date) -> bool:
        """Whether it runs on a day."""
        return self.first <= day <= self.last

    def meets(self, other: CourseLine) -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last


def course_lines(
    item: Item, spans: Spans, sizes: Mapping[str, NeedSize], numbers: Iterator[int], *, ahead: bool = False
) -> Iterator[CourseLine]:
    """The possible lines of an item.

    Args:
        item: The item.
        spans: The days of the course.
        sizes: What meets the needs of the person.
        numbers: The numbers to give to lines.
        ahead: Whether it may also begin one phase before those that it usually belongs to.
    """
    phases = spans.phases
    usual = [number for number, span in enumerate(phases) if span.name in item.used.phases]
    starts = list(usual)
    if ahead and usual and usual[0] > 0:
        starts.insert(0, usual[0] - 1)
    seen = set()
    for start in starts:
        choice = item.choices[start]
        if choice is None:
            continue
        early = start not in usual
        first = _first_day(item, phases[start], spans)
        if first is None:
            continue
        ends = list(_ends(phases, start, usual))
        for last in _last_days(item, choice, first, ends, sizes):
            if (first, last) not in seen and (last - first).days + 1 >= min(
                _SHORTEST, (phases[start].last - phases[start].first).days + 1
            ):
                seen.add((first, last))
                yield _line(next(numbers), item, first, last, start, early, sizes)


def _ends(phases: Sequence[PhaseSpan], start: int, usual: Sequence[int]) -> Iterator[date]:
    """The last days of the phases that follow one another without a leave, as long as it belongs to them."""
    for number in range(start, len(phases)):
        follows = number == start or phases[number - 1].last + timedelta(days=1) == phases[number].first
        if not follows or number not in (*usual, start):
            return
        yield phases[number].last


def _first_day(item: Item, span: PhaseSpan, spans: Spans) -> date | None:
    """The first day in a phase on which it may begin; None where there is none."""
    if item.counts_as == "job_search" and not item.wish:
        return max(span.first, spans.search_from) if spans.search_from <= span.last else None
    offer = next((choice.offer for choice in item.choices if choice is not None), None)
    return span.first if offer is None else first_start(offer, span)


def first_start(offer: Offer, span: PhaseSpan) -> date | None:
    """The first day of a phase on which one may begin in an offer; None where there is none."""
    if offer.starts:
        return next((day for day in sorted(offer.starts) if span.first <= day <= span.last), None)
    first = max(span.first, offer.period.start)
    return first if first <= min(span.last, offer.period.end or span.last) else None


def _last_days(
    item: Item, choice: Choice, first: date, ends: Sequence[date], sizes: Mapping[str, NeedSize]
) -> Iterator[date]:
    latest = choice.first().last or ends[-1]
    if item.used.most_weeks is not None:
        latest = min(latest, first + timedelta(weeks=item.used.most_weeks) - timedelta(days=1))
    ending = [sizes[need] for need in item.needs if need in sizes and sizes[need].ends]
    if ending and len(ending) == len([need for need in item.needs if need in sizes]):
        weeks = max(size.weeks or 0 for size in ending)
        if weeks:
            yield min(latest, first + timedelta(weeks=weeks) - timedelta(days=1))
            return
    for end in ends:
        if end >= first:
            yield min(end, latest)


def _line(
    number: int,
    item: Item,
    first: date,
    last: date,
    begins: int,
    early: bool,
    sizes: Mapping[str, NeedSize],
) -> CourseLine:
    used = item.used
    asked = [sizes[need].a_week for need in item.needs if need in sizes]
    size = min(-(-max(asked, default=0) // 15) * 15, used.high)
    low, usual = max(used.low, size), max(used.usual, size)
    band = (usual, usual if not item.places else max(usual, min(_THREE_DAYS, used.high)))
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
    )


def busy_of(choice: Choice) -> int:
    """The quarter hours of the week that the fixed times of a choice take."""
    return quarter_hours(choice.offer.fixed_times) if choice.offer is not None else 0
