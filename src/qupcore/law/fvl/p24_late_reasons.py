"""Forvaltningsloven § 24 (2): reasons that were left out are given on request within the time for appeal."""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.case_work import CaseWorkDays, LateReasons
from qupcore.law.wordings import FVL
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount, any_of, section

TOPIC = "late_reasons"


class Limits(Parameters, prefix="fvl.24", file="p24.toml"):
    """The time for giving the reasons."""

    request_days: Parameter


_rule = partial(section, FVL, topic=TOPIC)
_day = partial(amount, FVL, topic=TOPIC)


@_day(
    "24",
    ledd=2,
    punktum=4,
    gives=CaseWorkDays.reasons_by,
    source="within the time for appeal: three weeks (§ 29 (1)); counted by domstolloven §§ 148 and 149 "
    "(fifth sentence, § 30)",
)
def reasons_request_by(reasons: LateReasons, limit: Limits) -> Number:
    """Three weeks from the day on which notice of the decision arrived, moved from a day off."""
    return reasons.notified_on.after(limit.request_days).after(reasons.days_moved)


@_rule("24", ledd=2, punktum=3)
def reasons_given_on_request(reasons: LateReasons, found: CaseWorkDays) -> Condition:
    """Whoever asks in time for reasons that were left out gets them."""
    return any_of(reasons.requested_on > found.reasons_by, reasons.told)


RULES = (reasons_request_by, reasons_given_on_request)
