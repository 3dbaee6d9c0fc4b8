"""The course of a programme over time: what was applied for, decided, done and paid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import attrs

from qupcore.domain.absence import Absence, Leave, SelfCertificateWithdrawal
from qupcore.domain.course_faults import course_faults
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.domain.plan import Plan, in_order
from qupcore.domain.programme_decision import Appeal, ProgrammeDecision
from qupcore.domain.sound import sound_fields
from qupcore.domain.supported_child import SupportedChild
from qupcore.errors import BadInput

__all__ = ["Course", "FollowUp", "Recovery", "Refund", "Work"]

_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Work:
    """Paid work, or time as an apprentice, beside the programme.

    Attributes:
        first: First day.
        last: Last day, included. Left out: still running.
        minutes_a_week: Paid time a week. Left out: not known.
        kind: Ordinary paid work, or apprenticeship (possible from 2019).
    """

    first: date
    last: date | None = None
    minutes_a_week: int | None = None
    kind: Literal["work", "apprenticeship"] = "work"

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the work")
        if self.minutes_a_week is not None and not 0 <= self.minutes_a_week <= 7 * 24 * 60:
            raise BadInput(f"{self.minutes_a_week} minutes a week", remedy="give 0 to 10080")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Recovery:
    """Too much paid earlier, set off against a later month (trekk).

    Attributes:
        year: The year in which it is set off.
        month: The month, 1 to 12.
        amount_nok: How much.
        decided_on: The day it was decided.
    """

    year: int
    month: int
    amount_nok: Money
    decided_on: date | None = None

    def __attrs_post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9999):
            raise BadInput(f"{self.year}-{self.month} is no month", remedy="give a year and a month, 1 to 12")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Refund:
    """A refund that the municipality claims in a benefit paid for the same time afterwards.

    Attributes:
        first: First day that the claim covers.
        last: Last day that it covers, included.
        benefit: The benefit paid afterwards.
        amount_nok: How much is claimed. Left out: not known.
        claimed_on: The day of the claim. Left out: the last day that it covers.
    """

    first: date
    last: date
    benefit: Literal[
        "unemployment_benefit",
        "sickness_benefit",
        "parental_benefit",
        "rehabilitation_benefit",
        "disability_pension",
        "disability_benefit",
        "work_assessment_allowance",
        "other",
    ]
    amount_nok: Money | None = None
    claimed_on: date | None = None

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the refund")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class FollowUp:
    """A talk or another contact in which the participant was followed up.

    Attributes:
        on: The day.
        by: The adviser or the provider: a role or an opaque user id.
        evaluated: Whether the content of the programme was evaluated.
    """

    on: date
    by: str = ""
    evaluated: bool | None = None


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Course:
    """What happened in a case, from the application to the participant's certificate.

    Attributes:
        applied_on: The day the application came in. Left out: not known.
        informed_on: The day the person was told of the programme. Left out: not known to be told.
        start_deferrals: How many times the start was deferred because of the pandemic (2020-2021).
        decisions: What was decided, oldest first.
        started_on: The first day of participation. Left out: not started, or not known.
        leaves: Approved leave that does not count in the duration.
        absences: Absence as registered.
        withdrawals: Times without the right to self-certificates.
        work: Paid work and apprenticeship beside the programme.
        children: The children supported.
        sole_carer: Whether the participant has the care alone. Left out: not known.
        outside_church: Whether the participant belongs to a faith with holidays of its own.
        plans: The versions of the plan, oldest first.
        follow_ups: Talks and evaluations held.
        appeals: Appeals that came in.
        recoveries: Amounts set off against later months.
        refunds: Refunds that the municipality claims in other benefits.
        maintenance_to_agency: Whether the child supplement goes to the collection agency for maintenance
            owed for the same child.
        certificate_on: The day the participant's certificate (deltakerbevis) was issued.
    """

    applied_on: date | None = None
    informed_on: date | None = None
    start_deferrals: int = 0
    decisions: tuple[ProgrammeDecision, ...] = ()
    started_on: date | None = None
    leaves: tuple[Leave, ...] = ()
    absences: tuple[Absence, ...] = ()
    withdrawals: tuple[SelfCertificateWithdrawal, ...] = ()
    work: tuple[Work, ...] = ()
    children: tuple[SupportedChild, ...] = ()
    sole_carer: bool | None = None
    outside_church: bool | None = None
    plans: tuple[Plan, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    recoveries: tuple[Recovery, ...] = ()
    refunds: tuple[Refund, ...] = ()
    maintenance_to_agency: bool | None = None
    certificate_on: date | None = None

    def __attrs_post_init__(self) -> None:
        if faults := tuple(course_faults(self)):
            raise BadInput(
                f"the course cannot be: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}",
                remedy="mend each",
                faults=faults,
            )

    def granted(self) -> tuple[ProgrammeDecision, ...]:
        """The decisions that grant or extend a programme, in time order."""
        return tuple(item for item in self.decisions if item.kind in ("granted", "extended"))

    def interruptions(self) -> tuple[ProgrammeDecision, ...]:
        """The decisions that interrupt it for a period."""
        return tuple(item for item in self.decisions if item.kind == "interrupted")

    def endings(self) -> tuple[ProgrammeDecision, ...]:
        """The decisions that end it; each applies from the first day without a programme."""
        return tuple(item for item in self.decisions if item.kind == "ended")

    def periods(self) -> tuple[Period, ...]:
        """The days in the programme: granted, started and not ended; interruptions and leave included.

        Empty where nothing has started, or nothing was granted. Periods that touch are one.
        """
        if self.started_on is None:
            return ()
        found: list[Period] = []
        for item in self.granted():
            if item.applies_from is None or item.applies_to is None:
                continue
            first, last = max(item.applies_from, self.started_on), item.applies_to
            for ending in self.endings():
                outside = ending.applies_from or ending.decided_on
                if first <= outside <= last:
                    last = outside - _DAY
            if last < first:
                continue
            if found and found[-1].end == first - _DAY:
                found[-1] = Period(found[-1].start, last)
            else:
                found.append(Period(first, last))
        return tuple(found)
