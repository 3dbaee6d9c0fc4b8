"""Snapshots of the complete texts of three cases and a section, in three languages.

After an intended change of the texts, `pytest tests/explaining --snapshot-update` writes them again; the
difference is read in review.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest
from syrupy.assertion import SnapshotAssertion

from qupcore import decide, explain, read_case, to_text
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.explaining.rules import show_section

EXAMPLES = Path(__file__).parents[2] / "examples"

CASES = {
    "right, with practice conditions": ("E07-refused-for-lack-of-motivation.json", date(2026, 6, 1)),
    "refused for several reasons": ("E23-refused-for-several-reasons.json", date(2024, 4, 29)),
    "set aside, undetermined": ("E25-departs-from-norm-without-grounds.json", date(2024, 6, 3)),
    "not final": ("E05-no-written-refusal.json", date(2026, 2, 2)),
}


def without_provenance(lines: tuple[Line, ...], lang: str) -> tuple[Line, ...]:
    """The lines up to the last heading; the lines after it name versions."""
    last = Line(phrases(lang).say("heading", "provenance"), weight="heading")
    assert lines[-2] == attrs.evolve(last, id="provenance", layer="details")
    return lines[:-2]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("file", "on"), CASES.values(), ids=CASES)
def test_decision(file: str, on: date, lang: str, snapshot: SnapshotAssertion) -> None:
    person = read_case((EXAMPLES / file).read_bytes())
    lines = explain(decide(person, on=on), lang, person.ref)
    assert to_text(without_provenance(lines, lang), 80) == snapshot


@pytest.mark.parametrize("lang", LANGUAGES)
def test_section(lang: str, snapshot: SnapshotAssertion) -> None:
    assert to_text(show_section("sotjl § 29", lang, date(2026, 6, 1)), 80) == snapshot
