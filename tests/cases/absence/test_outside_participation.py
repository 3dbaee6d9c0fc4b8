"""What happens on days on which nobody takes part uses up nothing, cuts nothing and breaks nothing.

Regulation §§ 5-17 give absence from the programme, § 36 cuts for it, and § 30 (2) limits the work that is
combined with it. Before the start, after the end, in an interruption and on approved leave there is no
programme to be absent from, or to combine anything with.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qupcore import benefit_month, duties, read_case, review
from qupcore.cases.absence.parts import absence_parts
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.participation import Participation
from qupcore.testing import absences, courses, people_in_courses

pytestmark = pytest.mark.durable
DAY = timedelta(days=1)
WORK = "sotjl.30.work_or_apprenticeship_at_most_half"
RECORD = "fvl.17.record_agrees"
RANDOM = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def granted(first, last, **more):
    return {"kind": "granted", "decided_on": first, "applies_from": first, "applies_to": last, **more}


def case(*decisions, started="2026-01-05", **course):
    first = {} if started is None else {"started_on": started}
    tree = {"applied_on": "2025-11-03", "decisions": list(decisions), **first, **course}
    person = {"ref": "x", "birth_date": "1990-01-01", "benefits": [], "course": tree}
    return read_case(json.dumps(person).encode())


YEAR = granted("2026-01-05", "2026-12-31")
BREAK = {"kind": "interrupted", "decided_on": "2026-03-01", "applies_from": "2026-03-02"}
BREAK |= {"applies_to": "2026-04-30", "because": "ordinary_work"}
ENDED = {"kind": "ended", "decided_on": "2026-08-20", "applies_from": "2026-09-01"}


def remarks(person, on, outcome):
    found = review(person, date.fromisoformat(on)).remarks
    return {(item.path, item.finding.rule) for item in found if item.outcome == outcome}


def of(person, on, path, outcome="not_met"):
    return {rule for where, rule in remarks(person, on, outcome) if where == path}


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (case(YEAR), {"2026-01-04": False, "2026-01-05": True, "2026-12-31": True, "2027-01-01": False}),
        (
            case(YEAR, BREAK),
            {"2026-03-01": True, "2026-03-02": False, "2026-04-30": False, "2026-05-01": True},
        ),
        (case(YEAR, ENDED), {"2026-08-31": True, "2026-09-01": False}),
        (
            case(YEAR, leaves=[{"first": "2026-06-01", "last": "2026-06-30", "with_benefit": True}]),
            {"2026-05-31": True, "2026-06-01": False, "2026-06-30": False, "2026-07-01": True},
        ),
        # the start is not on record: from some day within what was granted, on no day outside it
        (case(YEAR, started=None), {"2026-01-04": False, "2026-01-05": None, "2026-12-31": None}),
        # days between a period and its extension, and a start before what was granted
        (
            case(
                granted("2026-01-05", "2026-03-31"),
                {"kind": "extended", "decided_on": "2026-04-20", "applies_from": "2026-05-01",
                 "applies_to": "2026-12-31"},
            ),
            {"2026-03-31": True, "2026-04-01": None, "2026-04-30": None, "2026-05-01": True},
        ),
        (case(YEAR, started="2026-01-02"), {"2026-01-01": False, "2026-01-02": None, "2026-01-05": True}),
        # an end, and an interruption, from a day that is not on record
        (
            case(YEAR, {"kind": "ended", "decided_on": "2026-08-20"}),
            {"2026-08-19": True, "2026-08-20": None, "2026-12-31": None, "2027-01-01": False},
        ),
        (
            case(YEAR, {"kind": "interrupted", "decided_on": "2026-03-01", "applies_to": "2026-04-30"}),
            {"2026-02-28": True, "2026-03-01": None, "2026-04-30": None, "2026-05-01": True},
        ),
        # a grant without its days; a start alone; nothing at all; a refusal alone
        (
            case({"kind": "granted", "decided_on": "2026-01-05", "applies_to": "2026-12-31"}, started=None),
            {"2026-01-05": None, "2026-12-31": None, "2027-01-01": False},
        ),
        (case(), {"2026-01-04": False, "2026-01-05": True}),
        (case(started=None), {"2026-01-05": None}),
        (case({"kind": "refused", "decided_on": "2026-01-05"}, started=None), {"2026-02-05": False}),
    ],
)  # fmt: skip
def test_on_which_days_somebody_takes_part(person, said):
    days = Participation(person.course)
    assert {day: days.takes_part(date.fromisoformat(day)) for day in said} == said
    for first, last in (("2025-11-03", "2027-02-01"), ("2026-03-02", "2026-03-02")):
        spans = list(days.stretches(date.fromisoformat(first), date.fromisoformat(last)))
        assert (str(spans[0][0].start), str(spans[-1][0].end)) == (first, last)
        for (one, truth), (two, other) in pairwise(spans):
            assert one.end + DAY == two.start
            assert truth is not other


SUMMER = granted("2026-06-01", "2027-05-28")
HOLIDAY = {"reason": "holiday", "permitted": True}
REFUSED_JULY = {"first": "2026-07-06", "last": "2026-07-08", "reason": "holiday", "permitted": False}


@pytest.mark.parametrize(
    ("decisions", "started", "used"),
    [
        # 25 working days of holiday: before the start, in an interruption, between two programmes
        ((SUMMER,), "2026-06-01", ("2026-01-05", "2026-02-06")),
        ((YEAR, BREAK), "2026-01-05", ("2026-03-02", "2026-04-10")),
        (
            (
                granted("2025-06-02", "2026-01-30"),
                granted("2026-06-01", "2027-05-28", started_on="2026-06-01"),
            ),
            "2025-06-02",
            ("2026-02-02", "2026-03-06"),
        ),
    ],
)
def test_holiday_outside_participation_uses_up_nothing(decisions, started, used):
    """A refusal of three of the 25 days is against § 17 whatever happened where there was no programme."""
    outside = {"first": used[0], "last": used[1], **HOLIDAY}
    alone = benefit_month(case(*decisions, started=started, absences=[REFUSED_JULY]), 2026, 7)
    both = benefit_month(case(*decisions, started=started, absences=[REFUSED_JULY, outside]), 2026, 7)
    assert (both.gross, both.payout) == (alone.gross, alone.payout)
    assert both.open == alone.open
    assert alone.open  # it is open: the refusal stands against the regulation


@RANDOM
@given(people_in_courses(courses(most_absences=4)), absences(date(2012, 1, 1), date(2027, 1, 1)), st.data())
def test_an_absence_outside_participation_changes_nothing(person, more, data):
    course = person.course
    last = course.periods()[-1].end or course.started_on
    day = data.draw(st.dates(course.started_on - 60 * DAY, last + 60 * DAY))
    if Participation(course).takes_part(day) is not False:
        course = attrs.evolve(course, leaves=(*course.leaves, Leave(first=day, last=day, with_benefit=True)))
        person = attrs.evolve(person, course=course)
    else:
        assert Participation(course).takes_part(day) is False
    shifted = attrs.evolve(more, first=day, last=day)
    before = [(p.number, p.days, p.kept, p.missing) for p in absence_parts(person)]
    with_it = attrs.evolve(person, course=attrs.evolve(course, absences=(*course.absences, shifted)))
    assert [(p.number, p.days, p.kept, p.missing) for p in absence_parts(with_it)] == before


OUTSIDE = [
    ((YEAR,), {}, ("2025-12-01", "2025-12-05"), "2026-02-15"),
    ((YEAR, BREAK), {}, ("2026-03-09", "2026-03-13"), "2026-04-15"),
    ((YEAR, ENDED), {}, ("2026-09-07", "2026-09-11"), "2026-10-15"),
    ((YEAR,), {"leaves": [{"first": "2026-06-01", "last": "2026-07-31"}]}, ("2026-06-01", "2026-07-31"),
     "2026-08-15"),
]  # fmt: skip


@pytest.mark.parametrize(("decisions", "more", "days", "on"), OUTSIDE)
@pytest.mark.parametrize(
    "why",
    [
        {"reason": "own_illness", "certificate": "self", "permitted": True},
        {"reason": "holiday", "permitted": True},
        {"reason": "holiday", "permitted": False},
        {"reason": "religious_holiday", "permitted": True},
    ],
)
def test_absence_outside_participation_is_asked_about_and_no_breach(decisions, more, days, on, why):
    person = case(*decisions, absences=[{"first": days[0], "last": days[1], **why}], **more)
    assert of(person, on, "$.course.absences[0]") == set()
    assert of(person, on, "$.course.absences[0]", "unknown") == {RECORD}
    assert not any(rule.startswith("sotjl.41") for _, rule in remarks(person, on, "unknown"))


def test_absence_on_the_days_of_participation_is_held_as_before():
    away = {"first": "2026-02-02", "last": "2026-02-27", "reason": "own_illness", "certificate": "self"}
    person = case(YEAR, absences=[{**away, "permitted": True}])
    assert of(person, "2026-03-15", "$.course.absences[0]") >= {"for-2011-1471.6.few_days_at_a_time"}


FULL = {"minutes_a_week": 2250}


@pytest.mark.parametrize(
    ("decisions", "more", "work", "on"),
    [
        ((YEAR,), {}, {"first": "2024-01-01", "last": "2026-01-04"}, "2026-02-15"),
        ((YEAR, ENDED), {}, {"first": "2026-09-01"}, "2026-10-15"),
        ((YEAR, BREAK), {}, {"first": "2026-03-02", "last": "2026-04-30"}, "2026-05-15"),
        ((YEAR,), {"leaves": [{"first": "2026-06-01", "last": "2026-06-30"}]},
         {"first": "2026-06-01", "last": "2026-06-30"}, "2026-07-15"),
        (({"kind": "refused", "decided_on": "2026-01-05"},), {"started": None}, {"first": "2026-01-01"},
         "2026-07-15"),
        # begins in the programme, and is a whole position only after the day looked at
        ((YEAR,), {}, {"first": "2026-07-16"}, "2026-07-15"),
    ],
)  # fmt: skip
def test_work_outside_participation_is_not_combined_with_it(decisions, more, work, on):
    person = case(*decisions, work=[{**work, **FULL}], **more)
    assert not {rule for _, rule in remarks(person, on, "not_met") if rule == WORK}
    assert not {rule for _, rule in remarks(person, on, "unknown") if rule == WORK}


@pytest.mark.parametrize("last", ["2026-01-05", "2026-03-01", None])
def test_work_on_one_day_of_participation_is_held(last):
    job = {"first": "2024-01-01", **FULL, **({} if last is None else {"last": last})}
    assert of(case(YEAR, BREAK, work=[job]), "2026-05-15", "$.course.work[0]") == {WORK}


def test_the_most_hours_are_those_of_days_of_participation():
    """Half a position in the programme, and another half only in the interruption."""
    half = {"first": "2026-01-05", "minutes_a_week": 1125}
    more = {"first": "2026-03-02", "last": "2026-04-30", "minutes_a_week": 1125}
    person = case(YEAR, BREAK, work=[half, more])
    assert of(person, "2026-06-01", "$.course.work[0]") == set()
    assert of(person, "2026-06-01", "$.course.work[1]") == set()
    longer = case(YEAR, BREAK, work=[half, {**more, "last": "2026-05-01"}])
    assert of(longer, "2026-06-01", "$.course.work[0]") == {WORK}


def test_where_participation_is_not_known_it_is_asked_about():
    person = case(YEAR, started=None, work=[{"first": "2026-01-01", **FULL}])
    assert of(person, "2026-02-15", "$.course.work[0]") == set()
    [item] = [
        item
        for item in review(person, date(2026, 2, 15)).remarks
        if item.path == "$.course.work[0]" and item.finding.rule == WORK
    ]
    assert [(ask.term, ask.path) for ask in item.add] == [("day.in_programme", "$.course.decisions")]


def test_the_hours_of_a_week_in_an_interruption_or_after_the_end_are_not_missing():
    """§ 30 (1): full time is asked of the weeks in which somebody takes part."""
    first = {"measure": "job practice", "counts_as": "work_directed", "minutes_a_week": 2250}
    whole = {"valid_from": "2026-01-05", "elements": [
        {**first, "first": "2026-01-05", "last": "2026-03-01"},
        {**first, "first": "2026-05-01", "last": "2026-08-31"},
    ]}  # fmt: skip
    without = case(YEAR, plans=[whole])
    assert "sotjl.30.full_time_all_year" in of(without, "2026-10-01", "$.course.plans[0]")
    person = case(YEAR, BREAK, ENDED, plans=[whole])
    assert "sotjl.30.full_time_all_year" not in of(person, "2026-10-01", "$.course.plans[0]")
    assert "sotjl.30.full_time_all_year" not in of(person, "2026-10-01", "$.course.plans[0]", "unknown")


@pytest.mark.parametrize(("ended", "asked"), [("2026-08-01", set()), ("2026-08-03", {"reviewed"})])
def test_a_withdrawal_is_not_looked_at_again_after_the_end(ended, asked):
    """Taken away on 1 February: due by 31 July or 1 August, and then there is no programme any more."""
    end = {"kind": "ended", "decided_on": "2026-07-01", "applies_from": ended}
    taken = {"first": "2026-02-01", "ground": "doubt", "heard_on": "2026-01-30"}
    person = case(YEAR, end, withdrawals=[taken])
    path = "$.course.withdrawals[0]"
    expected = {f"for-2011-1471.8.withdrawal_{one}" for one in asked}
    assert of(person, "2026-10-15", path) | of(person, "2026-10-15", path, "unknown") == expected
    due = [item for item in duties(person, date(2026, 10, 15)) if item.path == path]
    assert bool(due) is bool(asked)


@pytest.mark.parametrize(("outcome", "said"), [("annulled", True), ("changed", None), ("upheld", False)])
def test_an_end_that_an_appeal_undid_ends_no_participation(outcome, said):
    result = {"by": "appeal_body", "decided_on": "2026-09-20", "outcome": outcome}
    appeal = {"against": "2026-08-20", "received_on": "2026-08-25", "result": result}
    days = Participation(case(YEAR, ENDED, appeals=[appeal]).course)
    assert days.takes_part(date(2026, 10, 1)) is said


def test_two_reasons_without_end_are_read():
    never = {"first": "2026-09-07", "last": "9999-12-31", "permitted": True}
    person = case(YEAR, absences=[{**never, "reason": "holiday"}, {**never, "reason": "welfare"}])
    assert max(part.last for part in absence_parts(person)) == date(2026, 12, 31)
