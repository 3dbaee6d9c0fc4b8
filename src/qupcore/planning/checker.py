"""The checker: what every rule about a plan finds, for one person, day and catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.domain.answers.plan_check import PlanCheck, PlanFinding, PlanOutcome
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.period import Period
from qupcore.planning.facts.laid_out import LaidPlan, lay_out
from qupcore.planning.facts.people import facts_about
from qupcore.planning.findings.element import element_findings
from qupcore.planning.findings.week import week_findings
from qupcore.planning.findings.whole import whole_findings
from qupcore.planning.rules.view import View
from qupcore.planning.rules.week_book import WeekBook, check_choices, week_book
from qupcore.rules.terms import Value

__all__ = ["Checker", "outcome_of"]

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
        self.person: Mapping[str, Value] = facts_about(participant, self.on)

    def findings(self, plan: Plan) -> tuple[PlanFinding, ...]:
        """What every rule about the plan finds, the weightiest first."""
        laid = lay_out(plan, self.participant, self.view)
        found = [
            *self.of_elements(laid),
            *whole_findings(plan, laid, self.participant, self.view),
            *self.of_weeks(plan, laid),
        ]
        return tuple(sorted(found, key=lambda item: (_ORDER[item.weight], item.elements, item.rule)))

    def of_elements(self, laid: LaidPlan) -> list[PlanFinding]:
        """What the rules about each element find."""
        return element_findings(
            laid, self.participant, self.view, self.on, self.book.whole, {self.on: self.person}
        )

    def of_weeks(self, plan: Plan, laid: LaidPlan) -> list[PlanFinding]:
        """What the rules about the weeks find."""
        return list(week_findings(plan, laid, self.participant.course, self.period, self.book))

    def of_one(self, plan: Plan) -> list[PlanFinding]:
        """What the rules about each element of a plan find; its weeks are not looked at."""
        return self.of_elements(lay_out(plan, self.participant, self.view))

    def alone(self, element: Element) -> Plan:
        """A plan of this element and nothing else."""
        return Plan(valid_from=self.on, elements=(element,))

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
