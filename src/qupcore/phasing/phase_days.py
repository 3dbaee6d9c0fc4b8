"""The days of a phase in pieces, with the lines that may run in each, as bits of one number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import attrs

from qupcore.phasing.hours import WeekRoom
from qupcore.phasing.item import LEARNING_NEEDS
from qupcore.phasing.line_bits import lines_as_bits
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.week_sums import WeekSums
from qupcore.phasing.weighing import Weighing

__all__ = ["PhaseDays", "Piece", "phase_days"]


@attrs.frozen(kw_only=True, eq=False)
class Piece:
    """Days of a phase on which the same lines may run.

    Attributes:
        days: The number of days.
        lines: The lines that may run.
        works: Those that work; None where a line of every course does.
        searches: Those that are job search; None where the days need none.
        places: Those that place the person at work; None where a line of every course does.
        learns: Those that teach; None where a line of every course does.
        limited: Whether the week need not be full.
        most: The most lines to choose, beside those of every course.
        week: Its weeks.
    """

    days: int
    lines: int
    works: int | None
    searches: int | None
    places: int | None
    learns: int | None
    limited: bool
    most: int
    week: WeekSums


@attrs.frozen(kw_only=True, eq=False)
class PhaseDays:
    """A phase with its pieces.

    Attributes:
        number: The number of the phase.
        lines: The lines that may run on some day of it, as bits.
        starts: Those of them that begin in it.
        days: The number of its days.
        pieces: Its pieces.
        kinds: The bit of each line's hours in a week.
        late: Whether it is the last part, in which the layer `parallel` counts nothing.
    """

    number: int
    lines: int
    starts: int
    days: int
    pieces: tuple[Piece, ...]
    kinds: dict[int, int]
    late: bool


def phase_days(weighing: Weighing, number: int, lines: Sequence[CourseLine]) -> PhaseDays:
    """A phase, with the lines that may be chosen."""
    span = weighing.spans.phases[number]
    held = [line for line in lines if line.first <= span.last and line.last >= span.first]
    fixed = [line for line in weighing.fixed if line.first <= span.last and line.last >= span.first]
    kinds: dict[tuple[object, ...], CourseLine] = {}
    for line in held:
        kinds.setdefault(line.kind, line)
    places = {kind: place for place, kind in enumerate(kinds)}
    sums: dict[tuple[WeekRoom, tuple[int, ...]], WeekSums] = {}
    pieces = []
    days = _starts(weighing, number, [*held, *fixed])
    for first, after in zip(days, [*days[1:], span.last + timedelta(days=1)], strict=True):
        always = [line for line in fixed if line.runs_on(first)]
        room = weighing.room(first)
        key = room, tuple(line.number for line in always)
        if key not in sums:
            sums[key] = WeekSums(room, always, tuple(kinds.values()))
        pieces.append(
            _piece(
                weighing,
                first,
                (after - first).days,
                [x for x in held if x.runs_on(first)],
                always,
                sums[key],
            )
        )
    return PhaseDays(
        number=number,
        lines=lines_as_bits(held),
        starts=lines_as_bits(line for line in held if line.first >= span.first),
        days=(span.last - span.first).days + 1,
        pieces=tuple(pieces),
        kinds={line.number: 1 << places[line.kind] for line in held},
        late=span.name == "late",
    )


def _starts(weighing: Weighing, number: int, lines: Sequence[CourseLine]) -> list[date]:
    span = weighing.spans.phases[number]
    days = {span.first, *(day for day, _ in weighing.rooms), weighing.spans.search_from}
    days |= {line.first for line in lines} | {line.last + timedelta(days=1) for line in lines}
    return sorted(day for day in days if span.first <= day <= span.last)


def _piece(
    weighing: Weighing,
    first: date,
    days: int,
    lines: Sequence[CourseLine],
    always: Sequence[CourseLine],
    week: WeekSums,
) -> Piece:
    def of(test: Callable[[CourseLine], bool]) -> int | None:
        return None if any(map(test, always)) else lines_as_bits(filter(test, lines))

    asked = weighing.searched and first >= weighing.spans.search_from
    return Piece(
        days=days,
        lines=lines_as_bits(lines),
        works=of(lambda line: line.item.works),
        searches=of(lambda line: line.item.counts_as == "job_search") if asked else None,
        places=of(lambda line: line.item.places),
        learns=of(lambda line: bool(line.item.used_for & LEARNING_NEEDS)),
        limited=weighing.room(first).managed is not None,
        most=weighing.aims.most - sum(line.single for line in always),
        week=week,
    )
