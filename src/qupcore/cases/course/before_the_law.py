"""Days in a case before the programme was law: a wrong date never stops an answer.

No rules apply to such an entry, and most often the year is wrong. The entry is read as if its day were not
known: an optional day is left out, and an entry that needs its day is left out as a later one would be.
Everything else is answered, and the review asks for the day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

import attrs

from qupcore.domain.case.appeal import Appeal, AppealResult
from qupcore.domain.case.course import Recovery, Refund, Repayment
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.errors import NoRulesInForce
from qupcore.errors.worded import worded
from qupcore.rules.law import Law
from qupcore.rules.writing import RIGHT

__all__ = ["within_the_law"]

_Item = TypeVar("_Item")
_LATER = date(9990, 1, 1)
"""After any day that is looked at; each entry of a list gets a day of its own, as plans must have."""


class _Before(list[str]):
    """The paths in the case of days before the law; `begins` is the law's first day."""

    def __init__(self, begins: date) -> None:
        super().__init__()
        self._begins = begins

    def has(self, day: date | None) -> bool:
        """Whether a day is before the law."""
        return day is not None and day < self._begins


def within_the_law(case: Participant, law: Law) -> tuple[Participant, tuple[str, ...]]:
    """A case without its days before the programme was law, and the paths of those days.

    Raises:
        NoRulesInForce: the law has no rules of the right.

    >>> from qupcore import Course
    >>> from qupcore.law.national import NATIONAL
    >>> old = Participant(ref="a", course=Course(started_on=date(2006, 1, 2)))
    >>> case, paths = within_the_law(old, NATIONAL)
    >>> print(case.course.started_on, paths)
    None ('$.course.started_on',)
    """
    course = case.course
    if course is None:
        return case, ()
    days = law.changes("record") or law.changes(RIGHT)
    if not days:
        raise NoRulesInForce(
            worded("the law {name!r} has no rules", name=law.name),
            remedy="give a law with the rules of the right",
        )
    wrong = _Before(days[0])
    mended = attrs.evolve(
        course,
        applied_on=_known(course.applied_on, "$.course.applied_on", wrong),
        started_on=_known(course.started_on, "$.course.started_on", wrong),
        decisions=_each("decisions", course.decisions, _decision, wrong),
        plans=_plans(course.plans, wrong),
        appeals=_each("appeals", course.appeals, _appeal, wrong),
        refunds=_each("refunds", course.refunds, _refund, wrong),
        recoveries=_each("recoveries", course.recoveries, _recovery, wrong),
        repayments=_each("repayments", course.repayments, _repayment, wrong),
    )
    return (attrs.evolve(case, course=mended), tuple(wrong)) if wrong else (case, ())


def _each(
    name: str,
    items: tuple[_Item, ...],
    mend: Callable[[_Item, str, date, _Before], _Item],
    wrong: _Before,
) -> tuple[_Item, ...]:
    return tuple(
        mend(item, f"$.course.{name}[{number}]", _LATER + timedelta(days=number), wrong)
        for number, item in enumerate(items)
    )


def _known(day: date | None, path: str, wrong: _Before) -> date | None:
    if not wrong.has(day):
        return day
    wrong.append(path)
    return None


def _decision(item: ProgrammeDecision, path: str, later: date, wrong: _Before) -> ProgrammeDecision:
    item = attrs.evolve(
        item,
        applied_on=_known(item.applied_on, f"{path}.applied_on", wrong),
        started_on=_known(item.started_on, f"{path}.started_on", wrong),
    )
    if _known(item.decided_on, f"{path}.decided_on", wrong) is None:
        return attrs.evolve(item, decided_on=later)
    return item


def _plans(items: tuple[Plan, ...], wrong: _Before) -> tuple[Plan, ...]:
    """The plans; none if one has no day: a plan holds until the next plan, whose day is then unknown."""
    days = [
        _known(item.valid_from, f"$.course.plans[{number}].valid_from", wrong)
        for number, item in enumerate(items)
    ]
    found = _each("plans", items, _plan, wrong)
    return found if None not in days else ()


def _plan(item: Plan, path: str, later: date, wrong: _Before) -> Plan:
    days = item.evaluation_dates
    if days is None or not any(wrong.has(day) for day in days):
        return item
    wrong += [f"{path}.evaluation_dates[{number}]" for number, day in enumerate(days) if wrong.has(day)]
    return attrs.evolve(item, evaluation_dates=None)


def _appeal(item: Appeal, path: str, later: date, wrong: _Before) -> Appeal:
    item = attrs.evolve(
        item,
        received_on=_known(item.received_on, f"{path}.received_on", wrong),
        posted_on=_known(item.posted_on, f"{path}.posted_on", wrong),
        lost_known_on=_known(item.lost_known_on, f"{path}.lost_known_on", wrong),
        repeated_on=_known(item.repeated_on, f"{path}.repeated_on", wrong),
        result=_result(item.result, f"{path}.result", later, wrong),
    )
    if wrong.has(item.known_on):  # nothing else gives its date
        wrong.append(f"{path}.against")
        return attrs.evolve(item, against=later)
    return item


def _result(item: AppealResult | None, path: str, later: date, wrong: _Before) -> AppealResult | None:
    if item is None or _known(item.decided_on, f"{path}.decided_on", wrong) is not None:
        return item
    return attrs.evolve(item, decided_on=later)


def _refund(item: Refund, path: str, later: date, wrong: _Before) -> Refund:
    if not wrong.has(item.claimed_on or item.last):
        return item
    wrong.append(f"{path}.claimed_on" if item.claimed_on else f"{path}.last")
    return attrs.evolve(item, claimed_on=later)


def _recovery(item: Recovery, path: str, later: date, wrong: _Before) -> Recovery:
    decided_on = _known(item.decided_on, f"{path}.decided_on", wrong)
    if decided_on is not None:
        return item
    if not wrong.has(date(item.year, item.month, 1)):
        return attrs.evolve(item, decided_on=None)
    if item.decided_on is None:
        wrong.append(f"{path}.year")
    return attrs.evolve(item, decided_on=later)


def _repayment(item: Repayment, path: str, later: date, wrong: _Before) -> Repayment:
    if _known(item.decided_on, f"{path}.decided_on", wrong) is None:
        return attrs.evolve(item, decided_on=later)
    return item
