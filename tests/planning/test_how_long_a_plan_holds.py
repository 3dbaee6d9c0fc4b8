"""A suggested plan holds until `holds_until`: until then no check finds more than on the first day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composing.drawn import ON, UNTIL, catalogues, people
from composing.test_search_and_check import wanted
from planning.few import FULL, PERSON, few
from qupcore import Course, Participant, Period, Plan, check_plan, suggest
from qupcore.cases import Work
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plans import SearchLimit, Suggested, Wanted

DAY = timedelta(days=1)
A_YEAR = date(2027, 9, 6)
DAYS = st.dates(ON - 30 * DAY, UNTIL + 30 * DAY)
HOURS = st.none() | st.sampled_from((0, 300, 900, 1125, 1140, FULL))
FEW = settings(
    max_examples=max(20, settings.default.max_examples // 2),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def jobs(draw: st.DrawFn) -> Work:
    """Paid work that begins or ends near or during the plan."""
    days = sorted((draw(DAYS), draw(DAYS)))
    kind = draw(st.sampled_from(("work", "apprenticeship")))
    last = draw(st.sampled_from((days[1], None)))
    return Work(first=days[0], last=last, minutes_a_week=draw(HOURS), kind=kind)


def heavy(plan: Plan, on: Any, person: Participant, catalogue: Catalogue) -> set[tuple[str, str]]:
    found = check_plan(plan, on, case=person, catalogue=catalogue, repairs=0).findings
    return {(item.rule, item.weight) for item in found if item.weight in ("breach", "needs_assessment")}


def first_plan(*work: Work, **wants: Any) -> Suggested:
    person = attrs.evolve(PERSON, course=Course(work=work) if work else None)
    return suggest(
        person, ON, catalogue=few(), want=1, wanted=Wanted(most=4, needs_met=False, **wants)
    ).plans[0]


@FEW
@given(catalogues(), people, st.lists(jobs(), max_size=2))
def test_a_plan_comes_to_the_same_through_the_last_day_that_it_holds(
    catalogue: Catalogue, person: Participant, work: list[Work]
) -> None:
    person = attrs.evolve(person, course=Course(work=tuple(work)))
    chosen = attrs.evolve(wanted(catalogue), assess=True)
    found = suggest(person, ON, catalogue=catalogue, want=2, wanted=chosen, limit=SearchLimit(expansions=300))
    for item in found.plans:
        on_the_day = heavy(item.plan, ON, person, catalogue)
        through = Period(ON, item.holds_until or UNTIL)
        assert {rule for rule, _ in heavy(item.plan, through, person, catalogue)} <= {
            rule for rule, _ in on_the_day
        }
        if not item.short_of:
            assert (
                check_plan(item.plan, through, case=person, catalogue=catalogue, repairs=0).outcome == "valid"
            )
        ends = min((element.last for element in item.plan.elements if element.last), default=None)
        if item.holds_until is not None and item.holds_until != ends:
            longer = Period(ON, item.holds_until + DAY)
            assert heavy(item.plan, longer, person, catalogue) - on_the_day  # it holds not one day longer


@pytest.mark.parametrize(
    ("work", "last"),
    [
        # Without paid work it holds as long as its elements last.
        ((), A_YEAR),
        # Half of full time is the most that paid work may be (§ 30 (2)).
        ((Work(first=date(2026, 9, 21), minutes_a_week=FULL),), date(2026, 9, 20)),
        ((Work(first=date(2026, 9, 8), minutes_a_week=1140),), ON),
        # A job that begins after the plan.
        ((Work(first=date(2027, 9, 7), minutes_a_week=FULL),), A_YEAR),
        # The job that filled the week ends.
        ((Work(first=date(2026, 8, 3), last=date(2026, 12, 31), minutes_a_week=900),), date(2026, 12, 31)),
        ((Work(first=date(2026, 8, 3), last=date(2028, 12, 31), minutes_a_week=900),), A_YEAR),
        # A job with unknown hours must be assessed from its first day.
        ((Work(first=date(2026, 10, 1)),), date(2026, 9, 30)),
    ],
)
def test_paid_work_that_begins_or_ends_beside_it(work: tuple[Work, ...], last: date) -> None:
    item = first_plan(*work)
    assert (item.check.outcome, item.short_of, item.holds_until) == ("valid", (), last)


def test_the_smallest_case() -> None:
    work = (Work(first=date(2026, 9, 21), minutes_a_week=FULL),)
    person = attrs.evolve(
        PERSON, planning=Planning(municipality="1804", needs=("work_experience",)), course=Course(work=work)
    )
    for item in suggest(person, ON, catalogue=few(), want=3).plans:
        assert item.holds_until == date(2026, 9, 20)
        assert (
            check_plan(item.plan, Period(ON, item.holds_until), case=person, catalogue=few()).outcome
            == "valid"
        )
        assert (
            check_plan(item.plan, Period(ON, date(2026, 9, 21)), case=person, catalogue=few()).outcome
            == "invalid"
        )


def test_what_stands_in_the_way_on_the_first_day_shortens_nothing() -> None:
    item = first_plan(Work(first=date(2026, 8, 3), minutes_a_week=1140))
    assert [one.kind for one in item.short_of] == ["paid_work"]
    assert item.holds_until == A_YEAR
