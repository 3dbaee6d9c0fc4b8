"""The lock files hold every dependency, for every Python, by its hash, and name no place to get it from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[2]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
LOCKS = {"run.lock": ("cli",), "dev.lock": ("dev", "durable")}
PLACE = re.compile(r"://|^\s*--?(?!hash=)[a-z]", re.MULTILINE)


def text_of(lock: str) -> str:
    return (TOP / "requirements" / lock).read_text("utf-8")


def pins(text: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Each locked package, with its hashes."""
    stated = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    for entry in re.split(r"\n(?=\S)", stated.replace("\\\n", " ")):
        pin, *hashes = re.split(r"\s+--hash=", entry.strip())
        yield Requirement(pin), hashes


def environment(python: str) -> dict[str, str]:
    full = f"{python}.9"
    return {**default_environment(), "python_version": python, "python_full_version": full}


def wanted(extras: tuple[str, ...]) -> Iterator[Requirement]:
    """What pyproject.toml asks for, extras of our own opened."""
    texts = [*PROJECT["dependencies"], *(t for e in extras for t in PROJECT["optional-dependencies"][e])]
    for requirement in map(Requirement, texts):
        if canonicalize_name(requirement.name) == PROJECT["name"]:
            yield from wanted(tuple(requirement.extras))
        else:
            yield requirement


def missing(text: str, extras: tuple[str, ...], python: str) -> list[str]:
    """What is asked for on a Python and is not locked there, or in another version."""
    here = environment(python)
    locked = {
        canonicalize_name(pin.name): next(iter(pin.specifier)).version
        for pin, _ in pins(text)
        if not pin.marker or pin.marker.evaluate(here)
    }
    return [
        str(item)
        for item in wanted(extras)
        if (not item.marker or item.marker.evaluate(here))
        and not item.specifier.contains(locked.get(canonicalize_name(item.name), "0"), prereleases=True)
    ]


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_all_that_is_asked_for_is_locked(lock: str, python: str) -> None:
    assert missing(text_of(lock), LOCKS[lock], python) == [], "run `make lock`"


def test_a_package_that_is_not_locked_is_found() -> None:
    text = re.sub(r"^attrs==.*?\n(?=\S)", "", text_of("run.lock"), flags=re.MULTILINE | re.DOTALL)
    assert [Requirement(item).name for item in missing(text, (), "3.12")] == ["attrs"]
    assert [Requirement(item).name for item in missing(text_of("run.lock"), ("docs",), "3.12")][:1] == [
        "sphinx"
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_one_version_and_its_hashes(lock: str) -> None:
    for pin, hashes in pins(text_of(lock)):
        assert [item.operator for item in pin.specifier] == ["=="], pin
        assert hashes, pin
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", item) for item in hashes), pin


@pytest.mark.parametrize("lock", LOCKS)
def test_no_place_is_named(lock: str) -> None:
    """Whoever installs says where from; the machine that made the file is nobody's business."""
    assert not PLACE.search(text_of(lock))


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://pypi.example/simple",
        "    --find-links wheels",
        "-i simple",
        "a @ file:///wheels/a",
    ],
)
def test_a_place_is_found(line: str) -> None:
    assert PLACE.search(f"attrs==1 \\\n    --hash=sha256:ab\n{line}\n")


def test_what_runs_is_tested_in_the_same_version() -> None:
    runs = {(pin.name, str(pin.specifier)) for pin, _ in pins(text_of("run.lock"))}
    assert runs <= {(pin.name, str(pin.specifier)) for pin, _ in pins(text_of("dev.lock"))}


def test_every_python_that_is_locked_for_is_named_and_tested() -> None:
    named = [line.split(" :: ")[-1] for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)]
    matrix = re.search(r"^MATRIX := (.*)$", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert matrix
    assert named == matrix[1].split() == PYTHONS
