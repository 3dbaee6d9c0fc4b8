"""Many cases in one file or in Python: two cases with one reference are refused with both places."""

from __future__ import annotations

import json
from datetime import date

import pytest

from qupcore import Participant, national
from qupcore.errors import BadInput
from qupcore.plans import allocate, coverage
from qupcore.wire.cases import read_cases

ON = date(2026, 9, 7)
LAWFUL, UNLAWFUL = {"ref": "a", "lawful_stay": True}, {"ref": "a", "lawful_stay": False}
OTHER = {"ref": "b"}


def lines(*cases: dict[str, object]) -> bytes:
    return "\n".join(json.dumps(case) for case in cases).encode()


def listed(*cases: dict[str, object]) -> bytes:
    return json.dumps(cases).encode()


@pytest.mark.parametrize(
    ("data", "place", "says"),
    [
        (listed(LAWFUL, OTHER, UNLAWFUL), "$[2].ref", ("$[0]", "different")),
        (listed(LAWFUL, OTHER, LAWFUL), "$[2].ref", ("$[0]", "same content")),
        (lines(LAWFUL, OTHER, UNLAWFUL), "line 3: $.ref", ("line 1: $", "different")),
        (lines(LAWFUL, LAWFUL, OTHER), "line 2: $.ref", ("line 1: $", "same content")),
    ],
)
def test_both_places_are_named_and_whether_they_say_the_same(
    data: bytes, place: str, says: tuple[str, str]
) -> None:
    with pytest.raises(BadInput) as caught:
        read_cases(data)
    (fault,) = caught.value.faults
    assert fault.path == place
    assert all(words in fault.what for words in says), fault.what
    assert fault.remedy


def test_each_case_too_many_is_a_fault() -> None:
    with pytest.raises(BadInput) as caught:
        read_cases(listed(LAWFUL, LAWFUL, OTHER, UNLAWFUL, OTHER))
    assert [fault.path for fault in caught.value.faults] == ["$[1].ref", "$[3].ref", "$[4].ref"]


def test_cases_of_their_own_references_are_read() -> None:
    assert [case.ref for case in read_cases(listed(LAWFUL, OTHER))] == ["a", "b"]


@pytest.mark.parametrize("same", [True, False])
def test_python_keeps_it_too(same: bool) -> None:
    """A person who cannot have a place at all is told of too: before, only the last of two was looked at."""
    blocked = Participant(ref="a", birth_date=date(2020, 1, 1))
    two = [blocked, blocked if same else Participant(ref="a", birth_date=date(2019, 1, 1))]
    for asked in (
        lambda: coverage(two, ON, municipality="1804", catalogue=national()),
        lambda: allocate(two, ON, catalogue=national()),
    ):
        with pytest.raises(BadInput, match=r"told apart") as caught:
            asked()
        assert [fault.path for fault in caught.value.faults] == ["[1].ref"]
        assert "[0]" in caught.value.faults[0].what
