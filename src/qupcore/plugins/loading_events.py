"""What is told of each plugin when plugins are loaded: that it is loaded, kept, or not used and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from qupcore.domain.answers.plugin import PluginFailure, PluginUse
from qupcore.domain.hint import hint
from qupcore.errors.worded import Worded, worded
from qupcore.observing.fields import Clock, Fields, Hash, KeptCause, PackageVersion, PluginName, Stage
from qupcore.observing.telling import heard, tell
from qupcore.plugins.candidates import which_installed

__all__ = ["Clocks", "tell_plugins", "tell_warnings"]

_LONGEST_NAME, _MOST_NAMES = 80, 20

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


def tell_warnings(
    unknown: Sequence[str], known: Iterable[str], unusable: tuple[KeptCause, Worded] | None
) -> tuple[str, ...]:
    """Tell what stops nothing, and is not as somebody meant it; as texts too.

    Args:
        unknown: The names of plugins to leave out that are not installed.
        known: The names of those that are.
        unusable: Why the folder of kept plugins is not used.
    """
    names = tuple(known)
    warnings = [
        worded(
            "{name!r} is to be left out, and no plugin is called that: {remedy}",
            name=name[:_LONGEST_NAME],
            remedy=worded("did you mean {meant!r}?", meant=meant)
            if (meant := hint(name, names))
            else which_installed(names),
        )
        for name in unknown[:_MOST_NAMES]
    ]
    if unknown:
        tell("disabled_unknown", plugins=unknown)
    if unusable is not None:
        cause, text = unusable
        tell("kept_unusable", cause=cause)
        warnings.append(text)
    return tuple(warnings)


def _named(plugin: PluginUse | PluginFailure) -> Fields:
    return {"plugin": PluginName(plugin.name), "version": PackageVersion(plugin.version)}
