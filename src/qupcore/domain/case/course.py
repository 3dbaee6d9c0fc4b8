"""The course of a programme over time: applications, decisions, participation, absence and payments."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.absence import Absence, Leave, SelfCertificateWithdrawal
from qupcore.domain.case.appeal import AccessRequest
from qupcore.domain.case.assessment import Assessment, check_answers
from qupcore.domain.case.course_faults import course_faults
from qupcore.domain.case.left_open import LeftOpen, left_open_of
from qupcore.domain.case.plan import Plan, in_order
from qupcore.domain.case.programme import Programme, Stop, joined
from qupcore.domain.case.programme_decision import Appeal, ProgrammeDecision
from qupcore.domain.case.programmes_of import programmes_of, stops_of
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.domain.case.what_became import Became, as_read, what_became
from qupcore.domain.money import Money
from qupcore.domain.period import Period
from qupcore.domain.sound import sound_fields
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.memory import found_once, state_without_found

__all__ = ["Closure", "Course", "FollowUp", "Payment", "Recovery", "Refund", "Repayment", "Work"]


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
            raise BadInput(
                worded(
                    "minutes_a_week of the work from {first} is {minutes_a_week}",
                    first=self.first,
                    minutes_a_week=self.minutes_a_week,
                ),
                remedy="give 0 to 10080",
                code="input.number",
            )


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
            raise BadInput(
                worded("{year}-{month} is no month", year=self.year, month=self.month),
                remedy="give a year and a month, 1 to 12",
                code="input.number",
            )


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Refund:
    """A refund that the municipality claims in a benefit paid for the same time afterwards.

    Attributes:
        first: First day that the claim covers.
        last: Last day that it covers, included.
        benefit: The benefit paid afterwards.
        amount_nok: How much is claimed. Left out: not known.
        claimed_on: The day of the claim. Left out: the last day that it covers.
        same_purpose: Whether the benefit is for the same purpose as the qualification benefit. Left out: not
            known.
        outlays_nok: What the municipality paid out for the same time. Left out: not known.
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
    same_purpose: bool | None = None
    outlays_nok: Money | None = None

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the refund")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Repayment:
    """A decision that what was paid out is to be paid back (tilbakebetaling).

    Attributes:
        decided_on: The day it was decided.
        amount_nok: How much. Left out: not known.
        wrong_information: Whether it was paid out because wrong information was given, or information was
            held back. Left out: not known.
        assessments: Judgements on record that it rests on.
    """

    decided_on: date
    amount_nok: Money | None = None
    wrong_information: bool | None = None
    assessments: tuple[Assessment, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_answers(self.assessments, "course")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Payment:
    """The qualification benefit as it was paid out for some days.

    Attributes:
        first: First day that it is for.
        last: Last day that it is for, included.
        paid_on: The day it was paid out.
        attendance_registered: Whether the attendance of those days was registered when it was paid. Left
            out: not known.
    """

    first: date
    last: date
    paid_on: date
    attendance_registered: bool | None = None

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the payment")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class FollowUp:
    """A talk or another contact in which the participant was followed up.

    Attributes:
        on: The day.
        by: The adviser or the provider: a role or an opaque user id.
        evaluated: Whether the content of the programme was evaluated.
        progress_assessed: Whether the measures and the participant's progress were assessed. Left out: not
            known.
        changes_needed: Whether it showed that the content of the programme had to change. Left out: not
            known.
    """

    on: date
    by: str = ""
    evaluated: bool | None = None
    progress_assessed: bool | None = None
    changes_needed: bool | None = None


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Closure:
    """Days on which a provider is closed: nothing is held, and nobody is absent from it.

    Attributes:
        first: First day.
        last: Last day, included.
        measure: The measure of the plan that it is about, as the plan names it. Empty: all of them.
        by: Who is closed, in the office's own words; never a person's name.
    """

    first: date
    last: date
    measure: str = ""
    by: str = ""

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the closure")


@attrs.frozen(kw_only=True, slots=False, field_transformer=sound_fields)
class Course:
    """What happened in a case, from the application to the participant's certificate.

    Attributes:
        applied_on: The day the application came in. Left out: not known.
        informed_on: The day the person was told of the programme. Left out: not known to be told.
        start_deferrals: How many times the start was deferred because of the pandemic (2020-2021).
        decisions: What was decided, in any order.
        started_on: The first day of participation in the only programme, or in the first. Left out: not
            started, not known, or as the decision that grants it says. Whoever is taken in again starts
            anew: that day stands with the decision that grants it.
        leaves: Approved leave that does not count in the duration.
        absences: Absence as registered.
        withdrawals: Times without the right to self-certificates.
        work: Paid work and apprenticeship beside the programme.
        children: The children supported.
        sole_carer: Whether the participant has the care alone. Left out: not known.
        other_parent_unable: Whether the other parent cannot mind the children for a long time, being
            disabled, in hospital or the like. Left out: not known.
        outside_church: Whether the participant belongs to a faith with holidays of its own.
        activity_days: Saturdays, Sundays and public holidays on which the programme has activities all the
            same.
        plans: The versions of the plan, in any order, one a day.
        follow_ups: Talks and evaluations held.
        appeals: Appeals that came in.
        recoveries: Amounts set off against later months.
        refunds: Refunds that the municipality claims in other benefits.
        maintenance_to_agency: Whether the child supplement goes to the collection agency for maintenance
            owed for the same child.
        agency_claimed_on: The day the agency claimed the supplement. Left out: not known.
        repayments: Decisions that something is to be paid back.
        payments: What was paid out, and when.
        closures: Days on which a provider is closed. They are no absence.
        certificate_on: The day the participant's certificate (deltakerbevis) was issued.
        interim_answer_on: The day of an interim answer (foreløpig svar) to the application.
        interim_needless: Whether an interim answer was plainly needless. Left out: not invoked.
        access_requests: Requests to see the documents of the case.
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
    other_parent_unable: bool | None = None
    outside_church: bool | None = None
    activity_days: tuple[date, ...] = ()
    plans: tuple[Plan, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    recoveries: tuple[Recovery, ...] = ()
    refunds: tuple[Refund, ...] = ()
    maintenance_to_agency: bool | None = None
    agency_claimed_on: date | None = None
    repayments: tuple[Repayment, ...] = ()
    payments: tuple[Payment, ...] = ()
    closures: tuple[Closure, ...] = ()
    certificate_on: date | None = None
    interim_answer_on: date | None = None
    interim_needless: bool | None = None
    access_requests: tuple[AccessRequest, ...] = ()

    def __attrs_post_init__(self) -> None:
        if faults := tuple(course_faults(self)):
            raise BadInput(
                worded(
                    "the course has {count} {part}",
                    count=len(faults),
                    part=worded("fault") if len(faults) == 1 else worded("faults"),
                ),
                remedy="mend each",
                faults=faults,
                code="input.faults",
            )

    def granted(self) -> tuple[ProgrammeDecision, ...]:
        """The decisions that grant or extend a programme, by date."""
        return tuple(item for item in self.decisions if item.kind in ("granted", "extended"))

    def interruptions(self) -> tuple[ProgrammeDecision, ...]:
        """The decisions that interrupt the programme for a period."""
        return tuple(item for item in self.decisions if item.kind == "interrupted")

    def endings(self) -> tuple[ProgrammeDecision, ...]:
        """The decisions that end the programme; each applies from the first day without a programme."""
        return tuple(item for item in self.decisions if item.kind == "ended")

    def decided_on(self, day: date) -> tuple[ProgrammeDecision, ...]:
        """The decisions made on a day, in their order."""
        return tuple(item for item in self.decisions if item.decided_on == day)

    def programmes(self, on: date | None = None) -> tuple[Programme, ...]:
        """The programmes by date; all code reads starts, interruptions and ends from here.

        Args:
            on: Decisions made after this day are left out. None: none are.
        """
        return self._programmes if on is None else programmes_of(self.read(on), self.started_on, on)

    def became(self, on: date | None = None) -> tuple[Became, ...]:
        """The effect of each decision, in their order; what came after the day is left out."""
        return self._became if on is None else what_became(self.decisions, self.appeals, on)

    def stops(self, on: date | None = None) -> list[tuple[Stop, int | None]]:
        """Each interruption by date, with the index of the programme in which it begins, or None."""
        return stops_of(self.read(on), self.programmes(on), on)

    def read(self, on: date | None = None) -> tuple[ProgrammeDecision | None, ...]:
        """The decisions that set the limits of a programme, without those undone on appeal or suspended."""
        return self._read if on is None else as_read(self.decisions, self.appeals, on)

    def left_open(self) -> LeftOpen:
        """What the decisions leave open or contradict."""
        return self._left_open

    def taking_part(self) -> tuple[tuple[date | None, date | None], ...]:
        """The first and last days of the entries that decide participation; None: open, or not known."""
        return self._taking_part

    def periods(self) -> tuple[Period, ...]:
        """The days in a programme, from grant and start to end, including interruptions and leave.

        Empty where no programme has started or none was granted. Adjacent periods are joined.
        """
        return self._periods

    # What every question of a month asks again: derived once, and kept in the course itself.

    @found_once
    def _became(self) -> tuple[Became, ...]:
        return what_became(self.decisions, self.appeals)

    @found_once
    def _read(self) -> tuple[ProgrammeDecision | None, ...]:
        return tuple(item.read for item in self._became)

    @found_once
    def _programmes(self) -> tuple[Programme, ...]:
        return programmes_of(self._read, self.started_on)

    @found_once
    def _periods(self) -> tuple[Period, ...]:
        return tuple(joined(period for programme in self._programmes for period in programme.days))

    @found_once
    def _left_open(self) -> LeftOpen:
        return left_open_of(self._became)

    @found_once
    def _taking_part(self) -> tuple[tuple[date | None, date | None], ...]:
        return (
            *((item.start, item.end) for item in self._periods),
            *((stop.stops_from, stop.last) for item in self._programmes for stop in item.stops),
            *((leave.first, leave.last) for leave in self.leaves),
        )

    def __getstate__(self) -> dict[str, object]:
        """For pickle: the fields alone."""
        return state_without_found(self)
