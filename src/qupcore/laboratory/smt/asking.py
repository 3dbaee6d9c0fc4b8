"""Questions to z3: whether there are facts with which something holds, and the fewest of them.

The limit of a question counts the steps of z3, not seconds, and the seed is fixed: the same question has the
same answer on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import attrs

from qupcore.laboratory.smt.logic import Formal
from qupcore.laboratory.smt.world import World
from qupcore.rules.terms import Value

__all__ = ["STEPS", "Z3Answer", "ask_z3"]

STEPS = 20_000_000
"""The steps of z3 for one question; some seconds."""


@attrs.frozen
class Z3Answer:
    """The answer to a question.

    Attributes:
        answer: There are such facts, there are none, or z3 gave up.
        facts: The known facts, where there are such.
    """

    answer: Literal["some", "none", "unknown"]
    facts: Mapping[str, Value] = attrs.field(factory=dict)


def ask_z3(world: World, wanted: Iterable[Formal], *, hard: bool = True, steps: int = STEPS) -> Z3Answer:
    """Whether there are facts of a world with which all of this holds.

    Args:
        world: The facts; its bounds and definitions hold.
        wanted: What is to hold.
        hard: Whether products and quotients of two unknown numbers are what they are; else there may be
            facts by this answer and none in truth, never the other way round.
        steps: The most steps of z3.
    """
    parts = [part for part in (*world.held, *(world.hard if hard else ()), *wanted) if part is not True]
    if any(part is False for part in parts):
        return Z3Answer("none")
    for solver in _solvers(world, hard=hard and bool(world.hard)):
        solver.set("rlimit", steps)
        solver.set("random_seed", 0)
        solver.add(*parts)
        answer = solver.check()
        if answer == world.z3.unsat:
            return Z3Answer("none")
        if answer == world.z3.sat:
            return Z3Answer("some", world.facts_of(solver.model()))
    return Z3Answer("unknown")


def _solvers(world: World, *, hard: bool) -> Iterator[Any]:
    """The solvers of z3 that are asked, one after the other.

    The older arithmetic of z3 answers questions about the calendar in a hundredth of the time of the newer.
    """
    older = world.z3.SimpleSolver(ctx=world.ctx)
    older.set("arith.solver", 2)
    yield older
    yield world.z3.SolverFor("QF_NIA" if hard else "QF_LIA", ctx=world.ctx)


def values_at(world: World, facts: Mapping[str, Value], formulas: Iterable[Any]) -> list[Any]:
    """What formulas come to where exactly these facts are known: the encoding, evaluated at a point."""
    tactics = (
        world.z3.Tactic(name, world.ctx) for name in ("simplify", "propagate-values", "solve-eqs", "smt")
    )
    solver = world.z3.Then(*tactics, ctx=world.ctx).solver()
    solver.add(world.is_given(facts))
    solver.add(*(part for part in (*world.held, *world.hard) if not isinstance(part, bool)))
    assert solver.check() == world.z3.sat
    model = solver.model()
    return [_plain(model.eval(part, True)) if hasattr(part, "ctx") else part for part in formulas]


def _plain(value: Any) -> bool | int:
    return int(value.as_long()) if hasattr(value, "as_long") else bool(value)
