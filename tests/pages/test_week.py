"""The page of a week in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from browser import LOOKS, Look, axe_findings, showing
from explaining.week.seen import documented
from qupcore.explaining.week.page import week_html


@pytest.mark.parametrize("width", [320, 400, 1280])
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(browser: Browser, look: Look, width: int) -> None:
    with showing(browser, week_html(documented()), width=width, look=look) as page:
        assert axe_findings(page)["violations"] == []
