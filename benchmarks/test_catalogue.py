"""Ten thousand measures from 400 catalogues: how long to load, how long for one participant, how much memory.

`python -m pytest benchmarks/test_catalogue.py --benchmark-only -q -s` prints the figures.
"""

from __future__ import annotations

import random
import tracemalloc
from datetime import date
from functools import cache

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from qupcore.availability.available import available
from qupcore.catalogue.municipalities import municipalities
from qupcore.catalogue.national import national
from qupcore.catalogue.reading import read_catalogue
from qupcore.catalogue.snapshot import Snapshot, catalogue_on
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.catalogue import Catalogue

ON = date(2026, 9, 1)
CATALOGUES, MEASURES = 400, 25
BOOLS = (
    "assessment.reduced_capacity", "health.in_treatment", "work.employed", "person.in_ordinary_education",
    "person.completed_upper_secondary", "person.from_school_or_institution", "work.moving_into_work",
)  # fmt: skip


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """A TOML text for each of 400 municipality numbers, 25 measures in each; the same every time."""
    dice = random.Random(4)
    numbers = sorted(municipalities())[:CATALOGUES]
    return tuple((number, text(number, dice)) for number in numbers)


def text(number: str, dice: random.Random) -> str:
    parts = ['[sources.page]\ntext = "the municipality\'s page"\n']
    for place in range(MEASURES):
        low = dice.randint(16, 30)
        asks = f"person.age < {dice.randint(25, 67)} {dice.choice(('and', 'or'))} {dice.choice(BOOLS)}"
        if dice.random() < 0.5:
            asks += f" and not {dice.choice(BOOLS)}" if " and " in asks else f" or {dice.choice(BOOLS)}"
        parts.append(f"""
[[measures]]
id = "{number}:tiltak-{place}"
names = {{ nb = "Tiltak {place}", nn = "Tiltak {place}", en = "Measure {place}" }}
owner = "municipality"
valid = "2020-01-01/.."
covers = ["work_experience", "follow_up"]
ages = {{ low = {low} }}
admits = "{asks}"
sources = "page"
classes = [{{ counts_as = "work_directed" }}]
limits = [{{ kind = "base", months = {dice.randint(1, 12)} }}]

[[offers]]
id = "{number}:tilbud-{place}"
measure = "{number}:tiltak-{place}"
period = "2026-01-01/.."
slots = [{{ day = "monday", start = "09:00", end = "12:00" }}]
enrolment = "open"
places = {{ total = 10, free = {dice.randint(0, 3)} }}
sources = "page"
""")
    return "\n".join(parts)


def load() -> Snapshot:
    known: tuple[Catalogue, ...] = (national(),)
    found = [read_catalogue(toml, file=number, namespace=number, known=known) for number, toml in texts()]
    return catalogue_on(ON, sources=(*known, *found))


@cache
def loaded() -> Snapshot:
    return load()


def participants(number: int) -> list[Participant]:
    dice = random.Random(7)
    return [
        Participant(
            ref=str(n),
            birth_date=date(dice.randint(1960, 2008), dice.randint(1, 12), dice.randint(1, 28)),
            circumstances=Circumstances(
                reduced_capacity=dice.choice((True, False, None)),
                in_treatment=dice.choice((True, False, None)),
            ),
        )
        for n in range(number)
    ]


@pytest.mark.benchmark(group="catalogue")
def test_load_ten_thousand_measures(benchmark: BenchmarkFixture) -> None:
    texts(), national()
    snapshot = benchmark.pedantic(load, rounds=3)
    assert len(snapshot.measures) > CATALOGUES * MEASURES


@pytest.mark.benchmark(group="catalogue")
def test_first_answer(benchmark: BenchmarkFixture) -> None:
    """What making ready costs once for a snapshot."""
    person = participants(1)[0]
    found = benchmark.pedantic(available, setup=lambda: ((person, load()), {}), rounds=2)
    assert len(found) > CATALOGUES * MEASURES


@pytest.mark.benchmark(group="catalogue")
def test_one_participant(benchmark: BenchmarkFixture) -> None:
    snapshot, people = loaded(), participants(50)
    available(people[0], snapshot)
    turn = iter(range(10**9))

    def ask() -> int:
        found = available(people[next(turn) % len(people)], snapshot)
        return len(found.ids("admitted")) + len(found.ids("unknown"))

    assert benchmark(ask) >= 0
    prepared = available(people[0], snapshot)._prepared
    print(
        f"\n{len(snapshot.measures)} measures, {len(prepared.conditions.trees)} distinct conditions, "
        f"{len(prepared.profiles)} profiles"
    )


@pytest.mark.benchmark(group="catalogue")
def test_every_finding_of_one_participant(benchmark: BenchmarkFixture) -> None:
    snapshot, person = loaded(), participants(1)[0]
    found = available(person, snapshot)
    assert len(benchmark.pedantic(lambda: list(found), rounds=3)) == len(found)


def test_memory(benchmark: BenchmarkFixture) -> None:
    texts(), national()
    tracemalloc.start()
    snapshot = benchmark.pedantic(load, rounds=1)
    after_load, _ = tracemalloc.get_traced_memory()
    available(participants(1)[0], snapshot)
    after_answer, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"\nmemory: {after_load / 1e6:.0f} MB loaded, {after_answer / 1e6:.0f} MB once an answer was given")
