"""Provisions: where a rule stands in the law, and when it is in force there."""

from __future__ import annotations

import re

import attrs

from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.rules.parameters import Basis, Confidence

__all__ = ["LINKS", "Provision", "link_of", "provision"]

LINKS = {
    "sotjl": "https://lovdata.no/dokument/NL/lov/2009-12-18-131/§{section}",
    "for-2011-1471": "https://lovdata.no/dokument/SF/forskrift/2011-12-21-1471/§{section}",
    "for-2022-1110": "https://lovdata.no/dokument/SF/forskrift/2022-06-22-1110/§{section}",
    "fvl": "https://lovdata.no/dokument/NL/lov/1967-02-10/§{section}",
    "domstolloven": "https://lovdata.no/dokument/NL/lov/1915-08-13-5/§{section}",
    "for-2020-966": "https://lovdata.no/LTI/forskrift/2020-05-08-966",
    "sotjl-1991": "https://lovdata.no/LTI/lov/2007-10-26-97",
}
_CITED = re.compile(
    r"(sotjl|fvl|domstolloven|sosialtjenesteloven 1991|FOR-(\d{4})-\d\d-\d\d-(\d+)) § (\w+(?:-\w+)?)"
)


def link_of(source: str) -> str:
    """Lovdata's page of the section at the start of a source; "" if there is no known section.

    >>> link_of("FOR-2011-12-21-1471 § 11 (1)"), link_of("sotjl § 35 (2), LOV-2023-12-20-95")[-4:]
    ('https://lovdata.no/dokument/SF/forskrift/2011-12-21-1471/§11', '/§35')
    >>> link_of("no rule on rounding was found")
    ''
    """
    found = _CITED.match(source)
    if found is None:
        return ""
    act, year, number, section = found.groups()
    law = f"for-{year}-{number}" if year else {"sosialtjenesteloven 1991": "sotjl-1991"}.get(act, act)
    return LINKS.get(law, "").format(section=section)


@attrs.frozen(kw_only=True)
class Provision:
    """Where a rule stands in the law, and the period in which it is in force there."""

    citation: Citation
    valid: Period
    basis: Basis = "law"
    source: str = ""
    confidence: Confidence = "high"


def provision(
    law: str,
    section: str,
    ledd: int | None,
    punktum: int | None,
    bokstav: str | None,
    valid: str,
    enacted_by: str,
    basis: Basis,
    link: str,
    source: str,
    confidence: Confidence,
) -> Provision:
    """Make a provision; the version of its citation is the first day of its period."""
    period = Period.parse(valid)
    citation = Citation(
        law=law,
        section=section,
        ledd=ledd,
        punktum=punktum,
        bokstav=bokstav,
        version=period.start,
        enacted_by=enacted_by,
        link=link or LINKS.get(law, "").format(section=section),
    )
    return Provision(citation=citation, valid=period, basis=basis, source=source, confidence=confidence)
