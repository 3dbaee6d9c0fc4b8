"""The vocabulary of the benefit: what is calculated, and from what."""

from __future__ import annotations

from typing import get_args

import attrs

from qupcore.domain.case.participant import BenefitKind
from qupcore.law.terms.asking import calculated, choice, counted, fact
from qupcore.rules.terms import IntTerm, Text, Vocabulary

__all__ = ["Child", "Coordinated", "Day", "Pay", "Payout", "Rate"]


def _amount(name: str, legal: str, unit: str = "øre") -> IntTerm:
    """What a formula gives, or the library counts: amounts are never negative."""
    term = calculated(name, legal, unit)
    return attrs.evolve(term, low=0) if unit == "øre" else term


class Rate(Vocabulary):
    """The rates of a day, the same for everybody."""

    yearly = _amount("rate.yearly", "kvalifiseringsstønad på årsbasis")
    yearly_under_25 = _amount("rate.yearly_under_25", "2/3 stønad på årsbasis")
    daily = _amount("rate.daily", "stønad per dag")
    daily_under_25 = _amount("rate.daily_under_25", "2/3 stønad per dag")
    child_daily = attrs.evolve(
        _amount("rate.child_daily", "barnetillegg per barn per dag"),
        path="$.course.children[]",
        ask=Text(
            nb="Hvor stort var barnetillegget per dag? Beløpet for denne tiden er ikke funnet.",
            nn="Kor stort var barnetillegget per dag? Beløpet for denne tida er ikkje funne.",
            en="What was the child supplement a day? The amount of this time was not found.",
        ),
    )


class Day(Vocabulary):
    """What a day of the case is."""

    in_programme = fact(
        "day.in_programme",
        "den tiden en person deltar i kvalifiseringsprogram",
        "$.course.decisions",
        "Deltar personen i programmet denne dagen?",
        "Deltek personen i programmet denne dagen?",
        "Does the person take part in the programme on the day?",
    )
    interrupted = fact(
        "day.interrupted",
        "perioden programmet er avbrutt",
        "$.course.decisions",
        "Er programmet avbrutt denne dagen?",
        "Er programmet avbrote denne dagen?",
        "Is the programme interrupted on the day?",
    )
    on_leave = fact(
        "day.on_leave",
        "godkjent permisjon",
        "$.course.leaves",
        "Har personen godkjent permisjon denne dagen?",
        "Har personen godkjend permisjon denne dagen?",
        "Is the person on approved leave on the day?",
    )
    attends_anyway = fact(
        "day.attends_anyway",
        "den tiden en person deltar i kvalifiseringsprogram",
        "$.course.decisions",
        "Deltok personen mens programmet var avbrutt? (Før 2019 sa loven ikke om stønaden falt bort.)",
        "Deltok personen medan programmet var avbrote? (Før 2019 sa lova ikkje om stønaden fall bort.)",
        "Did the person take part while the programme was interrupted? (Before 2019 the law did not say "
        "whether the benefit ceased.)",
    )
    leave_with_benefit = fact(
        "day.leave_with_benefit",
        "permisjon med stønad",
        "$.course.leaves[].with_benefit",
        "Er permisjonen med stønad?",
        "Er permisjonen med stønad?",
        "Is the leave with benefit?",
    )


class Child(Vocabulary):
    """A child, as the supplement asks about it."""

    supported = fact(
        "child.supported",
        "forsørger barn",
        "$.course.children[].supported_from",
        "Forsørger deltakeren barnet?",
        "Forsørgjer deltakaren barnet?",
        "Does the participant support the child?",
    )
    age = counted(
        "child.age",
        "years",
        "barnets alder",
        "$.course.children[].birth_date",
        "Hvor gammelt er barnet?",
        "Kor gammalt er barnet?",
        "How old is the child?",
    )
    relation = choice(
        "child.relation",
        ("own", "foster"),
        "egne barn og fosterbarn",
        "$.course.children[].relation",
        "Er barnet deltakerens eget eller et fosterbarn?",
        "Er barnet deltakarens eige eller eit fosterbarn?",
        "Is the child the participant's own or a foster child?",
    )
    foster_since = counted(
        "child.foster_since",
        "date",
        "forsørget de siste to årene",
        "$.course.children[].foster_since",
        "Siden når er fosterbarnet forsørget?",
        "Sidan når er fosterbarnet forsørgt?",
        "Since when has the foster child been supported?",
    )
    claimed_on = counted(
        "child.claimed_on",
        "date",
        "krav om barnetillegg",
        "$.course.applied_on",
        "Når ble det søkt?",
        "Når vart det søkt?",
        "When was the claim made?",
    )
    lasting_foster_care = fact(
        "child.lasting_foster_care",
        "varig fosterhjemsforhold",
        "$.course.children[].lasting_foster_care",
        "Er fosterhjemsforholdet varig?",
        "Er fosterheimsforholdet varig?",
        "Is the foster care lasting?",
    )
    lives_in_norway = fact(
        "child.lives_in_norway",
        "bor og oppholder seg lovlig i Norge",
        "$.course.children[].lives_in_norway",
        "Bor og oppholder barnet seg lovlig i Norge, medregnet Svalbard?",
        "Bur og oppheld barnet seg lovleg i Noreg, medrekna Svalbard?",
        "Does the child live and lawfully stay in Norway, Svalbard included?",
        "register",
    )
    stays_in_norway = fact(
        "child.stays_in_norway",
        "oppholder seg lovlig i Norge",
        "$.course.children[].stays_in_norway",
        "Oppholdt barnet seg i Norge denne dagen?",
        "Heldt barnet til i Noreg denne dagen?",
        "Did the child stay in Norway on this day?",
    )
    days_abroad = counted(
        "child.days_abroad",
        "days",
        "utenlandsopphold i løpet av en tolvmånedersperiode",
        "$.course.children[].days_abroad",
        "Hvor mange dager har barnet til sammen vært i utlandet de siste tolv månedene?",
        "Kor mange dagar har barnet til saman vore i utlandet dei siste tolv månadene?",
        "How many days in all has the child been abroad in the last twelve months?",
    )
    member_of_insurance = fact(
        "child.member_of_insurance",
        "medlem i folketrygden etter folketrygdloven § 2-5 andre ledd",
        "$.course.children[].member_of_insurance",
        "Er barnet medlem i folketrygden etter folketrygdloven § 2-5 andre ledd?",
        "Er barnet medlem i folketrygda etter folketrygdlova § 2-5 andre ledd?",
        "Is the child a member of the National Insurance under folketrygdloven § 2-5 (2)?",
        "register",
    )
    stranded_by_pandemic = fact(
        "child.stranded_by_pandemic",
        "opphold i utlandet på grunn av covid-19",
        "$.course.children[].stranded_by_pandemic",
        "Ble barnet værende i utlandet på grunn av pandemien?",
        "Vart barnet verande i utlandet på grunn av pandemien?",
        "Was the child kept abroad by the pandemic?",
    )
    yearly_income = counted(
        "child.yearly_income",
        "øre",
        "barnets inntekt",
        "$.course.children[].yearly_income_nok",
        "Hva er barnets egen inntekt i året?",
        "Kva er barnets eiga inntekt i året?",
        "What is the child's own income a year?",
    )
    has_child_pension = fact(
        "child.has_child_pension",
        "rett til barnepensjon",
        "$.course.children[].has_child_pension",
        "Har barnet rett til barnepensjon?",
        "Har barnet rett til barnepensjon?",
        "Has the child a right to a child's pension?",
        "register",
    )


class Coordinated(Vocabulary):
    """Another benefit that the participant holds."""

    kind = choice(
        "coordinated.kind",
        get_args(BenefitKind),
        "dagpenger under arbeidsløshet, sykepenger, foreldrepenger og andre ytelser",
        "$.benefits[].kind",
        "Hvilken ytelse har deltakeren?",
        "Kva yting har deltakaren?",
        "Which benefit does the participant have?",
    )


class Pay(Vocabulary):
    """A run of days in one month on which nothing changes."""

    two_thirds = counted(
        "pay.two_thirds",
        "1",
        "under 25 år: 2/3 stønad (1 ja, 0 nei)",
        "$.birth_date",
        "Er deltakeren under 25 år?",
        "Er deltakaren under 25 år?",
        "Is the participant under 25?",
    )
    children = counted(
        "pay.children",
        "1",
        "barn det ytes tillegg for",
        "$.course.children",
        "Hvor mange barn gis det tillegg for?",
        "Kor mange barn blir det gitt tillegg for?",
        "For how many children is there a supplement?",
    )
    weekdays_before = _amount("pay.weekdays_before", "deltakerens ukedager i programmet i året før", "1")
    weekdays_through = _amount(
        "pay.weekdays_through", "deltakerens ukedager i programmet i året til og med", "1"
    )
    calendar_before = _amount("pay.calendar_before", "kalenderårets ukedager før", "1")
    calendar_through = _amount("pay.calendar_through", "kalenderårets ukedager til og med", "1")
    months_before = _amount("pay.months_before", "hele måneder i året før", "1")
    month_days = _amount("pay.month_days", "stønadsdager i måneden", "1")
    month_days_before = _amount("pay.month_days_before", "stønadsdager i måneden før", "1")
    month_days_through = _amount("pay.month_days_through", "stønadsdager i måneden til og med", "1")
    work_minutes_a_week = counted(
        "pay.work_minutes_a_week",
        "minutes",
        "inntektsgivende arbeid og læretid",
        "$.course.work[].minutes_a_week",
        "Hvor mange minutter i uken er deltakeren i inntektsgivende arbeid eller læretid?",
        "Kor mange minutt i veka er deltakaren i inntektsgivande arbeid eller læretid?",
        "How many minutes a week does the participant do paid work or apprenticeship?",
    )
    absent_days = _amount("pay.absent_days", "hele dager med fravær som gir reduksjon", "1")
    partly_absent_days = _amount("pay.partly_absent_days", "dager med delvis fravær som gir reduksjon", "1")
    partly_absent_minutes = _amount("pay.partly_absent_minutes", "minutter fravær på de dagene", "minutes")
    other_benefits_a_month = counted(
        "pay.other_benefits_a_month",
        "øre",
        "ytelser som går til fradrag",
        "$.benefits[].monthly_nok",
        "Hvor mye får deltakeren i måneden av ytelsen?",
        "Kor mykje får deltakaren i månaden av ytinga?",
        "How much a month does the participant get of the benefit?",
    )

    paid_before = _amount("pay.paid_before", "stønadsdager i året før", "1")
    paid_through = _amount("pay.paid_through", "stønadsdager i året til og med", "1")
    base_yearly = _amount("pay.base_yearly", "stønad på årsbasis for deltakeren")
    topped_yearly = _amount("pay.topped_yearly", "stønad på årsbasis med lokalt påslag")
    child_yearly = _amount("pay.child_yearly", "barnetillegg på årsbasis")
    base = _amount("pay.base", "stønad")
    top_up = _amount("pay.top_up", "lokalt påslag")
    child = _amount("pay.child", "barnetillegg")
    programme_minutes_a_week = _amount("pay.programme_minutes_a_week", "tid til programmet i uken", "minutes")
    after_work = _amount("pay.after_work", "etter samordning med arbeidsinntekt")
    missed = _amount("pay.missed", "fravær som gir reduksjon, i minutter ganger dager i uken", "minutes")
    absent_minutes = _amount("pay.absent_minutes", "fravær som gir reduksjon", "minutes")
    after_absence = _amount("pay.after_absence", "etter reduksjon for fravær")
    after_benefits = _amount("pay.after_benefits", "etter samordning med andre ytelser")
    child_after_work = _amount("pay.child_after_work", "barnetillegg etter samordning med arbeidsinntekt")
    child_after_absence = _amount("pay.child_after_absence", "barnetillegg etter reduksjon for fravær")
    child_after_benefits = _amount(
        "pay.child_after_benefits", "barnetillegg etter samordning med andre ytelser"
    )
    reduced_for = fact(
        "pay.reduced_for",
        "fravær som vedtaket om reduksjon gjelder",
        "$.course.absences",
        "Stønaden er vedtatt redusert, og det står ikke noe fravær. Hvilket fravær gjelder det?",
        "Stønaden er vedteken redusert, og det står ikkje noko fråvær. Kva fråvær gjeld det?",
        "The benefit was decided to be reduced, and no absence is on record. For which absence?",
    )


class Payout(Vocabulary):
    """What of a month is paid out, to whom and when."""

    gross = _amount("payout.gross", "stønad for måneden før skatt")
    child = _amount("payout.child", "barnetillegg i måneden")
    recovery = counted(
        "payout.recovery",
        "øre",
        "overskytende som trekkes i framtidig stønad",
        "$.course.recoveries",
        "Hvor mye skal trekkes?",
        "Kor mykje skal trekkjast?",
        "How much is to be set off?",
    )
    last_day = _amount("payout.last_day", "månedens siste dag", "date")
    after_recovery = _amount("payout.after_recovery", "til utbetaling")
    to_agency = _amount("payout.to_agency", "barnetillegg til innkrevingsmyndigheten")
    paid_on = _amount("payout.paid_on", "utbetalingsdag", "date")
