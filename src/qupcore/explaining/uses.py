"""The facts that a rule reads, and the rules that read a fact, as text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law

__all__ = ["explain_facts_read", "explain_rules_reading"]


def explain_facts_read(
    rule: str, facts: Iterable[str], on: date, lang: str = "nb", *, law: Law = NATIONAL
) -> tuple[Line, ...]:
    """Explain which facts a rule reads.

    Args:
        rule: Id of the rule.
        facts: The result of `facts_read_by`.
        on: The day.
        lang: `nb`, `nn` or `en`.
        law: The law; the national law if left out.
    """
    words = phrases(lang)
    headline = words.say("uses", "facts_of_rule", rule=_rules(law, on, words)[rule], on=on)
    lines = (_fact(name, words) for name in facts)
    return Line(headline, weight="headline", id="rule", findings=(rule,)), *lines


def explain_rules_reading(
    term: str, rules: Iterable[str], on: date, lang: str = "nb", *, law: Law = NATIONAL
) -> tuple[Line, ...]:
    """Explain which rules read a fact.

    Args:
        term: Name of the fact.
        rules: The result of `rules_reading`.
        on: The day.
        lang: `nb`, `nn` or `en`.
        law: The law; the national law if left out.
    """
    words = phrases(lang)
    told = _rules(law, on, words)
    lines = [Line(f"{rule}: {told[rule]}", 2, id=f"rule.{rule}", findings=(rule,)) for rule in rules]
    key = "rules_of_fact" if lines else "no_rules"
    headline = words.say("uses", key, fact=words.term(term), on=on)
    return Line(headline, weight="headline", id="fact", facts=(term,)), *lines


def _fact(name: str, words: Phrases) -> Line:
    return Line(f"{name}: {words.say('term', name)}", 2, id=f"fact.{name}", facts=(name,))


def _rules(law: Law, on: date, words: Phrases) -> dict[str, str]:
    """The text of each rule in force, by id."""
    found = {}
    for book in law.all_in_force(on).values():
        for item in book.everything:
            found[item.id] = words.rule(
                item.id, {name: book.values[name].value for name in item.parameters}, item.placed.doc
            )
    return found
