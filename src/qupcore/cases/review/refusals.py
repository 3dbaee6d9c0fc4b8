"""Refusals and demands, checked against § 29 on the day on which they were made.

Words decide nothing. Where § 29 gives no right, no word in a ground makes the refusal wrong; where the right
is open, a word shows where to look. A known demand is a breach only where the person had the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from qupcore.cases.review.codes import STALE, code_of_demand, code_of_rule, invokes_exception
from qupcore.cases.ruling.item import EntryRuling, held_where_in_force, rule_entry
from qupcore.deciding.facts import Fact, facts_of
from qupcore.deciding.prepared import prepared_on
from qupcore.domain.answers.decision import Decision
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.truth import Truth, Verdict, verdict_of
from qupcore.law.terms.review import Demand, Refusal
from qupcore.law.terms.right import Judgement
from qupcore.law.terms.standing import StayFacts
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.rules.writing import RIGHT

__all__ = ["demands", "lost_right", "refusal"]

_TRUTH: Mapping[str, Truth] = {"right": True, "no_right": False, "undetermined": None}
_EXCEPTION = Judgement.disproportionately_burdensome.name


@attrs.frozen(eq=False)
class _Day:
    """A refusal with the results of § 29 on its day, and of the law before the change."""

    case: Participant
    refused: ProgrammeDecision
    decision: Decision
    applied: AppliedLaw

    def findings(self) -> dict[str, Truth]:
        """The outcome of each condition in force, by rule."""
        return {item.rule: _verdict(item.outcome) for item in self.decision.findings if item.counts}

    def exception_only(self) -> bool:
        """Whether the exception of § 29 (3) is the only thing that leaves the right open."""
        return [item.term for item in self.decision.missing] == [_EXCEPTION]

    def invoked(self) -> Truth:
        """Whether a ground or the written reasons invoke that exception; None: no ground is on record."""
        if any(map(invokes_exception, (*self.refused.grounds, self.refused.reasons or ""))):
            return True
        return False if self.refused.grounds else None

    def right(self) -> Truth:
        """Whether the person had the right; the exception counts only if it may have been invoked."""
        if self.exception_only() and self.invoked() is False:
            return True
        return _TRUTH[self.decision.outcome]

    def elsewhere(self) -> dict[str, Truth]:
        """The outcome of § 3 by rule: whether this municipality is responsible."""
        stay = self.case.stay
        if stay is None:
            return {}
        facts = {
            StayFacts.here.name: stay.here,
            StayFacts.in_institution.name: stay.in_institution,
            StayFacts.here_before.name: stay.here_before,
        }
        found = held_where_in_force("$.stay", "municipality", self.refused.decided_on, facts, self.applied)
        return {f.rule: _verdict(f.outcome) for item in found for f in item.ruling.findings}

    def stale(self) -> dict[str, Truth]:
        """The outcomes of the conditions of the older law after they ceased to apply."""
        if STALE.since and self.refused.decided_on < STALE.since:
            return {}
        prepared = prepared_on(STALE.last_day(), law=self.applied.law)
        known = facts_of(self.case, self.refused.decided_on, prepared.numbers)
        values = {name: fact.value for name, fact in known.items()}
        return {entry.id: prepared.single[entry.id](values) for entry in prepared.rulebook.conditions}


def _verdict(outcome: Verdict) -> Truth:
    return {verdict_of(truth): truth for truth in (True, False, None)}[outcome]


def refusal(
    case: Participant, path: str, refused: ProgrammeDecision, decision: Decision, applied: AppliedLaw
) -> Iterator[EntryRuling]:
    """Rulings on a refusal and on each of its grounds.

    Args:
        case: The case.
        path: Where the refusal is in it.
        refused: The refusal.
        decision: What § 29 gives on the day of it.
        applied: The law.
    """
    day = _Day(case, refused, decision, applied)
    grounds = [_ground(day, f"{path}.grounds[{n}]", text) for n, text in enumerate(refused.grounds)]
    codes = [held.code for ground in grounds for held in ground if held.code]
    lawful = day.right() is False
    codes += [
        code
        for item in case.practice_conditions
        if item.met is False and not lawful and (code := code_of_demand(item.name, refused.decided_on))
    ]
    if False in day.stale().values() and not day.invoked():
        codes.append(STALE.code)
    if False not in day.elsewhere().values():  # else another municipality decides on § 29
        yield rule_entry(
            path,
            "refusal",
            refused.decided_on,
            {Refusal.right.name: day.right()},
            applied,
            code=codes[0] if codes else "",
            asks=decision.missing,
        )
    if day.exception_only() and day.invoked() is not None and False not in day.elsewhere().values():
        facts = {Refusal.but_for_exception.name: True, Refusal.exception_invoked.name: day.invoked()}
        yield rule_entry(
            path, "exception", refused.decided_on, facts, applied, code=codes[0] if codes else ""
        )
    for ground in grounds:
        yield from ground


def _role(law: Law, rule: str) -> str:
    """The role of a rule of the right, in force or not; empty where there is no such rule."""
    return next((item.role for item in law.rules if item.topic == RIGHT and item.id == rule), "")


def lost_right(
    path: str, ended: ProgrammeDecision, decision: Decision, applied: AppliedLaw
) -> Iterator[EntryRuling]:
    """The ruling on an end because the right was lost.

    Args:
        path: Where it is in the case.
        ended: The decision that ends the programme.
        decision: What § 29 gives on the day of it.
        applied: The law.

    Raises:
        NoRulesInForce: before 2019 the law did not tie the end to § 29.
    """
    facts = {Refusal.right.name: _TRUTH[decision.outcome]}
    yield rule_entry(path, "lost_right", ended.decided_on, facts, applied, asks=decision.missing)


def _ground(day: _Day, path: str, text: str) -> list[EntryRuling]:
    on, now, before = day.refused.decided_on, day.findings() | day.elsewhere(), day.stale()
    in_law: Truth
    if text in now:
        in_law, code = True, STALE.code if now[text] and before.get(text) is False else code_of_rule(text)
    elif role := _role(day.applied.law, text):  # a rule of another time, or a reading: shown, but not counted
        stale = role == "condition" and STALE.since is not None and on >= STALE.since
        in_law, code = False, STALE.code if stale else ""
    else:
        right = day.right()
        code = "" if right is False else code_of_demand(text, on)
        if code == STALE.code and day.invoked():
            code = ""
        in_law = False if code and right else None
    found = [rule_entry(path, "demand", on, _said(in_law, text), day.applied, code=code)]
    if in_law:
        facts = {Demand.fulfilled.name: now[text]}
        found.append(rule_entry(path, "ground", on, facts, day.applied, code=code, asks=day.decision.missing))
    return found


def demands(case: Participant, on: date, applied: AppliedLaw) -> Iterator[EntryRuling]:
    """Rulings on the conditions that local practice set: none of them has a basis in § 29.

    The record tells that a condition is local practice; its words only give the name of the breach. A
    condition with the name of a condition in force belongs to the law and is left alone.
    """
    in_force = {entry.id for entry in prepared_on(on, law=applied.law).rulebook.conditions}
    for number, item in enumerate(case.practice_conditions):
        if item.name in in_force:
            continue
        yield rule_entry(
            f"$.practice_conditions[{number}]",
            "demand",
            on,
            _said(False, item.name),
            applied,
            code=code_of_demand(item.name, on),
        )


def _said(in_law: Truth, text: str) -> dict[str, Fact | None]:
    """The fact, with the words of the demand as its source."""
    return {Demand.in_law.name: None if in_law is None else Fact(in_law, text)}
