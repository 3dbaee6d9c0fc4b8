"""Draws the pictures of answers on the pages: `python docs/pictures.py` writes them anew; a test compares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import attrs

from qupcore import Participant, decide, duties, national, read_case, suggest_course
from qupcore.cases import Absence, Leave, benefit_year
from qupcore.explaining import (
    Picture,
    WeekPlan,
    WeekPolicy,
    benefit_picture,
    course_picture,
    decision_picture,
    suggested_course_picture,
    week_plan,
)
from qupcore.plans import SuggestedCourses, adopt
from qupcore.population import (
    CostByMonth,
    ImpactPicture,
    cost_by_month_of,
    cost_picture,
    impact_of,
    impact_picture,
    synthesize,
)
from qupcore.reforms import Reform, SetNumber, Side, Sides, law_difference_picture
from qupcore.rules import NATIONAL

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
        "older.svg": law_difference_picture(_older(), lang),
        "decision.svg": decision_picture(decide(asked, on=date(2026, 2, 2)), lang),
        "year.svg": suggested_course_picture(suggested_year(), lang, _names(lang)),
    }


def weeks(lang: str = "en") -> Mapping[str, WeekPlan]:
    """Each picture of a week by the name of its file."""
    found = suggested_year()
    chosen = adopt(found.problem.case, found.courses[0])
    policy = WeekPolicy(propose=True)
    return {"year-week.svg": week_plan(chosen, "2026-W38", lang=lang, policy=policy)}


def charts(lang: str = "en") -> Mapping[str, ImpactPicture]:
    """Each picture that another library draws, by the name of its file."""
    before, after = (Side(NATIONAL, day) for day in (date(2018, 12, 31), date(2019, 1, 1)))
    found = impact_of(synthesize(seed=1, size=10_000), before, after, ["age_group"])
    return {"impact.svg": impact_picture(found, lang), "cost.svg": cost_picture(_cost(), lang)}


@cache
def _cost() -> CostByMonth:
    """The months of docs/what-would-it-cost.md."""
    change = SetNumber(about="sotjl.35.factor", start=date(2026, 7, 1), value=2200)
    law = Reform(name="higher-2026", source="An example", operations=(change,))(NATIONAL)
    months = [date(2026, month, 1) for month in range(1, 13)]
    return cost_by_month_of(synthesize(seed=1, size=10_000), NATIONAL, law, months)


@cache
def suggested_year() -> SuggestedCourses:
    """The courses of docs/from-assessment.md."""
    case = _case(FOLDER / "year-case.json")
    return suggest_course(case, date(2026, 9, 7), date(2027, 9, 6), catalogue=national(), want=2)


def _older() -> Sides:
    """The laws of docs/idea-to-reform.md."""
    start = date(2027, 1, 1)
    change = SetNumber(about="sotjl.29.age_max", start=start, value=70)
    reform = Reform(name="older-2027", source="An example", operations=(change,))
    return Sides(Side(NATIONAL, start), Side(reform(NATIONAL), start))


def _names(lang: str) -> Mapping[str, str]:
    names = {measure.id: measure.names.in_language(lang) for measure in national().measures}
    return names | {need.id: need.names.in_language(lang) for need in national().needs}


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
    for name, picture in {**pictures(), **weeks(), **charts()}.items():
        (FOLDER / name).write_text(picture.svg(), encoding="utf-8")
