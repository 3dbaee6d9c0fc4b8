"""The smallest changes that make a plan valid: drop an element, add one, or change its option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import attrs

from qupcore.searching.checking import is_valid, mask_of
from qupcore.searching.combination import Combination, combination_of
from qupcore.searching.compact import Compact, bits, compacted
from qupcore.searching.enumerating import all_sets
from qupcore.searching.limit import NO_LIMIT, Meter, SearchLimit, Stopped
from qupcore.searching.problem import Option, Problem

__all__ = ["CombinationRepair", "Repairs", "repairs"]


@attrs.frozen
class CombinationRepair:
    """The elements to drop and to add, the options to change, and the repaired plan.

    To replace an element is two changes: one dropped, one added.
    """

    drop: tuple[str, ...]
    add: tuple[str, ...]
    change: dict[str, Option]
    plan: Combination
    choice: dict[str, Option]
    """An option for each element; elements that are neither added nor changed keep theirs."""

    @property
    def size(self) -> int:
        """The number of changes."""
        return len(self.drop) + len(self.add) + len(self.change)

    @property
    def changes(self) -> frozenset[tuple[str, str]]:
        """The changes as a set of pairs: the kind of change and the element."""
        kinds = {"drop": self.drop, "add": self.add, "change": self.change}
        return frozenset((kind, name) for kind, names in kinds.items() for name in names)


@attrs.frozen
class Repairs:
    """Repairs, smallest first; `complete` is False where the limit was reached first."""

    repairs: tuple[CombinationRepair, ...]
    complete: bool


def repairs(
    problem: Problem,
    plan: Iterable[str] | Mapping[str, Option],
    want: int = 3,
    most_changes: int = 3,
    limit: SearchLimit = NO_LIMIT,
) -> Repairs:
    """The smallest repairs of a plan; no repairs where it is valid already.

    No repair contains the changes of another. Repairs of the same size are in the order of `best`.

    Args:
        problem: what may be combined.
        plan: ids, or ids with the option of each.
        want: the highest number of repairs.
        most_changes: the largest number of changes in a repair, inclusive.
        limit: the limit of the search.

    Raises:
        BadInput: an id is not a candidate, or an option is not an option of its candidate.

    >>> from qupcore.searching import Candidate
    >>> rooms = [Candidate(id=name, options=[(30,), (40,)]) for name in ("a", "b", "c")]
    >>> problem = Problem(candidates=rooms, most=2, least_units=60, most_units=60, forbidden=[("a", "b")])
    >>> for repair in repairs(problem, {"a": Option(40)}).repairs:
    ...     print(repair.drop, repair.add, repair.change)
    () ('c',) {'a': Option(units=30, slots=0)}
    ('a',) ('b', 'c') {}
    """
    if is_valid(problem, plan):
        return Repairs((), complete=True)
    form = compacted(problem)
    there = mask_of(form, plan)
    options = {form.place[name]: option for name, option in plan.items()} if isinstance(plan, Mapping) else {}
    search = _Search(form, there, options, Meter(limit))
    found: list[CombinationRepair] = []
    try:
        for size in range(1, most_changes + 1):
            for repair in sorted(search.of(size), key=_order):
                if not any(smaller.changes < repair.changes for smaller in found):
                    found.append(repair)
            if len(found) >= want:
                break
    except Stopped:
        return Repairs(tuple(found), complete=False)
    return Repairs(tuple(found[:want]), complete=True)


def _order(repair: CombinationRepair) -> tuple[int, tuple[str, ...]]:
    return -repair.plan.score, repair.plan.ids


class _Search:
    def __init__(self, form: Compact, there: int, options: Mapping[int, Option], meter: Meter) -> None:
        self.form = form
        self.there = there
        self.options = options
        self.meter = meter
        self.sets: list[list[int]] = []  # by the number of elements in which they differ from the plan
        self.done: set[int] = set()

    def of(self, size: int) -> Iterator[CombinationRepair]:
        """Repairs of exactly this size, of sets without a smaller repair."""
        while len(self.sets) <= size:
            self.sets.append(list(self._differing(len(self.sets))))
        for different in range(size, -1, -1):
            if different < size and not self.options:
                return
            for chosen in self.sets[different]:
                if chosen not in self.done and (repair := self._with_changes(chosen, size - different)):
                    self.done.add(chosen)
                    yield repair

    def _differing(self, many: int) -> Iterator[int]:
        """Valid sets that differ from the plan by `many` elements."""
        elements = list(bits(self.there))
        for dropped in range(min(many, len(elements)) + 1):
            target = len(elements) - dropped + (many - dropped)
            for out in combinations(elements, dropped):
                avoid = sum(1 << i for i in out)
                for chosen in all_sets(self.form, self.meter, self.there & ~avoid, avoid, target):
                    if chosen.bit_count() == target:
                        yield chosen

    def _with_changes(self, chosen: int, many: int) -> CombinationRepair | None:
        """The repair to this set, with `many` changed options among the elements that stay."""
        form = self.form
        staying = [i for i in bits(chosen & self.there) if i in self.options]
        for changed in combinations(staying, many):
            self.meter.spend()
            kept = {i: self.options[i] for i in staying if i not in changed}
            choice = form.timed(chosen, kept)
            if choice is not None:
                return CombinationRepair(
                    drop=tuple(sorted(form.ids[i] for i in bits(self.there & ~chosen))),
                    add=tuple(sorted(form.ids[i] for i in bits(chosen & ~self.there))),
                    change={
                        form.ids[i]: choice[form.ids[i]] for i in sorted(changed, key=form.ids.__getitem__)
                    },
                    plan=combination_of(form, chosen),
                    choice=choice,
                )
        return None
