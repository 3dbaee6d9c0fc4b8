"""A course in a case file is read strictly; every contradiction is reported with both entries.

Only impossible courses are refused: an end before its start, or two contradictory facts. Breaches of the law
and odd entries are read: the review reports them.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from qupcore import read_case, write_case
from qupcore.errors import BadInput

GRANTED = {
    "kind": "granted",
    "decided_on": "2026-01-02",
    "applies_from": "2026-01-05",
    "applies_to": "2026-12-31",
}
ENDED = {"kind": "ended", "decided_on": "2026-05-20", "applies_from": "2026-06-01"}
PART = {"first": "2026-02-02", "last": "2026-02-03"}
EXTENDED = {**GRANTED, "kind": "extended", "applies_from": "2027-01-01", "applies_to": "2027-12-31"}


def faults_of(**course: Any) -> dict[str, str]:
    whole = {"decisions": [GRANTED, EXTENDED], "started_on": "2026-01-05", **course}
    with pytest.raises(BadInput) as error:
        read_case(json.dumps({"ref": "a", "course": whole}).encode())
    return {fault.path.removeprefix("$.course"): fault.what for fault in error.value.faults}


def days(*spans: str) -> list[dict[str, str]]:
    return [dict(zip(("first", "last"), span.split("/"), strict=True)) for span in spans]


def both_ways(*spans: str) -> list[dict[str, Any]]:
    """Absences, the first with permission and the others without."""
    return [{**span, "permitted": number == 0} for number, span in enumerate(days(*spans))]


@pytest.mark.parametrize(
    ("course", "path", "said"),
    [
        ({"absences": days("2026-02-03/2026-02-02")}, ".absences[0]", ["2026-02-02", "before", "2026-02-03"]),
        ({"leaves": days("2026-02-03/2026-02-02")}, ".leaves[0]", ["2026-02-02", "2026-02-03"]),
        ({"work": days("2026-02-03/2026-02-02")}, ".work[0]", ["2026-02-02", "2026-02-03"]),
        (
            # Days entered twice are read and counted once; days both with and without permission are refused.
            {"absences": both_ways("2026-02-02/2026-02-06", "2026-02-06/2026-02-09")},
            ".absences[1]",
            ["2026-02-06/2026-02-09", "absences[0]", "2026-02-02/2026-02-06", "permission"],
        ),
        (
            {"absences": both_ways("2026-03-01/2026-03-02", "2026-02-02/2026-03-01")},
            ".absences[0]",
            ["absences[1]", "2026-02-02/2026-03-01"],
        ),
        (
            {"plans": [{"valid_from": "2026-02-01"}, {"valid_from": "2026-02-01"}]},
            ".plans[1]",
            ["2026-02-01", "plans[0]"],
        ),
        (
            {
                "leaves": [
                    {"first": "2026-02-02", "last": "2026-02-06", "with_benefit": True},
                    {"first": "2026-02-03", "last": "2026-02-04", "with_benefit": False},
                ]
            },
            ".leaves[1]",
            ["leaves[0]", "2026-02-02/2026-02-06"],
        ),
        (
            {"absences": [{**PART, "minutes_a_day": 900}, {**PART, "minutes_a_day": 541}]},
            ".absences[1]",
            ["1441 minutes", "absences[0]", "1440"],
        ),
        (
            {
                "children": [
                    {"birth_date": "2020-01-01", "supported_from": "2025-01-01"},
                    {"birth_date": "2020-01-01", "supported_from": "2026-01-01"},
                ]
            },
            ".children[1]",
            ["children[0]", "same birth date"],
        ),
        (
            {"decisions": [{**GRANTED, "started_on": "2026-01-06"}]},
            ".started_on",
            ["2026-01-05", "decisions[0].started_on", "2026-01-06"],
        ),
        (
            {
                "started_on": None,
                "decisions": [
                    {**GRANTED, "started_on": "2026-01-06"},
                    {**EXTENDED, "started_on": "2026-01-07"},
                ],
            },
            ".decisions[1].started_on",
            ["2026-01-07", "decisions[0]", "2026-01-06"],
        ),
        (
            {"decisions": [GRANTED, {**ENDED, "started_on": "2026-01-05"}]},
            ".decisions[1].started_on",
            ["ended"],
        ),
        (
            {"decisions": [GRANTED, ENDED, {**ENDED, "applies_from": "2026-07-01"}]},
            ".decisions[2]",
            ["2026-07-01", "decisions[1]", "2026-06-01"],
        ),
        ({"recoveries": [{"year": 2026, "month": 13, "amount_nok": 5}]}, ".recoveries[0]", ["2026-13"]),
        ({"work": [{"first": "2026-02-01", "minutes_a_week": -1}]}, ".work[0]", ["-1"]),
        ({"absences": [{"first": "2026-02-02", "minutes_a_day": 0}]}, ".absences[0]", ["0 minutes"]),
        (
            {"absences": [{"first": "2026-02-02", "minutes_a_day": 1.5}]},
            ".absences[0].minutes_a_day",
            ["1.5"],
        ),
        (
            {"absences": [{"first": "2026-02-02", "minutes_a_day": True}]},
            ".absences[0].minutes_a_day",
            ["true"],
        ),
        ({"absences": [{"first": "2026-02-02", "reason": "ill"}]}, ".absences[0].reason", ["ill"]),
        (
            {"absences": [{"frist": "2026-02-02", "first": "2026-02-02"}]},
            ".absences[0].frist",
            ["unknown key"],
        ),
        (
            {
                "decisions": [
                    {**GRANTED, "assessments": [{"question": "judgement.motivated", "answer": True}]}
                ]
            },
            ".decisions[0].assessments[0].question",
            ["judgement.motivated"],
        ),
    ],
)
def test_what_cannot_be_is_named(course: dict[str, Any], path: str, said: list[str]) -> None:
    faults = faults_of(**course)
    assert list(faults) == [path]
    assert all(text in faults[path] for text in said), faults[path]


def test_every_fault_is_told_at_once() -> None:
    faults = faults_of(
        absences=both_ways("2026-02-02/2026-02-06", "2026-02-06/2026-02-09"),
        plans=[{"valid_from": "2026-02-01"}, {"valid_from": "2026-02-01"}],
        decisions=[{**GRANTED, "started_on": "2026-01-06"}],
    )
    assert set(faults) == {".absences[1]", ".plans[1]", ".started_on"}


@pytest.mark.parametrize(
    "course",
    [
        {"absences": days("2026-02-02/2026-02-06", "2026-02-07/2026-02-09")},
        {"work": [{"first": "2026-02-01"}, {"first": "2026-02-01", "kind": "apprenticeship"}]},
        {"children": [{"birth_date": "2020-01-01"}, {"birth_date": "2020-01-01"}]},
        {"decisions": [GRANTED, EXTENDED]},
        {"decisions": [GRANTED, {**EXTENDED, "kind": "granted", "applies_from": "2027-03-01"}]},
        {"plans": [{"valid_from": "2026-02-01"}, {"valid_from": "2026-02-02"}]},
        {"plans": [{"valid_from": "2026-02-02"}, {"valid_from": "2026-02-01"}]},
        {"decisions": [EXTENDED, GRANTED]},
        {"decisions": [GRANTED, {**EXTENDED, "applies_from": "2027-01-08"}]},
        {"decisions": [GRANTED, {**EXTENDED, "applies_from": "2026-12-31"}]},
        {"decisions": [{"kind": "granted", "decided_on": "2026-01-02"}], "started_on": "2026-01-05"},
        {
            "decisions": [GRANTED, EXTENDED],
            "absences": days("2025-12-31/2026-01-06", "2028-01-01/2028-01-01"),
        },
        {"decisions": [GRANTED, EXTENDED], "leaves": days("2028-01-01/2028-01-02", "2028-01-02/2028-01-05")},
        {"decisions": [GRANTED, EXTENDED], "started_on": "2026-01-04"},
        {
            "decisions": [GRANTED, ENDED],
            "absences": days("2026-06-01/2026-06-01"),
            "started_on": "2026-01-05",
        },
        {"decisions": [GRANTED, {**ENDED, "applies_from": "2025-12-20"}], "started_on": "2026-01-05"},
        {
            "decisions": [
                GRANTED,
                {"kind": "interrupted", "decided_on": "2026-02-01", "applies_to": "2026-03-01"},
                {"kind": "interrupted", "decided_on": "2026-03-01"},
            ]
        },
        {"work": days("2026-02-02/2026-02-06", "2026-02-06/2026-02-08")},
        {"absences": [{**PART, "minutes_a_day": 60}, {**PART, "minutes_a_day": 1380}]},
        {"absences": [{**PART, "minutes_a_day": 60, "reason": "nursing"}, {**PART, "reason": "own_illness"}]},
        {"withdrawals": days("2026-02-02/2026-02-06", "2026-02-06/2026-02-08")},
        {
            "children": [
                {"birth_date": "2020-01-01", "supported_from": "2025-01-01", "ref": "one"},
                {"birth_date": "2020-01-01", "supported_from": "2026-01-01", "ref": "two"},
            ]
        },
        {
            "children": [
                {"birth_date": "2020-01-01", "supported_to": "2025-01-01"},
                {"birth_date": "2020-01-01", "supported_from": "2026-01-01"},
            ]
        },
        {
            "decisions": [
                {**GRANTED, "started_on": "2026-01-06"},
                ENDED,
                {
                    **GRANTED,
                    "decided_on": "2026-08-01",
                    "applies_from": "2026-09-01",
                    "started_on": "2026-09-02",
                },
            ]
        },
        {"applied_on": "2026-02-01"},
        {},
    ],
    ids=[
        "adjacent absences",
        "work and apprenticeship",
        "twins",
        "extended",
        "again",
        "plans",
        "plans in another order",
        "an extension before its grant",
        "an extension decided late",
        "an extension that overlaps",
        "no days of the period",
        "absence outside the programme",
        "leave outside the programme, twice",
        "a start before the grant",
        "absence after the end",
        "an end before the start",
        "interruptions that overlap",
        "two jobs",
        "two parts of a day",
        "illness inside an hour of nursing",
        "withdrawals that overlap",
        "two children told apart",
        "a child supported again",
        "taken in again inside the first grant",
        "applied",
        "nothing",
    ],
)
def test_what_can_be_is_read_and_written_alike(course: dict[str, Any]) -> None:
    text = json.dumps({"ref": "a", "course": course}).encode()
    case = read_case(text)
    assert read_case(write_case(case).encode()) == case


def test_one_benefit_entered_twice_is_named_with_both_places() -> None:
    """It would be counted twice; a benefit of other days or with another amount is another entry."""
    one = {
        "kind": "sickness_benefit",
        "law": "folketrygdloven",
        "monthly_nok": 8000,
        "valid_to": "2026-02-28",
    }
    with pytest.raises(BadInput) as error:
        read_case(json.dumps({"ref": "a", "benefits": [one, {**one, "valid_from": "2026-02-28"}]}).encode())
    (fault,) = error.value.faults
    assert (fault.path, "benefits[0]" in fault.what) == ("$.benefits[1]", True)
    for other in ({"valid_from": "2026-03-01", "valid_to": None}, {"monthly_nok": 8001}):
        read_case(json.dumps({"ref": "a", "benefits": [one, {**one, **other}]}).encode())
