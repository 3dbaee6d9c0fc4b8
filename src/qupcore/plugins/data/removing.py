"""Removing a data plugin that `qup plugin add` installed."""

from __future__ import annotations

import importlib
from pathlib import Path

import attrs
from packaging.utils import canonicalize_name

from qupcore.errors import BadInput, PluginError
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.plugins.candidates import installed, which_installed
from qupcore.plugins.data.installed_package import INSTALLER, environment_folder, installed_packages
from qupcore.plugins.data.placing import place

__all__ = ["RemovedPlugin", "remove_plugin"]


@attrs.frozen(kw_only=True)
class RemovedPlugin:
    """A data plugin that was removed.

    Attributes:
        name: Its name.
        distribution: Its package.
        version: Its version.
    """

    name: str
    distribution: str
    version: str


def remove_plugin(name: str, *, site: Path | None = None) -> RemovedPlugin:
    """Remove a data plugin, whole or not at all.

    Args:
        name: The name of the plugin.
        site: Where packages are installed. Left out: in this environment.

    Raises:
        PluginError: no plugin is called so.
        BadInput: something else installed it, its files were changed, or they cannot be removed; then all is
            as it was.
    """
    known = installed()
    named = {canonicalize_name(item.distribution) for item in known if item.name == name}
    if not named:
        raise PluginError(
            worded("no plugin is called {names}", names=name),
            remedy=which_installed(item.name for item in known),
            code="plugin.unknown",
        )
    site = environment_folder() if site is None else site.resolve()
    stands = [
        (distribution, found) for distribution in sorted(named) for found in installed_packages(distribution)
    ]
    ours = [item for item in stands if item[1].installer == INSTALLER and item[1].place == site]
    distribution, found = (ours or stands)[0]
    found.check_ours(distribution, site)
    try:
        place(site, {}, found.folders)
    except OSError as error:
        raise BadInput(
            worded(
                "cannot remove {target}: {reason}", target=error.filename or site, reason=reason_of(error)
            ),
            remedy="nothing was changed; check the rights to the folder",
            code="file.unwritable",
        ) from error
    importlib.invalidate_caches()
    return RemovedPlugin(name=name, distribution=distribution, version=found.version)
