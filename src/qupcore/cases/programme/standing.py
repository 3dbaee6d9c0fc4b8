"""Grants, extensions and running programmes, checked against § 29 like refusals.

Only known facts make a finding. A grant is the municipality's own statement that the conditions were met, so
where the record leaves that open, there is no finding. Where the right ends on a day known in advance, as it
does by age, there is a duty before that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from qupcore.cases.course.programmes import Granted, Programme, programmes
from qupcore.cases.course.who_took_part import when_it_ended
from qupcore.cases.ruling.item import EntryRuling, held_where_in_force, rule_entry
from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling, KnownFacts, deadline, ruled
from qupcore.deciding.decide import decide
from qupcore.deciding.facts import Fact
from qupcore.domain.answers.decision import Decision, Question
from qupcore.domain.case.course import Course
from qupcore.domain.case.participant import Participant
from qupcore.domain.days import day_before
from qupcore.law.sotjl.p29_right import age
from qupcore.law.terms.standing import AgeDays, Standing
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["TOPICS", "age_deadlines", "age_rulings", "standing"]

TOPICS = ("age_limit",)


def standing(case: Participant, on: date, decision: Decision, applied: AppliedLaw) -> Iterator[EntryRuling]:
    """The rulings on each grant and extension on its day, and on the programme that runs on the day.

    Args:
        case: The case.
        on: The last day looked at.
        decision: What § 29 gives on it.
        applied: The law, and the numbers chosen where it leaves them open.

    Raises:
        NoRulesInForce: a decision is of a day before 2007-11-01.
    """
    for programme in programmes(case.course or Course(), on):
        without = [found for period in programme.periods if (found := _granted(case, period, applied))]
        yield from without
        last = programme.periods[-1]
        running = programme.periods[0].first <= on and (programme.last is None or on <= programme.last)
        if running and not any(item.path == _path(last) for item in without):
            asked = when_it_ended(case.course or Course(), programme, on) if programme.may_be_over(on) else ()
            yield from _running(_path(last), on, decision, asked, applied)


def _granted(case: Participant, period: Granted, applied: AppliedLaw) -> EntryRuling | None:
    """A period granted to a person outside § 29, on the day of the decision and on the period's first day."""
    decided_on = period.decision.decided_on
    known = attrs.evolve(
        case, assessments=tuple(item for item in case.assessments if item.at is None or item.at <= decided_on)
    )
    days = dict.fromkeys((decided_on, max(decided_on, period.first)))
    decisions = [decide(known, day, law=applied.law, policy=applied.policy) for day in days]
    if any(item.outcome != "no_right" for item in decisions):
        return None
    return rule_entry(
        _path(period), "granted", decided_on, {Standing.right.name: _failed(decisions[0])}, applied
    )


def _running(
    path: str, on: date, decision: Decision, asked: tuple[Question, ...], applied: AppliedLaw
) -> Iterator[EntryRuling]:
    """A programme that runs although § 29 is not met; age has a rule of its own.

    Where the programme may have ended, a question about that comes first.
    """
    other = [rule for rule in _unmet(decision) if rule != age.id]
    if decision.outcome == "no_right" and (other or not _unmet(decision)):
        # Until 2018 the law did not make a running programme depend on § 29.
        facts = {Standing.right.name: None if asked else _failed(decision)}
        for item in held_where_in_force(path, "running", on, facts, applied):
            yield attrs.evolve(item, asks=asked)


def _unmet(decision: Decision) -> list[str]:
    return [item.rule for item in decision.findings if item.counts and item.outcome == "not_met"]


def _failed(decision: Decision) -> Fact:
    """The finding that there is no right, with the failed rules and the policy numbers behind it."""
    return Fact(False, ", ".join((*_unmet(decision), *(use.name for use in decision.rests_on_policy))))


def _path(period: Granted) -> str:
    return f"$.course.decisions[{period.number}]"


def age_rulings(case: Participant, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    """Each programme that passes the upper age of § 29, under the rules of the last day looked at."""
    for _, item in _of_age(case, on, applied):
        yield item


def age_deadlines(case: Participant, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
    """The day by which to end a programme because of age: the last day within the ages of § 29."""
    for programme, item in _of_age(case, on, applied):
        outside = item.ruling.amounts[AgeDays.outside_from.name]
        assert outside is not None  # the day of birth is known, and so are the age limits
        ended = programme.ended
        done = (
            ended is not None and ended.applies_from is not None and ended.applies_from.toordinal() <= outside
        )
        yield deadline(
            "age_limit",
            item,
            AgeDays.outside_from,
            done_on=ended.decided_on if ended is not None and done else None,
            done=done,
            last_day_before=True,
        )


def _of_age(case: Participant, on: date, applied: AppliedLaw) -> Iterator[tuple[Programme, ItemRuling]]:
    """The programmes that begin within the age limits and are granted beyond them."""
    if case.birth_date is None:
        return
    for programme in programmes(case.course or Course(), on):
        if programme.never_was:
            continue
        last = date.max if programme.last is None else programme.last  # no decision states the last day
        granted_last = date.max if programme.granted_last is None else programme.granted_last
        day = max(programme.first, min(on, last))
        facts: KnownFacts = {
            Standing.born.name: case.birth_date,
            Standing.last.name: day,
            Standing.takes_part.name: programme.first <= on <= last,
        }
        path = _path(programme.periods[-1])
        item = ruled(path, "age_limit", day, facts, applied)
        if programme.ended is not None and programme.may_be_over(day) and item.ruling.holds is False:
            sure = max(programme.first, day_before(programme.ended.decided_on))
            least = ruled(path, "age_limit", day, {**facts, Standing.last.name: sure}, applied)
            if least.ruling.holds is not False:  # it may have ended in time
                open_ = ruled(path, "age_limit", day, {Standing.born.name: case.birth_date}, applied)
                asked = when_it_ended(case.course or Course(), programme, on)
                item = EntryRuling(path=path, topic="age_limit", ruling=open_.ruling, asks=asked)
        outside = item.ruling.amounts[AgeDays.outside_from.name]
        if outside is not None and programme.first.toordinal() < outside <= granted_last.toordinal():
            yield programme, item
