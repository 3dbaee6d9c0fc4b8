"""Two rulebooks that differ: terms that one calculates and another reads, and rules that one has alone."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.engines.reference import ReferenceEngine
from qupcore.errors import BadInput
from qupcore.laboratory.proving.scene import scene_of
from qupcore.law.national import NATIONAL
from qupcore.reforms import Reform, Repeal, Side, Sides, law_difference, prove, read_statement

DAY = date(2026, 9, 1)
TODAY = Side(NATIONAL, DAY)


def without(rule: str) -> Side:
    reform = Reform(name="gone", source="a test", operations=[Repeal(about=rule, start=DAY)])
    return Side(reform(NATIONAL), DAY)


@pytest.mark.parametrize(
    ("topic", "rule", "gives"),
    [
        ("start", "sotjl.31.latest_start", "start.latest"),
        ("withdrawal", "for-2011-1471.8.review_by", "withdrawal.review_by"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_term_that_is_calculated_no_longer_is_a_fact_of_its_own(
    topic: str, rule: str, gives: str, turned: bool
) -> None:
    sides = Sides(without(rule), TODAY) if turned else Sides(TODAY, without(rule))
    assert law_difference(sides, [topic]).answer == "differs"
    proof = prove(read_statement("the first law implies the second"), sides, [topic])
    assert proof.answer == "refuted"
    (shown,) = proof.shown
    assert gives in shown.facts
    standing = []
    for book in sides.rulebooks(topic):
        assert book is not None
        own = {item.gives for item in book.calculations}
        facts = {name: value for name, value in shown.facts.items() if name not in own}
        standing.append(ReferenceEngine().prepare(book)(facts).right)
    assert standing == [True, False]


def test_a_scene_calls_the_fact_of_the_second_rulebook_otherwise() -> None:
    before, after = (side.law.in_force(DAY, "start") for side in (TODAY, without("sotjl.31.latest_start")))
    assert scene_of(before, after).names[1]["start.latest"] == "start.latest'"
    assert scene_of(after, before).names[0]["start.latest"] == "start.latest"


@pytest.mark.parametrize("name", ["start.latest", "rate.yearly_under_25"])
def test_an_outcome_is_not_proved_to_be_without_what_its_rules_calculate(name: str) -> None:
    """Everybody with the same facts has the same value: it varies with them only."""
    topics = ("start",) if name == "start.latest" else ("rates",)
    with pytest.raises(BadInput, match="calculated by the rules"):
        prove(read_statement(f"the outcome does not depend on {name}"), TODAY, topics)


def test_what_one_topic_calculates_is_a_fact_of_another() -> None:
    proof = prove(read_statement("the outcome does not depend on rate.yearly"), TODAY)
    assert (proof.answer, proof.topics) == ("refuted", ("pay",))


@pytest.mark.parametrize(
    "sentence", ["nobody is newly granted", "nobody is newly refused", "nobody must newly be asked more"]
)
def test_nothing_is_proved_of_people_where_only_one_law_has_rules(sentence: str) -> None:
    """The programme came into the law in 2007; the rules about the pandemic came in 2020 and went."""
    statement = read_statement(sentence)
    earlier = Sides(Side(NATIONAL, date(2006, 1, 1)), TODAY)
    assert prove(statement, earlier).answer == "open"
    assert prove(statement, Sides(TODAY, Side(NATIONAL, date(2020, 6, 1))), ["pandemic"]).answer == "open"
