"""The vocabulary of an interruption, a stop or an end, and of what follows it."""

from __future__ import annotations

from typing import get_args

from qupcore.domain.case.programme_decision import EndReason
from qupcore.law.terms.asking import calculated, choice, day, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["CertificateDays", "CertificateOf", "Ending", "EndingDays", "EndingJudgement"]

_DECISION = "$.course.decisions[]"


class Ending(Vocabulary):
    """A decision that interrupts a programme or ends it."""

    kind = choice(
        "ending.kind",
        ("interrupted", "ended"),
        "avbrudd, avslutning; før 2019 stans",
        f"{_DECISION}.kind",
        "Er programmet avbrutt for en periode eller avsluttet?",
        "Er programmet avbrote for ein periode eller avslutta?",
        "Was the programme interrupted for a period, or ended?",
    )
    because = choice(
        "ending.because",
        get_args(EndReason),
        "grunnen til avbrudd eller avslutning",
        f"{_DECISION}.because",
        "Hvorfor ble programmet avbrutt eller avsluttet?",
        "Kvifor vart programmet avbrote eller avslutta?",
        "Why was the programme interrupted or ended?",
    )
    takes_effect_on = day(
        "ending.takes_effect_on",
        "programmet avbrytes eller avsluttes fra",
        f"{_DECISION}.applies_from",
        "Fra hvilken dag gjelder det?",
        "Frå kva dag gjeld det?",
        "From which day does it apply?",
    )
    interrupted_from = day(
        "ending.interrupted_from",
        "avbruddet begynner",
        f"{_DECISION}.applies_from",
        "Når begynte avbruddet?",
        "Når byrja avbrotet?",
        "When did the interruption begin?",
    )
    interrupted_through = day(
        "ending.interrupted_through",
        "siste dag av avbruddet",
        f"{_DECISION}.applies_to",
        "Hva er siste dag av avbruddet så langt?",
        "Kva er siste dag av avbrotet så langt?",
        "What is the last day of the interruption so far?",
    )
    absence_from = day(
        "ending.absence_from",
        "fraværets start",
        f"{_DECISION}.absence_from",
        "Når begynte fraværet på grunn av arbeid, fødsel eller adopsjon?",
        "Når byrja fråværet på grunn av arbeid, fødsel eller adopsjon?",
        "When did the absence because of work, birth or adoption begin?",
    )
    judged_no_return = fact(
        "ending.judged_no_return",
        "det er sannsynlig at deltakeren ikke vil gjenoppta deltakelsen",
        f"{_DECISION}.assessments",
        "Er det registrert at deltakeren trolig ikke kommer tilbake til programmet?",
        "Er det registrert at deltakaren truleg ikkje kjem tilbake til programmet?",
        "Is it on record that the participant will likely not come back to the programme?",
    )
    over = fact(
        "ending.over",
        "programmet er avsluttet",
        "$.course.decisions",
        "Er programmet avsluttet?",
        "Er programmet avslutta?",
        "Is the programme ended?",
    )
    longest_over = day(
        "ending.longest_over",
        "ikke lenger enn to år",
        f"{_DECISION}.applies_to",
        "Når er den lengste tiden for programmet nådd?",
        "Når er den lengste tida for programmet nådd?",
        "When is the longest time of the programme reached?",
    )
    pandemic_absence = fact(
        "ending.pandemic_absence",
        "manglende deltakelse som skyldes covid-19-pandemien",
        "$.course.absences[].reason",
        "Var deltakeren borte på grunn av pandemien da programmet ble avbrutt eller avsluttet?",
        "Var deltakaren borte på grunn av pandemien då programmet vart avbrote eller avslutta?",
        "Was the participant away because of the pandemic when the programme was interrupted or ended?",
    )


class EndingJudgement(Vocabulary):
    """What an interruption or an end is judged by."""

    objectively_justified = judged(
        "judgement.objectively_justified",
        "saklig begrunnet i forhold ved deltakeren",
        _DECISION,
        "Er avgjørelsen saklig begrunnet i forhold ved deltakeren?",
        "Er avgjerda sakleg grunngjeven i forhold ved deltakaren?",
        "Is the decision objectively justified by the participant's circumstances?",
    )
    no_return_likely = judged(
        "judgement.no_return_likely",
        "sannsynlig at deltakeren ikke vil gjenoppta deltakelsen",
        _DECISION,
        "Er det sannsynlig at deltakeren ikke kommer tilbake til programmet?",
        "Er det sannsynleg at deltakaren ikkje kjem tilbake til programmet?",
        "Is it likely that the participant will not come back to the programme?",
    )


class EndingDays(Vocabulary):
    """What follows: each is the first day after the time."""

    year_over = calculated("ending.year_over", "avbrutt i ett år")
    protection_over = calculated("ending.protection_over", "det første året etter fraværets start")


class CertificateOf(Vocabulary):
    """The participant's certificate."""

    programme_over_on = day(
        "certificate.programme_over_on",
        "gjennomført eller avsluttet program",
        _DECISION,
        "Når var programmet slutt?",
        "Når var programmet slutt?",
        "When was the programme over?",
    )
    issued = fact(
        "certificate.issued",
        "deltakerbevis utstedt",
        "$.course.certificate_on",
        "Når ble deltakerbeviset utstedt?",
        "Når vart deltakarbeviset skrive ut?",
        "When was the participant's certificate issued?",
    )


class CertificateDays(Vocabulary):
    """When it is due."""

    due = calculated("certificate.due", "ved gjennomført eller avsluttet program")
