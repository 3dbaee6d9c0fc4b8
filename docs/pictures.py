"""Draws the pictures of answers on the pages: `python docs/pictures.py` writes them anew; a test compares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from qupcore import Participant, decide, duties, read_case
from qupcore.cases import Absence, Leave, benefit_year
from qupcore.explaining import Picture, benefit_picture, course_picture, decision_picture

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parent / "examples"


def pictures(lang: str = "en") -> Mapping[str, Picture]:
    """Each picture by the name of its file."""
    paid = _case(FOLDER / "benefit-case.json")
    asked = _case(EXAMPLES / "E05-no-written-refusal.json")
    on = date(2026, 9, 15)
    return {
        "benefit-year.svg": benefit_picture(benefit_year(paid, 2026), lang),
        "course.svg": course_picture(_course(), duties(_course(), on), on, lang),
        "decision.svg": decision_picture(decide(asked, on=date(2026, 2, 2)), lang),
    }


def _case(file: Path) -> Participant:
    return read_case(file.read_bytes())


def _course() -> Participant:
    """The case of docs/course.md in its second year, with absence and leave; an evaluation is overdue."""
    case = _case(EXAMPLES / "E42-recent-in-order.json")
    assert case.course
    course = attrs.evolve(
        case.course,
        absences=(
            Absence(first=date(2025, 5, 5), last=date(2025, 5, 7), reason="own_illness", certificate="self"),
            Absence(first=date(2025, 5, 19), reason="other", permitted=False),
            Absence(
                first=date(2026, 1, 12), last=date(2026, 1, 23), reason="own_illness", certificate="doctor"
            ),
        ),
        leaves=(Leave(first=date(2025, 9, 1), last=date(2025, 11, 30), with_benefit=True),),
    )
    return attrs.evolve(case, course=course)


if __name__ == "__main__":
    for name, picture in pictures().items():
        (FOLDER / name).write_text(picture.svg(), encoding="utf-8")
