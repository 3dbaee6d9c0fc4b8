"""The findings of a review of a case, and its duties with their due days."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.answers.decision import Finding, Input, ParameterUse, Provenance, Question
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.citation import Citation
from qupcore.domain.truth import Verdict

__all__ = ["Duty", "DutyState", "Remark", "Review"]

DutyState = Literal["overdue", "due", "done", "done_late", "past", "undated"]
"""Not done, and the day has passed; not done, and still in time; done; done after the day;
passed without anybody's fault (a right not used, a protection that ended); or the day cannot be told yet."""


@attrs.frozen(kw_only=True)
class Remark:
    """One thing in a case that a rule does not hold for, or is not shown to hold for.

    Attributes:
        code: The known error in practice that it is (`E1` to `E16`), or "" where it is none of them.
        path: Where in the case file it is.
        topic: The question that the rule belongs to.
        finding: The rule with its place in the law, its inputs and its numbers. Its outcome is `not_met`
            for a breach, `unknown` where the record does not show whether the rule was kept.
        add: What to put on record to settle it, where it is not shown.
    """

    code: str
    path: str
    topic: str
    finding: Finding
    add: tuple[Question, ...] = ()

    @property
    def outcome(self) -> Verdict:
        """`not_met`: a breach. `unknown`: not shown by the record."""
        return self.finding.outcome


@attrs.frozen(kw_only=True)
class Review:
    """What is found in a case when it is held against the law.

    Attributes:
        on: The last day that was looked at: what came later is left out.
        remarks: Breaches first, then what is not shown; by place in the case.
        provenance: By what it was found; the rulebook is that of the right on the day.
    """

    on: date
    remarks: tuple[Remark, ...]
    provenance: Provenance

    @property
    def breaches(self) -> tuple[Remark, ...]:
        """The remarks where the law was not kept."""
        return tuple(item for item in self.remarks if item.outcome == "not_met")

    @property
    def not_shown(self) -> tuple[Remark, ...]:
        """The remarks where the record does not show that the law was kept."""
        return tuple(item for item in self.remarks if item.outcome == "unknown")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the known errors found, each once, in the order of their numbers."""
        return tuple(
            sorted({item.code for item in self.remarks if item.code}, key=lambda code: int(code[1:]))
        )


@attrs.frozen(kw_only=True)
class Duty:
    """Something that must happen by a day, or a limit that the day sets.

    Attributes:
        kind: What: `start`, `evaluation`, `period_ends`, `maximum`, `appeal`, ...
        path: Where in the case file it springs from.
        whose: Whose it is: the municipality's duty, the appeal body's, or the participant's right.
        due: The last day, included; None where a fact or number that it needs is not known.
        state: `overdue`, `due`, `done`, `done_late`, `past` or `undated`. What may have been done in time,
            as an appeal that came in after the day and of which nobody wrote down when it was posted, is
            `done`, and `missing` names what would tell.
        done_on: The day it was done, where that is on record.
        rule: Id of the formula that sets the day.
        citation: Where that stands, and in which version.
        inputs: The facts it was calculated from.
        parameters: The numbers it was calculated with.
        missing: Names of the facts that it needs, or that would tell whether it was done in time, not known.
        moved_from: The day that counting gave, where a day off moved the deadline; else None.
        moved_because: Which day off that is (`easter_monday`, `saturday`); "" where nothing moved.
        moved_by: Where it stands that it moves.
        falls_on: Which day off the day is, where no law moves it; else "".
        under: The law that the answer was given under.
    """

    kind: str
    path: str
    whose: Literal["municipality", "appeal_body", "participant"]
    due: date | None
    state: DutyState
    done_on: date | None
    rule: str
    citation: Citation
    inputs: tuple[Input, ...]
    parameters: tuple[ParameterUse, ...]
    missing: tuple[str, ...]
    moved_from: date | None = None
    moved_because: str = ""
    moved_by: Citation | None = None
    falls_on: str = ""
    under: UnderLaw = attrs.field(factory=UnderLaw)
