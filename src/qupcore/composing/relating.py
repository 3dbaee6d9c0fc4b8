"""The catalogue's relations among the choices, as rules of the search."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from qupcore.composing.choices import Choice
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.domain.truth import Truth
from qupcore.planning.checker import Checker
from qupcore.planning.facts.days import Span, bounds, share_a_day, span_of
from qupcore.planning.rules.held import MeasureRelation
from qupcore.planning.rules.prepared import Choosable
from qupcore.rules.terms import Value
from qupcore.searching.problem import AtMost, Requirement

__all__ = ["Related", "holds", "met_before", "related"]

_APART = ("forbids", "unknown")
"""The kinds of relations of which the search never takes both measures."""

_TOGETHER = ("same_time", "programme")
"""What a relation holds for, where it is about elements that begin together."""


@attrs.frozen(kw_only=True, eq=False)
class Related:
    """Relations among candidates.

    Attributes:
        forbidden: Pairs that exclude each other, and pairs that must be assessed first.
        to_assess: The pairs among these that must be assessed first.
        warned: Pairs that a relation warns of; plans may hold them, after those that do not.
        groups: The limits of groups, and at most one choice of each measure.
        requirements: The candidates that each candidate requires.
        carriers: For each candidate, the sets of which one member must run as long as it does.
        companions: For each candidate, the sets of which one member must be in the programme at some time.
        apart: The pairs among `forbidden` that exclude each other in the whole programme.
        too_late: Pairs of which the first may not begin when the second has ended.
        whole: The names of the groups whose limit is that of the whole programme.
        hopeless: Candidates with a requirement that no candidate meets.
    """

    forbidden: tuple[tuple[str, str], ...]
    to_assess: tuple[tuple[str, str], ...]
    warned: tuple[tuple[str, str], ...]
    groups: tuple[AtMost, ...]
    requirements: tuple[Requirement, ...]
    carriers: Mapping[str, tuple[frozenset[str], ...]]
    companions: Mapping[str, tuple[frozenset[str], ...]]
    apart: tuple[tuple[str, str], ...]
    too_late: tuple[tuple[str, str], ...]
    whole: frozenset[str]
    hopeless: tuple[str, ...]

    def value(self) -> tuple[object, ...]:
        """All its content, for comparing: equal relations need not be one object."""
        carriers, companions = (tuple(sorted(item.items())) for item in (self.carriers, self.companions))
        return (
            *(self.forbidden, self.to_assess, self.warned, self.groups),
            *(self.requirements, carriers, companions, self.hopeless),
            *(self.apart, self.too_late, self.whole),
        )


def related(choices: Mapping[str, Choice], checker: Checker, among: Choosable) -> Related:
    """The relations among the candidates, without those whose requirement no candidate meets.

    They are worked out once for all persons with the same choices and the same facts for exceptions.
    """
    person, known = checker.person.on(checker.on), among.known.relations
    key = (frozenset(choices.values()), tuple(person.get(name) for name in among.excepting))
    found: Related | None = known.get(key)
    if found is None:
        found = _related(choices, checker, among, person)
        known.keep(key, found)
    return found


def _related(
    choices: Mapping[str, Choice], checker: Checker, among: Choosable, person: Mapping[str, Value]
) -> Related:
    left = dict(choices)
    hopeless: list[str] = []
    while True:
        of = _by_measure(left)
        needs = {
            id: list(_requirements(id, choice, of, checker, among, person)) for id, choice in left.items()
        }
        lost = [id for id, several in needs.items() if any(not one_of for _, one_of in several)]
        if not lost:
            break
        hopeless += lost
        for id in lost:
            del left[id]
    pairs = dict(_pairs(left, of, checker, among, person, _APART))
    warned = dict(_pairs(left, of, checker, among, person, ("warns",)))
    apart = dict(_pairs(left, of, checker, among, person, _APART, ("programme",)))
    return Related(
        forbidden=tuple(sorted(pairs)),
        to_assess=tuple(sorted(pair for pair, assess in pairs.items() if assess)),
        warned=tuple(sorted(warned)),
        groups=tuple(_groups(left, of, checker)),
        requirements=tuple(Requirement(id, one_of) for id, several in needs.items() for _, one_of in several),
        carriers=_asked(needs, "same_time"),
        companions=_asked(needs, "programme"),
        apart=tuple(sorted(apart)),
        too_late=tuple(sorted(set(_too_late(left, of, checker, among, person)))),
        whole=frozenset(_name(group) for group in checker.rules.view.groups if group.overlap != "same_time"),
        hopeless=tuple(sorted(hopeless)),
    )


def _asked(
    needs: Mapping[str, Sequence[tuple[Relation, frozenset[str]]]], overlap: str
) -> dict[str, tuple[frozenset[str], ...]]:
    """For each candidate that requires something, the sets that relations of one overlap name."""
    return {
        id: tuple(one_of for relation, one_of in several if relation.overlap == overlap)
        for id, several in needs.items()
        if several
    }


def _by_measure(choices: Mapping[str, Choice]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for id, choice in choices.items():
        found.setdefault(choice.of, set()).add(id)
    return {of: frozenset(ids) for of, ids in found.items()}


def _of(members: frozenset[str], of: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(of[member] for member in members if member in of))


def holds(item: MeasureRelation, among: Choosable, person: Mapping[str, Value]) -> Truth:
    """Whether the relation holds for the person; None where its exception is not known."""
    if not item.relation.unless:
        return True
    excepted = among.exceptions[item.relation.unless](person)
    return None if excepted is None else not excepted


def _requirements(
    id: str,
    choice: Choice,
    of: Mapping[str, frozenset[str]],
    checker: Checker,
    among: Choosable,
    person: Mapping[str, Value],
) -> Iterator[tuple[Relation, frozenset[str]]]:
    for item in checker.rules.view.relations.get(choice.of, ()):
        relation = item.relation
        if not relation.kind.startswith("requires") or holds(item, among, person) is False:
            continue
        if _span(choice).within(*bounds(relation.valid)) is None:
            continue
        if relation.overlap == "before":
            if not met_before(choice, item, checker):
                yield relation, frozenset()
            continue
        yield relation, _of(item.others, of) - {id}


def met_before(choice: Choice, item: MeasureRelation, checker: Checker) -> bool:
    """Whether an element from before the plan already meets the requirement."""
    found = checker.of_one(choice.first(), choice.listing)
    return not any(
        f.kind.startswith(item.relation.kind) and set(item.others) <= set(f.measures) for f in found
    )


def _span(choice: Choice) -> Span:
    element = choice.first()
    return span_of(element.first, element.last)


def _pairs(
    choices: Mapping[str, Choice],
    of: Mapping[str, frozenset[str]],
    checker: Checker,
    among: Choosable,
    person: Mapping[str, Value],
    kinds: Collection[str],
    overlaps: Collection[str] = _TOGETHER,
) -> Iterator[tuple[tuple[str, str], bool]]:
    """The pairs that relations of some kinds are about, and whether each must be assessed first."""
    assess: dict[tuple[str, str], bool] = {}
    for id, choice in choices.items():
        for item in checker.rules.view.relations.get(choice.of, ()):
            relation = item.relation
            if relation.kind not in kinds or relation.overlap not in overlaps:
                continue
            applies = holds(item, among, person)
            if applies is False:
                continue
            unsure = relation.kind == "unknown" or relation.confidence == "low" or applies is None
            mine = _span(choice).within(*bounds(relation.valid))
            if mine is None:
                continue
            for other in _of(item.others, of) - {id}:
                apart = relation.overlap == "same_time" and share_a_day(mine, _span(choices[other])) is False
                if not apart:
                    pair = (min(id, other), max(id, other))
                    assess[pair] = assess.get(pair, True) and unsure
    yield from assess.items()


def _too_late(
    choices: Mapping[str, Choice],
    of: Mapping[str, frozenset[str]],
    checker: Checker,
    among: Choosable,
    person: Mapping[str, Value],
) -> Iterator[tuple[str, str]]:
    """The candidates that may not begin when others have ended, each with one of those."""
    for id, choice in choices.items():
        for item in checker.rules.view.relations.get(choice.of, ()):
            relation = item.relation
            if (
                relation.kind in _APART
                and relation.overlap == "before"
                and holds(item, among, person) is not False
            ):
                for other in _of(item.others, of) - {id}:
                    yield id, other


def _groups(
    choices: Mapping[str, Choice], of: Mapping[str, frozenset[str]], checker: Checker
) -> Iterator[AtMost]:
    for measure, ids in sorted(of.items()):
        if len(ids) > 1:
            yield AtMost(f"one of {measure}", ids)
    for group in checker.rules.view.groups:
        if group.at_most is None or group.authority == "advice":
            continue
        members = frozenset(
            id
            for id in _of(frozenset(group.members), of)
            if _span(choices[id]).within(*bounds(group.valid)) is not None
        )
        if len(members) > group.at_most:
            yield AtMost(_name(group), members, group.at_most)


def _name(group: Group) -> str:
    return f"{group.id} from {group.valid.start}"
