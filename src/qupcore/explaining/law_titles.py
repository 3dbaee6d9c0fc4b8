"""The titles of the pages of the law, and the names of their files."""

from __future__ import annotations

import re

import attrs

from qupcore.law.headings import Heading, Words, acts, section_heading

__all__ = ["heading_words", "in_norwegian", "page_name", "section_title"]


def page_name(section: str) -> str:
    """The name of a section's page, without ending.

    >>> page_name("sotjl § 49a")
    'sotjl-49a'
    """
    return re.sub(r"[^\w-]+", "-", section)


def in_norwegian(text: str, lang: str) -> str:
    """Norwegian words on a page in another language, marked for screen readers."""
    return f"[{text}]{{.language-nb}}" if lang == "en" else text


def heading_words(section: str) -> Heading | Words:
    """The heading of a section, or this project's words where there is none to show; with a capital letter.

    >>> heading_words("fvl § 29").nb
    'Klagefrist'
    """
    heading = section_heading(section)
    words = heading.current or heading.ours
    assert words
    return attrs.evolve(words, nb=words.nb[0].upper() + words.nb[1:])


def section_title(section: str, lang: str) -> str:
    """The heading, then the place in the law: so it is found by its words, and known by its number.

    >>> section_title("sotjl § 32", "nb")
    'Programmets varighet: sosialtjenesteloven § 32'
    """
    law, _, number = section.partition(" § ")
    short = next((act.short for act in acts() if act.law == law), law)
    return in_norwegian(f"{heading_words(section).nb}: {short} § {number}", lang)
