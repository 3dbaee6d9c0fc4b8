"""The official headings of the sections, each with its source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import attrs

from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = ["Act", "Heading", "SectionHeading", "Words", "acts", "section_heading", "section_order"]


@attrs.frozen(kw_only=True)
class Heading:
    """One wording of a heading.

    Attributes:
        nb: The official heading, in Norwegian.
        en: This project's English translation. It is not official.
        source: The text in which it was read.
        link: The link to that text.
        until: The last day of the wording. None for the wording in force, and if the day was not found.
    """

    nb: str
    en: str
    source: str
    link: str
    until: date | None = None


@attrs.frozen(kw_only=True)
class Words:
    """This project's own words for a section without a heading to show.

    Attributes:
        nb: In bokmål.
        en: In English.
    """

    nb: str
    en: str


@attrs.frozen(kw_only=True)
class SectionHeading:
    """The heading of a section, as far as it is known.

    Attributes:
        state: `read`; `none` if the section has no heading; `not read` if its text was not found.
        current: The newest wording; None unless `read`.
        earlier: Earlier wordings, the newest first.
        why: Why a heading was not read.
        ours: This project's words for what the rules there say; None if `read`.
    """

    state: Literal["read", "none", "not read"]
    current: Heading | None = None
    earlier: tuple[Heading, ...] = ()
    why: str = ""
    ours: Words | None = None


@attrs.frozen(kw_only=True)
class Act:
    """An act or regulation, with its official title.

    Attributes:
        law: Its abbreviation in citations, as `sotjl`.
        short: Its short name in titles, as `sosialtjenesteloven`. Those of regulations are this project's.
        title: The official title, with this project's English translation.
    """

    law: str
    short: str
    title: Heading


def acts() -> tuple[Act, ...]:
    """The acts and regulations, in the order of the pages.

    >>> [act.law for act in acts()][:2]
    ['sotjl', 'sotjl-1991']
    """
    data = _read()
    return tuple(
        Act(law=entry["law"], short=entry["short"], title=_heading(entry, data["source"]))
        for entry in data["act"]
    )


def section_heading(place: str) -> SectionHeading:
    """The heading of a section.

    Args:
        place: Act and section, as `sotjl § 32`.

    >>> section_heading("sotjl § 32").current.nb
    'Programmets varighet'
    >>> section_heading("sotjl § 36").earlier[0].until
    datetime.date(2018, 12, 31)
    >>> section_heading("domstolloven § 149").state
    'none'
    """
    data = _read()
    entry = next((entry for entry in data["section"] if entry["place"] == place), None)
    if entry is None:
        return SectionHeading(state="not read")
    if "heading" in entry:
        return SectionHeading(state=entry["heading"], why=entry.get("why", ""), ours=Words(**entry["ours"]))
    earlier = tuple(_heading(older, data["source"]) for older in entry.get("earlier", ()))
    return SectionHeading(state="read", current=_heading(entry, data["source"]), earlier=earlier)


def section_order(place: str) -> tuple[int, tuple[tuple[int, str], ...]]:
    """The sorting key of a section: its act in the order of `acts`, then its number (9, 10, 11, 11a).

    >>> sorted(["fvl § 11a", "fvl § 9", "sotjl-1991 § 5A-10", "sotjl-1991 § 5A-2"], key=section_order)
    ['sotjl-1991 § 5A-2', 'sotjl-1991 § 5A-10', 'fvl § 9', 'fvl § 11a']
    """
    law, _, number = place.partition(" § ")
    listed = [act.law for act in acts()]
    parts = re.findall(r"(\d+)(\D*)", number)
    return listed.index(law) if law in listed else len(listed), tuple((int(n), text) for n, text in parts)


def _heading(entry: Mapping[str, Any], sources: Mapping[str, Mapping[str, str]]) -> Heading:
    source = sources[entry["source"]]
    return Heading(
        nb=entry["nb"],
        en=entry["en"],
        source=source["text"],
        link=source["link"],
        until=entry.get("until"),
    )


@remembered(most=1)
def _read() -> Mapping[str, Any]:
    return packaged_toml("qupcore.law", "headings.toml")
