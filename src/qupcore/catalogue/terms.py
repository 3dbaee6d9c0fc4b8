"""The vocabulary of admission: the facts that a measure may ask about a person.

It is a part of the law's terms, plus terms of its own. There is none for motivation, targets, budgets or
nationality: without a term, no measure can make it a condition, whoever wrote the measure.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from qupcore.law.terms.right import ApplicantFacts, Assessed, Benefits
from qupcore.rules.terms import BoolTerm, IntTerm, Term, Vocabulary

__all__ = ["AdmissionFacts", "admission_vocabulary"]


def _circumstance(name: str, field: str, known_by: str) -> BoolTerm:
    return BoolTerm(name=name, path=f"$.circumstances.{field}", known_by=known_by)


class AdmissionFacts(Vocabulary):
    """Facts that decide admission to a measure or its length, beyond the facts of the law."""

    age_this_year = IntTerm(
        name="person.age_this_year",
        counted="years",
        low=0,
        high=151,
        path="$.birth_date",
        known_by="register",
    )
    reduced_capacity = _circumstance("assessment.reduced_capacity", "reduced_capacity", "office")
    completed_upper_secondary = _circumstance(
        "person.completed_upper_secondary", "completed_upper_secondary", "person"
    )
    in_ordinary_education = _circumstance("person.in_ordinary_education", "in_ordinary_education", "person")
    in_vocational_training = _circumstance(
        "person.in_vocational_training", "in_vocational_training", "office"
    )
    in_formal_training = _circumstance("person.in_formal_training", "in_formal_training", "office")
    from_school_or_institution = _circumstance(
        "person.from_school_or_institution", "from_school_or_institution", "office"
    )
    in_treatment = _circumstance("health.in_treatment", "in_treatment", "person")
    should_be_in_treatment = _circumstance(
        "health.should_be_in_treatment", "should_be_in_treatment", "office"
    )
    employed = _circumstance("work.employed", "employed", "person")
    permanent_job_offered = _circumstance("work.permanent_job_offered", "permanent_job_offered", "office")
    temporary_job_offered = _circumstance("work.temporary_job_offered", "temporary_job_offered", "office")
    moving_into_work = _circumstance("work.moving_into_work", "moving_into_work", "office")
    disability_pension = _circumstance("benefits.disability_pension", "disability_pension", "register")
    guardian_consents = _circumstance("person.guardian_consents", "guardian_consents", "person")


_SHARED: tuple[Term, ...] = (
    ApplicantFacts.age,
    ApplicantFacts.introduction_programme_offered,
    Benefits.insurance_benefit,
    Assessed.work_ability,
    Assessed.conclusion,
)

_VOCABULARY = MappingProxyType(
    {term.name: term for term in (*_SHARED, *vars(AdmissionFacts).values()) if isinstance(term, Term)}
)


def admission_vocabulary() -> Mapping[str, Term]:
    """Every term that a condition of admission may read, by name."""
    return _VOCABULARY
