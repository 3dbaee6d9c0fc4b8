"""Appeals: their deadlines, whether they came in time, their preparation and their results.

Each appeal is checked against forvaltningsloven §§ 28-36 as worded on the first day on which the office can
know of it, and its result as worded on the day of the result. Questions about missing facts are asked only
once they matter: about the preparation when the appeal is ready or sent on, and about the result when it is
decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from qupcore.cases.course.programmes import judged_facts
from qupcore.cases.procedure.appeal_deadline import appeal_deadline, appeal_facts, earliest_end, notified_by
from qupcore.cases.procedure.carried_out import carries_out_award
from qupcore.cases.ruling.deadline_days import Move, moved
from qupcore.cases.ruling.item_ruling import (
    Deadline,
    ItemRuling,
    KnownFacts,
    asked_at,
    deadline,
    ruled,
    stated,
)
from qupcore.domain.case.appeal import Appeal, AppealResult
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.days import day_of
from qupcore.law.fvl.p33_preparing import (
    FAULTS,
    INVESTIGATED,
    READY,
    STATEMENT,
    TURNED_AWAY,
    sent_on_as_soon_as_ready,
    time_to_correct,
)
from qupcore.law.fvl.p34_outcome import TOPIC as OUTCOME
from qupcore.law.terms.appeal import AppealDays, Appealed, AppealJudgement, PreparationFacts
from qupcore.law.terms.outcome import OutcomeDays, OutcomeFacts
from qupcore.law.terms.procedure import Procedure
from qupcore.law.vocabulary import placed_path
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["TOPICS", "deadlines", "rulings"]

TOPICS = ("appeal", "appeal_longer", TURNED_AWAY, FAULTS, INVESTIGATED, READY, STATEMENT, OUTCOME)

_OF_DECISION = {
    term.name: term.path
    for term in (
        *(Appealed.decided_on, Appealed.notified_on, Appealed.runs_by),
        *(Appealed.reasons_told_on, Appealed.longer_on, Procedure.reasons_given),
    )
}
"""By term of an appeal whose answer belongs to the decision appealed against: its path there."""
_FAVOURABLE = ("granted", "extended")


def rulings(course: Course, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    """Each appeal that had come in, and each extended deadline."""
    for number, item in enumerate(course.decisions):
        if item.decided_on <= on and item.appeal_until and item.appeal_until >= item.decided_on:
            known = {**appeal_facts(item, on, applied).facts, Appealed.longer_on.name: item.appeal_longer_on}
            yield ruled(f"$.course.decisions[{number}]", "appeal_longer", item.decided_on, known, applied)
    for number, appeal in enumerate(course.appeals):
        if appeal.known_on <= on:
            yield from _still_held(appeal, on, _of_appeal(course, appeal, number, on, applied))


def _still_held(appeal: Appeal, on: date, items: Iterable[ItemRuling]) -> Iterator[ItemRuling]:
    """The rulings on an appeal; for a withdrawn appeal only those with a breach, so that nothing is asked."""
    for item in items:
        if not _withdrawn(appeal, on) or any(found.outcome == "not_met" for found in item.ruling.findings):
            yield item


def _of_appeal(
    course: Course, appeal: Appeal, number: int, on: date, applied: AppliedLaw
) -> Iterator[ItemRuling]:
    path = f"$.course.appeals[{number}]"
    if course.decided_on(appeal.against):  # else the record contradicts itself, and a question asks about it
        yield _in_time(course, appeal, path, on, applied)
    yield from _prepared(course, appeal, path, on, applied)
    yield from _outcome(appeal, path, on, applied)


def deadlines(course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """The deadline for an appeal against each decision, then the deadlines for each appeal.

    A grant has a deadline only where its notice is on record. A reduction that carries out the award is no
    decision and has none.
    """
    for number, item in enumerate(course.decisions):
        if item.decided_on > on or (item.kind in _FAVOURABLE and not notified_by(item, on)):
            continue
        if carries_out_award(course, item):
            continue
        made = [one for one in course.appeals if one.against == item.decided_on and one.known_on <= on]
        done_on = min((day for day in map(_sent_off, made) if day), default=None)
        found = appeal_deadline(f"$.course.decisions[{number}]", item, on, applied, done_on)
        unsaid = any(one.posted_on is None for one in made)
        in_time_by = (Appealed.posted_on.name,) if unsaid else ()
        yield attrs.evolve(found, done=bool(made), in_time_by=in_time_by)
    for number, appeal in enumerate(course.appeals):
        if appeal.known_on <= on:
            yield from _waiting(course, appeal, f"$.course.appeals[{number}]", on, applied)


def _in_time(course: Course, appeal: Appeal, path: str, on: date, applied: AppliedLaw) -> ItemRuling:
    """Whether the appeal came in time. If decisions of that day differ in their notice, none is used."""
    against = course.decided_on(appeal.against)
    found = [appeal_facts(item, min(on, _given(appeal)), applied).facts for item in against]
    same = found and all(one == found[0] for one in found)
    facts: KnownFacts = {
        **(found[0] if same else {}),
        Appealed.earliest.name: earliest_end(appeal.against, _starts(against), applied),
        Appealed.decided_on.name: appeal.against,
        Appealed.received_on.name: appeal.came_by(on),
        Appealed.posted_on.name: appeal.posted_on,
        Appealed.lost.name: appeal.lost,
        Appealed.lost_known_on.name: appeal.lost_known_on,
        Appealed.repeated_on.name: _repeated(appeal, on),
        Appealed.rejected_as_late.name: _turned_away_as_late(appeal, on),
        Appealed.held_late.name: bool(appeal.rejected_as_late),  # nothing on record, no breach
        Appealed.exception_considered.name: appeal.exception_considered,
        Appealed.taken.name: _if_settled(_taken(appeal, on), appeal, on),
    }
    number = next((n for n, one in enumerate(course.decisions) if one.decided_on == appeal.against), None)
    decision = f"$.course.decisions[{number}]"
    places = (
        {}
        if number is None
        else {name: placed_path(path_of, decision) for name, path_of in _OF_DECISION.items()}
    )
    return attrs.evolve(_moved_week(path, appeal, facts, applied), asked=asked_at(places))


def _starts(against: Iterable[ProgrammeDecision]) -> list[date | None]:
    return [day for item in against for day in (item.notified_on, item.known_on)]


def _sent_off(appeal: Appeal) -> date | None:
    """The first day on which the appeal was posted or received: posting is enough (§ 30)."""
    return min(
        (day for day in (appeal.received_on, appeal.repeated_on, appeal.posted_on) if day), default=None
    )


def _repeated(appeal: Appeal, on: date) -> date | None:
    return appeal.repeated_on if appeal.repeated_on and appeal.repeated_on <= on else None


def _given(appeal: Appeal) -> date:
    """The last day on which a fact about the deadline could affect the appeal."""
    days = (appeal.received_on, appeal.repeated_on, appeal.posted_on)
    return max((day for day in days if day), default=appeal.known_on)


def _moved_week(path: str, appeal: Appeal, facts: KnownFacts, applied: AppliedLaw) -> ItemRuling:
    """The week to repeat a lost appeal ends on a working day."""
    first_seen = [day for day in (appeal.posted_on, appeal.lost_known_on) if day]
    bound = _week(path, appeal, min(first_seen), applied) if first_seen else None
    known: KnownFacts = {
        **facts,
        Appealed.earliest_repeat.name: bound,
        Appealed.repeat_days_moved.name: 0,
    }
    first = ruled(path, "appeal", appeal.known_on, known, applied)
    counted = first.ruling.amounts[AppealDays.repeat_by.name]
    if counted is None:
        return first
    days = moved(day_of(counted), applied).days
    return ruled(path, "appeal", appeal.known_on, {**known, Appealed.repeat_days_moved.name: days}, applied)


def _week(path: str, appeal: Appeal, seen: date, applied: AppliedLaw) -> date | None:
    """The end of the week for an appellant who learnt on the day `seen` that the appeal was lost."""
    known: KnownFacts = {Appealed.lost_known_on.name: seen, Appealed.repeat_days_moved.name: 0}
    ruling = ruled(path, "appeal", appeal.known_on, known, applied).ruling
    counted = ruling.amounts[AppealDays.repeat_by.name]
    return None if counted is None else moved(date.fromordinal(counted), applied).on


def _withdrawn(appeal: Appeal, on: date) -> bool:
    return appeal.withdrawn_on is not None and appeal.withdrawn_on <= on


def _if_settled(answer: bool | None, appeal: Appeal, on: date) -> bool | None:
    """Facts not on record about a withdrawn or lost appeal count as not having happened."""
    return False if answer is None and (_withdrawn(appeal, on) or appeal.missing(on)) else answer


def _turned_away_as_late(appeal: Appeal, on: date) -> bool | None:
    """Whether it was turned away as late; if not on record, no once it was decided or sent on (§ 33 (4))."""
    if appeal.rejected_as_late is None and (_on_its_merits(appeal, on) or _sent(appeal, on)):
        return False
    return _if_settled(appeal.rejected_as_late, appeal, on)


def _taken(appeal: Appeal, on: date) -> bool | None:
    result = _result(appeal, on)
    if appeal.rejected_as_late or appeal.rejected_because or (result and result.outcome == "turned_away"):
        return False
    if _on_its_merits(appeal, on):
        return True
    return True if appeal.rejected_as_late is False and _sent(appeal, on) else None


def _on_its_merits(appeal: Appeal, on: date) -> bool:
    result = _result(appeal, on)
    return result is not None and result.outcome != "turned_away"


def _result(appeal: Appeal, on: date) -> AppealResult | None:
    return appeal.result if appeal.result and appeal.result.decided_on <= on else None


def _sent(appeal: Appeal, on: date) -> date | None:
    return appeal.sent_on if appeal.sent_on and appeal.sent_on <= on else None


def _settled(appeal: Appeal, on: date) -> bool:
    """Whether the office itself settled the appeal without sending it on."""
    result = _result(appeal, on)
    own = result is not None and result.by == "municipality" and result.outcome != "upheld"
    return bool(own or _withdrawn(appeal, on) or appeal.rejected_as_late or appeal.rejected_because)


def _held_to(appeal: Appeal, on: date) -> bool:
    """Whether the office upheld its own decision, so that the appeal body decides (§ 33 (2) and (4))."""
    result = _result(appeal, on)
    return result is not None and result.by == "municipality" and result.outcome == "upheld"


def _ready_facts(appeal: Appeal, on: date) -> KnownFacts:
    return {
        # The office did not settle an appeal that it sent on, or against a decision that it upheld. Otherwise
        # the record does not tell.
        PreparationFacts.settled.name: _settled(appeal, on)
        or (False if _sent(appeal, on) or _held_to(appeal, on) else None),
        PreparationFacts.ready_on.name: appeal.ready_on,
        PreparationFacts.sent_on.name: _sent(appeal, on),
        **judged_facts(appeal.assessments, on),
    }


def _prepared(
    course: Course, appeal: Appeal, path: str, on: date, applied: AppliedLaw
) -> Iterator[ItemRuling]:
    day, judged = appeal.known_on, judged_facts(appeal.assessments, on)
    if appeal.rejected_because in ("no_right", "not_a_decision"):
        known: KnownFacts = {
            PreparationFacts.rejected_no_right.name: appeal.rejected_because == "no_right",
            PreparationFacts.by_party.name: None if appeal.by is None else appeal.by != "other",
            PreparationFacts.rejected_no_decision.name: appeal.rejected_because == "not_a_decision",
            PreparationFacts.against_decision.name: _against_decision(course, appeal),
        }
        yield ruled(path, TURNED_AWAY, day, known, applied)
    if appeal.defective or appeal.rejected_because == "faults":
        known = {
            PreparationFacts.defective.name: appeal.defective,
            PreparationFacts.time_to_correct.name: appeal.correct_by is not None or None,
        }
        yield ruled(path, FAULTS, day, known, applied)
    if _sent(appeal, on) or (_result(appeal, on) and _taken(appeal, on) is not False):
        yield ruled(path, INVESTIGATED, day, judged, applied)
    ready = appeal.ready_on is not None and appeal.ready_on <= on
    waits = _held_to(appeal, on) and not _settled(appeal, on) and not _sent(appeal, on)
    if ready or waits or AppealJudgement.sent_without_delay.name in judged:
        yield ruled(path, READY, day, _ready_facts(appeal, on), applied)
    if appeal.statement_given:
        known = {
            PreparationFacts.statement_given.name: True,
            PreparationFacts.statement_copied.name: appeal.statement_copied,
        }
        yield ruled(path, STATEMENT, day, known, applied)


def _against_decision(course: Course, appeal: Appeal) -> bool | None:
    return True if course.decided_on(appeal.against) else None


def _outcome(appeal: Appeal, path: str, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    result = _result(appeal, on)
    if result is not None:
        yield _outcome_ruled(appeal, result, path, on, applied)


def _outcome_ruled(
    appeal: Appeal, result: AppealResult, path: str, on: date, applied: AppliedLaw
) -> ItemRuling:
    changed = result.outcome in ("changed", "annulled")
    claimed = result.costs_claimed_on is not None
    known: KnownFacts = {
        OutcomeFacts.by_appeal_body.name: result.by == "appeal_body",
        OutcomeFacts.turned_away.name: result.outcome == "turned_away",
        OutcomeFacts.received_on.name: appeal.came_by(on),
        OutcomeFacts.to_favour.name: result.to_favour if changed else False,
        OutcomeFacts.to_harm.name: _to_harm(result) if changed else False,
        OutcomeFacts.harm_told_on.name: result.harm_told_on,
        # Only the office invokes exceptions, and an exception not on record is not invoked.
        OutcomeFacts.other_founded.name: bool(result.other_appeal_founded),
        OutcomeFacts.notified_on.name: _notified(result),
        OutcomeFacts.costs_days_moved.name: 0,
        OutcomeFacts.earliest_costs.name: _earliest_costs(result, path, applied),
        OutcomeFacts.told_of_costs.name: result.told_of_costs,
        OutcomeFacts.costs_needless.name: bool(result.costs_needless),
        # Without a claim on record, no claim can be refused.
        OutcomeFacts.costs_claimed.name: claimed or result.costs_covered is not None,
        OutcomeFacts.costs_claimed_on.name: result.costs_claimed_on,
        OutcomeFacts.costs_rejected_as_late.name: _costs_turned_away(result),
        OutcomeFacts.costs_covered.name: result.costs_covered,
        **judged_facts(appeal.assessments, on),
    }
    first = ruled(path, OUTCOME, result.decided_on, known, applied)
    counted = first.ruling.amounts[OutcomeDays.costs_by.name]
    if counted is None:
        return first
    days = moved(day_of(counted), applied).days
    return ruled(
        path, OUTCOME, result.decided_on, {**known, OutcomeFacts.costs_days_moved.name: days}, applied
    )


def _to_harm(result: AppealResult) -> bool | None:
    """Whether it was changed to the appellant's harm; no, unless recorded, where changed in their favour."""
    return False if result.to_harm is None and result.to_favour else result.to_harm


def _notified(result: AppealResult) -> date | None:
    """The day of notice of the new decision; unknown if before that decision, since one day is then wrong."""
    day = result.notified_on
    return day if day is not None and day >= result.decided_on else None


def _costs_turned_away(result: AppealResult) -> bool | None:
    """Whether a claim for costs was turned away; not where none is on record or the claim was met."""
    unsaid = result.costs_rejected_as_late is None
    if result.costs_claimed_on is None or (unsaid and result.costs_covered):
        return False
    return result.costs_rejected_as_late


def _earliest_costs(result: AppealResult, path: str, applied: AppliedLaw) -> date | None:
    """The earliest end of the time for costs: notice cannot come before the new decision."""
    start = min(day for day in (result.decided_on, result.notified_on) if day)
    known: KnownFacts = {OutcomeFacts.notified_on.name: start, OutcomeFacts.costs_days_moved.name: 0}
    ruling = ruled(path, OUTCOME, result.decided_on, known, applied).ruling
    counted = ruling.amounts[OutcomeDays.costs_by.name]
    return None if counted is None else moved(date.fromordinal(counted), applied).on


def _waiting(course: Course, appeal: Appeal, path: str, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """The deadlines of an appeal: to repeat, correct or send it on, to notify harm, to claim costs."""
    if appeal.lost_known_on and appeal.lost_known_on <= on and not _withdrawn(appeal, on):
        item = _in_time(course, appeal, path, on, applied)
        facts = item.ruling.facts
        days = facts.get(Appealed.repeat_days_moved.name)
        move = _move(item, AppealDays.repeat_by.name, int(days.value) if days else 0, applied)
        yield deadline("repeat_appeal", item, AppealDays.repeat_by, done_on=_repeated(appeal, on), move=move)
    if appeal.correct_by and not _withdrawn(appeal, on):
        known: KnownFacts = {
            PreparationFacts.defective.name: appeal.defective,
            PreparationFacts.time_to_correct.name: True,
        }
        item = ruled(path, FAULTS, appeal.known_on, known, applied)
        mended = appeal.corrected_on if appeal.corrected_on and appeal.corrected_on <= on else None
        yield stated("correct_appeal", item, time_to_correct.id, appeal.correct_by, mended)
    result = _result(appeal, on)
    undecided = result is None or _held_to(appeal, on)
    if not _settled(appeal, on) and not appeal.missing(on) and undecided:
        item = ruled(path, READY, appeal.known_on, _ready_facts(appeal, on), applied)
        sent = stated("send_appeal", item, sent_on_as_soon_as_ready.id, appeal.ready_on, _sent(appeal, on))
        judgement = AppealJudgement.sent_without_delay.name  # no number of days in the law
        delayed = judgement in item.ruling.facts and item.ruling.facts[judgement].value is False
        yield sent if delayed else attrs.evolve(sent, in_time_by=(judgement,))
        if _sent(appeal, on):
            known = {OutcomeFacts.received_on.name: appeal.came_by(on)}
            item = ruled(path, OUTCOME, appeal.known_on, known, applied)
            yield deadline("harm_notice", item, OutcomeDays.harm_by)
    if result is not None and result.to_favour and result.outcome in ("changed", "annulled"):
        item = _outcome_ruled(appeal, result, path, on, applied)
        claimed = result.costs_claimed_on
        days = item.ruling.facts.get(OutcomeFacts.costs_days_moved.name)
        move = _move(item, OutcomeDays.costs_by.name, int(days.value) if days else 0, applied)
        done_on = claimed if claimed and claimed <= on else None
        yield deadline("costs_claim", item, OutcomeDays.costs_by, done_on=done_on, move=move)


def _move(item: ItemRuling, gives: str, days: int, applied: AppliedLaw) -> Move | None:
    """How a day off moved a deadline that was computed with its move."""
    found = item.ruling.amounts[gives]
    return None if found is None else moved(day_of(found - days), applied)
