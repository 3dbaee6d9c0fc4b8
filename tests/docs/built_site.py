"""The documentation as it was built: `make docs` runs this on build/docs, after Sphinx."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from sphinx.search.en import SearchEnglish

from architecture.faces import PUBLIC

SITE = Path(__file__).parents[2] / "build" / "docs"
SEARCH = SITE / "searchindex.js"
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
MADE_BY_SPHINX = ("genindex.html", "search.html", "_modules/")
WORDS = {
    "kvalifiseringsstønad": "law/sotjl-35",
    "kvalifiseringsprogram": "law/sotjl-29",
    "klage": "law/sotjl-47",
    "klagefrist": "law/fvl-29",
    "barnetillegg": "law/for-2011-1471-3",
    "egenmelding": "law/for-2011-1471-6",
    "permisjon": "law/sotjl-36",
    "ferie": "law/for-2011-1471-17",
    "tiltak": "words",
}
"""By Norwegian word: a page that a search for it must give."""


@cache
def text(page: str) -> str:
    return (SITE / page).read_text("utf-8")


@cache
def ids(path: Path) -> frozenset[str]:
    """The places in a page to which a link may lead."""
    return frozenset(re.findall(r'\bid="([^"]+)"', path.read_text("utf-8")))


def broken_links(page: str) -> list[str]:
    """The links of a page, within the site, that lead nowhere."""
    found = []
    for link in set(re.findall(r'<(?:a|link|img|script)\b[^>]* (?:href|src)="([^"]+)"', text(page))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(unescape(link)).partition("#")
        target = ((SITE / page).parent / path.partition("?")[0]).resolve() if path else SITE / page
        there = target.exists() and (target.suffix != ".html" or not anchor or anchor in ids(target))
        if not there:
            found.append(link)
    return found


def levels(page: str) -> list[int]:
    """The levels of the headings in the text of a page."""
    return [int(level) for level in re.findall(r"<h([1-6])\b", text(page).partition("<article")[2])]


def test_the_site_is_built() -> None:
    assert {"index.html", "install.html", "reference.html", "law/index.html", "CHANGELOG.html"} <= set(PAGES)


def test_every_link_leads_somewhere() -> None:
    assert {page: broken for page in PAGES if (broken := broken_links(page))} == {}


def test_every_page_has_one_title_and_no_level_of_headings_is_left_out() -> None:
    wrong = {}
    for page in PAGES:
        found = levels(page)
        jumps = [pair for pair in pairwise(found) if pair[1] > pair[0] + 1]
        if found[:1] != [1] or found.count(1) != 1 or jumps:
            wrong[page] = found
    assert wrong == {}


def test_every_column_of_a_table_has_a_heading() -> None:
    empty = re.compile(r"<th\b[^>]*>(?:<p>)?\s*(?:</p>)?</th>")
    assert {page: len(found) for page in PAGES if (found := empty.findall(text(page)))} == {}


def test_every_page_says_its_language_and_what_it_is_about() -> None:
    for page in PAGES:
        assert re.search(r'<html [^>]*\blang="(en|nb|nn)"', text(page)), page
        assert page.startswith(MADE_BY_SPHINX) or re.search(
            r'<meta (?:content="[^"]+" name="description"|name="description" content="[^"]+")', text(page)
        ), page


def test_every_public_name_is_described() -> None:
    described = ids(SITE / "reference" / "qupcore.html")
    for module in PUBLIC:
        here = described | ids(SITE / "reference" / f"{module}.html")
        for name in import_module(module).__all__:
            assert {f"{module}.{name}", f"qupcore.{name}"} & here, f"{module}.{name}"


def test_no_page_is_too_large_to_read() -> None:
    assert {page: len(text(page)) for page in PAGES if len(text(page)) > 250_000} == {}


@pytest.mark.parametrize(("word", "page"), WORDS.items())
def test_a_search_for_a_norwegian_word_finds_its_page(word: str, page: str) -> None:
    index = json.loads(re.fullmatch(r"Search\.setIndex\((.*)\)", SEARCH.read_text("utf-8"))[1])  # type: ignore[index]
    stem = SearchEnglish({}).stem(word)
    found = [index[kind].get(stem, []) for kind in ("titleterms", "terms")]
    numbers = {number for hits in found for number in (hits if isinstance(hits, list) else [hits])}
    assert page in {index["docnames"][number] for number in numbers}
