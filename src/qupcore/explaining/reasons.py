"""The grounds of a line of a month as words: the places that it rests on, and what the rules came to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qupcore.domain.answers.benefit import Because, BenefitLine, BenefitMonth
from qupcore.domain.period import Period
from qupcore.domain.text import Text
from qupcore.domain.truth import Verdict
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.places import place_words
from qupcore.law.national import NATIONAL
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter

__all__ = ["grounds", "lowering", "places_of", "rule_words"]


def places_of(line: BenefitLine, words: Phrases) -> str:
    """The places in the case that a line rests on, each once; the only absence is told by its days."""
    paths = tuple(dict.fromkeys(because.path for because in line.because))
    days = Period(line.on[0], line.on[-1]) if line.on and len(paths) == 1 else None
    return ", ".join(place_words(path, words, days) for path in paths)


def grounds(line: BenefitLine, month: BenefitMonth, words: Phrases) -> Iterator[tuple[str, str]]:
    """The rules that a line rests on, each with what it came to, as a whole statement.

    A reduction for absence rests on the rules that keep the benefit and are broken; any other line on rules
    that are met. The numbers are those of the national law on the first day, or as chosen.
    """
    outcome: Verdict = "not_met" if line.kind == "absence" else "met"
    for rule in dict.fromkeys(rule for because in line.because for rule in because.rules):
        yield rule, _stated(rule, outcome, line.first, month, words)


def lowering(because: Because, month: BenefitMonth, words: Phrases) -> str:
    """What lowers a month without a line of its own: each rule that is not met, as a sentence."""
    first = date(month.year, month.month, 1)
    return " ".join(f"{_stated(rule, 'not_met', first, month, words)}." for rule in because.rules)


def _stated(rule: str, outcome: Verdict, on: date, month: BenefitMonth, words: Phrases) -> str:
    chosen = {use.name: use.value for use in month.policy}
    numbers, doc = _numbers(rule, on)
    return words.state(rule, outcome, {**numbers, **chosen}, doc)


def rule_words(text: str, words: Phrases) -> str:
    """What a rule of the national law says, by its id, with its newest numbers; any other text as it is.

    >>> from qupcore.explaining.phrases import phrases
    >>> rule_words("sotjl.29.age", phrases("en")), rule_words("the register", phrases("en"))
    ('The person is between 18 and 67 years old', 'the register')
    """
    if text not in words.tables["rule"]:
        return text
    numbers, doc = _numbers(text, None)
    return words.rule(text, numbers, doc)


def _numbers(rule: str, on: date | None) -> tuple[Mapping[str, int | None], str | Text]:
    """The numbers that a rule of the national law reads on a day or in the end, and its docstring."""
    for placed in NATIONAL.rules:
        if placed.id == rule and (on is None or any(item.valid.contains(on) for item in placed.provisions)):
            read = [node for node in walk(placed.tree) if isinstance(node, Parameter)]
            found = ((item.name, item.on(on) if on else item.values[-1]) for item in read)
            return {name: value.value for name, value in found}, placed.doc
    return {}, ""
