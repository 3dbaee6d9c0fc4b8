"""The three truth values true, false and unknown (Kleene), and their names in outcomes."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Outcome", "Truth", "Verdict", "outcome_of", "verdict_of"]

Truth: TypeAlias = bool | None
"""True, False, or None for unknown. Unknown is never treated as False."""

Verdict = Literal["met", "not_met", "unknown"]
"""What one condition came to."""

Outcome = Literal["right", "no_right", "undetermined"]
"""What the decision came to."""


def verdict_of(truth: Truth) -> Verdict:
    """Name the outcome of a condition.

    >>> [verdict_of(truth) for truth in (True, False, None)]
    ['met', 'not_met', 'unknown']
    """
    return "unknown" if truth is None else "met" if truth else "not_met"


def outcome_of(truth: Truth) -> Outcome:
    """Name the outcome of a decision.

    >>> [outcome_of(truth) for truth in (True, False, None)]
    ['right', 'no_right', 'undetermined']
    """
    return "undetermined" if truth is None else "right" if truth else "no_right"
