"""Comparing two plugins, each given as a folder, a wheel or the name of an installed one."""

from __future__ import annotations

import tempfile
from pathlib import Path

import attrs

from qupcore.domain.answers.plugin import PluginUse
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.plugins.candidates import AnnouncedPlugin, in_folder, installed, which_installed
from qupcore.plugins.checking import Given, Unfit, checked_data
from qupcore.plugins.compared.difference import EntryChange, changes_between
from qupcore.plugins.data.opening import open_wheel
from qupcore.plugins.data.unpacking import unpacked, with_faults
from qupcore.plugins.loaded import LoadedPlugin
from qupcore.plugins.loading import LOAD_SECONDS, load_plugins

__all__ = ["PluginDifference", "compare_plugins", "difference_values"]


@attrs.frozen(kw_only=True)
class PluginDifference:
    """Two plugins side by side.

    Attributes:
        before: The older one.
        after: The newer one.
        changes: What differs, by kind and id.
    """

    before: PluginUse
    after: PluginUse
    changes: tuple[EntryChange, ...]


def compare_plugins(
    before: str, after: str, national: Catalogue, *, seconds: float = LOAD_SECONDS
) -> PluginDifference:
    """Compare two versions of a plugin. They need not be made for this version of qupcore.

    Args:
        before: The older version: a folder, a wheel, or the name of an installed plugin.
        after: The newer version, given in the same way.
        national: The national catalogue, which they may refer to.
        seconds: The time limit for loading a plugin with code.

    Raises:
        BadInput: there is no such plugin, or a folder has several.
        PluginError: one has faults.
    """
    old, new = (_loaded(what, national, seconds) for what in (before, after))
    return PluginDifference(before=old.use, after=new.use, changes=changes_between(old.given, new.given))


def _loaded(what: str, national: Catalogue, seconds: float) -> LoadedPlugin:
    path = Path(what)
    if path.is_dir():
        return _read(_only(what, in_folder(path)), national, seconds)
    if what.endswith(".whl"):
        with tempfile.TemporaryDirectory() as folder:
            return _read(unpacked(open_wheel(path), Path(folder)), national, seconds)
    known = installed()
    named = tuple(item for item in known if item.name == what)
    if not named:
        raise BadInput(
            worded("{what!r} is no folder, no wheel and no installed plugin", what=what),
            remedy=which_installed(item.name for item in known),
            code="plugin.unknown",
        )
    return _read(_only(what, named), national, seconds)


def _only(what: str, found: tuple[AnnouncedPlugin, ...]) -> AnnouncedPlugin:
    if len(found) != 1:
        raise BadInput(
            worded("{what} has {count} plugins", what=what, count=len(found)),
            remedy="compare the folders or wheels of one plugin",
            code="plugin.unknown",
        )
    return found[0]


def _read(item: AnnouncedPlugin, national: Catalogue, seconds: float) -> LoadedPlugin:
    if item.data:
        return LoadedPlugin(candidate=item, given=_checked(item, national))
    loaded = load_plugins(candidates=[item], national=national, seconds=seconds, strict=True)
    return loaded.plugins[0]


def _checked(item: AnnouncedPlugin, national: Catalogue) -> Given:
    try:
        return checked_data(Path(item.data), item.name, national)
    except Unfit as error:
        what = worded(
            "{distribution} {version} has faults", distribution=item.distribution, version=item.version
        )
        failure = item.failed(error.stage, error.what)
        raise with_faults(what, failure, worded("mend each fault, and compare again")) from None


def difference_values(found: PluginDifference) -> dict[str, object]:
    """A difference as JSON values; what is left out is null."""
    return {
        "before": attrs.asdict(found.before),
        "after": attrs.asdict(found.after),
        "changes": [
            {
                "kind": change.kind,
                "id": change.id,
                "names": attrs.asdict(change.names) if change.names else None,
                "state": change.state,
                "fields": [
                    {"field": item.field, "before": _plain(item.before), "after": _plain(item.after)}
                    for item in change.fields
                ],
            }
            for change in found.changes
        ],
    }


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
