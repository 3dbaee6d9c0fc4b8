"""What pages of the site have beside their text: a language, a description, and a short navigation."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.python import PyObject

__all__ = ["complete", "setup"]

LONGEST = 160
"""The characters of a description that a search engine shows."""


def description(doctree: nodes.document) -> str:
    """The first paragraph of a page, cut at a word."""
    first = next(doctree.findall(nodes.paragraph), None)
    text = " ".join(first.astext().split()) if first else ""
    return text if len(text) <= LONGEST else text[: LONGEST - 2].rpartition(" ")[0] + " …"


def source_page(name: str, body: str) -> str:
    """A page of `viewcode`, mended: one list of modules, and links that lead to where a name is described.

    A module of the house may define names of several public modules; `viewcode` gives all of them one.
    """
    if name == "_modules/index":
        return re.sub("</?ul>", "", body).replace("<li>", "<ul><li>", 1) + "</ul>"
    return re.sub(r"(/(qupcore[\w.]*)\.html#)qupcore(?:\.[a-z_]+(?=\.))?", r"\1\2", body)


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
    if name.startswith("reference/"):
        # A type that is not public is known by its name: where it is defined may change in any release.
        context["body"] = re.sub(r"<em>(?:qupcore\.[a-z_.]+\.)+(?=[A-Z])", "<em>", context["body"])
    if name.startswith("_modules/"):
        context["body"] = source_page(name, context["body"])
    if toctree := context.get("toctree"):
        # Only the reader's own branch is open: all branches on each page take long to build and to read.
        context["toctree"] = lambda **options: toctree(**{**options, "collapse": True})


def without_last_empty_line(app: Sphinx, doctree: nodes.document) -> None:
    """The empty line that ends an example for the tests is not shown."""
    for block in doctree.findall(nodes.literal_block):
        block.rawsource = block.rawsource.rstrip()
        block.children[:] = (
            [nodes.Text(block.astext().rstrip())] if len(block.children) == 1 else block.children
        )


def languages_of_terms(app: Sphinx, page: nodes.document) -> None:
    """Mark the Norwegian terms of a glossary: after the English one stands bokmål, then nynorsk."""
    entries = (
        entry
        for found in page.findall(addnodes.glossary)
        for entry in found.findall(nodes.definition_list_item)
    )
    for entry in entries:
        terms = [node for node in entry.children if isinstance(node, nodes.term)]
        for term, language in zip(terms[1:], ("nb", "nn"), strict=False):
            term["classes"].append(f"language-{language}")  # docutils writes lang="nb"


def whole_sentence(
    app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]
) -> None:
    """Mend the first sentence of a property: napoleon takes what stands before its colon for a type."""
    taken = ":type: "
    if what in {"attribute", "property"} and lines and lines[-1].startswith(taken):
        lines[0] = f"{lines.pop().removeprefix(taken)}: {lines[0]}"


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx; before the theme, which has the usual priority of 500."""
    for field in PyObject.doc_field_types:
        if field.name == "variable":
            field.label = "Attributes"
    app.connect("html-page-context", complete, priority=400)
    app.connect("autodoc-process-docstring", whole_sentence, priority=600)
    app.connect("doctree-read", without_last_empty_line)
    app.connect("doctree-read", languages_of_terms)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
