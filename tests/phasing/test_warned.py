"""A warning about two measures counts where both can run on a day on which its relation holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from phasing.asked import problem_of
from phasing.drawn import ALWAYS, HERE, SOURCE, WORDS, World, made
from qupcore import Participant, Period
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.practice import Practice, UsualHours, UsualPhases
from qupcore.domain.catalogue.relation import Relation
from qupcore.phasing.problem import CourseProblem

WORK, LESSONS = f"{HERE}:work", f"{HERE}:lessons"
ON, UNTIL = date(2026, 9, 7), date(2027, 9, 6)
PAIR = frozenset((WORK, LESSONS))


def problem(valid: Period, *, employed: bool | None = None, **more: Any) -> CourseProblem:
    """A year of work and lessons, of which a relation warns on some days."""
    used: Any = {"fills": "time", "phases": UsualPhases(names=("early", "middle", "late"))}
    warns = Relation(
        kind="warns",
        of=(WORK,),
        to=(LESSONS,),
        valid=valid,
        authority="guidance",
        reason=WORDS,
        sources=SOURCE,
        **more,
    )
    hours = UsualHours(low=300, usual=600, high=1200)
    measures = (
        made(WORK, "work_directed", ("work_experience",), practice=Practice(hours=hours, **used)),
        made(LESSONS, "supporting", ("language",), practice=Practice(hours=hours, **used)),
    )
    case = Participant(
        ref="a",
        birth_date=date(1990, 1, 1),
        circumstances=Circumstances(employed=employed),
        planning=Planning(needs=("work_experience", "language"), municipality=HERE),
    )
    local = Catalogue(by="place", namespace=HERE, measures=measures, relations=(warns,))
    return problem_of(World(case=case, until=UNTIL, national=Catalogue(by="country"), local=local))


@pytest.mark.parametrize(
    ("valid", "warned"),
    [
        (ALWAYS, True),
        (Period(date(2016, 1, 1), date(2026, 9, 6)), False),
        (Period(date(2016, 1, 1), ON), True),
        (Period(UNTIL), True),
        (Period(date(2027, 9, 7)), False),
        (Period(date(2026, 11, 3), date(2026, 11, 3)), True),
    ],
)
def test_a_relation_that_holds_on_no_day_of_the_course_warns_of_nothing(valid: Period, warned: bool) -> None:
    assert (PAIR in problem(valid).weighing.warned) == warned


@pytest.mark.parametrize(("employed", "warned"), [(True, False), (False, True), (None, True)])
def test_a_relation_whose_exception_holds_warns_of_nothing(employed: bool | None, warned: bool) -> None:
    assert (PAIR in problem(ALWAYS, employed=employed, unless="work.employed").weighing.warned) == warned


def test_relations_of_another_kind_or_time_are_no_warnings() -> None:
    assert PAIR not in problem(ALWAYS, overlap="programme").weighing.warned
