"""Forvaltningsloven §§ 28, 32 and 33: the right to appeal, appeals with faults, and their preparation.

Sosialtjenesteloven § 47 determines the appeal body; it takes precedence over § 28 here.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.appeal_time import in_time
from qupcore.law.terms.appeal import AppealDays, Appealed, AppealJudgement, PreparationFacts
from qupcore.law.wordings import FVL
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

TURNED_AWAY = "appeal_turned_away"
FAULTS = "appeal_faults"
INVESTIGATED = "appeal_investigated"
READY = "appeal_ready"
STATEMENT = "appeal_statement"

_rule = partial(section, FVL)


@_rule("28", ledd=1, topic=TURNED_AWAY, source="others may have a legal interest: a judgement, not looked at")
def party_may_appeal(appeal: PreparationFacts) -> Condition:
    """An appeal by the participant is not turned away for want of a right to appeal."""
    return any_of(~appeal.rejected_no_right, ~appeal.by_party)


@_rule(
    "28", ledd=1, topic=TURNED_AWAY, source="sosialtjenesteloven § 41 (2): awards are individual decisions"
)
def decision_may_be_appealed(appeal: PreparationFacts) -> Condition:
    """An appeal against a decision is not turned away as if nothing were decided."""
    return any_of(~appeal.rejected_no_decision, ~appeal.against_decision)


@_rule("32", ledd=3, topic=FAULTS)
def time_to_correct(appeal: PreparationFacts) -> Condition:
    """An appeal with faults gets a short deadline for mending them."""
    return any_of(~appeal.defective, appeal.time_to_correct)


@_rule("33", ledd=2, punktum=1, topic=INVESTIGATED)
def appeal_investigated(judgement: AppealJudgement) -> Condition:
    """The office looks into what the appeal gives reason to."""
    return judgement.investigated


@_rule("33", ledd=2, punktum=3, topic="appeal", source="§ 31: unless there is reason to take it all the same")
def late_appeal_taken_by_exception_only(appeal: Appealed, found: AppealDays) -> Condition:
    """A late appeal is turned away, unless it was considered to take it all the same."""
    return any_of(
        ~appeal.taken,
        appeal.exception_considered,
        in_time(appeal.received_on, appeal, found),
        in_time(appeal.posted_on, appeal, found),
    )


@_rule(
    "33",
    ledd=4,
    punktum=1,
    topic=READY,
    source="the law gives no number of days: a case sent on after the day it was ready is judged",
)
def sent_on_as_soon_as_ready(appeal: PreparationFacts, judgement: AppealJudgement) -> Condition:
    """What the office does not settle itself is sent to the appeal body as soon as the case is ready."""
    in_time = any_of(appeal.sent_on <= appeal.ready_on, judgement.sent_without_delay)
    return any_of(appeal.settled, in_time)


@_rule("33", ledd=4, punktum=2, topic=STATEMENT, source="not what § 19 keeps from the party")
def statement_copied(appeal: PreparationFacts) -> Condition:
    """The appellant gets a copy of the statement that the office gives the appeal body."""
    return any_of(~appeal.statement_given, appeal.statement_copied)


RULES = (
    party_may_appeal,
    decision_may_be_appealed,
    time_to_correct,
    appeal_investigated,
    late_appeal_taken_by_exception_only,
    sent_on_as_soon_as_ready,
    statement_copied,
)
