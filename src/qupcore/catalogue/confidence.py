"""The confidence of a catalogue: its facts counted by kind and confidence."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.source import Confidence

__all__ = ["PARTS", "confidence_counts"]

PARTS = ("measures", "classes", "codes", "ages", "limits", "time", "admits", "relations", "groups", "needs")
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
    yield from (("relations", item.confidence) for item in catalogue.relations)
    yield from (("groups", item.confidence) for item in catalogue.groups)
    yield from (("needs", item.confidence) for item in catalogue.needs)
