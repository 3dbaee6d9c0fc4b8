"""The vocabulary of admission: what a measure may ask about a person.

A part of the law's terms, and terms of its own. There is none for motivation, targets, budgets or
nationality: what has no term cannot be asked by any measure, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from qupcore.domain.text import Text
from qupcore.law.terms.right import Assessed, Benefits, Person
from qupcore.rules.terms import BoolTerm, IntTerm, Term, Vocabulary

__all__ = ["AdmissionFacts", "admission_vocabulary"]


def _circumstance(name: str, field: str, legal: str, nb: str, nn: str, en: str, known_by: str) -> BoolTerm:
    return BoolTerm(
        name=name,
        legal=legal,
        ask=Text(nb, nn, en),
        path=f"$.circumstances.{field}",
        known_by=known_by,
    )


class AdmissionFacts(Vocabulary):
    """Facts that decide admission to a measure or its length, beyond those of the law."""

    age_this_year = IntTerm(
        name="person.age_this_year",
        counted="years",
        low=0,
        high=151,
        legal="alderen som fylles i kalenderåret",
        path="$.birth_date",
        known_by="register",
        ask=Text("Når er personen født?", "Når er personen fødd?", "When was the person born?"),
    )
    reduced_capacity = _circumstance(
        "assessment.reduced_capacity",
        "reduced_capacity",
        "nedsatt arbeidsevne",
        "Har NAV konkludert med at arbeidsevnen er nedsatt?",
        "Har NAV konkludert med at arbeidsevna er nedsett?",
        "Has NAV concluded that the work capacity is reduced?",
        "office",
    )
    completed_upper_secondary = _circumstance(
        "person.completed_upper_secondary",
        "completed_upper_secondary",
        "fullført videregående opplæring",
        "Har personen fullført videregående opplæring?",
        "Har personen fullført vidaregåande opplæring?",
        "Has the person completed upper secondary school?",
        "person",
    )
    in_ordinary_education = _circumstance(
        "person.in_ordinary_education",
        "in_ordinary_education",
        "elev eller student i ordinær utdanning",
        "Er personen elev eller student i ordinær utdanning?",
        "Er personen elev eller student i ordinær utdanning?",
        "Is the person a pupil or student in ordinary education?",
        "person",
    )
    in_vocational_training = _circumstance(
        "person.in_vocational_training",
        "in_vocational_training",
        "fag- og yrkesopplæring",
        "Tar personen fag- og yrkesopplæring?",
        "Tek personen fag- og yrkesopplæring?",
        "Does the person take vocational training?",
        "office",
    )
    in_formal_training = _circumstance(
        "person.in_formal_training",
        "in_formal_training",
        "opplæring som gir formell kompetanse",
        "Tar personen opplæring som gir formell kompetanse?",
        "Tek personen opplæring som gjev formell kompetanse?",
        "Does the person take training that gives formal competence?",
        "office",
    )
    from_school_or_institution = _circumstance(
        "person.from_school_or_institution",
        "from_school_or_institution",
        "overgang fra skole eller institusjon",
        "Er personen på vei ut av skole eller institusjon?",
        "Er personen på veg ut av skule eller institusjon?",
        "Is the person on the way out of school or an institution?",
        "office",
    )
    in_treatment = _circumstance(
        "health.in_treatment",
        "in_treatment",
        "behandling for psykiske lidelser eller rusproblemer",
        "Får personen behandling for psykiske lidelser eller rusproblemer?",
        "Får personen behandling for psykiske lidingar eller rusproblem?",
        "Is the person treated for mental illness or addiction?",
        "person",
    )
    should_be_in_treatment = _circumstance(
        "health.should_be_in_treatment",
        "should_be_in_treatment",
        "behov for behandling for psykiske lidelser eller rusproblemer",
        "Mener helsetjenesten at personen burde få behandling for psykiske lidelser eller rusproblemer?",
        "Meiner helsetenesta at personen burde få behandling for psykiske lidingar eller rusproblem?",
        "Should the person be treated for mental illness or addiction, as the health service sees it?",
        "office",
    )
    employed = _circumstance(
        "work.employed",
        "employed",
        "ordinært lønnet arbeid",
        "Har personen ordinært lønnet arbeid (også deltid eller læretid)?",
        "Har personen ordinært løna arbeid (òg deltid eller læretid)?",
        "Does the person have ordinary paid work (part-time and apprenticeship included)?",
        "person",
    )
    permanent_job_offered = _circumstance(
        "work.permanent_job_offered",
        "permanent_job_offered",
        "tilbud om fast ansettelse",
        "Har personen tilbud om fast ansettelse?",
        "Har personen tilbod om fast tilsetjing?",
        "Is the person offered a permanent job?",
        "office",
    )
    temporary_job_offered = _circumstance(
        "work.temporary_job_offered",
        "temporary_job_offered",
        "tilbud om midlertidig ansettelse",
        "Har personen tilbud om midlertidig ansettelse?",
        "Har personen tilbod om mellombels tilsetjing?",
        "Is the person offered a temporary job?",
        "office",
    )
    moving_into_work = _circumstance(
        "work.moving_into_work",
        "moving_into_work",
        "overgang til ordinært arbeid",
        "Er personen på vei fra tiltaket over i ordinært arbeid?",
        "Er personen på veg frå tiltaket over i ordinært arbeid?",
        "Is the person moving from the measure into an ordinary job?",
        "office",
    )
    disability_pension = _circumstance(
        "benefits.disability_pension",
        "disability_pension",
        "uføretrygd, eller uføretrygd i nær framtid",
        "Har personen uføretrygd, eller er det ventet i nær framtid?",
        "Har personen uføretrygd, eller er det venta i nær framtid?",
        "Does the person have a disability pension, or is one expected in the near future?",
        "register",
    )
    guardian_consents = _circumstance(
        "person.guardian_consents",
        "guardian_consents",
        "samtykke fra foresatte",
        "Samtykker de foresatte (for en person under 18 år)?",
        "Samtykkjer dei føresette (for ein person under 18 år)?",
        "Do the guardians consent (for a person under 18)?",
        "person",
    )


_SHARED: tuple[Term, ...] = (
    Person.age,
    Person.introduction_programme_offered,
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
