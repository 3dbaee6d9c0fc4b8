"""The vocabulary of how long a programme lasts: a period that was granted, and what was judged for it."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, choice, counted, day, fact, judged
from qupcore.rules.terms import BoolTerm, Vocabulary

__all__ = ["Duration", "DurationDays", "Extension", "PeriodEnd"]

_DECISION = "$.course.decisions[]"


class Duration(Vocabulary):
    """A period that was granted, and the programme that it belongs to."""

    step = choice(
        "duration.step",
        ("first", "within_two_years", "beyond_two_years"),
        "innvilget, forlenget, forlenget utover to år",
        f"{_DECISION}.extension",
        "Er dette den første perioden, en forlengelse innenfor to år eller en forlengelse utover to år?",
        "Er dette den første perioden, ei forlenging innanfor to år eller ei forlenging utover to år?",
        "Is this the first period, an extension within two years, or an extension beyond two years?",
    )
    period_first = day(
        "duration.period_first",
        "vedtaksperioden begynner",
        f"{_DECISION}.applies_from",
        "Når begynner perioden?",
        "Når byrjar perioden?",
        "When does the period begin?",
    )
    period_last = day(
        "duration.period_last",
        "vedtaksperioden utløper",
        f"{_DECISION}.applies_to",
        "Hva er siste dag i perioden?",
        "Kva er siste dag i perioden?",
        "What is the last day of the period?",
    )
    programme_first = day(
        "duration.programme_first",
        "programmet begynner",
        "$.course.started_on",
        "Hva er første dag i dette programmet?",
        "Kva er første dag i dette programmet?",
        "What is the first day of this programme?",
    )

    leave_days = counted(
        "duration.leave_days",
        "days",
        "godkjent permisjon",
        "$.course.leaves",
        "Hvor mange dager med godkjent permisjon har det vært i programmet til og med perioden?",
        "Kor mange dagar med godkjend permisjon har det vore i programmet til og med perioden?",
        "How many days of approved leave were there in the programme up to the end of the period?",
    )
    interruption_days = counted(
        "duration.interruption_days",
        "days",
        "opphold etter vedtak om avbrudd",
        _DECISION,
        "Hvor mange dager har programmet vært avbrutt til og med perioden?",
        "Kor mange dagar har programmet vore avbrote til og med perioden?",
        "How many days was the programme interrupted up to the end of the period?",
    )
    pandemic_days = counted(
        "duration.pandemic_days",
        "days",
        "fravær som skyldes covid-19-pandemien",
        "$.course.absences[].reason",
        "Hvor mange dager med fravær på grunn av pandemien regnes ikke med?",
        "Kor mange dagar med fråvær på grunn av pandemien skal ikkje reknast med?",
        "How many days of absence because of the pandemic do not count?",
    )
    period_leave_days = counted(
        "duration.period_leave_days",
        "days",
        "godkjent permisjon i vedtaksperioden",
        "$.course.leaves",
        "Hvor mange dager med godkjent permisjon er det i perioden?",
        "Kor mange dagar med godkjend permisjon er det i perioden?",
        "How many days of approved leave are there in the period?",
    )
    period_interruption_days = counted(
        "duration.period_interruption_days",
        "days",
        "opphold etter vedtak om avbrudd i vedtaksperioden",
        _DECISION,
        "Hvor mange dager er programmet avbrutt i perioden?",
        "Kor mange dagar er programmet avbrote i perioden?",
        "How many days is the programme interrupted in the period?",
    )
    earlier_days = counted(
        "duration.earlier_days",
        "days",
        "tid i tidligere program",
        _DECISION,
        "Hvor mange dager har deltakeren vært i tidligere program?",
        "Kor mange dagar har deltakaren vore i tidlegare program?",
        "How many days was the participant in earlier programmes?",
    )
    reentries = counted(
        "duration.reentries",
        "1",
        "tas inn igjen i programmet",
        _DECISION,
        "Hvor mange ganger er deltakeren tatt inn igjen, denne gangen medregnet?",
        "Kor mange gonger er deltakaren teken inn igjen, denne gongen medrekna?",
        "How many times was the participant taken in again, this time included?",
    )
    stated = fact(
        "duration.stated",
        "varigheten skal fremgå av vedtaket",
        f"{_DECISION}.applies_to",
        "Hvilken dag sier vedtaket at perioden slutter?",
        "Kva dag seier vedtaket at perioden sluttar?",
        "On which day does the decision say that the period ends?",
    )
    judged_unfit = fact(
        "duration.judged_unfit",
        "varigheten er ikke fastsatt ut fra deltakerens forutsetninger og behov",
        f"{_DECISION}.assessments",
        "Er varigheten vurdert som fastsatt ut fra noe annet enn deltakerens forutsetninger og behov?",
        "Er lengda vurdert som fastsett ut frå noko anna enn føresetnadene og behova til deltakaren?",
        "Is the length judged to be set by something else than the participant's abilities and needs?",
    )
    granted_before_over = day(
        "duration.granted_before_over",
        "vedtaksperioden før er utløpt",
        f"{_DECISION}.applies_to",
        "Når var perioden før denne over?",
        "Når var perioden før denne over?",
        "When was the period before this one over?",
    )
    decided_on = day(
        "duration.decided_on",
        "vedtaksdato",
        f"{_DECISION}.decided_on",
        "Når ble perioden innvilget?",
        "Når vart perioden innvilga?",
        "When was the period granted?",
    )
    because_of_pandemic = fact(
        "duration.because_of_pandemic",
        "forlengelse etter de midlertidige reglene",
        f"{_DECISION}.covid",
        "Hviler forlengelsen på reglene om pandemien?",
        "Kviler forlenginga på reglane om pandemien?",
        "Does the extension rest on the provisions for the pandemic?",
    )


def _judged(name: str, legal: str, nb: str, nn: str, en: str) -> BoolTerm:
    return judged(f"judgement.{name}", legal, _DECISION, nb, nn, en)


class Extension(Vocabulary):
    """What an extension, or a new start, is judged by."""

    duration_fits = _judged(
        "duration_fits",
        "varigheten fastsettes ut fra deltakerens forutsetninger og behov",
        "Er lengden på perioden fastsatt ut fra deltakerens forutsetninger og behov?",
        "Er lengda på perioden fastsett ut frå føresetnadene og behova til deltakaren?",
        "Is the length of the period set by the participant's abilities and needs?",
    )
    new_assessment = _judged(
        "new_assessment",
        "etter en ny vurdering",
        "Er det gjort en ny vurdering som tilsier ett år til?",
        "Er det gjort ei ny vurdering som tilseier eitt år til?",
        "Has a new assessment been made that speaks for another year?",
    )
    special_assessment = _judged(
        "special_assessment",
        "etter en særskilt vurdering",
        "Er det gjort en særskilt vurdering som tilsier mer enn to år?",
        "Er det gjort ei særskild vurdering som tilseier meir enn to år?",
        "Has a special assessment been made that speaks for more than two years?",
    )
    special_grounds = _judged(
        "special_grounds",
        "særlige grunner",
        "Er det særlige grunner til å forlenge programmet utover to år?",
        "Er det særlege grunnar til å forlengje programmet utover to år?",
        "Are there special grounds for extending the programme beyond two years?",
    )
    still_entitled = _judged(
        "still_entitled",
        "vilkårene i § 29 er fortsatt oppfylt",
        "Er vilkårene for programmet fortsatt oppfylt?",
        "Er vilkåra for programmet framleis oppfylte?",
        "Are the conditions of the programme still met?",
    )
    goal_not_reached = _judged(
        "goal_not_reached",
        "målsettingen med programmet er ikke oppnådd",
        "Er det slik at målet med programmet ennå ikke er nådd?",
        "Er det slik at målet med programmet enno ikkje er nådd?",
        "Is the goal of the programme not reached yet?",
    )
    expedient = _judged(
        "extension_expedient",
        "forlengelsen er hensiktsmessig",
        "Er en forlengelse hensiktsmessig?",
        "Er ei forlenging føremålstenleg?",
        "Is an extension expedient?",
    )
    goal_within_a_year = _judged(
        "goal_within_a_year",
        "målet kan oppnås innen ett år",
        "Kan målet med programmet nås innen ett år til?",
        "Kan målet med programmet nåast innan eitt år til?",
        "Can the goal of the programme be reached within another year?",
    )
    necessary = _judged(
        "extension_necessary",
        "nødvendig for å oppnå målsettingen om arbeidsdeltakelse",
        "Er forlengelsen nødvendig for at deltakeren skal komme i arbeid?",
        "Er forlenginga nødvendig for at deltakaren skal kome i arbeid?",
        "Is the extension necessary for the participant to get into work?",
    )
    progress = _judged(
        "progress_made",
        "progresjon i kvalifiseringen for arbeidslivet",
        "Har deltakeren hatt progresjon i kvalifiseringen for arbeidslivet?",
        "Har deltakaren hatt progresjon i kvalifiseringa for arbeidslivet?",
        "Has the participant made progress in qualifying for working life?",
    )
    motivation_weighed = _judged(
        "motivation_weighed",
        "det må legges vekt på deltakerens motivasjon",
        "Er det lagt vekt på deltakerens motivasjon i vurderingen av forlengelsen?",
        "Er det lagt vekt på motivasjonen til deltakaren i vurderinga av forlenginga?",
        "Was weight given to the participant's motivation when the extension was considered?",
    )
    likely_in_work = _judged(
        "likely_in_work",
        "sannsynlig i arbeid ved utløpet",
        "Er det sannsynlig at deltakeren kommer i arbeid når det forlengede programmet er slutt?",
        "Er det sannsynleg at deltakaren kjem i arbeid når det forlengde programmet er slutt?",
        "Is the participant likely to get into work by the end of the extended programme?",
    )
    labour_market_weighed = _judged(
        "labour_market_weighed",
        "situasjonen på arbeidsmarkedet",
        "Er situasjonen på arbeidsmarkedet tatt med i vurderingen av forlengelsen?",
        "Er situasjonen på arbeidsmarknaden teken med i vurderinga av forlenginga?",
        "Was the situation in the labour market taken into account for the extension?",
    )
    purpose_attainable = _judged(
        "purpose_attainable",
        "formålet oppnåelig innenfor den tid som gjenstår",
        "Kan formålet med programmet nås i den tiden som er igjen?",
        "Kan føremålet med programmet nåast i den tida som er att?",
        "Can the purpose of the programme be reached in the time that is left?",
    )


class PeriodEnd(Vocabulary):
    """The end of a period, and of the longest time that there may be without special grounds."""

    over_on = day(
        "period_end.over_on",
        "vedtaksperioden er utløpt",
        f"{_DECISION}.applies_to",
        "Når er perioden over?",
        "Når er perioden over?",
        "When is the period over?",
    )
    longest_over = day(
        "period_end.longest_over",
        "den maksimale varigheten er utløpt",
        f"{_DECISION}.applies_to",
        "Når er den lengste varigheten over?",
        "Når er den lengste lengda over?",
        "When is the longest duration over?",
    )


class DurationDays(Vocabulary):
    """What follows: each is the first day after the time that there may be."""

    decide_by = calculated("duration.decide_by", "ved utløpet av vedtaksperioden")
    year_over = calculated("duration.year_over", "inntil ett år")
    extra_over = calculated("duration.extra_over", "inntil seks måneder utover to år")
    maximum_over = calculated("duration.maximum_over", "ikke lenger enn to år")
    extended_over = calculated("duration.extended_over", "forlenges med inntil ett år")
