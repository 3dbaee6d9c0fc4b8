"""The effect of a decision: in force, undone, suspended, or with an unknown result.

A decision annulled on appeal has no effect from the day of the result. A decision suspended until the appeal
is decided (forvaltningsloven § 42) stops nothing in that time. A decision changed on appeal is replaced by
the new decision; where that is not on record, its content is unknown and is asked for. All code that derives
the limits of a programme from decisions reads them here first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.appeal import Appeal, AppealResult
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.days import last_day

__all__ = ["Became", "as_read", "what_became"]

Fate = Literal["stands", "undone", "waits", "open"]

_STOPPING = ("ended", "interrupted")
_PROGRAMME = ("granted", "extended", "interrupted", "ended")


@attrs.frozen(kw_only=True)
class Became:
    """What became of one decision.

    Attributes:
        decision: The decision, as it was made.
        fate: `stands`; `undone` by an appeal or by a later decision; it `waits` until an appeal is decided;
            or it is `open` what it came to.
        applies_from: The first day of what it decides: as decided, or as it was let wait. None: not known.
        left_out: What of a request that it waits is not on record, where it is open because of that: whether
            it was `refused`, or the day it was settled (`decided_on`).
    """

    decision: ProgrammeDecision
    fate: Fate
    applies_from: date | None
    left_out: Literal["refused", "decided_on"] | None = None

    @property
    def read(self) -> ProgrammeDecision | None:
        """The decision as a limit of a programme; None where it is none.

        A decision that stops the programme from an unknown day is read without its day and shortens nothing.
        """
        item = self.decision
        if self.fate in ("undone", "waits"):
            return None
        if item.kind not in _STOPPING or self.applies_from == item.applies_from:
            return item
        if self.applies_from and item.applies_to and item.applies_to < self.applies_from:
            return None  # an interruption that ended before it could begin
        return attrs.evolve(item, applies_from=self.applies_from)


def as_read(
    decisions: Sequence[ProgrammeDecision], appeals: Sequence[Appeal], on: date | None = None
) -> tuple[ProgrammeDecision | None, ...]:
    """The decisions as limits of a programme, by index; None where one is undone or suspended."""
    return tuple(item.read for item in what_became(decisions, appeals, on))


def what_became(
    decisions: Sequence[ProgrammeDecision], appeals: Sequence[Appeal], on: date | None = None
) -> tuple[Became, ...]:
    """The effect of each decision, in their order.

    Args:
        decisions: What was decided.
        appeals: The appeals against it.
        on: What came after this day is left out: until the day of a result the decision stands as it did.

    Source: forvaltningsloven §§ 34, 35 and 42.

    >>> from qupcore.domain.case.appeal import AppealResult
    >>> ended = ProgrammeDecision(kind="ended", decided_on=date(2026, 8, 20), applies_from=date(2026, 9, 1))
    >>> annulled = AppealResult(decided_on=date(2026, 9, 20), by="appeal_body", outcome="annulled")
    >>> appeal = Appeal(received_on=date(2026, 8, 25), against=date(2026, 8, 20), result=annulled)
    >>> [what_became((ended,), (appeal,), date(2026, 9, day))[0].fate for day in (19, 20)]
    ['stands', 'undone']
    """
    known = [item for item in decisions if on is None or item.decided_on <= on]
    return tuple(_became(item, known, appeals, on) for item in decisions)


def _became(
    item: ProgrammeDecision, known: Sequence[ProgrammeDecision], appeals: Sequence[Appeal], on: date | None
) -> Became:
    if any(_undoes(other, item, known) for other in known):
        return Became(decision=item, fate="undone", applies_from=item.applies_from)
    if any(_taken_back(other, item) for other in known):
        return Became(decision=item, fate="open", applies_from=item.applies_from)
    against = [one for one in appeals if one.against == item.decided_on]
    alone = sum(other.decided_on == item.decided_on for other in known) == 1
    results = [one.result for one in against if one.result and (on is None or one.result.decided_on <= on)]
    moved = [one for one in results if one.outcome in ("annulled", "changed")]
    if _contradicted(item, results, moved):
        return Became(decision=item, fate="open", applies_from=None)
    if any(one.outcome == "annulled" for one in moved):
        # An appeal names a day. Where several decisions are of that day, the record does not tell which one
        # was undone.
        annulled: Fate = "undone" if alone and item.kind not in ("granted", "extended") else "open"
        return Became(decision=item, fate=annulled, applies_from=None if annulled == "open" else _own(item))
    for one in moved:
        new = [other for other in known if other.decided_on == one.decided_on and other is not item]
        if any(_replaces(other, item) for other in new):
            return Became(decision=item, fate="undone", applies_from=_own(item))
        if not any(other.kind in _PROGRAMME for other in new):
            return Became(decision=item, fate="open", applies_from=None)
    return _waiting(item, against, on)


def _waiting(item: ProgrammeDecision, against: Iterable[Appeal], on: date | None) -> Became:
    """A decision suspended until the appeal is decided; it stops nothing before that day."""
    asked = item.suspension
    settled = None if asked is None else asked.decided_on
    if (
        item.kind not in _STOPPING
        or asked is None
        or asked.refused
        or asked.asked_on > (on or date.max)
        or (settled is not None and on is not None and settled > on)
        or (settled is None and asked.refused is None)
    ):
        return Became(decision=item, fate="stands", applies_from=_own(item))
    if asked.refused is None:
        return Became(decision=item, fate="open", applies_from=None, left_out="refused")
    if settled is None:
        return Became(decision=item, fate="open", applies_from=None, left_out="decided_on")
    if _own(item) is not None and settled > _begins(item):
        return Became(decision=item, fate="open", applies_from=None)
    days, turned_away = [], False
    for one in against:
        ends = (one.withdrawn_on, one.result.decided_on if one.result else None)
        days += [day for day in ends if day is not None and (on is None or day <= on)]
        turned_away |= bool(one.rejected_as_late or one.rejected_because)
    if days:
        return Became(decision=item, fate="stands", applies_from=_later(item, max(days)))
    if turned_away:  # the appeal is decided, and the day is not on record
        return Became(decision=item, fate="open", applies_from=None)
    return Became(decision=item, fate="waits", applies_from=_own(item))


def _contradicted(
    item: ProgrammeDecision, results: Sequence[AppealResult], moved: Sequence[AppealResult]
) -> bool:
    """Whether a result is earlier than the decision, or another result upheld the decision on or after it."""
    upheld = [one.decided_on for one in results if one.outcome == "upheld"]
    return any(
        one.decided_on < item.decided_on or any(day >= one.decided_on for day in upheld) for one in moved
    )


def _own(item: ProgrammeDecision) -> date | None:
    """The first day to which the decision applies; 9999-12-31 counts as none."""
    return last_day(item.applies_from)


def _begins(item: ProgrammeDecision) -> date:
    return item.applies_from or item.decided_on


def _later(item: ProgrammeDecision, day: date) -> date | None:
    return None if item.applies_from is None else max(item.applies_from, day)


def _undoes(other: ProgrammeDecision, item: ProgrammeDecision, known: Sequence[ProgrammeDecision]) -> bool:
    """Whether a later decision replaces an earlier one without an appeal (§ 35)."""
    if other.reverses != item.decided_on or other.decided_on <= item.decided_on:
        return False
    alone = sum(one.decided_on == item.decided_on for one in known) == 1
    return alone and _replaces(other, item)


def _taken_back(other: ProgrammeDecision, item: ProgrammeDecision) -> bool:
    """Whether a later decision withdraws the grant, without saying for which days."""
    later = other.reverses == item.decided_on and other.decided_on > item.decided_on
    return later and other.kind == "refused" and item.kind in ("granted", "extended")


def _replaces(other: ProgrammeDecision, item: ProgrammeDecision) -> bool:
    """Whether a new decision replaces an earlier one rather than adding to it."""
    if other.kind == item.kind:
        return True
    anew = other.kind in ("granted", "extended") and item.kind in (*_STOPPING, "refused", "reduced")
    return anew and _begins(other) <= _begins(item)
