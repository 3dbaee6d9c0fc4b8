"""How the hours of a week add up, for each set of lines that runs: shared between sets that hold the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from qupcore.phasing.hours import LEFT, QUARTER, USUAL_OWN, WeekRoom, attends, options_of
from qupcore.phasing.lines import CourseLine

__all__ = ["SummedWeek", "WeekSums"]

_Sums = Mapping[tuple[int, int], int]
"""The least distance for each sum of minutes, and of minutes that the person must manage."""


@attrs.frozen(eq=False)
class SummedWeek:
    """What is known of a week without the minutes of each line.

    Attributes:
        least: The least distance with any more lines.
        missing: Whether minutes are missing that nothing fills.
        distance: The quarter hours by which the lines are away from their usual hours.
    """

    least: int
    missing: bool
    distance: int


class WeekSums:
    """The weeks of one room, with some lines that always run; other lines are bits of a number."""

    def __init__(self, room: WeekRoom, always: Sequence[CourseLine], kinds: Sequence[CourseLine]) -> None:
        self._room = room
        self._most = min(room.full if limit is None else limit for limit in (room.managed, room.within))
        self._options = [self._of(line) for line in kinds]
        sums: _Sums = {(0, 0): 0}
        for line in always:
            sums = self._with(sums, self._of(line))
        self._sums = {0: sums}
        self._weeks: dict[int, SummedWeek | None] = {}

    def week(self, held: int) -> SummedWeek | None:
        """The week of some lines, one bit for each; None where it has no room for them."""
        try:
            return self._weeks[held]
        except KeyError:
            found = self._weeks[held] = self._week(self._summed(held))
            return found

    def _of(self, line: CourseLine) -> tuple[tuple[int, int, int], ...]:
        attended = attends(line)
        options = options_of(line, adapted=self._room.managed is not None)
        return tuple((minutes, minutes * attended, away) for minutes, away in options)

    def _summed(self, held: int) -> _Sums:
        known = self._sums.get(held)
        if known is None:
            last = held.bit_length() - 1
            known = self._with(self._summed(held & ~(1 << last)), self._options[last])
            self._sums[held] = known
        return known

    def _with(self, sums: _Sums, options: Sequence[tuple[int, int, int]]) -> _Sums:
        full, most = self._room.full, self._most
        after: dict[tuple[int, int], int] = {}
        for (total, managed), distance in sums.items():
            for minutes, attended, away in options:
                key = total + minutes, managed + attended
                if key[0] <= full and key[1] <= most:
                    value = distance + away
                    if after.get(key, value) >= value:
                        after[key] = value
        return after

    def _week(self, sums: _Sums) -> SummedWeek | None:
        if not sums:
            return None
        room, least = self._room, min(sums.values())
        best: tuple[int, int] | None = None
        if room.managed is None:
            for (total, _), distance in sums.items():
                own = min(room.own, (room.full - total) // QUARTER * QUARTER)
                found = room.full - total - own, distance + max(0, own - USUAL_OWN) // QUARTER
                best = found if best is None or found < best else best
            assert best is not None
            return SummedWeek(least, best[0] > 0, best[1])
        for (total, managed), distance in sums.items():
            left = room.full - total
            missing = left > min(room.own, left // QUARTER * QUARTER)
            found = int(missing), LEFT * (room.managed - managed) + distance * QUARTER
            best = found if best is None or found < best else best
        assert best is not None
        return SummedWeek(least, best[0] > 0, best[1] // QUARTER)
