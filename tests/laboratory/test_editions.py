"""The differences between consecutive editions of § 29, read from the acts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qupcore import decide
from qupcore.laboratory.differing import law_difference
from qupcore.laboratory.person import person_with
from qupcore.laboratory.sides import Side, Sides
from qupcore.law.national import NATIONAL

STRICT = ("newly_right", "newly_refused")
CHANGED = {
    date(2010, 1, 1): {"newly_right"},  # "very" left out; the programme is in every municipality
    date(2010, 12, 17): {"newly_refused"},  # "very" restored
    date(2012, 1, 1): {"newly_refused"},  # residence, FOR-2011-12-28-1471
    date(2019, 1, 1): {"newly_right", "newly_refused"},  # ages; the offer; the burden; introduction first
}
DAYS = [day for day in NATIONAL.changes("right") if day > date(2007, 11, 1)]


def between(day: date) -> Sides:
    return Sides(Side(NATIONAL, day - timedelta(days=1)), Side(NATIONAL, day))


def test_there_are_twenty_five_changes() -> None:
    assert len(DAYS) == 25


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_an_edition(day: date) -> None:
    found = law_difference(between(day), ["right"])
    (topic,) = found.topics
    assert topic.answer == ("differs" if day in CHANGED else "equal"), topic.why
    assert {item.kind for item in topic.witnesses if item.kind in STRICT} == CHANGED.get(day, set())


@pytest.mark.parametrize("day", CHANGED, ids=str)
def test_no_fact_of_a_witness_can_be_left_out(day: date) -> None:
    sides = between(day)
    (topic,) = law_difference(sides, ["right"]).topics
    for witness in topic.witnesses:
        pair = witness.before.outcome, witness.after.outcome
        for name in witness.facts:
            fewer = {term: value for term, value in witness.facts.items() if term != name}
            case = person_with(fewer, sides.on)
            other = tuple(decide(case, sides.on, law=law).outcome for law in sides.laws)
            assert other != pair or witness.kind == "reason", (witness.kind, name)


def test_the_passing_of_time_is_no_change_of_the_law() -> None:
    """Between these days somebody turns 67, and the law is the same."""
    sides = Sides(Side(NATIONAL, date(2025, 12, 31)), Side(NATIONAL, date(2026, 1, 1)))
    assert law_difference(sides, ["right"]).answer == "equal"


def test_a_law_does_not_differ_from_itself_in_any_topic() -> None:
    day = date(2026, 9, 1)
    found = law_difference(Sides(Side(NATIONAL, day), Side(NATIONAL, day)))
    assert found.answer == "equal"
    assert len(found.topics) == len(NATIONAL.topics)
    assert not any(topic.words or topic.witnesses for topic in found.topics)


def test_a_change_of_amounts_is_told_in_its_topic_and_in_no_other() -> None:
    found = law_difference(Sides(Side(NATIONAL, date(2024, 6, 30)), Side(NATIONAL, date(2024, 7, 1))))
    by_topic = {topic.topic: topic for topic in found.topics}
    assert {name for name, topic in by_topic.items() if topic.answer != "equal"} == {"rates"}
    assert found.answer == "differs"
