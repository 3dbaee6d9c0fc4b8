"""Circular requirements, by which no measure could ever be the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qupcore.domain.catalogue.relation import Relation

__all__ = ["circular"]


def circular(relations: Iterable[Relation], members: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The measures whose requirements lead back to themselves, by id.

    Args:
        relations: The relations; only those that require count.
        members: The members of each group, by id.
    """
    needs: dict[str, list[frozenset[str]]] = {}
    for relation in relations:
        if relation.kind in ("requires", "requires_one_of"):
            others = [frozenset(members.get(id, (id,))) for id in relation.to]
            one_of = [frozenset().union(*others)] if relation.kind == "requires_one_of" else others
            for id in relation.of:
                for measure in members.get(id, (id,)):
                    needs.setdefault(measure, []).extend(one_of)
    # A measure without an open requirement can be taken; the rest contains a circle.
    left = dict(needs)
    while True:
        ready = [id for id, groups in left.items() if all(group - left.keys() for group in groups)]
        if not ready:
            break
        for id in ready:
            del left[id]
    return tuple(sorted(id for id in left if _reaches_itself(id, left)))


def _reaches_itself(start: str, needs: Mapping[str, list[frozenset[str]]]) -> bool:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for group in needs[ahead.pop()]:
            if start in group:
                return True
            new = (group & needs.keys()) - seen
            seen |= new
            ahead.extend(new)
    return False
