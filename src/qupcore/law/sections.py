"""The sections of the law that hold rules."""

from __future__ import annotations

import re
from datetime import date

from qupcore.domain.arguments import check_arguments
from qupcore.domain.hint import either, hint
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL
from qupcore.law.not_rules import sections_without_rules
from qupcore.rules.writing import Placed

__all__ = ["section_rules", "sections"]

_NO_ACT = re.compile(r"\s*()(?:§|paragraf)?\s*(\d+(?: ?[a-z])?)\s*(?:\(.*)?", re.IGNORECASE)
"""A section without its act: `§ 29`, `29`."""
_NEAR_SECTION = re.compile(r"\s*([\w-]+)\s*(?:§|paragraf)?\s*([\w-]*)\s*(?:\(.*)?")
_SECTION = re.compile(r"\s*([\w-]+)\s*§?\s*([\w-]+)\s*")


def sections() -> tuple[str, ...]:
    """The sections that hold or held a rule, sorted by act and number.

    >>> sections()[0]
    'domstolloven § 149'
    """
    names = {f"{p.citation.law} § {p.citation.section}" for rule in NATIONAL.rules for p in rule.provisions}
    return tuple(sorted(names, key=_in_order))


def _in_order(name: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    law, _, number = name.partition(" § ")
    return law, tuple((int(digits), rest) for digits, rest in re.findall(r"(\d+)(\D*)", number))


def section_rules(name: str, on: date | None = None) -> tuple[Placed, ...]:
    """The rules of a section, on a day or in any period.

    Args:
        name: Act and section, as `sotjl § 29`.
        on: The day; any day if left out.

    Raises:
        BadInput: the section holds no rule, or none on the day; the remedy names a similar section, the
            section of a rule with that id, or the sections or periods to choose from.

    >>> [rule.id for rule in section_rules("for-2011-1251 § 4")]
    ['for-2011-1251.4.lawful_stay']
    """
    check_arguments(section_rules, locals())
    match = _SECTION.fullmatch(name)
    wanted = match.groups() if match else None
    everywhere = [(rule, provision) for rule in NATIONAL.rules for provision in rule.provisions]
    there = [(rule, p) for rule, p in everywhere if (p.citation.law, p.citation.section) == wanted]
    if not there:
        raise BadInput(
            worded("no rule stands in {name!r}", name=name), remedy=_remedy(name), code="law.unknown-section"
        )
    found = {rule.id: rule for rule, p in there if on is None or p.valid.contains(on)}
    if not found:
        periods = ", ".join(sorted({str(p.valid) for _, p in there}))
        raise BadInput(
            worded("no rule stands in {name!r} on {on}", name=name, on=on),
            remedy=worded("ask about a day in: {periods}", periods=periods),
            code="law.unknown-section",
        )
    return tuple(found.values())


def _remedy(name: str) -> str:
    """The remedy: the section of a rule with that id, a section of an act with a similar name, or a list."""
    where = {rule.id: [p.citation for p in rule.provisions] for rule in NATIONAL.rules}
    if meant := name if name in where else hint(name, where):
        places = dict.fromkeys(
            worded("'{law} § {section}'", law=place.law, section=place.section) for place in where[meant]
        )
        return worded("the rule {meant} stands in {names}", meant=meant, names=", ".join(places))
    ruled = sections()
    known = sorted((*ruled, *sections_without_rules(ruled)), key=_in_order)
    match = _NO_ACT.fullmatch(name) or _NEAR_SECTION.fullmatch(name)
    law, number = match.groups() if match else (name, "")
    number = number.replace(" ", "")
    same = {_law(place): place for place in known if place.casefold().endswith(f" § {number.casefold()}")}
    if same and not law:
        return worded("name the act: {acts}", acts=either(f"'{place}'" for place in same.values()))
    if meant := hint(law, same):  # the number is not corrected: another section has another meaning
        return worded("did you mean '{same}'?", same=same[meant])
    meant = hint(law, {_law(place) for place in known})
    shown = [place for place in known if meant in (None, _law(place))]
    return worded("use one of: {words}", words=", ".join(f"'{place}'" for place in shown))


def _law(place: str) -> str:
    return place.partition(" § ")[0]
