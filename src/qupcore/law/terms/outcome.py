"""The vocabulary of what an appeal came to: the new decision, its costs, and times after it."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, day, derived, fact
from qupcore.rules.terms import Vocabulary

__all__ = ["Outcome", "OutcomeDays"]

_APPEAL = "$.course.appeals[]"
_RESULT = f"{_APPEAL}.result"


class Outcome(Vocabulary):
    """What an appeal came to."""

    by_appeal_body = fact(
        "result.by_appeal_body",
        "klageinstansen",
        f"{_RESULT}.by",
        "Er det klageinstansen som har avgjort klagen?",
        "Er det klageinstansen som har avgjort klaga?",
        "Was it the appeal body that decided the appeal?",
    )
    turned_away = fact(
        "result.turned_away",
        "avvise saken",
        f"{_RESULT}.outcome",
        "Ble klagen avvist?",
        "Vart klaga avvist?",
        "Was the appeal turned away?",
    )
    received_on = day(
        "result.received_on",
        "underinstansen mottok klagen",
        f"{_APPEAL}.received_on",
        "Når mottok kontoret klagen?",
        "Når fekk kontoret klaga?",
        "When did the office receive the appeal?",
    )
    to_favour = fact(
        "result.to_favour",
        "endret til gunst for en part",
        f"{_RESULT}.to_favour",
        "Ble vedtaket endret til gunst for klageren?",
        "Vart vedtaket endra til gunst for klagaren?",
        "Was the decision changed to the appellant's favour?",
    )
    to_harm = fact(
        "result.to_harm",
        "endres til skade for klageren",
        f"{_RESULT}.to_harm",
        "Ble vedtaket endret til skade for klageren?",
        "Vart vedtaket endra til skade for klagaren?",
        "Was the decision changed to the appellant's harm?",
    )
    harm_told_on = day(
        "result.harm_told_on",
        "melding om slik endring må være sendt klageren",
        f"{_RESULT}.harm_told_on",
        "Når ble meldingen om endringen sendt klageren?",
        "Når vart meldinga om endringa send klagaren?",
        "When was notice of the change sent to the appellant?",
    )
    other_founded = fact(
        "result.other_founded",
        "også påklaget av en annen klager, og dennes klage finnes begrunnet",
        f"{_RESULT}.other_appeal_founded",
        "Har også en annen klaget, og fått medhold?",
        "Har òg ein annan klaga, og fått medhald?",
        "Did another appeal too, and was found to be right?",
    )
    notified_on = day(
        "result.notified_on",
        "melding om det nye vedtak er kommet fram",
        f"{_RESULT}.notified_on",
        "Når kom meldingen om det nye vedtaket frem?",
        "Når kom meldinga om det nye vedtaket fram?",
        "When did notice of the new decision arrive?",
    )
    costs_days_moved = derived(
        "result.costs_days_moved", "fristen forlenges til den nærmest følgende virkedag"
    )
    earliest_costs = derived(
        "result.earliest_costs",
        "3 uker etter meldingen, om den kom fram samme dag som det nye vedtak",
        "date",
    )
    told_of_costs = fact(
        "result.told_of_costs",
        "merksam på retten til å kreve dekning for sakskostnader",
        f"{_RESULT}.told_of_costs",
        "Ble klageren gjort oppmerksom på retten til å kreve dekning av sakskostnader?",
        "Vart klagaren gjord merksam på retten til å krevje dekning av sakskostnader?",
        "Was the appellant told of the right to have costs covered?",
    )
    costs_needless = fact(
        "result.costs_needless",
        "usannsynlig at han har hatt vesentlige sakskostnader",
        f"{_RESULT}.costs_needless",
        "Er det usannsynlig at klageren hadde vesentlige kostnader, eller er retten kjent?",
        "Er det usannsynleg at klagaren hadde vesentlege kostnader, eller er retten kjend?",
        "Is it unlikely that the appellant had costs of weight, or is the right known?",
    )
    costs_claimed = fact(
        "result.costs_claimed",
        "kravet må settes fram",
        f"{_RESULT}.costs_claimed_on",
        "Er det krevd dekning av sakskostnader?",
        "Er det kravd dekning av sakskostnader?",
        "Were costs claimed?",
    )
    costs_claimed_on = day(
        "result.costs_claimed_on",
        "kravet må settes fram",
        f"{_RESULT}.costs_claimed_on",
        "Når ble dekning av sakskostnader krevd?",
        "Når vart dekning av sakskostnader kravd?",
        "When were costs claimed?",
    )
    costs_rejected_as_late = fact(
        "result.costs_rejected_as_late",
        "kravet avvist fordi fristen er oversittet",
        f"{_RESULT}.costs_rejected_as_late",
        "Ble kravet om sakskostnader avvist fordi det kom for sent?",
        "Vart kravet om sakskostnader avvist fordi det kom for seint?",
        "Was the claim for costs turned away for coming too late?",
    )
    costs_covered = fact(
        "result.costs_covered",
        "tilkjennes dekning",
        f"{_RESULT}.costs_covered",
        "Ble sakskostnadene dekket?",
        "Vart sakskostnadene dekte?",
        "Were the costs covered?",
    )


class OutcomeDays(Vocabulary):
    """What follows."""

    harm_by = calculated("result.harm_by", "3 måneder etter at underinstansen mottok klagen")
    costs_by = calculated("result.costs_by", "3 uker etter at melding om det nye vedtak er kommet fram")
