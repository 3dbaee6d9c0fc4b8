"""What deciding again gave, as text: the seal, the versions, and single differences with plain values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from qupcore.domain.answers.receipt import Difference, Replay
from qupcore.errors.outside import one_line
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["difference_line", "replayed_lines", "seal_line", "version_lines"]

_MOST_SHOWN = 10
_SEALS = {"whole": "receipt_sealed", "broken": "receipt_broken", "none": "receipt_unsealed"}
_MADE_BY = ("qupcore", "engines", "rulebook", "catalogue")
"""The versions that an answer was made by, by the key in its record."""


def replayed_lines(found: Replay, words: Phrases) -> list[Line]:
    """What deciding again gave: the answer, the seal, then each kind of difference."""
    lines = [Line(words.say("label", "no_receipt_difference"), weight="met")] if found.same else []
    lines.append(seal_line(found, words))
    lines += [difference_line(item, words) for item in (*found.differences, *found.versions)]
    for label, items in (("receipt_beside", found.beside), ("receipt_new", found.new)):
        lines += [difference_line(item, words, label) for item in items[:_MOST_SHOWN]]
        if len(items) > _MOST_SHOWN:
            lines.append(Line(words.say("label", "receipt_new_more", count=len(items) - _MOST_SHOWN)))
    return lines


def seal_line(found: Replay, words: Phrases) -> Line:
    """Whether the receipt was changed since it was written."""
    return Line(
        words.say("label", _SEALS[found.seal]), weight="not_met" if found.seal == "broken" else "plain"
    )


def difference_line(item: Difference, words: Phrases, label: str = "then_now") -> Line:
    """One place of a receipt with what stood there then and stands there now."""
    then, now = (one_line(_value(value, words)) for value in (item.then, item.now))
    return Line(words.say("label", label, path=one_line(item.path), then=then, now=now))


def version_lines(versions: Iterable[Difference], words: Phrases) -> Iterator[Line]:
    """What made the answer then and now; of engines and of what a hash stands for, that it is another."""
    told = dict.fromkeys(
        (item.path.split(".provenance.")[-1].split("[")[0].split(".")[0], item.then, item.now)
        if item.path.endswith(".qupcore")
        else (item.path.split(".provenance.")[-1].split("[")[0].split(".")[0], None, None)
        for item in versions
    )
    for name, then, now in told:
        yield Line(words.say("replayed", name, then=then, now=now), weight="quiet")


def _value(value: object, words: Phrases) -> str:
    """A value of a record as a reader can have it; what has parts, as the record writes it."""
    if value is None:
        return words.say("replayed", "nothing")
    if isinstance(value, bool):
        return words.amount(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
