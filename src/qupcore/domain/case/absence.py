"""Absence from the programme, and leave."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.assessment import Assessment, check_answers
from qupcore.domain.case.plan import in_order
from qupcore.domain.sound import sound_fields
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = [
    "Absence",
    "AbsenceReason",
    "Certificate",
    "Leave",
    "SelfCertificateWithdrawal",
    "WelfareGround",
]

AbsenceReason = Literal[
    "own_illness",
    "sick_child",
    "sick_child_minder",
    "minder_follows_child",
    "antenatal_check",
    "before_birth",
    "after_birth",
    "birth_of_child",
    "birth_helper",
    "nursing",
    "welfare",
    "religious_holiday",
    "holiday",
    "pandemic",
    "other",
]
"""`minder_follows_child`: who minds the child follows another one to be examined or admitted.
`birth_of_child` is the father's leave, `birth_helper` that of another who helps the mother. `pandemic` is
covid-19, of which there were rules of its own in 2020.
"""

Certificate = Literal["none", "self", "doctor"]
WelfareGround = Literal["settling_child", "first_school_day", "wedding", "death", "care_at_home", "other"]


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Absence:
    """Time away from the programme, as the office registered it.

    Attributes:
        first: First day.
        last: Last day, included. Left out: the first day only.
        minutes_a_day: Time away on each of the days. Left out: whole days.
        reason: Why. Left out: not known.
        welfare_ground: What the welfare leave is for.
        permitted: Whether the office gave permission. Left out: not known.
        certificate: How the reason is shown: not at all, by self-certificate, by a doctor. Left out: not
            known.
        doctor_demanded: Whether the office demanded a doctor's certificate for an illness beyond the days of
            a self-certificate. Left out: not known.
        same_illness: Whether a longer illness is one with the self-certified days before it.
        prevented_from_doctor: Whether the person was prevented from seeing a doctor earlier.
        confirmed_in_writing: Whether an oral self-certificate was confirmed when that was demanded. Left
            out: it was not demanded.
        child_birth_date: The birth date of the child concerned.
        event_on: The day that the leave is tied to: term (before_birth), birth (after_birth,
            birth_of_child, birth_helper), or what a welfare leave is for.
        parents_live_apart: Whether the parents of the child do not live together (birth_helper). Left out:
            not known.
        from_something_else: Whether, on days on which a provider was closed, the participant was away from
            something else that was held. No: they were not absent on those days. Left out: not known.
        asked_on: The day on which the leave was asked for or notified.
        assessments: Judgements on record about this absence.
    """

    first: date
    last: date | None = None
    minutes_a_day: int | None = None
    reason: AbsenceReason | None = None
    welfare_ground: WelfareGround | None = None
    permitted: bool | None = None
    certificate: Certificate | None = None
    doctor_demanded: bool | None = None
    same_illness: bool | None = None
    prevented_from_doctor: bool | None = None
    confirmed_in_writing: bool | None = None
    child_birth_date: date | None = None
    event_on: date | None = None
    parents_live_apart: bool | None = None
    from_something_else: bool | None = None
    asked_on: date | None = None
    assessments: tuple[Assessment, ...] = ()

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the absence")
        check_answers(self.assessments, "course")
        if self.minutes_a_day is not None and not 0 < self.minutes_a_day <= 24 * 60:
            raise BadInput(
                worded("{minutes_a_day} minutes a day", minutes_a_day=self.minutes_a_day),
                remedy="give 1 to 1440, or leave it out",
                code="input.number",
            )

    @property
    def through(self) -> date:
        """The last day, included."""
        return self.last or self.first

    def beside(self, other: Absence) -> bool:
        """Whether both absences may be true of one day: their reasons or their children are known to differ.

        >>> one, two = date(2016, 5, 4), date(2018, 5, 4)
        >>> ill = Absence(first=date(2026, 9, 7), reason="sick_child", child_birth_date=one)
        >>> other = Absence(first=date(2026, 9, 7), reason="sick_child", child_birth_date=two)
        >>> ill.beside(other), ill.beside(ill), ill.beside(Absence(first=date(2026, 9, 7), reason="holiday"))
        (True, False, True)
        """
        if self.reason is None or other.reason is None:
            return False
        return self.reason != other.reason or self.of_another_child(other)

    def of_another_child(self, other: Absence) -> bool:
        """Whether both are because of children, known to be two: no day is then of one of them only."""
        born = {self.child_birth_date, other.child_birth_date}
        ill = {self.reason, other.reason} <= {"sick_child", "sick_child_minder", "minder_follows_child"}
        return ill and len(born) == 2 and None not in born


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Leave:
    """Approved leave (godkjent permisjon) of some length: it does not count in the programme's duration.

    Attributes:
        first: First day.
        last: Last day, included. Left out: still running.
        with_benefit: Whether the benefit is paid meanwhile. Left out: not known.
        decided_on: The day it was approved.
        reason: Why.
    """

    first: date
    last: date | None = None
    with_benefit: bool | None = None
    decided_on: date | None = None
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the leave")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class SelfCertificateWithdrawal:
    """The right to self-certificates taken away.

    Attributes:
        first: First day without it.
        last: Last day without it, included. Left out: still taken away.
        ground: At least so many absences in twelve months, or reasonable doubt about them.
        heard_on: The day the participant was heard. Left out: not known.
        reviewed_on: The day the matter was looked at again. Left out: not yet.
    """

    first: date
    last: date | None = None
    ground: Literal["many_absences", "doubt"] | None = None
    heard_on: date | None = None
    reviewed_on: date | None = None

    def __attrs_post_init__(self) -> None:
        in_order(self.first, self.last, "the withdrawal")
