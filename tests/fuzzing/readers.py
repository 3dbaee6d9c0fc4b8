"""The readers of what comes from outside, each with sound files to begin with."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import attrs

from fuzzing.archives import mutated_excel, mutated_wheel
from fuzzing.mutating import mutated, mutated_bytes
from fuzzing.tables import excel_files, mutated_sheet, read_sheet, read_wheel, sheets, wheels
from fuzzing.toml_text import toml_bytes
from qupcore import decide, national, read_case
from qupcore.catalogue import read_catalogue
from qupcore.catalogue.reading import namespace_in
from qupcore.catalogue.terms import admission_vocabulary
from qupcore.plugins.data.reading import announcement_in
from qupcore.records import (
    plan_receipt,
    read_plan_receipt,
    read_receipt,
    receipt_of,
    write_plan_receipt,
    write_receipt,
)
from qupcore.rules.expression import parse_condition
from qupcore.wire.cases import read_cases

__all__ = ["READERS", "Reader"]

ROOT = Path(__file__).parents[2]
ON = date(2026, 9, 1)


@attrs.frozen
class Reader:
    """One reader.

    Attributes:
        read: Reads the bytes of a file.
        sound: The files to begin with.
        tree: From bytes to a tree, and back; None where only bytes are mutated.
        faults: Makes a file with faults of a sound one, where the form is no tree.
        files: How many files are tried where there is little time.
    """

    read: Callable[[bytes], object]
    sound: Callable[[], tuple[bytes, ...]]
    tree: tuple[Callable[[bytes], Any], Callable[[Any], bytes]] | None = None
    faults: Callable[[bytes, Random], bytes] | None = None
    files: int = 300

    def mutated(self, random: Random) -> bytes:
        """A file with faults."""
        data = random.choice(self.sound())
        if self.faults is not None and random.random() < 0.95:
            return self.faults(data, random)
        if self.tree is None or random.random() < 0.1:
            return mutated_bytes(data, random)
        load, dump = self.tree
        return dump(mutated(load(data), random))


def _json(tree: Any) -> bytes:
    return json.dumps(tree, default=str).encode()


JSON = json.loads, _json
TOML = (lambda data: tomllib.loads(data.decode())), toml_bytes


@cache
def _cases() -> tuple[bytes, ...]:
    paths = (*sorted((ROOT / "examples").glob("*.json"))[::6], ROOT / "docs" / "week-case.json")
    return tuple(path.read_bytes() for path in paths)


@cache
def _many() -> tuple[bytes, ...]:
    return (b"[" + b",".join(_cases()[:3]) + b"]",)


@cache
def _receipts() -> tuple[bytes, ...]:
    cases = map(read_case, _cases()[:2])
    return tuple(write_receipt(receipt_of(case, decide(case, on=ON))).encode() for case in cases)


@cache
def _plan_receipts() -> tuple[bytes, ...]:
    case = read_case((ROOT / "docs" / "week-case.json").read_bytes())
    assert case.course is not None
    found = plan_receipt(case.course.plans[0], ON, case=case, catalogue=national())
    return (write_plan_receipt(found).encode(),)


@cache
def _catalogues() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((ROOT / "plugins").glob("*/src/*/measures.toml")))


def _read_catalogue(data: bytes) -> object:
    return read_catalogue(
        data.decode("utf-8", "replace"),
        namespace=namespace_in([data.decode("utf-8", "replace")]),
        known=(national(),),
    )


def _read_plugin(data: bytes) -> object:
    files = {"plugin.toml": data.decode("utf-8", "replace")}
    return announcement_in(files)


def _read_condition(data: bytes) -> object:
    return parse_condition(data.decode("utf-8", "replace"), admission_vocabulary())


READERS: Mapping[str, Reader] = {
    "case": Reader(read_case, _cases, JSON),
    "cases": Reader(read_cases, _many, JSON),
    "receipt": Reader(read_receipt, _receipts, JSON),
    "plan_receipt": Reader(read_plan_receipt, _plan_receipts, JSON),
    "catalogue": Reader(_read_catalogue, _catalogues, TOML),
    "plugin": Reader(
        _read_plugin,
        lambda: (b'name = "bodo"\nmunicipality = "1804"\nversion = "1.0.0"\nqupcore = ">=0.2,<1"\n',),
        TOML,
    ),
    "spreadsheet": Reader(
        lambda data: read_sheet(data, "a.csv"),
        sheets,
        faults=mutated_sheet,
    ),
    "excel": Reader(lambda data: read_sheet(data, "a.xlsx"), excel_files, faults=mutated_excel, files=100),
    "wheel": Reader(read_wheel, wheels, faults=mutated_wheel),
    "condition": Reader(_read_condition, lambda: (b"person.age < 30 and not (person.age >= 18)",)),
}
