"""Witnesses without a needless fact, whose facts somebody can have; and rules that exchange their words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from qupcore.engines.reference import ReferenceEngine
from qupcore.laboratory.differing import TopicDifference, law_difference
from qupcore.laboratory.shrinking import needed, shrunk
from qupcore.laboratory.sides import Side, Sides
from qupcore.laboratory.topic_answer import amount_units, answer_of, topic_kinds
from qupcore.law.national import NATIONAL
from qupcore.law.vocabulary import vocabulary
from qupcore.reforms import Reform, Repeal, Reword, SetNumber
from qupcore.reforms.operations import Operation
from qupcore.rules.expression import parse_condition
from qupcore.rules.terms import IntTerm, Value

DAY = date(2026, 9, 1)


def under(*operations: Operation, day: date = DAY) -> Sides:
    reform = Reform(name="drawn", source="a test", operations=operations)
    return Sides(Side(NATIONAL, day), Side(reform(NATIONAL), day))


def compared(sides: Sides, topic: str) -> TopicDifference:
    (found,) = law_difference(sides, [topic]).topics
    return found


def reworded(rule: str, when: str) -> Reword:
    return Reword(about=rule, start=DAY, tree=parse_condition(when, vocabulary()))


@pytest.mark.parametrize("turned", [False, True])
def test_rules_that_exchange_their_words_fail_for_others(turned: bool) -> None:
    """Everybody meets as many conditions as before, but is told of another one that fails."""
    (apart, days) = ("for-2011-1471.13.helper_parents_apart", "for-2011-1471.13.helper_days")
    trees = {entry.id: entry.when for entry in NATIONAL.in_force(DAY, "birth_helper").conditions}
    sides = under(
        Reword(about=apart, start=DAY, tree=trees[days]), Reword(about=days, start=DAY, tree=trees[apart])
    )
    if turned:
        sides = Sides(sides.after, sides.before)
    found = compared(sides, "birth_helper")
    assert (found.answer, [item.kind for item in found.witnesses]) == ("differs", ["reason", "asked"])


def test_the_right_differs_where_two_conditions_exchange_their_words() -> None:
    stay, age = "for-2011-1251.4.lawful_stay", "sotjl.29.age"
    trees = {entry.id: entry.when for entry in NATIONAL.in_force(DAY).conditions}
    sides = under(
        Reword(about=stay, start=DAY, tree=trees[age]), Reword(about=age, start=DAY, tree=trees[stay])
    )
    found = compared(sides, "right")
    assert (found.answer, [item.kind for item in found.witnesses]) == ("differs", ["reason"])


@pytest.mark.parametrize(
    ("topic", "day", "operations"),
    [
        (
            "own_illness",
            date(2020, 5, 8),
            (
                Repeal(about="for-2011-1471.6.longer_illness_certified", start=date(2020, 5, 8)),
                SetNumber(about="for-2011-1471.6.weeks_first", start=date(2020, 2, 29), value=7),
            ),
        ),
        (
            "sick_child",
            DAY,
            (
                reworded(
                    "for-2011-1471.10.child_illness_certified",
                    'absence.certificate == "doctor" or absence.certificate == "self" and '
                    "(care.day_of_absence <= 3 days or not absence.doctor_demanded)",
                ),
            ),
        ),
    ],
)
def test_no_fact_of_a_witness_can_be_left_out(
    topic: str, day: date, operations: tuple[Operation, ...]
) -> None:
    sides = under(*operations, day=day)
    before, after = sides.rulebooks(topic)
    assert before is not None
    assert after is not None
    engines = [ReferenceEngine().prepare(book) for book in (before, after)]
    units = amount_units(before, after)

    def kinds(facts: Mapping[str, Value]) -> set[str]:
        one, other = (
            answer_of(book, engine(facts)) for book, engine in zip((before, after), engines, strict=True)
        )
        return set(topic_kinds(one, other, units))

    witnesses = [
        item for pair in (sides, Sides(sides.after, sides.before)) for item in compared(pair, topic).witnesses
    ]
    assert len(witnesses) > 4
    for witness in compared(sides, topic).witnesses:
        assert witness.kind in kinds(witness.facts)
        for name in witness.facts:
            assert witness.kind not in kinds({k: v for k, v in witness.facts.items() if k != name}), name


def test_nobody_who_shows_a_class_has_facts_beyond_the_bounds_of_their_terms() -> None:
    sides = under(
        reworded("sotjl.30.full_time_all_year", "content.period_days != 0 and content.period_days != 1")
    )
    found = compared(sides, "content")
    values = {
        item.facts["content.period_days"] for item in found.witnesses if "content.period_days" in item.facts
    }
    assert values
    assert min(values) >= 0


def test_a_value_is_made_smaller_within_its_bounds_only() -> None:
    term = IntTerm(name="days", counted="days", path="", low=0)
    assert shrunk({"days": 9}, {"days": term}, DAY, lambda facts: facts.get("days") not in (None, 0, 1)) == {
        "days": 2
    }


def test_a_fact_that_is_needed_beside_another_only_goes_with_it() -> None:
    assert needed({"a": 1, "b": 2}, lambda facts: "a" in facts or not facts.get("b")) == {}
