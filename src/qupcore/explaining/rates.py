"""The rates as text, with the numbers that they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.answers.rates import Rates
from qupcore.domain.arguments import check_arguments
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.provisional import provisional_lines
from qupcore.law.terms.benefit import Rate

__all__ = ["explain_rates"]


def explain_rates(rates: Rates, lang: str = "nb") -> tuple[Line, ...]:
    """Explain the rates of a day."""
    check_arguments(explain_rates, locals())
    return tuple(_lines(rates, phrases(lang)))


def _lines(rates: Rates, words: Phrases) -> Iterator[Line]:
    yield Line(words.say("heading", "rates", on=rates.on), weight="headline")
    amounts = {
        Rate.yearly.name: rates.full,
        Rate.yearly_under_25.name: rates.under_25,
        Rate.daily.name: rates.per_day,
        Rate.daily_under_25.name: rates.per_day_under_25,
        Rate.child_daily.name: rates.child_per_day,
    }
    for name, amount in amounts.items():
        known = words.say("label", "unknown_number") if amount is None else words.amount(amount.ore, "øre")
        yield Line(f"{words.say('term', name)}: {known}", 2)
    yield from provisional_lines(rates.provisional, words)
    yield Line(words.say("heading", "parameters"), weight="heading")
    for use in rates.parameters:
        basis = words.say("basis", use.basis)
        chosen = f"; {words.say('label', 'chosen')}" if use.chosen else ""
        text = words.policy(use.name, use.value, use.unit)
        yield Line(f"{text}; {basis}; {use.valid}; {words.source(use.source)}{chosen}", 2, "quiet")
