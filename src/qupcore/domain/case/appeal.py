"""Appeals against decisions, their results, and requests tied to a decision or a case."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.assessment import Assessment, check_answers
from qupcore.domain.sound import sound_fields

__all__ = ["AccessRequest", "Appeal", "AppealResult", "Suspension"]


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class AppealResult:
    """What an appeal came to: a new decision of the office itself, or a decision of the appeal body.

    Attributes:
        decided_on: The day of the decision.
        by: Who made it: the office that made the first decision, or the appeal body.
        outcome: The first decision stands, is changed, or is annulled; or the appeal was turned away.
        to_favour: Whether the decision was changed to the appellant's favour. Left out: not known.
        to_harm: Whether it was changed to the appellant's harm. Left out: not known; no, where it was changed
            to the appellant's favour.
        harm_told_on: The day on which notice of a change to the appellant's harm was sent.
        other_appeal_founded: Whether another appellant's appeal was found to be right. Left out: no such
            appeal.
        notified_on: The day on which notice of the new decision arrived.
        told_of_costs: Whether the appellant was told of the right to have costs covered. Left out: not known.
        costs_needless: Whether it is unlikely that there were costs, or the right is known already. Left out:
            not invoked.
        costs_claimed_on: The day on which costs were claimed, posted or handed in.
        costs_rejected_as_late: Whether the claim was turned away for coming too late. Left out: not known.
        costs_covered: Whether the costs were covered. Left out: not known.
    """

    decided_on: date
    by: Literal["municipality", "appeal_body"]
    outcome: Literal["upheld", "changed", "annulled", "turned_away"]
    to_favour: bool | None = None
    to_harm: bool | None = None
    harm_told_on: date | None = None
    other_appeal_founded: bool | None = None
    notified_on: date | None = None
    told_of_costs: bool | None = None
    costs_needless: bool | None = None
    costs_claimed_on: date | None = None
    costs_rejected_as_late: bool | None = None
    costs_covered: bool | None = None


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Appeal:
    """An appeal against a decision.

    Attributes:
        received_on: The day it came in. Left out: it was lost on its way, or nobody wrote the day down.
        against: The day of the decision appealed against.
        rejected_as_late: Whether it was turned away for coming too late. Left out: no, where it was sent
            on or decided; else not known.
        exception_considered: Whether it was considered to take it all the same. Left out: not known.
        sent_on: The day it was sent on to the appeal body.
        posted_on: The day it was given to a postal operator, or sent by an electronic way in. Left out: not
            known; an appeal that came in within the deadline is in time without it.
        lost_known_on: The day on which the appellant learnt, or ought to have seen, that what was posted did
            not arrive.
        repeated_on: The day on which an appeal that did not arrive was given again.
        by: Who appeals: the participant, somebody on the participant's behalf, or another.
        rejected_because: For what else it was turned away: no right to appeal, no decision that can be
            appealed against, or faults in it.
        defective: Whether it has faults or lacks something. Left out: not known.
        correct_by: The deadline that the office set for mending it.
        corrected_on: The day it was mended.
        interim_answer_on: The day of an interim answer (foreløpig svar).
        interim_needless: Whether an interim answer was plainly needless. Left out: not invoked.
        ready_on: The day on which the case was ready to be sent on.
        statement_given: Whether the office gave the appeal body a statement. Left out: not known.
        statement_copied: Whether the appellant got a copy of it. Left out: not known.
        withdrawn_on: The day the appellant withdrew it.
        body: Who decides on it: the county governor, or somebody else. Left out: not known.
        result: What it came to. Left out: nothing yet, or not known.
        assessments: Judgements about the appeal on record.
    """

    received_on: date | None = None
    against: date
    rejected_as_late: bool | None = None
    exception_considered: bool | None = None
    sent_on: date | None = None
    posted_on: date | None = None
    lost_known_on: date | None = None
    repeated_on: date | None = None
    by: Literal["participant", "representative", "other"] | None = None
    rejected_because: Literal["no_right", "not_a_decision", "faults"] | None = None
    defective: bool | None = None
    correct_by: date | None = None
    corrected_on: date | None = None
    interim_answer_on: date | None = None
    interim_needless: bool | None = None
    ready_on: date | None = None
    statement_given: bool | None = None
    statement_copied: bool | None = None
    withdrawn_on: date | None = None
    body: Literal["county_governor", "other"] | None = None
    result: AppealResult | None = None
    assessments: tuple[Assessment, ...] = ()

    def __attrs_post_init__(self) -> None:
        check_answers(self.assessments, "course")

    @property
    def lost(self) -> bool:
        """Whether a posted appeal failed to arrive."""
        return bool(self.lost_known_on or self.repeated_on)

    @property
    def known_on(self) -> date:
        """The first day on which the office can know of the appeal, never before the decision."""
        seen = [day for day in (self.received_on, self.lost_known_on, self.repeated_on) if day]
        return min(seen, default=self.posted_on or self.against)

    def came_by(self, on: date) -> date | None:
        """The day the appeal came in, at first or again; None if that was later or is not on record."""
        came = self.received_on or self.repeated_on
        return came if came is not None and came <= on else None

    def missing(self, on: date) -> bool:
        """Whether the appeal was lost and had not been repeated by a day."""
        return self.lost and self.came_by(on) is None


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Suspension:
    """A request that a decision waits until the appeal is decided (utsatt iverksetting).

    Attributes:
        asked_on: The day of the request.
        decided_on: The day on which it was settled. Left out: not known to be.
        refused: Whether it was refused. Left out: not known.
        reasons_given: Whether reasons came with the refusal. Left out: not known.
    """

    asked_on: date
    decided_on: date | None = None
    refused: bool | None = None
    reasons_given: bool | None = None


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class AccessRequest:
    """A request to see the documents of the case (partsinnsyn).

    Attributes:
        asked_on: The day of the request.
        answered_on: The day of the answer. Left out: not known to be answered.
        refused: Whether something was kept back. Left out: not known.
        ground: The exception used: documents made for the office's own preparation, documents gathered for
            it, the party's health or those close to the party, another person's health or something that
            ought not to be passed on, or another.
        more_access_considered: Whether it was considered to give access all the same.
        facts_shown: Whether the facts in what was kept back were shown.
        essential: Whether what was kept back is of essential importance to the party.
        representative_asked: Whether it was asked that a representative sees it.
        representative_told: Whether a representative got to see it.
        special_reasons: Whether special reasons speak against a representative seeing it. Left out: not
            invoked.
        written: Whether the refusal is in writing.
        provision_named: Whether it names the provision used, with paragraph and letter.
        told_of_appeal: Whether it tells of the right to appeal and the deadline.
    """

    asked_on: date
    answered_on: date | None = None
    refused: bool | None = None
    ground: Literal["internal", "gathered", "own_health", "another_person", "other"] | None = None
    more_access_considered: bool | None = None
    facts_shown: bool | None = None
    essential: bool | None = None
    representative_asked: bool | None = None
    representative_told: bool | None = None
    special_reasons: bool | None = None
    written: bool | None = None
    provision_named: bool | None = None
    told_of_appeal: bool | None = None
