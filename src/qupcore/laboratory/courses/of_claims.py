"""Cases with a claim for a refund, or an amount to set off against a later month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, get_args, get_type_hints

from qupcore.domain.case.course import Course, Recovery, Refund
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.money import Money
from qupcore.laboratory.courses.whole_case import WholeCase, day_said, known_only
from qupcore.law.terms.procedure import Recovered, Refunded
from qupcore.rules.terms import Value

__all__ = ["OF_CLAIMS"]

_DAY = timedelta(days=1)
_SOME = Money.from_nok(1000)


def _of_refund(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """A claim for the days of another benefit, and the programme that it is about."""
    said = facts.get(Refunded.benefit.name)
    kinds = get_args(get_type_hints(Refund)["benefit"]) if said is None else (said,)
    first, last = (day_said(facts, term.name) for term in (Refunded.first, Refunded.last))
    amount, outlays = (
        None if (ore := facts.get(term.name)) is None else Money(int(ore))
        for term in (Refunded.amount, Refunded.outlays)
    )
    first = first or last or day
    last = last or first
    began, over = (day_said(facts, term.name) for term in (Refunded.programme_first, Refunded.programme_last))
    for kind in kinds:
        claim = Refund(
            first=first,
            last=last,
            benefit=kind,
            amount_nok=amount,
            outlays_nok=outlays,
            claimed_on=day,
            **known_only(facts, same_purpose=Refunded.same_purpose.name),
        )
        course = Course(refunds=(claim,), **_programme(began, over, first))
        yield WholeCase(Participant(ref="witness", course=course), max(day, began or day, over or day))


def _programme(began: date | None, over: date | None, claimed: date) -> dict[str, Any]:
    """A programme of which the first day or the last is on record, or both; else none."""
    if began is None and over is None:
        return {}
    first = began or min(over or claimed, claimed) - _DAY
    granted = ProgrammeDecision(kind="granted", decided_on=first, applies_from=first, applies_to=over)
    if over is None:
        return {"decisions": (granted,), "started_on": first}
    end = over + _DAY
    ended = ProgrammeDecision(kind="ended", decided_on=end, applies_from=end, because="completed")
    return {"decisions": (granted, ended), "started_on": first}


def _of_recovery(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    month = day_said(facts, Recovered.month_last.name) or day
    decided = day_said(facts, Recovered.decided_on.name)
    item = Recovery(year=month.year, month=month.month, amount_nok=_SOME, decided_on=decided)
    case = Participant(ref="witness", course=Course(recoveries=(item,)))
    yield WholeCase(case, max(day, decided or month, month + 31 * _DAY))


OF_CLAIMS = {"refund": _of_refund, "recovery": _of_recovery}
"""The builder of each topic."""
