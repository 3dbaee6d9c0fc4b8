"""What the law asks every plan to hold, and what stands in the way of any plan.

The rules themselves are asked, with a plan that holds nothing and with plans that hold one thing of a class:
a rule that the first breaks, and one of the others does not, asks for that class. So the search looks for
what the law of the day wants, and no rule is written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from qupcore.composing.choices import QUARTER, Choice
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.plan import Element, MeasureClass, Plan
from qupcore.memory import Table
from qupcore.planning.checker import Checker
from qupcore.planning.facts.laid_out import lay_out
from qupcore.planning.findings.week import FULL_WEEK
from qupcore.planning.findings.whole import whole_findings

__all__ = ["PART_NAMES", "Parts"]

WORK = "work_directed"
"""Something directed at work in every week: a measure, job search or paid work."""

_WEIGHTY = ("breach", "needs_assessment")
_CLASSES: Mapping[str, MeasureClass] = {"job_search": "job_search", "work_measures": "work_directed"}
"""Parts of one class, by name."""
PART_NAMES = (WORK, *_CLASSES)
"""What a part may be called, for words and JSON."""


class Parts:
    """The parts that a plan must have, and what is one."""

    def __init__(self, checker: Checker, base: Plan, until: date, *, paid_work: bool) -> None:
        """Ask the rules.

        Args:
            checker: The person, the day and the law.
            base: The plan without elements.
            until: The last day of the plan.
            paid_work: Whether paid work stands beside the plan.
        """
        self._checker, self._base = checker, base
        self._known: Table[tuple[str, date | None], bool] = Table("composing.parts.Parts", most=4000)
        self._met: dict[str, frozenset[str]] = {}
        of_weeks = _of_weeks(checker, base)
        broken = _broken(of_weeks)
        for name, counts_as in _CLASSES.items() if broken else ():
            if met := broken - self._broken_with(counts_as, until):
                self._met[name] = met
        mended = frozenset().union(*self._met.values())
        self.standing = (
            *_of_person(checker, base),
            *(item for item in of_weeks if item.rule not in mended),
        )
        asks_for_work = not paid_work and _asks_for_work(checker)
        self.asked: tuple[str, ...] = (*((WORK,) if asks_for_work else ()), *self._met)

    def of(self, choice: Choice) -> tuple[str, ...]:
        """The parts that a choice is."""
        if choice.counts_as not in _CLASSES.values():
            return ()
        found = [WORK] if WORK in self.asked else []
        found += [name for name in self._met if self._is(name, choice)]
        return tuple(found)

    def _is(self, name: str, choice: Choice) -> bool:
        """Whether a choice is of the class and lasts as long as the rules ask."""
        if choice.counts_as != _CLASSES[name]:
            return False
        key = name, choice.first().last
        known = self._known.get(key)
        if known is None:
            known = self._known.keep(key, not self._met[name] & self._broken_with(_CLASSES[name], key[1]))
        return known

    def _broken_with(self, counts_as: MeasureClass, last: date | None) -> frozenset[str]:
        """The rules that are broken where the plan holds one thing of a class, through a day."""
        checker = self._checker
        one = Element(
            measure="office:part", counts_as=counts_as, minutes_a_week=QUARTER, first=checker.on, last=last
        )
        laid = lay_out(checker.alone(one), checker.participant, checker.view)
        return _broken(checker.of_weeks(self._base, laid))


def _broken(findings: Iterable[PlanFinding]) -> frozenset[str]:
    return frozenset(item.rule for item in findings if item.weight == "breach")


def _asks_for_work(checker: Checker) -> bool:
    """Whether the law of the day asks for something that is directed at work in every week."""
    return any(entry.rule.name == WORK for entry in checker.book.entries.values())


def _of_person(checker: Checker, base: Plan) -> tuple[PlanFinding, ...]:
    """What stands in the way of any plan for the person."""
    if not any(item.kind == "measures_allowance" for item in checker.participant.benefits or ()):
        return ()
    laid = lay_out(base, checker.participant, checker.view)
    found = whole_findings(base, laid, checker.participant, checker.view)
    return tuple(item for item in found if item.weight in _WEIGHTY)


def _of_weeks(checker: Checker, base: Plan) -> tuple[PlanFinding, ...]:
    """What the weeks of a plan without elements break; that they are not full is what the search mends."""
    if checker.participant.course is None and not base.assessments:
        return ()
    found = checker.of_weeks(base, lay_out(base, checker.participant, checker.view))
    return tuple(
        item for item in found if item.weight in _WEIGHTY and item.kind not in (FULL_WEEK, WORK, "not_over")
    )
