"""Forvaltningsloven (1967) §§ 16-27: advance notice, written form, reasons and notice of a decision.

The Act has been in force since before the programme began: the periods here begin with the programme, not
with the sections. Awards are individual decisions (sosialtjenesteloven § 41). A new Act was adopted in 2025
(LOV-2025-06-20-81), in force from a day that the King decides. No such decision was found, so the Act of 1967
is taken to be in force in November 2026, with medium to high confidence.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.procedure import Procedure, ProcedureJudgement
from qupcore.law.wordings import FVL
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import all_of, any_of, section

TOPIC = "procedure"

_rule = partial(section, FVL, topic=TOPIC)


@_rule(
    "16",
    ledd=1,
    source="notice comes before the decision is made: on the day itself, where it is on record that it did; "
    "whoever has applied has spoken in the case by the application; the exceptions of § 16 (3) are "
    "for the office to invoke, but where a programme only runs out at the longest time, on the day that the "
    "award names: notice is then needless, as the ombudsman reads it for a benefit next door (Sivilombudet "
    "on the expiry of work assessment allowance)",
)
def advance_notice(decision: Procedure) -> Condition:
    """Before a reduction, an interruption or an end the participant is told, and may speak."""
    told = all_of(decision.notice_given, decision.notice_on <= decision.decided_on)
    adverse = decision.kind.one_of("reduced", "interrupted", "ended")
    carried_out = all_of(decision.kind.one_of("reduced"), decision.implements_award)
    return any_of(~adverse, decision.notice_omitted, told, carried_out)


@_rule("23", source="the exception, where writing is a particular burden to the office, is not looked at")
def in_writing(decision: Procedure) -> Condition:
    """A decision is in writing."""
    return decision.written


@_rule(
    "24",
    ledd=1,
    source="reasons may wait where an application is granted and nobody is likely to be dissatisfied "
    "(§ 24 (2))",
)
def reasons_given(decision: Procedure) -> Condition:
    """A decision is given reasons when it is made."""
    return any_of(decision.kind.one_of("granted", "extended"), decision.reasons_given)


@_rule("25", source="§ 25 (1) the rules, (2) the facts")
def reasons_sufficient(decision: Procedure, judgement: ProcedureJudgement) -> Condition:
    """The reasons name the rules and the facts that the decision rests on."""
    return any_of(
        decision.kind.one_of("granted", "extended"),
        all_of(decision.reasons_given, judgement.reasons_sufficient),
    )


@_rule("27", ledd=1)
def participant_notified(decision: Procedure) -> Condition:
    """The participant gets notice of the decision."""
    return decision.notified


@_rule("27", ledd=3)
def told_of_appeal(decision: Procedure) -> Condition:
    """The notice tells of the right to appeal, the deadline, the body and the procedure."""
    return decision.told_of_appeal


RULES = (
    advance_notice,
    in_writing,
    reasons_given,
    reasons_sufficient,
    participant_notified,
    told_of_appeal,
)
