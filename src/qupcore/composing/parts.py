"""The parts that the law requires of every plan, and the findings in the case that every plan has.

The rules are evaluated for an empty plan, and for a plan with one element of a class: a rule that only the
empty plan breaks requires that class. So the search follows the law of the day, and no rule is written twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.composing.choices import QUARTER, Choice
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.plan import MeasureClass, Plan
from qupcore.memory import Table
from qupcore.planning.checker import Checker
from qupcore.planning.facts.days import span_of
from qupcore.planning.facts.placed import Activity
from qupcore.planning.facts.week import week_facts
from qupcore.planning.findings.week import FULL_WEEK, broken_rules

__all__ = ["PART_NAMES", "Parts"]

WORK = "work_directed"
"""Something directed at work in every week: a measure, job search or paid work."""

_WEIGHTY = ("breach", "needs_assessment")
_CLASSES: Mapping[str, MeasureClass] = {"job_search": "job_search", "work_measures": "work_directed"}
"""Parts of one class, by name."""
PART_NAMES = (WORK, *_CLASSES)
"""The names of the parts, for texts and JSON."""


class Parts:
    """The parts that a plan must have, and the choices for each."""

    def __init__(self, checker: Checker, base: Plan, until: date, *, paid_work: bool) -> None:
        """Find the parts by evaluating the rules.

        Args:
            checker: The person, the day and the law.
            base: The plan without elements.
            until: The last day of the plan.
            paid_work: Whether there is paid work beside the plan.
        """
        self._checker, self._base = checker, base
        self._before: tuple[Activity, ...] = ()
        self._known: Table[tuple[str, date | None], bool] = Table("composing.parts.Parts", most=4000)
        self._met: dict[str, frozenset[str]] = {}
        of_person, of_weeks = self._of_the_empty_plan()
        broken = frozenset(item.rule for item in of_weeks if item.weight == "breach")
        broken &= checker.rules.law.content.entries.keys()
        for name, counts_as in _CLASSES.items() if broken else ():
            if met := broken - self._broken_with(counts_as, until):
                self._met[name] = met
        mended = frozenset().union(*self._met.values())
        self.standing = (*of_person, *(item for item in of_weeks if item.rule not in mended))
        asks_for_work = not paid_work and _asks_for_work(checker)
        self.asked: tuple[str, ...] = (*((WORK,) if asks_for_work else ()), *self._met)

    def of(self, choice: Choice) -> tuple[str, ...]:
        """The parts that a choice provides."""
        if choice.counts_as not in _CLASSES.values():
            return ()
        found = [WORK] if WORK in self.asked else []
        found += [name for name in self._met if self._is(name, choice)]
        return tuple(found)

    def _is(self, name: str, choice: Choice) -> bool:
        """Whether a choice is of the class of a part and lasts as long as the rules require."""
        if choice.counts_as != _CLASSES[name]:
            return False
        key = name, choice.first().last
        known = self._known.get(key)
        if known is None:
            known = self._known.keep(key, not self._met[name] & self._broken_with(_CLASSES[name], key[1]))
        return known

    def _broken_with(self, counts_as: MeasureClass, last: date | None) -> frozenset[str]:
        """The rules of the law on content that a plan with one element of a class breaks."""
        checker, law = self._checker, self._checker.rules.law
        some = Activity(span=span_of(checker.on, last), minutes=QUARTER, counts_as=counts_as)
        weeks = week_facts(self._base, (some,), self._before, checker.case, checker.period)
        return broken_rules(checker.rulings.on_weeks(weeks, law), law)

    def _of_the_empty_plan(self) -> tuple[list[PlanFinding], list[PlanFinding]]:
        """The findings that every plan has, in two lists: about the whole plan, and about its weeks.

        Missing hours and a missing measure directed at work are left out, because the search adds them.
        """
        checker, base = self._checker, self._base
        case = checker.case
        benefits = case.benefits or ()
        paid_beside = any(item.kind == "measures_allowance" for item in benefits)
        looks_at_weeks = case.course is not None or bool(base.assessments) or bool(paid_work(case))
        if not paid_beside and not looks_at_weeks:
            return [], []
        laid = checker.lay_out(base)
        self._before = laid.before
        of_whole = checker.of_whole(laid) if paid_beside else []
        of_weeks = checker.of_weeks(laid, checker.period) if looks_at_weeks else []
        return (
            [item for item in of_whole if item.weight in _WEIGHTY],
            [
                item
                for item in of_weeks
                if item.weight in _WEIGHTY and item.kind not in (FULL_WEEK, WORK, "not_over")
            ],
        )


def _asks_for_work(checker: Checker) -> bool:
    """Whether the law of the day asks for something that is directed at work in every week."""
    return any(entry.rule.name == WORK for entry in checker.rules.law.weeks.entries.values())
