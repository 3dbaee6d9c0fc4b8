"""The page for advisers: klarspråk, today's numbers, and every code of a review."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

from qupcore.cases import rates
from qupcore.domain.money import Money

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "for-veiledere.md").read_text("utf-8")
MOST_WORDS = 25


def sentences() -> list[str]:
    """The sentences of the text, of each point and of each cell; without marks and addresses."""
    plain = re.sub(r"\]\([^)]*\)|[*`\[{}]|^#+ |^\d+\. |^- ", "", PAGE, flags=re.MULTILINE)
    pieces = [piece for line in re.split(r"\n\n|\n(?=[-|\d])", plain) for piece in line.split("|")]
    return [
        part
        for piece in pieces
        for part in re.split(r"(?<=[.?!:])\s+(?=[A-ZÆØÅ«])", piece.replace("\n", " "))
    ]


def test_no_sentence_is_long_and_nav_has_its_name() -> None:
    said = sentences()
    assert len(said) > 150
    assert [sentence for sentence in said if len(sentence.split()) > MOST_WORDS] == []
    assert "NAV" not in PAGE


def in_kroner(amount: Money) -> str:
    whole, ore = divmod(amount.ore, 100)
    return f"{whole:,}".replace(",", " ") + (f",{ore:02}" if ore else "")


def test_the_numbers_are_those_of_the_day() -> None:
    day = re.search(r"Satsene 1\. september 2026", PAGE)
    assert day
    found = rates(date(2026, 9, 1))
    assert found.child_per_day
    shown = [found.full, found.under_25, found.per_day, found.per_day_under_25, found.child_per_day]
    rows = re.findall(r"^\|.*\| ([\d ,]+) \|$", PAGE, re.MULTILINE)
    assert [row.removesuffix(",00") for row in rows] == [in_kroner(amount) for amount in shown]


def test_every_code_of_a_review_is_told() -> None:
    codes = tomllib.loads((TOP / "src/qupcore/cases/review/codes.toml").read_text("utf-8"))
    assert re.findall(r"^\| (E\d+) \|", PAGE, re.MULTILINE) == list(codes)
