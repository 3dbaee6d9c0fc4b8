"""Statements about everybody: each kind proved and refuted, by hand-made rules and by the law."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from qupcore.errors import BadInput
from qupcore.law.vocabulary import vocabulary
from qupcore.reforms import (
    Proof,
    Reform,
    Repeal,
    Reword,
    SetNumber,
    Side,
    Sides,
    Statement,
    law_difference,
    prove,
    prove_claim,
    read_claims,
    read_statement,
)
from qupcore.rules import NATIONAL
from qupcore.rules.expression import parse_condition
from qupcore.rules.law import Law

DAY = date(2026, 9, 1)
TODAY = Side(NATIONAL, DAY)
AGE, CAPACITY = "sotjl.29.age", "sotjl.29.capacity"


def reworded(**rules: str) -> Side:
    """The law with conditions of § 29 reworded."""
    operations = [
        Reword(about=f"sotjl.29.{name}", start=DAY, tree=parse_condition(when, vocabulary()))
        for name, when in rules.items()
    ]
    return Side(Reform(name="made-up", source="a test", operations=operations)(NATIONAL), DAY)


def with_number(value: int) -> Law:
    operation = SetNumber(about="sotjl.29.age_min", start=DAY, value=value)
    return Reform(name="ages", source="a test", operations=[operation])(NATIONAL)


def asked(sentence: str, law: Side | Sides, *topics: str) -> Proof:
    return prove(read_statement(sentence), law, topics)


@pytest.mark.parametrize(
    ("sentence", "law", "answer"),
    [
        (f"{AGE} is never met", TODAY, "refuted"),
        (f"{AGE} is always met", TODAY, "refuted"),
        (f"{AGE} is never met", reworded(age="person.age < 20 and person.age > 30"), "proved"),
        (f"{AGE} is always met", reworded(age="person.age < 20 or person.age >= 20"), "proved"),
        (f"{AGE} is always met", reworded(age="person.age < 20 or person.age > 20"), "refuted"),
        (f"never both {AGE} and {CAPACITY}", TODAY, "refuted"),
        (f"never both {AGE} and {CAPACITY}", reworded(capacity="person.age > 66"), "proved"),
        (f"never both {AGE} and {CAPACITY}", reworded(capacity="person.age > 65"), "refuted"),
        (f"{AGE} implies {CAPACITY}", reworded(capacity="person.age > 17"), "proved"),
        (f"{AGE} implies {CAPACITY}", reworded(capacity="person.age > 18"), "refuted"),
        (f"{CAPACITY} implies {AGE}", reworded(capacity="person.age > 17"), "refuted"),
        (
            f"{AGE} is equivalent to {CAPACITY}",
            reworded(capacity="not (person.age < 18 or person.age > 66)"),
            "proved",
        ),
        (f"{AGE} is equivalent to {CAPACITY}", reworded(capacity="person.age > 17"), "refuted"),
    ],
)
def test_statements_about_rules(sentence: str, law: Side, answer: str) -> None:
    assert asked(sentence, law).answer == answer


def test_a_rule_that_cannot_be_met_and_a_limit_out_of_reach_are_named() -> None:
    law = reworded(age="person.age >= 18 and person.age < 300")
    assert AGE in {item.about for item in asked("each limit is reached", law, "right").shown}
    assert AGE not in {item.about for item in asked("each rule can fire", law, "right").shown}
    dead = reworded(age="person.age >= 18 and person.age < 18")
    assert AGE in {item.about for item in asked("each rule can fire", dead, "right").shown}


def test_an_outcome_depends_on_what_its_rules_read_and_on_nothing_else() -> None:
    free = reworded(capacity="person.lawful_stay or not person.lawful_stay")
    term = "judgement.capacity_substantially_reduced"
    assert asked(f"the outcome does not depend on {term}", TODAY, "right").answer == "refuted"
    with pytest.raises(BadInput, match="no rule reads"):
        asked(f"the outcome does not depend on {term}", free, "right")
    # it is read, and decides nothing
    idle = reworded(capacity=f"person.age > 10 or {term}")
    found = asked(f"the outcome does not depend on {term}", idle, "right")
    assert found.answer == "proved"


def test_an_amount_depends_on_its_facts() -> None:
    found = asked("the outcome does not depend on person.age", TODAY, "benefit_age")
    (shown,) = found.shown
    ages = shown.facts["person.age"], shown.facts["person.age'"]
    assert min(ages) < 25 <= max(ages)  # § 35: under 25 the benefit is lower


def test_periods() -> None:
    found = asked("no gap between periods", TODAY, "right")
    assert [item.about.partition(" ")[0] for item in found.shown] == ["sotjl.29.benefits_very_limited"]
    assert asked("no overlap between periods", TODAY).answer == "proved"
    gone = Repeal(about=AGE, start=date(2027, 1, 1), end=date(2027, 1, 31))
    away = Side(Reform(name="gap", source="a test", operations=[gone])(NATIONAL), DAY)
    assert AGE in {
        item.about.partition(" ")[0] for item in asked("no gap between periods", away, "right").shown
    }


@pytest.mark.parametrize(
    ("sentence", "value", "answer"),
    [
        ("nobody is newly refused", 20, "refuted"),
        ("nobody is newly granted", 20, "proved"),
        ("nobody is newly refused", 16, "proved"),
        ("nobody is newly granted", 16, "refuted"),
        ("the first law implies the second", 16, "proved"),
        ("the first law implies the second", 20, "refuted"),
        ("the laws are equivalent", 16, "refuted"),
        ("the laws are equivalent", 18, "proved"),
        ("the laws are disjoint", 20, "refuted"),
        ("the laws are disjoint", 67, "proved"),
    ],
)
def test_statements_about_two_laws(sentence: str, value: int, answer: str) -> None:
    law = NATIONAL if value == 18 else with_number(value)
    sides = Sides(TODAY, Side(law, DAY))
    assert asked(sentence, sides).answer == answer


@pytest.mark.parametrize("day", ["2010-01-01", "2010-12-17", "2012-01-01", "2019-01-01", "2026-01-01"])
def test_who_has_the_right_is_found_in_two_ways(day: str) -> None:
    """Points, cells and z3 over complete facts, and the merged cells of `law_difference`, say the same."""
    after = date.fromisoformat(day)
    sides = Sides(Side(NATIONAL, date.fromordinal(after.toordinal() - 1)), Side(NATIONAL, after))
    kinds = {item.kind for topic in law_difference(sides, ["right"]).topics for item in topic.witnesses}
    assert (asked("the first law implies the second", sides).answer == "refuted") is (
        "newly_refused" in kinds
    )
    assert (asked("nobody is newly refused", sides).answer == "refuted") is ("newly_refused" in kinds)
    differs = bool(kinds & {"newly_refused", "newly_right"})
    assert (asked("the laws are equivalent", sides).answer == "refuted") is differs


CLAIMS = """
[[claims]]
name = "adults"
claim = "person.age >= 18"
of = "met"

[[claims]]
name = "no-upper-limit"
claim = "person.age < 60"
of = "met"

[[claims]]
name = "age-alone"
claim = "person.age < 67 or person.age >= 67"
"""


def test_claims() -> None:
    claims = read_claims(CLAIMS.encode())
    found = [prove_claim(claim, TODAY) for claim in claims]
    assert [item.answer for item in found] == ["proved", "refuted", "proved"]
    assert 60 <= int(found[1].shown[0].facts["person.age"]) < 67


def test_every_fault_of_a_file_of_claims_is_told() -> None:
    text = CLAIMS + '[[claims]]\nname = "adults"\nclaim = "person.agee > 1"\n[[claims]]\nclaim = 4\n'
    with pytest.raises(BadInput) as told:
        read_claims(text.encode())
    assert "claims" in str(told.value)


def test_no_sentence_is_guessed() -> None:
    with pytest.raises(BadInput, match="not a statement"):
        read_statement("nobody is refused")
    assert read_statement("Ingen mister retten.").kind == "nobody_newly_refused"
    assert Statement("never", (AGE,)).said("nb") == f"{AGE} er aldri oppfylt"


def test_a_statement_needs_its_number_of_laws() -> None:
    with pytest.raises(BadInput):
        asked("nobody is newly refused", TODAY)
    with pytest.raises(BadInput):
        asked(f"{AGE} is never met", Sides(TODAY, TODAY))


def test_unknown_names_get_the_nearest() -> None:
    with pytest.raises(BadInput, match=r"sotjl\.29\.agee"):
        asked("sotjl.29.agee is never met", TODAY)


@pytest.mark.parametrize(
    ("sentence", "first", "second", "answer"),
    [
        # the full benefit was 248,056 kroner a year, and is 253,141 from 2024-07-01
        ("nobody gets less", "2024-06-30", "2024-07-01", "proved"),
        ("nobody gets more", "2024-06-30", "2024-07-01", "refuted"),
        ("nobody gets less", "2024-07-01", "2024-06-30", "refuted"),
        ("nobody gets more", "2024-07-01", "2024-06-30", "proved"),
    ],
)
def test_who_gets_less_is_looked_for_in_every_topic(
    sentence: str, first: str, second: str, answer: str
) -> None:
    sides = Sides(*(Side(NATIONAL, date.fromisoformat(day)) for day in (first, second)))
    assert asked(sentence, sides).answer == answer


@pytest.mark.parametrize(
    ("sentence", "age", "answer"),
    [
        ("nobody gets less", 20, "refuted"),
        ("nobody gets more", 20, "proved"),
        ("nobody gets less", 16, "proved"),
        ("nobody gets more", 16, "refuted"),
    ],
)
def test_whoever_loses_the_right_gets_less(sentence: str, age: int, answer: str) -> None:
    day = date(2026, 9, 1)
    change = SetNumber(about="sotjl.29.age_min", start=day, value=age)
    reform = Reform(name="age", source="an example", operations=(change,))
    sides = Sides(Side(NATIONAL, day), Side(reform(NATIONAL), day))
    assert asked(sentence, sides, "right").answer == answer


def test_what_a_comparison_leaves_open_is_never_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without z3 some people are found in a topic, and whether there are others stays open."""
    monkeypatch.setitem(sys.modules, "z3", None)
    sides = Sides(Side(NATIONAL, date(2020, 3, 15)), Side(NATIONAL, date(2020, 3, 16)))
    (topic,) = law_difference(sides, ["duration"]).topics
    assert topic.answer == "differs"
    assert topic.why
    shown = {item.kind for item in topic.witnesses}
    for sentence, kind in (("nobody gets less", "less"), ("nobody is newly refused", "newly_refused")):
        expected = "refuted" if kind in shown else "open"
        assert asked(sentence, sides, "duration").answer == expected


def test_a_topic_that_loses_its_rules_is_not_called_as_good_as_before() -> None:
    sides = Sides(Side(NATIONAL, date(2012, 1, 1)), Side(NATIONAL, date(2011, 12, 31)))
    gone = [topic for topic in NATIONAL.topics if sides.before.has(topic) and not sides.after.has(topic)]
    calculating = [topic for topic in gone if NATIONAL.in_force(date(2012, 1, 1), topic).calculations]
    assert asked("nobody gets less", sides, calculating[0]).answer == "open"
    without = next(topic for topic in gone if topic not in calculating)
    assert asked("nobody gets less", sides, without).answer == "proved"


@pytest.mark.parametrize(
    "sentence",
    ["no gap between periods", "no overlap between periods", "each rule can fire", "each limit is reached"],
)
def test_a_topic_that_is_misspelt_is_an_error_and_no_proof(sentence: str) -> None:
    with pytest.raises(BadInput, match="rigth"):
        asked(sentence, TODAY, "rigth")


def test_a_file_without_a_claim_proves_nothing() -> None:
    with pytest.raises(BadInput, match="1 fault"):
        read_claims(b"claims = []")
