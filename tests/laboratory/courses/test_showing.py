"""Whole cases of real changes of the law: what they show is calculated by hand here."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qupcore.cases.benefit.month import benefit_month
from qupcore.cases.review.duties import duties
from qupcore.cases.review.review import review
from qupcore.laboratory.courses import showing
from qupcore.laboratory.courses.case_answer import CaseAnswer
from qupcore.laboratory.courses.showing import CaseWitness, case_of_witness
from qupcore.laboratory.differing import law_difference
from qupcore.laboratory.kinds import Class
from qupcore.laboratory.sides import Side, Sides
from qupcore.laboratory.topic_answer import TopicAnswer
from qupcore.laboratory.topic_witnesses import TopicWitness
from qupcore.law.national import NATIONAL
from qupcore.reforms import Reform, SetNumber


def between(day: str) -> Sides:
    after = date.fromisoformat(day)
    return Sides(Side(NATIONAL, after - timedelta(days=1)), Side(NATIONAL, after))


def witness(day: str, topic: str, kind: Class) -> TopicWitness:
    (found,) = law_difference(between(day), [topic]).topics
    (one,) = (item for item in found.witnesses if item.kind == kind)
    assert isinstance(one, TopicWitness)
    return one


def case(day: str, topic: str, kind: Class) -> CaseWitness:
    found = case_of_witness(topic, witness(day, topic, kind), between(day))
    assert isinstance(found, CaseWitness)
    return found


def test_the_factor_of_2024_is_seen_in_the_benefit_of_july() -> None:
    """23 weekdays of 260: 248,056 * 23 / 260 and 253,141 * 23 / 260 kroner."""
    found = case("2024-07-01", "rates", "more")
    one, other = (
        benefit_month(found.laid.case, 2024, 7, law=law).gross for law in between("2024-07-01").laws
    )
    assert one is not None
    assert other is not None
    assert (one.ore, other.ore) == (248_056_00 * 23 // 260, 253_141_00 * 23 // 260)
    assert (found.before.amounts["gross"], found.after.amounts["gross"]) == (one.ore, other.ore)


def test_a_day_of_interruption_moves_the_last_day_of_two_years_from_2019() -> None:
    found = case("2019-01-01", "duration", "deadline")
    assert found.asked == "duties"
    due = [
        next(duty.due for duty in duties(found.laid.case, found.laid.on, law=law) if duty.kind == "maximum")
        for law in between("2019-01-01").laws
    ]
    assert due == [date(2020, 12, 31), date(2021, 1, 1)]


def test_illness_without_permission_lowers_the_benefit_from_2019() -> None:
    """One day of 23 in January 2019, of 2 G a year; G was 96,883."""
    found = case("2019-01-01", "absence", "newly_refused")
    one, other = found.before.amounts["gross"], found.after.amounts["gross"]
    assert one is not None
    assert other is not None
    assert one - other in (2 * 96_883_00 // 260, 2 * 96_883_00 // 260 + 1)


@pytest.mark.parametrize("kind", ["newly_right", "newly_refused", "reason"])
def test_a_review_tells_the_condition_under_one_law_only(kind: Class) -> None:
    found = case("2019-01-01", "duration", kind)
    one, other = (
        {
            item.finding.rule
            for item in review(found.laid.case, found.laid.on, law=law).breaches
            if (item.topic, item.path) == ("duration", found.path)
        }
        for law in between("2019-01-01").laws
    )
    assert one != other
    assert bool(one) == (kind != "newly_refused")
    assert bool(other) == (kind != "newly_right")


def test_the_child_supplement_of_2012_is_known_and_that_before_is_asked_about() -> None:
    found = case("2012-01-01", "rates", "newly_determined")
    assert ("", "rate.child_daily") in found.before.waiting
    assert found.after.amounts["child_supplement"] == 27_00 * 260


def test_a_year_of_250_days_gives_more_for_a_day_of_january() -> None:
    """From the rates of the month, since no month has a full benefit of 1.05 kroner a year: 21 weekdays."""
    start = date(2027, 1, 1)
    reform = Reform(
        name="fewer-days",
        source="a test",
        operations=[SetNumber(about="sotjl.35.days_a_year", start=start, value=250)],
    )
    sides = Sides(Side(NATIONAL, start), Side(reform(NATIONAL), start))
    nothing = TopicAnswer("met")
    shown = TopicWitness("more", {"rate.yearly": 105, "pay.children": 0}, nothing, nothing)
    found = case_of_witness("pay", shown, sides)
    assert isinstance(found, CaseWitness)
    yearly, days = found.facts["rate.yearly"], found.facts["pay.month_days"]
    assert isinstance(yearly, int)
    assert days == 21
    assert [answer.amounts["gross"] for answer in (found.before, found.after)] == [
        yearly * days // 260,
        yearly * days // 250,
    ]


@pytest.mark.parametrize(
    ("topic", "kind", "why"),
    [
        ("benefit_days", "reason", "no_case"),
        ("work", "reading", "reading"),
        ("period_end", "newly_ruled", "within"),
        ("progress", "newly_ruled", "not_yet"),
    ],
)
def test_a_witness_that_stays_facts_says_why(topic: str, kind: Class, why: str) -> None:
    assert case_of_witness(topic, witness("2019-01-01", topic, kind), between("2019-01-01")) == why


def test_a_case_that_shows_nothing_when_decided_again_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    one = witness("2024-07-01", "rates", "more")
    monkeypatch.setattr(showing, "case_answer", lambda *_: CaseAnswer(amounts={"gross": 1, "benefit": 1}))
    assert case_of_witness("rates", one, between("2024-07-01")) == "not_shown"
