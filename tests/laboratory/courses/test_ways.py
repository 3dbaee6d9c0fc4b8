"""Every topic has a way to a whole case, or a reason why not, and the page of reforms lists these."""

from __future__ import annotations

import re
from pathlib import Path

from qupcore.laboratory.courses.ways import BUILDERS, IN_A_MONTH, NO_WAY
from qupcore.law.national import NATIONAL

PAGE = Path(__file__).parents[3] / "docs" / "reforms.md"


def test_every_topic_is_built_or_listed_with_a_reason() -> None:
    assert sorted((*BUILDERS, *NO_WAY)) == sorted(NATIONAL.topics)
    assert BUILDERS.keys() >= IN_A_MONTH


def test_the_page_lists_the_topics_without_a_way() -> None:
    page = PAGE.read_text(encoding="utf-8")
    table = page[page.index("| topics without cases |") :].split("\n\n")[0]
    assert sorted(re.findall(r"`(\w+)`", table)) == sorted(NO_WAY)
