"""The pages of the law are generated from the rules, so that a change of the law changes its page."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from qupcore.explaining.law_index import act_pages, law_index
from qupcore.explaining.law_page import law_pages
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.law.headings import acts, section_heading, section_order
from qupcore.law.national import NATIONAL
from qupcore.law.not_rules import not_rules, sections_without_rules
from qupcore.law.sections import sections

FOLDER = Path(__file__).parents[2] / "docs" / "law"
PAGES = law_pages()
ACTS = act_pages()
PLACES = (*sections(), *sections_without_rules(sections()))
NOT_READ = ["sotjl-1991 § 8-4"]
OURS = {
    "nb": "Ordene i tittelen er våre.",
    "nn": "Orda i tittelen er våre.",
    "en": "The words in the title are this project's.",
}
HEADINGS = tomllib.loads(files("qupcore.law").joinpath("headings.toml").read_text("utf-8"))


def test_there_is_a_page_for_every_section_and_no_other() -> None:
    assert len(PAGES) == len(sections()) + len(sections_without_rules(sections()))
    assert {path.name for path in FOLDER.glob("*.md")} == {*PAGES, *ACTS, "index.md"}, "run `make law-pages`"
    assert (FOLDER / "index.md").read_text("utf-8") == law_index(), "run `make law-pages`"


@pytest.mark.parametrize("name", [*PAGES, *ACTS])
def test_the_page_is_approved_as_it_stands(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == (PAGES | ACTS)[name], (
        "run `make law-pages` and read the difference"
    )


def test_every_rule_has_each_of_its_places_on_a_page() -> None:
    text, words = "\n".join(PAGES.values()), phrases("en")
    for rule in NATIONAL.rules:
        assert f"`{rule.id}`" in text
        for provision in rule.provisions:
            assert f"| {words.written(provision.valid)} |" in text


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
def test_the_pages_of_the_acts_name_every_section_once_in_the_order_of_the_law(lang: str) -> None:
    assert re.findall(r"^\S.*<(.+)>$", law_index(lang), re.MULTILINE) == [act.law for act in acts()]
    pages = act_pages(lang)
    assert [*pages] == [f"{act.law}.md" for act in acts()]
    names = [name.removesuffix(".md") for name in PAGES]
    for listed in (r"^§ .*<(.+)>$", r"^\| \[§ [^]]+\]\((.+)\.md\) \|"):
        assert [name for page in pages.values() for name in re.findall(listed, page, re.MULTILINE)] == names
    for act in acts():
        assert act.title.nb in pages[f"{act.law}.md"].splitlines()[0]
        assert (act.title.en in pages[f"{act.law}.md"]) == (lang == "en")


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
    assert all(
        (section_heading(name).ours is None) == (section_heading(name).state == "read") for name in written
    )
    for name in written:
        heading = section_heading(name)
        for wording in filter(None, (heading.current, *heading.earlier)):
            assert wording.nb.strip() == wording.nb != ""
            assert wording.en.strip() == wording.en != ""
            assert wording.link.startswith("https://")


def test_a_title_is_the_heading_of_the_law_and_then_the_place() -> None:
    first, _, second, *_ = law_pages("en")["sotjl-32.md"].splitlines()
    assert first == "# [Programmets varighet: sosialtjenesteloven § 32]{.language-nb}"
    assert "*Duration of the programme*" in second
    first, _, second, *_ = law_pages("nb")["sotjl-32.md"].splitlines()
    assert first == "# Programmets varighet: sosialtjenesteloven § 32"
    assert "Duration" not in second


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_title_that_is_ours_says_so(lang: str) -> None:
    pages = law_pages(lang)
    for place in PLACES:
        page = pages[f"{re.sub('[^0-9a-zA-Z-]+', '-', place)}.md"]
        assert (OURS[lang] in page) == (section_heading(place).ours is not None), place
