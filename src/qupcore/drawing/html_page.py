"""The frame of an HTML page that stands alone: no scripts, no external fonts or pictures."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from qupcore.drawing.markup import add, html_text

__all__ = ["html_page", "page_text"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_page(lang: str, title: str, style: str) -> tuple[ET.Element, ET.Element]:
    """The root of a page and its main part.

    Args:
        lang: `nb`, `nn` or `en`.
        title: The title.
        style: CSS.
    """
    root = ET.Element("html", {"lang": lang})
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="Content-Security-Policy", content=_POLICY)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "title", title)
    add(head, "style", style)
    return root, add(add(root, "body"), "main")


def page_text(root: ET.Element) -> str:
    """The text of a page."""
    return f"<!DOCTYPE html>\n{html_text(root)}\n"
