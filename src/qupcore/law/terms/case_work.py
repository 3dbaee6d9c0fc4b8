"""The vocabulary of how a case is handled: answers, hearing, information, documents, reasons, changes."""

from __future__ import annotations

from qupcore.law.terms.asking import calculated, choice, day, derived, fact, judged
from qupcore.rules.terms import Vocabulary

__all__ = [
    "Access",
    "CaseWorkDays",
    "CaseWorkJudgement",
    "Hearing",
    "Information",
    "InterimAnswer",
    "LateReasons",
    "Reversal",
    "Suspended",
]

_DECISION = "$.course.decisions[]"
_ACCESS = "$.course.access_requests[]"


class InterimAnswer(Vocabulary):
    """An application or an appeal that waits for its answer."""

    received_on = day(
        "interim.received_on",
        "henvendelsen er mottatt",
        "$.course.applied_on",
        "Når kom søknaden eller klagen inn?",
        "Når kom søknaden eller klaga inn?",
        "When did the application or the appeal come in?",
    )
    answered_on = day(
        "interim.answered_on",
        "henvendelsen besvares",
        "$.course.decisions",
        "Når ble søknaden eller klagen besvart?",
        "Når vart søknaden eller klaga svart på?",
        "When was the application or the appeal answered?",
    )
    interim_on = day(
        "interim.interim_on",
        "foreløpig svar",
        "$.course.interim_answer_on",
        "Når ble det gitt et foreløpig svar?",
        "Når vart det gjeve eit førebels svar?",
        "When was an interim answer given?",
    )
    needless = fact(
        "interim.needless",
        "åpenbart unødvendig",
        "$.course.interim_needless",
        "Var et foreløpig svar åpenbart unødvendig?",
        "Var eit førebels svar openbert unødvendig?",
        "Was an interim answer plainly needless?",
    )


class Hearing(Vocabulary):
    """The time that an advance notice gives for speaking."""

    decided_on = day(
        "hearing.decided_on",
        "vedtak treffes",
        f"{_DECISION}.decided_on",
        "Når ble vedtaket gjort?",
        "Når vart vedtaket gjort?",
        "When was it decided?",
    )
    speak_by = day(
        "hearing.speak_by",
        "uttale seg innen en nærmere angitt frist",
        f"{_DECISION}.speak_by",
        "Hvilken frist for å uttale seg ga varselet?",
        "Kva frist for å uttale seg gav varselet?",
        "Which deadline for speaking did the notice give?",
    )
    spoke = fact(
        "hearing.spoke",
        "har uttalt seg",
        f"{_DECISION}.spoke_on",
        "Hadde deltakeren uttalt seg før vedtaket?",
        "Hadde deltakaren uttalt seg før vedtaket?",
        "Had the participant spoken before the decision?",
    )


class Information(Vocabulary):
    """Information about the participant that came in while a case was prepared."""

    received = fact(
        "information.received",
        "mottar opplysninger om en part",
        f"{_DECISION}.information_received",
        "Kom det inn opplysninger om deltakeren fra andre?",
        "Kom det inn opplysningar om deltakaren frå andre?",
        "Did information about the participant come in from others?",
    )
    shown_on = day(
        "information.shown_on",
        "forelegges ham til uttalelse",
        f"{_DECISION}.information_shown_on",
        "Når ble opplysningene lagt frem for deltakeren?",
        "Når vart opplysningane lagde fram for deltakaren?",
        "When was the information put to the participant?",
    )
    exempt = fact(
        "information.exempt",
        "gjelder likevel ikke når",
        f"{_DECISION}.information_exempt",
        "Viser kontoret til et unntak fra plikten til å legge opplysningene frem, og hvilket?",
        "Viser kontoret til eit unntak frå plikta til å leggje opplysningane fram, og kva for eit?",
        "Does the office invoke an exception from putting the information forward, and which?",
    )
    decided_on = day(
        "information.decided_on",
        "før vedtak treffes",
        f"{_DECISION}.decided_on",
        "Når ble vedtaket gjort?",
        "Når vart vedtaket gjort?",
        "When was it decided?",
    )


class CaseWorkJudgement(Vocabulary):
    """What is judged about how a decision came about."""

    clarified = judged(
        "judgement.case_clarified",
        "så godt opplyst som mulig før vedtak treffes",
        _DECISION,
        "Var saken så godt opplyst som mulig før vedtaket?",
        "Var saka så godt opplyst som mogleg før vedtaket?",
        "Was the case as well clarified as possible before it was decided?",
    )
    invalid = judged(
        "judgement.decision_invalid",
        "vedtaket må anses ugyldig",
        _DECISION,
        "Må det tidligere vedtaket regnes som ugyldig?",
        "Må det tidlegare vedtaket reknast som ugyldig?",
        "Must the earlier decision be held to be invalid?",
    )


class LateReasons(Vocabulary):
    """Reasons that were left out and are asked for."""

    notified_on = day(
        "late_reasons.notified_on",
        "parten mottok underretning om vedtaket",
        f"{_DECISION}.notified_on",
        "Når kom underretningen om vedtaket frem?",
        "Når kom meldinga om vedtaket fram?",
        "When did the notice of the decision arrive?",
    )
    days_moved = derived("late_reasons.days_moved", "fristen forlenges til den nærmest følgende virkedag")
    requested_on = day(
        "late_reasons.requested_on",
        "kreve begrunnelse gitt etter at vedtaket er truffet",
        f"{_DECISION}.reasons_requested_on",
        "Når ba deltakeren om begrunnelse?",
        "Når bad deltakaren om grunngiving?",
        "When did the participant ask for reasons?",
    )
    told = fact(
        "late_reasons.told",
        "meddelelse om begrunnelse er kommet frem",
        f"{_DECISION}.reasons_told_on",
        "Har deltakeren fått begrunnelsen?",
        "Har deltakaren fått grunngivinga?",
        "Did the participant get the reasons?",
    )


class Access(Vocabulary):
    """A request to see the documents of the case."""

    refused = fact(
        "access.refused",
        "avslag på krav om innsyn",
        f"{_ACCESS}.refused",
        "Ble noe holdt tilbake?",
        "Vart noko halde tilbake?",
        "Was something kept back?",
    )
    ground = choice(
        "access.ground",
        ("internal", "gathered", "own_health", "another_person", "other"),
        "unntak fra innsyn",
        f"{_ACCESS}.ground",
        "Hvilket unntak fra innsyn er brukt?",
        "Kva unntak frå innsyn er brukt?",
        "Which exception from access was used?",
    )
    more_considered = fact(
        "access.more_considered",
        "vurdere å gi helt eller delvis innsyn",
        f"{_ACCESS}.more_access_considered",
        "Ble det vurdert å gi innsyn likevel, helt eller delvis?",
        "Vart det vurdert å gje innsyn likevel, heilt eller delvis?",
        "Was it considered to give access all the same, in whole or in part?",
    )
    facts_shown = fact(
        "access.facts_shown",
        "faktiske opplysninger",
        f"{_ACCESS}.facts_shown",
        "Fikk deltakeren se de faktiske opplysningene i det som ble holdt tilbake?",
        "Fekk deltakaren sjå dei faktiske opplysningane i det som vart halde tilbake?",
        "Did the participant get to see the facts in what was kept back?",
    )
    essential = fact(
        "access.essential",
        "av vesentlig betydning for en part",
        f"{_ACCESS}.essential",
        "Er opplysningene av vesentlig betydning for deltakeren?",
        "Er opplysningane av vesentleg verdi for deltakaren?",
        "Is the information of essential importance to the participant?",
    )
    representative_asked = fact(
        "access.representative_asked",
        "på anmodning",
        f"{_ACCESS}.representative_asked",
        "Er det bedt om at en representant får se opplysningene?",
        "Er det bede om at ein representant får sjå opplysningane?",
        "Was it asked that a representative sees the information?",
    )
    representative_told = fact(
        "access.representative_told",
        "gjøres kjent for en representant for parten",
        f"{_ACCESS}.representative_told",
        "Fikk representanten se opplysningene?",
        "Fekk representanten sjå opplysningane?",
        "Did the representative get to see the information?",
    )
    special_reasons = fact(
        "access.special_reasons",
        "når ikke særlige grunner taler mot det",
        f"{_ACCESS}.special_reasons",
        "Taler særlige grunner mot at representanten får se opplysningene?",
        "Talar særlege grunnar mot at representanten får sjå opplysningane?",
        "Do special reasons speak against a representative seeing the information?",
    )
    written = fact(
        "access.written",
        "avslag skal være skriftlig",
        f"{_ACCESS}.written",
        "Er avslaget på innsyn skriftlig?",
        "Er avslaget på innsyn skriftleg?",
        "Is the refusal of access in writing?",
    )
    provision_named = fact(
        "access.provision_named",
        "den bestemmelse som ligger til grunn for avslaget",
        f"{_ACCESS}.provision_named",
        "Viser avslaget til bestemmelsen, med ledd og bokstav?",
        "Viser avslaget til føresegna, med ledd og bokstav?",
        "Does the refusal name the provision, with paragraph and letter?",
    )
    told_of_appeal = fact(
        "access.told_of_appeal",
        "opplyse om retten til å klage og klagefristen",
        f"{_ACCESS}.told_of_appeal",
        "Opplyser avslaget på innsyn om klagerett og klagefrist?",
        "Opplyser avslaget på innsyn om klagerett og klagefrist?",
        "Does the refusal of access tell of the right to appeal and the deadline?",
    )


class Reversal(Vocabulary):
    """A decision that undoes an earlier one without an appeal."""

    to_harm = fact(
        "reversal.to_harm",
        "til skade for noen som vedtaket retter seg mot",
        f"{_DECISION}.reverses_to_harm",
        "Er endringen til skade for deltakeren?",
        "Er endringa til skade for deltakaren?",
        "Is the change to the participant's harm?",
    )
    notice_arrived = fact(
        "reversal.notice_arrived",
        "underretning om vedtaket er kommet fram",
        f"{_DECISION}.notified_on",
        "Hadde underretningen om det tidligere vedtaket kommet frem?",
        "Hadde meldinga om det tidlegare vedtaket kome fram?",
        "Had notice of the earlier decision arrived?",
    )
    by_other_law = fact(
        "reversal.by_other_law",
        "følger av annen lov, av vedtaket selv eller av alminnelige forvaltningsrettslige regler",
        f"{_DECISION}.reverses_by_other_law",
        "Følger retten til å endre av en annen lov, av vedtaket selv eller av alminnelige regler?",
        "Følgjer retten til å endre av ei anna lov, av vedtaket sjølv eller av alminnelege reglar?",
        "Does the right to change follow from another act, from the decision itself or from general rules?",
    )


class Suspended(Vocabulary):
    """A request that a decision waits until the appeal is decided."""

    decided = fact(
        "suspension.decided",
        "anmodninger om utsetting skal avgjøres",
        f"{_DECISION}.suspension.decided_on",
        "Når ble anmodningen om utsatt iverksetting avgjort?",
        "Når vart oppmodinga om utsett iverksetjing avgjord?",
        "When was the request to let the decision wait settled?",
    )
    refused = fact(
        "suspension.refused",
        "avslag på anmodning om utsetting",
        f"{_DECISION}.suspension.refused",
        "Ble anmodningen om utsatt iverksetting avslått?",
        "Vart oppmodinga om utsett iverksetjing avslått?",
        "Was the request to let the decision wait refused?",
    )
    reasons_given = fact(
        "suspension.reasons_given",
        "begrunnelse skal gis samtidig med avslaget",
        f"{_DECISION}.suspension.reasons_given",
        "Ble avslaget på utsatt iverksetting begrunnet samtidig?",
        "Vart avslaget på utsett iverksetjing grunngjeve samstundes?",
        "Did reasons come with the refusal to let the decision wait?",
    )


class CaseWorkDays(Vocabulary):
    """What follows."""

    interim_by = calculated("interim.by", "i løpet av en måned etter at den er mottatt")
    reasons_by = calculated("late_reasons.by", "i løpet av klagefristen")
