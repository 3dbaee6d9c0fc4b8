"""The content of a programme: plans and paid work, checked against §§ 30 and 33."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from qupcore.cases.course.jobs import distinct_jobs
from qupcore.cases.course.programmes import Programme, judged_facts, programme_at, programmes
from qupcore.cases.course.who_took_part import who_took_part
from qupcore.cases.programme.beside_plans import NOTHING_BESIDE, BesidePlans
from qupcore.cases.ruling.item import EntryRuling
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling, KnownFacts, evaluation, ruled
from qupcore.deciding.facts import Fact
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.participation import Participation
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.situation import PlannedLeave
from qupcore.domain.days import day_after, day_before
from qupcore.law.terms.benefit import Day
from qupcore.law.terms.content import Combined, Content, IndividualPlan
from qupcore.law.vocabulary import question
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.terms import Value

Facts: TypeAlias = dict[str, Fact | Value | date | None]

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("content", "plan", "work")


def rulings(
    course: Course, on: date, applied: AppliedLaw, beside: BesidePlans = NOTHING_BESIDE
) -> Iterator[ItemRuling]:
    """Each plan under the rules of its first day; each job under those of its first day.

    A position of the case fills the weeks of its plans where the course has no paid work.

    A programme without a plan on record gives a question and no breach. A plan made for a time after the last
    programme, or without a grant, belongs to no programme and gives neither.
    """
    found = programmes(course, on)
    days = Participation(course, on)
    known = [
        (number, plan)
        for number, plan in enumerate(course.plans)
        if plan.valid_from <= on and not _of_no_programme(days, found, plan)
    ]
    for number, plan in known:
        path = f"$.course.plans[{number}]"
        yield _held(course, on, number, found, days, applied, beside)
        yield ruled(path, "plan", plan.valid_from, _individual(plan, on), applied)
    there = [item for item in found if not item.never_was]
    if there and not known:
        yield ruled("$.course.plans", "plan", min(on, there[-1].last or on), {}, applied)
    for number, job in enumerate(course.work):
        if job.first <= on:
            yield from _work(course.work, number, on, days, applied)


def deadlines(course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """The evaluation days that each plan states, while the plan holds.

    An evaluation counts for a stated day if it lies between the stated days before and after it.
    """
    found, days = programmes(course, on), Participation(course, on)
    held = sorted(item.on for item in course.follow_ups if item.evaluated and item.on <= on)
    for number, plan in enumerate(course.plans):
        programme = programme_at(found, plan.valid_from)
        if found and all(item.never_was for item in found):
            continue
        ends = [_last(course, plan, programme), programme.last if programme else None]
        last = min((day for day in ends if day is not None), default=date.max)
        stated = sorted(plan.evaluation_dates or ())
        if plan.valid_from > on or not stated:
            continue
        item = ruled(
            f"$.course.plans[{number}]",
            "content",
            plan.valid_from,
            _content(course, on, number, found, days),
            applied.as_it_stands,
        )
        for place, day in enumerate(day for day in stated if day <= last):
            if programme and programme.begins and programme.begins <= day and days.takes_part(day) is False:
                continue  # interrupted or on leave, so there is nobody to evaluate with
            after = stated[place - 1] if place else day_before(plan.valid_from)
            before = stated[place + 1] if place + 1 < len(stated) else date.max
            done = next((one for one in held if after < one < before), None)
            path = f"{item.path}.evaluation_dates[{(plan.evaluation_dates or ()).index(day)}]"
            yield from evaluation(item, path, day, done)


def _held(
    course: Course,
    on: date,
    number: int,
    found: tuple[Programme, ...],
    days: Participation,
    applied: AppliedLaw,
    beside: BesidePlans,
) -> ItemRuling:
    """A version of the plan; its weeks after an undated end or interruption prove nothing."""
    path, first = f"$.course.plans[{number}]", course.plans[number].valid_from
    facts, surely = (_content(course, on, number, found, days, sure, beside) for sure in (False, True))
    item = ruled(path, "content", first, facts, applied)
    time = (Content.minutes_a_week.name, Content.work_directed_minutes.name)
    if beside.asks and Content.minutes_a_week.name not in facts:
        return EntryRuling(
            path=path, topic="content", ruling=item.ruling, asked=dict.fromkeys(time, beside.asks)
        )
    if (
        facts == surely
        or item.ruling.verdicts == ruled(path, "content", first, surely, applied).ruling.verdicts
    ):
        return item
    open_ = ruled(path, "content", first, {k: v for k, v in facts.items() if k not in time}, applied)
    asked = who_took_part(course, on)
    return EntryRuling(path=path, topic="content", ruling=open_.ruling, asked=dict.fromkeys(time, asked))


def _individual(plan: Plan, on: date) -> KnownFacts:
    return {
        IndividualPlan.made_on.name: plan.valid_from,
        IndividualPlan.consented_on.name: plan.consented_on,
        IndividualPlan.another_exists.name: plan.another_plan,
        **judged_facts(plan.assessments, on),
    }


def _of_no_programme(days: Participation, found: tuple[Programme, ...], plan: Plan) -> bool:
    """Whether a version of the plan surely belongs to no programme."""
    if found:
        return programme_at(found, plan.valid_from) is None and days.takes_part(plan.valid_from) is False
    return days.on_record and days.takes_part(date.max) is False


def _work(
    work: Sequence[Work], number: int, on: date, days: Participation, applied: AppliedLaw
) -> Iterator[ItemRuling]:
    """A job on days of participation, with the largest combined paid time on them (§ 30 (2)).

    A job that exceeds the limit only on days of uncertain participation is no breach: a question asks about
    them.
    """
    job, path = work[number], f"$.course.work[{number}]"

    def held(first: date, minutes: int | None) -> ItemRuling:
        facts: KnownFacts = {
            Combined.minutes_a_week.name: minutes,
            Combined.apprenticeship.name: job.kind == "apprenticeship",
        }
        return ruled(path, "work", first, facts, applied)

    last = on if job.last is None else min(job.last, on)
    spans = [(period.start, period.end or last, truth) for period, truth in days.stretches(job.first, last)]
    sure = [(first, end) for first, end, truth in spans if truth]
    maybe = [(first, end) for first, end, truth in spans if truth is None]
    found = held(sure[0][0], _most(work, sure)) if sure else None
    if found is not None and found.ruling.holds is None:
        # More than half already, whatever the jobs of unknown hours add; else the question is about those
        # hours.
        at_least = held(sure[0][0], _most(work, sure, unknown=0))
        hours = tuple(question(Combined.minutes_a_week.name, place) for place in _unknown(work, sure))
        asked = EntryRuling(path=path, topic="work", ruling=found.ruling, asks=hours)
        found = at_least if at_least.ruling.holds is False else asked
    if found is not None and (found.ruling.holds is False or not maybe):
        yield found
        return
    if maybe and (minutes := _most(work, maybe)) is not None:
        unsure = held(maybe[0][0], minutes)
        if unsure.ruling.holds is False:
            open_ = held(maybe[0][0], None)
            asks = (question(Day.in_programme.name, "$.course"),)
            yield EntryRuling(path=path, topic="work", ruling=open_.ruling, asks=asks)
            return
    if found is not None or maybe:
        yield found or held(maybe[0][0], _most(work, maybe))


def _content(
    course: Course,
    on: date,
    number: int,
    found: tuple[Programme, ...],
    days: Participation,
    sure: bool = False,
    beside: BesidePlans = NOTHING_BESIDE,
) -> KnownFacts:
    plan = course.plans[number]
    programme = programme_at(found, plan.valid_from)
    last = _last(course, plan, programme)
    facts: Facts = {
        Content.adapted.name: bool(plan.adapted_by.strip()) or None if plan.minutes_a_week else False,
        Content.adapted_minutes.name: plan.minutes_a_week,
        Content.last.name: last,
        Content.evaluation_dates.name: None if plan.evaluation_dates is None else len(plan.evaluation_dates),
        Content.wishes_on_record.name: bool(plan.wishes.strip()) or beside.wishes,
        Content.alternatives_on_record.name: bool(plan.alternatives),
    }
    first = max(plan.valid_from, programme.first) if programme else plan.valid_from
    if plan.elements:
        ends = programme.last if programme else None
        to = min((day for day in (last, ends) if day is not None), default=first)
        begun = sure and programme is not None and programme.begins is not None  # else no day is certain
        facts |= _time(plan, course.work, first, max(first, to), days, begun, beside)
        so_far = sorted((p for p in course.plans if p.valid_from <= plan.valid_from), key=_valid_from)
        facts |= _measures(so_far, programme, last)
    if programme:
        period = programme.periods[-1]
        facts |= {
            Content.programme_first.name: programme.first,
            Content.programme_last.name: programme.granted_last,
            Content.programme_days.name: _length(programme.first, programme.granted_last),
            Content.period_first.name: period.first,
            Content.period_days.name: _length(period.first, period.last),
        }
    return {**facts, **judged_facts(plan.assessments, on)}


def _last(course: Course, plan: Plan, programme: Programme | None) -> date | None:
    """The last day of a version: before the next version, or the end of the programme."""
    later = [day_before(item.valid_from) for item in course.plans if item.valid_from > plan.valid_from]
    granted = programme.granted_last if programme else None
    return min((day for day in (granted, *later) if day is not None), default=None)


def _length(first: date, last: date | None) -> int | None:
    return None if last is None else (last - first).days + 1


def _valid_from(plan: Plan) -> date:
    return plan.valid_from


def _time(
    plan: Plan,
    work: Sequence[Work],
    first: date,
    last: date,
    participation: Participation,
    sure: bool,
    beside: BesidePlans,
) -> Facts:
    """The time in the week with the least, and its work-directed part; None where not known.

    Weeks without participation, in an interruption or on leave, have no required time. Where only certain
    facts are asked for, the same applies to weeks where participation is not known.
    """
    work = (*work, *beside.work)
    entries: tuple[Element | Work | PlannedLeave, ...] = (*plan.elements, *work, *beside.leaves)
    turns = {
        first,
        *participation.turns(first, last),
        *(item.first for item in entries if item.first is not None),
    }
    turns |= {day_after(item.last) for item in entries if item.last is not None}
    weeks: list[tuple[int | None, int | None]] = []
    for day in sorted(turn for turn in turns if first <= turn <= last):
        if (taking_part := participation.takes_part(day)) is False or (sure and taking_part is None):
            continue
        if beside.on_leave(day):
            continue
        jobs = distinct_jobs(item for item in work if _runs(item, day))
        elements = [item for item in plan.elements if _runs(item, day)]
        paid = _sum(item.minutes_a_week for item in jobs)
        directed = [item for item in elements if item.counts_as in ("work_directed", "job_search")]
        classed = all(item.counts_as is not None for item in elements)
        weeks.append(
            (
                _plus(_sum(item.minutes_a_week for item in elements), paid),
                _plus(_sum(item.minutes_a_week for item in directed), paid) if classed else None,
            )
        )
    if not weeks or any(total is None for total, _ in weeks):
        return {}
    total, directed_time = min(weeks, key=lambda week: week[0] or 0)
    return {Content.minutes_a_week.name: total, Content.work_directed_minutes.name: directed_time}


def _measures(plans: Sequence[Plan], programme: Programme | None, last: date | None) -> Facts:
    """Whether and when there are work-directed measures up to this version, and job search in it."""
    newest = plans[-1]
    begins = programme.first if programme else newest.valid_from
    so_far = [plan for plan in plans if plan is newest or plan.valid_from >= begins]
    elements = [(item, item.first or plan.valid_from) for plan in so_far for item in plan.elements]
    begun = [first for item, first in elements if item.counts_as == "work_directed"]
    searching = [item for item in newest.elements if item.counts_as == "job_search"]
    ends = [item.last or last for item in searching]
    return {
        Content.has_work_directed.name: _present(begun, (item for item, _ in elements)),
        Content.work_directed_from.name: min(begun, default=None),
        Content.has_job_search.name: _present(searching, newest.elements),
        Content.job_search_last.name: max((day for day in ends if day is not None), default=None),
    }


def _present(found: Sequence[object], elements: Iterable[Element]) -> bool | None:
    """Whether there is one; unknown where the class of an element is unknown."""
    return True if found else None if any(item.counts_as is None for item in elements) else False


def _unknown(work: Sequence[Work], spans: Sequence[tuple[date, date]]) -> list[str]:
    """The paths of the missing hours of jobs on some days."""
    return [
        f"$.course.work[{number}].minutes_a_week"
        for number, item in enumerate(work)
        if item.minutes_a_week is None
        and any(item.first <= last and (item.last is None or first <= item.last) for first, last in spans)
    ]


def _most(work: Sequence[Work], spans: Sequence[tuple[date, date]], unknown: int | None = None) -> int | None:
    """The highest paid time in a week on some days, all work together; ranges give first and last day.

    Args:
        work: The jobs.
        spans: The days.
        unknown: What a job of unknown hours counts for; None: then the sum is not known.
    """
    days = {first for first, _ in spans}
    days |= {item.first for item in work for first, last in spans if first <= item.first <= last}

    def minutes(item: Work) -> int | None:
        return unknown if item.minutes_a_week is None else item.minutes_a_week

    sums = [_sum(map(minutes, distinct_jobs(w for w in work if _runs(w, day)))) for day in days]
    known = [total for total in sums if total is not None]
    return max(known) if len(known) == len(sums) else None


def _runs(item: Element | Work, day: date) -> bool:
    """Whether an entry runs on a day; an element without a first day runs for as long as its plan."""
    return (item.first is None or item.first <= day) and (item.last is None or day <= item.last)


def _sum(minutes: Iterable[int | None]) -> int | None:
    total = 0
    for one in minutes:
        if one is None:
            return None
        total += one
    return total


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
