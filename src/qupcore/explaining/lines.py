"""Lines of text with an indent and a weight, laid out for any width, with or without colour."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_count

__all__ = [
    "Layer",
    "Line",
    "LineStyle",
    "apart",
    "as_details",
    "first_layer",
    "lines_record",
    "named",
    "to_text",
]

LineStyle = Literal["headline", "heading", "met", "not_met", "unknown", "plain", "quiet"]

Layer = Literal["answer", "details"]
"""`answer`: what the answer comes to, why, and what to do. `details`: citations, facts and sources."""

_IN_A_DATE = re.compile(r"(?<=\d\.) (?=[a-zæøå])|(?<=\d) (?=[A-Z][a-z]+ \d{4}\b)")
"""The space between the day and the month: a line never breaks there."""


@attrs.frozen
class Line:
    """One paragraph of an explanation. The weight never has a meaning that the words do not have.

    Attributes:
        text: The text.
        indent: The indent in columns.
        weight: The style in which it may be shown.
        id: The id of the line, unique in its text, and the same in every language and for every case with
            the same findings; "" for a line without an id.
        findings: Ids of the rules whose findings it states or rests on.
        facts: Names of the facts that it states or rests on.
        parameters: Full names of the numbers that it rests on.
        citation: The citation of the law, as `sotjl § 29 (1)`; "" where it has none.
        path: The place in the case that it is about; "" for the whole case.
        layer: `answer` for what everybody reads first, `details` for the trace that a lawyer reads.
    """

    text: str
    indent: int = 0
    weight: LineStyle = "plain"
    id: str = attrs.field(default="", kw_only=True)
    findings: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    facts: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    parameters: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    citation: str = attrs.field(default="", kw_only=True)
    path: str = attrs.field(default="", kw_only=True)
    layer: Layer = attrs.field(default="answer", kw_only=True)

    def wrapped(self, width: int) -> str:
        """The paragraph broken to the width; where it is indented, later lines are indented two more."""
        before = " " * self.indent
        together = _IN_A_DATE.sub("\N{NO-BREAK SPACE}\N{WORD JOINER}", self.text)
        lines = "\n".join(
            textwrap.wrap(
                together,
                max(width, self.indent + 20),
                initial_indent=before,
                subsequent_indent=before + "  " if self.indent else "",
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
        return lines.replace("\N{NO-BREAK SPACE}\N{WORD JOINER}", " ")


def apart(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with a number added to each id that an earlier line has.

    >>> [line.id for line in apart((Line("a", id="x"), Line("b", id="x"), Line("c")))]
    ['x', 'x#2', '']
    """
    seen: Counter[str] = Counter()
    for line in lines:
        seen[line.id] += 1
        number = seen[line.id]
        yield attrs.evolve(line, id=f"{line.id}#{number}") if line.id and number > 1 else line


def named(lines: Iterable[Line], id: str) -> Iterator[Line]:
    """The lines with an id, which each keeps apart by its own, where it has one.

    >>> [line.id for line in named((Line("a"), Line("b", id="source")), "offer.x")]
    ['offer.x', 'offer.x.source']
    """
    for line in lines:
        yield attrs.evolve(line, id=f"{id}.{line.id}" if line.id else id)


def as_details(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines as lines of the details.

    >>> [line.layer for line in as_details([Line("sosialtjenesteloven § 29")])]
    ['details']
    """
    return (attrs.evolve(line, layer="details") for line in lines)


def first_layer(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines without the details: what the answer comes to, why, and what to do.

    >>> [line.text for line in first_layer([Line("yes"), Line("§ 29", layer="details")])]
    ['yes']
    """
    check_arguments(first_layer, locals())
    return tuple(line for line in lines if line.layer == "answer")


def lines_record(lines: Iterable[Line]) -> list[dict[str, object]]:
    """Lines as JSON values with every key: the text, and its basis.

    >>> lines_record((Line("Heading", weight="heading", id="turns"),))[0]["id"]
    'turns'
    """
    check_arguments(lines_record, locals())
    names = [field.name for field in attrs.fields(Line)]
    values = ({name: getattr(line, name) for name in names} for line in lines)
    return [{k: list(v) if isinstance(v, tuple) else v for k, v in found.items()} for found in values]


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
