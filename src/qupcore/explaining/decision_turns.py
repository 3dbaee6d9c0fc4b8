"""What would turn a decision, as text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from qupcore.domain.answers.decision import Decision, FactChange, Turn
from qupcore.domain.new_term import is_new_judgement
from qupcore.explaining.fact_words import fact_value
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases
from qupcore.law.reach import reach_together
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.terms import IntTerm

__all__ = ["change_text", "conditions_reading", "open_turns", "turn_lines"]


def open_turns(decision: Decision) -> tuple[Turn, ...]:
    """The turns that somebody can bring about: the person can change the facts, or the office can judge anew.

    A person cannot become older, or get another date of birth; such turns are among the details only.
    """
    unfinished = {item.question for item in decision.unfinished}
    return tuple(
        turn
        for turn in decision.turns
        if not {change.term for change in turn.changes} <= unfinished  # told as a judgement to finish
        and all(_open(change.term) for change in turn.changes)
    )


def _open(term: str) -> bool:
    judged = is_new_judgement(term) or (term in vocabulary() and vocabulary()[term].nature == "judged")
    return judged or reach_together([term]) == "change"


def turn_lines(decision: Decision, turns: Iterable[Turn], words: Phrases, id: str = "turn") -> Iterator[Line]:
    """A line for each turn, with the conditions that read its facts."""
    for turn in turns:
        facts = tuple(change.term for change in turn.changes)
        name = f"{id}.{'+'.join(facts)}"
        rules = conditions_reading(decision, facts)
        yield Line(f"- {_turn(turn, words)}", 2, id=name, findings=rules, facts=facts)


def conditions_reading(decision: Decision, facts: Collection[str]) -> tuple[str, ...]:
    """The conditions that read one of the facts, known or missing."""
    return tuple(
        finding.rule
        for finding in decision.findings
        if finding.counts and {*finding.missing, *(item.term for item in finding.inputs)} & {*facts}
    )


def _turn(turn: Turn, words: Phrases) -> str:
    changes = "; ".join(change_text(change, words) for change in turn.changes)
    outcome = words.say("outcome_word", turn.leads_to)
    return f"{changes} ({words.say('label', 'leads_to', outcome=outcome)})"


def _unit(name: str, words: Phrases) -> str:
    if name in words.new:
        return words.new[name].unit
    term = vocabulary()[name]
    assert isinstance(term, IntTerm)
    return term.unit


def change_text(change: FactChange, words: Phrases) -> str:
    """A fact and the value that it would have to have."""
    name = words.term(change.term)
    if change.values:
        return f"{name}: {' / '.join(fact_value(change.term, value, words) for value in change.values)}"
    unit = _unit(change.term, words)
    low = None if change.low is None else words.amount(change.low, unit)
    high = None if change.high is None else words.amount(change.high, unit)
    if low is not None and low == high:
        return f"{name}: {low}"
    if low is None:
        return f"{name}: {words.say('label', 'at_most', high=high)}"
    if high is None:
        return f"{name}: {words.say('label', 'at_least', low=low)}"
    if change.low is not None and unit not in ("date", "øre"):
        low = words.number(change.low)  # the unit is said once, after the higher number
    return f"{name}: {words.say('label', 'from_to', low=low, high=high)}"
