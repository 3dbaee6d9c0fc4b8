"""Record the answers of the code as it stands: `python -m recorded.record` from the folder of tests.

The recording is made once, before work that must change no answer, and made anew only for a change of the law
or of an answer that CHANGELOG.md tells. The cases are the examples, the cases of the oracles and drawn ones.
Each is asked with nothing remembered; the test asks them one after the other.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import attrs
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import qupcore as q
from cases.course.busy import busy_courses
from qupcore.domain.case.planning import Planning
from qupcore.memory import forget
from qupcore.testing import participants, people_in_courses
from recorded.answering import QUESTIONS, Recorded, answer, write_all

ROOT = Path(__file__).parents[2]
DRAWN = 18
NEEDS = ("health", "economy", "work_practice")
PLANNED = participants(
    planning=st.builds(
        Planning,
        municipality=st.sampled_from(("1804", "0301", "4601")),
        needs=st.sets(st.sampled_from(NEEDS)).map(lambda found: tuple(sorted(found))),
    )
)
KINDS = (participants(), PLANNED, people_in_courses(), people_in_courses(busy_courses()))


def cases() -> Iterator[str]:
    """Case files: written by hand, then drawn."""
    for folder in ("examples", "tests/oracles/cases"):
        for file in sorted((ROOT / folder).glob("*.json")):
            yield file.read_text(encoding="utf-8")
    for number, kind in enumerate(KINDS):
        yield from drawn(kind, number)


def drawn(kind: st.SearchStrategy[q.Participant], number: int) -> Iterator[str]:
    """Some cases of a kind, the same each time."""
    found: list[str] = []

    @settings(
        max_examples=DRAWN * 4, database=None, phases=[Phase.generate], deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @seed(number)
    @given(kind)
    def keep(case: q.Participant) -> None:
        found.append(q.write_case(case))

    keep()
    yield from dict.fromkeys(found[-DRAWN * 2 :: 2])


def days_of(text: str) -> list[date]:
    """The days that stand in a case."""
    found = []
    for part in text.split('"'):
        try:
            found.append(date.fromisoformat(part))
        except ValueError:
            continue
    return [day for day in found if 2007 < day.year < 2030]


def main() -> None:
    """Ask everything and write it down."""
    draw = random.Random(2026)
    items = []
    for number, text in enumerate(cases()):
        case = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
        days = days_of(text) or [date(2026, 9, 7)]
        near = draw.choice(days) + timedelta(days=draw.randint(-40, 40))
        on = draw.choice((date(2026, 9, 7), near, near, max(days)))
        catalogue = "national" if number % 6 == 0 else "few"
        forget()
        for question in QUESTIONS:
            if question in ("rates", "read") and number % 9:
                continue
            item = Recorded(case, on.isoformat(), catalogue, question, None)
            items.append(attrs.evolve(item, answer=answer(item)))
    write_all(items)


if __name__ == "__main__":
    main()
