"""The common workload: drawn municipalities and participants, the same for every search that is compared."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from qupcore.combining.search import Candidate, Group, Part, Problem, Requirement

GENERATOR = Path(__file__).parents[4] / "shared" / "bench" / "combining" / "gen.py"

needs_workload = pytest.mark.skipif(
    not GENERATOR.is_file(), reason="the common workload's generator is not beside the project"
)


@cache
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("common_workload", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["common_workload"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def drawn(measures: int, person: int, seed: int = 1, quarters: bool = False) -> Problem:
    """What a participant may combine, of so many measures; in half hours, or in quarters of an hour."""
    return translated(generator().problem(measures, seed, person), quarters)


def translated(given, quarters: bool = False) -> Problem:
    """The generator's problem as one of ours."""
    scale = 2 if quarters else 1
    tags = generator().TAGS
    ids = [f"m{number:04d}" for number in given.ids]

    def tagged(mask: int) -> list[str]:
        return [tag for place, tag in enumerate(tags) if mask >> place & 1]

    def finer(slots: int) -> int:
        return sum(3 << 2 * place for place in range(slots.bit_length()) if slots >> place & 1)

    return Problem(
        candidates=[
            Candidate(
                id=ids[i],
                options=[
                    (units * scale, finer(slots) if quarters else slots) for units, slots in given.opts[i]
                ],
                needs=tagged(given.cover[i]),
                parts=["work"] if given.work[i] else [],
                score=given.score[i],
            )
            for i in range(given.n)
        ],
        most=given.K,
        least_units=given.lo * scale,
        most_units=given.hi * scale,
        needs=tagged(given.needs),
        parts=[Part("work")],
        forbidden=[(ids[a], ids[b]) for a, b in given.pairs],
        groups=[
            Group(str(number), [ids[i] for i in members], k)
            for number, (members, k) in enumerate(given.groups)
        ],
        requirements=[Requirement(ids[i], [ids[j] for j in one_of]) for i, one_of in given.req.items()],
    )
