"""The part of the catalogues that the check of a plan reads: with it the check gives the same answer."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from qupcore.domain.case.course import Course
from qupcore.domain.case.plan import Plan
from qupcore.domain.catalogue.catalogue import Catalogue

__all__ = ["entries_read"]


def entries_read(
    plan: Plan, course: Course | None, catalogues: Iterable[Catalogue], owners: frozenset[str]
) -> tuple[tuple[Catalogue, str], ...]:
    """Each catalogue that a case sees, with only the entries that a check reads, and the hash of the whole.

    These are the measures and offers that the plan and its earlier versions name, in all their versions, the
    relations about those measures, and the groups that they or those relations name. A catalogue without any
    of them stays, empty: that it is there is read too.

    Args:
        plan: The plan.
        course: The course, with earlier versions of the plan.
        catalogues: The catalogues.
        owners: The namespaces that the municipality of the case sees.
    """
    parts = (part for part in (item.seen_by(owners) for item in catalogues) if part is not None)
    seen = sorted(parts, key=lambda part: (part.namespace, part.by, part.hash))
    earlier = course.plans if course else ()
    elements = [item for one in (plan, *earlier) for item in one.elements]
    measures = {item.measure for item in elements}
    offers = {item.offer for item in elements if item.offer}
    groups = {
        group.id for part in seen for group in part.groups if not measures.isdisjoint(group.members)
    }  # of all catalogues, because a municipality's relation may name a national group
    about = measures | groups
    relations = {
        id(relation)
        for part in seen
        for relation in part.relations
        if not about.isdisjoint((*relation.of, *relation.to))
    }
    named = groups | {
        name
        for part in seen
        for relation in part.relations
        if id(relation) in relations
        for name in (*relation.of, *relation.to)
    }
    return tuple(
        (
            attrs.evolve(
                part,
                measures=tuple(item for item in part.measures if item.id in measures),
                offers=tuple(item for item in part.offers if item.id in offers),
                relations=tuple(item for item in part.relations if id(item) in relations),
                groups=tuple(item for item in part.groups if item.id in named),
                practices=(),
                capacities=(),
                needs=(),
            ),
            part.hash,
        )
        for part in seen
    )
