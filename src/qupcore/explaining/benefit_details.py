"""The details of a month's benefit: each line with its days, its law and its ground, and the open choices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from qupcore.domain.answers.benefit import BenefitLine, BenefitMonth
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.reasons import grounds, places_of

__all__ = ["amount_text", "days_text", "hours_text", "month_details"]


def month_details(month: BenefitMonth, words: Phrases) -> Iterator[Line]:
    """The trace that a lawyer reads."""
    if month.lines:
        yield Line(words.say("heading", "benefit_lines"), weight="heading", id="lines")
    for line in month.lines:
        yield from _line(line, month, words)
    if month.policy:
        yield Line(words.say("heading", "benefit_policy"), weight="heading", id="policy")
        for use in month.policy:
            chosen = f"; {words.say('label', 'chosen')}" if use.chosen else ""
            said = f"{words.policy(use.name, use.value, use.unit)}{chosen}"
            yield Line(said, 2, "quiet", id=f"policy.{use.name}", parameters=(use.name,))


def _line(line: BenefitLine, month: BenefitMonth, words: Phrases) -> Iterator[Line]:
    hours = "" if line.minutes is None else hours_text(line.minutes, words)
    text = words.say("line", line.kind, days=line.days, rate=amount_text(line.rate, words), hours=hours)
    id, place = f"line.{line.kind}", str(line.citation)
    rules = tuple(dict.fromkeys(rule for because in line.because for rule in because.rules))
    told = words.say("label", "line_amount", text=text, amount=words.amount(line.ore, "øre"))
    yield Line(told, 2, id=id, findings=rules, citation=place)
    said = [days_text(line, words), words.place(line.citation), words.say("basis", line.basis)]
    if line.because:
        said.append(words.say("label", "line_because", places=places_of(line, words)))
    yield Line("; ".join(said), 4, "quiet", id=f"{id}.place", findings=rules, citation=place)
    for rule, ground in grounds(line, month, words):
        yield Line(ground, 6, "quiet", id=f"{id}.rule.{rule}", findings=(rule,))


def days_text(line: BenefitLine, words: Phrases) -> str:
    """The days of the line; weekdays on both sides of a weekend are one span."""
    spans: list[tuple[date, date]] = []
    for day in line.on:
        before = spans[-1][1] if spans else None
        if before is not None and (day - before).days <= (3 if day.weekday() == 0 else 1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return ", ".join(words.written(Period(first, last)) for first, last in spans or [(line.first, line.last)])


def amount_text(money: Money | None, words: Phrases) -> str:
    """An amount of money, or that it is not known."""
    return words.say("label", "unknown_number") if money is None else words.amount(money.ore, "øre")


def hours_text(minutes: int, words: Phrases) -> str:
    """Minutes as hours with at most two decimals."""
    hundredths = round(Fraction(minutes * 100, 60))
    whole, rest = divmod(hundredths, 100)
    decimals = f"{rest:02}".rstrip("0")
    return f"{whole}{words.say('label', 'decimal_comma')}{decimals}" if decimals else str(whole)
