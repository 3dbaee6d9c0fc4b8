"""STUB until the absence branch is merged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.domain.participant import Participant

__all__ = ["AbsencePart", "absence_parts"]


@attrs.frozen(kw_only=True)
class AbsencePart:
    number: int
    first: date
    last: date
    minutes_a_day: int | None
    kept: bool | None
    missing: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def absence_parts(
    participant: Participant, policy: Mapping[str, int] | None = None
) -> tuple[AbsencePart, ...]:
    c = participant.course
    return (
        tuple(
            AbsencePart(
                number=n, first=a.first, last=a.through, minutes_a_day=a.minutes_a_day, kept=a.permitted
            )
            for n, a in enumerate(c.absences)
        )
        if c
        else ()
    )
