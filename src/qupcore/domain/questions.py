"""The questions that the law leaves to judgement, by the place where they may be answered.

They are the judged terms of `law/terms/`, in the order of the law; a test compares the two. They are defined
here, below the law, so that a value can refuse an answer to an unknown question without loading the law.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

__all__ = ["About", "questions_about"]

About = Literal["right", "course"]
"""The right to the programme (a case's own judgements), or an entry of its course."""

_QUESTIONS: Mapping[About, tuple[str, ...]] = MappingProxyType(
    {
        "right": (
            "judgement.capacity_substantially_reduced",
            "judgement.benefits_limited",
            "judgement.benefits_very_limited",
            "judgement.appropriate_and_necessary",
            "judgement.adapted_programme_can_be_offered",
            "judgement.disproportionately_burdensome",
        ),
        "course": (
            "judgement.adapted_to_individual",
            "judgement.essential_part_work_directed",
            "judgement.made_together",
            "judgement.duration_fits",
            "judgement.new_assessment",
            "judgement.special_assessment",
            "judgement.special_grounds",
            "judgement.still_entitled",
            "judgement.goal_not_reached",
            "judgement.extension_expedient",
            "judgement.goal_within_a_year",
            "judgement.extension_necessary",
            "judgement.progress_made",
            "judgement.motivation_weighed",
            "judgement.likely_in_work",
            "judgement.labour_market_weighed",
            "judgement.purpose_attainable",
            "judgement.objectively_justified",
            "judgement.no_return_likely",
            "judgement.reasons_sufficient",
            "judgement.participant_consulted",
            "judgement.appeal_investigated",
            "judgement.sent_without_delay",
            "judgement.views_considered",
            "judgement.appellant_yields",
            "judgement.costs_not_due",
            "judgement.case_clarified",
            "judgement.decision_invalid",
            "absence.compelling_welfare_reason",
            "leave.in_connection_with_birth",
            "leave.checks_only_in_programme_time",
            "leave.nursing_time_needed",
            "leave.travel_days_needed",
            "judgement.information_gathered_with_the_person",
            "judgement.intent_or_gross_negligence",
        ),
    }
)


def questions_about(about: About) -> tuple[str, ...]:
    """The questions that may be answered in that place, in the order of the law.

    >>> questions_about("right")[0]
    'judgement.capacity_substantially_reduced'
    """
    return _QUESTIONS[about]
