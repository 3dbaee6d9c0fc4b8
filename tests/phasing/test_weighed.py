"""Costs by hand: a need met in part, and months with only work or only learning."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from phasing.asked import problem_of
from phasing.drawn import HERE, World, made
from phasing.slow import Slow
from qupcore import Participant
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.need import NeedSize
from qupcore.domain.catalogue.practice import Practice, UsualHours, UsualPhases
from qupcore.phasing.aims import CourseAims

WORK, LESSONS = f"{HERE}:work", f"{HERE}:lessons"
EARLY, LATE = date(2026, 12, 6), date(2027, 9, 6)


def costs(lasts: dict[str, date], *needs: str, sizes: dict[str, NeedSize] | None = None) -> dict[str, int]:
    """The cost by layer of the lines from the first day of a year until these days, to both programs."""
    practice: Any = {"fills": "time", "phases": UsualPhases(names=("early", "middle", "late"))}
    case = Participant(
        ref="both", birth_date=date(1990, 1, 1), planning=Planning(needs=needs, municipality=HERE)
    )
    world = World(
        case=case,
        until=LATE,
        national=Catalogue(by="country"),
        local=Catalogue(
            by="place",
            namespace=HERE,
            measures=(
                made(
                    WORK,
                    "work_directed",
                    ("work_experience",),
                    practice=Practice(hours=UsualHours(low=900, usual=1350, high=1350), **practice),
                    organisers=("employer",),
                ),
                made(
                    LESSONS,
                    "supporting",
                    ("language",),
                    practice=Practice(hours=UsualHours(low=300, usual=600, high=900), **practice),
                ),
            ),
        ),
    )
    problem = problem_of(world, CourseAims(sizes=sizes or {}))
    chosen = [
        next(line for line in problem.lines if (line.item.id, line.begins, line.last) == (id, 0, last))
        for id, last in lasts.items()
    ]
    weighed = problem.weighing.weigh(chosen)
    assert weighed is not None
    assert weighed.cost == Slow(problem).cost(chosen)
    return dict(zip(problem.aims.order(), weighed.cost, strict=True))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lasts", "months"),
    [
        ({WORK: LATE, LESSONS: LATE}, 0),
        ({WORK: LATE}, 9),  # 273 days before the last part
        ({LESSONS: LATE}, 9),
        ({WORK: LATE, LESSONS: EARLY}, 6),  # 182 days of them without lessons
        ({WORK: EARLY, LESSONS: LATE}, 6),
        ({}, 0),
    ],
)
def test_months_with_only_work_or_only_learning(lasts: dict[str, date], months: int) -> None:
    assert costs(lasts, "work_experience", "language")["parallel"] == months


@pytest.mark.parametrize(
    ("last", "weeks", "unmet"),
    [
        (EARLY, 13, 0),  # 91 days of 91
        (EARLY, 14, 1),  # 91 of 98: a begun quarter counts
        (EARLY, 26, 2),
        (EARLY, 27, 3),
        (LATE, None, 0),
        (EARLY, None, 4),  # 91 of 365 is less than a quarter
    ],
)
def test_a_begun_quarter_of_a_need_counts(last: date, weeks: int | None, unmet: int) -> None:
    sizes = {"language": NeedSize(minutes=300, weeks=weeks)}
    assert costs({LESSONS: last}, "language", sizes=sizes)["needs"] == unmet
