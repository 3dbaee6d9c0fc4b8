"""Any date of a case may be the first or the last there is: an answer, or a fault that says what to mend."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qupcore import QupError, benefit_month, decide, duties, read_case, review

EXAMPLE = Path(__file__).parents[3] / "examples" / "E42-recent-in-order.json"
ON = date(2026, 10, 1)
MORE: dict[str, Any] = {
    "absences": [
        {"first": "2026-09-02", "last": "2026-09-04", "reason": "own_illness", "certificate": "self"}
    ],
    "leaves": [{"first": "2026-05-04", "last": "2026-05-15"}],
    "withdrawals": [
        {"first": "2026-01-02", "last": "2026-03-02", "heard_on": "2025-12-30", "reviewed_on": "2026-03-01"}
    ],
    "work": [{"first": "2026-09-01", "last": "2026-11-01", "minutes_a_week": 900}],
    "children": [{"birth_date": "2018-01-01", "supported_from": "2025-01-01", "supported_to": "2027-01-01"}],
    "closures": [{"first": "2026-07-06", "last": "2026-07-24"}],
    "appeals": [
        {
            "against": "2026-09-20",
            "received_on": "2026-09-25",
            "posted_on": "2026-09-24",
            "result": {
                "decided_on": "2026-09-30",
                "by": "appeal_body",
                "outcome": "changed",
                "to_favour": True,
            },
        }
    ],
}
DECISIONS: list[dict[str, Any]] = [
    {
        "kind": "interrupted",
        "decided_on": "2025-06-01",
        "applies_from": "2025-06-02",
        "applies_to": "2025-06-20",
    },
    {"kind": "reduced", "decided_on": "2025-09-01", "applies_from": "2025-09-02", "applies_to": "2025-09-20"},
    {
        "kind": "ended",
        "decided_on": "2026-09-20",
        "applies_from": "2026-10-02",
        "notified_on": "2026-09-20",
        "because": "birth",
        "absence_from": "2026-09-01",
        "suspension": {"asked_on": "2026-09-25", "decided_on": "2026-09-26", "refused": False},
    },
]


def record() -> dict[str, Any]:
    """A case in which much has a date."""
    case: dict[str, Any] = json.loads(EXAMPLE.read_text("utf-8"))
    case["course"] |= copy.deepcopy(MORE)
    case["course"]["decisions"] += copy.deepcopy(DECISIONS)
    case["course"]["plans"][0]["elements"][0] |= {"first": "2025-03-03", "last": "2026-03-02"}
    return case


def dated(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a date stands."""
    if isinstance(value, str):
        try:
            date.fromisoformat(value)
        except ValueError:
            return
        yield path
    elif isinstance(value, dict | list):
        for name, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from dated(below, (*path, name))


def answered(case: dict[str, Any]) -> None:
    try:
        read = read_case(json.dumps(case).encode())
        benefit_month(read, 2026, 9)
        decide(read, ON)
    except QupError:
        return
    for answer in (duties, review):
        try:
            answer(read, ON)
        except QupError:
            continue


PLACES = list(dated(record()))


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_a_date_at_the_end_of_the_calendar_is_answered(place: tuple[Any, ...], day: str) -> None:
    case = record()
    into: Any = case
    for name in place[:-1]:
        into = into[name]
    into[place[-1]] = day
    answered(case)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_all_of_them_at_once(day: str) -> None:
    case = record()
    for place in PLACES:
        into: Any = case
        for name in place[:-1]:
            into = into[name]
        into[place[-1]] = day
    case["course"]["plans"] = case["course"]["plans"][:1]
    answered(case)


def test_a_grant_without_end_is_asked_for_its_last_day() -> None:
    granted = {"kind": "granted", "decided_on": "2026-01-20", "applies_from": "2026-02-02"}
    course = {"applied_on": "2026-01-15", "started_on": "2026-02-02"}
    found = []
    for more in ({"applies_to": "9999-12-31"}, {}):
        case = {"ref": "x", "benefits": [], "birth_date": "1990-01-01"}
        case["course"] = course | {"decisions": [granted | more]}
        found.append(benefit_month(read_case(json.dumps(case).encode()), 2026, 9))
    assert found[0] == found[1]
    assert [item.term for item in found[0].open] == ["duration.period_last"]
