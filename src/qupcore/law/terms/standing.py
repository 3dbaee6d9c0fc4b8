"""The vocabulary of what stands: what is granted, extended and runs on, and what belongs to it."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, choice, day, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["AbsenceCut", "AgeDays", "Body", "Cooperation", "Gathering", "Progress", "Standing", "Stay"]

_DECISION = "$.course.decisions[]"


class Standing(Vocabulary):
    """A programme that is granted, extended or runs, held against § 29."""

    right = fact(
        "standing.right",
        "omfattes av § 29",
        "$",
        "Oppfylte deltakeren vilkårene i § 29?",
        "Oppfylte deltakaren vilkåra i § 29?",
        "Did the participant meet the conditions of § 29?",
    )
    born = day(
        "standing.born",
        "alder",
        "$.birth_date",
        "Når er deltakeren født?",
        "Når er deltakaren fødd?",
        "When was the participant born?",
    )
    last = day(
        "standing.last",
        "programmets siste dag så langt",
        f"{_DECISION}.applies_to",
        "Hva er siste dag i programmet så langt?",
        "Kva er siste dag i programmet så langt?",
        "What is the last day of the programme so far?",
    )
    takes_part = fact(
        "standing.takes_part",
        "for den tiden en person deltar",
        "$.course.decisions",
        "Deltar personen fortsatt i programmet?",
        "Deltek personen framleis i programmet?",
        "Does the person still take part in the programme?",
    )
    start_stated = fact(
        "standing.start_stated",
        "hensiktsmessig starttidspunkt",
        f"{_DECISION}.applies_from",
        "Fra hvilken dag gjelder programmet?",
        "Frå kva dag gjeld programmet?",
        "From which day does the programme run?",
    )


class AgeDays(Vocabulary):
    """What follows from the age."""

    outside_from = calculated("standing.outside_from", "alder over grensen i § 29")


class AbsenceCut(Vocabulary):
    """A benefit cut for absence that was not permitted."""

    reserved = fact(
        "cut.reserved",
        "forbehold om illegitimt fravær i tildelingsvedtaket",
        f"{_DECISION}.reserves_for_absence",
        "Tar vedtaket om programmet forbehold om trekk i stønaden ved ugyldig fravær?",
        "Tek vedtaket om programmet atterhald om trekk i stønaden ved ugyldig fråvær?",
        "Does the award reserve for cuts in the benefit because of invalid absence?",
    )
    decided = fact(
        "cut.decided",
        "trekk i stønaden er et enkeltvedtak",
        "$.course.decisions",
        "Når ble det gjort vedtak om å redusere stønaden for fraværet?",
        "Når vart det gjort vedtak om å redusere stønaden for fråværet?",
        "When was it decided to reduce the benefit for the absence?",
    )


class Stay(Vocabulary):
    """Which municipality a person belongs to."""

    here = fact(
        "stay.here",
        "oppholder seg i kommunen",
        "$.stay.here",
        "Oppholder personen seg i kommunen?",
        "Oppheld personen seg i kommunen?",
        "Does the person stay in the municipality?",
    )
    in_institution = fact(
        "stay.in_institution",
        "institusjon eller bolig med heldøgns omsorgstjenester",
        "$.stay.in_institution",
        "Oppholder personen seg i institusjon eller bolig med heldøgns omsorgstjenester?",
        "Oppheld personen seg i institusjon eller bustad med heildøgns omsorgstenester?",
        "Does the person stay in an institution or a home with care around the clock?",
    )
    here_before = fact(
        "stay.here_before",
        "oppholdskommune forut for inntaket",
        "$.stay.here_before",
        "Var dette oppholdskommunen før personen kom til institusjonen eller boligen?",
        "Var dette opphaldskommunen før personen kom til institusjonen eller bustaden?",
        "Was this the municipality where the person stayed before going into the institution or home?",
    )


class Cooperation(Vocabulary):
    """Whether others who give services take part in the individual plan."""

    with_others = fact(
        "plan.with_others",
        "samarbeide med andre tjenesteytere om planen",
        "$.course.plans[].with_others",
        "Samarbeider kommunen med de andre tjenesteyterne om den individuelle planen?",
        "Samarbeider kommunen med dei andre tenesteytarane om den individuelle planen?",
        "Does the municipality work with the other service providers on the individual plan?",
    )


class Progress(Vocabulary):
    """What an evaluation looked at, and what came of it."""

    assessed = fact(
        "progress.assessed",
        "tiltakene i programmet og deltakerens progresjon skal vurderes",
        "$.course.follow_ups[].progress_assessed",
        "Ble tiltakene og deltakerens progresjon vurdert?",
        "Vart tiltaka og progresjonen til deltakaren vurderte?",
        "Were the measures and the participant's progress assessed?",
    )
    changes_needed = fact(
        "progress.changes_needed",
        "ved behov",
        "$.course.follow_ups[].changes_needed",
        "Viste evalueringen at innholdet i programmet måtte endres?",
        "Viste evalueringa at innhaldet i programmet måtte endrast?",
        "Did the evaluation show that the content of the programme had to change?",
    )
    changed = fact(
        "progress.changed",
        "følges opp med endringer i programmets innhold",
        "$.course.plans",
        "Når ble innholdet i programmet endret?",
        "Når vart innhaldet i programmet endra?",
        "When was the content of the programme changed?",
    )


class Gathering(Vocabulary):
    """How the information in a case was obtained."""

    with_the_person = judged(
        "judgement.information_gathered_with_the_person",
        "så langt som mulig innhentes i samarbeid med tjenestemottaker",
        _DECISION,
        "Er opplysningene så langt som mulig innhentet i samarbeid med personen, eller slik at personen "
        "kjente "
        "til det?",
        "Er opplysningane så langt som råd innhenta i samarbeid med personen, eller slik at personen kjende "
        "til det?",
        "Was the information obtained, as far as possible, together with the person or with their knowledge?",
    )


class Body(Vocabulary):
    """Who decides on an appeal."""

    of_appeal = choice(
        "appeal.body",
        ("county_governor", "other"),
        "klageinstans",
        "$.course.appeals[].body",
        "Hvem avgjør klagen?",
        "Kven avgjer klaga?",
        "Who decides on the appeal?",
    )
