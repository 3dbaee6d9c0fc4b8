"""SVG and HTML elements, written by the standard library, so that no text of a case is read as markup."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

__all__ = ["add", "html_text", "readable", "svg_text"]

# Characters that XML 1.0 cannot hold, not even escaped.
_UNREADABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def readable(text: str) -> str:
    """The text with a replacement character for each character that XML cannot hold.

    >>> readable("a\\x00b")
    'a�b'
    """
    return _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def add(parent: ET.Element, tag: str, text: str = "", **attributes: object) -> ET.Element:
    """Add an element. In names `_` becomes `-`, and `class_` is `class`; numbers lose needless decimals."""
    named = {
        name.rstrip("_").replace("_", "-"): f"{value:g}" if isinstance(value, float) else readable(str(value))
        for name, value in attributes.items()
    }
    element = ET.SubElement(parent, tag, named)
    if text:
        element.text = readable(text)
    return element


def svg_text(root: ET.Element) -> str:
    """An SVG file: UTF-8, ending in a line break."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def html_text(root: ET.Element) -> str:
    """A fragment of HTML."""
    return ET.tostring(root, encoding="unicode", method="html")
