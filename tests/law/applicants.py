"""An applicant who meets every condition of every period, to be changed in one thing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qupcore.deciding.decide import decide
from qupcore.domain.answers.decision import Decision
from qupcore.domain.case.assessment import Assessment, WorkAbilityAssessment
from qupcore.domain.case.participant import Participant

__all__ = ["applicant", "decided", "judged"]

JUDGED = {
    "capacity_substantially_reduced": True,
    "benefits_very_limited": True,
    "benefits_limited": True,
    "appropriate_and_necessary": True,
    "adapted_programme_can_be_offered": True,
    "disproportionately_burdensome": False,
}


def judged(**answers: bool | None) -> tuple[Assessment, ...]:
    """Complete judgements of every question; None leaves a question out."""
    return tuple(
        Assessment(
            question=f"judgement.{question}", answer=answer, grounds="seen", by="adviser", at=date(2007, 1, 1)
        )
        for question, answer in (JUDGED | answers).items()
        if answer is not None
    )


def applicant(**changed: object) -> Participant:
    """Someone who has a right on every day from 2007-11-01, with some fields otherwise."""
    fields: dict[str, object] = {
        "ref": "a",
        "birth_date": date(1975, 6, 15),
        "lawful_stay": True,
        "fixed_residence": True,
        "exempt_from_residence": False,
        "nav_office_established": True,
        "benefits": (),
        "work_ability_assessment": WorkAbilityAssessment(completed_on=date(2007, 1, 1)),
        "introduction_programme_offered": False,
        "assessments": judged(),
    }
    return Participant(**(fields | changed))  # type: ignore[arg-type]


def decided(on: str, policy: Mapping[str, int] | None = None, **changed: object) -> Decision:
    """What is decided for that applicant on a day."""
    return decide(applicant(**changed), on=date.fromisoformat(on), policy=policy)
