"""The lines of a run: each amount with its days or hours, its rate, its citation and its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qupcore.cases.benefit.missed import Missed
from qupcore.cases.benefit.runs import Run
from qupcore.cases.ruling.ruling import Ruling
from qupcore.domain.answers.benefit import Because, BenefitLine, LineKind
from qupcore.domain.money import Money
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.law.terms.benefit import Pay
from qupcore.rules.terms import IntTerm

__all__ = ["benefit_lines"]


def benefit_lines(run: Run, pays: Sequence[Ruling], missed: Missed) -> Iterator[BenefitLine]:
    """The lines of a run; an amount of zero gets a line only if it is the benefit.

    A run without a known rate has no lines: nothing is left of it, whatever the rate.

    Args:
        run: The run.
        pays: What is paid for it, for each group of days that are alike.
        missed: What was missed in it.
    """

    def of(pay: Ruling, term: IntTerm) -> int:
        value = pay.amounts[term.name]
        if value is None:  # a fact that is known is calculated from nothing: a trial law without a formula
            raise RuleError(
                worded("{name} cannot be calculated under the law", name=term.name),
                remedy="keep the formulas that it reads",
            )
        return value

    def known(term: IntTerm) -> int:
        return sum([of(pay, term) for pay in pays])

    def line(
        kind: LineKind,
        term: IntTerm,
        ore: int,
        *,
        days: int,
        minutes: int | None = None,
        rate: IntTerm | None = None,
        because: tuple[Because, ...] = (),
        on: tuple[date, ...] = (),
    ) -> BenefitLine:
        place = pays[0].place_of(term)
        return BenefitLine(
            kind=kind,
            first=run.first,
            last=run.last,
            days=days,
            minutes=minutes,
            rate=None if rate is None else Money(of(pays[0], rate)),
            ore=ore,
            citation=place.citation,
            basis="policy" if kind == "top_up" else place.basis,
            because=because,
            on=on,
        )

    if any(pay.amounts[term.name] is None for pay in pays for term in (Pay.base, Pay.top_up, Pay.child)):
        return
    base, top_up, child = known(Pay.base), known(Pay.top_up), known(Pay.child)
    after_work, after_absence = known(Pay.after_work), known(Pay.after_absence)
    paid = known(Pay.paid_through) - known(Pay.paid_before)
    weekdays = run.weekdays
    yield line("benefit", Pay.base, base, days=paid, rate=Pay.base_yearly)
    if top_up:
        yield line("top_up", Pay.top_up, top_up, days=paid, rate=Pay.topped_yearly)
    if child:
        because = run.because.get(Pay.children.name, ())
        yield line(
            "child_supplement", Pay.child, child, days=weekdays, rate=Pay.child_yearly, because=because
        )
    work = run.facts[Pay.work_minutes_a_week.name]
    if work:
        because = run.because[Pay.work_minutes_a_week.name]
        reduced = after_work - (base + top_up + child)
        yield line("work", Pay.after_work, reduced, days=paid, minutes=int(work), because=because)
    if missed.because:
        reduced, minutes = after_absence - after_work, known(Pay.absent_minutes)
        yield line(
            "absence",
            Pay.after_absence,
            reduced,
            days=paid,
            minutes=minutes,
            because=missed.because,
            on=missed.on,
        )
    if run.facts[Pay.other_benefits_a_month.name]:
        because = run.because[Pay.other_benefits_a_month.name]
        reduced = known(Pay.after_benefits) - after_absence
        yield line("other_benefits", Pay.after_benefits, reduced, days=paid, because=because)
