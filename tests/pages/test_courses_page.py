"""The page of suggested courses in a browser: axe, letters, width and keyboard, opened and closed."""

from __future__ import annotations

from functools import cache

import pytest
from playwright.sync_api import Browser

from browser import LOOKS, Look, axe_findings, seen_as, showing
from explaining.pictures.drawn import suggested_year
from qupcore import national
from qupcore.explaining import suggested_courses_page

_LETTERS = """
() => [...document.querySelectorAll('text, tspan, p, li, td, th, h1, h2, h3, h4, summary')]
  .filter(node => node.checkVisibility() && node.textContent.trim())
  .map(node => parseFloat(getComputedStyle(node).fontSize) * (node.getScreenCTM?.()?.a ?? 1))
"""
_OUT = """
() => [...document.querySelectorAll('main *')].filter(node => node.checkVisibility())
  .filter(node => !node.closest('.table'))
  .filter(node => node.getBoundingClientRect().right > innerWidth + 1)
  .map(node => node.outerHTML.slice(0, 100))
"""


@cache
def page() -> str:
    return suggested_courses_page(suggested_year(), "nb", catalogue=national())


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_the_page_never_scrolls_sideways(browser: Browser, look: Look) -> None:
    seen = [(1280, True)] if look != "light" else [(320, True), (400, False), (1280, True)]
    with showing(browser, page(), look=look) as shown:
        for width, opened in seen:
            shown.evaluate("open => document.querySelectorAll('details').forEach(d => d.open = open)", opened)
            seen_as(shown, look, width=width)
            assert axe_findings(shown) == {"violations": [], "incomplete": []}, (width, opened)
            if look != "print":
                assert shown.evaluate("document.documentElement.scrollWidth") <= width
                assert shown.evaluate(_OUT) == []


def test_no_letter_is_smaller_than_nine_pixels(browser: Browser) -> None:
    with showing(browser, page()) as shown:
        for width in (400, 900, 1280):
            seen_as(shown, "light", width=width)
            sizes = shown.evaluate(_LETTERS)
            assert len(sizes) > 200
            assert min(sizes) >= 9, width


def test_one_picture_of_a_week_is_seen_and_the_tables_open_by_the_keyboard(browser: Browser) -> None:
    with showing(browser, page()) as shown:
        for width in (400, 1280):
            seen_as(shown, "light", width=width)
            for pictures in shown.locator(".week").all():
                assert pictures.locator(".picture").locator("visible=true").count() == 1
        first = shown.locator("details:not(.week) > summary").first
        first.focus()
        assert not shown.locator("table").first.is_visible()
        shown.keyboard.press("Enter")
        assert shown.locator("table").first.is_visible()
