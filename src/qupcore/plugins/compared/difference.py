"""What differs between two versions of what a plugin brings, entry by entry and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import attrs

from qupcore.catalogue.plain import table_of
from qupcore.catalogue.positions import Path, shown
from qupcore.domain.text import Text
from qupcore.plugins.checking import Given

__all__ = ["ENTRY_KINDS", "EntryChange", "EntryKind", "FieldChange", "changes_between", "counts_by_state"]

EntryKind = Literal[
    "measures", "offers", "groups", "relations", "practices", "capacities", "texts", "top_ups"
]
ENTRY_KINDS: tuple[EntryKind, ...] = (
    "measures",
    "offers",
    "groups",
    "relations",
    "practices",
    "capacities",
    "texts",
    "top_ups",
)
"""What a plugin brings, in the order in which it is told."""
_PERIODS = ("valid", "period")
"""Fields that hold two days: each is compared by itself."""
_WHOLE = ("slots",)
"""Lists that are told as a whole: a reader knows the times of a week by all of them."""

Table = Mapping[str, Any]


@attrs.frozen(kw_only=True)
class FieldChange:
    """A field that differs.

    Attributes:
        path: Its place in the table of the entry.
        before: Its value. None: it is left out.
        after: Its value. None: it is left out.
    """

    path: Path
    before: Any
    after: Any

    @property
    def field(self) -> str:
        """The place in its written form (`time.minutes_a_week`)."""
        return shown(self.path)


@attrs.frozen(kw_only=True)
class EntryChange:
    """An entry that was added, withdrawn or changed.

    Attributes:
        kind: What it is.
        id: Its id, for a relation what it says of which measures, for a capacity the number of the provider.
        names: What it is called. None: it has no name of its own.
        state: What became of it.
        fields: The fields that changed, in the order of the entry. Empty: it was added or withdrawn.
    """

    kind: EntryKind
    id: str
    names: Text | None
    state: Literal["added", "withdrawn", "changed"]
    fields: tuple[FieldChange, ...] = ()


def changes_between(before: Given, after: Given) -> tuple[EntryChange, ...]:
    """What differs between two versions, by kind and id.

    Args:
        before: The older version.
        after: The newer version.
    """
    return tuple(
        change
        for kind in ENTRY_KINDS
        for change in _changes(kind, _entries(kind, before), _entries(kind, after))
    )


def _entries(kind: EntryKind, given: Given) -> dict[tuple[str, str], tuple[Text | None, Table]]:
    """The entries of a kind as tables with their names, by id and first day; the day tells versions apart."""
    if kind == "texts":
        return {(id, ""): (None, table_of(text)) for id, text in given.texts.items()}
    if kind == "top_ups":
        return {
            (item.parameter, str(item.valid.start)): (item.condition, _table(item)) for item in given.top_ups
        }
    found: dict[tuple[str, str], tuple[Text | None, Table]] = {}
    for item in getattr(given.catalogue, kind):
        id = _id(kind, item)
        first = str(item.valid.start) if kind in ("measures", "relations", "capacities") else ""
        found[id, first] = (getattr(item, "names", None), _table(item))
    return found


def _id(kind: EntryKind, item: Any) -> str:
    if kind == "relations":
        return f"{', '.join(item.of)} {item.kind} {', '.join(item.to)}"
    if kind == "capacities":
        return str(item.provider_orgnr)
    return str(item.of if kind == "practices" else item.id)


def _table(item: object) -> Table:
    table: dict[str, Any] = dict(table_of(item))
    for name in _PERIODS:
        if name in table:
            first, _, last = table[name].partition("/")
            table[name] = {"first": first} | ({} if last == ".." else {"last": last})
    return table


def _changes(
    kind: EntryKind,
    before: dict[tuple[str, str], tuple[Text | None, Table]],
    after: dict[tuple[str, str], tuple[Text | None, Table]],
) -> Iterator[EntryChange]:
    pairs = {key: key for key in before.keys() & after.keys()}
    # Where each has one version of an id, it is the same one, even if its first day was changed.
    for id in {id for id, _ in before.keys() ^ after.keys()}:
        old = [key for key in before if key[0] == id and key not in pairs]
        new = [key for key in after if key[0] == id and key not in pairs.values()]
        if len(old) == len(new) == 1:
            pairs[old[0]] = new[0]
    for key in sorted({*(before.keys() - pairs.keys()), *after.keys()}):
        was = next((old for old, new in pairs.items() if new == key), None)
        if key in after and was is None:
            yield EntryChange(kind=kind, id=key[0], names=after[key][0], state="added")
        elif key not in after or was is None:
            yield EntryChange(kind=kind, id=key[0], names=before[key][0], state="withdrawn")
        elif fields := tuple(_fields((), before[was][1], after[key][1])):
            yield EntryChange(kind=kind, id=key[0], names=after[key][0], state="changed", fields=fields)


def _fields(path: Path, before: Any, after: Any) -> Iterator[FieldChange]:
    if before == after and type(before) is type(after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from _fields((*path, key), before.get(key), after.get(key))
    elif path[-1] not in _WHOLE and _tables(before) and _tables(after) and len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _fields((*path, number), old, new)
    else:
        yield FieldChange(path=path, before=before, after=after)


def _tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def counts_by_state(changes: Iterable[EntryChange]) -> dict[str, int]:
    """How many entries were added, withdrawn and changed."""
    found = {"added": 0, "withdrawn": 0, "changed": 0}
    for change in changes:
        found[change.state] += 1
    return found
