"""A need of a case that no catalogue in use lists, as text: a name to correct, no gap of the catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["unknown_need_lines"]


def unknown_need_lines(unknown: Mapping[str, str], known: Iterable[str], words: Phrases) -> Iterator[Line]:
    """A line for each unknown need, with the need that it is a spelling of, or else all known ones.

    Args:
        unknown: The unknown needs, each with the one that it is a spelling of, or an empty text.
        known: The needs that catalogues in use list.
        words: The language.
    """
    listed = ", ".join(known)
    for need, nearest in unknown.items():
        if nearest:
            said = words.say("unknown_need", "spelling", need=need, nearest=nearest)
        else:
            said = words.say("unknown_need", "no_spelling", need=need, known=listed)
        yield Line(said, 0, "unknown", id=f"unknown_need.{need}")
