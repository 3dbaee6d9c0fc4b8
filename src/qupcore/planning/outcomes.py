"""The outcomes of a plan with changes, without the findings that lead to them.

Thousands of changed plans differ from one plan in an element or two. So the weight of the rules is worked out
for each part of a plan: an element among the elements that its rules read, the groups, and the weeks. Equal
parts are worked out once. Elements are bits of whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from qupcore.domain.answers.plan_check import PlanChange, PlanOutcome, Severity
from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.plan import Element, Plan
from qupcore.memory import Table
from qupcore.planning.checker import Checker
from qupcore.planning.facts.element import element_facts
from qupcore.planning.facts.laid_out import Laid, around_of, elements_before
from qupcore.planning.facts.placed import PlacedElement, placed
from qupcore.planning.facts.week import week_facts
from qupcore.planning.facts.whole import whole_facts
from qupcore.planning.findings.element import element_weights
from qupcore.planning.findings.week import week_findings
from qupcore.planning.findings.whole import whole_findings
from qupcore.planning.rules.ready import Ready

__all__ = ["FINE", "INVALID", "TO_ASSESS", "Outcomes", "TriedChange"]

FINE, TO_ASSESS, INVALID = range(3)
_HEAVY: dict[Severity, int] = {"needs_assessment": TO_ASSESS, "breach": INVALID}
_SAID: tuple[PlanOutcome, ...] = ("valid", "needs_assessment", "invalid")


@attrs.frozen(eq=False)
class TriedChange:
    """A change to the plan as bits.

    Attributes:
        change: The change.
        about: The place of the element that it changes or drops, or the measure that it adds.
        gone: The element that it changes or drops.
        come: The element that it adds, or puts in place of the other.
    """

    change: PlanChange
    about: int | str
    gone: int
    come: int


class Outcomes:
    """The outcomes of one plan with changes, the same as those of `Checker.check`."""

    def __init__(self, plan: Plan, checker: Checker) -> None:
        """Begin with the plan; nothing is worked out yet."""
        self._plan = plan
        self._checker = checker
        self._numbers: dict[tuple[int, Element], int] = {}
        self._placed: list[PlacedElement] = []
        self._rules: list[Ready] = []
        self._around: dict[int, int] = {}
        self._reads: dict[Ready, frozenset[str]] = {}
        self._timed: dict[object, int] = {}
        self._as_time: list[int] = []
        self._of_elements: Table[tuple[int, int], int] = Table("planning.outcomes.Outcomes", most=100_000)
        self._of_groups: Table[int, int] = Table("planning.outcomes.Outcomes", most=100_000)
        self._of_weeks: Table[object, int] = Table("planning.outcomes.Outcomes", most=100_000)
        course = checker.case.course
        earlier = course.plans if course else ()
        self._earlier = {
            (item.measure, item.first)
            for version in earlier
            if version.valid_from < plan.valid_from
            for item in version.elements
        }
        self._again = 0  # the elements that an earlier version has too: they are then not counted twice
        allowed = any(item.kind == "measures_allowance" for item in checker.case.benefits or ())
        grouped = (group.members for group in checker.rules.view.whole.groups.values())
        self._grouped: frozenset[str] | None = None if allowed else frozenset().union(*grouped)
        self._in_groups = 0
        self.all = sum(1 << self._number(place, element) for place, element in enumerate(plan.elements))
        self._broken = self.all

    def move(self, change: PlanChange) -> TriedChange:
        """A change as bits."""
        place = change.element
        gone = 0 if place is None else 1 << self._number(place, self._plan.elements[place])
        come = 0
        if change.becomes is not None:
            come = 1 << self._number(len(self._plan.elements) if place is None else place, change.becomes)
        return TriedChange(change, change.measure if place is None else place, gone, come)

    def moved(self, moves: Iterable[TriedChange]) -> int:
        """The elements of the plan with these changes."""
        chosen = self.all
        for move in moves:
            chosen = chosen & ~move.gone | move.come
        return chosen

    def outcome(self, chosen: int) -> PlanOutcome:
        """The outcome of the plan of these elements."""
        weight = self.without_weeks(chosen)
        return _SAID[weight if weight == INVALID else max(weight, self._weeks(chosen))]

    def without_weeks(self, chosen: int) -> int:
        """The weight of the rules about the elements and groups: FINE, TO_ASSESS or INVALID."""
        weight = FINE
        for part in (chosen & self._broken, chosen & ~self._broken):
            while part:
                number = (part & -part).bit_length() - 1
                part &= part - 1
                found = self._element(number, chosen)
                if found == INVALID:
                    self._broken |= 1 << number
                    return INVALID
                weight = max(weight, found)
        return max(weight, self._groups(chosen))

    def _number(self, place: int, element: Element) -> int:
        number = self._numbers.get((place, element))
        if number is not None:
            return number
        number = self._numbers[place, element] = len(self._placed)
        checker = self._checker
        listing = checker.rules.listing(element)
        one = placed(place, element, listing.measure, listing.offer, checker.person.municipality)
        self._placed.append(one)
        self._rules.append(listing.rules)
        self._as_time.append(self._timed.setdefault((one.span, one.minutes, one.counts_as), len(self._timed)))
        if (element.measure, element.first) in self._earlier:
            self._again |= 1 << number
        if self._grouped is None or element.measure in self._grouped:
            self._in_groups |= 1 << number
        self._around.clear()
        return number

    def _elements(self, chosen: int) -> list[PlacedElement]:
        """The elements in the order of the plan."""
        found = []
        while chosen:
            found.append(self._placed[(chosen & -chosen).bit_length() - 1])
            chosen &= chosen - 1
        return sorted(found, key=lambda one: one.place)

    def _before(self, running: Sequence[PlacedElement]) -> tuple[PlacedElement, ...]:
        checker = self._checker
        plan = self._with(running)
        return elements_before(checker.rules.named(plan, checker.case.course, ()), checker.person)

    def _with(self, running: Sequence[PlacedElement]) -> Plan:
        return attrs.evolve(self._plan, elements=tuple(one.element for one in running))

    def _element(self, number: int, chosen: int) -> int:
        """The weight of the rules about an element, among the elements that they read."""
        around = self._around.get(number)
        if around is None:
            around = self._around[number] = self._read_by(number)
        key = number, chosen & around
        weight = self._of_elements.get(key)
        return self._of_elements.keep(key, self._weigh_element(*key)) if weight is None else weight

    def _read_by(self, number: int) -> int:
        """The elements that the facts about an element depend on, itself included."""
        one, rules = self._placed[number], self._rules[number]
        measures = self._reads.get(rules)
        if measures is None:
            members = (item.members for item in rules.beside)
            measures = self._reads[rules] = frozenset((one.element.measure,)).union(*members)
        found = 1 << number
        for other, item in enumerate(self._placed):
            if (
                item.element.measure in measures
                or item.element.measure == one.element.measure
                or (one.slots and item.slots)
                or (one.element.offer and item.element.offer == one.element.offer)
            ):
                found |= 1 << other
        return found

    def _weigh_element(self, number: int, chosen: int) -> int:
        checker, one, rules = self._checker, self._placed[number], self._rules[number]
        running = self._elements(chosen)
        around = around_of(running, self._before(running), checker.rules, checker.person, checker.on)
        laid = Laid(one, rules, element_facts(one, rules, around))
        return _heaviest(element_weights(laid, checker.rulings.on_element(laid)))

    def _groups(self, chosen: int) -> int:
        """The weight of the rules about the plan as a whole, which read members of groups and benefits."""
        key = chosen & self._in_groups
        weight = self._of_groups.get(key)
        if weight is not None:
            return weight
        checker, running = self._checker, self._elements(key)
        rules = checker.rules.view.whole
        facts = whole_facts(self._with(running), running, self._before(running), checker.case, rules)
        found = whole_findings(facts, checker.rulings.on_whole(facts, rules), rules)
        return self._of_groups.keep(key, _heaviest(item.weight for item in found))

    def _weeks(self, chosen: int) -> int:
        """The weight of the rules about the weeks, which read days, minutes and class of the elements."""
        left, times = chosen, []
        while left:
            times.append(self._as_time[(left & -left).bit_length() - 1])
            left &= left - 1
        key = chosen & self._again, tuple(sorted(times))
        weight = self._of_weeks.get(key)
        if weight is not None:
            return weight
        checker, running = self._checker, self._elements(chosen)
        law = checker.rules.law
        weeks = week_facts(self._plan, running, self._before(running), checker.case, checker.period)
        found = week_findings(
            weeks, checker.rulings.on_weeks(weeks, law), running, paid_work(checker.case), law
        )
        return self._of_weeks.keep(key, _heaviest(item.weight for item in found))


def _heaviest(weights: Iterable[Severity]) -> int:
    heaviest = FINE
    for weight in weights:
        heaviest = max(heaviest, _HEAVY.get(weight, FINE))
        if heaviest == INVALID:
            break
    return heaviest
