"""Places shared out among many, on the common workload: processor time, and how far from the bound.

PYTHONPATH=tests python benchmarks/searching/allocate.py [PEOPLE WITH WHOLE PLANS]
"""

from __future__ import annotations

import random
import sys
from time import process_time

from rich.console import Console
from rich.progress import Progress

from qupcore.allocating import Allocation, Claim, Wish, allocate_places, allocate_plans
from searching.workload import municipality, participant, problem_of

OUT = Console(width=140)


def told(what: str, seconds: float, found: Allocation, asked: int) -> None:
    gap = "none" if found.gap is None else f"{found.gap:.4%}"
    OUT.print(
        f"{what}: {seconds:.2f} s; {len(found.given):,} of {asked:,} covered; gap {gap}; "
        f"coverage {found.coverage:,}, first come, first served {found.compared.coverage:,}; "
        f"{len(found.compared.lost):,} covered there and not here; "
        f"{len(found.compared.worse):,} worse off, by at most {found.compared.most_worse}"
    )


def places(people: int) -> None:
    """Half as many places as people; anything that meets the first need would do."""
    there = municipality(100)
    lot = random.Random(3)
    wishes = []
    for number in range(people):
        one = participant(there, number % 3000)
        scores = {
            m.id: one.scores[m.id] for m in there.measures if m.id in one.admitted and one.needs[0] in m.needs
        }
        wishes.append(Wish(id=f"p{number:05d}", scores=scores, waited=lot.randrange(400)))
    every = sum(m.places for m in there.measures)
    capacities = {m.id: people * m.places // every // 2 for m in there.measures}
    for what, most_worse in (
        ("single places", None),
        ("single places, no one worse off by more than 20", 20),
    ):
        start = process_time()
        found = allocate_places(wishes, capacities, most_worse)
        told(what, process_time() - start, found, people)


def plans(people: int) -> None:
    """About as many places as people need; everything that is not a course or a practice has room for all."""
    there = municipality(100)
    lot = random.Random(5)
    claims = [
        Claim(
            id=f"p{number:05d}",
            problem=problem_of(there, participant(there, number)),
            waited=lot.randrange(400),
        )
        for number in range(people)
    ]
    scarce = [m for m in there.measures if m.kind.name not in ("own_activity", "follow_up") and m.places]
    every = sum(m.places for m in scarce)
    capacities = {m.id: max(1, 4 * people * m.places // every) for m in scarce}
    with Progress(console=OUT) as bar:
        task = bar.add_task("plans", total=1.0)
        start = process_time()
        found = allocate_plans(
            claims, capacities, progress=lambda done, of: bar.update(task, completed=done / of)
        )
        seconds = process_time() - start
    told("whole plans", seconds, found, people)


if __name__ == "__main__":
    places(20_000)
    plans(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
