"""The vocabulary of what a programme holds: a version of the plan, and paid work beside it."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, counted, day, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["Combined", "Content", "ContentDays", "ContentJudgement", "IndividualPlan"]

_PLAN = "$.course.plans[]"
_MINUTES = f"{_PLAN}.elements[].minutes_a_week"


class Content(Vocabulary):
    """A version of the plan, and the programme that it belongs to."""

    minutes_a_week = counted(
        "content.minutes_a_week",
        "minutes",
        "full tid; summen av inntektsgivende arbeid og andre aktiviteter",
        _MINUTES,
        "Hvor mye tid i uken tar tiltakene, med lønnet arbeid, i den uken det er minst?",
        "Kor mykje tid i veka tek tiltaka, med lønt arbeid, i den veka det er minst?",
        "How much time a week do the measures take, paid work included, in the week that has least?",
    )
    adapted = fact(
        "content.adapted",
        "medisinsk tilpasset ramme",
        f"{_PLAN}.adapted_by",
        "Er en medisinsk tilpasset tidsramme bekreftet, og av hvem?",
        "Er ei medisinsk tilpassa tidsramme stadfesta, og av kven?",
        "Is a medically adapted frame of time certified, and by whom?",
    )
    adapted_minutes = counted(
        "content.adapted_minutes",
        "minutes",
        "medisinsk tilpasset ramme",
        f"{_PLAN}.minutes_a_week",
        "Hvor mye tid i uken er den tilpassede rammen på?",
        "Kor mykje tid i veka er den tilpassa ramma på?",
        "How much time a week is the adapted frame?",
    )
    work_directed_minutes = counted(
        "content.work_directed_minutes",
        "minutes",
        "tiltak som direkte forventes å styrke mulighetene for overgang til arbeid",
        f"{_PLAN}.elements[].counts_as",
        "Hvor mye tid i uken går til arbeidsrettede tiltak, jobbsøking og lønnet arbeid?",
        "Kor mykje tid i veka går til arbeidsretta tiltak, jobbsøking og lønt arbeid?",
        "How much time a week goes to work-directed measures, job search and paid work?",
    )
    has_work_directed = fact(
        "content.has_work_directed",
        "arbeidsrettede tiltak",
        f"{_PLAN}.elements[].counts_as",
        "Inneholder programmet arbeidsrettede tiltak?",
        "Inneheld programmet arbeidsretta tiltak?",
        "Does the programme contain work-directed measures?",
    )
    work_directed_from = day(
        "content.work_directed_from",
        "arbeidsrettede tiltak inngår fra",
        f"{_PLAN}.elements[].first",
        "Fra hvilken dag inngår arbeidsrettede tiltak?",
        "Frå kva dag er arbeidsretta tiltak med?",
        "From which day are there work-directed measures?",
    )
    has_job_search = fact(
        "content.has_job_search",
        "arbeidssøking",
        f"{_PLAN}.elements[].counts_as",
        "Inneholder programmet arbeidssøking?",
        "Inneheld programmet arbeidssøking?",
        "Does the programme contain job search?",
    )
    job_search_last = day(
        "content.job_search_last",
        "arbeidssøking inngår til",
        f"{_PLAN}.elements[].last",
        "Hva er siste dag med arbeidssøking?",
        "Kva er siste dag med arbeidssøking?",
        "What is the last day of job search?",
    )
    last = day(
        "content.last",
        "siste dag denne planen gjelder",
        f"{_PLAN}.valid_from",
        "Hva er siste dag denne utgaven av planen gjelder?",
        "Kva er siste dag denne utgåva av planen gjeld?",
        "What is the last day on which this version of the plan holds?",
    )
    programme_first = day(
        "content.programme_first",
        "programmets første dag",
        "$.course.decisions[].applies_from",
        "Hva er programmets første dag?",
        "Kva er den første dagen i programmet?",
        "What is the first day of the programme?",
    )
    programme_last = day(
        "content.programme_last",
        "programmets siste dag",
        "$.course.decisions[].applies_to",
        "Hva er programmets siste dag etter siste vedtak?",
        "Kva er den siste dagen i programmet etter siste vedtak?",
        "What is the last day of the programme by the last decision?",
    )
    programme_days = counted(
        "content.programme_days",
        "days",
        "programmets lengde",
        "$.course.decisions[].applies_to",
        "Hvor mange dager varer programmet etter siste vedtak?",
        "Kor mange dagar varer programmet etter siste vedtak?",
        "How many days does the programme last by the last decision?",
    )
    period_first = day(
        "content.period_first",
        "siste vedtaksperiode begynner",
        "$.course.decisions[].applies_from",
        "Når begynner siste vedtaksperiode?",
        "Når byrjar siste vedtaksperiode?",
        "When does the last period that was granted begin?",
    )
    period_days = counted(
        "content.period_days",
        "days",
        "siste vedtaksperiodes lengde",
        "$.course.decisions[].applies_to",
        "Hvor mange dager er siste vedtaksperiode på?",
        "Kor mange dagar er siste vedtaksperiode på?",
        "How many days is the last period that was granted?",
    )
    evaluation_dates = counted(
        "content.evaluation_dates",
        "1",
        "tidspunkt for evalueringer",
        f"{_PLAN}.evaluation_dates",
        "På hvilke dager skal innholdet evalueres? (Ingen oppgitt: en tom liste.)",
        "På kva dagar skal innhaldet evaluerast? (Ingen oppgitt: ei tom liste.)",
        "On which days is the content to be evaluated? (None stated: an empty list.)",
    )
    wishes_on_record = fact(
        "content.wishes_on_record",
        "hva deltakeren mener",
        f"{_PLAN}.wishes",
        "Hva ønsker deltakeren selv?",
        "Kva ønskjer deltakaren sjølv?",
        "What does the participant want?",
        known_by="person",
    )
    alternatives_on_record = fact(
        "content.alternatives_on_record",
        "andre tiltak som er vurdert",
        f"{_PLAN}.alternatives",
        "Hvilke andre tiltak ble tilbudt?",
        "Kva andre tiltak vart tilbodne?",
        "Which other measures were offered?",
    )


class ContentJudgement(Vocabulary):
    """What the content is judged by."""

    adapted_to_individual = judged(
        "judgement.adapted_to_individual",
        "tilpasset den enkeltes behov og forutsetninger",
        _PLAN,
        "Er innholdet tilpasset deltakerens behov og forutsetninger?",
        "Er innhaldet tilpassa behova og føresetnadene til deltakaren?",
        "Is the content adapted to the participant's needs and abilities?",
    )
    essential_part = judged(
        "judgement.essential_part_work_directed",
        "den vesentlige delen",
        _PLAN,
        "Består den vesentlige delen av programmet av tiltak som direkte ventes å styrke muligheten for "
        "overgang til arbeid?",
        "Er den vesentlege delen av programmet tiltak som direkte er venta å styrkje moglegheita for "
        "overgang til arbeid?",
        "Does the essential part of the programme consist of measures that are directly expected to "
        "strengthen the chance of moving into work?",
    )
    made_together = judged(
        "judgement.made_together",
        "utformes i samarbeid med deltakeren",
        _PLAN,
        "Er planen utformet i samarbeid med deltakeren?",
        "Er planen utforma i samarbeid med deltakaren?",
        "Was the plan made together with the participant?",
    )


class ContentDays(Vocabulary):
    """What follows from the programme's days."""

    halfway = calculated("content.halfway", "halvveis i programmet")
    final_part_from = calculated("content.final_part_from", "den avsluttende delen")


class IndividualPlan(Vocabulary):
    """The individual plan."""

    made_on = day(
        "plan.made_on",
        "individuell plan utarbeidet",
        f"{_PLAN}.valid_from",
        "Når ble planen laget?",
        "Når vart planen laga?",
        "When was the plan made?",
    )
    consented_on = day(
        "plan.consented_on",
        "samtykke til individuell plan",
        f"{_PLAN}.consented_on",
        "Når samtykket deltakeren til planen?",
        "Når samtykte deltakaren til planen?",
        "When did the participant consent to the plan?",
    )
    another_exists = fact(
        "plan.another_exists",
        "kun én individuell plan",
        f"{_PLAN}.another_plan",
        "Har en annen tjeneste allerede en individuell plan for deltakeren?",
        "Har ei anna teneste alt ein individuell plan for deltakaren?",
        "Does another service already keep an individual plan for the participant?",
    )


class Combined(Vocabulary):
    """Paid work, or an apprenticeship, beside the programme."""

    minutes_a_week = counted(
        "combined.minutes_a_week",
        "minutes",
        "stilling",
        "$.course.work[].minutes_a_week",
        "Hvor mye lønnet tid har deltakeren i uken, alt arbeid samlet?",
        "Kor mykje lønt tid har deltakaren i veka, alt arbeid samla?",
        "How much paid time a week does the participant have, all work together?",
    )
    apprenticeship = fact(
        "combined.apprenticeship",
        "gjennomføring av læretid",
        "$.course.work[].kind",
        "Er det læretid?",
        "Er det læretid?",
        "Is it an apprenticeship?",
    )
