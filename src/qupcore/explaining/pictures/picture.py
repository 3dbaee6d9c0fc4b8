"""`Picture`: a picture of an answer with tables beside it, as a file, a page or a part of a page."""

from __future__ import annotations

import attrs

from qupcore.drawing.sheet import Sheet, sheet_fragment, sheet_page, sheet_svg

__all__ = ["Picture"]


@attrs.frozen
class Picture:
    """A picture of an answer in one language. A notebook shows it, with tables for screen readers.

    Attributes:
        title: What it shows, and for when.
        lang: `nb`, `nn` or `en`.
    """

    title: str
    lang: str
    _sheet: Sheet = attrs.field(repr=False)

    @classmethod
    def of(cls, sheet: Sheet) -> Picture:
        """The picture of a sheet."""
        return cls(sheet.title, sheet.lang, sheet)

    def svg(self) -> str:
        """The picture as an SVG file, with a title and all that it shows as a description."""
        return sheet_svg(self._sheet)

    def html(self) -> str:
        """A complete HTML page with the picture and tables with the same content."""
        return sheet_page(self._sheet)

    def _repr_html_(self) -> str:
        return sheet_fragment(self._sheet)

    def _repr_svg_(self) -> str:
        return self.svg()

    def __str__(self) -> str:
        return self.title
