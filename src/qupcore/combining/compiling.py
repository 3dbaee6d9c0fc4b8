"""From a person, a day and a catalogue to a problem for the search, and from what it finds back to plans.

A plan that is put together begins on the day, all elements at once. What may be had goes in; what may not is
kept with its reason, and what somebody must assess first is kept apart, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import attrs

from qupcore.combining.checker import Checker
from qupcore.combining.choices import QUARTER, Choice, choices_of, quarter_hours
from qupcore.combining.laid_out import LaidPlan, lay_out
from qupcore.combining.relating import Related, related
from qupcore.combining.scoring import score_of
from qupcore.combining.search.plan import Plan as Found
from qupcore.combining.search.problem import Candidate, Option, Part, Problem
from qupcore.combining.view import Catalogues, view_of
from qupcore.combining.wanted import Wanted
from qupcore.combining.week_facts import weeks_of
from qupcore.domain.participant import Participant
from qupcore.domain.plan import Element, Plan
from qupcore.domain.plan_check import PlanFinding
from qupcore.errors import BadInput

__all__ = ["Compiled", "compile_problem", "problem_of"]

_DIRECTED = ("work_directed", "job_search")
_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True, eq=False)
class Compiled:
    """A problem for the search, and what its ids mean.

    Attributes:
        problem: The problem.
        choices: What each candidate is, by id.
        to_assess: Measures and offers that may be had only after somebody has assessed something, by id.
        unavailable: Those that may not be had, by id.
        pairs_to_assess: Pairs that somebody must assess; the search keeps them apart.
        standing: What is broken or must be assessed whatever the plan holds.
        uncovered: Needs of the person that nothing that may be had meets.
        base: The plan without elements: its frame, wishes and judgements.
        checker: What checks the plans.
        related: The relations among the candidates.
    """

    problem: Problem
    choices: Mapping[str, Choice]
    to_assess: Mapping[str, Choice]
    unavailable: Mapping[str, Choice]
    pairs_to_assess: tuple[tuple[str, str], ...]
    standing: tuple[PlanFinding, ...]
    uncovered: tuple[str, ...]
    base: Plan
    checker: Checker
    related: Related

    def plan_of(self, choice: Mapping[str, Option]) -> Plan:
        """The plan that a choice of the search stands for, elements in order of id."""
        elements = {id: self.choices[id].ways[option] for id, option in sorted(choice.items())}
        return attrs.evolve(self.base, elements=tuple(self._carried(elements).values()))

    def plan(self, found: Found) -> Plan:
        """The plan that the search found, with the fullest week there is room for."""
        return self.plan_of(found.choice)

    def _carried(self, elements: dict[str, Element]) -> dict[str, Element]:
        """What another must carry ends no later than the last of those that carry it."""
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


def problem_of(
    participant: Participant,
    on: date,
    catalogue: Catalogues,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
) -> Problem:
    """The problem of putting a plan together for a person: see `compile_problem`."""
    return compile_problem(participant, on, catalogue, policy, wanted).problem


def compile_problem(
    participant: Participant,
    on: date,
    catalogue: Catalogues,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
    kept: Iterable[Element] = (),
) -> Compiled:
    """Make the problem of putting a plan together for a person from a day on, in quarter hours.

    Args:
        participant: Who the plan is for.
        on: The day on which every element begins.
        catalogue: What is known about measures.
        policy: Numbers that the law leaves open, chosen otherwise than the default.
        wanted: What is wanted, beyond what the case says.
        kept: Elements that stand in the plan already, as they are.

    Raises:
        NoRulesInForce: before 2007-11-01.
        BadInput: `wanted.until` lies before the day.
    """
    wanted = wanted or Wanted()
    checker = Checker(participant, on, view_of(catalogue), policy)
    base = _base(participant, on)
    planning = participant.planning
    lives = planning.municipality if planning else ""
    until = _until(participant, on, wanted)
    kept = tuple(kept)
    left_out = wanted.without | {element.measure for element in kept}
    every = [
        choice
        for choice in choices_of(checker, until, wanted.hours, lives)
        if not {choice.id, choice.of} & left_out
    ]
    of_state: dict[str, dict[str, Choice]] = {"open": {}, "needs_assessment": {}, "unavailable": {}}
    for choice in every:
        of_state[choice.state][choice.id] = choice
    choices = dict(of_state["open"])
    if wanted.assess:
        choices |= of_state["needs_assessment"]
    for place, element in enumerate(kept):
        choice = _kept(element, place, checker)
        choices[choice.id] = choice
    found = related(choices, checker, on)
    for id in found.hopeless:
        of_state["unavailable"][id] = choices.pop(id)
    needs = set(planning.needs or ()) if planning else set()
    coverable = needs & {need for choice in choices.values() for need in choice.covers}
    worked, asked = _paid(participant, on), _asks_for_work(checker)
    frame = base.minutes_a_week if base.minutes_a_week and base.adapted_by.strip() else None
    full = checker.book.full_time
    problem = Problem(
        candidates=[
            Candidate(
                id=id,
                options=choice.ways,
                needs=needs & set(choice.covers),
                parts=["work_directed"] if choice.counts_as in _DIRECTED else [],
                score=score_of(choice, participant, wanted.weights, needs),
            )
            for id, choice in sorted(choices.items())
        ],
        most=wanted.most,
        most_units=full // QUARTER,
        least_units=max(0, -(-(min(full, frame or full) - worked) // QUARTER)),
        needs=coverable if wanted.needs_met else (),
        parts=[Part("work_directed")] if asked and not worked else [],
        forbidden=found.forbidden,
        groups=found.groups,
        requirements=found.requirements,
    )
    return Compiled(
        problem=problem,
        choices=choices,
        to_assess=of_state["needs_assessment"],
        unavailable=of_state["unavailable"],
        pairs_to_assess=found.to_assess,
        standing=_standing(checker, base),
        uncovered=tuple(sorted(needs - coverable)),
        base=base,
        checker=checker,
        related=found,
    )


def _base(participant: Participant, on: date) -> Plan:
    """The plan that holds on the day, without its elements: frame, wishes, evaluation, judgements."""
    plans = participant.course.plans if participant.course else ()
    held = [plan for plan in plans if plan.valid_from <= on]
    if not held:
        return Plan(valid_from=on)
    return attrs.evolve(max(held, key=lambda plan: plan.valid_from), valid_from=on, elements=())


def _until(participant: Participant, on: date, wanted: Wanted) -> date:
    if wanted.until is not None:
        if wanted.until < on:
            raise BadInput(f"the plan is to end {wanted.until}, before {on}", remedy="give a later day")
        return wanted.until
    granted = participant.course.granted() if participant.course else ()
    ends = [item.applies_to for item in granted if item.applies_to is not None and item.applies_to >= on]
    if ends:
        return max(ends)
    year = on.year + 1
    return (on.replace(year=year, day=28) if (on.month, on.day) == (2, 29) else on.replace(year=year)) - _DAY


def _paid(participant: Participant, on: date) -> int:
    """Minutes of paid work in the week of the day, as far as known."""
    (week,) = weeks_of(LaidPlan((), (), ()), participant.course, on.toordinal(), on.toordinal())
    return week.least


def _asks_for_work(checker: Checker) -> bool:
    """Whether the law of the day asks for something that is directed at work in every week."""
    return any(entry.rule.name == "work_directed" for entry in checker.book.entries.values())


def _standing(checker: Checker, base: Plan) -> tuple[PlanFinding, ...]:
    """What the plan's elements have nothing to do with."""
    return tuple(
        item
        for item in checker.findings(base)
        if item.weight in ("breach", "needs_assessment")
        and item.kind not in ("full_time_all_year", "work_directed", "not_over")
    )


def _kept(element: Element, place: int, checker: Checker) -> Choice:
    """An element that stands in the plan, as it is."""
    (laid,) = lay_out(checker.alone(element), checker.participant, checker.view).elements
    if laid.minutes is None:
        raise BadInput(
            f"the hours of {element.measure} are not known",
            where=f"$.course.plans[].elements[{place}]",
            remedy="give minutes_a_week: without them nobody can tell what there is room for",
        )
    option = Option(-(-laid.minutes // QUARTER), quarter_hours(laid.slots))
    return Choice(
        id=f"{element.offer or element.measure}#{place + 1}",
        of=element.measure,
        measure=laid.measure,
        offer=laid.offer,
        counts_as=laid.counts_as,
        ways={option: element},
    )
