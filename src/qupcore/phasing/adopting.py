"""adopt(): a new case with a suggested course as its plans."""

from __future__ import annotations

import attrs

from qupcore.domain.answers.course import SuggestedCourse
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.planning.rules.made_from import with_entries
from qupcore.planning.rules.view import Catalogues, catalogues_in_use

__all__ = ["adopt"]


def adopt(
    case: Participant, suggestion: SuggestedCourse, *, catalogue: Catalogues | None = None
) -> Participant:
    """A new case in which the plans of a suggested course are versions of the plan.

    A version of the plan that begins on a day of the course is never replaced: from its day it would be the
    plan, and what the course says of its own would not hold. The check of the plan reads wishes, leave to
    come and the rest of the person's situation from the case itself.

    Args:
        case: The case that the course was suggested for.
        suggestion: The suggested course.
        catalogue: The catalogues that it was suggested from. With them the plans keep the hash and version of
            the entries that they were made from, which `check_plan` compares with those of a later day.

    Raises:
        BadInput: the case has a version of the plan from a day of the course.
    """
    check_arguments(adopt, locals())
    check_case(case)
    course = case.course or Course()
    first, last = suggestion.phases[0].first, suggestion.phases[-1].last
    taken = sorted(plan.valid_from for plan in course.plans if first <= plan.valid_from <= last)
    if taken:
        raise BadInput(
            worded("the case has a version of the plan from {day}", day=taken[0]),
            where="$.course.plans",
            remedy="suggest from another day, or remove that version first",
            code="input.twice",
        )
    plans = suggestion.plans
    if catalogue is not None:
        in_use = catalogues_in_use(catalogue)
        plans = tuple(with_entries(item, catalogue=in_use, municipality=case.municipality) for item in plans)
    return attrs.evolve(case, course=attrs.evolve(course, plans=(*course.plans, *plans)))
