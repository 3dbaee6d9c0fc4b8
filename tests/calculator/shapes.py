"""The shapes of a course that every month is computed for: plain case files, by name."""

from __future__ import annotations

from typing import Any

Case = dict[str, Any]


def grant(first: str, last: str, kind: str = "granted") -> Case:
    return {"kind": kind, "decided_on": first, "applies_from": first, "applies_to": last}


def interruption(first: str, last: str | None) -> Case:
    found = {"kind": "interrupted", "decided_on": first, "applies_from": first, "because": "other"}
    return found if last is None else {**found, "applies_to": last}


def ended(first: str) -> Case:
    return {"kind": "ended", "decided_on": first, "applies_from": first, "because": "own_wish"}


def case(first: str, last: str, *more: Case, born: str | None = "1986-05-05", **parts: Any) -> Case:
    """A course granted and started on the first day, with more decisions and other parts."""
    found: Case = {"ref": "shape", "benefits": parts.pop("benefits", [])}
    if found["benefits"] is None:
        del found["benefits"]
    if born is not None:
        found["birth_date"] = born
    started = parts.pop("started_on", first)
    course = {"decisions": [grant(first, last), *more], **parts}
    if started is not None:
        course["started_on"] = started
    return {**found, "course": course}


def away(first: str, last: str | None = None, reason: str | None = "other", **more: Any) -> Case:
    found: Case = {"first": first, **more}
    if last is not None:
        found["last"] = last
    if reason is not None:
        found["reason"] = reason
    return found


def child(born: str, **more: Any) -> Case:
    return {"birth_date": born, "lives_in_norway": True, **more}


def benefit(kind: str, nok: int | str | None, first: str | None = None, last: str | None = None) -> Case:
    found = {
        "kind": kind,
        "law": "folketrygdloven",
        "monthly_nok": nok,
        "valid_from": first,
        "valid_to": last,
    }
    return {key: value for key, value in found.items() if value is not None}


YEAR = ("2026-01-05", "2026-12-31")


def absent(*absences: Case, **parts: Any) -> Case:
    return case(*YEAR, absences=list(absences), **parts)


def ill(first: str, last: str | None = None, certificate: str | None = "self", **more: Any) -> Case:
    return away(first, last, "own_illness", **({"certificate": certificate} if certificate else {}), **more)


def care(first: str, last: str | None = None, certificate: str = "self", **more: Any) -> Case:
    kept = {"child_birth_date": "2018-01-01", "certificate": certificate}
    return away(first, last, "sick_child", **{**kept, **more})


NO = {"permitted": False}
YES = {"permitted": True}
EARLIER = {"has_child_pension": False, "yearly_income_nok": 0}
