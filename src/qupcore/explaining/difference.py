"""The difference of two decisions as text."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.answers.difference import (
    DecisionDifference,
    FactDifference,
    FindingDifference,
    NumberDifference,
    WordingDifference,
)
from qupcore.domain.arguments import check_arguments
from qupcore.explaining.fact_words import fact_value
from qupcore.explaining.lines import Line, LineStyle, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.trial import trial_lines
from qupcore.law.national import NATIONAL
from qupcore.reforms.brought_terms import new_terms_of
from qupcore.rules.law import Law

__all__ = ["explain_difference"]


def explain_difference(
    found: DecisionDifference, lang: str = "nb", *, law: Law = NATIONAL
) -> tuple[Line, ...]:
    """Explain the differences of the second decision from the first.

    Args:
        found: The result of `difference`.
        lang: `nb`, `nn` or `en`.
        law: The law of the later decision; the national law if left out.

    >>> from datetime import date
    >>> from qupcore import Participant, decide
    >>> from qupcore.cases import difference
    >>> case = Participant(ref="a", birth_date=date(2007, 9, 7))
    >>> found = difference(decide(case, on=date(2025, 9, 6)), decide(case, on=date(2025, 9, 7)))
    >>> explain_difference(found, "en")[0].text
    'The outcome has changed: was no right to the programme, is now not decided.'
    """
    check_arguments(explain_difference, locals())
    words = phrases(lang).with_new(new_terms_of(law.rules).values())
    return tuple(apart(_lines(found, law, words)))


def _lines(found: DecisionDifference, law: Law, words: Phrases) -> Iterator[Line]:
    for under in dict.fromkeys(found.under):
        yield from trial_lines(under, words)
    before, after = (words.say("outcome_word", outcome) for outcome in found.outcome)
    key = "outcome_same" if before == after else "outcome"
    yield Line(words.say("difference", key, before=before, after=after), weight="headline", id="outcome")
    if found.on[0] != found.on[1]:
        yield Line(words.say("difference", "days", before=found.on[0], after=found.on[1]), id="days")
    if found.final[0] != found.final[1]:
        yield Line(words.say("difference", "final" if found.final[1] else "not_final"), id="final")
    if found.same:
        yield Line(words.say("difference", "same"), weight="met", id="same")
    yield from _group("findings", (_finding(item, found, law, words) for item in found.findings), words)
    yield from _group("facts", (_fact(item, words) for item in found.facts), words)
    yield from _group("numbers", (_number(item, words) for item in found.numbers), words)
    wordings = (_wording(item, _rule(item.rule, found, law, words), words) for item in found.wordings)
    yield from _group("wordings", wordings, words)
    for group, names in (("answered", found.answered), ("asked", found.asked)):
        told = (Line(words.question(name), 2, id=f"{group}.{name}", facts=(name,)) for name in names)
        yield from _group(group, told, words)


def _group(name: str, lines: Iterator[Line], words: Phrases) -> Iterator[Line]:
    for number, line in enumerate(lines):
        if not number:
            yield Line(words.say("difference", f"heading_{name}"), weight="heading", id=name)
        yield line


def _finding(item: FindingDifference, found: DecisionDifference, law: Law, words: Phrases) -> Line:
    key = "finding_new" if item.before is None else "finding_gone" if item.after is None else "finding"
    before = "" if item.before is None else words.say("verdict", item.before)
    after = "" if item.after is None else words.say("verdict", item.after)
    text = words.say("difference", key, rule=_rule(item.rule, found, law, words), before=before, after=after)
    weight: LineStyle = item.after or "plain"
    return Line(text, 2, weight, id=f"finding.{item.rule}", findings=(item.rule,))


def _rule(rule: str, found: DecisionDifference, law: Law, words: Phrases) -> str:
    """The text of a rule, with the numbers of the later decision in which it is in force."""
    for on in sorted(found.on, reverse=True):
        book = law.in_force(on)
        entry = next((item for item in book.everything if item.id == rule), None)
        if entry is not None:
            numbers = {name: book.values[name].value for name in entry.parameters}
            return words.rule(rule, numbers, entry.placed.doc)
    return rule


def _fact(item: FactDifference, words: Phrases) -> Line:
    before, after = (
        "" if value is None else fact_value(item.term, value, words) for value in (item.before, item.after)
    )
    name = words.term(item.term)
    text = words.say("difference", f"fact_{item.kind}", term=name, before=before, after=after)
    return Line(text, 2, id=f"fact.{item.term}", facts=(item.term,))


def _wording(item: WordingDifference, rule: str, words: Phrases) -> Line:
    text = words.say("difference", "wording", rule=rule, before=item.before, after=item.after)
    return Line(text, 2, id=f"wording.{item.rule}", findings=(item.rule,))


def _number(item: NumberDifference, words: Phrases) -> Line:
    before, after = (
        words.say("label", "unknown_number") if value is None else words.policy(item.name, value, item.unit)
        for value in (item.before, item.after)
    )
    key = "number_new" if item.before is None else "number_gone" if item.after is None else "number"
    text = words.say("difference", key, before=before, after=after)
    return Line(text, 2, id=f"number.{item.name}", parameters=(item.name,))
