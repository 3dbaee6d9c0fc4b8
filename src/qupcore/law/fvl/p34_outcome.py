"""Forvaltningsloven §§ 34 and 36: the powers of the appeal body, and the costs of a successful appeal."""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.appeal import AppealJudgement
from qupcore.law.terms.outcome import OutcomeDays, OutcomeFacts
from qupcore.law.wordings import FVL
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, amount, any_of, section

TOPIC = "appeal_result"


class Limits(Parameters, prefix="fvl.34", file="p34.toml"):
    """The lengths of the deadlines."""

    harm_months: Parameter
    costs_days: Parameter


_rule = partial(section, FVL, topic=TOPIC)
_day = partial(amount, FVL, topic=TOPIC)


@_day("34", ledd=3, punktum=2, gives=OutcomeDays.harm_by, source="no law moves it from a day off")
def harm_told_by(result: OutcomeFacts, limit: Limits) -> Number:
    """Three months after the office received the appeal."""
    return result.received_on.after(limit.harm_months)


@_day(
    "36",
    ledd=3,
    punktum=3,
    gives=OutcomeDays.costs_by,
    source="counted by domstolloven §§ 148 and 149 (§ 30, third sentence)",
)
def costs_claim_by(result: OutcomeFacts, limit: Limits) -> Number:
    """Three weeks from the day on which notice of the new decision arrived, moved from a day off."""
    return result.notified_on.after(limit.costs_days).after(result.costs_days_moved)


@_rule("34", ledd=2, punktum=2)
def views_considered(result: OutcomeFacts, judgement: AppealJudgement) -> Condition:
    """The appeal body considers the views of the appellant."""
    return any_of(~result.by_appeal_body, result.turned_away, judgement.views_considered)


@_rule("34", ledd=3, punktum=1, source="nor where another's appeal is founded (third sentence)")
def no_change_to_harm(result: OutcomeFacts, judgement: AppealJudgement) -> Condition:
    """A decision is not changed to the appellant's harm, unless those interests must yield."""
    return any_of(~result.by_appeal_body, ~result.to_harm, result.other_founded, judgement.appellant_yields)


@_rule("34", ledd=3, punktum=2, source="nor where another's appeal is founded (third sentence)")
def harm_told_in_time(result: OutcomeFacts, found: OutcomeDays) -> Condition:
    """Notice of a change to the appellant's harm is sent within three months."""
    return any_of(
        ~result.by_appeal_body, ~result.to_harm, result.other_founded, result.harm_told_on <= found.harm_by
    )


@_rule("36", ledd=1)
def costs_covered(result: OutcomeFacts, judgement: AppealJudgement) -> Condition:
    """Whoever gets a decision changed to their favour has needful costs of weight covered, where claimed."""
    return any_of(
        ~result.to_favour,
        ~result.costs_claimed,
        result.costs_rejected_as_late,
        result.costs_covered,
        judgement.costs_not_due,
    )


@_rule("36", ledd=3, punktum=3, source="posted in time is in time (§ 30)")
def costs_rejected_only_when_late(result: OutcomeFacts, found: OutcomeDays) -> Condition:
    """A claim for costs is turned away as late only when it came after three weeks."""
    return any_of(
        ~result.costs_rejected_as_late,
        all_of(result.costs_claimed_on > result.earliest_costs, result.costs_claimed_on > found.costs_by),
    )


@_rule("36", ledd=4, punktum=1)
def told_of_costs(result: OutcomeFacts) -> Condition:
    """Where the decision is changed, the appellant is told of the right to have costs covered."""
    return any_of(~result.to_favour, result.costs_needless, result.told_of_costs)


RULES = (
    harm_told_by,
    costs_claim_by,
    views_considered,
    no_change_to_harm,
    harm_told_in_time,
    costs_covered,
    costs_rejected_only_when_late,
    told_of_costs,
)
