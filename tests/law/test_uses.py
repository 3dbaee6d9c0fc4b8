"""The facts that a rule reads and the rules that read a fact are the inverse of each other."""

from __future__ import annotations

from datetime import date

import pytest

from law.applicants import applicant
from qupcore import decide
from qupcore.errors import BadInput, NoRulesInForce
from qupcore.explaining.phrases import LANGUAGES
from qupcore.explaining.uses import explain_facts_read, explain_rules_reading
from qupcore.law.calculated import calculated_terms
from qupcore.law.national import NATIONAL
from qupcore.law.uses import facts_read_by, rules_reading
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.law import Law
from qupcore.rules.terms import terms_of

ON = date(2026, 9, 7)
FACTS = {**vocabulary(), **calculated_terms()}
IN_FORCE = [rule for rule in NATIONAL.rules if rule.on(ON)]


@pytest.mark.parametrize("rule", IN_FORCE, ids=lambda rule: rule.id)
def test_a_rule_reads_what_its_condition_names(rule) -> None:  # type: ignore[no-untyped-def]
    facts = facts_read_by(rule.id, ON)
    assert set(terms_of(rule.tree)) <= set(facts)
    assert len(set(facts)) == len(facts)
    assert all(rule.id in rules_reading(name, ON) for name in facts)


def test_a_fact_is_read_by_the_rules_that_read_it() -> None:
    read = {name: rules_reading(name, ON) for name in FACTS}
    assert {(rule, name) for name, rules in read.items() for rule in rules} == {
        (rule.id, name) for rule in IN_FORCE for name in facts_read_by(rule.id, ON)
    }


def test_what_is_calculated_is_followed() -> None:
    for formula in (rule for rule in IN_FORCE if rule.role == "amount"):
        for reader in rules_reading(formula.gives.name, ON):
            if formula.topic == next(rule for rule in IN_FORCE if rule.id == reader).topic:
                assert set(terms_of(formula.tree)) <= set(facts_read_by(reader, ON))


def test_findings_show_what_their_rules_read() -> None:
    for finding in decide(applicant(), on=ON).findings:
        assert facts_read_by(finding.rule, ON) == (*(item.term for item in finding.inputs), *finding.missing)


def test_what_there_is_not_is_told() -> None:
    with pytest.raises(BadInput, match=r"did you mean 'sotjl\.29\.age'"):
        facts_read_by("sotjl.29.agee", ON)
    with pytest.raises(BadInput, match=r"no rule 'sotjl-1991\.5A-1\.nav_office' is in force on 2026-09-07"):
        facts_read_by("sotjl-1991.5A-1.nav_office", ON)
    with pytest.raises(BadInput, match=r"did you mean 'person\.age'"):
        rules_reading("person.agee", ON)
    with pytest.raises(NoRulesInForce):
        rules_reading("person.age", date(2007, 10, 31))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_uses_in_words(lang: str) -> None:
    lines = explain_facts_read("sotjl.29.age", facts_read_by("sotjl.29.age", ON), ON, lang)
    assert [line.facts for line in lines] == [(), ("person.age",)]
    lines = explain_rules_reading("person.age", rules_reading("person.age", ON), ON, lang)
    assert lines[1].text.startswith("sotjl.29.age: ")
    assert len(explain_rules_reading("assessed.conclusion", (), ON, lang)) == 1


def test_the_rules_of_another_law_are_found_in_it() -> None:
    adults = next(rule for rule in NATIONAL.rules if rule.id == "sotjl.29.age")
    law = Law("no ages", tuple(rule for rule in NATIONAL.rules if rule is not adults), NATIONAL.conventions)
    assert "sotjl.29.age" in rules_reading("person.age", ON)
    assert "sotjl.29.age" not in rules_reading("person.age", ON, law=law)
    with pytest.raises(BadInput, match=r"no rule 'sotjl\.29\.age' is in force"):
        facts_read_by("sotjl.29.age", ON, law=law)
    found = rules_reading("person.age", ON, law=law)
    assert len(explain_rules_reading("person.age", found, ON, "en", law=law)) == len(found) + 1


def test_a_law_without_a_topic_says_that_it_lacks_it() -> None:
    law = Law("the right alone", tuple(r for r in NATIONAL.rules if r.topic == "right"), NATIONAL.conventions)
    with pytest.raises(NoRulesInForce, match="no rules about 'absence'") as told:
        law.in_force(ON, "absence")
    assert "2007" not in str(told.value)
