"""The vocabulary of the right: every fact that § 29 may read.

There is no term for motivation, target numbers, budgets, waiting lists or nationality as such: what has
no term cannot be made a condition.
"""

from __future__ import annotations

from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Text, Vocabulary

__all__ = [
    "IMPLIED",
    "Assessed",
    "Benefits",
    "Children",
    "Household",
    "Judgement",
    "Office",
    "Person",
]


def _judged(name: str, legal: str, ask: Text) -> BoolTerm:
    return BoolTerm(
        name=name,
        legal=legal,
        ask=ask,
        path=f'$.assessments[] with "question": "{name}"',
        nature="judged",
        known_by="office",
    )


class Person(Vocabulary):
    """Who the applicant is, as far as the rules ask."""

    age = IntTerm(
        name="person.age",
        counted="years",
        low=0,
        high=150,
        legal="alder",
        path="$.birth_date",
        known_by="register",
        ask=Text(
            nb="Når er personen født?",
            nn="Når er personen fødd?",
            en="When was the person born?",
        ),
    )
    lawful_stay = BoolTerm(
        name="person.lawful_stay",
        legal="lovlig opphold i riket",
        path="$.lawful_stay",
        known_by="register",
        ask=Text(
            nb="Har personen lovlig opphold i Norge?",
            nn="Har personen lovleg opphald i Noreg?",
            en="Does the person stay lawfully in Norway?",
        ),
    )
    fixed_residence = BoolTerm(
        name="person.fixed_residence",
        legal="bopel i riket",
        path="$.fixed_residence",
        known_by="register",
        ask=Text(
            nb="Har personen bopel i Norge?",
            nn="Har personen bustad i Noreg?",
            en="Does the person have a residence in Norway?",
        ),
    )
    exempt_from_residence = BoolTerm(
        name="person.exempt_from_residence",
        legal="unntak fra kravet om bopel",
        path="$.exempt_from_residence",
        known_by="office",
        ask=Text(
            nb="Er personen unntatt fra kravet om bopel: norsk statsborger, EØS-borger eller familiemedlem "
            "med lovlig opphold (ikke etter utlendingsloven § 111), eller omfattet av annen avtale eller av "
            "forskriften § 1 fjerde ledd?",
            nn="Er personen unnateken frå kravet om bustad: norsk statsborgar, EØS-borgar eller "
            "familiemedlem med lovleg opphald (ikkje etter utlendingslova § 111), eller omfatta av annan "
            "avtale eller av forskrifta § 1 fjerde ledd?",
            en="Is the person exempt from the residence requirement: a Norwegian citizen, an EEA national or "
            "family member with lawful stay (not under utlendingsloven § 111), or covered by another treaty "
            "or by § 1 (4) of the regulation?",
        ),
    )
    introduction_programme_offered = BoolTerm(
        name="person.introduction_programme_offered",
        legal="introduksjonsprogram",
        path="$.introduction_programme_offered",
        known_by="municipality",
        ask=Text(
            nb="Har personen tilbud om introduksjonsprogram?",
            nn="Har personen tilbod om introduksjonsprogram?",
            en="Is the person offered the introduction programme?",
        ),
    )


class Office(Vocabulary):
    """What the municipality and the office have."""

    nav_office_established = BoolTerm(
        name="office.nav_office_established",
        legal="felles lokalt kontor (NAV-kontor)",
        path="$.nav_office_established",
        known_by="municipality",
        ask=Text(
            nb="Var NAV-kontoret i kommunen opprettet?",
            nn="Var NAV-kontoret i kommunen oppretta?",
            en="Had the municipality's NAV office been established?",
        ),
    )


class Benefits(Vocabulary):
    """Subsistence benefits under folketrygdloven and arbeidsmarkedsloven."""

    monthly_total = IntTerm(
        name="benefits.monthly_total",
        counted="øre",
        low=0,
        legal="ytelser til livsopphold etter folketrygdloven eller arbeidsmarkedsloven",
        path="$.benefits",
        known_by="register",
        ask=Text(
            nb="Hvilke ytelser til livsopphold etter folketrygdloven og arbeidsmarkedsloven har personen, og "
            "hvor mye i måneden? (Ingen: en tom liste.)",
            nn="Kva ytingar til livsopphald etter folketrygdlova og arbeidsmarknadslova har personen, og kor "
            "mykje i månaden? (Ingen: ei tom liste.)",
            en="Which subsistence benefits under folketrygdloven and arbeidsmarkedsloven does the person "
            "have, and how much a month? (None: an empty list.)",
        ),
    )
    insurance_benefit = BoolTerm(
        name="benefits.insurance_benefit",
        legal="arbeidsavklaringspenger, uføretrygd eller annen ytelse til livsopphold etter folketrygdloven",
        path="$.benefits",
        known_by="register",
        ask=Text(
            nb="Har personen en ytelse til livsopphold etter folketrygdloven?",
            nn="Har personen ei yting til livsopphald etter folketrygdlova?",
            en="Does the person have a subsistence benefit under folketrygdloven?",
        ),
    )


class Household(Vocabulary):
    """Whom the guideline norm is counted for."""

    kind = ChoiceTerm(
        name="household.kind",
        values=("single", "couple", "shared_dwelling"),
        legal="enslig, ektepar/samboere, person i bofellesskap",
        path="$.household.kind",
        known_by="person",
        ask=Text(
            nb="Bor personen alene, som ektefelle eller samboer, eller i bofellesskap?",
            nn="Bur personen åleine, som ektefelle eller sambuar, eller i bufellesskap?",
            en="Does the person live alone, as a couple, or in a shared dwelling?",
        ),
    )


def _children(low: int, high: int) -> IntTerm:
    return IntTerm(
        name=f"household.children_{low}_to_{high}",
        counted="1",
        low=0,
        legal=f"barn {low}–{high} år",
        path="$.household.child_birth_dates",
        known_by="register",
        ask=Text(
            nb=f"Hvor mange barn på {low}–{high} år bor i husholdningen?",
            nn=f"Kor mange barn på {low}–{high} år bur i hushaldet?",
            en=f"How many children aged {low}–{high} live in the household?",
        ),
    )


class Children(Vocabulary):
    """Children in the household, in the age groups of the guideline norm."""

    youngest = _children(0, 5)
    middle = _children(6, 10)
    oldest = _children(11, 17)


class Assessed(Vocabulary):
    """What must have been gone through."""

    work_ability = BoolTerm(
        name="assessed.work_ability",
        legal="arbeidsevnevurdering",
        path="$.work_ability_assessment",
        known_by="office",
        ask=Text(
            nb="Når gjennomgikk personen en arbeidsevnevurdering? Er den ikke gjort, er det kontoret som må "
            "gjøre den.",
            nn="Når gjekk personen gjennom ei arbeidsevnevurdering? Er ho ikkje gjord, er det kontoret som "
            "må gjere ho.",
            en="When did the person go through a work-ability assessment? If it has not been done, it is for "
            "the office to do it.",
        ),
    )

    conclusion = ChoiceTerm(
        name="assessed.conclusion",
        values=("standard", "situational", "specially_adapted", "permanently_adapted"),
        legal="standardinnsats, situasjonsbestemt, spesielt tilpasset eller varig tilpasset innsats",
        path="$.work_ability_assessment.conclusion",
        known_by="office",
        ask=Text(
            nb="Hvilket behov for innsats konkluderte arbeidsevnevurderingen med?",
            nn="Kva behov for innsats konkluderte arbeidsevnevurderinga med?",
            en="Which need for assistance did the work-ability assessment conclude with?",
        ),
    )


class Judgement(Vocabulary):
    """Questions that the law leaves to a person's judgement (skjønn)."""

    capacity_substantially_reduced = _judged(
        "judgement.capacity_substantially_reduced",
        "vesentlig nedsatt arbeids- og inntektsevne",
        Text(
            nb="Er arbeids- og inntektsevnen vesentlig nedsatt?",
            nn="Er arbeids- og inntektsevna vesentleg nedsett?",
            en="Is the capacity for work and income substantially reduced?",
        ),
    )
    benefits_limited = _judged(
        "judgement.benefits_limited",
        "begrensede ytelser til livsopphold",
        Text(
            nb="Er ytelsene til livsopphold begrensede?",
            nn="Er ytingane til livsopphald avgrensa?",
            en="Are the subsistence benefits limited?",
        ),
    )
    benefits_very_limited = _judged(
        "judgement.benefits_very_limited",
        "svært begrensede ytelser til livsopphold",
        Text(
            nb="Er ytelsene til livsopphold svært begrensede?",
            nn="Er ytingane til livsopphald svært avgrensa?",
            en="Are the subsistence benefits very limited?",
        ),
    )
    appropriate_and_necessary = _judged(
        "judgement.appropriate_and_necessary",
        "tett og koordinert bistand hensiktsmessig og nødvendig",
        Text(
            nb="Er tett og koordinert bistand gjennom programmet hensiktsmessig og nødvendig for å styrke "
            "muligheten for deltakelse i arbeidslivet?",
            nn="Er tett og koordinert bistand gjennom programmet føremålstenleg og nødvendig for å styrkje "
            "moglegheita til å delta i arbeidslivet?",
            en="Is close, coordinated help through the programme appropriate and necessary to strengthen the "
            "chance of taking part in working life?",
        ),
    )
    adapted_programme_can_be_offered = _judged(
        "judgement.adapted_programme_can_be_offered",
        "kan tilby et tilpasset program",
        Text(
            nb="Kan arbeids- og velferdsforvaltningen tilby et tilpasset program?",
            nn="Kan arbeids- og velferdsforvaltninga tilby eit tilpassa program?",
            en="Can the labour and welfare administration offer an adapted programme?",
        ),
    )
    disproportionately_burdensome = _judged(
        "judgement.disproportionately_burdensome",
        "uforholdsmessig byrdefullt på grunn av forhold ved søkeren",
        Text(
            nb="Vil det på grunn av forhold ved søkeren være uforholdsmessig byrdefullt å tilby et program? "
            "(Unntak; hvis kommunen ikke påberoper det: nei.)",
            nn="Vil det på grunn av forhold ved søkjaren vere uforholdsmessig tyngjande å tilby eit "
            "program? (Unntak; dersom kommunen ikkje viser til det: nei.)",
            en="Would it, because of the applicant's circumstances, be disproportionately burdensome to "
            "offer a programme? (An exception; if the municipality does not invoke it: no.)",
        ),
    )


IMPLIED: tuple[tuple[BoolTerm, BoolTerm], ...] = (
    (Judgement.benefits_very_limited, Judgement.benefits_limited),
)
"""Judgements of which a yes to the first is a yes to the second too, and a no to the second a no to the
first: very limited benefits are limited, and what is not limited is not very limited."""
