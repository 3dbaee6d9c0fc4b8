"""Mutations of a tree that know its form: hostile values, changed keys, parts moved about."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random
from typing import Any

__all__ = ["HOSTILE", "mutated", "mutated_bytes"]

IDENTITY = "01819012381"
HOSTILE: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1,
    10**15,
    -(10**40),
    1.5,
    float("inf"),
    "",
    " ",
    "a",
    "no",
    "1804",
    "true",
    "2026-02-30",
    "2026-09-01",
    "9999-12-31",
    "0001-01-01",
    "2026-W54",
    "\x1b[31mred\x1b[0m",
    "\x07",
    "\u202egnp.exe",
    IDENTITY,
    f"born 018190 {IDENTITY[6:]}",
    "\x00",
    "\ud800",
    "a" * 10_001,
    "line\nqup: all is well",
    "{x!r}",
    "{0}",
    "<script>alert(1)</script>",
    "=1+1",
    "../../etc/passwd",
    "٠١٢",
    "NaN",
    [],
    {},
    [[]],
    [None],
    {"": ""},
    {"ref": {}},
    ["a"] * 40,
    {f"k{n}": n for n in range(40)},
    date(2026, 9, 1),
    datetime(2026, 9, 1, 12, tzinfo=UTC),
)
"""Values that no field wants, or that no terminal or page may get as they are."""

Place = tuple[Any, Any]


def places(tree: Any) -> Iterator[Place]:
    """Each value of the tree, as the container and the key or number in it."""
    if isinstance(tree, dict):
        for key in list(tree):
            yield tree, key
            yield from places(tree[key])
    elif isinstance(tree, list):
        for number in range(len(tree)):
            yield tree, number
            yield from places(tree[number])


def mutated(tree: Any, random: Random) -> Any:
    """A copy of the tree with one to four mutations."""
    tree = copy.deepcopy(tree)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        found = list(places(tree))
        if not found:
            return random.choice(HOSTILE)
        _change(*random.choice(found), found, random)
    return tree


def _change(container: Any, key: Any, found: list[Place], random: Random) -> None:
    kind = random.randrange(7)
    if kind <= 2:
        container[key] = copy.deepcopy(random.choice(HOSTILE))
    elif kind == 3:
        other, there = random.choice(found)
        container[key] = copy.deepcopy(other[there])
    elif kind == 4:
        del container[key]
    elif kind == 5 and isinstance(container, dict):
        container[_key(key, random)] = container[key] if random.random() < 0.5 else container.pop(key)
    elif isinstance(container, list):
        container.extend(copy.deepcopy(container[key]) for _ in range(random.choice((1, 30))))
    else:
        container[key] = [copy.deepcopy(container[key])] * 2


def _key(key: str, random: Random) -> str:
    at = random.randrange(len(key) + 1)
    return random.choice(
        (
            key[:at] + key[at + 1 :],
            key.upper(),
            f"{key} ",
            IDENTITY,
            "\x1b[2J",
            "\u202e",
            "",
            "a\nb",
            key[::-1],
        )
    )


def mutated_bytes(data: bytes, random: Random) -> bytes:
    """The bytes with a few of them cut, doubled or replaced, whatever they mean."""
    found = bytearray(data)
    for _ in range(random.choice((1, 2, 8))):
        at = random.randrange(len(found) + 1)
        kind = random.randrange(4)
        if kind == 0:
            del found[at : at + random.choice((1, 4, 64))]
        elif kind == 1:
            found[at:at] = random.choice(
                (b"\x00", b"\xff", b"\xef\xbb\xbf", b'"', b"\\", b"[" * 40, b"{", b"#", b"'''", b"\r")
            )
        elif kind == 2:
            found[at:at] = found[at : at + 40]
        else:
            found[at : at + 1] = bytes([random.randrange(256)])
    return bytes(found)
