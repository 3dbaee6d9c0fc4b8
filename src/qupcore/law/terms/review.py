"""The vocabulary of a review: refusals and their grounds, what came before an award, what was told."""

from __future__ import annotations

from qupcore.rules.terms import BoolTerm, IntTerm, Text, Vocabulary

__all__ = ["Award", "Demand", "Evaluated", "Refusal", "Told"]


def _fact(name: str, legal: str, path: str, ask: Text) -> BoolTerm:
    return BoolTerm(name=name, legal=legal, path=path, ask=ask)


def _day(name: str, legal: str, path: str, ask: Text) -> IntTerm:
    return IntTerm(name=name, counted="date", legal=legal, path=path, ask=ask)


class Refusal(Vocabulary):
    """A refusal of the programme, held against § 29 on the day it was made."""

    right = _fact(
        "refusal.right",
        "rett til kvalifiseringsprogram",
        "$",
        Text(
            nb="Oppfylte personen vilkårene i § 29 den dagen programmet ble avslått eller avsluttet?",
            nn="Oppfylte personen vilkåra i § 29 den dagen programmet vart avslått eller avslutta?",
            en="Did the person meet the conditions of § 29 on the day on which the programme was refused or "
            "ended?",
        ),
    )

    but_for_exception = _fact(
        "refusal.but_for_exception",
        "alle andre vilkår er oppfylt",
        "$",
        Text(
            nb="Var alle andre vilkår i § 29 oppfylt den dagen programmet ble avslått?",
            nn="Var alle andre vilkår i § 29 oppfylte den dagen programmet vart avslått?",
            en="Were all other conditions of § 29 met on the day on which the programme was refused?",
        ),
    )
    exception_invoked = _fact(
        "refusal.exception_invoked",
        "ikke forpliktet til å innvilge program",
        "$.course.decisions[].grounds",
        Text(
            nb="Viser avslaget til at et program ville være uforholdsmessig byrdefullt på grunn av forhold "
            "ved "
            "søkeren?",
            nn="Viser avslaget til at eit program ville vere uforholdsmessig tyngjande på grunn av forhold "
            "ved "
            "søkjaren?",
            en="Does the refusal invoke that a programme would be disproportionately burdensome because of "
            "the "
            "applicant's circumstances?",
        ),
    )


class Demand(Vocabulary):
    """A ground for refusing, or a condition that local practice set."""

    in_law = _fact(
        "demand.in_law",
        "vilkår i loven",
        "$.course.decisions[].grounds",
        Text(
            nb="Hvilket av lovens vilkår hviler dette på? (Oppgi regelens navn, som sotjl.29.age.)",
            nn="Kva for eit av vilkåra i lova kviler dette på? (Oppgi namnet på regelen, som sotjl.29.age.)",
            en="Which of the law's conditions does this rest on? (Give the rule's name, as sotjl.29.age.)",
        ),
    )
    fulfilled = _fact(
        "demand.fulfilled",
        "vilkåret er oppfylt",
        "$",
        Text(
            nb="Var vilkåret oppfylt den dagen programmet ble avslått?",
            nn="Var vilkåret oppfylt den dagen programmet vart avslått?",
            en="Was the condition met on the day on which the programme was refused?",
        ),
    )


class Award(Vocabulary):
    """What must come before a decision, and before a start."""

    refused_anyway = _fact(
        "award.refused_anyway",
        "avslag av annen grunn",
        "$",
        Text(
            nb="Var det uansett ikke rett til program den dagen det ble avgjort?",
            nn="Var det uansett ikkje rett til program den dagen det vart avgjort?",
            en="Was there no right to a programme on the day of the decision in any case?",
        ),
    )
    assessed_on = _day(
        "award.assessed_on",
        "arbeidsevnevurdering gjennomgått",
        "$.work_ability_assessment.completed_on",
        Text(
            nb="Når var arbeidsevnevurderingen fullført?",
            nn="Når var arbeidsevnevurderinga fullført?",
            en="When was the work-ability assessment completed?",
        ),
    )
    decided_on = _day(
        "award.decided_on",
        "vedtak om program",
        "$.course.decisions[].decided_on",
        Text(
            nb="Når ble programmet innvilget eller avslått?",
            nn="Når vart programmet innvilga eller avslått?",
            en="When was the programme granted or refused?",
        ),
    )
    started_on = _day(
        "award.started_on",
        "første dag i programmet",
        "$.course.started_on",
        Text(
            nb="Når begynte deltakeren i programmet?",
            nn="Når byrja deltakaren i programmet?",
            en="When did the participant start in the programme?",
        ),
    )
    judgements_reasoned = _fact(
        "award.judgements_reasoned",
        "hovedhensynene ved skjønnet",
        "$.assessments",
        Text(
            nb="Hva er begrunnelsen for vurderingene vedtaket hviler på, hvem gjorde dem, og når?",
            nn="Kva er grunngivinga for vurderingane vedtaket kviler på, kven gjorde dei, og når?",
            en="What are the grounds of the judgements that the decision rests on, whose are they, and when?",
        ),
    )


class Told(Vocabulary):
    """Whether the person was told of the programme."""

    informed = _fact(
        "told.informed",
        "opplysning, råd og veiledning",
        "$.course.informed_on",
        Text(
            nb="Når fikk personen vite om kvalifiseringsprogrammet?",
            nn="Når fekk personen vite om kvalifiseringsprogrammet?",
            en="When was the person told of the Qualification Programme?",
        ),
    )


class Evaluated(Vocabulary):
    """Whether a stated evaluation was held."""

    held = _fact(
        "evaluated.held",
        "evaluering underveis",
        "$.course.follow_ups",
        Text(
            nb="Når ble innholdet i programmet evaluert?",
            nn="Når vart innhaldet i programmet evaluert?",
            en="When was the content of the programme evaluated?",
        ),
    )
