"""How many of an adviser's expectations the proposed courses meet. No number here is ever lowered."""

from __future__ import annotations

from collections import Counter

import pytest

from courses.judging.finding import KINDS
from courses.judging.table import misses, table
from courses.proposed import judged

LEAST = {
    "given": (64, 49, 12, 10, 10, 8, 10, 8, 28, 109),
    "own": (64, 76, 14, 8, 10, 10, 9, 10, 39, 108),
}
"""The expectations that are met at least, in the order of `KINDS`."""


@pytest.mark.parametrize("folder", LEAST)
def test_no_fewer_expectations_are_met_than_before(folder: str) -> None:
    found = judged(folder)
    met = Counter(item.kind for items in found.values() for item in items if item.met)
    fewer = {kind: met[kind] for kind, least in zip(KINDS, LEAST[folder], strict=True) if met[kind] < least}
    assert not fewer, f"{misses(found)}\n{table(found)}"
