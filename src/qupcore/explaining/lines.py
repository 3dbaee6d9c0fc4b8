"""Text as lines with an indent and a weight, laid out for any width, with colour or without."""

from __future__ import annotations

import textwrap
from typing import Literal

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_count

__all__ = ["Line", "Weight", "to_text"]

Weight = Literal["headline", "heading", "met", "not_met", "unknown", "plain", "quiet"]


@attrs.frozen
class Line:
    """One paragraph of an explanation. The weight never carries meaning that the words do not."""

    text: str
    indent: int = 0
    weight: Weight = "plain"

    def wrapped(self, width: int) -> str:
        """The paragraph broken to the width; a later line stands two further in."""
        before = " " * self.indent
        return "\n".join(
            textwrap.wrap(
                self.text,
                max(width, self.indent + 20),
                initial_indent=before,
                subsequent_indent=before + "  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        )


def to_text(lines: tuple[Line, ...], width: int = 80) -> str:
    """Lay lines out as plain text.

    >>> print(to_text((Line("Heading", weight="heading"), Line("a long line", indent=2)), width=10))
    <BLANKLINE>
    Heading
      a long line
    """
    check_arguments(to_text, locals())
    check_count("width", width, 1)
    return "\n".join(("\n" if line.weight == "heading" else "") + line.wrapped(width) for line in lines)
