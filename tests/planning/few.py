"""Short ways to write plans in tests."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from qupcore import Participant, Plan
from qupcore.catalogue import Catalogue
from qupcore.catalogue.reading import read_catalogue
from qupcore.domain.answers.plan_check import PlanCheck, PlanFinding
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.plan import Element, Slot
from qupcore.domain.case.planning import Planning
from qupcore.planning.check import check_plan

ON = date(2026, 9, 7)
FIRST, LAST = date(2026, 9, 1), date(2026, 12, 31)
FULL = 2250

PERSON = Participant(
    ref="constructed",
    birth_date=date(1990, 1, 1),
    benefits=(),
    circumstances=Circumstances(
        reduced_capacity=False,
        in_treatment=False,
        employed=False,
        permanent_job_offered=False,
        temporary_job_offered=False,
        in_ordinary_education=False,
    ),
    planning=Planning(municipality="1804"),
)


@cache
def few() -> Catalogue:
    """A catalogue of a few measures and their relations."""
    return read_catalogue(Path(__file__).with_name("few.toml").read_text(encoding="utf-8"))


def run(
    measure: str, minutes: int | None = None, first: Any = FIRST, last: Any = LAST, **more: Any
) -> Element:
    """An element from the beginning of September to the end of the year."""
    name = measure if ":" in measure else f"no:{measure}"
    return Element(measure=name, minutes_a_week=minutes, first=first, last=last, **more)


def checked(
    *elements: Element, catalogue: Any = None, person: Participant = PERSON, on: Any = ON, **more: Any
) -> PlanCheck:
    """The check of a plan of these elements, without repairs."""
    policy = more.pop("policy", None)
    repairs = more.pop("repairs", 0)
    plan = Plan(valid_from=FIRST, elements=elements, **more)
    return check_plan(plan, on, case=person, catalogue=catalogue or few(), policy=policy, repairs=repairs)


def found(check: PlanCheck, kind: str) -> PlanFinding | None:
    """The first finding of a kind."""
    return next((item for item in check.findings if item.kind == kind), None)


def weighty(check: PlanCheck) -> set[tuple[str, str]]:
    """Kind and weight of each breach and required assessment."""
    return {(i.kind, i.weight) for i in check.findings if i.weight in ("breach", "needs_assessment")}


def slot(day: Any, start: str, end: str) -> Slot:
    """A slot from 09:00 to 10:15."""

    def minutes(text: str) -> int:
        hours, rest = text.split(":")
        return 60 * int(hours) + int(rest)

    return Slot(day=day, start=minutes(start), end=minutes(end))
