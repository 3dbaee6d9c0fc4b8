"""The course of a programme over time, as it is on record.

Every period has its first and its last day, both included; a last day left out means that it still runs.
What is left out is not known.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.assessment import Assessment
from qupcore.domain.hours import Hours
from qupcore.errors import BadInput

__all__ = [
    "Absence",
    "Activity",
    "Appeal",
    "Child",
    "Ending",
    "Evaluation",
    "Leave",
    "PlanVersion",
    "Programme",
    "Ruling",
    "Work",
]

RulingKind = Literal[
    "grant",
    "extension",
    "special_extension",
    "refusal",
    "interruption",
    "ending",
    "reduction",
    "deduction",
]
RefusalGround = Literal[
    "age",
    "capacity",
    "benefits",
    "assessment_missing",
    "not_necessary",
    "disproportionately_burdensome",
    "no_programme_to_offer",
    "stay_or_residence",
    "motivation",
    "stability",
    "no_places",
    "budget",
    "earlier_programme",
    "disability_appeal",
    "other",
]
Cause = Literal[
    "ordinary_work",
    "birth",
    "adoption",
    "illness",
    "absence",
    "return_unlikely",
    "goal_reached",
    "maximum_reached",
    "office_changed",
    "offer_of_work",
    "own_wish",
    "other",
]
ActivityKind = Literal[
    "work_directed",
    "job_search",
    "training",
    "supporting",
    "health",
    "own_activity",
]
AbsenceReason = Literal[
    "illness",
    "sick_child",
    "antenatal_check",
    "before_birth",
    "after_birth",
    "birth_other_parent",
    "nursing",
    "welfare",
    "day_off",
    "religious_holiday",
    "holiday",
    "other",
    "none_given",
]
Evidence = Literal["self_certificate", "doctors_certificate", "none"]


@attrs.frozen(kw_only=True)
class _Span:
    """Something that runs from a day to a day.

    Attributes:
        valid_from: First day.
        valid_to: Last day, included. Left out: still running.
    """

    valid_from: date
    valid_to: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise BadInput(
                f"ends ({self.valid_to}) before it starts ({self.valid_from})",
                remedy="swap or mend the dates",
            )

    def runs_on(self, day: date) -> bool:
        """Whether it runs on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@attrs.frozen(kw_only=True)
class Ruling:
    """An administrative decision (enkeltvedtak) in the case.

    Attributes:
        kind: What was decided.
        decided_on: The day it was made.
        valid_from: First day it is about. Left out where it is about no period.
        valid_to: Last day it is about, included.
        cause: Why, for an interruption or an ending.
        refused_because: The grounds of a refusal, as given.
        written: Whether it was made in writing (fvl § 23).
        reasons: The reasons given (fvl §§ 24-25).
        notified_on: The day it was notified to the participant; the time for appeal runs from then.
        advance_notice_on: The day the participant was told that it was coming (fvl § 16).
        heard: Whether the participant could speak before it was made.
        told_of_appeal: Whether it told of the right to appeal and its time limit (fvl § 27).
        assessments: The judgements it rests on.
    """

    kind: RulingKind
    decided_on: date
    valid_from: date | None = None
    valid_to: date | None = None
    cause: Cause | None = None
    refused_because: tuple[RefusalGround, ...] = ()
    written: bool | None = None
    reasons: str = ""
    notified_on: date | None = None
    advance_notice_on: date | None = None
    heard: bool | None = None
    told_of_appeal: bool | None = None
    assessments: tuple[Assessment, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise BadInput(
                f"the ruling's period ends ({self.valid_to}) before it starts ({self.valid_from})",
                remedy="swap or mend the dates",
            )


@attrs.frozen(kw_only=True)
class Leave(_Span):
    """Approved leave from the programme (godkjent permisjon): does not count in its duration.

    Attributes:
        valid_from: First day.
        valid_to: Last day, included. Left out: still running.
        with_benefit: Whether the benefit is paid meanwhile.
    """

    with_benefit: bool | None = None


@attrs.frozen(kw_only=True)
class Activity(_Span):
    """Something the participant does in the programme, so many hours a week.

    Attributes:
        valid_from: First day.
        valid_to: Last day, included. Left out: still running.
        name: What it is called.
        kind: Work-directed, job search, training, supporting, health, or own activity.
        weekly_hours: Hours a week.
        improves_chances: From 2019: whether it is expected to directly improve the chances of work.
    """

    name: str
    kind: ActivityKind
    weekly_hours: Hours
    improves_chances: bool | None = None


@attrs.frozen(kw_only=True)
class PlanVersion(_Span):
    """A version of the participant's plan.

    Attributes:
        valid_from: First day.
        valid_to: Last day, included. Left out: still running.
        activities: What it holds.
        evaluation_dates: The days on which it says that the content is evaluated.
        individually_adapted: Whether it is adapted to the participant's needs (judged by a person).
        made_with_participant: Whether it was made together with the participant.
        individual_plan_offered: Whether an individual plan (§ 33) was offered.
        individual_plan_consent: Whether the participant consented to one.
    """

    activities: tuple[Activity, ...] = ()
    evaluation_dates: tuple[date, ...] = ()
    individually_adapted: bool | None = None
    made_with_participant: bool | None = None
    individual_plan_offered: bool | None = None
    individual_plan_consent: bool | None = None


@attrs.frozen(kw_only=True)
class Absence(_Span):
    """Absence from the programme.

    Attributes:
        valid_from: First day.
        valid_to: Last day, included. Left out: still running.
        hours_a_day: Hours away each day. Left out: whole days.
        reason: Why.
        permitted: Whether the municipality gave permission.
        evidence: Self-certificate, doctor's certificate, or none.
        prevented_from_doctor: Whether the participant could not see a doctor in time.
    """

    reason: AbsenceReason
    hours_a_day: Hours | None = None
    permitted: bool | None = None
    evidence: Evidence | None = None
    prevented_from_doctor: bool | None = None


@attrs.frozen(kw_only=True)
class Work(_Span):
    """Paid work, or an apprenticeship, beside the programme.

    Attributes:
        valid_from: First day.
        valid_to: Last day, included. Left out: still running.
        kind: Paid work, or apprenticeship.
        weekly_hours: Hours a week.
    """

    kind: Literal["paid_work", "apprenticeship"]
    weekly_hours: Hours


@attrs.frozen(kw_only=True)
class Child(_Span):
    """A child the participant supports.

    Attributes:
        valid_from: First day supported.
        valid_to: Last day supported, included. Left out: still supported.
        birth_date: Day of birth.
        in_norway: Whether the child lives and lawfully stays in Norway.
        exempt_from_residence: Whether a stay abroad is within 90 days in twelve months, or the child is a
            member under folketrygdloven § 2-5 (2).
        foster_child_under_two_years: Whether it is a foster child supported for less than two years, and
            the requirement is not waived.
        income_above_g: Until 2023: whether the child's own income is above the basic amount (G).
        child_pension: Until 2023: whether the child has a right to a child's pension.
        chronically_ill: Whether the child is chronically ill or disabled, with a
            markedly higher risk of absence.
    """

    birth_date: date
    in_norway: bool | None = None
    exempt_from_residence: bool | None = None
    foster_child_under_two_years: bool | None = None
    income_above_g: bool | None = None
    child_pension: bool | None = None
    chronically_ill: bool | None = None


@attrs.frozen(kw_only=True)
class Evaluation:
    """An evaluation of the content.

    Attributes:
        planned_on: The day stated for it.
        held_on: The day it was held.
    """

    planned_on: date
    held_on: date | None = None


@attrs.frozen(kw_only=True)
class Appeal:
    """An appeal (klage) against a ruling.

    Attributes:
        against: The day the ruling was made.
        received_on: The day the appeal came in.
        outcome: What came of it.
        late_weighed: For a late appeal: whether it was weighed if it should be treated all the
            same (fvl § 31).
    """

    against: date
    received_on: date
    outcome: Literal["pending", "changed", "upheld", "rejected_as_late"] = "pending"
    late_weighed: bool | None = None


@attrs.frozen(kw_only=True)
class Ending:
    """The end of the programme.

    Attributes:
        ended_on: Last day.
        cause: Why.
        outcome: What the participant went to.
        certificate_on: The day the participant's certificate (deltakerbevis) was issued.
    """

    ended_on: date
    cause: Cause | None = None
    outcome: Literal["work", "education", "other_benefit", "social_assistance", "moved", "other"] | None = (
        None
    )
    certificate_on: date | None = None


@attrs.frozen(kw_only=True)
class Programme:
    """The course of the programme: what was applied for, decided, done and paid for.

    Attributes:
        applied_on: The day the application came in.
        rulings: The administrative decisions, in order.
        started_on: The day the programme started.
        plans: Versions of the plan, in order.
        leaves: Approved leaves.
        absences: Absence on record.
        work: Paid work and apprenticeships.
        children: Children supported.
        sole_carer: Whether the participant alone has the care of the children.
        evaluations: Evaluations planned and held.
        appeals: Appeals.
        self_certificates_withdrawn_on: The day the right to self-certify was withdrawn.
        heard_before_withdrawal: Whether the participant was heard first.
        ending: The end.
    """

    applied_on: date
    rulings: tuple[Ruling, ...] = ()
    started_on: date | None = None
    plans: tuple[PlanVersion, ...] = ()
    leaves: tuple[Leave, ...] = ()
    absences: tuple[Absence, ...] = ()
    work: tuple[Work, ...] = ()
    children: tuple[Child, ...] = ()
    sole_carer: bool | None = None
    evaluations: tuple[Evaluation, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    self_certificates_withdrawn_on: date | None = None
    heard_before_withdrawal: bool | None = None
    ending: Ending | None = None
