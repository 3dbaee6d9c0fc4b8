"""What the lines of a course cost and which of them run together, made once for all rounds of the proof."""

from __future__ import annotations

from collections.abc import Sequence

from qupcore.phasing.bounds import Bounds
from qupcore.phasing.line_bits import lines_as_bits, numbers_of
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.packed import Packed
from qupcore.phasing.phase_days import phase_days
from qupcore.phasing.phase_sets import Costs
from qupcore.phasing.stretches import Served
from qupcore.phasing.waiting import Waiting
from qupcore.phasing.weighing import MONTH, Weighing

__all__ = ["Prices"]

_Names = tuple[tuple[str, int, int], ...]


class Prices:
    """What the lines of a course cost.

    Attributes:
        weighing: What courses are weighed by.
        of: The lines by number.
        packed: Costs as one number.
        phases: The phases with their pieces.
        out: The lines that clash with one that every course has.
        waiting: What waiting and unmet needs cost.
        costs: What lines cost in a phase.
        asked: The lines that others ask for or count, and those that ask.
    """

    def __init__(self, lines: Sequence[CourseLine], weighing: Weighing, bounds: Bounds) -> None:
        self.weighing = weighing
        self.of = {line.number: line for line in lines}
        self.packed = Packed(weighing.aims.order())
        self.phases = [phase_days(weighing, n, lines) for n in range(len(weighing.spans.phases))]
        self.waiting = Waiting(lines, weighing, self.packed, self.phases)
        counted = bounds.counted()
        self.asked = lines_as_bits(line for line in lines if line.item.id in counted)
        all_lines, self.out = lines_as_bits(lines), 0
        for line in weighing.fixed:
            self.out |= bounds.clashes(line) & all_lines
        one = self.packed.one
        self.costs = Costs(
            line={line.number: self._line(line) for line in lines},
            clashes={line.number: bounds.clashes(line) & all_lines for line in lines},
            day=one["full_time"],
            search=one["job_search"],
            hour=one["hours"],
            least=self.waiting.least,
            telling=self.waiting.telling,
            month=one["parallel"] * weighing.counts_alone(),
            early={line.number: 4 * line.early for line in lines},
        )
        self._names: dict[int, _Names] = {}
        self._served: dict[tuple[int, int], tuple[Served, ...]] = {}
        self.always = 0 if weighing.fixed else one["follow_up"] * len(self.phases)
        """What every course costs: the phases without follow-up."""

    def following(self, number: int) -> int:
        """The lines of the phase after one."""
        return self.phases[number + 1].lines if number + 1 < len(self.phases) else 0

    def over(self, number: int) -> int:
        """The lines that have begun when the phase after one begins."""
        found = self.following(number) & ~self.phases[number + 1].starts if self.following(number) else 0
        for phase in self.phases[: number + 1]:
            found |= phase.lines
        return found

    def parallel(self, alone: int) -> int:
        """What days with only work or only learning cost."""
        return alone // MONTH * self.packed.one["parallel"]

    def served(self, number: int, lines: int) -> tuple[Served, ...]:
        """The days of a phase on which its lines serve each need."""
        found = self._served.get((number, lines))
        if found is None:
            span = self.weighing.spans.phases[number]
            held = [self.of[n] for n in self._numbers(lines)]
            held += [x for x in self.weighing.fixed if x.first <= span.last and x.last >= span.first]
            phase = self.weighing.phase(number, sorted(held, key=lambda line: line.number))
            assert phase is not None
            found = self._served[number, lines] = phase.served
        return found

    def names(self, lines: int) -> _Names:
        """What two sets of lines are told apart by, whatever their numbers."""
        found = self._names.get(lines)
        if found is None:
            held = (self.of[number] for number in self._numbers(lines))
            names = ((line.item.id, line.first.toordinal(), line.last.toordinal()) for line in held)
            found = self._names[lines] = tuple(sorted(names))
        return found

    def _numbers(self, lines: int) -> list[int]:
        return [number for number in numbers_of(lines) if number in self.of]

    def _line(self, line: CourseLine) -> int:
        """What a line costs where it begins."""
        one, spans = self.packed.one, self.weighing.spans.phases
        changes = (line.first > spans[0].first) + (line.last < spans[-1].last)
        found = line.item.costs[0] * one["suitable"] + line.item.costs[1] * one["local"]
        return found + changes * one["continuity"] + one["moves"]
