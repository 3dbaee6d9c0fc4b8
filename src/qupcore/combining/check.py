"""check_plan(): is this plan valid, and why not.

Plan and catalogue -> facts about each element, each week and the whole -> every engine -> findings. The right
to the programme is nowhere in it: a measure that is full or missing makes a plan that cannot be carried out,
and refuses nobody anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.combining.element_findings import element_findings
from qupcore.combining.laid_out import LaidPlan, lay_out
from qupcore.combining.view import Catalogues, View, view_of
from qupcore.combining.week_book import WeekBook, check_choices, week_book
from qupcore.combining.week_findings import week_findings
from qupcore.combining.whole_findings import whole_findings
from qupcore.domain.participant import Participant
from qupcore.domain.period import Period
from qupcore.domain.plan import Plan
from qupcore.domain.plan_check import PlanCheck, PlanFinding, PlanOutcome

__all__ = ["Checker", "check_plan", "outcome_of"]

_ORDER = {"breach": 0, "needs_assessment": 1, "warning": 2, "note": 3}


class Checker:
    """Checks plans of one person, on one day or period, against one catalogue."""

    def __init__(
        self,
        participant: Participant,
        on: date | Period,
        view: View,
        policy: Mapping[str, int] | None = None,
    ) -> None:
        self.participant = participant
        self.view = view
        self.on = on if isinstance(on, date) else on.start
        self.period = Period(on, on) if isinstance(on, date) else on
        check_choices(policy)
        self.book: WeekBook = week_book(self.on, policy)

    def findings(self, plan: Plan) -> tuple[PlanFinding, ...]:
        """What every rule about the plan finds, the weightiest first."""
        laid = lay_out(plan, self.participant, self.view)
        found = [
            *self.of_elements(laid),
            *whole_findings(plan, laid, self.participant, self.view),
            *week_findings(plan, laid, self.participant.course, self.period, self.book),
        ]
        return tuple(sorted(found, key=lambda item: (_ORDER[item.weight], item.elements, item.rule)))

    def of_elements(self, laid: LaidPlan) -> list[PlanFinding]:
        """What the rules about each element find."""
        return element_findings(laid, self.participant, self.view, self.on, self.book.whole)

    def check(self, plan: Plan) -> PlanCheck:
        """The outcome and the findings, without looking for conflicts and repairs."""
        findings = self.findings(plan)
        return PlanCheck(
            outcome=outcome_of(findings),
            findings=findings,
            on=self.on,
            catalogue=self.view.hash,
            rulebook=self.book.decide.rulebook.hash,
            engines=self.book.decide.engines,
        )


def outcome_of(findings: tuple[PlanFinding, ...]) -> PlanOutcome:
    """What findings come to."""
    weights = {item.weight for item in findings}
    if "breach" in weights:
        return "invalid"
    return "needs_assessment" if "needs_assessment" in weights else "valid"


def check_plan(
    plan: Plan,
    on: date | Period,
    participant: Participant,
    catalogue: Catalogues,
    policy: Mapping[str, int] | None = None,
) -> PlanCheck:
    """Check whether a plan is valid.

    Every rule about an element is asked for all days of the element. The week is asked on one day, or for
    every stretch of a period in which the plan is the same.

    Args:
        plan: The plan.
        on: The day whose week is looked at, or a period. Its rules are used.
        participant: Who the plan is for. What is not known makes nothing invalid.
        catalogue: What is known about measures; several catalogues in any order.
        policy: Numbers that the law leaves open, chosen otherwise than the default, by full name.

    Raises:
        NoRulesInForce: before 2007-11-01.
        ParameterError: `policy` names a number of the law, or a value that it may not have.
        EngineDisagreement: two engines gave different answers; there is no answer.

    Source: sosialtjenesteloven § 30; FOR-2011-12-21-1471 § 1; the sources of each rule in the catalogue.
    """
    return Checker(participant, on, view_of(catalogue), policy).check(plan)
