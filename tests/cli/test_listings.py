"""What the list commands print has the form that `qup schema` prints."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest


@pytest.mark.parametrize("on", ["2007-11-01", "2019-06-01", "2026-09-07"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rules-list", ("rules", "list")),
        ("measures-list", ("catalogue", "list")),
        ("measures-list", ("catalogue", "list", "--municipality", "1804")),
        ("needs-list", ("catalogue", "needs")),
    ],
)
def test_a_list_has_the_form_of_its_schema(qup: Any, on: str, name: str, words: tuple[str, ...]) -> None:
    day = () if words[-1] == "needs" else ("--on", on)
    told = qup(*words, *day, "--json").json
    validator = jsonschema.Draft202012Validator(qup("schema", name).json)
    validator.validate(told)
    assert told["versions"]["form"] == 1
    assert not validator.is_valid({**told, "more": 1})
