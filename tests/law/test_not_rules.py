"""What is named as no rule: each with why, in three languages kept apart, and none that is a rule."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from qupcore.law import RULES

ENTRIES: list[dict[str, Any]] = tomllib.loads(
    files("qupcore.law").joinpath("not_rules.toml").read_text(encoding="utf-8")
)["not_rule"]
LANGUAGES = {"nb", "nn", "en"}


def place(entry: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(entry.get(key) for key in ("law", "section", "ledd", "punktum"))


def test_each_place_is_named_once() -> None:
    places = [place(entry) for entry in ENTRIES]
    assert len(places) == len(set(places)) > 0


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(place(entry)))
def test_each_says_what_and_why_in_three_languages(entry: dict[str, Any]) -> None:
    assert set(entry) <= {"law", "section", "ledd", "punktum", "what", "why"}
    for said in (entry["what"], entry["why"]):
        assert set(said) == LANGUAGES
        assert all(text.strip() == text and text.endswith(".") for text in said.values())
        assert said["en"] not in (said["nb"], said["nn"])
        assert not re.search(r"\b(ikkje|frå|kva|berre|ein|eit)\b", said["nb"]), said["nb"]
        assert not re.search(r"\b(ikke|fra|hva|bare|en|et)\b", said["nn"]), said["nn"]


def test_a_sentence_with_a_rule_of_its_own_is_not_named_as_none() -> None:
    """A paragraph may hold both: only the same sentence may not."""
    ruled = {
        (p.citation.law, p.citation.section, p.citation.ledd, p.citation.punktum)
        for rule in RULES
        for p in rule.provisions
    }
    both = {place(entry) for entry in ENTRIES} & ruled
    assert both == {("for-2011-1471", "1", 4, None)}, (
        "the start is stated: a rule; that it is a good one: none"
    )
