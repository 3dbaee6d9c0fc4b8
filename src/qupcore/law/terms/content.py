"""The vocabulary of the content of a programme: a version of the plan, and paid work beside it."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, counted, day, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["Combined", "Content", "ContentDays", "ContentJudgement", "IndividualPlan"]

_PLAN = "$.course.plans[]"
_MINUTES = f"{_PLAN}.elements[].minutes_a_week"


class Content(Vocabulary):
    """A version of the plan and its programme."""

    minutes_a_week = counted("content.minutes_a_week", "minutes", _MINUTES)
    adapted = fact("content.adapted", f"{_PLAN}.adapted_by")
    adapted_minutes = counted("content.adapted_minutes", "minutes", f"{_PLAN}.minutes_a_week")
    work_directed_minutes = counted(
        "content.work_directed_minutes", "minutes", f"{_PLAN}.elements[].counts_as"
    )
    has_work_directed = fact("content.has_work_directed", f"{_PLAN}.elements[].counts_as")
    work_directed_from = day("content.work_directed_from", f"{_PLAN}.elements[].first")
    has_job_search = fact("content.has_job_search", f"{_PLAN}.elements[].counts_as")
    job_search_last = day("content.job_search_last", f"{_PLAN}.elements[].last")
    last = day("content.last", f"{_PLAN}.valid_from")
    programme_first = day("content.programme_first", "$.course.decisions[].applies_from")
    programme_last = day("content.programme_last", "$.course.decisions[].applies_to")
    programme_days = counted("content.programme_days", "days", "$.course.decisions[].applies_to")
    period_first = day("content.period_first", "$.course.decisions[].applies_from")
    period_days = counted("content.period_days", "days", "$.course.decisions[].applies_to")
    evaluation_dates = counted("content.evaluation_dates", "1", f"{_PLAN}.evaluation_dates")
    wishes_on_record = fact("content.wishes_on_record", f"{_PLAN}.wishes", known_by="person")
    alternatives_on_record = fact("content.alternatives_on_record", f"{_PLAN}.alternatives")


class ContentJudgement(Vocabulary):
    """The judgements about the content."""

    adapted_to_individual = judged("judgement.adapted_to_individual", _PLAN)
    essential_part = judged("judgement.essential_part_work_directed", _PLAN)
    made_together = judged("judgement.made_together", _PLAN)


class ContentDays(Vocabulary):
    """The days calculated from the length of the programme."""

    halfway = calculated("content.halfway")
    final_part_from = calculated("content.final_part_from")


class IndividualPlan(Vocabulary):
    """The individual plan."""

    made_on = day("plan.made_on", f"{_PLAN}.valid_from")
    consented_on = day("plan.consented_on", f"{_PLAN}.consented_on")
    another_exists = fact("plan.another_exists", f"{_PLAN}.another_plan")


class Combined(Vocabulary):
    """Paid work, or an apprenticeship, beside the programme."""

    minutes_a_week = counted("combined.minutes_a_week", "minutes", "$.course.work[].minutes_a_week")
    apprenticeship = fact("combined.apprenticeship", "$.course.work[].kind")
