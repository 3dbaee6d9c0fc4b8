"""The page of a week in a browser: axe, letters, paper, and what a screen reader hears."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Browser

from browser import LOOKS, Look, axe_findings, printed_pages, seen_as, showing
from explaining.week.seen import documented
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.cases.week.policy import WeekPolicy
from qupcore.domain.answers.week import Week
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.iso_week import IsoWeek
from qupcore.explaining.week.page import week_html

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
LONG = "Norsk og arbeidslivskunnskap på vaksenopplæringa i Ørsta"
PAPER = (1062, 733)
"""A4 across within margins of 8 mm, in CSS pixels."""


def crowded(elements: int) -> Week:
    """A week with elements of long names, each of 45 minutes every day."""
    held = [
        Element(
            measure=f"{LONG} {number}",
            slots=tuple(Slot(day=day, start=480 + 45 * number, end=525 + 45 * number) for day in DAYS),
        )
        for number in range(elements)
    ]
    course = Course(plans=(Plan(valid_from=date(2026, 3, 2), elements=tuple(held)),))
    return lay_out_week(course, IsoWeek(2026, 21), ref="Kari")


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_the_page_never_scrolls_sideways(browser: Browser, look: Look) -> None:
    with showing(browser, week_html(documented(policy=WeekPolicy(propose=True)), "nn"), look=look) as page:
        for width in (320, 400, 1280):
            seen_as(page, look, width=width)
            assert axe_findings(page) == {"violations": [], "incomplete": []}, width
            if look != "print":
                assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_in_a_crowded_week(browser: Browser) -> None:
    with showing(browser, week_html(crowded(12))) as page:
        for width in (400, 1280):
            seen_as(page, "light", width=width)
            assert axe_findings(page) == {"violations": [], "incomplete": []}, width


_LETTERS = """
() => [...document.querySelectorAll('text, tspan, p, td, th, h1, h2')]
  .filter(node => node.checkVisibility() && node.textContent.trim())
  .map(node => parseFloat(getComputedStyle(node).fontSize) * (node.getScreenCTM?.()?.a ?? 1))
"""


def test_no_letter_is_smaller_than_nine_pixels(browser: Browser) -> None:
    with showing(browser, week_html(documented())) as page:
        for width in (320, 400, 900, 1280):
            seen_as(page, "light", width=width)
            sizes = page.evaluate(_LETTERS)
            assert len(sizes) > 50
            assert min(sizes) >= 9, width


def test_up_to_twelve_elements_print_on_one_page_and_nothing_is_cut(browser: Browser) -> None:
    with showing(browser, "<p>", look="print") as page:
        page.set_viewport_size({"width": PAPER[0], "height": PAPER[1]})
        for elements in (0, 1, 6, 12):
            page.set_content(week_html(crowded(elements)))
            assert printed_pages(page) == 1
            assert min(page.evaluate(_LETTERS)) >= 9
            boxes = page.evaluate(
                "[...document.querySelectorAll('.paper svg text, h1')]"
                ".map(node => node.getBoundingClientRect())"
                ".map(box => [box.left, box.top, box.right, box.bottom])"
            )
            assert len(boxes) > 15
            assert all(left >= 0 and top >= 0 for left, top, _, _ in boxes)
            assert all(right <= PAPER[0] and bottom <= PAPER[1] for _, _, right, bottom in boxes)


def test_a_screen_reader_hears_the_week_once(browser: Browser) -> None:
    with showing(browser, week_html(documented())) as page:
        tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    heard = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in tree["nodes"]
        if not node["ignored"]
    ]
    assert not {"image", "img", "graphics-document"} & {role for role, _ in heard}
    said = [name for role, name in heard if role == "StaticText"]
    assert said.count("12:00–12:45") == 1
    assert sum(name.startswith("Planlagt: ") for name in said) == 1
    assert sum(re.match(r"Onsdag\b", name) is not None for name in said) == 1
