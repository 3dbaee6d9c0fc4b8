"""check_rules(): today's law passes with each remark explained; each kind of fault is found where it is."""

from __future__ import annotations

import tomllib
from datetime import date

import attrs
import pytest

from qupcore.domain.period import Period
from qupcore.errors import BadInput
from qupcore.law.vocabulary import vocabulary
from qupcore.packaged import packaged_text
from qupcore.reforms import Reform, Reword, RulesCheck, SetNumber, Side, check_rules, explain_rules_check
from qupcore.rules import NATIONAL
from qupcore.rules.expression import parse_condition
from qupcore.rules.law import Law
from qupcore.rules.parameters import Parameter
from qupcore.rules.rebuilding import rebuilt
from qupcore.rules.writing import Rule

DAY = date(2026, 9, 1)


def reworded(when: str, rule: str = "sotjl.29.capacity") -> Side:
    operation = Reword(about=rule, start=DAY, tree=parse_condition(when, vocabulary()))
    return Side(Reform(name="made-up", source="a test", operations=[operation])(NATIONAL), DAY)


def kinds(side: Side, topic: str = "right") -> set[tuple[str, str, str]]:
    return {(r.kind, r.about, r.part) for r in check_rules(side, [topic]).unexplained}


@pytest.fixture(scope="module")
def today() -> RulesCheck:
    return check_rules(Side(NATIONAL, DAY))


def test_every_remark_about_todays_law_is_explained(today: RulesCheck) -> None:
    assert today.unexplained == ()
    assert len(today.topics) > 70
    for remark in today.remarks:
        assert set(remark.why) == {"nb", "nn", "en"}


def test_every_explanation_is_still_needed(today: RulesCheck) -> None:
    file = tomllib.loads(packaged_text("qupcore.laboratory.soundness", "explained.toml"))
    remarks = {(remark.kind, remark.about, remark.part) for remark in today.remarks}
    assert {(e["kind"], e["about"], e.get("part", "")) for e in file["explained"]} <= remarks


CAPACITY = "sotjl.29.capacity"


@pytest.mark.parametrize(
    ("when", "kind", "part"),
    [
        ("person.age < 20 and person.age > 30", "never_met", ""),
        ("person.age < 20 or person.age >= 20", "never_unmet", ""),
        (
            "person.lawful_stay and person.age < 300",
            "limit_out_of_reach",
            "person.age < 300 years",
        ),
        ("person.lawful_stay or (person.lawful_stay and person.age < 30)", "part_never_decides", ""),
        ("person.age > 20 and (person.age > 18 or person.lawful_stay)", "part_never_decides", ""),
    ],
)
def test_a_condition_that_cannot_be_what_it_says(when: str, kind: str, part: str) -> None:
    found = {(k, p) for k, about, p in kinds(reworded(when)) if about == CAPACITY}
    assert kind in {k for k, _ in found}
    if part:
        assert (kind, part) in found


@pytest.mark.parametrize(
    "when",
    [
        "person.lawful_stay and person.age < 40",
        # a person without a stated residence is judged by the second part
        "person.lawful_stay or person.age > 30",
        "benefits.monthly_total + benefits.monthly_total <= 1000 kr",
    ],
)
def test_what_can_happen_is_no_remark(when: str) -> None:
    assert not {item for item in kinds(reworded(when)) if item[1] == CAPACITY}


def test_a_part_that_decides_where_a_fact_is_missing_is_no_remark() -> None:
    # of people whose stay is known, two parts say all; the third settles it where the stay is unknown
    when = "(person.lawful_stay and person.age > 20) or (not person.lawful_stay and person.age > 20)"
    idle = {part for kind, _, part in kinds(reworded(f"{when} or person.age >= 21")) if "never" in kind}
    assert "person.lawful_stay and person.age > 20 years" in idle
    assert "person.age >= 21 years" not in idle


def test_a_limit_at_the_bound_of_the_vocabulary_is_out_of_reach() -> None:
    operation = SetNumber(about="sotjl.29.age_min", start=DAY, value=0)
    side = Side(Reform(name="ages", source="a test", operations=[operation])(NATIONAL), DAY)
    found = {(kind, about) for kind, about, _ in kinds(side)}
    assert ("limit_out_of_reach", "sotjl.29.age") in found


def _without_source(law: Law) -> Law:
    """The law with the lower age without a source, and no note beside a number without value."""

    def changed(node: object) -> Parameter | None:
        if isinstance(node, Parameter) and node.name == "sotjl.29.age_min":
            return attrs.evolve(node, values=tuple(attrs.evolve(v, source="") for v in node.values))
        return None

    rules = tuple(
        attrs.evolve(rule, when=rebuilt(rule.when, changed)) if isinstance(rule, Rule) else rule
        for rule in law.rules
    )
    return Law("without a source", rules, law.conventions)


def test_a_number_without_source_is_a_remark() -> None:
    found = kinds(Side(_without_source(NATIONAL), DAY))
    assert ("number_without_source", "sotjl.29.age_min", "") in found


def test_what_has_no_words_is_a_remark_in_each_language() -> None:
    rule = next(item for item in NATIONAL.rules if item.id == CAPACITY)
    assert isinstance(rule, Rule)
    term = attrs.evolve(vocabulary()["person.lawful_stay"], name="person.stays_long")
    odd = attrs.evolve(rule, name="odd", when=term)
    found = kinds(Side(Law("odd", (*NATIONAL.rules, odd), NATIONAL.conventions), DAY))
    for lang in ("nb", "nn", "en"):
        assert ("term_without_question", "person.stays_long", lang) in found
        assert ("rule_without_text", "sotjl.29.odd", lang) in found


def test_the_remark_about_an_overlap_tells_both_periods() -> None:
    rule = next(item for item in NATIONAL.rules if item.id == CAPACITY)
    newest = attrs.evolve(rule.provisions[-1], valid=Period(date(2020, 1, 1), None))
    twice = attrs.evolve(rule, provisions=(*rule.provisions[:-1], rule.provisions[-1], newest))
    rules = tuple(twice if item is rule else item for item in NATIONAL.rules)
    found = kinds(Side(Law("twice", rules, NATIONAL.conventions), DAY))
    assert ("overlap", CAPACITY, "2019-01-01/.. | 2020-01-01/..") in found


def test_a_topic_without_rules_is_an_error() -> None:
    with pytest.raises(BadInput, match="no rule is about"):
        check_rules(Side(NATIONAL, DAY), ["rigth"])


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_text_tells_the_unexplained_first(lang: str) -> None:
    lines = explain_rules_check(check_rules(reworded("person.age < 20 and person.age > 30"), ["right"]), lang)
    headings = [line.id for line in lines if line.weight == "heading"]
    assert headings[0] == f"right.never_met.{CAPACITY}"
