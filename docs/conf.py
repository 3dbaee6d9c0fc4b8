"""Sphinx reads this. Every warning is an error: see `make docs`."""

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from qupcore import __version__

project = "qupcore"
release = version = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "qupcore"

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Source", "Units"]


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


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", languages_of_terms)
