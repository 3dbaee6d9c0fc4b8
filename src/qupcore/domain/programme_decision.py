"""What the municipality decided about a programme, and how."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.assessment import Assessment, check_answers
from qupcore.domain.plan import in_order
from qupcore.domain.sound import sound_fields

__all__ = ["Appeal", "DecisionKind", "EndReason", "ProgrammeDecision"]

DecisionKind = Literal["granted", "extended", "refused", "reduced", "interrupted", "ended"]
"""`ended` is `stopped` in the words of the law before 2019."""

EndReason = Literal[
    "completed",
    "ordinary_work",
    "suitable_work_offered",
    "birth",
    "adoption",
    "no_longer_entitled",
    "no_return_likely",
    "interrupted_one_year",
    "maximum_reached",
    "own_wish",
    "absence",
    "moved",
    "office_changed",
    "other",
]


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class ProgrammeDecision:
    """A decision in the case.

    Attributes:
        kind: What was decided.
        decided_on: The day of the decision.
        applies_from: First day of what it decides: the period granted, the interruption, the reduction.
        applies_to: Last day of it, included. An open interruption or reduction leaves it out.
        extension: On which ground a programme was extended: the second year (before 2019), or beyond two
            years. Left out: within two years.
        because: Why a programme ended or was interrupted.
        absence_from: First day of the absence because of which it ended or was interrupted (ordinary work,
            birth, adoption).
        covid: Whether it rests on the provisions for the pandemic.
        grounds: What the decision gives as its grounds, each as a rule id (`sotjl.29.age`) or in words.
        reasons: The written reasons. Empty: none are given. Left out: not known.
        written: Whether it was given in writing. Left out: not known.
        advance_notice_on: The day on which advance notice was given. Left out: not known to be given.
        advance_notice: Whether advance notice was given at all. Left out: as the day tells, or not known.
        notice_omitted: Why the office left it out (forvaltningsloven § 16 (3)): not possible, or a danger
            to carrying the decision out; no known address; known already, or clearly needless. Left out:
            no such exception is invoked.
        notified_on: The day on which the participant got notice of the decision.
        told_of_appeal: Whether the notice tells of the right to appeal, the deadline and where.
        assessments: Judgements on record that it rests on.
    """

    kind: DecisionKind
    decided_on: date
    applies_from: date | None = None
    applies_to: date | None = None
    extension: Literal["second_year", "beyond_two_years"] | None = None
    because: EndReason | None = None
    absence_from: date | None = None
    covid: bool = False
    grounds: tuple[str, ...] = ()
    reasons: str | None = None
    written: bool | None = None
    advance_notice_on: date | None = None
    advance_notice: bool | None = None
    notice_omitted: Literal["not_possible", "no_address", "known_already"] | None = None
    notified_on: date | None = None
    told_of_appeal: bool | None = None
    assessments: tuple[Assessment, ...] = ()

    def __attrs_post_init__(self) -> None:
        in_order(self.applies_from, self.applies_to, f"the decision of {self.decided_on} ({self.kind})")
        check_answers(self.assessments, "course")


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Appeal:
    """An appeal against a decision.

    Attributes:
        received_on: The day it came in.
        against: The day of the decision appealed against.
        rejected_as_late: Whether it was turned away for coming too late. Left out: not known.
        exception_considered: Whether it was considered to take it all the same. Left out: not known.
        sent_on: The day it was sent on to the appeal body.
    """

    received_on: date
    against: date
    rejected_as_late: bool | None = None
    exception_considered: bool | None = None
    sent_on: date | None = None
