"""The vocabulary of procedure: how a decision was made, claims for refund, recovery."""

from __future__ import annotations

from typing import get_args

from qupcore.domain.case.programme_decision import EndReason
from qupcore.law.terms.asking import choice, counted, day, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = ["Procedure", "ProcedureJudgement", "Recovered", "Refunded"]

_DECISION = "$.course.decisions[]"


class Procedure(Vocabulary):
    """A decision, and how it was made."""

    kind = choice(
        "procedure.kind",
        ("granted", "extended", "refused", "reduced", "interrupted", "ended"),
        "enkeltvedtak",
        f"{_DECISION}.kind",
        "Hva gikk vedtaket ut på?",
        "Kva gjekk vedtaket ut på?",
        "What was decided?",
    )
    decided_on = day(
        "procedure.decided_on",
        "vedtak treffes",
        f"{_DECISION}.decided_on",
        "Når ble vedtaket gjort?",
        "Når vart vedtaket gjort?",
        "When was it decided?",
    )
    notice_given = fact(
        "procedure.notice_given",
        "forhåndsvarsling",
        f"{_DECISION}.advance_notice",
        "Ble deltakeren varslet før vedtaket?",
        "Vart deltakaren varsla før vedtaket?",
        "Was the participant given advance notice?",
    )
    notice_on = day(
        "procedure.notice_on",
        "forhåndsvarsel",
        f"{_DECISION}.advance_notice_on",
        "Når ble deltakeren varslet?",
        "Når vart deltakaren varsla?",
        "When was the participant given advance notice?",
    )
    notice_omitted = fact(
        "procedure.notice_omitted",
        "forhåndsvarsling kan unnlates",
        f"{_DECISION}.notice_omitted",
        "Viser kontoret til et unntak fra plikten til å varsle, og hvilket?",
        "Viser kontoret til eit unntak frå plikta til å varsle, og kva for eit?",
        "Does the office invoke an exception from advance notice, and which?",
    )
    implements_award = fact(
        "procedure.implements_award",
        "gjennomføring av det opprinnelige vedtaket",
        f"{_DECISION}.reserves_for_absence",
        "Tar vedtaket om programmet forbehold om trekk i stønaden ved ugyldig fravær?",
        "Tek vedtaket om programmet atterhald om trekk i stønaden ved ugyldig fråvær?",
        "Does the award reserve for cuts in the benefit because of invalid absence?",
    )
    reduced_because = choice(
        "procedure.reduced_because",
        get_args(EndReason),
        "grunnen til at stønaden settes ned",
        f"{_DECISION}.because",
        "Hvorfor ble stønaden satt ned?",
        "Kvifor vart stønaden sett ned?",
        "Why was the benefit reduced?",
    )
    written = fact(
        "procedure.written",
        "skriftlig",
        f"{_DECISION}.written",
        "Er vedtaket skriftlig?",
        "Er vedtaket skriftleg?",
        "Is the decision in writing?",
    )
    reasons_given = fact(
        "procedure.reasons_given",
        "enkeltvedtak skal grunngis",
        f"{_DECISION}.reasons",
        "Hva er begrunnelsen? (Ingen: en tom tekst.)",
        "Kva er grunngivinga? (Inga: ein tom tekst.)",
        "What are the reasons? (None: an empty text.)",
    )
    notified = fact(
        "procedure.notified",
        "underretning om vedtaket",
        f"{_DECISION}.notified_on",
        "Når fikk deltakeren underretning om vedtaket?",
        "Når fekk deltakaren melding om vedtaket?",
        "When did the participant get notice of the decision?",
    )
    told_of_appeal = fact(
        "procedure.told_of_appeal",
        "opplysning om klageadgang, klagefrist, klageinstans",
        f"{_DECISION}.told_of_appeal",
        "Opplyser underretningen om klageadgang, klagefrist, klageinstans og fremgangsmåte?",
        "Opplyser meldinga om klagerett, klagefrist, klageinstans og framgangsmåte?",
        "Does the notice tell of the right to appeal, the deadline, the body and the procedure?",
    )


class ProcedureJudgement(Vocabulary):
    """What the procedure is judged by."""

    reasons_sufficient = judged(
        "judgement.reasons_sufficient",
        "begrunnelsens innhold",
        _DECISION,
        "Viser begrunnelsen til reglene og de faktiske forholdene som vedtaket bygger på?",
        "Viser grunngivinga til reglane og dei faktiske forholda som vedtaket byggjer på?",
        "Do the reasons name the rules and the facts that the decision rests on?",
    )
    participant_consulted = judged(
        "judgement.participant_consulted",
        "utformes i samarbeid med tjenestemottaker; stor vekt på hva vedkommende mener",
        _DECISION,
        "Er deltakeren tatt med på råd, og er det lagt stor vekt på hva deltakeren mener?",
        "Er deltakaren teken med på råd, og er det lagt stor vekt på kva deltakaren meiner?",
        "Was the participant consulted, and was great weight given to what they think?",
    )


class Refunded(Vocabulary):
    """A claim for refund in a benefit paid afterwards."""

    benefit = choice(
        "refund.benefit",
        (
            "unemployment_benefit",
            "sickness_benefit",
            "parental_benefit",
            "rehabilitation_benefit",
            "disability_pension",
            "disability_benefit",
            "work_assessment_allowance",
            "other",
        ),
        "etterbetalt ytelse",
        "$.course.refunds[].benefit",
        "Hvilken ytelse er etterbetalt?",
        "Kva yting er etterbetalt?",
        "Which benefit was paid afterwards?",
    )
    amount = counted(
        "refund.amount",
        "øre",
        "hel eller delvis refusjon",
        "$.course.refunds[].amount_nok",
        "Hvor mye kreves i refusjon?",
        "Kor mykje blir kravd i refusjon?",
        "How much is claimed?",
    )
    outlays = counted(
        "refund.outlays",
        "øre",
        "til dekning av sine utlegg",
        "$.course.refunds[].outlays_nok",
        "Hvor mye betalte kommunen ut for det samme tidsrommet?",
        "Kor mykje betalte kommunen ut for det same tidsrommet?",
        "How much did the municipality pay out for the same time?",
    )
    same_purpose = fact(
        "refund.same_purpose",
        "til samme formål",
        "$.course.refunds[].same_purpose",
        "Har ytelsen samme formål som kvalifiseringsstønaden?",
        "Har ytinga same formål som kvalifiseringsstønaden?",
        "Is the benefit for the same purpose as the qualification benefit?",
    )
    first = day(
        "refund.first",
        "samme tidsrom",
        "$.course.refunds[].first",
        "Hva er første dag i refusjonskravet?",
        "Kva er første dag i refusjonskravet?",
        "What is the first day of the claim?",
    )
    last = day(
        "refund.last",
        "samme tidsrom",
        "$.course.refunds[].last",
        "Hva er siste dag i refusjonskravet?",
        "Kva er siste dag i refusjonskravet?",
        "What is the last day of the claim?",
    )
    programme_first = day(
        "refund.programme_first",
        "sine utlegg til samme formål",
        "$.course.decisions",
        "Hva var første dag i programmet?",
        "Kva var den første dagen i programmet?",
        "What was the first day in the programme?",
    )
    programme_last = day(
        "refund.programme_last",
        "sine utlegg til samme formål",
        "$.course.decisions",
        "Hva var siste dag i programmet?",
        "Kva var den siste dagen i programmet?",
        "What was the last day in the programme?",
    )


class Recovered(Vocabulary):
    """An amount set off against a later month."""

    decided_on = day(
        "recovery.decided_on",
        "trekk besluttes",
        "$.course.recoveries[].decided_on",
        "Når ble trekket bestemt?",
        "Når vart trekket bestemt?",
        "When was the set-off decided?",
    )
    month_last = day(
        "recovery.month_last",
        "framtidig stønad",
        "$.course.recoveries[].month",
        "Hva er siste dag i måneden det trekkes i?",
        "Kva er siste dag i månaden det blir trekt i?",
        "What is the last day of the month against which it is set off?",
    )
