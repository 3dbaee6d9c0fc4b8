"""The vocabulary of appeals: when one is in time, how it is prepared, and what it comes to."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, choice, day, derived, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["AppealDays", "AppealJudgement", "Appealed", "Prepared"]

_DECISION = "$.course.decisions[]"
_APPEAL = "$.course.appeals[]"
_RESULT = f"{_APPEAL}.result"


class Appealed(Vocabulary):
    """A decision as it can be appealed against, and an appeal as it came in."""

    decided_on = day(
        "appeal.decided_on",
        "vedtaket ble truffet",
        f"{_DECISION}.decided_on",
        "Når ble vedtaket som er påklaget, gjort?",
        "Når vart vedtaket som er påklaga, gjort?",
        "When was the decision made that is appealed against?",
    )
    notified_on = day(
        "appeal.notified_on",
        "det tidspunkt underretning om vedtaket er kommet frem",
        f"{_DECISION}.notified_on",
        "Når kom underretningen om vedtaket frem? (Kom den ikke: når fikk eller burde deltakeren ha "
        "skaffet seg kjennskap til vedtaket?)",
        "Når kom meldinga om vedtaket fram? (Kom ho ikkje: når fekk eller burde deltakaren ha skaffa seg "
        "kjennskap til vedtaket?)",
        "When did the notice of the decision arrive? (If it did not: when did the participant learn of it, "
        "or ought to have?)",
    )
    runs_by = choice(
        "appeal.runs_by",
        ("notice", "knowledge", "reasons"),
        "klagefristen løper fra",
        f"{_DECISION}.notified_on",
        "Løper fristen fra underretningen, fra kjennskap til vedtaket, eller fra begrunnelsen?",
        "Går fristen frå meldinga, frå kjennskap til vedtaket, eller frå grunngivinga?",
        "Does the time run from the notice, from knowledge of the decision, or from the reasons?",
    )
    days_moved = derived("appeal.days_moved", "fristen forlenges til den nærmest følgende virkedag")
    earliest = derived(
        "appeal.earliest", "fristen for å klage, om underretningen kom frem samme dag som vedtaket", "date"
    )
    days_longer = derived("appeal.days_longer", "forlenge klagefristen før denne er utløpet")
    reasons_told_on = day(
        "appeal.reasons_told_on",
        "det tidspunkt meddelelse om begrunnelsen er kommet frem",
        f"{_DECISION}.reasons_told_on",
        "Når kom begrunnelsen frem til deltakeren?",
        "Når kom grunngivinga fram til deltakaren?",
        "When did the reasons reach the participant?",
    )
    longer_on = day(
        "appeal.longer_on",
        "klagefristen er forlenget",
        f"{_DECISION}.appeal_longer_on",
        "Når ble det bestemt å forlenge klagefristen?",
        "Når vart det bestemt å forlengje klagefristen?",
        "When was it decided to make the deadline longer?",
    )
    received_on = day(
        "appeal.received_on",
        "klagen",
        f"{_APPEAL}.received_on",
        "Når kom klagen inn?",
        "Når kom klaga inn?",
        "When did the appeal come in?",
    )
    posted_on = day(
        "appeal.posted_on",
        "avgitt til tilbyder av posttjenester",
        f"{_APPEAL}.posted_on",
        "Når ble klagen postet? (Ikke sendt i posten: dagen den ble levert eller sendt.)",
        "Når vart klaga posta? (Ikkje send i posten: dagen ho vart levert eller send.)",
        "When was the appeal posted? (Not by post: the day it was handed in or sent.)",
    )
    lost = fact(
        "appeal.lost",
        "kommer erklæringen ikke frem",
        f"{_APPEAL}.lost_known_on",
        "Kom den første klagen bort underveis?",
        "Kom den første klaga bort på vegen?",
        "Was the first appeal lost on its way?",
    )
    lost_known_on = day(
        "appeal.lost_known_on",
        "fått vite om dette eller burde ha forstått det",
        f"{_APPEAL}.lost_known_on",
        "Når fikk klageren vite, eller burde ha forstått, at klagen ikke kom frem?",
        "Når fekk klagaren vite, eller burde ha forstått, at klaga ikkje kom fram?",
        "When did the appellant learn, or ought to have seen, that the appeal did not arrive?",
    )
    repeated_on = day(
        "appeal.repeated_on",
        "må den gjentas",
        f"{_APPEAL}.repeated_on",
        "Når ble klagen gjentatt?",
        "Når vart klaga teken opp att?",
        "When was the appeal repeated?",
    )
    repeat_days_moved = derived(
        "appeal.repeat_days_moved", "fristen forlenges til den nærmest følgende virkedag"
    )
    earliest_repeat = derived(
        "appeal.earliest_repeat", "fristen for å gjenta klagen, om det var forstått da den ble postet", "date"
    )
    rejected_as_late = fact(
        "appeal.rejected_as_late",
        "klagen avvist fordi fristen er oversittet",
        f"{_APPEAL}.rejected_as_late",
        "Ble klagen avvist fordi den kom for sent?",
        "Vart klaga avvist fordi ho kom for seint?",
        "Was the appeal turned away for coming too late?",
    )
    held_late = fact(
        "appeal.held_late",
        "fristen holdt for oversittet",
        f"{_APPEAL}.rejected_as_late",
        "Regnet kontoret klagen som for sen?",
        "Rekna kontoret klaga som for sein?",
        "Did the office hold the appeal to be late?",
    )
    exception_considered = fact(
        "appeal.exception_considered",
        "klagen kan tas under behandling selv om fristen er oversittet",
        f"{_APPEAL}.exception_considered",
        "Ble det vurdert å behandle klagen selv om den kom for sent?",
        "Vart det vurdert å handsame klaga sjølv om ho kom for seint?",
        "Was it considered to take the appeal all the same?",
    )
    taken = fact(
        "appeal.taken",
        "klagen tas under behandling",
        f"{_APPEAL}.result",
        "Er klagen tatt under behandling?",
        "Er klaga teken under handsaming?",
        "Was the appeal taken?",
    )


class AppealDays(Vocabulary):
    """What follows for the deadline."""

    latest = calculated("appeal.latest", "fristen for å klage")
    latest_unless_longer = calculated("appeal.latest_unless_longer", "fristen for å klage før forlengelse")
    repeat_by = calculated("appeal.repeat_by", "fristen for å gjenta klagen")
    year_over = calculated("appeal.year_over", "mer enn ett år siden vedtaket")


class Prepared(Vocabulary):
    """How an appeal is prepared by the office that made the decision."""

    rejected_no_right = fact(
        "appeal.rejected_no_right",
        "klagen avvist fordi klageren ikke har klagerett",
        f"{_APPEAL}.rejected_because",
        "Ble klagen avvist fordi klageren ikke hadde rett til å klage?",
        "Vart klaga avvist fordi klagaren ikkje hadde rett til å klage?",
        "Was the appeal turned away because the appellant had no right to appeal?",
    )
    by_party = fact(
        "appeal.by_party",
        "part",
        f"{_APPEAL}.by",
        "Er det deltakeren selv, eller noen på deltakerens vegne, som klager?",
        "Er det deltakaren sjølv, eller nokon på vegner av deltakaren, som klagar?",
        "Is it the participant, or somebody on the participant's behalf, who appeals?",
    )
    rejected_no_decision = fact(
        "appeal.rejected_no_decision",
        "klagen avvist fordi avgjørelsen ikke er et enkeltvedtak",
        f"{_APPEAL}.rejected_because",
        "Ble klagen avvist fordi avgjørelsen ikke kan påklages?",
        "Vart klaga avvist fordi avgjerda ikkje kan klagast på?",
        "Was the appeal turned away because nothing was decided that can be appealed against?",
    )
    against_decision = fact(
        "appeal.against_decision",
        "enkeltvedtak kan påklages",
        f"{_APPEAL}.against",
        "Gjelder klagen et vedtak i saken?",
        "Gjeld klaga eit vedtak i saka?",
        "Is the appeal against a decision in the case?",
    )
    defective = fact(
        "appeal.defective",
        "feil eller mangler",
        f"{_APPEAL}.defective",
        "Har klagen feil eller mangler?",
        "Har klaga feil eller manglar?",
        "Has the appeal faults, or does it lack something?",
    )
    time_to_correct = fact(
        "appeal.time_to_correct",
        "en kort frist for rettelse eller utfylling",
        f"{_APPEAL}.correct_by",
        "Hvilken frist er satt for å rette eller utfylle klagen?",
        "Kva frist er sett for å rette eller fylle ut klaga?",
        "Which deadline was set for mending the appeal?",
    )
    settled = fact(
        "appeal.settled",
        "oppheve eller endre vedtaket; avvise saken",
        _RESULT,
        "Er klagen avgjort av kontoret selv, avvist eller trukket?",
        "Er klaga avgjord av kontoret sjølv, avvist eller trekt?",
        "Was the appeal settled by the office itself, turned away or withdrawn?",
    )
    ready_on = day(
        "appeal.ready_on",
        "saken er tilrettelagt",
        f"{_APPEAL}.ready_on",
        "Når var saken klar til å sendes klageinstansen?",
        "Når var saka klar til å sendast klageinstansen?",
        "When was the case ready to be sent to the appeal body?",
    )
    sent_on = day(
        "appeal.sent_on",
        "sendes klageinstansen",
        f"{_APPEAL}.sent_on",
        "Når ble saken sendt til klageinstansen?",
        "Når vart saka send til klageinstansen?",
        "When was the case sent to the appeal body?",
    )
    statement_given = fact(
        "appeal.statement_given",
        "uttalelse til klageinstansen",
        f"{_APPEAL}.statement_given",
        "Ga kontoret klageinstansen en uttalelse?",
        "Gav kontoret klageinstansen ei fråsegn?",
        "Did the office give the appeal body a statement?",
    )
    statement_copied = fact(
        "appeal.statement_copied",
        "kopi til partene",
        f"{_APPEAL}.statement_copied",
        "Fikk klageren kopi av uttalelsen?",
        "Fekk klagaren kopi av fråsegna?",
        "Did the appellant get a copy of the statement?",
    )


class AppealJudgement(Vocabulary):
    """What is judged about an appeal."""

    investigated = judged(
        "judgement.appeal_investigated",
        "foreta de undersøkelser klagen gir grunn til",
        _APPEAL,
        "Er det undersøkt det som klagen gir grunn til å undersøke?",
        "Er det undersøkt det som klaga gjev grunn til å undersøkje?",
        "Was what the appeal gives reason to look into looked into?",
    )
    sent_without_delay = judged(
        "judgement.sent_without_delay",
        "så snart saken er tilrettelagt",
        _APPEAL,
        "Ble saken sendt så snart den var klar?",
        "Vart saka send så snart ho var klar?",
        "Was the case sent as soon as it was ready?",
    )
    views_considered = judged(
        "judgement.views_considered",
        "vurdere de synspunkter som klageren kommer med",
        _APPEAL,
        "Er klagerens synspunkter vurdert?",
        "Er synspunkta til klagaren vurderte?",
        "Were the appellant's views considered?",
    )
    appellant_yields = judged(
        "judgement.appellant_yields",
        "må vike for hensynet til andre privatpersoner eller offentlige interesser",
        _APPEAL,
        "Må klagerens interesser vike for hensynet til andre eller til det offentlige?",
        "Må interessene til klagaren vike for omsynet til andre eller til det offentlege?",
        "Must the appellant's interests yield to others or to the public?",
    )
    costs_not_due = judged(
        "judgement.costs_not_due",
        "vesentlige og nødvendige kostnader; partens eget forhold eller særlige forhold",
        _APPEAL,
        "Er det grunn til ikke å dekke kostnadene: små, unødvendige, eller på grunn av parten selv?",
        "Er det grunn til ikkje å dekkje kostnadene: små, unødvendige, eller på grunn av parten sjølv?",
        "Is there a reason not to cover the costs: minor, needless, or because of the party?",
    )
