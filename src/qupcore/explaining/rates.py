"""The rates as text, with the numbers that they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from qupcore.domain.answers.rates import Rates
from qupcore.domain.arguments import check_arguments
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.provisional import provisional_lines
from qupcore.explaining.trial import trial_lines
from qupcore.law.national import NATIONAL
from qupcore.law.sotjl.p35_benefit import TOPIC
from qupcore.law.terms.benefit import Rate
from qupcore.rules.rulebook import Calculation

__all__ = ["explain_rates"]


def explain_rates(rates: Rates, lang: str = "nb") -> tuple[Line, ...]:
    """Explain the rates of a day."""
    check_arguments(explain_rates, locals())
    return tuple(apart(_lines(rates, phrases(lang))))


def _lines(rates: Rates, words: Phrases) -> Iterator[Line]:
    yield from trial_lines(rates.under, words)
    yield Line(words.say("heading", "rates", on=rates.on), weight="headline", id="rates")
    amounts = {
        Rate.yearly.name: rates.full,
        Rate.yearly_under_25.name: rates.under_25,
        Rate.daily.name: rates.per_day,
        Rate.daily_under_25.name: rates.per_day_under_25,
        Rate.child_daily.name: rates.child_per_day,
    }
    for name, amount in amounts.items():
        known = words.say("label", "unknown_number") if amount is None else words.amount(amount.ore, "øre")
        yield Line(
            f"{words.say('term', name)}: {known}", 2, id=f"rate.{name}", facts=(name,), **_behind(rates, name)
        )
    yield from provisional_lines(rates.provisional, words)
    yield Line(words.say("heading", "parameters"), weight="heading", id="numbers", layer="details")
    for use in rates.parameters:
        basis = words.say("basis", use.basis)
        chosen = f"; {words.say('label', 'chosen')}" if use.chosen else ""
        text = words.policy(use.name, use.value, use.unit)
        yield Line(
            f"{text}; {basis}; {words.written(use.valid)}; {words.source(use.source)}{chosen}",
            2,
            "quiet",
            id=f"number.{use.name}",
            parameters=(use.name,),
            layer="details",
        )


class _Behind(TypedDict):
    findings: tuple[str, ...]
    parameters: tuple[str, ...]
    citation: str


def _behind(rates: Rates, term: str) -> _Behind:
    """The formulas that give a rate, the numbers that they read, and the place in the law of the last.

    They are those of the national law: a trial is told of by them as far as it has the same numbers.
    """
    known = {item.gives: item for item in NATIONAL.in_force(rates.on, TOPIC).calculations}
    waiting, found = [term], dict[str, Calculation]()
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found[name] = known[name]
            waiting += known[name].terms
    read = {name for item in found.values() for name in item.parameters}
    return _Behind(
        findings=tuple(item.id for item in found.values()),
        parameters=tuple(use.name for use in rates.parameters if use.name in read),
        citation=str(known[term].provision.citation) if term in known else "",
    )
