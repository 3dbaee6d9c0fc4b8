"""The least that waiting and unmet needs cost in any course without some lines.

A course cannot meet a need better than with every line that serves it, as if all ran at once; nor can a wish
begin before the first line that grants it. So a set of lines whose cost and this are not below what is known
is in no better course. Each part reads few lines, and is remembered by those of them that are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce

from qupcore.phasing.line_bits import lines_as_bits, sum_of
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.packed import Packed
from qupcore.phasing.phase_days import PhaseDays
from qupcore.phasing.stretches import Served
from qupcore.phasing.weighing import Weighing

__all__ = ["Purpose", "Waiting"]

Purpose = tuple[int, list[tuple[int, int]]]
"""What a phase of waiting costs, and the lines that serve it by the phase in which they begin."""


class Waiting:
    """What waiting and unmet needs cost without some lines.

    Attributes:
        purposes: The lead and each wish.
        soonest: For each need that may begin later than it could: the first phase, and the lines.
        telling: The lines that it depends on.
    """

    def __init__(
        self, lines: Sequence[CourseLine], weighing: Weighing, packed: Packed, phases: Sequence[PhaseDays]
    ) -> None:
        self._weighing, self._packed, self._phases = weighing, packed, phases
        self.purposes = list(_purposes(lines, weighing, packed))
        self.soonest = [
            (soonest, lines_as_bits(line for line in lines if line.serves(need)))
            for need, soonest in weighing.soonest.items()
        ]
        self._serving = [
            lines_as_bits(line for line in lines if line.serves(need)) for need in weighing.needs
        ]
        self._always = [any(line.serves(need) for line in weighing.fixed) for need in weighing.needs]
        self.days = sum(phase.days for phase in phases)
        self._parts: list[tuple[int, dict[int, int], Callable[[int], int]]] = [
            *(
                (held, {}, self._need(place))
                for place, held in enumerate(self._serving)
                if not self._always[place]
            ),
            *((sum_of(held for _, held in one[1]), {}, self._wait(one)) for one in self.purposes),
        ]
        self.telling = sum_of(held for held, _, _ in self._parts)
        self._least: dict[int, int] = {}

    def least(self, out: int) -> int:
        """The least that waiting and unmet needs cost without some lines."""
        out &= self.telling
        found = self._least.get(out)
        if found is None:
            found = 0
            for held, known, cost in self._parts:
                gone = out & held
                if gone not in known:
                    known[gone] = cost(gone)
                found += known[gone]
            self._least[out] = found
        return found

    def unmet(self, served: Sequence[Served]) -> int:
        """What needs cost that are served on so many days."""
        return sum(self._weighing.unmet(served).values()) * self._packed.one["needs"]

    def unbegun(self, begun: int, gone: int) -> int:
        """The least that waiting for the purposes that have not begun costs, without some lines."""
        found, place = 0, 1
        for purpose in self.purposes:
            if not begun & place:
                found += self._wait(purpose)(gone)
            place <<= 1
        return found

    def ideal(self, phase: PhaseDays, out: int) -> tuple[Served, ...]:
        """The days of a phase on which each need could be served without some lines."""
        found = []
        for held, always in zip(self._serving, self._always, strict=True):
            serving = held & ~out
            pieces = [(piece.days, bool(always or piece.lines & serving)) for piece in phase.pieces]
            each = [Served(days, days * can, days * can, days * can) for days, can in pieces]
            found.append(reduce(Served.then, each))
        return tuple(found)

    def _wait(self, purpose: Purpose) -> Callable[[int], int]:
        (cost, several), last = purpose, len(self._phases)
        return lambda gone: cost * next((begins for begins, held in several if held & ~gone), last)

    def _need(self, place: int) -> Callable[[int], int]:
        """What a need costs without some of the lines that serve it: its longest time without a break."""
        need, serving = self._weighing.needs[place], self._serving[place]
        pieces = [(piece.days, piece.lines & serving) for phase in self._phases for piece in phase.pieces]
        one = self._packed.one["needs"]

        def cost(gone: int) -> int:
            longest = run = 0
            for days, held in pieces:
                run = run + days if held & ~gone else 0
                longest = max(longest, run)
            return self._weighing.unmet_need(need, longest, self.days) * one

        return cost


def _purposes(lines: Sequence[CourseLine], weighing: Weighing, packed: Packed) -> Iterator[Purpose]:
    if weighing.aims.lead:
        yield packed.one["lead"], _by_phase(line for line in lines if line.item.leads)
    for wish in weighing.wishes:
        yield packed.one["wishes"], _by_phase(line for line in lines if line.item.wish == wish)


def _by_phase(lines: Iterable[CourseLine]) -> list[tuple[int, int]]:
    found: dict[int, int] = {}
    for line in lines:
        found[line.begins] = found.get(line.begins, 0) | 1 << line.number
    return sorted(found.items())
