"""Discretion (skjønn) on record: judged by a person, never computed."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

__all__ = ["Assessment", "WorkAbilityAssessment"]

AssistanceGroup = Literal["standard", "situational", "specially_adapted", "permanently_adapted"]


@attrs.frozen(kw_only=True)
class Assessment:
    """A judgement that the law leaves to a person.

    Attributes:
        question: The name of the judged term it answers, as in `qup rules show`.
        answer: Yes or no.
        grounds: Why; the concrete circumstances that were weighed.
        by: Who judged: a role or an opaque user id, never a national identity number.
        at: The day it was made. A judgement made after the day asked about is not known on that day.
    """

    question: str
    answer: bool
    grounds: str = ""
    by: str = ""
    at: date | None = None

    @property
    def lacks(self) -> tuple[str, ...]:
        """What must be added before a decision that rests on it is final: `grounds`, `by`, `at`.

        >>> Assessment(question="capacity", answer=True, by="adviser 7").lacks
        ('grounds', 'at')
        """
        held = {"grounds": self.grounds.strip(), "by": self.by.strip(), "at": self.at}
        return tuple(name for name, value in held.items() if not value)


@attrs.frozen(kw_only=True)
class WorkAbilityAssessment:
    """The work-ability assessment (arbeidsevnevurdering) that the applicant has gone through.

    Attributes:
        completed_on: The day it was completed.
        by: Who carried it out.
        conclusion: The need for assistance it found, in NAV's four groups; not a condition of § 29.
    """

    completed_on: date
    by: str = ""
    conclusion: AssistanceGroup | None = None
