"""The checker: the findings of every rule about a plan, for one person, day and catalogue.

Each check has four steps: prepare the rules of the measures that the plan names, lay the plan out, evaluate
the rules on its facts, and turn the rulings into findings.
"""

from __future__ import annotations

from datetime import date

from qupcore.domain.answers.plan_check import PlanCheck, PlanFinding, PlanOutcome
from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.case.plan_end import plan_end
from qupcore.domain.period import Period
from qupcore.planning.facts.laid_out import LaidPlan, lay_out_elements, lay_out_plan
from qupcore.planning.facts.people import Person
from qupcore.planning.facts.week import week_facts
from qupcore.planning.findings.away import away_findings
from qupcore.planning.findings.element import element_findings
from qupcore.planning.findings.end import end_findings
from qupcore.planning.findings.entries import entry_findings
from qupcore.planning.findings.situation import situation_findings
from qupcore.planning.findings.week import week_findings
from qupcore.planning.findings.whole import whole_findings
from qupcore.planning.rules.listing import Listing
from qupcore.planning.rules.prepared import PlanRules
from qupcore.planning.rulings import Rulings

__all__ = ["Checker", "check_outcome"]

_ORDER = {"breach": 0, "needs_assessment": 1, "warning": 2, "note": 3}


class Checker:
    """Checks plans of one person, on one day or period, by prepared rules."""

    def __init__(self, case: Participant, on: date | Period, rules: PlanRules) -> None:
        """Check plans for a person.

        Args:
            case: The person the plans are for.
            on: The day whose week is checked, or a period.
            rules: The rules, prepared for the day; those of the person's municipality are used.

        Raises:
            BadInput: a fact is impossible on the day, such as a birth after it.
        """
        self.case = case
        self.rules = rules = rules.seen_from(case.municipality)
        self.on = on if isinstance(on, date) else on.start
        self.period = Period(on, on) if isinstance(on, date) else on
        self._of_a_day = isinstance(on, date)
        self.person = Person(case, rules.numbers)
        self.person.on(self.on)
        self.rulings = Rulings()

    def lay_out(self, plan: Plan) -> LaidPlan:
        """The plan with the facts that rules read; the rules of its measures are prepared first."""
        named = self.rules.named(plan, self.case.course)
        return lay_out_plan(plan, named, self.rules, self.person, self.period)

    def findings(self, plan: Plan) -> tuple[PlanFinding, ...]:
        """The findings of every rule about a plan, the most serious first."""
        return self.found(self.lay_out(plan))

    def found(self, laid: LaidPlan) -> tuple[PlanFinding, ...]:
        """The findings of every rule about a plan laid out, the most serious first."""
        rules = self.rules
        rulings = self.rulings.on(laid, rules)
        end = plan_end(laid.plan, self.case.course) if self._of_a_day else None
        found = [
            *element_findings(laid.elements, rulings.elements),
            *entry_findings(laid.running, rules),
            *whole_findings(laid.whole, rulings.whole, rules.view.whole),
            *away_findings(self.case, self.period),
            *end_findings(end, self.on),
        ]
        if end is None or self.on <= end:
            jobs = paid_work(self.case)
            found += week_findings(laid.weeks, rulings.weeks, laid.running, jobs, rules.law)
            found += situation_findings(laid.weeks.weeks, laid.running, self.case)
        return tuple(sorted(found, key=lambda item: (_ORDER[item.weight], item.elements, item.rule)))

    def of_weeks(self, laid: LaidPlan, period: Period) -> list[PlanFinding]:
        """What the rules about the weeks of a plan find, in a period that begins on the day of the check."""
        running, law = laid.running, self.rules.law
        weeks = week_facts(laid.plan, running, laid.before, self.case, period)
        return list(
            week_findings(weeks, self.rulings.on_weeks(weeks, law), running, paid_work(self.case), law)
        )

    def of_whole(self, laid: LaidPlan) -> list[PlanFinding]:
        """What the rules about a plan as a whole find."""
        rules = self.rules.view.whole
        return list(whole_findings(laid.whole, self.rulings.on_whole(laid.whole, rules), rules))

    def of_elements(self, plan: Plan) -> list[PlanFinding]:
        """The findings of the rules about each element of a plan; its weeks are not checked."""
        return self._of_elements(plan)

    def of_one(self, element: Element, listing: Listing | None = None) -> list[PlanFinding]:
        """The findings of the rules about an element that is alone in its plan.

        Args:
            element: The element.
            listing: Its listing in the catalogues; looked up if left out.
        """
        plan = Plan(valid_from=self.on, elements=(element,))
        return self._of_elements(plan, (listing,) if listing else None)

    def _of_elements(self, plan: Plan, listings: tuple[Listing, ...] | None = None) -> list[PlanFinding]:
        named = self.rules.named(plan, self.case.course, listings)
        elements = lay_out_elements(plan, named, self.rules, self.person, self.on)
        return list(element_findings(elements, [self.rulings.on_element(item) for item in elements]))

    def check(self, plan: Plan) -> PlanCheck:
        """The outcome and the findings, without conflicts and repairs."""
        return self.checked(self.lay_out(plan))

    def checked(self, laid: LaidPlan) -> PlanCheck:
        """The outcome and the findings of a plan laid out."""
        findings = self.found(laid)
        decide = self.rules.law.weeks.decide
        return PlanCheck(
            outcome=check_outcome(findings),
            findings=findings,
            on=self.on,
            period=None if self._of_a_day else self.period,
            catalogue=self.rules.view.hash,
            rulebook=decide.rulebook.hash,
            engines=decide.engines,
            under=self.rules.numbers.under,
        )


def check_outcome(findings: tuple[PlanFinding, ...]) -> PlanOutcome:
    """The outcome of a plan with these findings."""
    weights = {item.weight for item in findings}
    if "breach" in weights:
        return "invalid"
    return "needs_assessment" if "needs_assessment" in weights else "valid"
