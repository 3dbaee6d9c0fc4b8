"""What changed in the words of the law: rules, numbers and citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import attrs

from qupcore.laboratory.sides import Sides
from qupcore.rules.rulebook import Calculation, Entry, Rulebook

__all__ = ["Change", "WordChange", "word_changes"]

Change = Literal["added", "gone", "reworded", "number", "cited"]


@attrs.frozen(kw_only=True)
class WordChange:
    """One change of the words of the law.

    Attributes:
        change: A rule is new, gone or reworded, a number has another value, or a rule is cited otherwise.
        about: The id of the rule, or the name of the number.
        before: The citation or the value before; "" or None where there is none.
        after: The citation or the value after.
        unit: The unit of a number; "" for a rule.
    """

    change: Change
    about: str
    before: str | int | None = ""
    after: str | int | None = ""
    unit: str = ""


def word_changes(sides: Sides, topic: str) -> tuple[WordChange, ...]:
    """The changes of a topic's rules and numbers from one side to the other."""
    before, after = sides.rulebooks(topic)
    return (*_rules(_entries(before), _entries(after)), *_numbers(before, after))


def _entries(rulebook: Rulebook | None) -> dict[str, Entry | Calculation]:
    return {} if rulebook is None else {item.id: item for item in rulebook.everything}


def _rules(
    before: Mapping[str, Entry | Calculation], after: Mapping[str, Entry | Calculation]
) -> Iterator[WordChange]:
    for rule in dict.fromkeys((*before, *after)):
        one, other = before.get(rule), after.get(rule)
        cited = tuple("" if item is None else str(item.provision.citation) for item in (one, other))
        if one is None or other is None:
            change: Change = "added" if one is None else "gone"
        elif one.placed.tree.canonical() != other.placed.tree.canonical():
            change = "reworded"
        elif cited[0] != cited[1]:
            change = "cited"
        else:
            continue
        yield WordChange(change=change, about=rule, before=cited[0], after=cited[1])


def _numbers(before: Rulebook | None, after: Rulebook | None) -> Iterator[WordChange]:
    if before is None or after is None:
        return
    for name in (name for name in after.values if name in before.values):
        one, other = before.values[name].value, after.values[name].value
        if one != other:
            yield WordChange(change="number", about=name, before=one, after=other, unit=after.units[name])
