"""The vocabulary of a record that does not agree with itself: what is asked, where nothing is broken."""

from __future__ import annotations

from qupcore.law.terms.asking import fact
from qupcore.rules.terms import Vocabulary

__all__ = ["Record"]


class Record(Vocabulary):
    """Whether the entries of a case agree; what does not is asked about."""

    entry_fits = fact(
        "record.entry_fits",
        "oppføringen gjelder dager med deltakelse",
        "$.course",
        "Oppføringen gjelder dager utenfor programmet, i et avbrudd eller i permisjon. Hvilke er riktige?",
        "Oppføringa gjeld dagar utanfor programmet, i eit avbrot eller i permisjon. Kva for dagar er rette?",
        "The entry is about days outside the programme, in an interruption or on leave. Which are right?",
    )
    start_fits = fact(
        "record.start_fits",
        "starten ligger i det som er innvilget",
        "$.course.started_on",
        "Startdagen ligger utenfor det som er innvilget. Når begynte deltakeren, og hva er innvilget?",
        "Startdagen ligg utanfor det som er innvilga. Når byrja deltakaren, og kva er innvilga?",
        "The start lies outside what is granted. When did the participant start, and what is granted?",
    )
    periods_fit = fact(
        "record.periods_fit",
        "vedtaksperiodene følger på hverandre",
        "$.course.decisions[].applies_from",
        "Perioden følger ikke på den forrige. Hvilke dager gjelder vedtaket?",
        "Perioden følgjer ikkje på den førre. Kva dagar gjeld vedtaket?",
        "The period does not follow on the one before. Which days does the decision grant?",
    )
    was_open = fact(
        "record.was_open",
        "tilbyderen holdt åpent",
        "$.course.absences[].from_something_else",
        "Tilbyderen var stengt denne dagen. Var deltakeren borte fra noe annet?",
        "Tilbydaren var stengd denne dagen. Var deltakaren borte frå noko anna?",
        "The provider was closed on the day. Was the participant away from something else?",
    )
    told_apart = fact(
        "record.told_apart",
        "barnet er ført én gang",
        "$.course.children[].ref",
        "Er dette to barn med samme fødselsdag, eller ett barn som er ført to ganger?",
        "Er dette to barn med same fødselsdag, eller eitt barn som er ført to gonger?",
        "Are these two children of one birth date, or one child entered twice?",
    )
    one_reason = fact(
        "record.one_reason",
        "fraværet er ført med én grunn",
        "$.course.absences[].reason",
        "De samme dagene er ført som hele fraværsdager av to grunner. Hvilken gjelder?",
        "Dei same dagane er førte som heile fråværsdagar av to grunnar. Kva for ein gjeld?",
        "The same days are entered as whole days of absence for two reasons. Which one holds?",
    )
    new_decision = fact(
        "record.new_decision",
        "det nye vedtaket er ført",
        "$.course.decisions[]",
        "Det er ikke klart hva som gjelder etter klagen. Hva gikk det nye vedtaket ut på, og fra når?",
        "Det er ikkje klart kva som gjeld etter klaga. Kva gjekk det nye vedtaket ut på, og frå når?",
        "What holds after the appeal is not clear. What did the new decision come to, and from which day?",
    )
    effect_fits = fact(
        "record.effect_fits",
        "vedtaket gjelder ikke dager før det ble gjort",
        "$.course.decisions[].took_part_until",
        "Vedtaket gjelder fra før det ble gjort. Hva er den siste dagen deltakeren deltok i programmet?",
        "Vedtaket gjeld frå før det vart gjort. Kva er den siste dagen deltakaren tok del i programmet?",
        "The decision applies from before it was made. On which day did the participant last take part?",
    )
    gap_fits = fact(
        "record.gap_fits",
        "periodene følger på hverandre, eller det er kjent hvor lenge noen deltok",
        "$.course.decisions[].took_part_until",
        "Ingenting er innvilget i dagene før forlengelsen. Hva er den siste dagen deltakeren deltok?",
        "Ingenting er innvilga i dagane før forlenginga. Kva er den siste dagen deltakaren tok del?",
        "Nothing is granted in the days before the extension. On which day did the participant last take "
        "part before it?",
    )
    job_told_apart = fact(
        "record.job_told_apart",
        "arbeidet er ført én gang",
        "$.course.work[]",
        "Er dette to jobber med like mye arbeid, eller én jobb som er ført to ganger?",
        "Er dette to jobbar med like mykje arbeid, eller éin jobb som er ført to gonger?",
        "Are these two jobs with as much work, or one job entered twice?",
    )
    cut_explained = fact(
        "record.cut_explained",
        "grunnen til at stønaden ble satt ned, er ført",
        "$.course.decisions[]",
        "Stønaden er satt ned, og det er ikke ført fravær eller arbeid for dagene. Hva er grunnen?",
        "Stønaden er sett ned, og det er ikkje ført fråvær eller arbeid for dagane. Kva er grunnen?",
        "The benefit is reduced, and no absence or work of the days is on record. What was it reduced for?",
    )
    cut_concerns = fact(
        "record.cut_concerns",
        "fraværet som stønaden ble satt ned for, er ført",
        "$.course.decisions[].absence_from",
        "Vedtaket om å sette ned stønaden er omgjort. Når begynte fraværet som det gjaldt?",
        "Vedtaket om å setje ned stønaden er gjort om. Når byrja fråværet som det galdt?",
        "The decision to reduce the benefit was undone. When did the absence begin that it was about?",
    )
    money_told_apart = fact(
        "record.money_told_apart",
        "beløpet er ført én gang",
        "$.course.recoveries[]",
        "To like beløp er ført. Er det to, eller er ett ført to ganger?",
        "To like beløp er førte. Er det to, eller er eitt ført to gonger?",
        "Two entries of money are alike. Are they two, or is one entered twice?",
    )
    stop_holds = fact(
        "record.stop_holds",
        "avbruddene er ikke i strid med hverandre",
        "$.course.decisions[].reverses",
        "Et senere vedtak om avbrudd gjelder noen av de samme dagene. Kommer det i stedet for det første?",
        "Eit seinare vedtak om avbrot gjeld nokre av dei same dagane. Kjem det i staden for det første?",
        "A later interruption is about some of the same days. Does it come in the place of the first?",
    )
    took_part_meanwhile = fact(
        "record.took_part_meanwhile",
        "det er kjent om noen deltok før vedtaket ble omgjort",
        "$.course.decisions[].took_part_until",
        "Vedtaket er omgjort, og deltakelsen sluttet før det. Deltok noen i dagene fram til omgjøringen?",
        "Vedtaket er gjort om, og deltakinga slutta før det. Tok nokon del i dagane fram til omgjeringa?",
        "The decision was undone, and participation stopped before that. Did anybody take part in the days "
        "until it was undone?",
    )
    appeal_fits = fact(
        "record.appeal_fits",
        "klagen gjelder et vedtak som er ført",
        "$.course.appeals[].against",
        "Det er ikke ført noe vedtak fra denne dagen. Hvilket vedtak gjelder klagen?",
        "Det er ikkje ført noko vedtak frå denne dagen. Kva vedtak gjeld klaga?",
        "No decision of this day is on record. Which decision is the appeal against?",
    )
    after_the_law = fact(
        "record.after_the_law",
        "dagen er ikke før programmet kom i loven",
        "$.course",
        "Denne dagen er før programmet kom i loven 1. november 2007. Hvilken dag er riktig?",
        "Denne dagen er før programmet kom i lova 1. november 2007. Kva dag er rett?",
        "This day is before the programme came into the law on 1 November 2007. Which day is right?",
    )
    notice_fits = fact(
        "record.notice_fits",
        "deltakeren fikk underretning etter at vedtaket ble gjort",
        "$.course.decisions[].notified_on",
        "Underretningen er ført før vedtaket. Når ble vedtaket gjort, og når fikk deltakeren vite det?",
        "Meldinga er ført før vedtaket. Når vart vedtaket gjort, og når fekk deltakaren vite det?",
        "The notice is entered as before the decision. When was it decided, and when was notice given?",
    )
    appeal_in_order = fact(
        "record.appeal_in_order",
        "det som skjedde med klagen, er ført i rekkefølge",
        "$.course.appeals[]",
        "Det som skjedde med klagen, kan ikke ha skjedd i denne rekkefølgen. Hvilke dager er riktige?",
        "Det som skjedde med klaga, kan ikkje ha skjedd i denne rekkjefølgja. Kva for dagar er rette?",
        "What happened to the appeal cannot have happened in this order. Which days are right?",
    )
