"""The page of five answers has today's texts."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_current() -> None:
    page = runpy.run_path(str(DOCS / "answers_page.py"))["page"]
    assert DOCS.joinpath("answers.md").read_text("utf-8") == page(), "run `python docs/answers_page.py`"
