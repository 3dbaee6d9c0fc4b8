"""The benefit of a month and of a year as text: what it comes to, why and what to do; then the details."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from qupcore.domain.answers.benefit import BenefitMonth, BenefitYear
from qupcore.domain.answers.decision import Question
from qupcore.domain.arguments import check_arguments
from qupcore.domain.money import Money
from qupcore.explaining.benefit_details import amount_text, days_text, hours_text, month_details
from qupcore.explaining.lines import Line, apart, as_details
from qupcore.explaining.phrases import Phrases, Reader, phrases
from qupcore.explaining.places import asked_of, place_and_path, place_words
from qupcore.explaining.provisional import provisional_lines
from qupcore.explaining.reasons import grounds, lowering
from qupcore.explaining.trial import trial_lines
from qupcore.explaining.what_you_can_do import what_you_can_do

__all__ = ["explain_month", "explain_year"]

_HOW = {"benefit": "how_benefit", "child_supplement": "how_child"}


def explain_month(month: BenefitMonth, lang: str = "nb", *, reader: Reader = "adviser") -> tuple[Line, ...]:
    """Explain a month: the amount, its lines, why something is taken, what to ask; then the details.

    Args:
        month: The result of `benefit_month`.
        lang: `nb`, `nn` or `en`.
        reader: Whom the text is for: the `participant`, who is addressed as "you", the `adviser`, or a
            `lawyer`, who reads each line once, among the details.
    """
    check_arguments(explain_month, locals())
    words = phrases(lang, reader)
    return tuple(apart((*_month(month, words), *as_details(month_details(month, words)))))


def explain_year(year: BenefitYear, lang: str = "nb", *, reader: Reader = "adviser") -> tuple[Line, ...]:
    """Explain a year: a line for each month, and the sums.

    Args:
        year: The result of `benefit_year`.
        lang: `nb`, `nn` or `en`.
        reader: Whom the text is for; see `explain_month`.
    """
    check_arguments(explain_year, locals())
    return tuple(apart(_year(year, phrases(lang, reader))))


def _year(year: BenefitYear, words: Phrases) -> Iterator[Line]:
    yield from trial_lines(year.under, words)
    yield Line(words.say("heading", "benefit_year", year=year.year), weight="headline", id="year")
    if not year.under.trial:
        standing = (
            "final" if year.final else "open" if any(month.open for month in year.months) else "provisional"
        )
        yield Line(words.say("benefit_is", standing), id="what_it_is")
    for month in year.months:
        name = words.month(month.year, month.month)
        amount = amount_text(month.gross, words)
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
    yield from what_you_can_do(words)


def _standing(month: BenefitMonth, words: Phrases) -> str:
    """The remark on a month that is not final: facts are missing, or a number may still change."""
    if month.final:
        return ""
    return f" ({words.say('label', 'not_final' if month.open else 'provisional')})"


def _month(month: BenefitMonth, words: Phrases) -> Iterator[Line]:
    yield from trial_lines(month.under, words)
    yield Line(_headline(month, words), weight="headline", id="month")
    if not month.under.trial:
        yield _what_it_is(month.final, bool(month.open), words)
    if not month.lines and month.final:
        yield from _left(month, words)
        yield from what_you_can_do(words)
        return
    if month.without:
        name = words.month(month.year, month.month)
        said = words.say("label", "no_benefit", month=name, why=_why_nothing(month, words))
        yield Line(said, id="why_nothing")
    if words.reader != "lawyer":
        yield from _account(month, words)
    yield from _sums(month.gross, month.set_off, month.payout, words)
    yield from _left(month, words)
    if month.to_agency.ore:
        amount = amount_text(month.to_agency, words)
        yield Line(words.say("label", "to_agency", amount=amount), 2, id="to_agency")
    yield from _why(month, words)
    yield from _how(month, words)
    yield from _open(month.open, words)
    yield from provisional_lines(month.provisional, words)
    yield from what_you_can_do(words)


def _what_it_is(final: bool, asks: bool, words: Phrases) -> Line:
    standing = "final" if final else "open" if asks else "provisional"
    return Line(words.say("benefit_is", standing), id="what_it_is")


def _headline(month: BenefitMonth, words: Phrases) -> str:
    name = words.month(month.year, month.month)
    if not month.lines and month.final:
        return words.say("label", "no_benefit", month=name, why=_why_nothing(month, words))
    if month.gross is None:
        return words.say("label", "month_unknown", month=name)
    key = "month_so_far" if month.open else "month_amount"
    return words.say("label", key, month=name, amount=amount_text(month.gross, words))


def _why_nothing(month: BenefitMonth, words: Phrases) -> str:
    """Why no day of the month gives benefit: each reason once."""
    several = len(month.without) > 1
    told = dict.fromkeys(
        words.say(
            "without_benefit",
            f"{item.why}_days" if several and item.day is None and item.why != "not_granted" else item.why,
            first=item.first,
            last=item.last,
            day=item.day,
        )
        for item in month.without
    )
    return f"{words.listed(list(told))}."


def _account(month: BenefitMonth, words: Phrases) -> Iterator[Line]:
    """The lines of the month in short: what each is for, and its amount."""
    for line in month.lines:
        hours = "" if line.minutes is None else hours_text(line.minutes, words)
        text = words.say("line_short", line.kind, days=line.days, hours=hours)
        told = words.say("label", "line_amount", text=text, amount=words.amount(line.ore, "øre"))
        rules = tuple(dict.fromkeys(rule for because in line.because for rule in because.rules))
        yield Line(told, 2, id=f"account.{line.kind}", findings=rules, citation=str(line.citation))


def _why(month: BenefitMonth, words: Phrases) -> Iterator[Line]:
    """Why each deduction was made."""
    taken = [line for line in month.lines if line.ore < 0]
    if not taken:
        return
    yield Line(words.say("heading", "why_taken"), weight="heading", id="why")
    for line in taken:
        rules = tuple(dict.fromkeys(rule for because in line.because for rule in because.rules))
        reasons = [f"{ground}." for _, ground in grounds(line, month, words)]
        why = " ".join(reasons) or words.say("line_why", line.kind)
        days = days_text(line, words)
        text = words.say("label", "taken_for", days=days, why=why)
        yield Line(text, 2, id=f"why.{line.kind}", findings=rules, citation=str(line.citation))


def _how(month: BenefitMonth, words: Phrases) -> Iterator[Line]:
    """From which yearly amounts the month is calculated, what the law leaves open, and when it is paid."""
    yield Line(words.say("heading", "how_calculated"), weight="heading", id="how")
    shown = dict.fromkeys((line.kind, line.rate) for line in month.lines if line.kind in _HOW)
    for kind, rate in shown:
        if rate is not None:
            text = words.say("label", _HOW[kind], rate=amount_text(rate, words))
            yield Line(text, 2, id=f"how.{kind}")
    for because in month.lowered_by:
        why = lowering(because, month, words)
        if because.path != "$.birth_date":
            place = place_words(because.path, words)
            why = words.say("label", "no_supplement_for", place=place, why=why)
        text, id = why[:1].upper() + why[1:], f"how.lowered.{because.path}"
        yield Line(text, 2, id=id, findings=because.rules, path=because.path)
    for use in month.policy:
        if use.chosen:
            said = words.policy(use.name, use.value, use.unit)
            text = f"{said} ({words.say('label', 'chosen')})"
            yield Line(text, 2, id=f"how.chosen.{use.name}", parameters=(use.name,))
    if month.policy:
        names = tuple(use.name for use in month.policy)
        yield Line(words.say("label", "choices_in_details"), 2, id="how.choices", parameters=names)
    paid = "paid_when_decided" if month.paid_on is None else "paid_on"
    yield Line(words.say("label", paid, on=month.paid_on), 2, id="paid_on")


def _left(month: BenefitMonth, words: Phrases) -> Iterator[Line]:
    if month.left_to_recover.ore:
        amount = amount_text(month.left_to_recover, words)
        yield Line(words.say("label", "left_to_recover", amount=amount), id="left_to_recover")


def _sums(gross: Money | None, set_off: Money, payout: Money | None, words: Phrases) -> Iterator[Line]:
    yield Line(words.say("label", "gross", amount=amount_text(gross, words)), weight="heading", id="gross")
    if set_off.ore:
        yield Line(words.say("label", "set_off", amount=amount_text(set_off, words)), id="set_off")
    if payout != gross:
        yield Line(words.say("label", "payout", amount=amount_text(payout, words)), id="payout")


def _open(questions: Iterable[Question], words: Phrases) -> Iterator[Line]:
    questions = tuple(questions)
    if not questions:
        return
    yield Line(words.say("heading", "benefit_open"), weight="heading", id="open")
    for question in questions:
        id, facts, path = f"open.{question.term}.{question.path}", (question.term,), question.path
        yield Line(asked_of(question, words), 2, id=id, facts=facts, path=path)
        where = words.say("label", "where", what=place_and_path(path, words))
        yield Line(where, 4, "quiet", id=f"{id}.place", facts=facts, path=path, layer="details")
