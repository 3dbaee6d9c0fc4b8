"""The built documentation in Chromium: axe finds nothing on any kind of page. `make docs` runs this.

Chromium is Debian's (`apt install chromium`); the tests are skipped where it is not installed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

SITE = Path(__file__).parents[2] / "build" / "docs"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
KINDS = (
    "index.html",
    "install.html",
    "law/index.html",
    "law/fvl.html",
    "law/fvl-29.html",
    "reference.html",
    "reference/qupcore.asking.html",
    "search.html?q=klage",
    "for-veiledere.html",
    "genindex.html",
    "_modules/index.html",
    "_modules/qupcore/domain/money.html",
)
"""A page of each kind, small where there is a choice."""

SCREENS = {"desktop": (1280, "light"), "phone": (400, "dark")}
VIOLATIONS = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .map(found => [found.id, found.nodes.map(node => node.target.join(' ')).slice(0, 5)])"""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: apt install chromium")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module", params=SCREENS)
def screen(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = SCREENS[request.param]
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield page
    page.close()


@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing_and_the_page_fits_the_screen(screen: Page, name: str) -> None:
    screen.goto(f"{SITE.as_uri()}/{name}")
    screen.evaluate(AXE)
    assert screen.evaluate(VIOLATIONS) == []
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_code_that_does_not_fit_is_reached_with_the_keyboard(screen: Page) -> None:
    screen.goto(f"{SITE.as_uri()}/index.html")
    code = screen.locator("article pre").first
    scrolls = code.evaluate("element => element.scrollWidth > element.clientWidth")
    assert scrolls == (screen.evaluate("innerWidth") < 500)
    assert code.evaluate("element => element.tabIndex") == (0 if scrolls else -1)


def test_a_search_finds_the_law_by_its_norwegian_words(screen: Page) -> None:
    screen.goto(f"{SITE.as_uri()}/search.html?q=klage")
    found = screen.locator("#search-results li > a")
    found.first.wait_for()
    assert "Klage over kommunens vedtak: sosialtjenesteloven § 47" in found.all_inner_texts()
