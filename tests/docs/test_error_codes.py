"""The page of errors by code: every code has its section, and each message is what the example says today."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from qupcore.errors import CODES

DOCS = Path(__file__).parents[2] / "docs"
CANNOT_BE_SHOWN = {
    "output.lost",
    "testing.not-installed",
    "command.not-installed",
    "catalogue.lost",
    "engine.fault",
    "engine.disagreement",
    "engine.missing",
    "engine.process",
    "search.problem",
    "search.too-large",
    "search.nothing-found",
    "plugin.unknown",
    "plugin.failed",
    "plugin.foreign",
    "excel.not-installed",
    "otel.not-installed",
}
"""Whose example would break the installation, depend on it, take long, or use what is not public."""


def test_the_page_is_current_and_has_every_code() -> None:
    spec = importlib.util.spec_from_file_location("error_codes", DOCS / "error_codes.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    page = (DOCS / "error-codes.md").read_text("utf-8")
    assert re.findall(r"^## `(\S+)`$", page, re.MULTILINE) == list(CODES)
    assert {code for code, given in script.GIVEN.items() if "when" in given} == CANNOT_BE_SHOWN
    assert page == script.page(), "write it anew: python docs/error_codes.py"
