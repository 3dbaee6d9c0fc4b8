"""The reforms of `examples/reforms` that were made: each gives the law after it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from qupcore.errors import BadInput
from qupcore.laboratory.differing import law_difference
from qupcore.laboratory.sides import Side, Sides
from qupcore.law.national import NATIONAL
from qupcore.reforms.holding import held
from qupcore.reforms.reading import read_reform
from qupcore.reforms.reform import Reform
from qupcore.rules.law import Law

EXAMPLES = Path(__file__).parents[2] / "examples" / "reforms"
CHANGES = {
    "change-2019": (date(2019, 1, 1), "right"),
    "factor-2024": (date(2024, 7, 1), "rates"),
    "very-2010": (date(2010, 12, 17), "right"),
}


def laid(name: str) -> tuple[Reform, Law, date, str]:
    """The reform, the law before it with the reform, the day and the topic."""
    day, topic = CHANGES[name]
    before = held(NATIONAL, day - timedelta(days=1))
    reform = read_reform((EXAMPLES / f"{name}.toml").read_bytes(), over=before)
    return reform, reform(before), day, topic


def test_every_example_is_tried_here() -> None:
    proposed = {"schooling", "waiting-year-2019"}  # nobody made them: test_new_terms.py
    assert {path.stem for path in EXAMPLES.glob("*.toml")} == {*CHANGES, *proposed}


@pytest.mark.parametrize("name", ["change-2019", "factor-2024"])
def test_the_law_before_with_the_reform_means_what_the_law_after_means(name: str) -> None:
    _, law, day, topic = laid(name)
    assert law.in_force(day, topic).meaning == NATIONAL.in_force(day, topic).meaning
    before = held(NATIONAL, day - timedelta(days=1)).in_force(day, topic).meaning
    assert before != NATIONAL.in_force(day, topic).meaning


def test_very_of_2010_is_the_law_after_but_for_a_guideline() -> None:
    """The norm that points to an answer, and decides nothing, is no part of the change."""
    _, law, day, topic = laid("very-2010")
    books = [one.in_force(day, topic) for one in (law, NATIONAL)]
    trees = [sorted(str(entry.when.canonical()) for entry in book.conditions) for book in books]
    assert trees[0] == trees[1]
    assert [*books[1].starting_points] != [*books[0].starting_points]


@pytest.mark.parametrize("name", ["change-2019", "very-2010"])
def test_nobody_gets_another_answer_than_under_the_law_that_was_made(name: str) -> None:
    _, law, day, topic = laid(name)
    found = law_difference(Sides(Side(law, day), Side(NATIONAL, day)), [topic])
    assert (found.answer, found.topics[0].witnesses) == ("equal", ())


@pytest.mark.parametrize("name", CHANGES)
def test_each_has_its_source_and_is_no_reform_of_the_law_of_today(name: str) -> None:
    reform, *_ = laid(name)
    assert reform.source.startswith("LOV-")
    with pytest.raises(BadInput, match="cannot be read"):
        read_reform((EXAMPLES / f"{name}.toml").read_bytes(), over=NATIONAL)
