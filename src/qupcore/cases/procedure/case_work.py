"""The handling of a case: interim answers, hearing, information, documents, late reasons, changes.

Forvaltningsloven §§ 11 a, 16 to 21, 24 (2), 35 and 42. Where the law applies only after an event (a request,
information from others, a change), the rules are evaluated only if the event is on record. Only the office
invokes an exception: an exception that is not on record is not invoked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from qupcore.cases.course.programmes import judged_facts
from qupcore.cases.procedure.appeal_deadline import late_reasons
from qupcore.cases.ruling.item import rule_entry
from qupcore.cases.ruling.item_ruling import (
    Deadline,
    ItemRuling,
    KnownFacts,
    asked_at,
    deadline,
    ruled,
    stated,
)
from qupcore.cases.ruling.timeline import timeline
from qupcore.domain.case.appeal import AccessRequest, Appeal
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.days import day_of
from qupcore.law.fvl.p16_hearing import CLARIFIED, HEARING, INFORMATION
from qupcore.law.fvl.p24_late_reasons import reasons_given_on_request
from qupcore.law.fvl.p35_reversal import REVERSAL, SUSPENSION, suspension_settled
from qupcore.law.terms.case_work import (
    Access,
    CaseWorkDays,
    CaseWorkJudgement,
    Hearing,
    Information,
    InterimAnswer,
    Reversal,
    Suspended,
)
from qupcore.law.vocabulary import question
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("interim_answer", HEARING, CLARIFIED, INFORMATION, "access", "late_reasons", REVERSAL, SUSPENSION)


def rulings(course: Course, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    """Each event on record, under the rules of its day."""
    for path, item in _interim(course, on, applied):
        by = item.ruling.amounts[CaseWorkDays.interim_by.name]
        if by is None:  # the day it came in is unknown
            asked = question(InterimAnswer.received_on.name, path)
            asks = (attrs.evolve(asked, path=f"{path}.received_on"),)
            yield rule_entry(path, "interim_answer", item.ruling.on, item.ruling.facts, applied, asks=asks)
        elif by >= on.toordinal():
            continue
        elif path.startswith("$.course.appeals"):
            asked = question(InterimAnswer.interim_on.name, path)
            asks = (attrs.evolve(asked, path=f"{path}.interim_answer_on"),)
            yield rule_entry(path, "interim_answer", item.ruling.on, item.ruling.facts, applied, asks=asks)
        else:
            yield item
    for number, decision in enumerate(course.decisions):
        if decision.decided_on <= on:
            yield from _decision(course, decision, f"$.course.decisions[{number}]", on, applied)
    for number, request in enumerate(course.access_requests):
        day = request.answered_on or request.asked_on
        if day <= on and timeline("access", applied).on(day) is not None:
            yield ruled(f"$.course.access_requests[{number}]", "access", day, _access(request), applied)


def deadlines(course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """Deadlines to answer, to ask for and give reasons, and to settle a request for suspension.

    A request for reasons is a right only where the record says that the reasons were left out.
    """
    for _, item in _interim(course, on, applied):
        days = [_day(item, term.name) for term in (InterimAnswer.answered_on, InterimAnswer.interim_on)]
        done_on = min((day for day in days if day is not None), default=None)
        needless = item.ruling.facts[InterimAnswer.needless.name].value is True
        done = needless or done_on is not None
        answer = deadline("interim_answer", item, CaseWorkDays.interim_by, done_on=done_on, done=done)
        yield attrs.evolve(answer, in_time_by=(InterimAnswer.needless.name,)) if needless else answer
    for number, decision in enumerate(course.decisions):
        if decision.decided_on > on:
            continue
        path = f"$.course.decisions[{number}]"
        asked = decision.reasons_requested_on
        found = late_reasons(decision, on, applied)
        if decision.reasons is not None and not decision.reasons.strip() and found.move:
            item = ruled(path, "late_reasons", decision.decided_on, found.facts, applied)
            done_on = asked if asked and asked <= on else None
            yield deadline("reasons_request", item, CaseWorkDays.reasons_by, done_on=done_on, move=found.move)
        if asked and asked <= on and (found.move is None or asked <= found.move.on):
            item = ruled(path, "late_reasons", decision.decided_on, found.facts, applied)
            told = decision.reasons_told_on
            yield stated(
                "give_reasons",
                item,
                reasons_given_on_request.id,
                None,
                told if told is not None and told <= on else None,
            )
        if decision.suspension and decision.suspension.asked_on <= on:
            item = ruled(path, SUSPENSION, decision.decided_on, _suspension(decision, on), applied)
            day = decision.suspension.decided_on
            settled = day if day is not None and day <= on else None
            yield stated("settle_suspension", item, suspension_settled.id, None, settled)


def _decision(
    course: Course, item: ProgrammeDecision, path: str, on: date, applied: AppliedLaw
) -> Iterator[ItemRuling]:
    day, judged = item.decided_on, judged_facts(item.assessments, on)
    if item.speak_by:
        known: KnownFacts = {
            Hearing.decided_on.name: day,
            Hearing.speak_by.name: item.speak_by,
            Hearing.spoke.name: None if item.spoke_on is None else item.spoke_on <= day,
        }
        yield ruled(path, HEARING, day, known, applied)
    heard = any(one.against == day and (one.sent_on or one.result) for one in course.appeals)
    if CaseWorkJudgement.clarified.name in judged or heard:
        yield ruled(path, CLARIFIED, day, judged, applied)
    if item.information_received:
        known = {
            Information.received.name: True,
            Information.shown_on.name: item.information_shown_on,
            Information.exempt.name: item.information_exempt is not None,
            Information.decided_on.name: day,
        }
        yield ruled(path, INFORMATION, day, known, applied)
    asked = item.reasons_requested_on
    if asked and asked <= on:
        yield ruled(path, "late_reasons", day, late_reasons(item, on, applied).facts, applied)
    if item.reverses and not _after_appeal(course, item):
        undone = [n for n, one in enumerate(course.decisions) if one.decided_on == item.reverses]
        place = f"$.course.decisions[{undone[0]}].notified_on" if undone else ""
        notified = {Reversal.notice_arrived.name: place} if place else {}
        found = ruled(path, REVERSAL, day, {**_reversal(course, item), **judged}, applied)
        yield attrs.evolve(found, asked=asked_at(notified))
    if item.suspension and item.suspension.asked_on <= on:
        yield ruled(path, SUSPENSION, day, _suspension(item, on), applied)


def _after_appeal(course: Course, item: ProgrammeDecision) -> bool:
    """Whether a decision results from an appeal: then §§ 33 and 34 limit it, not § 35."""
    return any(
        one.against == item.reverses
        and one.result is not None
        and one.result.decided_on == item.decided_on
        and one.result.outcome in ("changed", "annulled")
        for one in course.appeals
    )


def _reversal(course: Course, item: ProgrammeDecision) -> KnownFacts:
    undone = [one for one in course.decisions if one.decided_on == item.reverses]
    notified = undone[0].notified_on if len(undone) == 1 else None
    return {
        Reversal.to_harm.name: item.reverses_to_harm,
        Reversal.notice_arrived.name: None if notified is None else notified <= item.decided_on,
        Reversal.by_other_law.name: bool(item.reverses_by_other_law),
    }


def _suspension(item: ProgrammeDecision, on: date) -> KnownFacts:
    asked = item.suspension
    assert asked is not None
    decided = asked.decided_on is not None and asked.decided_on <= on
    return {
        Suspended.decided.name: decided or None,
        Suspended.refused.name: asked.refused,
        Suspended.reasons_given.name: asked.reasons_given,
    }


def _access(request: AccessRequest) -> KnownFacts:
    return {
        Access.refused.name: request.refused,
        Access.ground.name: request.ground,
        Access.more_considered.name: request.more_access_considered,
        Access.facts_shown.name: request.facts_shown,
        Access.essential.name: request.essential,
        Access.representative_asked.name: request.representative_asked,
        Access.representative_told.name: request.representative_told,
        Access.special_reasons.name: bool(request.special_reasons),
        Access.written.name: request.written,
        Access.provision_named.name: request.provision_named,
        Access.told_of_appeal.name: request.told_of_appeal,
    }


def _interim(course: Course, on: date, applied: AppliedLaw) -> Iterator[tuple[str, ItemRuling]]:
    """The application and each appeal, with its answer and its interim answer."""
    applied_on = course.applied_on
    # Not before the programme was law.
    if (
        applied_on is not None
        and applied_on <= on
        and timeline("interim_answer", applied).on(applied_on) is not None
    ):
        answers = [item.decided_on for item in course.decisions if item.decided_on >= applied_on]
        known = _answers(applied_on, answers, course.interim_answer_on, course.interim_needless, on)
        path = "$.course.applied_on"
        yield path, ruled(path, "interim_answer", applied_on, known, applied)
    for number, appeal in enumerate(course.appeals):
        turned_away = (appeal.rejected_as_late or appeal.rejected_because) and appeal.result is None
        if appeal.known_on <= on and not (
            turned_away or appeal.missing(on)
        ):  # answered, without a day on record
            known = _answers(
                appeal.came_by(on), _ends(appeal), appeal.interim_answer_on, appeal.interim_needless, on
            )
            path = f"$.course.appeals[{number}]"
            yield path, ruled(path, "interim_answer", appeal.known_on, known, applied)


def _ends(appeal: Appeal) -> list[date]:
    days = (appeal.withdrawn_on, appeal.result.decided_on if appeal.result else None)
    return [day for day in days if day is not None]


def _answers(
    received: date | None, answers: list[date], interim: date | None, needless: bool | None, on: date
) -> KnownFacts:
    return {
        InterimAnswer.received_on.name: received,
        InterimAnswer.answered_on.name: min((day for day in answers if day <= on), default=None),
        InterimAnswer.interim_on.name: interim if interim is not None and interim <= on else None,
        InterimAnswer.needless.name: bool(needless),
    }


def _day(item: ItemRuling, name: str) -> date | None:
    fact = item.ruling.facts.get(name)
    return None if fact is None else day_of(int(fact.value))
