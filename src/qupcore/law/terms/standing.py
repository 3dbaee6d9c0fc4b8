"""The vocabulary of a granted programme: its conditions over time, evaluations, stay and cooperation."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, choice, day, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = [
    "AbsenceCut",
    "AgeDays",
    "Body",
    "Cooperation",
    "EvaluationFacts",
    "Gathering",
    "Standing",
    "StayFacts",
]

_DECISION = "$.course.decisions[]"


class Standing(Vocabulary):
    """A programme that is granted, extended or running, compared with § 29."""

    right = fact("standing.right", "$")
    born = day("standing.born", "$.birth_date")
    last = day("standing.last", f"{_DECISION}.applies_to")
    takes_part = fact("standing.takes_part", "$.course.decisions")
    start_stated = fact("standing.start_stated", f"{_DECISION}.applies_from")


class AgeDays(Vocabulary):
    """The calculated day on which the participant leaves the ages of § 29."""

    outside_from = calculated("standing.outside_from")


class AbsenceCut(Vocabulary):
    """A reduction of the benefit for absence without permission."""

    reserved = fact("cut.reserved", f"{_DECISION}.reserves_for_absence")
    decided = fact("cut.decided", "$.course.decisions")


class StayFacts(Vocabulary):
    """The municipality that is responsible for a person."""

    here = fact("stay.here", "$.stay.here")
    in_institution = fact("stay.in_institution", "$.stay.in_institution")
    here_before = fact("stay.here_before", "$.stay.here_before")


class Cooperation(Vocabulary):
    """Whether other service providers take part in the individual plan."""

    with_others = fact("plan.with_others", "$.course.plans[].with_others")


class EvaluationFacts(Vocabulary):
    """The content and the result of an evaluation."""

    assessed = fact("progress.assessed", "$.course.follow_ups[].progress_assessed")
    changes_needed = fact("progress.changes_needed", "$.course.follow_ups[].changes_needed")
    changed = fact("progress.changed", "$.course.plans")


class Gathering(Vocabulary):
    """The judgement about how the information in a case was obtained."""

    with_the_person = judged("judgement.information_gathered_with_the_person", _DECISION)


class Body(Vocabulary):
    """The body that decides on an appeal."""

    of_appeal = choice("appeal.body", ("county_governor", "other"), "$.course.appeals[].body")
