"""A browser for tests of pages and pictures: the Chromium of the system, without a display or a network.

A test takes `browser`, opens a page with `showing`, and asks `axe_findings` what axe finds in it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

__all__ = ["LOOKS", "Look", "axe_findings", "browser", "printed_pages", "showing"]

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
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none",
        offline=True,
    )
    shown = context.new_page()
    shown.emulate_media(media="print" if look == "print" else "screen")
    if page.startswith("file:"):
        shown.goto(page)
    else:
        shown.set_content(page)
    yield shown
    context.close()


def axe_findings(page: Page) -> dict[str, list[str]]:
    """What axe finds, and what it cannot decide: rule and element, under `violations` and `incomplete`."""
    page.evaluate(_AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run({resultTypes: ['violations', 'incomplete']})")
    return {
        kind: [f"{rule['id']}: {node['html'][:200]}" for rule in found[kind] for node in rule["nodes"]]
        for kind in ("violations", "incomplete")
    }


def printed_pages(page: Page) -> int:
    """How many pages the page takes on A4 paper; its own style says whether they lie or stand."""
    paper = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    return len(re.findall(rb"/Type\s*/Page\b", paper))
