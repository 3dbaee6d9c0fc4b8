"""On which line a key stands: in any TOML that Python can read."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.catalogue.positions import line_numbers, line_of, shown

TRICKY = '''\
# comment [[not.a.table]]
a = "x = 1 # no comment"
"b c" = 'it\\s'
d.e = """
f = 1
[g]
""" # after
h = [ # a list
  1, [2,
  3], { i = 4, j.k = [5,
  6] }, "]", \'\'\'
x\'\'\',
]

[l.m]
n = 2026-01-01T10:00:00

[[o]]
p = 1
  [[o.q]]
  r = true
  [[o.q]]
  r = """a \\""" b"""
  [o.s]
  t = {}
[[o]]
"p" = "\\u00e6"
'''


@pytest.mark.parametrize(
    ("path", "row"),
    [
        (("a",), "a ="),
        (("b c",), '"b c"'),
        (("d", "e"), "d.e"),
        (("h",), "h = ["),
        (("h", 0), "1, [2"),
        (("h", 1, 1), "3], {"),
        (("h", 2, "i"), "i = 4"),
        (("h", 2, "j", "k", 1), "6] }"),
        (("h", 4), "6] }"),
        (("l", "m", "n"), "n ="),
        (("o", 0, "p"), "p = 1"),
        (("o", 0, "q", 0, "r"), "r = true"),
        (("o", 0, "q", 1, "r"), 'r = """a'),
        (("o", 0, "s", "t"), "t = {}"),
        (("o", 1, "p"), '"p"'),
        (("o", 0, "q", 1, "nothing", "here"), "[[o.q]]"),
        (("nowhere",), "# comment"),
    ],
)
def test_tricky_places(path: tuple[Any, ...], row: str) -> None:
    tomllib.loads(TRICKY)
    assert row in TRICKY.split("\n")[line_of(line_numbers(TRICKY), path) - 1]


def test_a_path_as_people_write_it() -> None:
    assert shown(("measures", 0, "limits", 1, "months")) == "measures[0].limits[1].months"
    assert shown(()) == ""


KEY = st.sampled_from(["a", "b-c", '"d e"', "'f#'", "x1"])
TEXT = st.text(
    st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"], exclude_characters="\\\"'"),
    max_size=6,
)
VALUE: st.SearchStrategy[str] = st.recursive(
    st.integers(0, 99).map(str)
    | st.sampled_from(["true", "2026-01-01", "1.5", '""', "''"])
    | TEXT.map(lambda t: f'"{t}"')
    | TEXT.map(lambda t: f'"""\n{t}\n"""'),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ", # x ]\n".join(items) + "\n]")
        | st.dictionaries(KEY, st.integers(0, 9).map(str), max_size=2).map(
            lambda d: "{ " + ", ".join(f"{k} = {v}" for k, v in d.items()) + " }"
        )
    ),
    max_leaves=5,
)
TABLE = st.dictionaries(KEY, VALUE, max_size=4)


@given(TABLE, st.lists(st.tuples(st.sampled_from(["t", "u"]), TABLE, TABLE), max_size=3))
def test_every_key_that_is_read_has_its_line(
    top: dict[str, str], tables: list[tuple[str, dict[str, str], dict[str, str]]]
) -> None:
    parts = [f"{key} = {value}" for key, value in top.items()]
    for name, outer, inner in tables:
        parts += [f"[[{name}]]", *(f"{k} = {v}" for k, v in outer.items())]
        parts += [f"[[{name}.z]]", *(f"{k} = {v}" for k, v in inner.items())]
    text = "\n".join(parts)
    tree = tomllib.loads(text)
    lines = line_numbers(text)
    rows = text.split("\n")
    for path in paths(tree):
        assert path in lines
        if isinstance(path[-1], str):
            assert path[-1] in rows[lines[path] - 1]


def paths(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    if isinstance(tree, dict):
        return found + [p for key, value in tree.items() for p in paths(value, (*path, key))]
    if isinstance(tree, list):
        return found + [p for number, value in enumerate(tree) for p in paths(value, (*path, number))]
    return found
