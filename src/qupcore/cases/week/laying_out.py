"""The layout of a week of a programme from its course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from qupcore.cases.absence.closed import closures_on
from qupcore.cases.week.active import WORKING_DAYS, Active, active_elements
from qupcore.cases.week.blocks import with_proposals, with_slots, with_work
from qupcore.cases.week.element_time import ElementTime, element_time
from qupcore.cases.week.marks import days_off_in, marks_of, plan_in_force
from qupcore.cases.week.policy import WeekPolicy
from qupcore.cases.week.summing import hours_of
from qupcore.domain.answers.week import DayMark, Week, WeekDay, WeekElement, WorkBeside
from qupcore.domain.case.course import Course
from qupcore.domain.case.paid_work import PaidWork, paid_work
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.situation import PlannedLeave
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.iso_week import IsoWeek
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.law.full_time import FullTime
from qupcore.law.national import AS_IT_STANDS

__all__ = ["lay_out_week"]

_PLANS = "$.course.plans"


def lay_out_week(
    course: Course,
    week: IsoWeek,
    *,
    ref: str = "",
    policy: WeekPolicy | None = None,
    catalogues: Iterable[Catalogue] = (),
    municipality: str = "",
    days_off: Mapping[date, DayMark] | None = None,
    jobs: Sequence[PaidWork] | None = None,
    leaves: Sequence[PlannedLeave] = (),
) -> Week:
    """Lay out a week.

    Each day has the elements of the plan version in force on it whose period includes the day. An element
    with an unknown date is never left out. On a free day (day off, interruption, leave, outside the
    programme) fixed times are shown as falling away, and so are the times of a closed measure. A closed
    measure makes no day free, since § 16 names no such day: full time does not change. An absence does not
    change the plan.

    A Saturday and a Sunday are laid out where something is there: a fixed time, which counts, or an
    evaluation. Full time is still spread over Monday to Friday, and so are hours without a fixed time.

    Args:
        course: The course; it has a plan that holds in the week.
        week: Which week.
        ref: The case's reference.
        policy: How the office lays out a week.
        catalogues: What knows measures and offers: names, classes, and times that the plan leaves out.
        municipality: The municipality whose classing of a measure goes first.
        days_off: The days off among its days. Left out: those of the regulation.
        jobs: Paid work beside the programme, which § 30 counts in full time. Left out: the jobs of the
            course.
        leaves: Leave to come.

    Raises:
        BadInput: no plan is on record, or none holds on any day of the week.
        NoRulesInForce: a week before the programme existed.

    Source: FOR-2011-12-21-1471 §§ 1 and 16.
    """
    policy = policy or WeekPolicy()
    _need_plans(course)
    active = [
        item
        for item in active_elements(course, week.days, catalogues)
        if item.weekend_slots or item.days[0] < WORKING_DAYS
    ]
    dates = _shown(course, week, active)
    active = [item.within(len(dates)) for item in active]
    if len(dates) == WORKING_DAYS:
        _need_a_plan(course, week)
    if days_off is None:
        at_weekend = {week.days[number] for item in active for number in item.weekend_slots}
        days_off = days_off_in(dates, AS_IT_STANDS, activities=course.activity_days, weekend_times=at_weekend)
    full_time = FullTime.minutes_a_week.on(dates[0])
    marked = [marks_of(course, on, days_off.get(on), _closed(course, on, active), leaves) for on in dates]
    days = [_day(course, on, marks) for on, marks in zip(dates, marked, strict=True)]
    known = paid_work(Participant(ref=ref or "course", course=course)) if jobs is None else jobs
    days = [with_work(with_slots(day, number, active, policy), known) for number, day in enumerate(days)]
    elements = [_in_week(item, element_time(item), days, municipality) for item in active]
    if policy.propose:
        days, elements = with_proposals(days, elements, active, policy)
    beside = tuple(_beside(known, dates))
    return Week(
        week=week,
        ref=ref,
        days=tuple(days),
        elements=tuple(elements),
        beside=beside,
        hours=hours_of(course, days, elements, full_time, beside),
        frame=(policy.frame_start, policy.frame_end),
    )


def _shown(course: Course, week: IsoWeek, active: Iterable[Active]) -> tuple[date, ...]:
    """Monday to Friday, and the days of the weekend up to the last on which something is there."""
    there = {number for item in active for number in item.weekend_slots}
    for number, on in enumerate(week.days):
        plan = plan_in_force(course, on)
        if plan is not None and on in (course.plans[plan].evaluation_dates or ()):
            there.add(number)
    return week.days[: max(WORKING_DAYS, 1 + max(there, default=0))]


def _need_plans(course: Course) -> None:
    if not course.plans:
        raise BadInput(
            "the case has no plan",
            remedy="record the plan, with the day from which it holds",
            faults=(Fault(_PLANS, "missing", code="input.missing"),),
            code="input.missing",
        )


def _need_a_plan(course: Course, week: IsoWeek) -> None:
    first, friday = course.plans[0].valid_from, week.working_days[-1]
    if friday < first:
        raise BadInput(
            worded("no plan holds in {week}: the first holds from {first}", week=week, first=first),
            remedy=worded("ask for {of} or a later week", of=IsoWeek.of(first)),
            faults=(
                Fault(
                    f"{_PLANS}[0].valid_from",
                    worded("{first} is after {friday}", first=first, friday=friday),
                    code="input.period",
                ),
            ),
            code="input.period",
        )


def _day(course: Course, on: date, marks: tuple[DayMark, ...]) -> WeekDay:
    plan = plan_in_force(course, on)
    return WeekDay(
        on=on, plan=plan, plan_from=None if plan is None else course.plans[plan].valid_from, marks=marks
    )


def _in_week(item: Active, time: ElementTime, days: list[WeekDay], municipality: str) -> WeekElement:
    held = [number for number in item.days if days[number].counts and number not in item.closed]
    counting = sum(number < WORKING_DAYS for number in held)
    fixed = sum(slot.end - slot.start for number, slot in item.slots_in_week() if number in held)
    flexible = None if time.flexible is None else time.flexible * counting // WORKING_DAYS
    if not counting:
        flexible = 0  # its time belongs to other days
    measure = item.measure
    classed = item.element.counts_as or (measure.counts_as(municipality) if measure else None)
    return WeekElement(
        measure=item.element.measure,
        names=measure.names if measure else None,
        offer=item.element.offer,
        counts_as=classed,
        followed_up_by=item.element.followed_up_by,
        dates_known=item.element.first is not None and item.element.last is not None,
        time_from=time.known_from,
        percent=item.element.percent,
        whole_minutes=time.whole,
        minutes=None if flexible is None else fixed + flexible,
        flexible_minutes=flexible,
        more_slots_than_time=time.more_slots,
        drop_in=item.offer is not None and item.offer.drop_in,
        opening_hours=item.opening_hours,
        every_other_week=item.alternates,
    )


def _closed(course: Course, on: date, active: list[Active]) -> list[DayMark]:
    """A mark for each closure: of all measures, or of one measure of the plan."""
    closed = {item.measure for item in closures_on(course, on)}
    if "" in closed:
        return [DayMark(kind="closed")]
    known = {item.element.measure: item.measure for item in active if item.closed}
    return [
        DayMark(kind="closed", measure=id, names=measure.names if measure else None)
        for id, measure in known.items()
        if id in closed
    ]


def _beside(jobs: Iterable[PaidWork], dates: tuple[date, ...]) -> Iterator[WorkBeside]:
    for job in jobs:
        if any(job.runs_on(day) for day in dates):
            yield WorkBeside(kind=job.kind or "work", minutes=job.minutes_a_week)
