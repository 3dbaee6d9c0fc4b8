"""The vocabulary of leave: before and after a birth, welfare, holidays of a faith, holiday."""

from __future__ import annotations

from typing import get_args

from qupcore.domain.case.absence import WelfareGround
from qupcore.law.terms.asking import choice, counted, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["LeaveOfAbsence"]

_ENTRY = "$.course.absences[]"


class LeaveOfAbsence(Vocabulary):
    """What is counted about leave with benefit, up to and including the day."""

    whole_days = counted(
        "leave.whole_days",
        "days",
        "virkedager med slikt fravær",
        "$.course.absences",
        "Hvor mange hele virkedager med slikt fravær er brukt?",
        "Kor mange heile virkedagar med slikt fråvær er brukte?",
        "How many whole working days of such absence have been used?",
    )
    part_days = counted(
        "leave.part_days",
        "days",
        "virkedager med slikt fravær i deler av dagen",
        "$.course.absences[].minutes_a_day",
        "Hvor mange virkedager med slikt fravær i deler av dagen er brukt?",
        "Kor mange virkedagar med slikt fråvær i delar av dagen er brukte?",
        "How many working days with such absence for part of the day have been used?",
    )
    days_of_occasion = counted(
        "leave.days_of_occasion",
        "days",
        "virkedager i forbindelse med samme hendelse",
        f"{_ENTRY}.event_on",
        "Hvor mange virkedager er brukt på samme hendelse?",
        "Kor mange virkedagar er brukte på same hendinga?",
        "How many working days have been used on the same occasion?",
    )
    working_days_before_event = counted(
        "leave.working_days_before_event",
        "days",
        "umiddelbart før termin",
        f"{_ENTRY}.event_on",
        "Når er termin?",
        "Når er termin?",
        "When is the baby due?",
    )
    weeks_since_event = counted(
        "leave.weeks_since_event",
        "weeks",
        "de første seks ukene etter fødselen",
        f"{_ENTRY}.event_on",
        "Når ble barnet født?",
        "Når vart barnet fødd?",
        "When was the child born, for whom the leave is?",
        low=None,
    )
    notice_days = counted(
        "leave.notice_days",
        "days",
        "varsle senest en uke i forveien",
        f"{_ENTRY}.asked_on",
        "Når ga personen beskjed om fraværet?",
        "Når gav personen beskjed om fråværet?",
        "When did the person give notice of the absence?",
        low=None,
    )
    notice_working_days = counted(
        "leave.notice_working_days",
        "days",
        "gi beskjed senest ti virkedager på forhånd",
        f"{_ENTRY}.asked_on",
        "Hvilken dag ga personen beskjed om at fridagen skulle brukes?",
        "Kva dag gav personen beskjed om at fridagen skulle brukast?",
        "On which day did the person give notice of the day off?",
    )
    minutes_a_day = counted(
        "leave.minutes_a_day",
        "minutes",
        "minst én time daglig",
        f"{_ENTRY}.minutes_a_day",
        "Hvor lenge var personen borte hver dag?",
        "Kor lenge var personen borte kvar dag?",
        "How long was the person away each day?",
    )
    welfare_ground = choice(
        "leave.welfare_ground",
        get_args(WelfareGround),
        "viktige velferdsgrunner",
        f"{_ENTRY}.welfare_ground",
        "Hva gjelder velferdspermisjonen?",
        "Kva gjeld velferdspermisjonen?",
        "What is the welfare leave for?",
    )
    outside_church = fact(
        "leave.outside_church",
        "ikke hører til Den norske kirke",
        "$.course.outside_church",
        "Står personen utenfor Den norske kirke?",
        "Står personen utanfor Den norske kyrkja?",
        "Is the person outside the Church of Norway?",
        known_by="person",
    )
    turning = counted(
        "leave.turning",
        "years",
        "programdeltakere over 60 år",
        "$.birth_date",
        "Hvor gammel blir personen i kalenderåret?",
        "Kor gammal blir personen i kalenderåret?",
        "How old does the person become in the calendar year?",
    )
    parents_apart = fact(
        "leave.parents_apart",
        "bor foreldrene ikke sammen",
        f"{_ENTRY}.parents_live_apart",
        "Bor foreldrene hver for seg?",
        "Bur foreldra kvar for seg?",
        "Do the parents live apart?",
    )
    in_connection_with_birth = judged(
        "leave.in_connection_with_birth",
        "i forbindelse med fødselen",
        _ENTRY,
        "Var fraværet denne dagen i forbindelse med fødselen?",
        "Var fråværet denne dagen i samband med fødselen?",
        "Was the absence on this day in connection with the birth?",
    )
    checks_only_in_programme_time = judged(
        "leave.checks_only_in_programme_time",
        "ikke med rimelighet kan finne sted utenfor programtiden",
        _ENTRY,
        "Kunne svangerskapskontrollen ikke med rimelighet finne sted utenfor programtiden?",
        "Kunne svangerskapskontrollen ikkje med rimelegheit gå føre seg utanfor programtida?",
        "Could the antenatal check not reasonably take place outside programme time?",
    )
    nursing_time_needed = judged(
        "leave.nursing_time_needed",
        "den fritid hun av den grunn trenger",
        _ENTRY,
        "Trengte hun så mye tid til ammingen?",
        "Trong ho så lang tid til amminga?",
        "Did she need that much time for nursing?",
    )
    travel_days_needed = judged(
        "leave.travel_days_needed",
        "eventuelle nødvendige reisedager",
        _ENTRY,
        "Var dagene ut over tre nødvendige reisedager?",
        "Var dagane ut over tre naudsynte reisedagar?",
        "Were the days beyond three necessary travel days?",
    )
