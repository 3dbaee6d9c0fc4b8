"""Which topics a whole case is built for, and why not for the others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from qupcore.laboratory.courses.of_absence import OF_ABSENCE
from qupcore.laboratory.courses.of_answer import OF_ANSWER
from qupcore.laboratory.courses.of_benefit import OF_BENEFIT
from qupcore.laboratory.courses.of_child import OF_CHILD
from qupcore.laboratory.courses.of_claims import OF_CLAIMS
from qupcore.laboratory.courses.of_duration import OF_DURATION
from qupcore.laboratory.courses.of_ending import OF_ENDING
from qupcore.laboratory.courses.of_hearing import OF_HEARING
from qupcore.laboratory.courses.of_illness import OF_ILLNESS
from qupcore.laboratory.courses.of_leave import OF_LEAVE
from qupcore.laboratory.courses.of_pay import OF_PAY
from qupcore.laboratory.courses.of_payment import OF_PAYMENT
from qupcore.laboratory.courses.of_plan import OF_PLAN
from qupcore.laboratory.courses.of_sick_child import OF_SICK_CHILD
from qupcore.laboratory.courses.of_start import OF_START
from qupcore.laboratory.courses.of_work import OF_WORK
from qupcore.laboratory.courses.whole_case import Builder
from qupcore.law.terms.absence import Absent, Caring, Illness
from qupcore.law.terms.benefit import Pay, Rate
from qupcore.law.terms.content import Content
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.rules.terms import IntTerm

__all__ = ["BUILDERS", "GIVEN_ELSEWHERE", "IN_A_MONTH", "NO_WAY", "NoWay"]

BUILDERS: Mapping[str, Builder] = MappingProxyType(
    OF_BENEFIT
    | OF_PAY
    | OF_CHILD
    | OF_ABSENCE
    | OF_ILLNESS
    | OF_SICK_CHILD
    | dict(OF_LEAVE)
    | OF_START
    | OF_PLAN
    | OF_DURATION
    | OF_WORK
    | OF_ENDING
    | OF_ANSWER
    | OF_HEARING
    | OF_CLAIMS
    | OF_PAYMENT
)
"""The builder of each topic for which there is one."""

IN_A_MONTH = frozenset({*OF_BENEFIT, *OF_CHILD, *OF_PAY, "absence"})
"""The topics whose answer shows in the benefit of a month; others show in the review and the duties."""

_MISSED = (Pay.absent_days.name, Pay.partly_absent_days.name, Pay.partly_absent_minutes.name)
_OF_PAY = (term for group in (Rate, Pay) for term in vars(group).values() if isinstance(term, IntTerm))
GIVEN_ELSEWHERE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "pay": frozenset(term.name for term in _OF_PAY if not term.path and term.name not in _MISSED)
        | {Rate.child_daily.name, Pay.two_thirds.name},
        "content": frozenset({Content.programme_days.name, Content.period_days.name, Content.last.name}),
        "sick_child": frozenset(
            term.name
            for term in (
                Absent.reason,
                Caring.working_day_of_absence,
                Caring.children,
                Caring.chronic_children,
                LeaveOfAbsence.whole_days,
                LeaveOfAbsence.part_days,
            )
        ),
        "own_illness": frozenset(
            term.name
            for term in (
                Illness.uncertified_days,
                Illness.uncertified_days_this_time,
                Illness.uncertified_working_days,
                Illness.uncertified_working_days_this_time,
            )
        ),
    }
)
"""Facts that no entry states: amounts that another topic gives, places in the calendar, days counted. Where
no case has those of a witness, one of the same class with its own is shown."""

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
                *("sick_child_counted", "sick_child_window"),
            ),
            "within",
        ),
        **dict.fromkeys(
            (
                *("plan_cooperation", "payout", "withdrawal", "access", "procedure"),
                *("late_reasons", "appeal", "appeal_turned_away", "appeal_faults", "appeal_investigated"),
                *("appeal_ready", "appeal_statement", "appeal_result", "appeal_body", "reversal"),
                *("suspension", "evaluation", "told", "demand", "ground", "assessed_first"),
                *("decided_first", "reasoned_judgements", "age_limit", "municipality", "absence_cut"),
                *("progress", "progress_followed_up", "start_stated", "gathering", "appeal_longer"),
                *("refusal", "exception", "lost_right", "running", "granted", "record"),
            ),
            "not_yet",
        ),
    }
)
"""Why a topic has no way to a whole case."""
