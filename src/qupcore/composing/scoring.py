"""The score of a measure in a plan for a person, by the weights of the caller."""

from __future__ import annotations

from collections.abc import Collection

from qupcore.composing.choices import Choice
from qupcore.composing.wanted import Weights
from qupcore.domain.case.participant import Participant

__all__ = ["score_of"]

_STEPS = ("supporting", "health", "own_activity")


def score_of(choice: Choice, case: Participant, weights: Weights, needs: Collection[str]) -> int:
    """The score of one choice; the score of a plan is the sum of its choices."""
    interests = set(case.planning.interests) if case.planning else set()
    measure, offer = choice.measure, choice.offer
    score = -weights.element + weights.need * len(set(choice.covers) & set(needs))
    if interests & {choice.id, choice.of}:
        score += weights.interest
    if measure is not None and "employer" in measure.organisers:
        score += weights.ordinary_work
    if choice.counts_as in _STEPS:
        score += weights.step_by_step
    if offer is not None and offer.drop_in:
        score += weights.available
    elif offer is not None and offer.places is not None and offer.enrolment == "open" and offer.places.free:
        # A wait takes from these points only: stating it is never worse than stating nothing.
        score += max(0, weights.available - weights.waiting_day * (offer.places.waiting_days or 0))
    return score
