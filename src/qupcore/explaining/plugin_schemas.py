"""The JSON Schemas of what the commands about plugins print."""

from __future__ import annotations

from typing import Any

from qupcore.domain.answers.plugin import PluginUse
from qupcore.domain.text import Text
from qupcore.plugins.compared.difference import EntryKind
from qupcore.plugins.conformance import Check
from qupcore.plugins.data.adding import AddedPlugin
from qupcore.plugins.data.removing import RemovedPlugin
from qupcore.plugins.spreadsheet.report import ImportedRow
from qupcore.wire.forms import by_key, closed, flat, form_of, listed, versions_form, with_optional
from qupcore.wire.schema import Defs

__all__ = [
    "plugin_added_form",
    "plugin_check_form",
    "plugin_difference_form",
    "plugin_import_form",
    "plugin_new_form",
    "plugin_removed_form",
    "plugin_template_form",
]

Form = dict[str, Any]
_TEXT, _YES_NO, _NUMBER, _OR_NONE = (form_of(kind, {}) for kind in (str, bool, int, str | None))


def plugin_new_form(_: Defs) -> Form:
    """Of `qup plugin new --json`."""
    return closed(
        name=_TEXT,
        municipality=_TEXT,
        folder=_TEXT,
        files=listed(_TEXT),
        versions=versions_form("plugin_new"),
    )


def plugin_check_form(defs: Defs) -> Form:
    """Of `qup plugin check --json`: the checks of each plugin, by its name. One that failed has `error`."""
    check = flat(defs, Check, skip=("error",))
    return by_key(listed(with_optional(check, error=_TEXT)))


def plugin_added_form(defs: Defs) -> Form:
    """Of `qup plugin add --json`."""
    return flat(defs, AddedPlugin, versions=versions_form("plugin_added"))


def plugin_removed_form(defs: Defs) -> Form:
    """Of `qup plugin remove --json`."""
    return flat(defs, RemovedPlugin, versions=versions_form("plugin_removed"))


def plugin_difference_form(defs: Defs) -> Form:
    """Of `qup plugin diff --json`: the value of a field is any JSON value, and null where it is left out."""
    field = closed(field=_TEXT, before={}, after={})
    change = closed(
        kind=form_of(EntryKind, defs),
        id=_TEXT,
        names=form_of(Text | None, defs),
        state={"enum": ["added", "withdrawn", "changed"]},
        fields=listed(field),
    )
    use = form_of(PluginUse, defs)
    return closed(before=use, after=use, changes=listed(change), versions=versions_form("plugin_difference"))


def plugin_import_form(defs: Defs) -> Form:
    """Of `qup plugin import --json`: a report of every row."""
    return closed(
        taken=_NUMBER,
        refused=_NUMBER,
        written=_OR_NONE,
        unread=listed(_TEXT),
        unfit=_OR_NONE,
        rows=listed(flat(defs, ImportedRow, taken=_YES_NO)),
        versions=versions_form("plugin_import"),
    )


def plugin_template_form(_: Defs) -> Form:
    """Of `qup plugin import --template --json`."""
    return closed(template=_TEXT, versions=versions_form("plugin_template"))
