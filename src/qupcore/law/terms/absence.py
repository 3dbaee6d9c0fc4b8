"""The vocabulary of absence: what a day away from the programme is, and what is counted about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from qupcore.domain.case.absence import AbsenceReason, Certificate
from qupcore.law.terms.asking import calculated, choice, counted, day, fact, judged
from qupcore.rules.terms import Value, Vocabulary

__all__ = [
    "TO_BE_SHOWN",
    "Absent",
    "Calendar",
    "Caring",
    "Illness",
    "Window",
    "WindowDays",
    "Withdrawal",
    "WithdrawalDays",
]

_ENTRY = "$.course.absences[]"
_WITHDRAWAL = "$.course.withdrawals[]"


class Absent(Vocabulary):
    """Any absence."""

    reason = choice(
        "absence.reason",
        get_args(AbsenceReason),
        "årsaken til fraværet",
        f"{_ENTRY}.reason",
        "Hva skyldtes fraværet?",
        "Kva kom fråværet av?",
        "What was the absence due to?",
    )
    permitted = fact(
        "absence.permitted",
        "gitt tillatelse til",
        f"{_ENTRY}.permitted",
        "Ga kontoret tillatelse til fraværet?",
        "Gav kontoret løyve til fråværet?",
        "Did the office give permission for the absence?",
    )
    entitled = fact(
        "absence.entitled",
        "fravær med stønad etter forskriften §§ 5–17",
        _ENTRY,
        "Gir forskriften rett til fravær med stønad denne dagen?",
        "Gjev forskrifta rett til fråvær med stønad denne dagen?",
        "Does the regulation give absence with benefit on this day?",
    )
    compelling_welfare_reason = judged(
        "absence.compelling_welfare_reason",
        "andre tvingende velferdsgrunner",
        _ENTRY,
        "Var det andre tvingende velferdsgrunner til fraværet?",
        "Var det andre tvingande velferdsgrunnar til fråværet?",
        "Were there other compelling welfare reasons for the absence?",
    )
    certificate = choice(
        "absence.certificate",
        get_args(Certificate),
        "egenmelding eller legeerklæring",
        f"{_ENTRY}.certificate",
        "Er sykdommen vist med egenmelding, med legeerklæring eller ikke?",
        "Er sjukdommen vist med eigenmelding, med legeerklæring eller ikkje?",
        "Is the illness shown by self-certificate, by a doctor's certificate, or not at all?",
    )
    doctor_demanded = fact(
        "absence.doctor_demanded",
        "kreve legeerklæring",
        f"{_ENTRY}.doctor_demanded",
        "Krevde kontoret legeerklæring for tiden ut over egenmeldingen?",
        "Kravde kontoret legeerklæring for tida ut over eigenmeldinga?",
        "Did the office demand a doctor's certificate for the time beyond the self-certificate?",
    )
    confirmation_missing = fact(
        "absence.confirmation_missing",
        "slik erklæring ikke blir lagt fram",
        f"{_ENTRY}.confirmed_in_writing",
        "Ble en skriftlig bekreftelse av egenmeldingen krevd og ikke lagt fram?",
        "Vart ei skriftleg stadfesting av eigenmeldinga kravd og ikkje lagd fram?",
        "Was written confirmation of the self-certificate demanded and not given?",
    )


class Illness(Vocabulary):
    """The participant's own illness."""

    weeks_in_programme = counted(
        "illness.weeks_in_programme",
        "weeks",
        "deltatt i programmet i minst åtte uker",
        "$.course.started_on",
        "Hvor mange hele uker hadde personen deltatt da sykdommen begynte?",
        "Kor mange heile veker hadde personen delteke då sjukdommen byrja?",
        "For how many whole weeks had the person taken part when the illness began?",
        low=None,
    )
    uncertified_days = counted(
        "illness.uncertified_days",
        "days",
        "ved nytt sykefravær innen 16 kalenderdager regnes tidligere fraværsdager uten legeerklæring med",
        f"{_ENTRY}.certificate",
        "Hvor mange kalenderdager uten legeerklæring er det til og med denne dagen?",
        "Kor mange kalenderdagar utan legeerklæring er det til og med denne dagen?",
        "How many calendar days without a doctor's certificate are there up to and including this day?",
    )
    uncertified_days_this_time = counted(
        "illness.uncertified_days_this_time",
        "days",
        "varer ut over de tre kalenderdagene egenmelding er nyttet",
        f"{_ENTRY}.certificate",
        "Hvor mange kalenderdager uten legeerklæring hadde dette sykefraværet i alt?",
        "Kor mange kalenderdagar utan legeerklæring hadde dette sjukefråværet i alt?",
        "How many calendar days without a doctor's certificate did this absence have altogether?",
    )
    uncertified_working_days = counted(
        "illness.uncertified_working_days",
        "days",
        "tidligere fraværsdager uten legeerklæring regnes med",
        f"{_ENTRY}.certificate",
        "Hvor mange av dagene uten legeerklæring var ikke fridager?",
        "Kor mange av dagane utan legeerklæring var ikkje fridagar?",
        "How many of the days without a doctor's certificate were not days off?",
    )
    uncertified_working_days_this_time = counted(
        "illness.uncertified_working_days_this_time",
        "days",
        "varer ut over de tre kalenderdagene egenmelding er nyttet",
        f"{_ENTRY}.certificate",
        "Hvor mange av dagene uten legeerklæring i dette sykefraværet var ikke fridager?",
        "Kor mange av dagane utan legeerklæring i dette sjukefråværet var ikkje fridagar?",
        "How many of the days without a doctor's certificate in this absence were not days off?",
    )
    prevented_from_doctor = fact(
        "illness.prevented_from_doctor",
        "forhindret fra å søke lege",
        f"{_ENTRY}.prevented_from_doctor",
        "Var personen forhindret fra å søke lege?",
        "Var personen hindra i å søkje lege?",
        "Was the person prevented from seeing a doctor?",
    )
    same_illness = fact(
        "illness.same_illness",
        "godtgjort at han eller hun fra et tidligere tidspunkt har hatt samme sykdom eller skade",
        f"{_ENTRY}.same_illness",
        "Er det godtgjort at det var samme sykdom eller skade fra et tidligere tidspunkt?",
        "Er det godtgjort at det var same sjukdom eller skade frå eit tidlegare tidspunkt?",
        "Is it made credible that it was the same illness or injury from an earlier time?",
    )
    self_certificate_withdrawn = fact(
        "illness.self_certificate_withdrawn",
        "retten til å få kvalifiseringsstønad på grunnlag av egenmelding faller bort",
        "$.course.withdrawals",
        "Var retten til å bruke egenmelding tatt fra personen denne dagen?",
        "Var retten til å bruke eigenmelding teken frå personen denne dagen?",
        "Was the right to use self-certificates taken from the person on this day?",
    )


class Caring(Vocabulary):
    """The illness of a child, or of who minds it."""

    turning = counted(
        "care.turning",
        "years",
        "det kalenderåret barnet fyller",
        f"{_ENTRY}.child_birth_date",
        "Når er barnet født?",
        "Når er barnet fødd?",
        "When was the child born?",
    )
    chronically_ill = fact(
        "care.chronically_ill",
        "kronisk sykt eller funksjonshemmet",
        "$.course.children[].chronically_ill",
        "Er barnet kronisk sykt eller funksjonshemmet?",
        "Er barnet kronisk sjukt eller funksjonshemma?",
        "Is the child chronically ill or disabled?",
        known_by="person",
    )
    day_of_absence = counted(
        "care.day_of_absence",
        "days",
        "de tre første kalenderdagene i hvert enkelt tilfelle",
        f"{_ENTRY}.first",
        "Hvilken kalenderdag i fraværet er dette?",
        "Kva kalenderdag i fråværet er dette?",
        "Which calendar day of the absence is this?",
    )
    working_day_of_absence = counted(
        "care.working_day_of_absence",
        "days",
        "de tre første kalenderdagene i hvert enkelt tilfelle",
        f"{_ENTRY}.first",
        "Hvilken dag i fraværet er dette, fridagene ikke medregnet?",
        "Kva dag i fråværet er dette, fridagane ikkje medrekna?",
        "Which day of the absence is this, days off not counted?",
    )
    children = counted(
        "care.children",
        "1",
        "omsorgen for mer enn to barn",
        "$.course.children",
        "Hvor mange barn har personen omsorg for?",
        "Kor mange barn har personen omsorg for?",
        "How many children does the person care for?",
    )
    alone = fact(
        "care.alone",
        "alene om omsorgen",
        "$.course.sole_carer",
        "Er personen alene om omsorgen?",
        "Er personen åleine om omsorga?",
        "Does the person have the care alone?",
        known_by="person",
    )
    other_parent_unable = fact(
        "care.other_parent_unable",
        "den andre av barnets foreldre i lang tid ikke kan ha tilsyn med barnet",
        "$.course.other_parent_unable",
        "Er den andre forelderen i lang tid ute av stand til å ha tilsyn med barnet, for eksempel innlagt?",
        "Er den andre forelderen i lang tid ute av stand til å ha tilsyn med barnet, til dømes innlagd?",
        "Is the other parent for a long time unable to mind the child, for instance in hospital?",
        known_by="person",
    )
    chronic_children = counted(
        "care.chronic_children",
        "1",
        "kronisk sykt eller funksjonshemmet barn, og dette innebærer en markert høyere risiko for fravær",
        "$.course.children[].more_absence",
        "Hvor mange barn er kronisk syke eller funksjonshemmede med markert høyere risiko for fravær?",
        "Kor mange barn er kronisk sjuke eller funksjonshemma med markert høgare risiko for fråvær?",
        "How many children are chronically ill or disabled with a markedly higher risk of absence?",
    )


class Window(Vocabulary):
    """The days back to which something is counted."""

    counted_at = day(
        "window.counted_at",
        "nytt sykefravær; de siste tolv månedene",
        f"{_ENTRY}.first",
        "Hvilken dag telles det fra?",
        "Kva dag blir det talt frå?",
        "From which day is it counted?",
    )


class WindowDays(Vocabulary):
    """What follows from that."""

    counted_from = calculated("window.counted_from", "nytt sykefravær innen 16 kalenderdager")
    counted_after = calculated("window.counted_after", "i løpet av de siste tolv månedene")
    certified_by = calculated(
        "window.certified_by", "dokumentert med legeerklæring fra den fjerde fraværsdagen"
    )


class Withdrawal(Vocabulary):
    """The right to self-certificates taken away."""

    ground = choice(
        "withdrawal.ground",
        ("many_absences", "doubt"),
        "grunnen til at retten til egenmelding faller bort",
        f"{_WITHDRAWAL}.ground",
        "Hvorfor ble retten til egenmelding tatt bort?",
        "Kvifor vart retten til eigenmelding teken bort?",
        "Why was the right to self-certificates taken away?",
    )
    first = day(
        "withdrawal.first",
        "beslutning om å ta fra en programdeltaker retten til å nytte egenmelding",
        f"{_WITHDRAWAL}.first",
        "Fra hvilken dag ble retten til egenmelding tatt bort?",
        "Frå kva dag vart retten til eigenmelding teken bort?",
        "From which day was the right to self-certificates taken away?",
    )
    absences = counted(
        "withdrawal.absences",
        "1",
        "fravær med egenmelding uten legeerklæring i løpet av de siste tolv månedene",
        "$.course.absences",
        "Hvor mange fravær med egenmelding hadde personen de siste tolv månedene?",
        "Kor mange fråvær med eigenmelding hadde personen dei siste tolv månadene?",
        "How many self-certified absences did the person have in the last twelve months?",
    )
    heard_on = day(
        "withdrawal.heard_on",
        "gis anledning til å uttale seg",
        f"{_WITHDRAWAL}.heard_on",
        "Når fikk personen uttale seg?",
        "Når fekk personen uttale seg?",
        "When was the person heard?",
    )
    settled_on = day(
        "withdrawal.settled_on",
        "skal vurderes på nytt innen seks måneder",
        f"{_WITHDRAWAL}.reviewed_on",
        "Når ble beslutningen vurdert på nytt?",
        "Når vart avgjerda vurdert på nytt?",
        "When was the matter looked at again?",
    )


class WithdrawalDays(Vocabulary):
    """What follows from that."""

    review_by = calculated("withdrawal.review_by", "skal vurderes på nytt innen seks måneder")


class Calendar(Vocabulary):
    """What a day is in the calendar."""

    weekend = fact(
        "calendar.weekend",
        "lørdager og søndager",
        "",
        "Er dagen en lørdag eller søndag?",
        "Er dagen ein laurdag eller sundag?",
        "Is the day a Saturday or Sunday?",
        known_by="register",
    )
    laid_in_programme = fact(
        "calendar.laid_in_programme",
        "med mindre annet er fastsatt i programmet",
        "$.course.activity_days",
        "Har programmet aktivitet denne dagen, selv om den ellers er fridag?",
        "Har programmet aktivitet denne dagen, sjølv om han elles er fridag?",
        "Does the programme have activities on this day, although it is a day off otherwise?",
    )
    holiday = choice(
        "calendar.holiday",
        (
            "none",
            "new_years_day",
            "maundy_thursday",
            "good_friday",
            "easter_sunday",
            "easter_monday",
            "first_of_may",
            "seventeenth_of_may",
            "ascension_day",
            "whit_sunday",
            "whit_monday",
            "christmas_day",
            "second_christmas_day",
        ),
        "høytidsdag",
        "",
        "Hvilken høytidsdag er dagen?",
        "Kva høgtidsdag er dagen?",
        "Which public holiday is the day?",
    )


TO_BE_SHOWN: Mapping[str, Value] = MappingProxyType(
    {
        Illness.prevented_from_doctor.name: False,
        Illness.same_illness.name: False,
        Caring.chronically_ill.name: False,
        Caring.chronic_children.name: 0,
        Caring.other_parent_unable.name: False,
    }
)
"""What only an exception turns on (§ 6 (4) third sentence: "godtgjort"; § 9 (2), § 11 (2) and (3)), and what
is taken for it beside a refusal on record until it is shown. It is asked about all the same.
"""
