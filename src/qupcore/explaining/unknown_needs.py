"""Needs and wishes of a case that no catalogue in use has, as text: names to correct, no gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["unknown_need_lines", "unknown_wish_lines"]


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


def unknown_wish_lines(unknown: Mapping[str, str], words: Phrases) -> Iterator[Line]:
    """A line for each wish that no catalogue in use has, with the id that it is a spelling of.

    Args:
        unknown: The unknown wishes, each with the id that it is a spelling of, or an empty text.
        words: The language.
    """
    for wish, nearest in unknown.items():
        key = "spelling" if nearest else "no_spelling"
        said = words.say("unknown_wish", key, wish=wish, **({"nearest": nearest} if nearest else {}))
        yield Line(said, 0, "unknown", id=f"unknown_wish.{wish}")
