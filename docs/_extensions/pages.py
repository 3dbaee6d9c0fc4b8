"""What each page of the site has beside its text: its language, a description, and a short navigation."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

__all__ = ["complete", "setup"]

LONGEST = 160
"""The characters of a description that a search engine shows."""


def description(doctree: nodes.document) -> str:
    """The first paragraph of a page, cut at a word."""
    first = next(doctree.findall(nodes.paragraph), None)
    text = " ".join(first.astext().split()) if first else ""
    return text if len(text) <= LONGEST else text[: LONGEST - 2].rpartition(" ")[0] + " …"


def complete(
    app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Complete a page before the theme lays it out.

    `lang: nb` at the top of a page says that it is in bokmål; without it a page is in English.
    """
    context["language"] = (context.get("meta") or {}).get("lang", app.config.language)
    tags = context.get("metatags", "")
    said = description(doctree) if doctree else ""
    if said and 'name="description"' not in tags:
        context["metatags"] = f'{tags}<meta name="description" content="{escape(said)}">\n'
    if toctree := context.get("toctree"):
        # Only the reader's own branch is open: all branches on each page take long to build and to read.
        context["toctree"] = lambda **options: toctree(**{**options, "collapse": True})


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx; before the theme, which has the usual priority of 500."""
    app.connect("html-page-context", complete, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
