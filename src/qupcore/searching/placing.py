"""The order in which the best-first search and its bound take the candidates, and what they keep apart.

Three things are exact in the bound only where the order allows it, so the order is chosen for them:

- of a group, candidates that follow each other (a *block*) are known to be too many together;
- a requirement is owed from its element on, where all that may meet it come later;
- single candidates come by id, as equal plans are ordered, so that of many equals the first show early.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from qupcore.searching.compact import Compact
from qupcore.searching.problem import Candidate, Problem

__all__ = ["Blocks", "in_blocks", "owed"]


@attrs.frozen
class Blocks:
    """Candidates in order. Of block `b`, from `starts[b]` up to `ends[b]`, at most `most[b]` may be taken."""

    order: tuple[Candidate, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    most: tuple[int, ...]

    def after(self) -> list[int]:
        """The place to continue from when the candidate at a place is taken: a block of one is passed."""
        places = [i + 1 for i in range(len(self.order))]
        for start, end, most in zip(self.starts, self.ends, self.most, strict=True):
            if most == 1:
                places[start:end] = [end] * (end - start)
        return places

    def counted(self) -> list[tuple[int, int]]:
        """For each place, the candidates of its block and the most of them; (0, 0) where none are counted."""
        blocks = [(0, 0)] * (len(self.order) + 1)
        for start, end, most in zip(self.starts, self.ends, self.most, strict=True):
            if most > 1:
                mask = (1 << end) - (1 << start)
                blocks[start:end] = [(mask, most)] * (end - start)
        return blocks


def in_blocks(problem: Problem) -> Blocks:
    """The order for a problem: blocks whose candidates require others first, groups before single ones."""
    group_of: dict[str, int] = {}
    groups = sorted(problem.groups, key=lambda group: group.most)  # stricter groups are worth more
    for number, group in enumerate(groups):
        for name in group.members if 0 < group.most < len(group.members) else ():
            group_of.setdefault(name, number)
    alone = len(groups)
    blocks: dict[tuple[int, str], list[Candidate]] = {}
    for one in sorted(problem.candidates, key=lambda one: one.id):
        number = group_of.get(one.id, alone)
        blocks.setdefault((number, one.id if number == alone else ""), []).append(one)
    block_of = {one.id: key for key, members in blocks.items() for one in members}
    waits = _waits(problem, block_of)
    order: list[Candidate] = []
    starts, ends, most = [], [], []
    # Sorting keeps the order of what is equal: single ones stay by id.
    for key in sorted(blocks, key=lambda key: (-waits.get(key, 0), key[0])):
        if key[0] != alone and len(blocks[key]) > groups[key[0]].most:
            starts.append(len(order))
            ends.append(len(order) + len(blocks[key]))
            most.append(groups[key[0]].most)
        order += blocks[key]
    return Blocks(tuple(order), tuple(starts), tuple(ends), tuple(most))


def _waits(problem: Problem, block_of: dict[str, tuple[int, str]]) -> dict[tuple[int, str], int]:
    """How long a chain of requirements leads on from each block; a circle ends where it closes."""
    waits: dict[tuple[int, str], int] = {}
    edges = [
        (block_of[rule.element], {block_of[name] for name in rule.one_of if name in block_of})
        for rule in problem.requirements
        if rule.element in block_of and rule.element not in rule.one_of
    ]
    for _ in range(len(edges)):
        longer = False
        for here, others in edges:
            then = max((waits.get(other, 0) for other in others - {here}), default=-1) + 1
            if waits.get(here, 0) < then <= len(edges):
                waits[here], longer = then, True
        if not longer:
            break
    return waits


def owed(form: Compact) -> Iterator[tuple[int, int]]:
    """Each requirement that the order shows: the place of its element, and who may meet it, all later."""
    for i, rules in enumerate(form.requires):
        for providers in rules:
            if not providers & ((1 << i) - 1):
                yield i, providers
