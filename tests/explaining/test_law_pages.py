"""The pages of the law are what the rules say. A change of the law shows as a change of its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from qupcore.explaining.law_page import law_pages
from qupcore.explaining.phrases import LANGUAGES
from qupcore.law import RULES, sections
from qupcore.law.not_rules import not_rules, sections_without_rules

FOLDER = Path(__file__).parents[2] / "docs" / "law"
PAGES = law_pages()


def test_there_is_a_page_for_every_section_and_no_other() -> None:
    assert len(PAGES) == len(sections()) + len(sections_without_rules(sections()))
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES), "run `make law-pages`"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_approved_as_it_stands(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == PAGES[name], "run `make law-pages` and read the difference"


def test_every_rule_has_each_of_its_places_on_a_page() -> None:
    text = "\n".join(PAGES.values())
    for rule in RULES:
        assert f"`{rule.id}`" in text
        for provision in rule.provisions:
            assert f"| {provision.valid} |" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_no_rule_is_named_with_why_on_the_page_of_its_section(lang: str) -> None:
    pages = law_pages(lang)
    for item in not_rules():
        page = pages[f"{item.law}-{item.section}.md"]
        for text in (item.what.in_language(lang), item.why.in_language(lang)):
            assert text.strip()
            assert text.replace("*", "\\*") in page, item.place


def test_nothing_is_named_twice_as_no_rule_and_each_language_has_its_own_words() -> None:
    named = [(item.place, item.what.nb) for item in not_rules()]
    assert len(named) == len(set(named))
    words = {lang: [item.why.in_language(lang) for item in not_rules()] for lang in LANGUAGES}
    assert len({tuple(found) for found in words.values()}) == len(LANGUAGES)
