"""Faults of ZIP archives, and of the Excel files and wheels that they are."""

from __future__ import annotations

import copy
import io
import json
import tomllib
import warnings
import zipfile
from collections.abc import Callable
from random import Random
from xml.etree import ElementTree

from fuzzing.mutating import HOSTILE, IDENTITY, mutated, mutated_bytes
from fuzzing.toml_text import toml_bytes
from qupcore.plugins.data.wheel import record_of

__all__ = ["CELLS", "mutated_excel", "mutated_wheel"]

Files = dict[str, bytes]
_MOST_COPIED = 100
_THEN = (1980, 1, 1, 0, 0, 0)
_NAMES = (
    "../outside.toml",
    "/etc/passwd",
    "C:\\x.toml",
    "a/" * 60 + "deep.toml",
    "\x1b[31mred.toml",
    f"{IDENTITY}.toml",
    "\u202egnp.toml",
    "",
    "a" * 300,
    "x.pth",
    "sitecustomize.py",
)
_BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e SYSTEM "file:///etc/passwd">]>
<a>&d;&e;</a>"""
_TYPES = ("s", "n", "b", "d", "e", "str", "inlineStr", "x", "")
CELLS = (
    *(str(item) for item in HOSTILE if not isinstance(item, list | dict | str)),
    *(item for item in HOSTILE if isinstance(item, str) and item.isprintable()),
    *(
        "A1",
        "XFD1048576",
        "ZZZZ9",
        "A0",
        "1",
        "A" * 60,
        "1e308",
        "-1",
        "44000.5",
        "999999999",
        "NaN",
        "#REF!",
    ),
    *("=1+1", "=A1", "true", "1804:jobbsenter", "work_directed, health", "mandag 9-14", "æøå", "1.2.2026"),
)


def mutated_excel(data: bytes, random: Random) -> bytes:
    """An Excel file with one to three faults: in its cells and other XML, its members, or its bytes."""
    files = _files(data)
    for _ in range(random.choice((1, 1, 2, 3))):
        name = random.choice(sorted(files))
        kind = random.randrange(12)
        if kind == 0:
            files[name] = mutated_bytes(files[name], random)
        elif kind == 1:
            files[name] = random.choice((_BOMB, b"", b"<a/>", b"\xff\xfe<\x00", b"<a>" * 2000))
        elif kind == 2:
            _rename(files, name, random)
        else:
            sheets = [one for one in sorted(files) if "sheet" in one and one.endswith(".xml")] or [name]
            name = random.choice(sheets) if kind > 4 else name
            files[name] = _mutated_xml(files[name], random)
    return _damaged(files, random)


def mutated_wheel(data: bytes, random: Random) -> bytes:
    """The wheel of a data plugin with one to three faults, most of them with a RECORD that fits them."""
    files = _files(data)
    (record,) = (name for name in files if name.endswith("/RECORD"))
    del files[record]
    for _ in range(random.choice((1, 1, 2, 3))):
        if not files:
            break
        name = random.choice(sorted(files))
        kind = random.randrange(8)
        if kind == 0:
            _rename(files, name, random)
        elif kind == 1:
            folder = random.choice([*{one.rpartition("/")[0] for one in files}, ""])
            files[f"{folder}/{random.choice((*_NAMES, 'more.toml', 'README.md'))}"] = b"a = 1\n"
        elif kind <= 5 and name.endswith(".toml"):
            files[name] = _mutated_toml(files[name], random)
        else:
            files[name] = _mutated_lines(files[name], random)
    made = record_of(files, record)
    files[record] = made if random.random() < 0.8 else _mutated_lines(made, random)
    return _damaged(files, random)


def _files(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def _rename(files: Files, name: str, random: Random) -> None:
    """Take a member away, or give it another name, or the name of another member."""
    data = files.pop(name)
    folder = name.rpartition("/")[0]
    new = random.choice(("", f"{folder}/{random.choice(_NAMES)}", random.choice([*sorted(files), ""])))
    if new:
        files[new] = data


def _mutated_xml(data: bytes, random: Random) -> bytes:
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return mutated_bytes(data, random)
    for _ in range(random.choice((1, 2, 6))):
        parents = [item for item in root.iter() if len(item)] or [root]
        item, parent = random.choice(list(root.iter())), random.choice(parents)
        kind = random.randrange(8)
        if kind <= 2:
            item.text = random.choice(CELLS)
        elif kind == 3 and item.attrib:
            item.attrib[random.choice(sorted(item.attrib))] = random.choice((*CELLS, *_TYPES))
        elif kind == 4:
            item.attrib[random.choice(("r", "t", "s", "ref", "count", "sheetId"))] = random.choice(
                (*CELLS, *_TYPES)
            )
        elif kind == 5 and len(parent):
            parent.remove(random.choice(list(parent)))
        elif kind == 6 and len(parent):
            parent.extend(_copies(random.choice(list(parent)), random.choice((1, 40))))
        elif sum(1 for _ in item.iter()) < _MOST_COPIED:
            parent.append(copy.deepcopy(item))
    return ElementTree.tostring(root)


def _copies(item: ElementTree.Element, times: int) -> list[ElementTree.Element]:
    """Copies of an element; one that is large already is not made larger."""
    return [copy.deepcopy(item) for _ in range(times if sum(1 for _ in item.iter()) < _MOST_COPIED else 0)]


def _mutated_toml(data: bytes, random: Random) -> bytes:
    try:
        return toml_bytes(mutated(tomllib.loads(data.decode()), random))
    except (ValueError, RecursionError):
        return mutated_bytes(data, random)


def _mutated_lines(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    hostile = str(random.choice(HOSTILE)).encode("utf-8", "replace")
    change: Callable[[], list[bytes]] = random.choice(
        (
            lambda: lines[:at] + lines[at + 1 :],
            lambda: [*lines[:at], lines[at], *lines[at:]],
            lambda: [*lines[:at], hostile, *lines[at:]],
            lambda: [*lines[:at], lines[at].partition(b"=")[0] + b"= " + hostile, *lines[at + 1 :]],
            lambda: [*lines[:at], lines[at].partition(b":")[0] + b": " + hostile, *lines[at + 1 :]],
            lambda: [*lines[:at], mutated_bytes(lines[at], random), *lines[at + 1 :]],
            lambda: [*lines[:at], b"[" + hostile + b"]", *lines[at:]],
        )
    )
    return b"\n".join(change())


def _damaged(files: Files, random: Random) -> bytes:
    """The archive of files; some have a fault of their own: a member twice, a wrong size, broken bytes."""
    out = io.BytesIO()
    kind = random.randrange(16)
    way = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w", way) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name.replace("\x00", "") or "x", _THEN)
            entry.external_attr = (0o120777 if kind == 0 else 0o100644) << 16
            archive.writestr(entry, data, archive.compression)
        if kind == 1 and files:
            archive.writestr(zipfile.ZipInfo(random.choice(sorted(files)) or "x", _THEN), b"again")
        if kind == 2:
            archive.comment = json.dumps(CELLS).encode()[:60_000]
        for entry in archive.infolist():
            if kind == 3:
                entry.file_size = random.choice((0, 1, 10**9))
            if kind == 4:
                entry.flag_bits |= random.choice((1, 8, 0x800))
            if kind == 5:
                entry.compress_type = random.choice((1, 9, 12, 14, 99))
    return mutated_bytes(out.getvalue(), random) if kind == 6 else out.getvalue()
