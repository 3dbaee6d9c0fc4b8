"""What a catalogue of a municipality cannot say, although each of its entries is well formed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import product

import attrs

from qupcore.catalogue.conditions import condition
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.relation import Relation
from qupcore.domain.source import Source
from qupcore.errors import RuleError
from qupcore.errors.identity_number import holds_identity_number
from qupcore.errors.worded import worded
from qupcore.plugins.constant_conditions import always_or_never, divides_by_zero
from qupcore.rules.writing import all_of

__all__ = ["refusals"]

_LONGEST = timedelta(days=3653)
"""How long after its start the places of an offer without an end may be counted: ten years."""
_LINK = re.compile(r"(https?://|doi:|urn:)[^\s<>\"']+", re.IGNORECASE)
_REQUIRES, _FORBIDS = ("requires",), ("forbids",)


def refusals(catalogue: Catalogue, national: Catalogue) -> Iterator[str]:
    """What cannot be used, each with its entry and the remedy.

    Args:
        catalogue: The catalogue of a municipality, whose entries are sound.
        national: The national catalogue.
    """
    for measure in catalogue.measures:
        yield from _of_measure(measure)
    for offer in catalogue.offers:
        yield from _of_offer(offer, (*national.measures, *catalogue.measures))
    yield from _contradictions(catalogue)
    yield from _texts(catalogue)


def _of_measure(measure: Measure) -> Iterator[str]:
    if measure.owner == "state":
        yield worded(
            "{id} has the owner state: a municipality speaks for its own measures; "
            "name another owner, or add an offer to the national measure",
            id=measure.id,
        )
    trees = []
    for admission in measure.admits:
        try:
            tree = condition(admission.when)
        except RuleError:  # said where conditions are read
            return
        trees.append(tree)
        if divides_by_zero(tree):
            yield worded(
                "{id}: {when!r} divides by zero: take that part out", id=measure.id, when=admission.when
            )
        elif verdict := always_or_never(tree):
            yield _constant(measure.id, admission.when, verdict)
            return
    if len(trees) > 1 and always_or_never(all_of(*trees)) == "never":
        yield worded(
            "{id}: its conditions contradict each other, so that nobody is admitted: take one out",
            id=measure.id,
        )


def _constant(id: str, when: str, verdict: str) -> str:
    if verdict == "never":
        return worded("{id}: nobody meets {when!r}: mend it, or leave the measure out", id=id, when=when)
    return worded("{id}: everybody meets {when!r}: leave the condition out", id=id, when=when)


def _of_offer(offer: Offer, measures: Iterable[Measure]) -> Iterator[str]:
    versions = [measure for measure in measures if measure.id == offer.measure]
    if versions and not any(measure.valid.overlaps(offer.period) for measure in versions):
        yield worded(
            "{id} runs in {period}, when {measure} is not valid: mend one of the periods",
            id=offer.id,
            period=offer.period,
            measure=offer.measure,
        )
    places = offer.places
    last = offer.period.end or offer.period.start + _LONGEST
    if places is not None and places.as_of is not None and places.as_of > last:
        yield worded(
            "{id} has places counted on {day}, after it has ended: write the day of the count",
            id=offer.id,
            day=places.as_of,
        )


def _contradictions(catalogue: Catalogue) -> Iterator[str]:
    """Pairs that one relation requires and another forbids, of the same measure at the same time."""
    required = [item for item in catalogue.relations if item.kind in _REQUIRES]
    forbidden = [item for item in catalogue.relations if item.kind in _FORBIDS]
    for one, other in product(required, forbidden):
        if not _at_once(one, other):
            continue
        for of, to in sorted(_pairs(one) & _pairs(other)):
            yield worded("{of} both requires and forbids {to}: take one of them out", of=of, to=to)


def _at_once(one: Relation, other: Relation) -> bool:
    return (
        not one.unless
        and not other.unless
        and one.overlap == other.overlap
        and one.valid.overlaps(other.valid)
    )


def _pairs(relation: Relation) -> set[tuple[str, str]]:
    return set(product(relation.of, relation.to))


def _texts(catalogue: Catalogue) -> Iterator[str]:
    """Identity numbers in any text, and links that are none."""
    named: list[tuple[str, object]] = [(item.id, item) for item in catalogue.measures]
    named += [(item.id, item) for item in catalogue.offers]
    named += [(item.id, item) for item in catalogue.groups]
    named += [(item.of[0], item) for item in catalogue.relations]
    named += [(item.of, item) for item in catalogue.practices]
    named += [(item.provider_orgnr, item) for item in catalogue.capacities]
    for name, entry in named:
        for value in _values(entry):
            if isinstance(value, str) and holds_identity_number(value):
                yield worded(
                    "{id} has a text with a national identity number: write the role, no person", id=name
                )
            if isinstance(value, Source) and value.link and not _LINK.fullmatch(value.link):
                yield worded(
                    "{id} has a link that is no address of a page: write one that begins with https://",
                    id=name,
                )


def _values(entry: object) -> Iterator[object]:
    """An entry with everything in it."""
    yield entry
    if isinstance(entry, tuple):
        for item in entry:
            yield from _values(item)
    elif attrs.has(type(entry)):
        for field in attrs.fields(type(entry)):  # type: ignore[arg-type]
            yield from _values(getattr(entry, field.name))
