"""From a person, a day and a catalogue to a problem for the search, and from its results back to plans.

All elements of the plans begin on the day. The search chooses among the available measures; measures that are
not available or must be assessed first are kept with their reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from qupcore.composing.choices import QUARTER, Choice, choices_of, kinds_between, quarter_hours
from qupcore.composing.needs import unknown_needs
from qupcore.composing.parts import Parts
from qupcore.composing.relating import Related, related
from qupcore.composing.scoring import score_of
from qupcore.composing.wanted import Wanted, check_ids
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.plan_check import PlanFinding
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_day
from qupcore.domain.case.fixed_times import WeekKind
from qupcore.domain.case.paid_work import paid_work
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.days import day_before
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL
from qupcore.memory import found_once
from qupcore.planning.checker import Checker
from qupcore.planning.facts.placed import PlacedElement, placed
from qupcore.planning.facts.week import weeks_of
from qupcore.planning.rules.prepared import Choosable, prepare
from qupcore.planning.rules.view import Catalogues, OfDay
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.searching.combination import Combination as Found
from qupcore.searching.problem import AtLeast, Candidate, Option, Problem

__all__ = ["Compiled", "compile_problem", "problem_of", "with_a_place"]


_NOTHING: tuple[PlacedElement, ...] = ()


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Compiled:
    """The choices for a plan, and the problem that they make for the search.

    Attributes:
        choices: The measures and offers to choose among, by id.
        to_assess: Measures and offers that must be assessed first, by id.
        unavailable: Measures and offers that are not available, by id.
        standing: Findings in the case that every plan has.
        needs: Needs of the person that some choice meets.
        uncovered: Needs of the person that no choice meets, also those that are not known.
        most_units: The most quarter hours of a week: what paid work leaves of full time, and no less than
            what is in the plan already.
        must_meet: The needs that a plan must meet.
        least_units: The fewest quarter hours of a week, paid work subtracted.
        parts: The parts that the law of the day requires of the plan, and the choices for each.
        wanted: The wishes for the plans.
        base: The plan without elements: its frame, wishes and assessments.
        until: The last day for which plans are made.
        checker: The checker of the plans.
        related: The relations among the candidates.
    """

    choices: Mapping[str, Choice]
    to_assess: Mapping[str, Choice]
    unavailable: Mapping[str, Choice]
    standing: tuple[PlanFinding, ...]
    needs: frozenset[str]
    uncovered: tuple[str, ...]
    must_meet: frozenset[str]
    least_units: int
    most_units: int
    parts: Parts
    wanted: Wanted
    base: Plan
    until: date
    checker: Checker
    related: Related
    _known: OfDay = attrs.field(repr=False)

    @property
    def blocked(self) -> bool:
        """Whether something in the case breaks a rule with any plan, so that no plan is valid yet."""
        return any(item.weight == "breach" for item in self.standing)

    @property
    def pairs_to_assess(self) -> tuple[tuple[str, str], ...]:
        """Pairs that must be assessed; the search never takes both."""
        return self.related.to_assess

    def covers(self, choice: Choice) -> tuple[str, ...]:
        """The needs that a choice meets, as the wishes count them."""
        return _covers(choice, self.wanted)

    @found_once
    def unknown_needs(self) -> Mapping[str, str]:
        """The uncovered needs that no catalogue lists, each with the need that it is a spelling of, or ""."""
        return unknown_needs(self.uncovered, self.checker.rules.view)

    @found_once
    def problem(self) -> Problem:
        """The problem for the search, in quarter hours."""
        return Problem(
            candidates=[self._candidate(choice) for _, choice in sorted(self.choices.items())],
            most=self.wanted.most,
            most_units=self.most_units,
            least_units=self.least_units,
            needs=self.must_meet,
            parts=[AtLeast(name) for name in self.parts.asked],
            forbidden=self.related.forbidden,
            groups=self.related.groups,
            requirements=self.related.requirements,
        )

    @property
    def without_warnings(self) -> Problem:
        """The problem of plans without a pair of measures that a relation warns of."""
        if not self.related.warned:
            return self.problem
        return attrs.evolve(self.problem, forbidden=(*self.problem.forbidden, *self.related.warned))

    def score(self, choice: Choice) -> int:
        """The score of a choice, by the weights of the wishes."""
        needs = self.needs.intersection(self.covers(choice))
        return score_of(choice, self.checker.case, self.wanted.weights, needs)

    def _candidate(self, choice: Choice) -> Candidate:
        needs = self.needs.intersection(self.covers(choice))
        score = self.score(choice)
        known = self._known.candidates
        parts = self.parts.of(choice)
        key = (choice, needs, score, parts)
        found: Candidate | None = known.get(key)
        if found is None:
            found = Candidate(id=choice.id, options=choice.ways, needs=needs, parts=parts, score=score)
            known.keep(key, found)
        return found

    def plan_of(self, choice: Mapping[str, Option]) -> Plan:
        """The plan of the search's chosen options, with its elements in order of id."""
        return self.plan_with({id: self.choices[id].ways[option] for id, option in sorted(choice.items())})

    def plan_with(self, elements: Mapping[str, Element]) -> Plan:
        """The plan of some elements by id of choice, none longer than what must run beside it."""
        return attrs.evolve(self.base, elements=tuple(self._carried(dict(elements)).values()))

    def plan(self, found: Found) -> Plan:
        """The plan of a combination found, with the fullest week there is room for."""
        return self.plan_of(found.choice)

    def _carried(self, elements: dict[str, Element]) -> dict[str, Element]:
        """The elements, each ended no later than the last of the elements that must run beside it."""
        changed = True
        while changed:
            changed = False
            for id, element in elements.items():
                for carriers in self.related.carriers.get(id, ()):
                    lasts = [e.last for other, e in elements.items() if other in carriers and e.last]
                    if lasts and element.last and max(lasts) < element.last:
                        elements[id] = element = attrs.evolve(element, last=max(lasts))
                        changed = True
        return elements


@moved_to_keywords(
    *("case", "on", "catalogue", "policy", "wanted"), since="0.2.0", gone_in="0.3.0", participant="case"
)
def problem_of(
    case: Participant,
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
) -> Problem:
    """The search problem of making a plan for a person: see `compile_problem`."""
    check_arguments(problem_of, locals())
    return compile_problem(case, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted).problem


@moved_to_keywords(
    *("case", "on", "catalogue", "policy", "wanted", "kept"),
    since="0.2.0",
    gone_in="0.3.0",
    participant="case",
)
def compile_problem(
    case: Participant,
    on: date,
    *,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
    kept: Iterable[Element] = (),
) -> Compiled:
    """Make the search problem of a plan for a person from a day on, in quarter hours.

    Args:
        case: The person the plan is for.
        on: The day on which every element begins.
        catalogue: The measures; several catalogues in any order.
        law: The law that plans are checked against; the national law if left out.
        policy: Chosen values of numbers that the law leaves open, by full name.
        wanted: Wishes for the plan, besides those in the case.
        kept: Elements that are in the plan already and stay unchanged.

    Raises:
        NoRulesInForce: before 2007-11-01.
        BadInput: `wanted.until` is before the day; `case` is not a case, or `on` is not a day.
    """
    check_case(case)
    check_day(on)
    check_arguments(compile_problem, locals())
    wanted = wanted or Wanted()
    rules = prepare(catalogue, on, AppliedLaw(law, policy), municipality=case.municipality)
    check_ids("Wanted.hours", wanted.hours, rules.view.measures)
    check_ids("Wanted.without", wanted.without, rules.view.measures, rules.view.offers)
    check_ids("Wanted.opened", wanted.opened, rules.view.measures, rules.view.offers)
    checker = Checker(case, on, rules)
    base = _base(case, on)
    planning = case.planning
    until = _until(case, on, wanted)
    choosable = rules.choosable(on, until)
    kept = tuple(kept)
    left_out = wanted.without | {element.measure for element in kept}
    kinds = kinds_between(on, until, _all_slots(choosable, kept))
    every = [
        choice
        for choice in choices_of(checker, choosable, until, wanted.hours, kinds)
        if not {choice.id, choice.of} & left_out
    ]
    of_state: dict[str, dict[str, Choice]] = {"open": {}, "needs_assessment": {}, "unavailable": {}}
    for choice in every:
        given = with_a_place(choice) if choice.id in wanted.opened and choice.full else choice
        of_state[given.state][given.id] = given
    choices = dict(of_state["open"])
    if wanted.assess:
        choices |= of_state["needs_assessment"]
    for place, element in enumerate(kept):
        choice = _kept(element, place, checker, kinds)
        choices[choice.id] = choice
    found = related(choices, checker, choosable)
    for id in found.hopeless:
        of_state["unavailable"][id] = _lacking_another(choices.pop(id), checker)
    needs = frozenset(planning.needs or ()) if planning else frozenset()
    coverable = needs & {need for choice in choices.values() for need in _covers(choice, wanted)}
    worked = _paid(case, on)
    parts = Parts(checker, base, until, paid_work=bool(worked))
    full = rules.law.full_time
    held = sum(option.units for choice in choices.values() if choice.kept for option in choice.ways)
    adapted = base.minutes_a_week if base.minutes_a_week and base.adapted_by.strip() else full
    return Compiled(
        choices=choices,
        to_assess=of_state["needs_assessment"],
        unavailable=of_state["unavailable"],
        standing=parts.standing,
        needs=coverable,
        uncovered=tuple(sorted(needs - coverable)),
        must_meet=coverable if wanted.needs_met else frozenset(),
        least_units=max(0, -(-(min(full, adapted) - worked) // QUARTER)),
        most_units=min(full // QUARTER, max(-(-(full - worked) // QUARTER), held)),
        parts=parts,
        wanted=wanted,
        base=base,
        until=until,
        checker=checker,
        related=found,
        known=choosable.known,
    )


def _covers(choice: Choice, wanted: Wanted) -> tuple[str, ...]:
    return () if wanted.local_needs and not choice.local else choice.covers


def with_a_place(choice: Choice) -> Choice:
    """The choice as if it had a free place."""
    findings = tuple(item for item in choice.findings if item.kind != "places")
    return attrs.evolve(choice, findings=findings)


def _lacking_another(choice: Choice, checker: Checker) -> Choice:
    """The choice with its unmet requirement as the reason: no available measure meets it."""
    found = checker.of_one(choice.first(), choice.listing)
    return attrs.evolve(choice, findings=tuple(item for item in found if item.kind.startswith("requires")))


def _base(case: Participant, on: date) -> Plan:
    """The plan that holds on the day, without elements: frame, wishes, evaluation dates, assessments."""
    plans = case.course.plans if case.course else ()
    held = [plan for plan in plans if plan.valid_from <= on]
    if not held:
        return Plan(valid_from=on)
    return attrs.evolve(max(held, key=lambda plan: plan.valid_from), valid_from=on, elements=())


def _until(case: Participant, on: date, wanted: Wanted) -> date:
    if wanted.until is not None:
        if wanted.until < on:
            raise BadInput(
                worded("the plan is to end {until}, before {on}", until=wanted.until, on=on),
                remedy="give a later day",
                code="input.period",
            )
        return wanted.until
    programmes = case.course.programmes() if case.course else ()
    ends = [item.last for item in programmes if item.last is not None and item.last >= on]
    if ends:
        return max(ends)
    if on.year == date.max.year:  # the calendar ends before the year does
        return date.max
    day = 28 if (on.month, on.day) == (2, 29) else on.day
    return day_before(on.replace(year=on.year + 1, day=day))


def _paid(case: Participant, on: date) -> int:
    """The known minutes of paid work in the week of the day."""
    jobs = paid_work(case)
    if not jobs:
        return 0
    (week,) = weeks_of(_NOTHING, jobs, on.toordinal(), on.toordinal())
    return week.least


def _all_slots(choosable: Choosable, kept: Iterable[Element]) -> Iterator[Slot]:
    """The fixed times that a plan can hold."""
    for listing in choosable.listings:
        if listing.offer is not None:
            yield from listing.offer.fixed_times
    for element in kept:
        yield from element.slots


def _kept(element: Element, place: int, checker: Checker, kinds: tuple[WeekKind, ...]) -> Choice:
    """The choice for an element that is in the plan and stays unchanged."""
    listing = checker.rules.listing(element)
    one = placed(0, element, listing.measure, listing.offer, checker.person.municipality)
    if one.minutes is None:
        raise BadInput(
            worded("the hours of {measure} are not known", measure=element.measure),
            where=f"$.course.plans[].elements[{place}]",
            remedy="give minutes_a_week: without them the room left in the week is not known",
            code="input.missing",
        )
    option = Option(-(-one.minutes // QUARTER), quarter_hours(one.slots, kinds))
    return Choice(
        id=f"{element.offer or element.measure}#{place + 1}",
        of=element.measure,
        measure=one.measure,
        offer=one.offer,
        counts_as=one.counts_as,
        ways={option: element},
        listing=listing,
        kept=True,
    )
