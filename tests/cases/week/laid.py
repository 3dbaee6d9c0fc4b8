"""Courses of one plan, and their weeks laid out."""

from __future__ import annotations

from typing import Any

from hypothesis import settings

from cases.week.drawn import BEFORE, NAMES, WEEK
from qupcore.cases.week.laying_out import lay_out_week
from qupcore.domain.answers.week import Week
from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Element, Plan, Slot

FULL = 2250
FEWER = settings(max_examples=50)


def one_plan(*elements: Element, **more: Any) -> Course:
    return Course(plans=(Plan(valid_from=BEFORE, elements=elements),), **more)


def laid(course: Course, **more: Any) -> Week:
    return lay_out_week(course, WEEK, **({"days_off": {}} | more))


# versions and dates

FIXED = Element(measure="Norsk", minutes_a_week=300, slots=tuple(
    Slot(day=name, start=540, end=600) for name in NAMES
))  # fmt: skip
