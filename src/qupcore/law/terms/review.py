"""The vocabulary of a review: refusals, their grounds, the steps before an award, and information."""

from __future__ import annotations

from qupcore.rules.terms import BoolTerm, IntTerm, Vocabulary

__all__ = ["Award", "Demand", "Evaluated", "InformingFacts", "Refusal"]


def _fact(name: str, path: str) -> BoolTerm:
    return BoolTerm(name=name, path=path)


def _day(name: str, path: str) -> IntTerm:
    return IntTerm(name=name, counted="date", path=path)


class Refusal(Vocabulary):
    """A refusal of the programme, compared with § 29 on the day of the decision."""

    right = _fact("refusal.right", "$")

    but_for_exception = _fact("refusal.but_for_exception", "$")
    exception_invoked = _fact("refusal.exception_invoked", "$.course.decisions[].grounds")


class Demand(Vocabulary):
    """A ground for refusal, or a condition set by local practice."""

    in_law = _fact("demand.in_law", "$.course.decisions[].grounds")
    fulfilled = _fact("demand.fulfilled", "$")


class Award(Vocabulary):
    """The steps that must precede a decision or a start."""

    refused_anyway = _fact("award.refused_anyway", "$")
    assessed_on = _day("award.assessed_on", "$.work_ability_assessment.completed_on")
    decided_on = _day("award.decided_on", "$.course.decisions[].decided_on")
    started_on = _day("award.started_on", "$.course.started_on")
    judgements_reasoned = _fact("award.judgements_reasoned", "$.assessments")


class InformingFacts(Vocabulary):
    """Whether the person was told of the programme."""

    informed = _fact("told.informed", "$.course.informed_on")


class Evaluated(Vocabulary):
    """Whether a stated evaluation was held."""

    held = _fact("evaluated.held", "$.course.follow_ups")
