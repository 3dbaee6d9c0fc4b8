"""A decision of the municipality about a programme, and how it was made."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.appeal import Appeal, Suspension
from qupcore.domain.case.assessment import Assessment, check_answers
from qupcore.domain.case.plan import in_order
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
    "death",
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
        applied_on: The day on which the application came in that it answers. Left out: not known, or as the
            course says of its application.
        assessed_on: The day on which the work ability assessment was completed that it rests on. Left out:
            not known, or as the case says of its assessment.
        started_on: The first day of participation in the programme that it grants. Left out: not started,
            not known, or as the course says of its only or first programme.
        certificate_on: The day on which the certificate of the programme that it grants was issued. Left out:
            not known to be issued, or as the course says of its only or last programme.
        extension: On which ground a programme was extended: the second year (before 2019), or beyond two
            years. Left out: within two years.
        because: Why a programme ended or was interrupted.
        absence_from: First day of the absence because of which it ended or was interrupted (ordinary work,
            birth, adoption), or for which the benefit was reduced. Left out: not known.
        took_part_until: The last day on which the participant took part: of a programme that was ended or
            interrupted from a day before the decision, or by a decision that was undone; or in a period that
            was extended after days that nothing grants. Left out: not known.
        reserves_for_absence: Whether an award says that the benefit is cut for absence that is not permitted.
            A cut then carries the award out, and is no decision of its own. Left out: not known.
        covid: Whether it rests on the provisions for the pandemic.
        grounds: What the decision gives as its grounds, each as a rule id (`sotjl.29.age`) or in words.
        reasons: The written reasons. Empty: none are given. Left out: not known.
        written: Whether it was given in writing. Left out: not known.
        advance_notice_on: The day on which advance notice was given. Left out: not known to be given.
        advance_notice: Whether advance notice was given, before the decision was made. Left out: as the day
            tells, or not known; where it is the day of the decision itself, not known.
        notice_omitted: Why the office left it out (forvaltningsloven § 16 (3)): not possible, or a danger
            to carrying the decision out; no known address; known already, or clearly needless. Left out:
            no such exception is invoked.
        notified_on: The day on which the participant got notice of the decision.
        told_of_appeal: Whether the notice tells of the right to appeal, the deadline and where.
        assessments: Judgements on record that it rests on.
        speak_by: The last day that the advance notice gives for speaking.
        spoke_on: The day on which the participant spoke, or said that there is nothing to add.
        information_received: Whether information about the participant came in from others meanwhile.
        information_shown_on: The day on which it was put to the participant.
        information_exempt: Why it was not (forvaltningsloven § 17 (2)): the participant has confirmed it or
            cannot be found; haste; it decides nothing, or telling is needless.
        known_on: The day on which a participant without notice learnt of the decision, or ought to have.
        reasons_requested_on: The day on which reasons left out were asked for.
        reasons_told_on: The day on which they came to the participant.
        appeal_until: The day to which the deadline for appeal was made longer.
        appeal_longer_on: The day on which that was decided; only before the deadline is out (§ 29 (4)).
        reverses: The day of an earlier decision that this one undoes or changes without an appeal.
        reverses_to_harm: Whether that is to the participant's harm. Left out: not known.
        reverses_by_other_law: Whether the right to change follows from another act, from the decision
            itself, or from general rules of administrative law. Left out: not invoked.
        suspension: A request that it waits until an appeal is decided.
    """

    kind: DecisionKind
    decided_on: date
    applies_from: date | None = None
    applies_to: date | None = None
    applied_on: date | None = None
    assessed_on: date | None = None
    started_on: date | None = None
    certificate_on: date | None = None
    extension: Literal["second_year", "beyond_two_years"] | None = None
    because: EndReason | None = None
    absence_from: date | None = None
    took_part_until: date | None = None
    reserves_for_absence: bool | None = None
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
    speak_by: date | None = None
    spoke_on: date | None = None
    information_received: bool | None = None
    information_shown_on: date | None = None
    information_exempt: Literal["confirmed", "haste", "needless"] | None = None
    known_on: date | None = None
    reasons_requested_on: date | None = None
    reasons_told_on: date | None = None
    appeal_until: date | None = None
    appeal_longer_on: date | None = None
    reverses: date | None = None
    reverses_to_harm: bool | None = None
    reverses_by_other_law: bool | None = None
    suspension: Suspension | None = None

    def __attrs_post_init__(self) -> None:
        in_order(
            self.applies_from,
            self.applies_to,
            "the decision of {decided_on} ({kind})",
            decided_on=self.decided_on,
            kind=self.kind,
        )
        check_answers(self.assessments, "course")
