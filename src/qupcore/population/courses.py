"""Made-up courses of a programme, for load tests: grants, extensions, plans, absences, leave and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.course import Course, FollowUp
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.population.course_parts import (
    made_up_absences,
    made_up_decisions,
    made_up_plans,
    made_up_work,
)
from qupcore.population.making import synthesize
from qupcore.population.margins import Margins
from qupcore.population.mark import made_up
from qupcore.population.person import person_of_row
from qupcore.population.reading import published_margins

__all__ = ["MOST_COURSES", "synthesize_courses"]

MOST_COURSES = 100_000
"""The largest number of courses: each is a file."""
_DAY = timedelta(days=1)


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
    away = [
        *made_up_absences(start, min(until, leaves[0].first - _DAY if leaves else until), children, random)
    ]
    return Course(
        applied_on=start - random.randrange(14, 90) * _DAY,
        decisions=tuple(made_up_decisions(start, last, stop, status, random)),
        started_on=start,
        leaves=leaves,
        absences=tuple(away),
        work=made_up_work(start, until, random),
        children=children,
        sole_carer=random.choice((True, False, None)) if children else None,
        plans=tuple(made_up_plans(start, until, random)),
        follow_ups=tuple(
            FollowUp(on=start + days * _DAY, by="nobody", evaluated=random.choice((True, False, None)))
            for days in range(90, (until - start).days, 90)
        ),
    )
