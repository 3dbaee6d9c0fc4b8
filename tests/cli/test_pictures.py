"""`--svg` and `--html` of `qup benefit`, `duties`, `decide` and `plan course`: pictures beside the answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

TOP = Path(__file__).parents[2]
CASE = TOP / "docs" / "benefit-case.json"
COMMANDS = {
    "benefit": (("benefit", CASE, "--year", "2026"), "Kvalifiseringsstønad for 2026"),
    "duties": (("duties", CASE, "--on", "2026-09-01"), "Programmet med frister, 1. september 2026"),
    "decide": (("decide", CASE, "--on", "2026-01-05"), "Personen har rett til kvalifiseringsprogrammet"),
}
each_command = pytest.mark.parametrize(("arguments", "title"), COMMANDS.values(), ids=COMMANDS)


@each_command
def test_a_picture_and_a_page_are_written_beside_the_answer(
    qup: Run, tmp_path: Path, arguments: tuple[Any, ...], title: str
) -> None:
    svg, page = tmp_path / "a.svg", tmp_path / "a.html"
    told = qup(*arguments, "--svg", svg, "--html", page)
    assert told.status == 0
    assert told.out == qup(*arguments).out
    assert f"<title>{title}" in page.read_text("utf-8").replace(' id="', "")
    assert title in svg.read_text("utf-8")
    assert "Sak case-23" in page.read_text("utf-8")
    assert "case-23" not in svg.read_text("utf-8")


@each_command
def test_another_file_is_not_overwritten(
    qup: Run, tmp_path: Path, arguments: tuple[Any, ...], title: str
) -> None:
    page = tmp_path / "a.html"
    page.write_text("mine", "utf-8")
    told = qup(*arguments, "--html", page)
    assert told.status == 2
    assert page.read_text("utf-8") == "mine"


def test_a_month_has_no_picture(qup: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    told = qup("benefit", CASE, "--month", "2026-09", "--html", page)
    assert told.status == 2
    assert "--year" in told.err
    assert not page.exists()


COURSE = ("plan", "course", CASE, "--on", "2026-09-07", "--until", "2027-09-06", "--top", "2")


def test_a_suggested_course_is_drawn_by_its_number_and_the_page_has_all(qup: Run, tmp_path: Path) -> None:
    svg, page = tmp_path / "a.svg", tmp_path / "a.html"
    told = qup(*COURSE, "--svg", svg, "--html", page, "--number", "2")
    assert told.status == 0
    assert told.out == qup(*COURSE).out
    assert "Løp 2, " in svg.read_text("utf-8")
    assert "case-23" not in svg.read_text("utf-8")
    text = page.read_text("utf-8")
    assert text.count("<h2>Løp ") == 2
    assert "Sak case-23" in text
    page.write_text("mine", "utf-8")
    assert qup(*COURSE, "--html", page).status == 2
    assert page.read_text("utf-8") == "mine"


def test_a_course_that_is_not_there_is_not_drawn(qup: Run, tmp_path: Path) -> None:
    svg = tmp_path / "a.svg"
    told = qup(*COURSE, "--svg", svg, "--number", "3")
    assert told.status == 2
    assert "qup plan course" in told.err
    assert not svg.exists()


def test_the_sets_of_the_proof_are_a_number_from_0(qup: Run) -> None:
    assert qup(*COURSE, "--sets", "0").status == 0
    assert qup(*COURSE, "--sets", "-1").status == 2
