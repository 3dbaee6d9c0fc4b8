"""The rules about an element's length: base, extensions, soft and absolute maximum, and the age at its end.

Sources that disagree give separate limits. An element need only be within one of several lengths of a kind;
each end age is a separate rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations

from qupcore.catalogue.conditions import condition
from qupcore.domain.answers.plan_check import Severity
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.measure_limits import LengthLimit
from qupcore.planning.rules.meaning import Meaning, authority_of, rule_of
from qupcore.planning.rules.terms import ElementTerms
from qupcore.rules.nodes import Condition, Constant
from qupcore.rules.writing import Rule, all_of, any_of

__all__ = ["length_rules"]

_MOST_EXTENSIONS = 4


def length_rules(measure: Measure) -> Iterator[tuple[Rule, Meaning]]:
    """The rules about an element's length and last day.

    The length of an element includes earlier elements of the same measure.
    """
    of: dict[str, list[LengthLimit]] = {}
    for limit in measure.limits:
        of.setdefault(limit.kind, []).append(limit)
    bases, extensions = of.get("base", []), of.get("extension", [])[:_MOST_EXTENSIONS]
    if bases:
        told = _meaning(measure, "length", "breach", (*bases, *extensions))
        yield rule_of(measure.id, "length", _any(bases, extensions), "It does not last too long."), told
        if extensions:
            told = _meaning(measure, "extension", "warning", (*bases, *extensions), unknown=None)
            yield rule_of(measure.id, "extension", _any(bases, []), "It needs no extension."), told
    kinds: tuple[tuple[str, Severity], ...] = (("soft_max", "needs_assessment"), ("absolute_max", "breach"))
    for kind, weight in kinds:
        if limits := of.get(kind):
            told = _meaning(measure, kind, weight, tuple(limits))
            yield rule_of(measure.id, kind, _any(limits, []), f"It is within its {kind}."), told
    for number, limit in enumerate(of.get("end_age", [])):
        assert limit.years is not None
        told = _meaning(measure, "end_age", "breach", (limit,))
        before = ElementTerms.age_at_end < Constant(limit.years, "years")
        yield rule_of(measure.id, f"end_age_{number}", before, "It ends before the age."), told


def _any(bases: list[LengthLimit], extensions: list[LengthLimit]) -> Condition:
    """The element is within one of the base lengths, with any of the extensions."""
    ways = []
    for base in bases:
        several = chain.from_iterable(combinations(extensions, many) for many in range(len(extensions) + 1))
        ways += [_within(base, added) for added in several]
    return ways[0] if len(ways) == 1 else any_of(*ways)


def _within(base: LengthLimit, added: tuple[LengthLimit, ...]) -> Condition:
    """Each limit's condition holds, and the element is within the sum of the limits."""
    parts: list[Condition] = [condition(limit.when) for limit in (base, *added) if limit.when]
    if not any(limit.unlimited for limit in (base, *added)):
        months = sum(limit.months or 0 for limit in (base, *added))
        days = 7 * sum(limit.weeks or 0 for limit in (base, *added))
        latest = ElementTerms.length_first.after(Constant(months, "months")).after(Constant(days, "days"))
        parts.append(ElementTerms.length_end <= latest)
    return (
        parts[0]
        if len(parts) == 1
        else all_of(*(parts or [ElementTerms.length_end >= ElementTerms.length_first]))
    )


def _meaning(
    measure: Measure,
    kind: str,
    weight: Severity,
    limits: tuple[LengthLimit, ...],
    unknown: Severity | None = "needs_assessment",
) -> Meaning:
    return Meaning(
        kind=kind,
        weight=weight,
        unknown=unknown,
        sources=tuple(dict.fromkeys(s for limit in limits for s in limit.sources)) or measure.sources,
        confidence=max((limit.confidence for limit in limits), key=_RANK.index),
        authority=authority_of(measure),
        values=(
            ("last", None),
            *((f"{limit.kind}_months", limit.months) for limit in limits if limit.months),
            *((f"{limit.kind}_weeks", limit.weeks) for limit in limits if limit.weeks),
        ),
    )


_RANK = ("high", "medium", "low")
