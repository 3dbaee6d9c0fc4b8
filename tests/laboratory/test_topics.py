"""The differences of every topic between consecutive editions; some of them calculated by hand."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest

from qupcore.engines import installed_engines
from qupcore.engines.agreement import agreement_of
from qupcore.laboratory.differing import TopicDifference, law_difference
from qupcore.laboratory.sides import Side, Sides
from qupcore.laboratory.topic_answer import amount_units, answer_of, topic_kinds
from qupcore.laboratory.topic_witnesses import TopicWitness
from qupcore.law.national import NATIONAL

TOPICS = [topic for topic in NATIONAL.topics if topic != "right"]
FIRST = date(2007, 11, 1)
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"


def between(day: date) -> Sides:
    return Sides(Side(NATIONAL, day - timedelta(days=1)), Side(NATIONAL, day))


def difference(day: date, topic: str) -> TopicDifference:
    (found,) = law_difference(between(day), [topic]).topics
    return found


def shown(found: TopicDifference) -> dict[str, TopicWitness]:
    return {item.kind: item for item in found.witnesses if isinstance(item, TopicWitness)}


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize("topic", TOPICS)
def test_every_change_of_a_topic_is_proved_equal_or_shown(topic: str) -> None:
    days = [day for day in NATIONAL.changes(topic) if day > FIRST]
    for day in days if THOROUGH or len(days) < 10 else days[::4]:
        found = difference(day, topic)
        assert found.answer in ("equal", "differs")
        assert found.why == ""
        assert bool(found.witnesses) == (found.answer == "differs")


@pytest.mark.parametrize(
    ("topic", "day"),
    [
        ("content", "2019-01-01"),
        ("duration", "2020-03-16"),
        ("child", "2024-01-01"),
        ("refund", "2015-01-01"),
    ],
)
def test_every_engine_confirms_a_witness_and_no_fact_of_it_can_be_left_out(topic: str, day: str) -> None:
    sides = between(date.fromisoformat(day))
    before, after = sides.rulebooks(topic)
    assert before is not None
    assert after is not None
    engines = [agreement_of(book, installed_engines()) for book in (before, after)]
    for kind, witness in shown(difference(date.fromisoformat(day), topic)).items():
        for facts in (
            dict(witness.facts),
            *({k: v for k, v in witness.facts.items() if k != name} for name in witness.facts),
        ):
            one, other = (
                answer_of(book, engine(facts)) for book, engine in zip((before, after), engines, strict=True)
            )
            kinds = topic_kinds(one, other, amount_units(before, after))
            assert (kind in kinds) == (facts == witness.facts)


def test_the_factor_of_2024_gives_everybody_more() -> None:
    """G is 124,028: twice it, and 2.041 times it, in whole kroner; two thirds; a day is one of 260."""
    found = difference(date(2024, 7, 1), "rates")
    (witness,) = shown(found).values()
    assert (witness.kind, dict(witness.facts)) == ("more", {})
    assert witness.before.amounts["rate.yearly"] == 248_056_00
    assert witness.after.amounts["rate.yearly"] == 253_141_00
    assert witness.after.amounts["rate.yearly_under_25"] == 168_761_00
    assert witness.after.amounts["rate.daily"] == 973_62


def test_the_child_supplement_of_2012_is_known_and_that_before_is_not() -> None:
    (witness,) = shown(difference(date(2012, 1, 1), "rates")).values()
    assert witness.kind == "newly_determined"
    pair = [answer.amounts["rate.child_daily"] for answer in (witness.before, witness.after)]
    assert pair == [None, 27_00]


def test_a_day_of_interruption_moves_the_end_of_two_years_from_2019() -> None:
    witness = shown(difference(date(2019, 1, 1), "duration"))["deadline"]
    assert witness.facts["duration.programme_first"] == ordinal("2019-01-01")
    assert witness.facts["duration.interruption_days"] == 1
    pair = [answer.amounts["duration.maximum_over"] for answer in (witness.before, witness.after)]
    assert pair == [ordinal("2021-01-01"), ordinal("2021-01-02")]


def test_the_pandemic_deferred_a_start_by_six_months() -> None:
    """Six months after 15 September 2019 is 15 March 2020."""
    witness = shown(difference(date(2020, 3, 16), "start"))["newly_right"]
    assert dict(witness.facts) == {
        "start.applied_on": ordinal("2019-09-15"),
        "start.started_on": ordinal("2020-03-16"),
        "start.deferrals": 1,
    }


def test_a_topic_of_which_one_law_has_no_rule_differs_for_everybody() -> None:
    (begun,) = shown(difference(date(2012, 1, 1), "permission")).values()
    assert (begun.kind, dict(begun.facts), begun.before.standing) == ("newly_ruled", {}, "no_rule")
    (ended,) = shown(difference(date(2021, 1, 1), "pandemic")).values()
    assert (ended.kind, ended.after.standing) == ("no_longer_ruled", "no_rule")
