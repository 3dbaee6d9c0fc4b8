"""The people who show a class, in words: a case of the right, or facts of another topic."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.explaining.fact_words import fact_value
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases
from qupcore.laboratory.rule_texts import rule_text
from qupcore.laboratory.sides import Sides
from qupcore.laboratory.topic_answer import amount_units
from qupcore.laboratory.topic_witnesses import TopicWitness
from qupcore.laboratory.witnesses import Witness
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import IntTerm, Term, Value

__all__ = ["witness_lines"]

_OF_CONDITIONS = frozenset({"newly_right", "newly_refused", "reason"})
_BY_KNOWLEDGE = frozenset({"newly_undetermined", "newly_determined", "more", "less", "deadline"})


def witness_lines(
    witness: Witness | TopicWitness, topic: str, sides: Sides, words: Phrases
) -> Iterator[Line]:
    """The class, the facts, and of a topic with amounts and conditions how these differ."""
    here = f"{topic}.{witness.kind}"
    of_topic = isinstance(witness, TopicWitness) and witness.kind in _OF_CONDITIONS
    key = f"topic_{witness.kind}" if of_topic else witness.kind
    yield Line(words.say("law_difference", key), 2, "heading", id=here)
    books = [book for book in sides.rulebooks(topic) if book is not None]
    terms = {name: term for book in books for name, term in book.terms.items()}
    for name, value in witness.facts.items():
        said = words.say(
            "law_difference", "fact", term=words.term(name), value=_value(terms, name, value, words)
        )
        yield Line(said, 4, id=f"{here}.{name}", facts=(name,))
    if isinstance(witness, TopicWitness) and not witness.kind.endswith("_ruled"):
        if not witness.facts:
            yield Line(words.say("law_difference", "anybody"), 4, id=f"{here}.anybody")
        if witness.kind in _BY_KNOWLEDGE:
            yield from _amounts(witness, books, here, words)
        if witness.kind in _OF_CONDITIONS:
            yield from _failures(witness, topic, sides, here, words)


def _amounts(witness: TopicWitness, books: list[Rulebook], here: str, words: Phrases) -> Iterator[Line]:
    for name, unit in amount_units(*books).items():
        pair = witness.before.amounts.get(name), witness.after.amounts.get(name)
        if pair[0] != pair[1]:
            before, after = (
                words.say("law_difference", "unknown") if value is None else words.amount(value, unit)
                for value in pair
            )
            said = words.say("law_difference", "amount", term=words.term(name), before=before, after=after)
            yield Line(said, 4, id=f"{here}.{name}")


def _failures(witness: TopicWitness, topic: str, sides: Sides, here: str, words: Phrases) -> Iterator[Line]:
    """The conditions that fail under one of the two only."""
    failed = witness.before.failed, witness.after.failed
    for side, key in ((0, "not_met_before"), (1, "not_met_after")):
        for rule in sorted(failed[side] - failed[1 - side]):
            said = words.say("law_difference", key, rule=rule_text(rule, topic, side, words, sides))
            yield Line(said, 4, id=f"{here}.{rule}.{key}", findings=(rule,))


def _value(terms: dict[str, Term], name: str, value: Value, words: Phrases) -> str:
    if name in words.new:
        return fact_value(name, value, words)
    term = terms.get(name)
    return words.amount(value, term.unit if isinstance(term, IntTerm) else "")
