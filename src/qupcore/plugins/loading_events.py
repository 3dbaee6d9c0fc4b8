"""What is told of each plugin when plugins are loaded: that it is loaded, kept, or not used and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qupcore.domain.answers.plugin import PluginFailure, PluginUse
from qupcore.observing.fields import Clock, Fields, Hash, PackageVersion, PluginName, Stage
from qupcore.observing.telling import heard, tell

__all__ = ["Clocks", "tell_plugins"]

Clocks = dict[str, Clock]
"""How long it took to load each plugin that was loaded anew, by name."""


def tell_plugins(
    uses: Callable[[], Iterable[PluginUse]],
    failures: Iterable[PluginFailure],
    clocks: Clocks,
) -> None:
    """Tell what became of each plugin. What its code said is in `LoadedPlugins.failures`, never here.

    Args:
        uses: The plugins that are loaded; their hashes take time, so it is called only if somebody listens.
        failures: Those that are not used.
        clocks: How long each took.
    """
    for use in uses() if heard("plugin_loaded") or heard("plugin_kept") else ():
        if use.name not in clocks:
            tell("plugin_kept", **_named(use))
        told: Fields = {**_named(use), "hash": Hash(use.hash), "layers": use.layers}
        if use.name in clocks:
            told["seconds"] = clocks[use.name]
        tell("plugin_loaded", **told)
    for failure in failures:
        told = {**_named(failure), "stage": Stage(failure.stage)}
        if failure.name in clocks:
            told["seconds"] = clocks[failure.name]
        tell("plugin_failed", **told)


def _named(plugin: PluginUse | PluginFailure) -> Fields:
    return {"plugin": PluginName(plugin.name), "version": PackageVersion(plugin.version)}
