"""A command or an option that is not there: what is suggested is another spelling of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("decid", "-", "--on", "2026-06-01"), "Mente du 'decide'?"),
        (("replai", "-"), "Mente du 'replay'?"),
        (("decide", "-", "--on", "2026-06-01", "--reciept", "x"), "--receipt"),
        (("decide", "-", "--on", "2026-06-01", "--langg", "nb"), "--lang"),
    ],
)
def test_a_spelling_is_suggested(qup: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = qup(*arguments)
    assert ran.status == 2
    assert said in " ".join(ran.err.replace("│", " ").split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("describe", "-"),  # decide
        ("redo", "-"),  # replay
        ("review-rules",),  # review, rules
        ("decide", "-", "--on", "2026-06-01", "--recipe", "x"),  # --receipt
        ("decide", "-", "--on", "2026-06-01", "--politics", "x"),  # --policy
    ],
)
def test_another_word_is_not(qup: Run, arguments: tuple[str, ...]) -> None:
    ran = qup(*arguments, env={"QUPCORE_LANG": "en"})
    assert ran.status == 2
    assert "Did you mean" not in ran.err
    assert "Possible options" not in ran.err
    as_json = qup(*arguments, "--json", env={"QUPCORE_LANG": "en"}).json["error"]["what"]
    assert "Did you mean" not in as_json
    assert "Possible options" not in as_json
