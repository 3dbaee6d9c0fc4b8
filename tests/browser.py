"""A browser for tests of pages and pictures: the Chromium of the system, without a display or a network.

A test takes `browser`, opens a page with `showing`, and asks `axe_findings` what axe finds in it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

__all__ = ["LOOKS", "Look", "axe_findings", "browser", "printed_pages", "seen_as", "showing"]

NAMES = ("chromium", "chromium-browser", "google-chrome")
_AXE = files("axe_playwright_python").joinpath("axe.min.js")

Look = Literal["light", "dark", "forced", "print"]
LOOKS: tuple[Look, ...] = ("light", "dark", "forced", "print")
"""Light and dark, the colours forced by the reader, and paper."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, started once for all tests of a worker; skipped where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium here: install the package chromium to test pages in a browser")
    with sync_playwright() as playwright:
        # Chromium refuses to run as root with its sandbox, and a small /dev/shm, as in a container, ends it.
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        started = playwright.chromium.launch(executable_path=found, args=arguments)
        yield started
        started.close()


@contextmanager
def showing(browser: Browser, page: str, *, width: int = 1280, look: Look = "light") -> Iterator[Page]:
    """A page as a reader sees it.

    Args:
        browser: The browser.
        page: The HTML, or the address of a file (`file://...`).
        width: The width of the window in CSS pixels.
        look: Light, dark, forced colours or paper.
    """
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
    shown = context.new_page()
    if page.startswith("file:"):
        shown.goto(page)
    else:
        shown.set_content(page)
    seen_as(shown, look)
    yield shown
    context.close()


def seen_as(page: Page, look: Look, *, width: int | None = None) -> None:
    """Give an open page another look, and another width where one is given."""
    page.emulate_media(
        media="print" if look == "print" else "screen",
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none",
    )
    if width is not None:
        page.set_viewport_size({"width": width, "height": 900})


_RUN = """
async () => {
  const found = await axe.run({resultTypes: ['violations', 'incomplete'], elementRef: true});
  const told = (kind, counts) => found[kind].flatMap(rule => rule.nodes.filter(node => counts(rule, node))
    .map(node => `${rule.id}: ${node.html.slice(0, 200)}`));
  return {
    violations: told('violations', () => true),
    incomplete: told('incomplete', (rule, node) =>
      rule.id !== 'color-contrast' || !node.element.closest('svg')),
  };
}
"""


def axe_findings(page: Page) -> dict[str, list[str]]:
    """What axe finds, and what it cannot decide: rule and element, under `violations` and `incomplete`.

    The contrast of letters in an SVG, which axe never decides, is left out: tests of the palette measure it.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.read_text("utf-8"))
    found: dict[str, list[str]] = page.evaluate(_RUN)
    return found


def printed_pages(page: Page) -> int:
    """How many pages the page takes on A4 paper; its own style says whether they lie or stand."""
    paper = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    return len(re.findall(rb"/Type\s*/Page\b", paper))
