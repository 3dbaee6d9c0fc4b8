"""Errors of every code that an example can raise, told in Norwegian: no English but what is written so."""

from __future__ import annotations

import copy
import os
import pickle
import re
import tomllib
from datetime import date
from pathlib import Path
from unittest import mock

import attrs
import pytest

from errors.test_texts import BOKMAAL, ENGLISH, prose
from qupcore.errors import BadInput, Fault, QupError, hidden_values
from qupcore.errors.worded import in_language, worded

DOCS = Path(__file__).parents[2] / "docs"
GIVEN = tomllib.loads((DOCS / "error_codes.toml").read_text("utf-8"))
EXAMPLES = {code: given["python"] for code, given in GIVEN.items() if "python" in given}
NAMES = """
from datetime import date
from qupcore import Assessment, Participant, decide, explain, national, read_case
"""


def raised(lines: str) -> QupError:
    names = dict[str, object]()
    with mock.patch.dict(os.environ, QUPCORE_DISABLE_PLUGINS="1"), pytest.raises(QupError) as found:
        exec(NAMES + lines, names)
    return found.value


@pytest.fixture(scope="module")
def errors() -> dict[str, QupError]:
    return {code: raised(lines) for code, lines in EXAMPLES.items()}


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_error_is_told_in_norwegian(errors: dict[str, QupError], code: str) -> None:
    error = errors[code]
    bokmaal, nynorsk = (prose(re.sub("«[^»]*»", "", error.in_language(lang))) for lang in ("nb", "nn"))
    for said in (bokmaal, nynorsk):
        assert not ENGLISH.search(said), said
    assert not BOKMAAL.search(nynorsk), nynorsk
    assert "\n  gjør dette: " in error.in_language("nb")
    assert "\n  gjer dette: " in error.in_language("nn")
    assert error.in_language("en") == str(error)


def test_an_error_keeps_its_language_in_another_process(errors: dict[str, QupError]) -> None:
    for error in errors.values():
        for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
            assert again.in_language("nn") == error.in_language("nn") != str(error)


def test_hidden_values_are_hidden_in_every_language() -> None:
    fault = Fault("$.Kari", worded("{name!r} is not a candidate", name="Kari"), code="input.unknown-id")
    error = BadInput(worded("{text!r} is not a day", text="Kari"), faults=(fault,), code="input.date")
    assert error.in_language("nb").splitlines()[0] == "«Kari» er ikke en dato"
    with hidden_values():
        told = error.in_language("nb")
    assert "Kari" not in told
    assert told.splitlines()[0] == "input.date: ikke en dato, eller en dato som ikke finnes"


def test_a_value_is_no_text_of_the_catalogue() -> None:
    """What a person wrote stays as written, also where it reads as a text of an error."""
    told = worded("{name!r} is not a candidate", name="missing")
    assert in_language(told, "nb") == told.template.replace("{name!r}", "«missing»").replace(
        " is not a candidate", " er ikke en kandidat"
    )
    assert in_language("missing", "nb") == "mangler"
    part = worded("expected {what}, got {shown}", what=worded("a list"), shown="a list")
    assert in_language(part, "nn") == "venta ei liste, fekk a list"


def test_a_control_character_in_a_value_stays_escaped() -> None:
    assert in_language(worded("{text!r} is not a day", text="a\nb"), "nb") == "«a\\nb» er ikke en dato"


def test_a_day_is_told_in_words() -> None:
    told = worded("the case has no plan on {day}", day=date(2026, 9, 1))
    assert str(told) == "the case has no plan on 2026-09-01"
    assert in_language(told, "nb") == "saken har ingen plan 1. september 2026"


def test_a_text_of_a_plugin_stays_in_english() -> None:
    fault = Fault("$.x", "too long for the office", "cut it")
    assert fault.in_language("nb") == "$.x: too long for the office (cut it)"
    assert attrs.evolve(fault, what=worded("a list")).in_language("nb") == "$.x: en liste (cut it)"
