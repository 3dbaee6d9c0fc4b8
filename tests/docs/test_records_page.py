"""The page of records lists every schema."""

from __future__ import annotations

import re
from pathlib import Path

from qupcore.wire.versions import FORMS

PAGE = Path(__file__).parents[2] / "docs" / "records.md"


def test_the_page_lists_every_schema_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `([\w -]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, _ in rows] == list(FORMS)
    assert all(
        by in (f"{name}_record", "write_case") or (name.endswith("_list") and by.startswith("qup "))
        for name, by in rows
    )
