"""Made-up courses of a programme, for load tests: grants, extensions, plans, absences, leave and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Literal

import attrs

from qupcore.catalogue.national import national
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.absence import Absence, AbsenceReason, Certificate, Leave
from qupcore.domain.case.course import Course, FollowUp, Work
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.programme_decision import EndReason, ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.population.making import synthesize
from qupcore.population.margins import Margins
from qupcore.population.mark import made_up
from qupcore.population.person import person_of_row
from qupcore.population.reading import published_margins

__all__ = ["MOST_COURSES", "synthesize_courses"]

MOST_COURSES = 100_000
"""The largest number of courses: each is a file."""
_DAY = timedelta(days=1)
_YEAR = 365
_FULL_WEEK = 37 * 60 + 30
_REASONS: Sequence[tuple[AbsenceReason, Certificate | None, int]] = (
    ("own_illness", "self", 3),
    ("own_illness", "doctor", 14),
    ("sick_child", "self", 2),
    ("holiday", None, 14),
    ("welfare", None, 2),
    ("other", "none", 1),
)
"""Why somebody is away, how it is shown, and for how many days at most: made up."""


def synthesize_courses(seed: int, size: int, margins: Margins | None = None) -> Iterator[Participant]:
    """Make up cases of programmes under way or ended: as many people, and a course each.

    They have no margins beside those of the people, whose `status` says how the course stands on the day of
    the margins. Lengths, absences and plans are made up evenly. Nothing that is counted among them says
    anything about people.

    Args:
        seed: A whole number from 0. The same seed, size and margins give the same cases.
        size: How many cases, from 1 to 100,000.
        margins: What the people are made from; published margins if left out.

    Raises:
        BadInput: as `synthesize`.

    >>> case = next(synthesize_courses(seed=1, size=5))
    >>> case.ref, case.course.decisions[0].kind
    ('made-up-1', 'granted')
    """
    check_arguments(synthesize_courses, locals())
    if size > MOST_COURSES:
        raise BadInput(
            worded("{name} is {value}", name="size", value=size if size < 10**20 else "…"),
            remedy=worded("give a whole number from {low} to {high}", low=1, high=MOST_COURSES),
            code="input.number",
        )
    margins = published_margins() if margins is None else margins
    people = synthesize(seed, size, margins)
    return (_with_course(row, margins.day, seed) for row in people.iter_rows(named=True))


def _with_course(row: Mapping[str, Any], day: date, seed: int) -> Participant:
    case = person_of_row(row, day)
    random = Random(f"{seed} {row['ref']} course")
    return attrs.evolve(
        case, course=_course(case, row.get("status"), day, random), sources={"ref": made_up("en")}
    )


def _course(case: Participant, status: str | None, day: date, random: Random) -> Course:
    """A course as its status says on the day; of an unknown status it is under way."""
    ended = status in ("completed", "ended_for_absence")
    months = random.choice((6, 12, 12, 24)) * 30
    lived = random.randrange(30, months)
    start = day - lived * _DAY
    last = start + (months - 1) * _DAY
    stop = day - random.randrange(0, min(lived, 60)) * _DAY if ended else None
    until = stop - _DAY if stop else day
    children = tuple(
        SupportedChild(
            birth_date=born, ref=f"child-{number}", lives_in_norway=random.choice((True, True, None))
        )
        for number, born in enumerate(case.household.child_birth_dates if case.household else (), 1)
    )
    leaves: tuple[Leave, ...] = ()
    if status == "on_leave":
        leaves = (
            Leave(first=day - random.randrange(1, 20) * _DAY, last=day + random.randrange(1, 60) * _DAY),
        )
    away = [*_absences(start, min(until, leaves[0].first - _DAY if leaves else until), children, random)]
    return Course(
        applied_on=start - random.randrange(14, 90) * _DAY,
        decisions=tuple(_decisions(start, last, stop, status, random)),
        started_on=start,
        leaves=leaves,
        absences=tuple(away),
        work=_work(start, until, random),
        children=children,
        sole_carer=random.choice((True, False, None)) if children else None,
        plans=tuple(_plans(start, until, random)),
        follow_ups=tuple(
            FollowUp(on=start + days * _DAY, by="nobody", evaluated=random.choice((True, False, None)))
            for days in range(90, (until - start).days, 90)
        ),
    )


def _decisions(
    start: date, last: date, stop: date | None, status: str | None, random: Random
) -> Iterator[ProgrammeDecision]:
    """A grant of at most a year, an extension where it is longer, and the end."""
    first_end = min(last, start + (_YEAR - 1) * _DAY)
    yield _decision("granted", start - random.randrange(1, 21) * _DAY, start, first_end)
    stopped_before = stop is not None and stop <= first_end
    if first_end < last and not stopped_before:
        decided = first_end - random.randrange(0, 30) * _DAY
        yield attrs.evolve(_decision("extended", decided, first_end + _DAY, last), extension="second_year")
    if stop is not None:
        because: EndReason = "absence" if status == "ended_for_absence" else "completed"
        yield attrs.evolve(_decision("ended", stop, stop, None), because=because)


def _decision(
    kind: Literal["granted", "extended", "ended"], decided: date, first: date, last: date | None
) -> ProgrammeDecision:
    return ProgrammeDecision(
        kind=kind,
        decided_on=decided,
        applies_from=first,
        applies_to=last,
        written=True,
        notified_on=decided,
        told_of_appeal=True,
    )


def _absences(
    start: date, until: date, children: tuple[SupportedChild, ...], random: Random
) -> Iterator[Absence]:
    """Absences one after the other, ten to eighty days apart."""
    day = start + random.randrange(5, 60) * _DAY
    while day <= until:
        reason, certificate, most = random.choice(_REASONS)
        last = min(until, day + random.randrange(most) * _DAY)
        about_child = reason == "sick_child"
        yield Absence(
            first=day,
            last=last,
            reason=reason,
            certificate=certificate,
            permitted=random.choice((True, True, None, False)),
            welfare_ground="other" if reason == "welfare" else None,
            child_birth_date=random.choice(children).birth_date if about_child and children else None,
            minutes_a_day=random.choice((None, None, None, 120)),
        )
        day = last + random.randrange(10, 80) * _DAY


def _work(start: date, until: date, random: Random) -> tuple[Work, ...]:
    """One in five has paid work beside the programme."""
    if random.randrange(5) or (until - start).days < 30:
        return ()
    first = start + random.randrange((until - start).days) * _DAY
    return (Work(first=first, minutes_a_week=random.randrange(60, 600, 30)),)


def _plans(start: date, until: date, random: Random) -> Iterator[Plan]:
    """A version for each half year, of work-directed time and something beside it."""
    day = start
    while day <= until:
        work = random.randrange(900, 1800, 30)
        yield Plan(
            valid_from=day,
            goal=made_up("en"),
            evaluation_dates=(day + 90 * _DAY,),
            elements=(
                Element(
                    measure=random.choice(_measures(day, "work_directed")),
                    counts_as="work_directed",
                    minutes_a_week=work,
                ),
                Element(
                    measure=random.choice(_measures(day, "supporting")),
                    counts_as="supporting",
                    minutes_a_week=_FULL_WEEK - work,
                ),
            ),
        )
        day += 182 * _DAY


def _measures(day: date, kind: str) -> list[str]:
    """The measures of the day that count so; a name of the office's own where there is none."""
    found = (
        item.id
        for item in national().measures
        if item.valid.contains(day) and any(one.counts_as == kind for one in item.classes)
    )
    return sorted(found) or ["made up"]
