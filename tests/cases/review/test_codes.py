"""The table of known errors: whole, in step with the rules and with the page that explains it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from qupcore.cases.review.codes import STALE, code_of_demand, code_of_rule, error_codes
from qupcore.law.national import NATIONAL

PAGE = Path(__file__).parents[3] / "docs" / "review.md"
IDS = {placed.id for placed in NATIONAL.rules}


def test_every_error_is_there_in_three_languages_with_a_source() -> None:
    assert [known.code for known in error_codes()] == [f"E{number}" for number in range(1, 17)]
    for known in error_codes():
        assert len(set(known.text.values())) == 3, known.code
        assert known.not_shown.keys() == known.text.keys(), known.code
        assert len(set(known.not_shown.values())) == 3, known.code
        assert known.source
        assert bool(known.rules or known.demands) == known.covered


def test_every_rule_named_is_a_rule_and_has_one_code() -> None:
    named = [rule for known in error_codes() for rule in known.rules]
    assert set(named) <= IDS
    assert len(named) == len(set(named))
    assert code_of_rule("sotjl.29.age") == ""


def test_the_page_lists_them() -> None:
    rows = re.findall(r"^\| (E\d+) \| (.+?) \| (.+?) \| (.+?) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert [(code, what, source) for code, what, _, source in rows] == [
        (known.code, known.text["en"], known.source) for known in error_codes()
    ]
    for (_, _, said, _), known in zip(rows, error_codes(), strict=True):
        assert re.findall(r"`([^`]+)`", said) == list(known.rules)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Motivasjonen er for svak", "E7"),
        ("NOT STABLE", "E7"),
        ("Ingen ledig plass", "E8"),
        ("Måltallet er nådd", "E8"),
        ("varig nedsett arbeidsevne", "E9"),
        ("unstable housing", ""),
        ("demotivating surroundings", ""),
        ("lawful stay is not permanent", ""),
        ("", ""),
    ],
)
def test_demands_are_told_by_the_beginnings_of_words(words: str, code: str) -> None:
    assert code_of_demand(words, date(2026, 6, 1)) == code


def test_a_stale_demand_was_none_before() -> None:
    assert STALE.code == "E16"
    assert code_of_demand("No programme to offer", date(2018, 12, 31)) == ""
    assert code_of_demand("No programme to offer", date(2019, 1, 1)) == "E16"
    assert STALE.last_day() == date(2018, 12, 31)
