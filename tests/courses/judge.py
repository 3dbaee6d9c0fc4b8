"""Judge courses against what an adviser expects of them.

It reads the JSON of `qup plan course CASE --on DATE --until DATE --top N --json`, in which the first course
is the plan and a later one plan B, and an expectation of `expected.json`. Days decide what an expectation is
about: its `early` is the months that it says, whatever the course calls its own phases. `judging/` says how
each kind is judged.

    PYTHONPATH=tests python -m courses.judge PEOPLE PRODUCED [PEOPLE PRODUCED ...]

PEOPLE is a folder with `expected.json` and `cases`; PRODUCED is a folder with one answer for each person,
`ID.json`. Without a course every expectation is missed.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from courses.judging.contents import must, must_not
from courses.judging.course import Course
from courses.judging.finding import Finding
from courses.judging.months import phases_of
from courses.judging.rules import general
from courses.judging.table import misses, table
from courses.judging.timing import follow_up, full_time, job_search, order
from courses.judging.wishes import plan_b, wish
from courses.judging.wrong import wrong


def judge(
    answer: dict,
    expected: dict,
    case: dict | None = None,
    times: Mapping[str, Sequence[dict]] | None = None,
) -> list[Finding]:
    """Each expectation of a person, and whether the answer meets it.

    Args:
        answer: What `qup plan course` wrote.
        expected: The person's entry in `expected.json`.
        case: The case, for the position, the needs and the wishes that it states.
        times: The fixed times of each offer, for a course that does not say them.
    """
    planning = (case or {}).get("planning") or {}
    position = planning.get("position") or {}
    held = position.get("minutes_a_week") or 0
    last = date.fromisoformat(position["last"]) if position.get("last") else date.max
    courses = [
        Course(course, position_minutes=held, position_last=last, times=times)
        for course in answer.get("courses", ())
    ] or [Course({"phases": []})]
    phases, first = phases_of(expected), courses[0]
    searched = job_search(expected, first, phases)
    found = [
        *(must(entry, first, phases) for entry in expected["must"]),
        *(must_not(entry, first, phases) for entry in expected["must_not"]),
        *(order(entry, first) for entry in expected["order"]),
        full_time(expected, first, phases),
        follow_up(expected, first, phases),
        *([searched] if searched else ()),
        *(wish(entry, first, phases) for entry in expected["wishes"]),
        plan_b(expected, courses[1:], phases),
        *(wrong(entry, first, phases) for entry in expected["formally_valid_but_wrong"]),
        *general(expected, courses, phases, planning),
    ]
    return found if first.phases else [replace(item, met=False, reason="no course") for item in found]


def times_of(people: Path) -> dict[str, list[dict]]:
    """The fixed times of each offer in the catalogues of a folder."""
    catalogues = [tomllib.loads(path.read_text("utf-8")) for path in (people / "catalogues").glob("*.toml")]
    return {offer["id"]: offer.get("slots", []) for each in catalogues for offer in each["offers"]}


def judge_folder(people: Path, produced: Path) -> dict[str, list[Finding]]:
    """The findings of each person of a folder; a course that was not produced is judged as an empty one."""
    found, times = {}, times_of(people)
    for expected in json.loads((people / "expected.json").read_text("utf-8")):
        answer = produced / f"{expected['id']}.json"
        found[expected["id"]] = judge(
            json.loads(answer.read_text("utf-8")) if answer.exists() else {},
            expected,
            json.loads((people / expected["case"]).read_text("utf-8")),
            times,
        )
    return found


def main(arguments: list[str]) -> int:
    """Print each miss and the table; 1 where something is missed."""
    if not arguments or len(arguments) % 2:
        sys.stderr.write("usage: python -m courses.judge PEOPLE PRODUCED [PEOPLE PRODUCED ...]\n")
        return 2
    found: dict[str, list[Finding]] = {}
    for people, produced in zip(arguments[::2], arguments[1::2], strict=True):
        found |= judge_folder(Path(people), Path(produced))
    sys.stdout.write(f"{misses(found)}\n{table(found)}\n")
    return int(any(item.met is False for items in found.values() for item in items))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
