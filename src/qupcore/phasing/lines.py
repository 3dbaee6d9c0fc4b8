"""The lines of a course: a measure or an offer from one day to another, with what it serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import attrs

from qupcore.composing.choices import Choice, quarter_hours
from qupcore.domain.case.plan import MeasureClass
from qupcore.domain.catalogue.need import NeedSize
from qupcore.domain.catalogue.offer import Offer
from qupcore.phasing.practice_of import Used
from qupcore.phasing.spans import PhaseSpan, Spans

__all__ = [
    "LEARNING_NEEDS",
    "LESSONS",
    "WORK_NEEDS",
    "CourseLine",
    "Item",
    "busy_of",
    "course_lines",
    "first_start",
    "joints_of",
]

LESSONS = frozenset({"language", "basic_subjects"})
"""Needs that lessons cover."""

LEARNING_NEEDS = LESSONS | {"formal_training"}
"""Needs that lessons and training cover."""

WORK_NEEDS = frozenset({"work_experience", "ordinary_workplace", "adapted_work"})
"""Needs that work covers."""

_A_DAY = 450
"""Minutes a week: what usually takes less is no work of a phase."""

_HALF_A_DAY = 225
"""Minutes a week: the same for work at a workplace."""

_THREE_DAYS = 1350
"""Minutes a week: work of up to three days is usual, whatever the measure."""

_FOUR_DAYS = 1800
"""Minutes a week: the same in the last part, where work grows."""

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
        leads: Whether the course is built around it.
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
    leads: bool
    costs: tuple[int, int]
    busy: int

    @property
    def works(self) -> bool:
        """Whether it is work, or training for a trade, that fills time; lessons alone are not."""
        return (
            self.counts_as == "work_directed"
            and self.used.fills == "time"
            and self.used.usual >= (_HALF_A_DAY if self.used_for & WORK_NEEDS else _A_DAY)
            and not (self.used_for and self.used_for <= LESSONS)
            and "follow_up" not in self.used_for
        )

    @property
    def searches(self) -> bool:
        """Whether it is a search for jobs, which belongs to the last part (section 30), and nothing else."""
        return self.counts_as == "job_search" or (
            self.used.fills == "time" and self.used_for == frozenset({"job_search"})
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
    def organisers(self) -> frozenset[str]:
        """Who organises it."""
        measure = next(choice for choice in self.choices if choice is not None).measure
        return frozenset(measure.organisers if measure else ())

    @property
    def ordinary(self) -> bool:
        """Whether it is at an ordinary employer."""
        return "employer" in self.organisers

    @property
    def paid(self) -> bool:
        """Whether it is a job with pay."""
        measure = next(choice for choice in self.choices if choice is not None).measure
        return measure is not None and measure.wage == "yes"

    @property
    def sheltered(self) -> bool:
        """Whether it is work that is adapted to reduced capacity, or at a firm approved for that."""
        return self.works and ("adapted_work" in self.used_for or "approved_provider" in self.organisers)


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
        first_day = _first_day(item, phases[start], spans)
        if choice is None or first_day is None:
            continue
        early, late = start not in usual, phases[start].name == "late"
        shortest = min(_SHORTEST, (phases[start].last - phases[start].first).days + 1)
        within = [day for day in joints if first_day < day <= phases[start].last]
        ends = list(_ends(phases, start, usual, over_leave=not (choice.offer and choice.offer.starts)))
        before = [day - timedelta(days=1) for day in joints if day > first_day and day <= max(ends)]
        begins = [first_day] if choice.offer and choice.offer.starts else [first_day, *within]
        for first in begins:
            for last in _last_days(item, choice, first, [*ends, *before], sizes):
                if (first, last) not in seen and (last - first).days + 1 >= (shortest if not joints else 7):
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


def _first_day(item: Item, span: PhaseSpan, spans: Spans) -> date | None:
    """The first day in a phase on which it may begin; None where there is none."""
    if item.searches and not item.wish:
        if spans.search_from > span.last:
            return None
        span = attrs.evolve(span, first=max(span.first, spans.search_from))
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
    if _all_end(item, sizes):
        weeks = max(sizes[need].weeks or 0 for need in item.needs if need in sizes)
        if weeks:
            yield min(latest, first + timedelta(weeks=weeks) - timedelta(days=1))
            return
    supports = item.used.fills == "contact" and item.counts_as == "work_directed"
    trains = item.used.weeks is None and "formal_training" in item.used_for
    # Support goes on into the job, and training to its examination.
    for end in [max(ends)] if supports or trains else ends:
        if end >= first:
            yield min(end, latest)


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
        usual if not item.places else max(usual, min(_FOUR_DAYS if late else _THREE_DAYS, used.high)),
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


def busy_of(choice: Choice) -> int:
    """The quarter hours of the week that the fixed times of a choice take."""
    return quarter_hours(choice.offer.fixed_times) if choice.offer is not None else 0
