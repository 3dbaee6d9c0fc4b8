"""The built documentation in Chromium: axe finds nothing on any kind of page. `make docs` runs this."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import Look, axe_findings, showing

SITE = (Path(__file__).parents[2] / "build" / "docs").as_uri()
KINDS = (
    "index.html",
    "install.html",
    "for-veiledere.html",
    "from-assessment.html",
    "law/index.html",
    "law/fvl.html",
    "law/fvl-29.html",
    "reference.html",
    "reference/qupcore.asking.html",
    "search.html?q=klage",
    "genindex.html",
    "_modules/index.html",
    "_modules/qupcore/domain/money.html",
)
"""A page of each kind, small where there is a choice."""

SCREENS: tuple[tuple[int, Look], ...] = ((1280, "light"), (400, "dark"))


@pytest.mark.parametrize(("width", "look"), SCREENS)
@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing_and_the_page_fits_the_screen(
    browser: Browser, name: str, width: int, look: Look
) -> None:
    with showing(browser, f"{SITE}/{name}", width=width, look=look) as page:
        assert axe_findings(page)["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "scrolls"), [(1280, False), (400, True)])
def test_code_that_does_not_fit_is_reached_with_the_keyboard(
    browser: Browser, width: int, scrolls: bool
) -> None:
    with showing(browser, f"{SITE}/index.html", width=width) as page:
        code = page.locator("article pre").first
        assert code.evaluate("element => element.scrollWidth > element.clientWidth") is scrolls
        assert code.evaluate("element => element.tabIndex") == (0 if scrolls else -1)


@pytest.mark.parametrize(("width", "scrolls"), [(1280, False), (400, True)])
def test_a_week_is_as_large_on_a_narrow_screen_and_is_reached_with_the_keyboard(
    browser: Browser, width: int, scrolls: bool
) -> None:
    with showing(browser, f"{SITE}/from-assessment.html", width=width) as page:
        week = page.locator("img[src$='year-week.svg']")
        assert week.evaluate("image => image.complete && image.naturalWidth > 0")
        assert week.bounding_box()["width"] >= 700  # type: ignore[index]
        frame = page.locator("p:has(> img[src$='year-week.svg'])")
        assert frame.evaluate("element => element.tabIndex") == (0 if scrolls else -1)
        year = page.locator("img[src$='/year.svg']").bounding_box()
        assert year
        assert year["x"] + year["width"] <= width
        assert 13 * year["width"] / 480 >= 9, "the letters of the timeline"


def test_a_search_finds_the_law_by_its_norwegian_words(browser: Browser) -> None:
    with showing(browser, f"{SITE}/search.html?q=klage") as page:
        found = page.locator("#search-results li > a")
        found.first.wait_for()
        assert "Klage over kommunens vedtak: sosialtjenesteloven § 47" in found.all_inner_texts()
