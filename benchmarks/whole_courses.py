"""What a whole course of three phases costs, as ratios to one week's suggestion in the same run.

    PYTHONPATH=tests python benchmarks/whole_courses.py [DRAWN PEOPLE]

Processor time of `suggest_course` over a year, for one course and for three: drawn people at the constructed
catalogue of 100 measures, and the ten people of tests/courses/given at the national catalogue and those of
their municipalities.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parent))

from test_plans import catalogue, person

from courses import proposed
from qupcore import Participant, national, read_case, suggest, suggest_course
from qupcore.catalogue import Catalogue

GIVEN = Path(proposed.__file__).parent / "given"
Asked = tuple[Participant, date, date]


def drawn(people: int) -> list[Asked]:
    lot = Random(5)
    return [(person(number, lot), date(2026, 9, 7), date(2027, 9, 6)) for number in range(people)]


def given() -> list[Asked]:
    return [
        (
            read_case((GIVEN / one["case"]).read_bytes()),
            date.fromisoformat(one["on"]),
            date.fromisoformat(one["until"]),
        )
        for one in json.loads((GIVEN / "expected.json").read_text("utf-8"))
    ]


def milliseconds(ask: Callable[[], object]) -> float:
    start = process_time()
    ask()
    return (process_time() - start) * 1000


def told(what: str, asked: list[Asked], known: list[Catalogue]) -> None:
    case, on, until = asked[0]
    suggest_course(case, on, until, catalogue=known)  # what is made once for a catalogue
    suggest(case, on, catalogue=known)
    weeks = [milliseconds(lambda c=case, d=on: suggest(c, d, catalogue=known)) for case, on, _ in asked]
    for want in (1, 3):
        courses = [
            milliseconds(
                lambda c=case, d=on, u=until, w=want: suggest_course(c, d, u, catalogue=known, want=w)
            )
            for case, on, until in asked
        ]
        high = sorted(courses)[min(len(courses) - 1, int(0.99 * len(courses)))]
        print(
            f"{what}, {len(asked)} people, {want} courses: median {median(courses):.0f} ms, "
            f"99th percentile {high:.0f} ms; median {median(courses) / median(weeks):.1f} x that of one week"
        )


if __name__ == "__main__":
    told("the ten given people", given(), [national(), *proposed.local("given").values()])
    told("constructed, 100 measures", drawn(int(sys.argv[1]) if len(sys.argv) > 1 else 40), [catalogue()])
