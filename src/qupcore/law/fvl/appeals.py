"""Forvaltningsloven (1967) §§ 29-31: the deadline for an appeal, and the handling of a late appeal.

The time runs from the notice (§ 29 (1)); without notice, from actual or expected knowledge of the decision
(2); and again from reasons given on request (3). It is counted by domstolloven §§ 148 and 149 (§ 30, third
sentence). An appeal posted in time is in time, whenever it is received (§ 30, first sentence). The act of 20
June 2025 no. 81 repeals this Act from a day that the King decides. No such decision was found, so this Act is
taken to be in force in November 2026, with medium to high confidence.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.appeal_time import in_time, late, repeated_late
from qupcore.law.terms.appeal import AppealDays, Appealed
from qupcore.law.wordings import FVL
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, amount, any_of, none_of, section

TOPIC = "appeal"
LONGER = "appeal_longer"


class Limits(Parameters, prefix="fvl.29", file="appeals.toml"):
    """The lengths of the deadlines."""

    appeal_days: Parameter
    latest_months: Parameter
    repeat_days: Parameter


_of_any = partial(section, FVL)
_day_of_any = partial(amount, FVL)
_rule, _day = partial(_of_any, topic=TOPIC), partial(_day_of_any, topic=TOPIC)
_MOVED = "counted by domstolloven §§ 148 and 149 (§ 30, third sentence)"


@_day_of_any("29", ledd=1, gives=AppealDays.latest_unless_longer, topic=LONGER, source=_MOVED)
def appeal_deadline_as_it_runs(appeal: Appealed, limit: Limits) -> Number:
    """Three weeks from the notice, moved from a day off; what the office made longer is left out."""
    return appeal.notified_on.after(limit.appeal_days).after(appeal.days_moved)


@_day(
    "29",
    ledd=1,
    gives=AppealDays.latest,
    source=f"{_MOVED}; without notice from knowledge of the decision (§ 29 (2)), anew from reasons that were "
    "asked for (§ 29 (3)), and as long as the office made it longer (§ 29 (4))",
)
def appeal_deadline(appeal: Appealed, limit: Limits) -> Number:
    """Three weeks from the day on which notice of the decision arrived, moved from a day off."""
    return appeal.notified_on.after(limit.appeal_days).after(appeal.days_moved).after(appeal.days_longer)


@_day("30", ledd=1, punktum=2, gives=AppealDays.repeat_by, source=_MOVED)
def repeat_deadline(appeal: Appealed, limit: Limits) -> Number:
    """A week after the appellant learnt, or ought to have seen, that the appeal did not arrive."""
    return appeal.lost_known_on.after(limit.repeat_days).after(appeal.repeat_days_moved)


@_day(
    "31", ledd=3, gives=AppealDays.year_over, source="no day off moves it: § 30 speaks of the deadline only"
)
def appeal_year_over(appeal: Appealed, limit: Limits) -> Number:
    """A year after the decision was made."""
    return appeal.decided_on.after(limit.latest_months)


@_rule("29", ledd=1)
def rejected_only_when_late(appeal: Appealed, found: AppealDays) -> Condition:
    """An appeal is turned away for being late only when it came after the deadline."""
    return any_of(
        ~appeal.rejected_as_late,
        ~appeal.runs_by.one_of("notice"),
        late(appeal.received_on, appeal, found),
    )


@_rule("29", ledd=2, punktum=1)
def rejected_only_when_late_without_notice(appeal: Appealed, found: AppealDays) -> Condition:
    """Without notice, the time runs from what the appellant knew or ought to have known."""
    return any_of(
        ~appeal.rejected_as_late,
        ~appeal.runs_by.one_of("knowledge"),
        late(appeal.received_on, appeal, found),
    )


@_rule("29", ledd=3, punktum=2)
def rejected_only_when_late_after_reasons(appeal: Appealed, found: AppealDays) -> Condition:
    """Whoever asked for reasons that were left out has three weeks from the day they came."""
    return any_of(
        ~appeal.rejected_as_late,
        ~appeal.runs_by.one_of("reasons"),
        late(appeal.received_on, appeal, found),
    )


@_of_any("29", ledd=4, topic=LONGER)
def longer_before_it_was_out(appeal: Appealed, found: AppealDays) -> Condition:
    """The deadline is made longer only before it is out."""
    return any_of(appeal.longer_on <= appeal.earliest, appeal.longer_on <= found.latest_unless_longer)


@_rule("30", ledd=1, punktum=1)
def posted_in_time_is_in_time(appeal: Appealed, found: AppealDays) -> Condition:
    """An appeal posted before the deadline was out is not turned away as late."""
    return any_of(
        ~appeal.rejected_as_late,
        in_time(appeal.received_on, appeal, found),  # then § 29 finds it
        appeal.lost,
        late(appeal.posted_on, appeal, found),
    )


@_rule("30", ledd=1, punktum=2)
def repeated_in_time_is_in_time(appeal: Appealed, found: AppealDays) -> Condition:
    """An appeal lost on its way and repeated within a week is not turned away as late."""
    return any_of(
        ~appeal.rejected_as_late,
        in_time(appeal.received_on, appeal, found),
        ~appeal.lost,
        late(appeal.posted_on, appeal, found),
        repeated_late(appeal, found),
    )


@_rule(
    "31",
    ledd=1,
    source="also of an appeal that turns out to have been posted in time (§ 30): whoever held it to be late "
    "had to consider the exception before it was turned away; not where nobody is known to have held it so",
)
def exception_considered(appeal: Appealed, found: AppealDays) -> Condition:
    """Before a late appeal is turned away, it is considered to take it all the same; up to a year."""
    return any_of(
        ~appeal.rejected_as_late,
        in_time(appeal.received_on, appeal, found),  # then § 29 finds it
        all_of(
            ~appeal.held_late,
            in_time(appeal.posted_on, appeal, found),
            any_of(~appeal.lost, none_of(repeated_late(appeal, found))),
        ),
        appeal.exception_considered,
        appeal.received_on > found.year_over,
    )


@_rule("31", ledd=3, source="an appeal that was posted within the year is within it (§ 30)")
def not_taken_after_a_year(appeal: Appealed, found: AppealDays) -> Condition:
    """An appeal that came more than a year after the decision is not taken as one."""
    return any_of(~appeal.taken, appeal.received_on <= found.year_over, appeal.posted_on <= found.year_over)


RULES = (
    appeal_deadline_as_it_runs,
    appeal_deadline,
    repeat_deadline,
    appeal_year_over,
    rejected_only_when_late,
    rejected_only_when_late_without_notice,
    rejected_only_when_late_after_reasons,
    longer_before_it_was_out,
    posted_in_time_is_in_time,
    repeated_in_time_is_in_time,
    exception_considered,
    not_taken_after_a_year,
)
