"""The page of records lists every schema."""

from __future__ import annotations

import re
from pathlib import Path

from qupcore import asking, records
from qupcore.wire.versions import FORMS

PRINTED = {name for name in FORMS if f"{name}_record" not in (*records.__all__, *asking.__all__)}
"""The forms of what commands print."""
PAGE = Path(__file__).parents[2] / "docs" / "records.md"


def test_the_page_lists_every_schema_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `([\w -]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, _ in rows] == list(FORMS)
    assert all(
        by in (f"{name}_record", "write_case")
        or (name in PRINTED and by.startswith("qup ") and by.endswith(" --json"))
        for name, by in rows
    )
