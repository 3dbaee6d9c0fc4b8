"""Plugins as text: their content, failures with reasons, and results of checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from qupcore.domain.answers.plugin import PluginFailure
from qupcore.domain.text import Text
from qupcore.errors.worded import in_language
from qupcore.explaining.lines import Line, LineStyle
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.plugins.boundary.layers import BOUNDARY_LAYERS
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.conformance import Check, CheckState
from qupcore.plugins.loaded import LoadedPlugin, LoadedPlugins

if TYPE_CHECKING:  # most answers tell of no change in the environment
    from qupcore.plugins.data.adding import AddedPlugin
    from qupcore.plugins.data.removing import RemovedPlugin

__all__ = [
    "list_plugins",
    "local_texts",
    "made_without",
    "show_added",
    "show_checks",
    "show_removed",
    "show_written",
]

_WEIGHTS: dict[CheckState, LineStyle] = {"passed": "met", "failed": "not_met", "not_reached": "unknown"}


def list_plugins(loaded: LoadedPlugins, lang: str = "nb") -> tuple[Line, ...]:
    """The installed plugins: those in use, those that failed, and those left out."""
    words = phrases(lang)
    count = len(loaded.plugins)
    lines = [Line(words.say("plugins", "one" if count == 1 else "several", count=count), weight="headline")]
    for plugin in loaded.plugins:
        lines += _plugin(plugin, words)
    lines += _layers(loaded, words)
    if loaded.failures:
        lines.append(Line(words.say("plugins", "failed"), weight="heading"))
        lines += _failures(loaded.failures, words)
    if loaded.disabled:
        names = ", ".join(loaded.disabled)
        lines.append(Line(words.say("plugins", "disabled", names=names), weight="heading"))
    for warning in loaded.warnings:
        lines += [Line(text, weight="unknown") for text in in_language(warning, lang).splitlines()]
    return tuple(lines)


def made_without(failures: Sequence[PluginFailure], lang: str = "nb") -> tuple[Line, ...]:
    """The plugins that an answer is made without, and why; no lines where no plugin failed."""
    if not failures:
        return ()
    words = phrases(lang)
    heading = Line(words.say("plugins", "made_without"), weight="heading", id="made_without")
    return (heading, *_failures(failures, words))


def local_texts(texts: Mapping[str, Text], ids: Iterable[str], lang: str = "nb") -> tuple[Line, ...]:
    """The municipalities' texts about measures and offers; no lines where there are none."""
    found = [Line(f"{id}: {texts[id].in_language(lang)}", 2) for id in ids if id in texts]
    return (Line(phrases(lang).say("plugins", "texts"), weight="heading"), *found) if found else ()


def _failures(failures: Iterable[PluginFailure], words: Phrases) -> Iterator[Line]:
    for failure in failures:
        stage = words.say("plugin_stage", failure.stage)
        named = f"{failure.name} ({failure.distribution} {failure.version})"
        id = f"made_without.{failure.name}"
        yield Line(f"{named}: {stage}", 2, "not_met", id=id)
        yield from (attrs.evolve(line, id=f"{id}.error") for line in _error(failure.error, words))


def _plugin(plugin: LoadedPlugin, words: Phrases) -> Iterator[Line]:
    given, use = plugin.given, plugin.use
    catalogue = given.catalogue
    yield Line(f"{use.name}: {catalogue.namespace}", weight="heading")
    given_hash = words.say("plugins", "given_hash", hash=use.hash[:12])
    yield Line(f"{use.distribution} {use.version}; {given_hash}", 2, "quiet")
    counts = {
        "measures": len({measure.id for measure in catalogue.measures}),
        "offers": len(catalogue.offers),
        "relations": len(catalogue.relations),
        "texts": len(given.texts),
    }
    said = [words.say("plugin_count", name, count=count) for name, count in counts.items() if count]
    if given.live_places:
        said.append(words.say("plugin_count", "live_places"))
    yield Line("; ".join(said) if said else words.say("plugin_count", "nothing"), 2)
    for top_up in given.top_ups:
        sources = "; ".join(map(words.cited, top_up.sources))
        yield Line(
            words.say("plugins", "top_up", name=top_up.parameter, value=top_up.value, valid=top_up.valid), 2
        )
        yield Line(top_up.condition.in_language(words.lang), 4)
        yield Line(words.say("label", "source", source=sources), 4, "quiet")


def _layers(loaded: LoadedPlugins, words: Phrases) -> Iterator[Line]:
    """One line about the boundary: which layers held, and which are missing on this system."""
    if not loaded.layers:
        return

    def said(names: Iterable[str]) -> str:
        return ", ".join(words.say("plugin_layer", name) for name in names)

    missing = [name for name in BOUNDARY_LAYERS if name not in loaded.layers]
    text = words.say("plugins", "layers", count=len(loaded.layers), all=len(BOUNDARY_LAYERS))
    if missing:
        text = words.say("plugins", "layers_missing", held=text, missing=said(missing))
    yield Line(text, weight="quiet")


def _error(error: str, words: Phrases) -> Iterator[Line]:
    for line in in_language(error, words.lang).splitlines():
        yield Line(line, 4)


def show_checks(candidate: AnnouncedPlugin, checks: tuple[Check, ...], lang: str = "nb") -> tuple[Line, ...]:
    """The result of each check of a plugin."""
    words = phrases(lang)
    named = f"{candidate.name} ({candidate.distribution} {candidate.version})"
    lines = [Line(words.say("plugins", "checked", name=named), weight="headline")]
    for check in checks:
        state = words.say("check_state", check.state)
        lines.append(Line(f"{state}: {words.say('check', check.name)}", 2, _WEIGHTS[check.state]))
        lines += _error(check.error, words)
    return tuple(lines)


def show_written(folder: Path, name: str, lang: str = "nb") -> tuple[Line, ...]:
    """The folder of a new plugin, and the next steps."""
    words = phrases(lang)
    return (
        Line(words.say("plugins", "written", folder=folder), weight="headline"),
        Line(words.say("plugins", "next", name=name, folder=folder)),
    )


def show_added(added: AddedPlugin, lang: str = "nb") -> tuple[Line, ...]:
    """The plugin that was added, and what it took the place of."""
    words = phrases(lang)
    kind = "replaced" if added.replaced else "added"
    values = {"name": added.name, "version": added.version, "before": added.replaced}
    return (
        Line(words.say("plugins", kind, **values), weight="headline"),
        Line(words.say("plugins", "serves", number=added.municipality)),
        Line(words.say("plugins", "lies_in", folder=added.folder), weight="quiet"),
    )


def show_removed(removed: RemovedPlugin, lang: str = "nb") -> tuple[Line, ...]:
    """The plugin that was removed."""
    words = phrases(lang)
    said = words.say("plugins", "removed", name=removed.name, version=removed.version)
    return (Line(said, weight="headline"),)
