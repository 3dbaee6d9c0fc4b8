"""The benefit of a month and of a year as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

import attrs

from qupcore.domain.answers.benefit import BenefitLine, BenefitMonth, BenefitYear
from qupcore.domain.answers.decision import Question
from qupcore.domain.arguments import check_arguments
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.places import asked_of
from qupcore.explaining.provisional import provisional_lines
from qupcore.explaining.reasons import grounds, places_of
from qupcore.explaining.trial import trial_lines

__all__ = ["explain_month", "explain_year"]


def explain_month(month: BenefitMonth, lang: str = "nb") -> tuple[Line, ...]:
    """Explain a month: its lines, the payment, the open questions, and the numbers the law leaves open."""
    check_arguments(explain_month, locals())
    return tuple(apart(_month(month, phrases(lang))))


def explain_year(year: BenefitYear, lang: str = "nb") -> tuple[Line, ...]:
    """Explain a year: a line for each month, and the sums."""
    check_arguments(explain_year, locals())
    return tuple(apart(_year(year, phrases(lang))))


def _year(year: BenefitYear, words: Phrases) -> Iterator[Line]:
    yield from trial_lines(year.under, words)
    yield Line(words.say("heading", "benefit_year", year=year.year), weight="headline", id="year")
    for month in year.months:
        name = words.month(month.year, month.month)
        amount = _amount(month.gross, words)
        text = words.say("label", "line_amount", text=name, amount=amount)
        yield Line(f"{text}{_standing(month, words)}", 2, id=f"month.{month.month:02}")
    yield from _sums(year.gross, Money(0), year.payout, words)
    for month in year.months:
        name = words.month(month.year, month.month)
        for line in _left(month, words):
            id = f"month.{month.month:02}.{line.id}"
            yield attrs.evolve(line, text=f"{name}: {line.text}", id=id)
    open_questions = dict.fromkeys(question for month in year.months for question in month.open)
    yield from _open(open_questions, words)
    yield from provisional_lines(dict.fromkeys(x for month in year.months for x in month.provisional), words)


def _standing(month: BenefitMonth, words: Phrases) -> str:
    """The remark on a month that is not final: facts are missing, or a number may still change."""
    if month.final:
        return ""
    return f" ({words.say('label', 'not_final' if month.open else 'provisional')})"


def _month(month: BenefitMonth, words: Phrases) -> Iterator[Line]:
    name = words.month(month.year, month.month)
    yield from trial_lines(month.under, words)
    yield Line(words.say("heading", "benefit_month", month=name), weight="headline", id="month")
    if not month.lines and month.final:
        why = words.say("label", "unpaid" if month.engines else "no_days")
        yield Line(words.say("label", "no_benefit", why=why), id="no_benefit")
        yield from _left(month, words)
        return
    for line in month.lines:
        yield from _line(line, month, words)
    yield from _sums(month.gross, month.set_off, month.payout, words)
    yield from _left(month, words)
    if month.to_agency.ore:
        amount = _amount(month.to_agency, words)
        yield Line(words.say("label", "to_agency", amount=amount), 2, id="to_agency")
    if month.paid_on is not None:
        yield Line(words.say("label", "paid_on", on=month.paid_on), id="paid_on")
    yield from _open(month.open, words)
    yield from provisional_lines(month.provisional, words)
    if month.policy:
        yield Line(words.say("heading", "benefit_policy"), weight="heading", id="policy")
        for use in month.policy:
            chosen = f"; {words.say('label', 'chosen')}" if use.chosen else ""
            said = f"{words.policy(use.name, use.value, use.unit)}{chosen}"
            yield Line(said, 2, "quiet", id=f"policy.{use.name}", parameters=(use.name,))


def _left(month: BenefitMonth, words: Phrases) -> Iterator[Line]:
    if month.left_to_recover.ore:
        amount = _amount(month.left_to_recover, words)
        yield Line(words.say("label", "left_to_recover", amount=amount), id="left_to_recover")


def _line(line: BenefitLine, month: BenefitMonth, words: Phrases) -> Iterator[Line]:
    hours = "" if line.minutes is None else _hours(line.minutes, words)
    text = words.say("line", line.kind, days=line.days, rate=_amount(line.rate, words), hours=hours)
    id, place = f"line.{line.kind}", str(line.citation)
    rules = tuple(dict.fromkeys(rule for because in line.because for rule in because.rules))
    told = words.say("label", "line_amount", text=text, amount=words.amount(line.ore, "øre"))
    yield Line(told, 2, id=id, findings=rules, citation=place)
    said = [_days(line, words), words.place(line.citation), words.say("basis", line.basis)]
    if line.because:
        said.append(words.say("label", "line_because", places=places_of(line, words)))
    yield Line("; ".join(said), 4, "quiet", id=f"{id}.place", findings=rules, citation=place)
    for rule, ground in grounds(line, month, words):
        yield Line(ground, 6, "quiet", id=f"{id}.rule.{rule}", findings=(rule,))


def _days(line: BenefitLine, words: Phrases) -> str:
    """The days of the line; weekdays on both sides of a weekend are one span."""
    spans: list[tuple[date, date]] = []
    for day in line.on:
        before = spans[-1][1] if spans else None
        if before is not None and (day - before).days <= (3 if day.weekday() == 0 else 1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return ", ".join(words.written(Period(first, last)) for first, last in spans or [(line.first, line.last)])


def _sums(gross: Money | None, set_off: Money, payout: Money | None, words: Phrases) -> Iterator[Line]:
    yield Line(words.say("label", "gross", amount=_amount(gross, words)), weight="heading", id="gross")
    if set_off.ore:
        yield Line(words.say("label", "set_off", amount=_amount(set_off, words)), id="set_off")
    if payout != gross:
        yield Line(words.say("label", "payout", amount=_amount(payout, words)), id="payout")


def _open(questions: Iterable[Question], words: Phrases) -> Iterator[Line]:
    questions = tuple(questions)
    if not questions:
        return
    yield Line(words.say("heading", "benefit_open"), weight="heading", id="open")
    for question in questions:
        said = asked_of(question, words)
        yield Line(
            said, 2, id=f"open.{question.term}.{question.path}", facts=(question.term,), path=question.path
        )


def _amount(money: Money | None, words: Phrases) -> str:
    return words.say("label", "unknown_number") if money is None else words.amount(money.ore, "øre")


def _hours(minutes: int, words: Phrases) -> str:
    """Minutes as hours with at most two decimals."""
    hundredths = round(Fraction(minutes * 100, 60))
    whole, rest = divmod(hundredths, 100)
    decimals = f"{rest:02}".rstrip("0")
    return f"{whole}{words.say('label', 'decimal_comma')}{decimals}" if decimals else str(whole)
