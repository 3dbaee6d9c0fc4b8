"""Values can go to another process, and say the same there: a pool of processes by spawn and by fork."""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qupcore import decide, national, read_case, suggest
from qupcore.availability.available import Available, available
from qupcore.catalogue import Snapshot, catalogue_on
from qupcore.phasing.weeks_suggested import Suggestions
from qupcore.plugins.loaded import LoadedPlugins

ON = date(2026, 9, 1)
CASE = (Path(__file__).parents[2] / "docs" / "week-case.json").read_bytes()


def plugins() -> LoadedPlugins:
    return LoadedPlugins(disabled=("bodo",))


def snapshot() -> Snapshot:
    return catalogue_on(ON)


def admitted() -> Available:
    return available(read_case(CASE), catalogue_on(ON))


def suggested() -> Suggestions:
    return suggest(read_case(CASE), on=ON, catalogue=national())


def told(value: Any) -> str:
    """What a value answers, as text."""
    if isinstance(value, Snapshot):
        return f"{value.hash} {sorted(value.measures)}"
    if isinstance(value, Available):
        return repr([(item.measure.id, item.admitted, item.state, item.findings) for item in value])
    if isinstance(value, Suggestions):
        return repr([(item.ids, item.score, item.check, item.short_of) for item in value.plans])
    return repr(value)


VALUES: tuple[Callable[[], Any], ...] = (plugins, snapshot, admitted, suggested)


@pytest.mark.parametrize("make", VALUES)
def test_a_value_says_the_same_after_it_was_pickled(make: Callable[[], Any]) -> None:
    value = make()
    before = told(value)
    again = pickle.loads(pickle.dumps(value))
    assert told(again) == before
    assert told(pickle.loads(pickle.dumps(again))) == before


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_pool_of_processes_says_the_same(method: str) -> None:
    if method == "fork" and not hasattr(os, "fork"):
        pytest.skip("the system has no fork")
    values = [make() for make in VALUES]
    case = read_case(CASE)
    with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
        assert list(pool.map(told, values, timeout=120)) == [told(value) for value in values]
        decided = [pool.submit(decide, case, on=ON) for _ in range(4)]
        assert [one.result(timeout=120) for one in decided] == [decide(case, on=ON)] * 4
