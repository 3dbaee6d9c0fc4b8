"""Asking for the courses of a drawn world, and the problem that is searched."""

from __future__ import annotations

from collections.abc import Sequence

from phasing.drawn import ON, World
from qupcore import suggest_course
from qupcore.catalogue import Catalogue
from qupcore.law.national import NATIONAL
from qupcore.phasing.aims import CourseAims
from qupcore.phasing.problem import CourseProblem, course_problem
from qupcore.phasing.suggesting import SuggestedCourses
from qupcore.planning.rules.prepared import prepare
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["asked", "problem_of"]


def asked(
    world: World,
    *,
    want: int = 1,
    aims: CourseAims | None = None,
    catalogues: Sequence[Catalogue] | None = None,
) -> SuggestedCourses:
    """The courses that the library suggests."""
    given = (world.national, world.local) if catalogues is None else catalogues
    return suggest_course(world.case, ON, world.until, catalogue=given, want=want, aims=aims)


def problem_of(world: World, aims: CourseAims | None = None) -> CourseProblem:
    """The problem that is searched for the first course."""
    rules = prepare(
        (world.national, world.local), ON, AppliedLaw(NATIONAL, None), municipality=world.case.municipality
    )
    return course_problem(world.case, ON, world.until, rules, aims or CourseAims())
