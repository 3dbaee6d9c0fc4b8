"""From facts to rulings: every engine evaluates every rule about a plan, once for equal facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.domain.truth import Truth
from qupcore.law.terms.content import Content
from qupcore.memory import Table
from qupcore.planning.facts.laid_out import Laid, LaidPlan
from qupcore.planning.facts.placed import Activity
from qupcore.planning.facts.week import PlanWeek, WeekFacts
from qupcore.planning.facts.whole import WholeFacts
from qupcore.planning.rules.law import LawRules
from qupcore.planning.rules.prepared import PlanRules
from qupcore.planning.rules.ready import Ready
from qupcore.planning.rules.terms import WeekTerms
from qupcore.rules.terms import Value

__all__ = ["Bounded", "ElementRuling", "PlanRulings", "Rulings", "WeekRuling"]

Truths = Mapping[str, Truth]


@attrs.frozen(eq=False)
class ElementRuling:
    """The truths of the rules about an element.

    Attributes:
        truths: The truths on its first day, by id of the rule.
        later: The truths on each later day on which the person is a year older.
    """

    truths: Truths
    later: tuple[tuple[date, Truths], ...]


@attrs.frozen(eq=False)
class Bounded:
    """The truths of rules that read a number known within bounds: at its lowest and at its highest.

    Attributes:
        facts: The facts, with the number at its lowest.
        low: The truths at the lowest.
        high: The truths at the highest; the same object where the two numbers are equal.
        both: The truths that are the same at both, by id of the rule; None where they differ.
    """

    facts: Mapping[str, Value]
    low: Truths
    high: Truths
    both: Truths


@attrs.frozen(kw_only=True, eq=False)
class WeekRuling:
    """The truths of the rules about a week.

    Attributes:
        activity: The rules that qupcore infers from the law on content.
        content: The rules of the law on content.
        work: The rules of the law on paid work; None where there is no paid work in the week.
    """

    activity: Bounded
    content: Bounded
    work: Bounded | None


@attrs.frozen(kw_only=True, eq=False)
class PlanRulings:
    """The truths of every rule about a plan laid out, in the order of its elements and weeks."""

    elements: tuple[ElementRuling, ...]
    whole: Truths
    weeks: tuple[WeekRuling, ...]


class Rulings:
    """Evaluates rules with every engine, and remembers the truths while plans of one person are compared."""

    def __init__(self) -> None:
        """Begin with nothing evaluated."""
        self._said: Table[tuple[Ready, frozenset[tuple[str, Value]]], Truths] = Table(
            "planning.rulings.Rulings", most=4000
        )

    def on(self, laid: LaidPlan, rules: PlanRules) -> PlanRulings:
        """The truths of every rule about a plan.

        Raises:
            EngineDisagreement: two engines gave different answers.
        """
        return PlanRulings(
            elements=tuple(self.on_element(item) for item in laid.elements),
            whole=self.on_whole(laid.whole, rules.view.whole),
            weeks=self.on_weeks(laid.weeks, rules.law),
        )

    def on_element(self, one: Laid) -> ElementRuling:
        """The truths of the rules about an element."""
        return ElementRuling(
            self._ask(one.rules, one.facts.facts),
            tuple((day, self._ask(one.rules, facts)) for day, facts in one.facts.later),
        )

    def on_whole(self, whole: WholeFacts, rules: Ready) -> Truths:
        """The truths of the rules about a plan as a whole."""
        return self._ask(rules, whole.facts)

    def on_weeks(self, weeks: WeekFacts[Activity], law: LawRules) -> tuple[WeekRuling, ...]:
        """The truths of the rules about each week."""
        return tuple(self._on_week(week, weeks, law) for week in weeks.weeks)

    def _on_week(self, week: PlanWeek[Activity], of: WeekFacts[Activity], law: LawRules) -> WeekRuling:
        directed: dict[str, Value] = (
            {} if of.directed is None else {WeekTerms.work_directed.name: of.directed}
        )
        content = {**of.content, **week.content}
        return WeekRuling(
            activity=self._within(law.weeks, directed, WeekTerms.activity_minutes.name, *week.activity),
            content=self._within(law.content, content, Content.minutes_a_week.name, week.least, week.most),
            work=None if week.work is None else self._within(law.work, week.work),
        )

    def _within(
        self, rules: Ready, facts: Mapping[str, Value], name: str = "", low: int = 0, high: int = 0
    ) -> Bounded:
        """Evaluate the rules with a number at its lowest and at its highest."""
        lowest = {**facts, name: low} if name else facts
        found = self._ask(rules, lowest)
        if low == high:
            return Bounded(lowest, found, found, found)
        other = self._ask(rules, {**facts, name: high})
        both = {id: truth if other[id] is truth else None for id, truth in found.items()}
        return Bounded(lowest, found, other, both)

    def _ask(self, rules: Ready, facts: Mapping[str, Value]) -> Truths:
        key = rules, frozenset(facts.items())
        said = self._said.get(key)
        return self._said.keep(key, rules.decide(facts).rules) if said is None else said
