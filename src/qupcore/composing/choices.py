"""The ways in which a plan may hold a measure or an offer from a day on: hours, slots, last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from qupcore.composing.last_days import alone, last_day_of
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.fixed_times import WeekKind, is_of_kind, mean_minutes, week_kind
from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.plan import WEEKDAYS, Element, MeasureClass, Slot
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID, namespace_of
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.planning.checker import Checker
from qupcore.planning.facts.people import aged_apart, seen
from qupcore.planning.facts.placed import class_in
from qupcore.planning.rules.listing import Listing
from qupcore.planning.rules.prepared import Choosable
from qupcore.rules.terms import Value
from qupcore.searching.problem import Option

__all__ = ["EVERY_WEEK", "QUARTER", "Choice", "choices_of", "kinds_between", "quarter_hours"]

QUARTER = 15
"""Minutes in a unit of the search."""

_FILLERS = ("job_search", "own_activity")
_WORKING_DAYS = 5
"""The days over which the hours of a place at a firm are spread."""

ALL_KINDS: tuple[WeekKind, ...] = ((0, 0), (0, 1), (1, 0), (1, 1))
EVERY_WEEK = ALL_KINDS[:1]
"""One kind of week, which stands for every week."""
_MOST_DAYS = 8 * 371
"""Of any eight years one has 53 weeks, so that every kind of week is in them."""

_DAYS = {day: number for number, day in enumerate(WEEKDAYS)}
_A_DAY = 24 * 60 // QUARTER


@attrs.frozen(kw_only=True, eq=False)
class Choice:
    """A measure, or one of its offers, with its possible elements in a plan.

    Attributes:
        id: Id of the offer; of the measure where there is no offer.
        of: Id of the measure.
        measure: The measure; None where a plan names one that the catalogue does not have.
        offer: The offer; None for a measure without offers.
        counts_as: Its class in the programme.
        ways: The element of each option of the search; only that with the fewest hours where it is enough.
        findings: The breaches, and what must be assessed first; empty for an open choice.
        listing: Its catalogue entry.
        kept: Whether it is in the plan already.
    """

    id: str
    of: str
    measure: Measure | None
    offer: Offer | None
    counts_as: MeasureClass | None
    ways: Mapping[Option, Element]
    listing: Listing = attrs.field(repr=False)
    findings: tuple[PlanFinding, ...] = ()
    kept: bool = False

    @property
    def covers(self) -> tuple[str, ...]:
        """The needs that it meets."""
        return self.measure.covers if self.measure else ()

    @property
    def local(self) -> bool:
        """Whether the municipality has it: a measure of its own, or an offer."""
        return self.offer is not None or namespace_of(self.of) != NATIONAL_ID

    @property
    def state(self) -> str:
        """`open`, `needs_assessment` or `unavailable`."""
        weights = {item.weight for item in self.findings}
        return (
            "unavailable"
            if "breach" in weights or not self.ways
            else "needs_assessment"
            if "needs_assessment" in weights
            else "open"
        )

    @property
    def full(self) -> bool:
        """Whether the only thing missing is a place."""
        kinds = {item.kind for item in self.findings if item.weight == "breach"}
        return bool(self.ways) and kinds == {"places"}

    def value(self) -> tuple[object, ...]:
        """All its content, for comparing: equal choices need not be one object."""
        ways = tuple(sorted(self.ways.items()))
        return self.id, self.of, self.measure, self.offer, self.counts_as, ways, self.findings, self.kept

    def first(self) -> Element:
        """The element with the fewest hours."""
        return self.ways[min(self.ways)]


def choices_of(
    checker: Checker,
    among: Choosable,
    until: date,
    hours: Mapping[str, tuple[int, ...]],
    kinds: tuple[WeekKind, ...] = EVERY_WEEK,
    *,
    fewest: bool = False,
) -> Iterator[Choice]:
    """A choice for each measure that exists on the day, or for each of its offers where it has some, by id.

    Choices are worked out once for persons who are equal in the facts that the rules of a measure read.

    Args:
        checker: The checker for the person, day and catalogue.
        among: The measures and offers that a plan may hold from the day on.
        until: The latest possible last day of an element.
        hours: The possible minutes a week, by measure.
        kinds: The kinds of weeks that fixed times tell apart; one kind stands for every week.
        fewest: Whether the element with the fewest hours is enough, for a search that chooses hours itself.
    """
    known, law = among.known.choices, checker.rules.law
    planning, course = checker.case.planning, checker.case.course
    lives = (planning.municipality, planning.district) if planning else ("", "")
    person = checker.person.on(checker.on)
    fixed = (checker.on, until, law.whole_is_full_time, law.full_time, lives[0], kinds)
    later = checker.person.on(until)
    at_work = tuple((job.last, job.slots) for job in paid_work(checker.case) if job.slots)
    for listing in among.listings:
        assert listing.measure is not None
        own = hours.get(listing.measure.id, ())
        if course is not None and course.plans:
            yield _choice(checker, listing, until, own, kinds, fewest)  # elements of earlier plans count
            continue
        key = (
            listing,
            fixed,
            own,
            fewest,
            seen(listing.rules.person, person),
            (lives, at_work) if listing.offer else None,
            _growing_older(listing, checker, until, person, later),
        )
        choice = known.get(key)
        yield (
            known.keep(key, _choice(checker, listing, until, own, kinds, fewest))
            if choice is None
            else choice
        )


def _growing_older(
    listing: Listing, checker: Checker, until: date, then: Mapping[str, Value], later: Mapping[str, Value]
) -> object:
    """The birth date where the person's growing older may change an answer; None where it may not."""
    reads = listing.rules.person
    born = checker.case.birth_date
    if reads.ages and aged_apart(reads, then, later):
        return born
    if listing.end_age is None:
        return None
    age = checker.person.age(until)
    return "unknown" if age is None else born if age >= listing.end_age else None


def _choice(
    checker: Checker,
    listing: Listing,
    until: date,
    hours: tuple[int, ...],
    kinds: tuple[WeekKind, ...],
    fewest: bool,
) -> Choice:
    measure, offer = listing.measure, listing.offer
    assert measure is not None
    counts_as = class_in(measure, checker.person.municipality, checker.on)
    full_time = checker.rules.law.full_time
    percent = measure.time.min_percent if measure.time else None
    possible = _elements(measure, offer, counts_as, hours, checker.on, until, full_time)
    # Where hours change no finding, the first element tells whether and until when there is a way.
    made = [next(possible)] if fewest and percent is None else list(possible)
    last, findings = last_day_of(made[0], listing, checker)
    ways: dict[Option, Element] = {}
    for element in made:
        fitting = element if last == element.last else attrs.evolve(element, last=last)
        if percent is not None and any(
            item.kind == "percent" and item.weight == "breach" for item in alone(fitting, listing, checker)
        ):
            continue
        slots = element.slots or (offer.fixed_times if offer else ())
        ways[Option((element.minutes_a_week or 0) // QUARTER, quarter_hours(slots, kinds))] = fitting
    if percent is not None and ways:
        findings = alone(ways[max(ways)], listing, checker)
    return Choice(
        id=offer.id if offer else measure.id,
        of=measure.id,
        measure=measure,
        offer=offer,
        counts_as=counts_as,
        ways=ways,
        listing=listing,
        findings=tuple(item for item in findings if item.weight in ("breach", "needs_assessment")),
    )


def _elements(
    measure: Measure,
    offer: Offer | None,
    counts_as: MeasureClass | None,
    hours: tuple[int, ...],
    on: date,
    until: date,
    full_time: int,
) -> Iterator[Element]:
    """The element with each possible number of hours, the fewest first."""

    def made(minutes: int, percent: int | None = None) -> Element:
        return Element(
            measure=measure.id,
            offer=offer.id if offer else "",
            counts_as=None,
            minutes_a_week=minutes,
            percent=percent,
            first=on,
            last=until,
        )

    slots = offer.fixed_times if offer else ()
    time = measure.time
    if hours:
        yield from (made(minutes) for minutes in sorted(set(hours)))
    elif offer is not None and (offer.minutes_a_week or slots):
        yield made(offer.minutes_a_week or mean_minutes(slots))
    elif time is not None and time.minutes_a_week is not None:
        if not time.adapted:
            yield made(time.minutes_a_week)
            return
        least = time.min_percent or 20
        for percent in sorted({least, *(share for share in (20, 40, 50, 60, 80, 100) if share >= least)}):
            minutes = time.minutes_a_week * percent // 100 // QUARTER * QUARTER
            if minutes:
                yield made(minutes, percent if time.stated or time.min_percent else None)
    elif counts_as in _FILLERS:
        yield from (made(minutes) for minutes in range(2 * QUARTER, full_time + 1, QUARTER))
    elif counts_as == "work_directed":
        a_day = full_time // _WORKING_DAYS // QUARTER * QUARTER
        for days in range(1, _WORKING_DAYS + 1):
            stated = days * a_day * 100 // full_time if time and time.stated else None
            yield made(days * a_day, stated)
    else:
        yield from (made(60 * number) for number in (1, 2, 3, 4, 6, 8))


def quarter_hours(slots: Iterable[Slot], kinds: Sequence[WeekKind] = ALL_KINDS) -> int:
    """The quarter hours that fixed times take in a week of each kind, as bits from Monday at midnight.

    Args:
        slots: The fixed times.
        kinds: The kinds of weeks that are told apart; one kind stands for every week.
    """
    bits = 0
    for slot in slots:
        start = _DAYS[slot.day] * _A_DAY + slot.start // QUARTER
        taken = ((1 << (slot.end - slot.start) // QUARTER) - 1) << start
        for number, kind in enumerate(kinds):
            if len(kinds) == 1 or is_of_kind(slot, kind):
                bits |= taken << number * len(WEEKDAYS) * _A_DAY
    return bits


def kinds_between(first: date, last: date, slots: Iterable[Slot]) -> tuple[WeekKind, ...]:
    """The kinds of weeks between two days; one for all where no fixed time alternates."""
    if not any(slot.alternates for slot in slots):
        return EVERY_WEEK
    weeks = range(first.toordinal(), min(last.toordinal(), first.toordinal() + _MOST_DAYS) + 1, 7)
    found = {week_kind(date.fromordinal(day)) for day in (*weeks, last.toordinal())}
    return tuple(sorted(found)) if len(found) > 1 else ALL_KINDS
