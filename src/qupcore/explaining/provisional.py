"""The provisional numbers of an answer as text, with the day from which each may change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qupcore.domain.answers.provisional import Provisional
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["provisional_lines"]


def provisional_lines(items: Iterable[Provisional], words: Phrases) -> Iterator[Line]:
    """A heading, and a line for each number; no lines where all numbers are known."""
    items = tuple(items)
    if not items:
        return
    yield Line(words.say("heading", "provisional"), weight="heading", id="provisional")
    for item in items:
        text = words.say("provisional", item.parameter)
        said = words.say("label", "known_until", text=text, until=item.known_until)
        yield Line(said, 2, id=f"provisional.{item.parameter}", parameters=(item.parameter,))
