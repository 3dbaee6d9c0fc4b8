"""The pages of the law are generated from the rules, so that a change of the law changes its page."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from qupcore.explaining.law_page import law_index, law_pages
from qupcore.explaining.phrases import LANGUAGES
from qupcore.law.headings import acts, section_heading, section_order
from qupcore.law.national import NATIONAL
from qupcore.law.not_rules import not_rules, sections_without_rules
from qupcore.law.sections import sections

FOLDER = Path(__file__).parents[2] / "docs" / "law"
PAGES = law_pages()
PLACES = (*sections(), *sections_without_rules(sections()))
NOT_READ = ["sotjl-1991 § 8-4"]
HEADINGS = tomllib.loads(files("qupcore.law").joinpath("headings.toml").read_text("utf-8"))


def test_there_is_a_page_for_every_section_and_no_other() -> None:
    assert len(PAGES) == len(sections()) + len(sections_without_rules(sections()))
    assert {path.name for path in FOLDER.glob("*.md")} == {*PAGES, "index.md"}, "run `make law-pages`"
    assert (FOLDER / "index.md").read_text("utf-8") == law_index(), "run `make law-pages`"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_approved_as_it_stands(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == PAGES[name], "run `make law-pages` and read the difference"


def test_every_rule_has_each_of_its_places_on_a_page() -> None:
    text = "\n".join(PAGES.values())
    for rule in NATIONAL.rules:
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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_index_names_every_page_once_in_the_order_of_the_law(lang: str) -> None:
    index = law_index(lang)
    assert re.findall(r"^§ .*<(.+)>$", index, re.MULTILINE) == [name.removesuffix(".md") for name in PAGES]
    assert re.findall("^## (.+)$", index, re.MULTILINE) == [
        act.title.en if lang == "en" else act.title.nb for act in acts()
    ]
    assert index.index("<fvl-11a>") < index.index("<fvl-16>") < index.index("<fvl-18a>")
    assert index.index("<sotjl-1991-5A-2>") < index.index("<sotjl-1991-5A-10>")


def test_the_order_is_by_number_and_then_by_letter() -> None:
    law = ["fvl § 2", "fvl § 9", "fvl § 10", "fvl § 11", "fvl § 11a", "fvl § 11b", "fvl § 12"]
    mixed = [law[at] for at in (4, 2, 6, 0, 5, 1, 3)]
    assert sorted(mixed, key=section_order) == law
    old = [f"sotjl-1991 § 5A-{number}" for number in range(1, 13)]
    assert sorted(old, key=section_order) == old != sorted(old)


def test_every_section_has_a_heading_that_was_read_or_says_why_not() -> None:
    written = [entry["place"] for entry in HEADINGS["section"]]
    assert sorted(written) == sorted(PLACES)
    assert [name for name in written if section_heading(name).state == "not read"] == NOT_READ
    assert all(section_heading(name).why for name in NOT_READ)
    for name in written:
        heading = section_heading(name)
        for wording in filter(None, (heading.current, *heading.earlier)):
            assert wording.nb.strip() == wording.nb != ""
            assert wording.en.strip() == wording.en != ""
            assert wording.link.startswith("https://")


def test_a_section_bears_its_heading_in_the_language_and_the_official_one_beside_ours() -> None:
    for lang, name in (("en", "Duration of the programme"), ("nb", "Programmets varighet")):
        first, _, second, *_ = law_pages(lang)["sotjl-32.md"].splitlines()
        assert first == f"# sosialtjenesteloven § 32 {name}"
        assert ("*Programmets varighet*" in second) == (lang == "en")
