"""The vocabulary of the right: every fact that § 29 may read.

There are deliberately no terms for motivation, target numbers, budgets, waiting lists or nationality as such:
without a term, none of them can become a condition.
"""

from __future__ import annotations

from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Vocabulary

__all__ = [
    "IMPLIED",
    "ApplicantFacts",
    "Assessed",
    "Benefits",
    "Children",
    "HouseholdFacts",
    "Judgement",
    "Office",
]


def _judged(name: str) -> BoolTerm:
    return BoolTerm(
        name=name, path=f'$.assessments[] with "question": "{name}"', nature="judged", known_by="office"
    )


class ApplicantFacts(Vocabulary):
    """The facts about the applicant that the rules read."""

    age = IntTerm(
        name="person.age", counted="years", low=0, high=150, path="$.birth_date", known_by="register"
    )
    lawful_stay = BoolTerm(name="person.lawful_stay", path="$.lawful_stay", known_by="register")
    fixed_residence = BoolTerm(name="person.fixed_residence", path="$.fixed_residence", known_by="register")
    exempt_from_residence = BoolTerm(
        name="person.exempt_from_residence", path="$.exempt_from_residence", known_by="office"
    )
    introduction_programme_offered = BoolTerm(
        name="person.introduction_programme_offered",
        path="$.introduction_programme_offered",
        known_by="municipality",
    )


class Office(Vocabulary):
    """The facts about the municipality and the office."""

    nav_office_established = BoolTerm(
        name="office.nav_office_established", path="$.nav_office_established", known_by="municipality"
    )


class Benefits(Vocabulary):
    """Subsistence benefits under folketrygdloven and arbeidsmarkedsloven."""

    monthly_total = IntTerm(
        name="benefits.monthly_total", counted="øre", low=0, path="$.benefits", known_by="register"
    )
    insurance_benefit = BoolTerm(name="benefits.insurance_benefit", path="$.benefits", known_by="register")


class HouseholdFacts(Vocabulary):
    """The household for which the guideline norm is calculated."""

    kind = ChoiceTerm(
        name="household.kind",
        values=("single", "couple", "shared_dwelling"),
        path="$.household.kind",
        known_by="person",
    )


def _children(low: int, high: int) -> IntTerm:
    return IntTerm(
        name=f"household.children_{low}_to_{high}",
        counted="1",
        low=0,
        path="$.household.child_birth_dates",
        known_by="register",
    )


class Children(Vocabulary):
    """Children in the household, in the age groups of the guideline norm."""

    youngest = _children(0, 5)
    middle = _children(6, 10)
    oldest = _children(11, 17)


class Assessed(Vocabulary):
    """The work ability assessment."""

    work_ability = BoolTerm(name="assessed.work_ability", path="$.work_ability_assessment", known_by="office")

    conclusion = ChoiceTerm(
        name="assessed.conclusion",
        values=("standard", "situational", "specially_adapted", "permanently_adapted"),
        path="$.work_ability_assessment.conclusion",
        known_by="office",
    )


class Judgement(Vocabulary):
    """Questions that the law leaves to a person's judgement (skjønn)."""

    capacity_substantially_reduced = _judged("judgement.capacity_substantially_reduced")
    benefits_limited = _judged("judgement.benefits_limited")
    benefits_very_limited = _judged("judgement.benefits_very_limited")
    appropriate_and_necessary = _judged("judgement.appropriate_and_necessary")
    adapted_programme_can_be_offered = _judged("judgement.adapted_programme_can_be_offered")
    disproportionately_burdensome = _judged("judgement.disproportionately_burdensome")


IMPLIED: tuple[tuple[BoolTerm, BoolTerm], ...] = (
    (Judgement.benefits_very_limited, Judgement.benefits_limited),
)
"""Pairs of judgements: a yes to the first implies a yes to the second, and a no to the second a no to the
first. Very limited benefits are limited, and benefits that are not limited are not very limited."""
