"""The recorded answers are the answers still.

They were recorded before the house was built anew, and their texts once more when the texts were reworded.
"""

from __future__ import annotations

import os
from itertools import groupby

import pytest

from recorded.answering import QUESTIONS, Recorded, answer, differences, read_all

pytestmark = pytest.mark.durable
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
EVERY = 1 if THOROUGH else 6

CASES = [list(items) for _, items in groupby(read_all(), key=lambda item: (item.case, item.on))]


def test_there_are_two_thousand_answers_to_every_question() -> None:
    items = read_all()
    assert len(items) >= 2000
    assert {item.question for item in items} == set(QUESTIONS)


@pytest.mark.parametrize("items", CASES[::EVERY], ids=lambda items: items[0].on)
def test_no_answer_is_another(items: list[Recorded]) -> None:
    found = [f"{item.question}: {text}" for item in items for text in differences(item.answer, answer(item))]
    assert not found, items[0].case


def test_an_answer_that_is_another_is_seen_and_an_added_key_is_not() -> None:
    then = {"outcome": "right", "findings": [{"rule": "a"}]}
    assert not list(differences(then, {**then, "new": 1}))
    assert list(differences(then, {**then, "outcome": "wrong"})) == ["$.outcome: 'right' is now 'wrong'"]
    assert list(differences(then, {"outcome": "right"})) == ["$.findings: is gone"]
    assert list(differences(then, {**then, "findings": []}))
