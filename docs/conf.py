"""Sphinx reads this. Every warning is an error: see `make docs`."""

from __future__ import annotations

import sys
from pathlib import Path

from qupcore import __version__

sys.path.append(str(Path(__file__).parent / "_extensions"))

project = "qupcore"
copyright = "the authors of qupcore, EUPL-1.2. The texts of the law are Lovdata's, published under NLOD 2.0"
release = version = __version__
extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "pages",
]
exclude_patterns = ["_build"]

html_theme = "furo"
pygments_dark_style = "github-dark"
html_title = f"qupcore {version}"
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
templates_path = ["_templates"]
html_domain_indices = False
html_css_files = ["site.css"]
html_js_files = ["scrolls.js", "search.js"]

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

python_use_unqualified_type_names = True
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Source", "Units"]
# An attribute is a line of its class: as an entry of its own it would fill the index and the search.
napoleon_use_ivar = True
toc_object_entries_show_parents = "hide"
