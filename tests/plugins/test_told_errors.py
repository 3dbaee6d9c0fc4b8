"""Errors of the plugin process are told in the language asked for, and say what was sent."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qupcore.errors.joining import joined_error
from qupcore.errors.worded import Worded, in_language, worded
from qupcore.plugins.told_errors import error_from, parts_of_error

LOST = worded("it has no hook: write one or more of {names}", names="qupcore_catalogue")
HOOKS = worded("is written for hooks {number!r}", number=0)
TOLD = worded(
    "it {made}: these are hooks {hooks}; write QUPCORE_HOOKS = {hooks} in the module", made=HOOKS, hooks=1
)


@pytest.mark.parametrize(
    "error",
    [
        LOST,
        TOLD,
        joined_error(["KeyError: 'a'", worded(" ({name}, line {lineno})", name="x.py", lineno=3)], ""),
    ],
)
@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_an_error_goes_through_json_and_is_told_in_norwegian(error: Worded, lang: str) -> None:
    sent = json.loads(json.dumps([error, parts_of_error(error)]))
    found = error_from(*sent)
    assert found == error
    assert in_language(found, lang) == in_language(error, lang) != str(error)


@pytest.mark.parametrize(
    "parts",
    [
        None,
        3,
        [],
        ["{name}"],
        ["{name.__class__}", {"name": "x"}],
        ["{name:9999999999}", {"name": "x"}],
        ["{name!s:>99}", {"name": "x"}],
        ["{0}", {"name": "x"}],
        ["{name}", {"name": ["{name}", {"name": {}}]}],
        ["{name}", {"other": "x"}],
        ["another text", {}],
    ],
)
def test_what_is_no_text_of_ours_is_told_as_it_was_sent(parts: object) -> None:
    found = error_from("x", parts)
    assert found == "x"
    assert not isinstance(found, Worded)


def test_parts_without_an_end_are_not_followed() -> None:
    deep: object = ["x", {}]
    for _ in range(200):
        deep = ["{name}", {"name": deep}]
    assert type(error_from("x", deep)) is str


@settings(max_examples=60)
@given(
    st.text(max_size=20),
    st.recursive(
        st.text(max_size=12) | st.integers() | st.none(),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=6,
    ),
)
def test_whatever_is_sent_the_english_text_is_the_one_sent(text: str, parts: object) -> None:
    assert str(error_from(text, parts)) == text
