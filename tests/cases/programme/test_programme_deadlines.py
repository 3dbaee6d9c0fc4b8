"""By when what must happen in a programme."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from cases.programme.granted import EXTENDED, GRANTED, course, day, decision, due, plan
from qupcore import Participant
from qupcore.cases.review.entries import deadlines
from qupcore.domain.case.absence import Leave
from qupcore.domain.case.course import Course, FollowUp
from qupcore.domain.case.programme_decision import Appeal

# deadlines


def test_the_last_day_for_the_start():
    assert due(course(), "start") == [("$.course.started_on", "2024-07-10", True)]
    assert due(course(), "start", "2024-02-01") == [("$.course.started_on", "2024-07-10", False)]
    refused = Course(applied_on=day("2024-01-10"), decisions=(decision("refused", "2024-02-01"),))
    assert due(refused, "start") == []
    deferred = Course(applied_on=day("2020-02-01"), start_deferrals=1)
    assert due(deferred, "start", "2020-04-01") == [("$.course.started_on", "2021-02-01", False)]
    assert due(deferred, "start", "2021-06-01") == [("$.course.started_on", None, False)]
    assert due(Course(), "start") == []


def test_each_period_is_decided_on_and_the_longest_time_is_told():
    case = course(GRANTED, EXTENDED, leaves=(Leave(first=day("2024-07-01"), last=day("2024-07-10")),))
    first, second = "$.course.decisions[0]", "$.course.decisions[1]"
    assert due(case, "period_ends", "2025-02-13") == [(first, "2025-02-28", False)]
    assert due(case, "period_ends") == [(first, "2025-02-28", True), (second, "2026-02-28", False)]
    assert due(case, "maximum") == [(second, "2026-03-10", False)]
    ended = course(GRANTED, decision("ended", "2024-06-01", "2024-06-15"))
    assert due(ended, "period_ends") == [(first, "2025-02-28", True)]
    assert due(ended, "maximum") == [(first, "2026-02-28", True)]


@pytest.mark.parametrize(("year", "longest"), [(2009, None), (2016, "2018-08-31"), (2021, "2024-02-29")])
def test_the_longest_time_beyond_two_years(year, longest):
    case = course(
        decision("granted", f"{year}-02-15", f"{year}-03-01", f"{year + 1}-02-28"),
        decision("extended", f"{year + 1}-02-15", f"{year + 1}-03-01", f"{year + 2}-02-28"),
        decision(
            "extended",
            f"{year + 2}-02-15",
            f"{year + 2}-03-01",
            f"{year + 2}-08-31",
            extension="beyond_two_years",
        ),
        applied_on=None,
        started_on=day(f"{year}-03-01"),
    )
    found = due(case, "maximum", f"{year + 2}-04-01")
    assert found == ([("$.course.decisions[2]", longest, False)] if longest else [])


def test_an_interruption_and_the_protected_year():
    begun = decision(
        "interrupted", "2024-06-01", "2024-06-03", because="birth", absence_from=day("2024-05-20")
    )
    path = "$.course.decisions[1]"
    case = course(GRANTED, begun)
    assert due(case, "interruption_ends") == [(path, "2025-06-02", False)]
    assert due(case, "protection_ends") == [(path, "2025-05-19", False)]
    over = course(GRANTED, attrs.evolve(begun, applies_to=day("2024-09-30"), because="own_wish"))
    assert due(over, "interruption_ends", "2024-09-29") == [(path, "2025-06-02", False)]
    assert due(over, "interruption_ends", "2024-09-30") == [(path, "2025-06-02", True)]
    assert due(over, "protection_ends") == []
    before_2019 = course(
        decision("granted", "2016-02-15", "2016-03-01", "2017-02-28"),
        decision("interrupted", "2016-06-01", "2016-06-03", "2016-07-31"),
        started_on=day("2016-03-01"),
        applied_on=None,
    )
    assert due(before_2019, "interruption_ends") == []


def test_by_when_to_appeal():
    refused = decision("refused", "2024-02-01", notified_on=day("2024-02-06"))
    case = Course(decisions=(refused,))
    path = "$.course.decisions[0]"
    assert due(case, "appeal") == [(path, "2024-02-27", False)]
    appealed = attrs.evolve(case, appeals=(Appeal(received_on=day("2024-02-20"), against=day("2024-02-01")),))
    assert due(appealed, "appeal") == [(path, "2024-02-27", True)]
    assert due(appealed, "appeal", "2024-02-19") == [(path, "2024-02-27", False)]
    saturday = Course(decisions=(attrs.evolve(refused, notified_on=day("2024-02-10")),))
    sunday = Course(decisions=(attrs.evolve(refused, notified_on=day("2024-02-11")),))
    assert due(saturday, "appeal") == due(sunday, "appeal") == [(path, "2024-03-04", False)]
    assert due(Course(decisions=(attrs.evolve(refused, notified_on=None),)), "appeal") == [
        (path, None, False)
    ]
    assert due(course(), "appeal") == []  # a grant whose notice is not on record


def test_the_certificate():
    case = course()
    assert due(case, "certificate", "2025-02-28") == []
    assert due(case, "certificate", "2025-03-01") == [("$.course.certificate_on", "2025-03-01", False)]
    issued = attrs.evolve(case, certificate_on=day("2025-03-05"))
    assert due(issued, "certificate", "2025-03-05") == [("$.course.certificate_on", "2025-03-01", True)]


def test_the_days_of_evaluation_and_what_was_held():
    dates = (day("2024-06-01"), day("2024-09-01"), day("2025-01-15"))
    case = course(
        plans=(plan(evaluation_dates=dates), plan(since="2024-12-01", evaluation_dates=(day("2025-02-01"),))),
        follow_ups=(
            FollowUp(on=day("2024-04-01"), evaluated=False),
            FollowUp(on=day("2024-09-03"), evaluated=True),
        ),
    )
    first, second = "$.course.plans[0].evaluation_dates", "$.course.plans[1].evaluation_dates"
    # The third day comes after the version was replaced.
    assert due(case, "evaluation") == [
        (f"{first}[0]", "2024-06-01", False),
        (f"{first}[1]", "2024-09-01", True),
        (f"{second}[0]", "2025-02-01", False),
    ]
    assert due(case, "evaluation", "2024-09-02")[1] == (f"{first}[1]", "2024-09-01", False)
    ended = attrs.evolve(case, decisions=(*case.decisions, decision("ended", "2024-07-01", "2024-08-01")))
    assert due(ended, "evaluation") == [(f"{first}[0]", "2024-06-01", False)]
    before_2012 = course(
        decision("granted", "2011-02-15", "2011-03-01", "2012-02-28"),
        started_on=day("2011-03-01"),
        applied_on=None,
        plans=(plan(since="2011-03-01", evaluation_dates=(day("2011-06-01"),)),),
    )
    assert due(before_2012, "evaluation") == []


def test_deadlines_come_in_order_and_those_without_a_day_last():
    case = course(GRANTED, EXTENDED, decision("interrupted", "2025-04-15", "2025-05-01", because="birth"))
    found = deadlines(Participant(ref="a", course=case), day("2025-06-01"))
    days = [item.on or date.max for item in found]
    assert days == sorted(days)
    assert found[-1].on is None
    for item in found:
        assert item.citation.version
        assert item.done == (item.done_on is not None)
        assert item.on is None or item.on > day("2024-01-01") - timedelta(days=1)
