"""The parts of the law without a rule, each with its reason in three languages."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

ENTRIES: list[dict[str, Any]] = tomllib.loads(
    files("qupcore.law").joinpath("not_rules.toml").read_text(encoding="utf-8")
)["gap"]
LANGUAGES = {"nb", "nn", "en"}


def test_each_is_named_once() -> None:
    places = [(entry["law"], entry["section"], entry["what"]["en"]) for entry in ENTRIES]
    assert len(places) == len(set(places)) > 0


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['law']} {entry['section']}")
def test_each_says_what_and_why_in_three_languages(entry: dict[str, Any]) -> None:
    assert set(entry) == {"law", "section", "what", "why"}
    for said in (entry["what"], entry["why"]):
        assert set(said) == LANGUAGES
        assert all(text.strip() == text and text.endswith(".") for text in said.values())
        assert said["en"] not in (said["nb"], said["nn"])
        assert not re.search(r"\b(ikkje|frå|kva|berre|ein|eit)\b", said["nb"]), said["nb"]
        assert not re.search(r"\b(ikke|fra|hva|bare|en|et)\b", said["nn"]), said["nn"]


@pytest.mark.parametrize(
    ("law", "section", "says"),
    [
        ("for-2011-1471", "19", "from before 2012"),
        ("sotjl", "28", "individual plan"),
        ("sotjl", "31", "taken in again"),
        ("sotjl", "34", "(1) sentence 2"),
        ("sotjl", "48", "county governor"),
        ("sotjl", "49", "dispute between municipalities"),
        ("sotjl", "49a", "Sentence 2"),
    ],
)
def test_what_readers_of_the_law_look_for_is_named_on_its_page(law: str, section: str, says: str) -> None:
    """Each of these stands in the law and is no rule here, or not the whole of one."""
    named = [entry["what"]["en"] for entry in ENTRIES if (entry["law"], entry["section"]) == (law, section)]
    assert any(says in text for text in named), named
