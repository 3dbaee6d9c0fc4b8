"""A case in which every text and amount is a canary: a value that exists nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

import qupcore as q

__all__ = ["CANARIES", "CASE", "IDENTITY", "canaries_in", "text_fields", "with_canaries"]

IDENTITY = "01819012381"
"""An identity number of nobody: its month says that it is for tests."""

CASE: dict[str, Any] = {
    "ref": "Kvitebjørn Canarysen",
    "birth_date": "1987-11-23",
    "lawful_stay": True,
    "fixed_residence": True,
    "household": {"kind": "single", "child_birth_dates": ["2019-03-17"]},
    "benefits": [
        {"kind": "work_assessment_allowance", "law": "folketrygdloven", "monthly_nok": "7319468.47"}
    ],
    "introduction_programme_offered": False,
    "work_ability_assessment": {
        "completed_on": "2025-02-06",
        "by": "Ragnfrid Canarystad",
        "conclusion": "specially_adapted",
    },
    "assessments": [
        {
            "question": "judgement.capacity_substantially_reduced",
            "answer": True,
            "grounds": "canary-grounds: diagnosis F33 since a winter in Zanzibar",
            "by": "Torbjørg Canarymoen",
            "at": "2025-02-10",
        }
    ],
    "practice_conditions": [
        {
            "name": "canary-practice: shows up sober",
            "met": True,
            "by": "Ingvald Canaryhaug",
            "note": "canary-note: lives at Canarygata 77b",
        }
    ],
    "proposed": {"home": "canary-home: a hut behind the smelter"},
    "planning": {
        "needs": ["canary-need: quit the horses"],
        "interests": ["canary-interest: accordion in the woods"],
        "municipality": "1804",
        "district": "Canarydalen",
        "manages": [
            {
                "minutes_a_week": 1507,
                "by": "Sigrid Canaryvik",
                "grounds": "canary-manages: bad knees",
                "at": "2026-08-01",
            }
        ],
        "leaves": [
            {"first": "2026-11-02", "last": "2026-11-08", "reason": "canary-leave: wedding in Ulan Bator"}
        ],
    },
    "course": {
        "applied_on": "2025-01-20",
        "started_on": "2025-03-03",
        "decisions": [
            {
                "kind": "granted",
                "decided_on": "2025-02-17",
                "applies_from": "2025-03-03",
                "applies_to": "2027-02-26",
                "grounds": ["canary-ground: the father of the child"],
                "reasons": "canary-reasons: owes 61239 to an aunt",
            }
        ],
        "leaves": [{"first": "2025-07-07", "last": "2025-07-13", "reason": "canary-absence: jail visit"}],
        "closures": [
            {
                "measure": "canary-closed: tailor Olsen",
                "first": "2025-12-22",
                "last": "2025-12-31",
                "by": "Canary AS",
            }
        ],
        "children": [{"ref": "Lillebror Canarysen", "birth_date": "2019-03-17", "relation": "own"}],
        "plans": [
            {
                "valid_from": "2025-03-03",
                "goal": "canary-goal: a herring boat of my own",
                "wishes": "canary-wish: never before noon",
                "alternatives": ["canary-alternative: the goat farm"],
                "adapted_by": "canary-adapted: no stairs",
                "elements": [
                    {
                        "measure": "canary-element: piano at Berit's",
                        "minutes_a_week": 300,
                        "offer": "canary-offer",
                    },
                    {
                        "measure": "no:arbeidstrening",
                        "minutes_a_week": 1350,
                        "first": "2025-03-03",
                        "made_from": {
                            "measure": {
                                "hash": "_".join(["0f1e2d3c"] * 8),
                                "catalogue": "canary-catalogue",
                                "package": "canary-package",
                                "version": "canary-version",
                            }
                        },
                    },
                ],
            }
        ],
        "follow_ups": [{"on": "2025-06-02", "by": "Halvard Canaryli", "evaluated": True}],
    },
    "sources": {"birth_date": "canary-source: seen in a passport"},
}

_SEEN = {"canary", "7319468", "731946847", "1987-11-23", "Zanzibar", "Ulan Bator", "Berit", IDENTITY}
CANARIES = tuple(sorted(word.lower() for word in _SEEN))


def with_canaries(folder: Path) -> Path:
    """The case as a file."""
    path = folder / "case.json"
    path.write_text(json.dumps(CASE, ensure_ascii=False), encoding="utf-8")
    return path


def canaries_in(text: str) -> list[str]:
    """The canaries that a text holds."""
    small = text.lower()
    return [word for word in CANARIES if word in small]


def text_fields(kind: Any = q.Participant, seen: frozenset[type] = frozenset()) -> Iterator[tuple[type, str]]:
    """Every field of a case that holds any text."""
    if kind in seen or not (isinstance(kind, type) and attrs.has(kind)):
        return
    hints = get_type_hints(kind)
    for field in attrs.fields(kind):
        parts = tuple(_parts(hints[field.name]))
        if str in parts:
            yield kind, field.name
        for part in parts:
            yield from text_fields(part, seen | {kind})


def _parts(kind: Any) -> Iterator[Any]:
    if get_origin(kind) is Literal:
        return
    if ((inner := get_args(kind)) and get_origin(kind) is not None) or isinstance(kind, UnionType):
        for part in inner:
            yield from _parts(part)
    elif kind is not Union:
        yield kind
