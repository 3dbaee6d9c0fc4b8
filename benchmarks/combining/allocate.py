"""Places shared out among many, on the common workload: processor time, and how far from the bound.

PYTHONPATH=tests python benchmarks/combining/allocate.py [PEOPLE WITH WHOLE PLANS]
"""

from __future__ import annotations

import random
import sys
from time import process_time

from rich.console import Console
from rich.progress import Progress

from combining.search.workload import GENERATOR, generator, translated
from qupcore.combining.allocation import Allocation, Claim, Wish, allocate_places, allocate_plans

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
    workload = generator()
    catalogue = workload.catalogue(100, 1)
    lot = random.Random(3)
    wishes = []
    for person in range(people):
        one = workload.participant(catalogue, person % 3000, 1)
        need = (one.needs & -one.needs).bit_length() - 1
        scores = {
            f"m{m.id:04d}": one.score[m.id] for m in catalogue.ms if one.adm[m.id] and m.cover >> need & 1
        }
        wishes.append(Wish(id=f"p{person:05d}", scores=scores, waited=lot.randrange(400)))
    every = sum(m.cap for m in catalogue.ms)
    capacities = {f"m{m.id:04d}": people * m.cap // every // 2 for m in catalogue.ms}
    for what, most_worse in (
        ("single places", None),
        ("single places, no one worse off by more than 20", 20),
    ):
        start = process_time()
        found = allocate_places(wishes, capacities, most_worse)
        told(what, process_time() - start, found, people)


def plans(people: int) -> None:
    """About as many places as people need; everything that is not a course or a practice has room for all."""
    workload = generator()
    catalogue = workload.catalogue(100, 1)
    lot = random.Random(5)
    claims = [
        Claim(
            id=f"p{person:05d}",
            problem=translated(workload.reduce(catalogue, workload.participant(catalogue, person, 1))),
            waited=lot.randrange(400),
        )
        for person in range(people)
    ]
    scarce = [m for m in catalogue.ms if m.cat < 6 and m.cap]
    every = sum(m.cap for m in scarce)
    capacities = {f"m{m.id:04d}": max(1, 4 * people * m.cap // every) for m in scarce}
    with Progress(console=OUT) as bar:
        task = bar.add_task("plans", total=1.0)
        start = process_time()
        found = allocate_plans(
            claims, capacities, progress=lambda done, of: bar.update(task, completed=done / of)
        )
        seconds = process_time() - start
    told("whole plans", seconds, found, people)


if __name__ == "__main__":
    if GENERATOR.is_file():
        places(20_000)
        plans(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
    else:
        OUT.print("the common workload's generator is not beside the project: nothing to share out")
