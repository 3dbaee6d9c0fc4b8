"""What the judge finds of one expectation."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "must",
    "must_not",
    "order",
    "full_time",
    "follow_up",
    "job_search",
    "wishes",
    "plan_b",
    "wrong",
    "general",
)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One expectation, and whether a course meets it.

    `met` is None where the course does not say enough to be judged; such a finding is counted apart.
    """

    kind: str
    met: bool | None
    what: str
    reason: str


def listed(ids: list[str]) -> str:
    """The first ids of a list, for a message."""
    return ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
