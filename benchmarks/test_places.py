"""What other municipalities, fresh catalogues, many days and many threads cost, as ratios in one run.

    python -m pytest benchmarks/test_places.py -q -s

Each figure is from a process of its own, since a process seldom gives memory back. The catalogues are drawn,
always the same: 25 measures and offers in each municipality.
"""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest

from qupcore import Participant, national, suggest
from qupcore.catalogue import Catalogue
from qupcore.catalogue.municipalities import municipalities
from qupcore.catalogue.reading import read_catalogue
from qupcore.domain.case.planning import Planning

ON = date(2026, 9, 7)
CASE = Participant(
    ref="a", birth_date=date(1990, 1, 1), planning=Planning(needs=("debt",), municipality="1804")
)
HERE = Path(__file__)
MOST = 1.5
"""The most that something which should cost nothing may cost, for the noise of a busy machine."""


def catalogues(others: int) -> tuple[Catalogue, ...]:
    """The national catalogue, that of the case, and those of other municipalities."""
    from test_catalogue import text  # the drawn catalogues of the other benchmark

    dice, known = random.Random(4), (national(),)
    numbers = ["1804", *(number for number in sorted(municipalities()) if number != "1804")][: others + 1]
    return (
        *known,
        *(read_catalogue(text(n, dice), file=n, namespace=n, known=known) for n in numbers),
    )


def measured(act: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and megabytes that the process grew."""
    before, start = _megabytes(), time.perf_counter()
    act()
    return time.perf_counter() - start, _megabytes() - before


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def first_suggestion(others: int) -> tuple[float, float]:
    given = catalogues(others)
    return measured(lambda: suggest(CASE, ON, catalogue=given))


def fresh_and_known() -> tuple[float, float]:
    given = catalogues(0)
    suggest(CASE, ON, catalogue=given)
    fresh = [tuple(attrs.evolve(item) for item in given) for _ in range(9)]
    known = min(measured(lambda: suggest(CASE, ON, catalogue=given))[0] for _ in range(9))
    return min(measured(lambda item=item: suggest(CASE, ON, catalogue=item))[0] for item in fresh), known


def days(number: int) -> tuple[float, float]:
    given = catalogues(0)
    suggest(CASE, ON, catalogue=given)

    def act() -> None:
        for n in range(number):
            suggest(CASE, ON + timedelta(n), catalogue=given, want=1)

    return measured(act)


def threads(number: int) -> tuple[float, float]:
    given = catalogues(0)
    suggest(CASE, ON, catalogue=given)

    def act() -> None:
        several = [threading.Thread(target=lambda: suggest(CASE, ON, catalogue=given)) for _ in range(number)]
        for one in several:
            one.start()
        for one in several:
            one.join()

    return measured(act)


def apart(ask: str) -> tuple[float, float]:
    """The two figures of a question, from a new process."""
    code = f"import sys; sys.path.insert(0, {str(HERE.parent)!r}); import test_places as t; print(*t.{ask})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    first, second = map(float, ran.stdout.split())
    return first, second


@pytest.mark.parametrize("others", [100, 356])
def test_other_municipalities_cost_nothing(others: int) -> None:
    (alone, small), (with_them, large) = apart("first_suggestion(0)"), apart(f"first_suggestion({others})")
    told = f"{with_them / alone:.2f} x the time, {large / small:.2f} x the memory ({large:.0f} MB)"
    print(f"\n{others} others: {told}")
    assert with_them < MOST * alone
    assert large < MOST * small


def test_a_fresh_catalogue_costs_no_more_than_a_known_one() -> None:
    fresh, known = apart("fresh_and_known()")
    print(f"\nfresh: {fresh / known:.2f} x known ({1000 * known:.0f} ms)")
    assert fresh < MOST * known


def test_many_days_stay_small() -> None:
    _, grown = apart("days(1200)")
    print(f"\n1200 days: +{grown:.0f} MB")
    assert grown < 100


def test_threads_give_their_memory_back() -> None:
    (_, one), (_, eight) = apart("threads(1)"), apart("threads(8)")
    print(f"\n8 threads: +{eight:.0f} MB, one: +{one:.0f} MB")
    assert eight < 100
