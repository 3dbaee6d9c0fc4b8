"""Check whether a set is valid, and find the rules that it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.searching.compact import Compact, Timing, bits, compacted
from qupcore.searching.problem import Option, Problem
from qupcore.searching.rule import Constraint, goal_rule

__all__ = ["Breach", "breaches", "is_valid", "mask_of", "valid"]


@attrs.frozen
class Breach:
    """A rule that a set breaks, and the elements that break it; no elements where something is missing."""

    rule: Constraint
    elements: tuple[str, ...] = ()


def mask_of(form: Compact, ids: Iterable[str]) -> int:
    """The ids as bits.

    Raises:
        BadInput: an id is not a candidate of the problem.
    """
    ids = tuple(ids)
    if unknown := sorted({name for name in ids if name not in form.place}):
        faults = tuple(
            Fault(
                "$.ids",
                worded("{name!r} is not a candidate", name=name),
                "use the ids given",
                code="input.unknown-id",
            )
            for name in unknown
        )
        raise BadInput(
            "some elements are not candidates of the problem", faults=faults, code="input.unknown-id"
        )
    return form.mask(ids)


def valid(form: Compact, chosen: int) -> bool:
    """Whether the set of bits meets every rule with some choice of options."""
    if chosen.bit_count() > form.most:
        return False
    goals = form.goals
    counts = form.no_counts
    timing = form.no_timing
    left = chosen
    while left:
        i = (left & -left).bit_length() - 1
        left &= left - 1
        if form.excludes[i] & chosen:
            return False
        goals &= ~form.cover[i]
        counts += form.adds[i]
        if counts & form.over:
            return False
        for providers in form.requires[i]:
            if not providers & chosen:
                return False
        timing = form.extend(timing, i)
        if not timing:
            return False
    return not goals and form.fills(timing)


def is_valid(problem: Problem, plan: Iterable[str] | Mapping[str, Option]) -> bool:
    """Whether the set of ids is valid; where options are given, whether it is valid with these options.

    >>> from qupcore.searching import Candidate
    >>> practice = Candidate(id="practice", options=[(30,), (40,)])
    >>> problem = Problem(candidates=[practice], most=2, least_units=30, most_units=30)
    >>> is_valid(problem, ["practice"]), is_valid(problem, {"practice": Option(40)})
    (True, False)

    Raises:
        BadInput: an id is not a candidate.
    """
    if isinstance(plan, Mapping):
        return not breaches(problem, plan)
    form = compacted(problem)
    return valid(form, mask_of(form, plan))


def breaches(problem: Problem, plan: Iterable[str] | Mapping[str, Option]) -> tuple[Breach, ...]:
    """Every rule that the set breaks; where options are given, every rule that it breaks with these options.

    For a rule that excludes, the elements are a minimal set that breaks it.

    Raises:
        BadInput: an id is not a candidate, or an option is not an option of its candidate.

    >>> from qupcore.searching import Candidate
    >>> practice = Candidate(id="practice", options=[(30, 0b110)])
    >>> course = Candidate(id="course", options=[(20, 0b011)])
    >>> problem = Problem(candidates=[practice, course], most=2, most_units=75, needs={"skills"})
    >>> for breach in breaches(problem, ["practice", "course"]):
    ...     print(breach.rule, *breach.elements)
    need(skills)
    slots() course practice
    """
    form = compacted(fixed(problem, plan) if isinstance(plan, Mapping) else problem)
    return tuple(_breaches(form, mask_of(form, plan)))


def fixed(problem: Problem, choice: Mapping[str, Option]) -> Problem:
    """The problem in which each of these candidates has only the option given for it.

    Raises:
        BadInput: an id is not a candidate, or an option is not an option of its candidate.
    """
    own = {one.id: one for one in problem.candidates}
    faults = []
    for name, option in choice.items():
        if name not in own:
            faults.append(
                Fault(
                    "$.ids",
                    worded("{name!r} is not a candidate", name=name),
                    "use the ids given",
                    code="input.unknown-id",
                )
            )
        elif option not in own[name].options:
            faults.append(
                Fault(
                    f"$.{name}",
                    worded("{option} is not an option of it", option=option),
                    "use one of its options",
                    code="input.unknown-id",
                )
            )
    if faults:
        raise BadInput("the choice does not fit the problem", faults=tuple(faults), code="input.unknown-id")
    candidates = [
        attrs.evolve(one, options=[choice[one.id]]) if one.id in choice else one for one in problem.candidates
    ]
    return attrs.evolve(problem, candidates=candidates)


def _breaches(form: Compact, chosen: int) -> Iterator[Breach]:
    problem = form.problem
    there = {form.ids[i] for i in bits(chosen)}
    brought = 0
    for i in bits(chosen):
        brought |= form.cover[i]
    for goal in bits(form.goals & ~brought):
        yield Breach(goal_rule(form, goal))
    for rule in problem.requirements:
        if rule.element in there and not rule.one_of & there:
            yield Breach(Constraint("requirement", (rule.element, *sorted(rule.one_of))), (rule.element,))
    if len(there) > problem.most:
        yield Breach(Constraint("most"), tuple(sorted(there)))
    for group in problem.groups:
        if len(members := group.members & there) > group.most:
            yield Breach(Constraint("group", (group.name,)), tuple(sorted(members)))
    for pair in problem.forbidden:
        if there.issuperset(pair):
            yield Breach(Constraint("forbidden", pair), pair)
    yield from _of_time(form, chosen, brought)


def _of_time(form: Compact, chosen: int, brought: int) -> Iterator[Breach]:
    """The breaches by the hours: they collide, are too many, or are too few."""
    timing = form.no_timing
    for i in bits(chosen):
        timing = form.extend(timing, i)
    if not timing:
        few = tuple(bits(chosen))
        for i in few:  # take out each element without which the rest still clash
            without = tuple(j for j in few if j != i)
            if not _room(form, without):
                few = without
        shortest = sum(form.shortest[i] for i in few)
        rule = Constraint("most_units" if shortest >= form.full.bit_length() else "slots")
        yield Breach(rule, tuple(sorted(form.ids[i] for i in few)))
        return
    if form.fills(timing):
        return
    if not any(reach & form.band for _, reach in timing):
        yield Breach(Constraint("least_units"))
        return
    asked = [
        name for name in form.fields if brought >> form.goal_names.index(name, len(form.problem.needs)) & 1
    ]
    short = [name for name in asked if not _filled(form, timing, name)]
    for name in short or (asked if len(asked) == len(form.fields) else []):  # each can be met, but not all
        yield Breach(Constraint("part", (name,)))


def _room(form: Compact, elements: tuple[int, ...]) -> bool:
    timing = form.no_timing
    for i in elements:
        timing = form.extend(timing, i)
    return bool(timing)


def _filled(form: Compact, timing: Timing, name: str) -> bool:
    at, field, least = form.fields[name]
    return any(key >> at & field == least and reach & form.band for key, reach in timing)
