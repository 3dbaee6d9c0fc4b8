"""The pages of the law are what the rules say. A change of the law shows as a change of its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from qupcore.explaining.law_page import law_pages
from qupcore.law import RULES, sections

FOLDER = Path(__file__).parents[2] / "docs" / "law"
PAGES = law_pages()


def test_there_is_a_page_for_every_section_and_no_other() -> None:
    assert len(PAGES) == len(sections())
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
