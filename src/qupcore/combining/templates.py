"""What may stand in a plan from a day on, and what of a person its rules can tell apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

import attrs

from qupcore.catalogue.terms import admission_vocabulary
from qupcore.combining.measure_rules import MeasureRules
from qupcore.deciding.cells import cells_of
from qupcore.domain.measure import Measure
from qupcore.domain.offer import Offer
from qupcore.rules.terms import IntTerm, Value

__all__ = ["Template", "template_of"]


@attrs.frozen(eq=False)
class Template:
    """A measure, or one offer of it.

    Attributes:
        measure: The measure.
        offer: The offer, where it is one.
        end_age: The lowest age at which it ends for a person; None where none is set.
        reads: The yes/no facts and choices about a person that its rules read.
        parts: The numbers that they read, with the values at which an answer changes; none where any value
            may differ.
    """

    measure: Measure
    offer: Offer | None
    end_age: int | None
    reads: tuple[str, ...]
    parts: tuple[tuple[str, tuple[int, ...] | None], ...]

    def asks(self, person: Mapping[str, Value]) -> tuple[object, ...]:
        """What its rules see of a person: two that see the same answer the same."""
        seen: list[object] = [person.get(name) for name in self.reads]
        for name, starts in self.parts:
            value = person.get(name)
            told_apart = starts is not None and isinstance(value, int)
            seen.append(bisect_right(starts, value) if told_apart else value)  # type: ignore[arg-type,type-var]
        return tuple(seen)


def template_of(measure: Measure, offer: Offer | None, rules: MeasureRules) -> Template:
    """The template of a measure whose rules are these."""
    rulebook = rules.decide.rulebook
    conditions = [entry.when for entry in rulebook.entries]
    reads, parts = [], []
    for name, term in rulebook.terms.items():
        if name not in admission_vocabulary():
            continue
        if isinstance(term, IntTerm):
            cells = cells_of(term, conditions, rulebook.numbers())
            starts = None
            if cells is not None:
                starts = tuple(cell.low for cell in cells if cell.low is not None)
            parts.append((name, starts))
        else:
            reads.append(name)
    return Template(
        measure=measure,
        offer=offer,
        end_age=min((limit.years for limit in measure.limits if limit.years is not None), default=None),
        reads=tuple(reads),
        parts=tuple(parts),
    )
