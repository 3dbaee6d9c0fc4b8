"""coverage(): persons without a valid plan, what they lack, and what one more measure or place changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Literal, cast

import attrs

from qupcore.catalogue.visible import case_in
from qupcore.composing.choices import Choice
from qupcore.composing.compiling import Compiled, compile_problem
from qupcore.composing.relating import Related
from qupcore.composing.wanted import Wanted
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.participant import Participant
from qupcore.domain.progress import Progress
from qupcore.domain.refs import check_refs
from qupcore.law.national import NATIONAL, under_law
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.planning.rules.view import Catalogues, catalogues_of
from qupcore.rules.law import Law
from qupcore.searching.explain import conflict
from qupcore.searching.first import exists, first, gaps
from qupcore.searching.limit import NO_LIMIT, SearchLimit
from qupcore.searching.problem import Candidate, Problem
from qupcore.searching.rule import Constraint

__all__ = ["Coverage", "Lack", "LackKind", "Uncovered", "WouldHelp", "coverage"]

PartKind = Literal["work_directed", "job_search", "work_measures"]
LackKind = Literal[
    "need", PartKind, "hours", "slots", "relation", "number", "standing", "stopped", "unknown_need"
]
"""What is lacking: a measure for a need, a part that the law requires, hours, free times of the week,
measures that relations allow together, room for more elements, a sound case, a finished search, or a known
name of a need: `about` has the name in the case and, where that is a spelling of a need, the need."""

_FEW_STEPS = 2000
"""The most steps of the search for one plan that suits everybody."""

_KINDS: Mapping[str, LackKind] = {
    "need": "need",
    "least_units": "hours",
    "most_units": "hours",
    "slots": "slots",
    "requirement": "relation",
    "group": "relation",
    "forbidden": "relation",
    "most": "number",
}


@attrs.frozen(order=True)
class Lack:
    """One thing that is lacking, and the need, measures or rule that it is about."""

    kind: LackKind
    about: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Uncovered:
    """A person without a valid plan. It is no refusal of a programme: it shows what is to be provided.

    Attributes:
        ref: The reference of the case.
        lacks: A minimal set of things that are lacking.
        after_assessment: Whether there is a plan with measures that must be assessed first.
    """

    ref: str
    lacks: tuple[Lack, ...]
    after_assessment: bool


@attrs.frozen(kw_only=True, order=True)
class WouldHelp:
    """One more measure or place, and the number of persons who would then have a plan.

    Attributes:
        people: The number of persons without a valid plan who would get one.
        what: `need`: one flexible measure that meets the need. `place`: one more place at the offer.
        id: The need, or the offer.
    """

    people: int
    what: Literal["need", "place"]
    id: str


@attrs.frozen(kw_only=True)
class Coverage:
    """How many persons have a valid plan, and what the others lack.

    Attributes:
        on: The day.
        municipality: The municipality.
        people: The number of persons checked.
        covered: The number of persons with a valid plan.
        uncovered: The other persons, in the order given.
        lacks: The number of persons for each thing that is lacking, the highest first.
        would_help: The effect of one more measure or place, the largest first.
        complete: Whether everybody was checked before the limit was reached.
        under: The law that the answer was given under.
    """

    on: date
    municipality: str
    people: int
    covered: int
    uncovered: tuple[Uncovered, ...]
    lacks: tuple[tuple[Lack, int], ...]
    would_help: tuple[WouldHelp, ...]
    complete: bool
    under: UnderLaw = attrs.field(factory=UnderLaw)


@attrs.frozen(eq=False)
class _Answer:
    """The answer for all persons with the same search problem."""

    covered: bool
    lacks: tuple[Lack, ...] = ()
    after_assessment: bool = False
    helped_by: tuple[tuple[Literal["need", "place"], str], ...] = ()


_COVERED = _Answer(covered=True)


def _told(found: Coverage) -> Fields:
    return {"without": found.uncovered, "complete": found.complete}


@moved_to_keywords(
    *("cases", "municipality", "on", "catalogue", "policy"),
    since="0.2.0",
    gone_in="0.3.0",
    second=str,
    participants="cases",
    told="progress",
    adapted={"told": lambda told: told and (lambda done, total: told(done))},
)
@observed("coverage", _told)
def coverage(
    cases: Iterable[Participant],
    on: date,
    *,
    municipality: str,
    catalogue: Catalogues,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    wanted: Wanted | None = None,
    limit: SearchLimit = NO_LIMIT,
    progress: Progress | None = None,
) -> Coverage:
    """The persons without a valid plan, what they lack, and what one more measure or place changes.

    A need is covered by a measure of the municipality, or by a national one that is offered there, as
    `Snapshot.gaps` counts it: a national measure that nobody offers there shows no need to be covered.

    Args:
        cases: The persons. A person whose case has no municipality is taken to live in this one.
        on: The day on which plans begin.
        municipality: The four-digit number of the municipality.
        catalogue: The measures; several catalogues in any order.
        law: The law that plans are checked against; the national law if left out.
        policy: Chosen values of numbers that the law leaves open, by full name.
        wanted: Wishes for the plans.
        limit: The limit of the search for each person.
        progress: Called after each person with the number done and the number in all.

    Raises:
        BadInput: two people have one reference; a case is of another municipality.
        NoRulesInForce: before 2007-11-01.
    """
    check_arguments(coverage, locals())
    wanted = attrs.evolve(wanted or Wanted(), local_needs=True)
    catalogue = catalogues_of(catalogue)
    answers: dict[object, _Answer] = {}
    known: dict[object, list[frozenset[str]]] = {}
    numbers = _Numbers()
    uncovered: list[Uncovered] = []
    helped: Counter[tuple[Literal["need", "place"], str]] = Counter()
    lacks: Counter[Lack] = Counter()
    done = covered = 0
    complete = True
    people = check_refs(cases)
    for person in people:
        if limit.stop is not None and limit.stop():
            complete = False
            break
        here = case_in(person, municipality, on)
        compiled = compile_problem(here, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)
        alike = _key(compiled, numbers)
        key = (alike, compiled.needs, compiled.uncovered)
        answer = answers.get(key)
        if answer is None and alike not in known:
            known[alike] = list(_one_for_all(compiled, limit))
        if answer is None and not compiled.uncovered and _met_by_one_known(compiled, known[alike]):
            answer = answers[key] = _COVERED
        if answer is None:
            again = partial(_compiled, here, on, catalogue, law, policy)
            answer = answers[key] = _answer(compiled, again, wanted, limit, known[alike])
        done += 1
        if answer.covered:
            covered += 1
        else:
            found = Uncovered(ref=person.ref, lacks=answer.lacks, after_assessment=answer.after_assessment)
            uncovered.append(found)
            helped.update(answer.helped_by)
            lacks.update(answer.lacks)
        if progress is not None:
            progress(done, len(people))
    return Coverage(
        on=on,
        municipality=municipality,
        people=done,
        covered=covered,
        uncovered=tuple(uncovered),
        lacks=tuple(sorted(lacks.items(), key=lambda item: (-item[1], item[0]))),
        would_help=tuple(
            WouldHelp(people=people, what=what, id=id)
            for (what, id), people in sorted(helped.items(), key=lambda item: (-item[1], item[0]))
        ),
        complete=complete,
        under=under_law(law),
    )


def _compiled(
    person: Participant,
    on: date,
    catalogue: Catalogues,
    law: Law,
    policy: Mapping[str, int] | None,
    wanted: Wanted,
) -> Compiled:
    return compile_problem(person, on, catalogue=catalogue, law=law, policy=policy, wanted=wanted)


class _Numbers:
    """A number for each value; equal values have one number, although they may be several objects."""

    def __init__(self) -> None:
        self._of_object: dict[int, tuple[object, int]] = {}
        self._of_value: dict[object, int] = {}

    def of(self, one: Choice | Related) -> int:
        """The number; the value of an object is compared once."""
        known = self._of_object.get(id(one))
        if known is None:
            number = self._of_value.setdefault(one.value(), len(self._of_value))
            # The object is kept, so that no other object gets its id.
            known = self._of_object[id(one)] = (one, number)
        return known[1]


def _key(compiled: Compiled, numbers: _Numbers) -> object:
    """Everything that the answer depends on, without the needs."""
    return (
        numbers.of(compiled.related),
        frozenset(map(numbers.of, compiled.choices.values())),
        frozenset(compiled.to_assess),
        frozenset(compiled.unavailable),
        compiled.least_units,
        compiled.most_units,
        compiled.parts.asked,
        tuple(sorted((id, compiled.parts.of(choice)) for id, choice in compiled.choices.items())),
        tuple(item.rule for item in compiled.standing if item.weight == "breach"),
    )


def _answer(
    compiled: Compiled,
    again: Callable[[Wanted], Compiled],
    wanted: Wanted,
    limit: SearchLimit,
    known: list[frozenset[str]],
) -> _Answer:
    standing = tuple(Lack("standing", (item.kind,)) for item in compiled.standing if item.weight == "breach")
    lacking = tuple(_lacking(compiled))
    if not standing and not lacking:
        found = first(compiled.problem, limit).plans
        if found:
            known.append(_covered_by(compiled, found[0].ids))
            return _COVERED
    after = False
    if not wanted.assess and not standing:
        more = again(attrs.evolve(wanted, assess=True))
        after = not more.uncovered and exists(more.problem, limit) is True
    return _Answer(
        covered=False,
        lacks=standing or lacking or tuple(_lacks(compiled.problem, limit)),
        after_assessment=after,
        helped_by=() if standing else tuple(_helped_by(compiled, again, wanted, limit)),
    )


def _lacking(compiled: Compiled) -> Iterator[Lack]:
    """The needs of the person that no choice meets, and those that are not known."""
    for need in compiled.uncovered:
        nearest = compiled.unknown_needs.get(need)
        if nearest is None:
            yield Lack("need", (need,))
        else:
            yield Lack("unknown_need", (need, nearest) if nearest else (need,))


def _covered_by(compiled: Compiled, ids: Iterable[str]) -> frozenset[str]:
    return frozenset(need for id in ids for need in compiled.covers(compiled.choices[id]))


def _one_for_all(compiled: Compiled, limit: SearchLimit) -> Iterator[frozenset[str]]:
    """The needs met by one plan that meets every need of the choices, if there is one: it suits everybody."""
    if compiled.blocked:
        return
    every = frozenset(need for choice in compiled.choices.values() for need in compiled.covers(choice))
    steps = _FEW_STEPS if limit.expansions is None else min(_FEW_STEPS, limit.expansions)
    problem = attrs.evolve(compiled, needs=every, must_meet=every).problem
    for plan in first(problem, attrs.evolve(limit, expansions=steps)).plans:
        yield _covered_by(compiled, plan.ids)


def _met_by_one_known(compiled: Compiled, known: list[frozenset[str]]) -> bool:
    """Whether a plan found for a person with the same choices meets these needs too."""
    if compiled.blocked:
        return False
    return any(covered >= compiled.must_meet for covered in known)


def _lacks(problem: Problem, limit: SearchLimit) -> Iterator[Lack]:
    """The needs and parts that no candidate meets; else the rules that no plan meets together."""
    if gap := gaps(problem):
        for name in gap:
            yield Lack("need", (name,)) if name in problem.needs else _part(name)
        return
    found = conflict(problem, limit=limit)
    if found is None or not found.complete:
        yield Lack("stopped")
        return
    yield from dict.fromkeys(_lack(rule) for rule in found.rules)


def _lack(rule: Constraint) -> Lack:
    return _part(rule.about[0]) if rule.kind == "part" else Lack(_KINDS[rule.kind], rule.about)


def _part(name: str) -> Lack:
    """A part that is lacking, by one of the names in `parts`."""
    return Lack(cast(PartKind, name), (name,))


def _helped_by(
    compiled: Compiled, again: Callable[[Wanted], Compiled], wanted: Wanted, limit: SearchLimit
) -> Iterator[tuple[Literal["need", "place"], str]]:
    """Each need or place that, added alone, makes a valid plan possible."""
    missing = set(compiled.uncovered)
    problem = compiled.problem
    for need in sorted(compiled.needs | missing):
        if missing - {need} or need in compiled.unknown_needs:
            continue  # the one measure meets one need only, and a name that is wrong asks for none
        units = range(1, problem.most_units + 1)
        ideal = Candidate(
            id="ideal", options=[(unit,) for unit in units], needs=[need], parts=["work_directed"]
        )
        with_it = attrs.evolve(problem, candidates=(*problem.candidates, ideal), needs=problem.needs | {need})
        if exists(with_it, limit):
            yield "need", need
    for id, choice in compiled.unavailable.items():
        if choice.full and not missing - set(compiled.covers(choice)):
            opened = again(attrs.evolve(wanted, opened=frozenset((id,))))
            if not opened.uncovered and exists(opened.problem, limit):
                yield "place", id
