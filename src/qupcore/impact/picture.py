"""The impact of a change as a picture with tables beside it."""

from __future__ import annotations

from copy import deepcopy
from xml.etree import ElementTree as ET

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.drawing.html_page import html_page, page_text
from qupcore.drawing.markup import add, html_text, svg_text
from qupcore.drawing.sheet import Sheet, sheet_description
from qupcore.drawing.sheet_page import add_sheet_tables, sheet_style
from qupcore.impact.counts import Impact
from qupcore.impact.headed import headed
from qupcore.impact.sheet import impact_sheet
from qupcore.laboratory.law_words import side_words

__all__ = ["ImpactPicture", "impact_picture"]

_SVG = "http://www.w3.org/2000/svg"


@attrs.frozen
class ImpactPicture:
    """Bars of an impact in one language. A notebook shows them, with tables for screen readers.

    As a file of its own the picture says above the bars which laws are compared; on a page the page does.

    Attributes:
        title: What it shows.
        lang: `nb`, `nn` or `en`.
    """

    title: str
    lang: str
    _sheet: Sheet = attrs.field(repr=False)
    _chart: ET.Element = attrs.field(repr=False, eq=False)
    _said: tuple[str, ...] = attrs.field(repr=False)

    def svg(self) -> str:
        """The picture as an SVG file, with a title and all that it shows as a description."""
        root = headed(self._chart, self._said)
        root.set("xmlns", _SVG)
        root.set("role", "img")
        root.set("lang", self.lang)
        name = root.get("id", "")
        root.set("aria-labelledby", f"{name}-title {name}-desc")
        for place, (tag, text) in enumerate(
            (("title", self.title), ("desc", sheet_description(self._sheet)))
        ):
            element = ET.Element(tag, {"id": f"{name}-{tag}"})
            element.text = text
            root.insert(place, element)
        return svg_text(root)

    def html(self) -> str:
        """A complete HTML page with the picture and tables with the same content."""
        root, main = html_page(self.lang, self.title, sheet_style((self._sheet,)))
        add(main, "h1", self.title)
        self._add_content(main)
        return page_text(root)

    def _add_content(self, parent: ET.Element) -> None:
        for sentence in self._sheet.lead:
            add(parent, "p", sentence)
        frame = add(parent, "div", class_="picture", aria_hidden="true", style="max-width: 36rem")
        frame.append(deepcopy(self._chart))
        add_sheet_tables(parent, self._sheet)
        for sentence in self._sheet.notes:
            add(parent, "p", sentence)

    def _repr_html_(self) -> str:
        root = ET.Element("section", {"lang": self.lang})
        self._add_content(root)
        return html_text(root)

    def _repr_svg_(self) -> str:
        return self.svg()

    def __str__(self) -> str:
        return self.title


def impact_picture(found: Impact, lang: str = "nb") -> ImpactPicture:
    """Bars of the people whom a change of the law touches, by class and by group.

    Each bar has its words and its number beside it, and a pattern besides its colour. Tables have the same
    numbers, and those of all groups. Where there are many groups, those with the most people who are decided
    otherwise are drawn, the most first, and the picture says so.

    Args:
        found: The result of `impact_of`.
        lang: `nb`, `nn` or `en`.

    Raises:
        BadInput: there are no texts in the language, or Altair is not installed.

    >>> from datetime import date
    >>> from qupcore.population import impact_of, synthesize
    >>> from qupcore.reforms import Side
    >>> from qupcore.rules import NATIONAL
    >>> sides = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
    >>> print(impact_picture(impact_of(synthesize(seed=1, size=500), *sides), "en"))
    Whom a change of the law touches
    """
    check_arguments(impact_picture, locals())
    from qupcore.impact.chart import chart_of  # Altair is read for who asks

    words = side_words(found.sides, lang)
    sheet = impact_sheet(found, words)
    return ImpactPicture(sheet.title, lang, sheet, chart_of(found, words), sheet.lead)
