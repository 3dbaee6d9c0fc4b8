"""The pages of pictures in a browser: axe, letters and paper, in each look and at each width."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from browser import LOOKS, Look, axe_findings, printed_pages, seen_as, showing
from explaining.pictures.drawn import pictures

PAGES = {name.removesuffix(".svg"): picture.html() for name, picture in pictures("nb").items()}
PAPER = {"year": 3}
"""Sheets of paper: a course has more measures than one holds beside its picture."""
_LETTERS = """
() => [...document.querySelectorAll('svg text')]
  .map(node => parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().a)
"""
_HEARD = "() => [...document.querySelectorAll('svg')].every(node => node.closest('[aria-hidden=true]'))"


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_the_page_is_read_at_every_width(browser: Browser, name: str) -> None:
    with showing(browser, PAGES[name]) as page:
        assert page.evaluate(_HEARD), "a screen reader hears the tables alone"
        for look in LOOKS:
            for width in (320, 1280) if look == "light" else (1280,):
                seen_as(page, look, width=width)
                assert axe_findings(page) == {"violations": [], "incomplete": []}, (look, width)
                if look != "print":
                    assert page.evaluate("document.documentElement.scrollWidth") <= width
        seen_as(page, "light", width=400)
        assert min(page.evaluate(_LETTERS)) >= 9
        seen_as(page, "print")
        assert printed_pages(page) == PAPER.get(name, 1)


def test_dark_and_forced_colours_reach_the_picture(browser: Browser) -> None:
    seen: dict[Look, str] = {}
    with showing(browser, PAGES["decision"]) as page:
        for look in LOOKS:
            seen_as(page, look)
            seen[look] = page.evaluate("getComputedStyle(document.querySelector('svg .q-paper')).fill")
    assert seen["light"] == seen["print"] == "rgb(255, 255, 255)"
    assert seen["dark"] == "rgb(20, 24, 29)"
