"""Ten thousand measures from 400 plugins, each loaded in a process of its own: how long, and how much memory.

`python -m pytest benchmarks/test_plugins.py --benchmark-only -q -s` prints the figures.
"""

from __future__ import annotations

import resource
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from qupcore.catalogue.municipalities import municipalities
from qupcore.catalogue.national import national
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.loading import load_plugins

PLUGINS, MEASURES = 357, 28
"""As many municipalities as there are, which is fewer than 400; ten thousand measures all the same."""
CODE = """
from qupcore import national
from qupcore.catalogue import catalogue_from_package
from qupcore.plugins import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue():
    return catalogue_from_package(__name__, "measures.toml", namespace="{number}", known=[national()])
"""
MEASURE = """
[[measures]]
id = "{number}:tiltak-{place}"
names = {{ nb = "Tiltak {place}", nn = "Tiltak {place}", en = "Measure {place}" }}
owner = "municipality"
classes = {{ counts_as = "work_directed" }}
covers = ["language"]
admits = "person.age < {age}"
limits = {{ kind = "base", months = 6 }}
valid = "2024-01-01/.."
sources = {{ text = "made up" }}
"""


@pytest.fixture(scope="module")
def candidates(tmp_path_factory: pytest.TempPathFactory) -> list[AnnouncedPlugin]:
    """A package for each municipality."""
    top = tmp_path_factory.mktemp("packages")
    numbers = [number for number, item in sorted(municipalities().items()) if item.last is None][:PLUGINS]
    return [_written(top, number) for number in numbers]


def _written(top: Path, number: str) -> AnnouncedPlugin:
    package = top / number / f"many_{number}"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(CODE.format(number=number), encoding="utf-8")
    measures = (MEASURE.format(number=number, place=place, age=20 + place) for place in range(MEASURES))
    (package / "measures.toml").write_text("".join(measures), encoding="utf-8")
    return AnnouncedPlugin(
        name=f"m{number}",
        value=f"many_{number}",
        distribution=f"many-{number}",
        version="1",
        requires=("qupcore>=0",),
        paths=(str(top / number),),
    )


@pytest.mark.benchmark(group="plugins")
def test_load_every_municipality(benchmark: BenchmarkFixture, candidates: list[AnnouncedPlugin]) -> None:
    def load() -> LoadedPlugins:
        return load_plugins(candidates=candidates, national=national(), seconds=60)

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = benchmark.pedantic(load, rounds=2)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert found.failures == ()
    assert sum(len(item.measures) for item in found.catalogues) == len(candidates) * MEASURES
    used = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / 2
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n{len(candidates)} plugins; {used:.1f} s of processor time in their processes; {most:.0f} MB here"
    )


@pytest.mark.benchmark(group="plugins")
def test_load_every_municipality_again(
    benchmark: BenchmarkFixture, candidates: list[AnnouncedPlugin], tmp_path: Path
) -> None:
    """What was kept on disk is read and checked; no plugin runs."""

    def load() -> LoadedPlugins:
        return load_plugins(candidates=candidates, national=national(), seconds=60, kept=tmp_path / "kept")

    first = load()
    found = benchmark.pedantic(load, rounds=3)
    assert found == first


@pytest.mark.benchmark(group="plugins")
def test_load_one(benchmark: BenchmarkFixture, candidates: list[AnnouncedPlugin]) -> None:
    """What a command pays that uses the plugin of one municipality."""
    found = benchmark.pedantic(lambda: load_plugins(candidates=candidates[:1], national=national()), rounds=3)
    assert found.failures == ()
