"""Forvaltningsloven (1967) §§ 29-31: by when to appeal, and what a late appeal is owed.

The deadline is moved to Monday where it ends on a weekend; that it also moves from other days off
(domstolloven § 149) is not calculated, so an appeal is never called late by a rule here. An appeal that was
posted in time is in time (§ 30), whenever it came in.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.procedure_terms import AppealDays, Appealed
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount, any_of, section

TOPIC = "appeal"


class Limits(Parameters, prefix="fvl.29", file="appeals.toml"):
    """The times."""

    appeal_days: Parameter
    latest_months: Parameter


_SINCE = "2007-11-01/.."
_rule = partial(section, "fvl", valid=_SINCE, enacted_by="LOV-1967-02-10", topic=TOPIC)
_day = partial(amount, "fvl", valid=_SINCE, enacted_by="LOV-1967-02-10", topic=TOPIC)


@_day(
    "29",
    ledd=1,
    gives=AppealDays.latest,
    source="with § 30 and domstolloven §§ 148-149: moved from a weekend; other days off are not calculated",
)
def appeal_deadline(appeal: Appealed, limit: Limits) -> Number:
    """Three weeks from the day on which notice of the decision arrived."""
    return appeal.notified_on.after(limit.appeal_days).after(appeal.weekend_days)


@_day("31", ledd=3, gives=AppealDays.year_over)
def appeal_year_over(appeal: Appealed, limit: Limits) -> Number:
    """A year after the decision was made."""
    return appeal.decided_on.after(limit.latest_months)


@_rule("29", ledd=1)
def rejected_only_when_late(appeal: Appealed, found: AppealDays) -> Condition:
    """An appeal is turned away for being late only when it came after the deadline."""
    return any_of(~appeal.rejected_as_late, appeal.received_on > found.latest)


@_rule("31", ledd=1)
def exception_considered(appeal: Appealed, found: AppealDays) -> Condition:
    """Before a late appeal is turned away, it is considered to take it all the same; up to a year."""
    return any_of(~appeal.rejected_as_late, appeal.exception_considered, appeal.received_on > found.year_over)


RULES = (appeal_deadline, appeal_year_over, rejected_only_when_late, exception_considered)
