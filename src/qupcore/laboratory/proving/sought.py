"""What is looked for: that a condition surely holds, or that two come to something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from qupcore.domain.truth import Truth
from qupcore.laboratory.smt.logic import Formal, all_hold, negated, one_holds
from qupcore.laboratory.smt.pairs import Held
from qupcore.rules.nodes import Condition

__all__ = ["Sought", "Unlike", "conditions_sought", "formula_of", "holds_for"]


@attrs.frozen(eq=False)
class Unlike:
    """That two conditions come to something else: true, false or unknown."""

    one: Condition
    other: Condition


Sought: TypeAlias = Condition | Unlike


def conditions_sought(wanted: Sought) -> tuple[Condition, ...]:
    """The conditions on which it depends."""
    return (wanted.one, wanted.other) if isinstance(wanted, Unlike) else (wanted,)


def holds_for(wanted: Sought, truths: Sequence[Truth]) -> bool:
    """Whether it holds where its conditions come to this."""
    return truths[0] is not truths[1] if isinstance(wanted, Unlike) else truths[0] is True


def formula_of(wanted: Sought, held: Sequence[Held]) -> Formal:
    """The same as a formula."""
    if not isinstance(wanted, Unlike):
        return held[0].yes
    one, other = held
    return one_holds(
        all_hold((first, negated(second)))
        for first, second in (
            (one.yes, other.yes),
            (other.yes, one.yes),
            (one.no, other.no),
            (other.no, one.no),
        )
    )
