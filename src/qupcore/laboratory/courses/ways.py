"""Which topics a whole case is built for, and why not for the others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from qupcore.laboratory.courses.of_absence import OF_ABSENCE
from qupcore.laboratory.courses.of_benefit import OF_BENEFIT
from qupcore.laboratory.courses.of_child import OF_CHILD
from qupcore.laboratory.courses.of_duration import OF_DURATION
from qupcore.laboratory.courses.of_start import OF_START
from qupcore.laboratory.courses.of_work import OF_WORK
from qupcore.laboratory.courses.whole_case import Builder

__all__ = ["BUILDERS", "IN_A_MONTH", "NO_WAY", "NoWay"]

BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {**OF_BENEFIT, **OF_CHILD, **OF_ABSENCE, **OF_START, **OF_DURATION, **OF_WORK}
)
"""The builder of each topic for which there is one."""

IN_A_MONTH = frozenset({*OF_BENEFIT, *OF_CHILD, "absence"})
"""The topics whose answer shows in the benefit of a month; others show in the review and the duties."""

NoWay = Literal["people", "calendar", "within", "not_yet"]
"""People of the right are built otherwise; facts of the calendar, which no case states; a step on the way to
another topic, which no question shows by itself; nobody has built it yet."""

NO_WAY: Mapping[str, NoWay] = MappingProxyType(
    {
        "right": "people",
        **dict.fromkeys(("working_day", "deadline_day"), "calendar"),
        **dict.fromkeys(
            (
                *("period_end", "illness_window", "withdrawal_window", "withdrawal_certified"),
                *("sick_child_counted", "sick_child_window", "appeal_longer", "refusal", "exception"),
                *("lost_right", "running", "granted", "record"),
            ),
            "within",
        ),
        **dict.fromkeys(
            (
                *("content", "plan", "plan_cooperation", "ending", "certificate", "pay", "payout", "agency"),
                *("own_illness", "sick_child", "antenatal_check", "before_birth", "after_birth"),
                *("birth_of_child", "birth_helper", "nursing", "welfare", "religious_holiday", "holiday"),
                *("pandemic", "withdrawal", "refund", "recovery", "interim_answer", "hearing", "clarified"),
                *("information", "access", "procedure", "late_reasons", "appeal", "appeal_turned_away"),
                *("appeal_faults", "appeal_investigated", "appeal_ready", "appeal_statement"),
                *("appeal_result", "appeal_body", "reversal", "suspension", "evaluation", "told", "demand"),
                *("ground", "assessed_first", "decided_first", "reasoned_judgements", "age_limit"),
                *("municipality", "absence_cut", "progress", "progress_followed_up", "start_stated"),
                *("gathering", "payment", "repayment", "both_parents"),
            ),
            "not_yet",
        ),
    }
)
"""Why a topic has no way to a whole case."""
