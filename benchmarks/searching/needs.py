"""What many needs cost: suggestions by the number of needs, in one run, as ratios to those with two needs.

    python benchmarks/searching/needs.py [PEOPLE]

Two catalogues: the national one, and the constructed one of `test_plans.py` with 100 measures. The needs of
each person are drawn, always the same. Milliseconds of processor time for one `suggest`.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

import attrs

sys.path.insert(0, str(Path(__file__).parents[1]))

from test_plans import NEEDS, SOMEBODY, catalogue

from qupcore import national, suggest
from qupcore.catalogue import Catalogue

ON = date(2026, 9, 7)


def milliseconds(known: Catalogue, needs: list[str]) -> float:
    assert SOMEBODY.planning is not None
    case = attrs.evolve(SOMEBODY, planning=attrs.evolve(SOMEBODY.planning, needs=tuple(needs)))
    start = process_time()
    suggest(case, ON, catalogue=known)
    return (process_time() - start) * 1000


def main(people: int) -> None:
    there = national()
    every = sorted({need for measure in there.measures for need in measure.covers})
    for what, known, needs in (
        ("the national catalogue", there, every),
        ("constructed, 100 measures", catalogue(), list(NEEDS)),
    ):
        milliseconds(known, needs[:1])  # the rules are made once
        two = 0.0
        for many in (2, 4, 6, 8, 10):
            lot = Random(many)
            spent = [milliseconds(known, lot.sample(needs, many)) for _ in range(people)]
            two = two or median(spent)
            print(
                f"{what}, {many:>2} needs: median {median(spent):4.0f} ms, worst {max(spent):4.0f} ms; "
                f"median {median(spent) / two:.1f} x that of two needs"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
