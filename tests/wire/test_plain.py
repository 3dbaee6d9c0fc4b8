"""Records are made of copies: whoever changes one changes no other."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest

from qupcore import Participant, decide
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.records import decision_record
from qupcore.wire.plain import plain

DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (True, True),
        (7, 7),
        ("text", "text"),
        (Money(123_450), "1234.50"),
        (DAY, "2026-09-01"),
        (Period(DAY), "2026-09-01/.."),
        ((), []),
        ((DAY, (Money(0),)), ["2026-09-01", ["0"]]),
        ({"a": DAY}, {"a": "2026-09-01"}),
    ],
)
def test_each_kind_of_value_is_written(value, written):
    assert plain(value) == written
    assert type(plain(value)) is type(written)


def changed(tree):
    """Change everything in a record."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(value, dict | list):
            changed(value)
        else:
            tree[key] = "changed"


def test_a_changed_record_changes_no_other():
    decision = decide(Participant(ref="a", birth_date=date(2015, 1, 1), lawful_stay=True), on=DAY)
    first, again = decision_record(decision), deepcopy(decision_record(decision))
    assert first == again
    assert any(finding["parameters"] for finding in first["findings"])
    changed(first)
    assert first != again
    assert decision_record(decision) == again
