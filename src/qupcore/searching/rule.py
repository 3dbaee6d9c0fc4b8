"""The rules of a problem by name, so that an answer can name one and an explanation can leave it out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import attrs

from qupcore.searching.compact import Compact
from qupcore.searching.problem import MOST_UNITS, Candidate, Problem

__all__ = ["Constraint", "Kind", "goal_rule", "keeping", "rules_of"]

Kind = Literal[
    "element",
    "need",
    "part",
    "least_units",
    "most_units",
    "most",
    "slots",
    "requirement",
    "group",
    "forbidden",
    "completion",
]


@attrs.frozen(order=True)
class Constraint:
    """One rule of a problem.

    `about` names the need, the part or the group; both ids of a forbidden pair; the element of a requirement,
    then the candidates that meet it; nothing for totals, number of elements and slots. The kind `element`
    means that an element must be in the plan; `completion`, that no valid plan holds it.
    """

    kind: Kind
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}({', '.join(self.about)})"


def rules_of(problem: Problem) -> tuple[Constraint, ...]:
    """Every rule of the problem; rules that require something come first, rules that forbid come last.

    >>> problem = Problem(candidates=[], most=3, most_units=75, least_units=50, needs={"skills"})
    >>> [str(rule) for rule in rules_of(problem)]
    ['need(skills)', 'least_units()', 'most_units()', 'most()', 'slots()']
    """
    return (
        *(Constraint("need", (name,)) for name in sorted(problem.needs)),
        *(Constraint("part", (part.name,)) for part in problem.parts),
        *([Constraint("least_units")] if problem.least_units else []),
        *(Constraint("most_units"), Constraint("most"), Constraint("slots")),
        *sorted({Constraint("requirement", (r.element, *sorted(r.one_of))) for r in problem.requirements}),
        *(Constraint("group", (group.name,)) for group in problem.groups),
        *(Constraint("forbidden", pair) for pair in problem.forbidden),
    )


def goal_rule(form: Compact, goal: int) -> Constraint:
    """The rule of a goal of the compact form."""
    return Constraint("need" if goal < len(form.problem.needs) else "part", (form.goal_names[goal],))


def keeping(problem: Problem, rules: Collection[Constraint]) -> Problem:
    """The problem with the same candidates and only these rules.

    Without `most_units` a plan may be as long as its longest options, up to `MOST_UNITS`; without `slots` all
    hours are flexible.
    """
    candidates = problem.candidates
    if Constraint("slots") not in rules:
        candidates = tuple(_flexible(one) if any(o.slots for o in one.options) else one for one in candidates)
    longest = min(sum(one.options[-1].units for one in candidates), MOST_UNITS)
    return Problem(
        candidates=candidates,
        most=problem.most if Constraint("most") in rules else len(candidates),
        least_units=problem.least_units if Constraint("least_units") in rules else 0,
        most_units=problem.most_units
        if Constraint("most_units") in rules
        else max(longest, problem.most_units),
        needs={name for name in problem.needs if Constraint("need", (name,)) in rules},
        parts=[part for part in problem.parts if Constraint("part", (part.name,)) in rules],
        forbidden=[pair for pair in problem.forbidden if Constraint("forbidden", pair) in rules],
        groups=[g for g in problem.groups if Constraint("group", (g.name,)) in rules],
        requirements=[
            r
            for r in problem.requirements
            if Constraint("requirement", (r.element, *sorted(r.one_of))) in rules
        ],
    )


def _flexible(one: Candidate) -> Candidate:
    return Candidate(
        id=one.id,
        options=[(option.units,) for option in one.options],
        needs=one.needs,
        parts=one.parts,
        score=one.score,
    )
