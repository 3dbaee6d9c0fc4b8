"""A warning about two measures counts on days on which both run and its relation holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from phasing.asked import problem_of
from phasing.drawn import ALWAYS, HERE, SOURCE, WORDS, World, made
from phasing.slow import Slow
from qupcore import Participant, Period
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.practice import Practice, UsualHours, UsualPhases
from qupcore.domain.catalogue.relation import Relation
from qupcore.phasing.problem import CourseProblem
from qupcore.phasing.warned import warned_pairs, warned_together
from qupcore.planning.checker import Checker

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


def test_two_lines_are_warned_of_where_both_run_on_a_day_of_the_relation() -> None:
    found = problem(Period(date(2026, 10, 5), date(2026, 10, 30)))
    among = found.rules.choosable(ON, UNTIL)
    warned = warned_pairs(found.lines, Checker(found.case, ON, found.rules), among)
    seen = set()
    for one in (line for line in found.lines if line.item.of == WORK):
        for other in (line for line in found.lines if line.item.of == LESSONS):
            days = {*range(one.first.toordinal(), one.last.toordinal() + 1)}
            days &= {*range(other.first.toordinal(), other.last.toordinal() + 1)}
            days &= {*range(date(2026, 10, 5).toordinal(), date(2026, 10, 30).toordinal() + 1)}
            assert warned_together(warned, one, other) == bool(days)
            seen.add(bool(days))
    assert seen == {True, False}


def test_the_cost_counts_two_lines_only_where_the_relation_holds() -> None:
    found = problem(Period(date(2026, 10, 5), date(2026, 10, 30)))
    place = found.aims.order().index("warnings")
    whole = [line for line in found.lines if (line.first, line.last) == (ON, UNTIL)]
    work = next(line for line in whole if line.item.of == WORK)
    lessons = [line for line in found.lines if line.item.of == LESSONS]
    costs = set()
    for other in lessons:
        weighed = found.weighing.weigh([work, other])
        assert weighed is not None
        assert weighed.cost == Slow(found).cost([work, other])
        assert weighed.cost[place] == (other.first <= date(2026, 10, 30) and other.last >= date(2026, 10, 5))
        costs.add(weighed.cost[place])
    assert costs == {0, 1}
