"""Two versions of a plugin as text: what was added, withdrawn and changed, in the words of a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.plugins.compared.comparing import PluginDifference
from qupcore.plugins.compared.difference import EntryChange, FieldChange, counts_by_state
from qupcore.plugins.spreadsheet.columns import SHEETS, SheetColumn, columns_of, words_of
from qupcore.plugins.spreadsheet.toml_text import toml_value

__all__ = ["entry_lines", "explain_plugin_difference", "markdown_difference"]

_HOUR = 60


def explain_plugin_difference(found: PluginDifference, lang: str = "nb") -> tuple[Line, ...]:
    """What differs between two versions of a plugin.

    Args:
        found: The two versions.
        lang: `nb`, `nn` or `en`.
    """
    words = phrases(lang)
    before, after = found.before, found.after
    same = before.name == after.name and before.version == after.version
    named = {"before": f"{before.name} {before.version}", "after": f"{after.name} {after.version}"}
    lines = [Line(words.say("plugin_difference", "compared", **named), weight="headline")]
    if not found.changes:
        return (*lines, Line(words.say("plugin_difference", "nothing")))
    lines.append(Line(words.say("plugin_difference", "counted", **counts_by_state(found.changes))))
    if same:
        lines.append(
            Line(words.say("plugin_difference", "same_version", version=after.version), weight="unknown")
        )
    return (*lines, *entry_lines(found.changes, words))


def entry_lines(changed: Iterable[EntryChange], words: Phrases) -> Iterator[Line]:
    """The entries that were added, withdrawn or changed, in groups by their kind, with what changed."""
    for kind, changes in groupby(changed, key=lambda change: change.kind):
        yield Line(words.say("entry_kind", kind), weight="heading")
        for change in changes:
            yield Line(_entry(change, words), 2)
            yield from (Line(text, 4) for text in _fields(change, words))


def markdown_difference(found: PluginDifference, lang: str = "nb") -> tuple[str, ...]:
    """The same as the lines of a section in Markdown, without a heading of its own."""
    words = phrases(lang)
    lines: list[str] = []
    for kind, changes in groupby(found.changes, key=lambda change: change.kind):
        lines += [*([""] if lines else []), f"### {words.say('entry_kind', kind)}", ""]
        for change in changes:
            lines.append(f"- {_entry(change, words)}")
            lines += [f"  - {text}" for text in _fields(change, words)]
    return tuple(lines)


def _entry(change: EntryChange, words: Phrases) -> str:
    name = f"{change.names.in_language(words.lang)} ({change.id})" if change.names else change.id
    return words.say("entry_state", change.state, name=name)


def _fields(change: EntryChange, words: Phrases) -> Iterator[str]:
    for item in change.fields:
        column = _column(change, item)
        said = {
            name: words.say("plugin_difference", "left_out")
            if value is None
            else _value(value, column, words)
            for name, value in (("before", item.before), ("after", item.after))
        }
        field = column.labels[words.lang] if column else item.field
        yield words.say("plugin_difference", "field", field=field, **said)


def _column(change: EntryChange, item: FieldChange) -> SheetColumn | None:
    """The column of a spreadsheet that holds the field: it has a name for readers."""
    for kind in SHEETS:
        if kind == change.kind:
            return next((column for column in columns_of(kind).values() if column.into == item.path), None)
    return None


def _value(value: Any, column: SheetColumn | None, words: Phrases) -> str:
    cell = column.cell if column else ""
    if isinstance(value, list) and column and all(isinstance(item, str) for item in value):
        return ", ".join(_word(item, column, words) for item in value)
    if cell == "times" and isinstance(value, list):
        days = words_of("day", words.lang)
        return ", ".join(f"{days[item['day']]} {item['start']}–{item['end']}" for item in value)
    if cell == "hours" and isinstance(value, int):
        return f"{value // _HOUR}:{value % _HOUR:02}"
    if cell == "yes_no" and isinstance(value, bool):
        return words_of("wage", words.lang)["yes" if value else "no"]
    if isinstance(value, str):
        return _word(value, column, words)
    return toml_value(value)


def _word(text: str, column: SheetColumn | None, words: Phrases) -> str:
    listed = words_of(column.key, words.lang) if column and column.cell in ("word", "words") else {}
    return listed.get(text, text)
