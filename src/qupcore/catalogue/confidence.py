"""The confidence of a catalogue: its facts counted by kind and confidence."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.practice import Practice
from qupcore.domain.source import Confidence

__all__ = ["PARTS", "confidence_counts"]

PARTS = (
    "measures",
    "classes",
    "codes",
    "ages",
    "limits",
    "time",
    "admits",
    "practice",
    "relations",
    "groups",
    "capacities",
    "needs",
    "sizes",
)
"""The kinds of facts that carry a confidence of their own."""


def confidence_counts(catalogue: Catalogue) -> dict[str, dict[Confidence, int]]:
    """The number of facts of each kind with high, medium and low confidence.

    >>> from qupcore import national
    >>> sum(confidence_counts(national())["measures"].values()) == len(national().measures)
    True
    """
    check_arguments(confidence_counts, locals())
    counts: dict[str, dict[Confidence, int]] = {part: {"high": 0, "medium": 0, "low": 0} for part in PARTS}
    for part, confidence in _facts(catalogue):
        counts[part][confidence] += 1
    return counts


def _facts(catalogue: Catalogue) -> Iterator[tuple[str, Confidence]]:
    for measure in catalogue.measures:
        yield "measures", measure.confidence
        for part, items in (
            ("classes", measure.classes),
            ("codes", measure.codes),
            ("ages", (measure.ages,)),
            ("limits", measure.limits),
            ("time", (measure.time,)),
            ("admits", measure.admits),
        ):
            yield from ((part, item.confidence) for item in items if item is not None)
        if measure.practice is not None:
            yield from (("practice", confidence) for confidence in _of_practice(measure.practice))
    for used in catalogue.practices:
        yield from (("practice", confidence) for confidence in _of_practice(used.practice))
    yield from (("relations", item.confidence) for item in catalogue.relations)
    yield from (("groups", item.confidence) for item in catalogue.groups)
    yield from (("capacities", item.confidence) for item in catalogue.capacities)
    yield from (("needs", item.confidence) for item in catalogue.needs)
    yield from (("sizes", size.confidence) for need in catalogue.needs for size in need.sizes)


def _of_practice(practice: Practice) -> Iterator[Confidence]:
    named = (practice.hours, practice.length, practice.phases, practice.language, practice.given_by)
    yield from (item.confidence for item in named if item is not None)
    yield from (target.confidence for target in practice.targets)
