"""What each plugin gives: kept from before, read from a folder of data, or asked of its process."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeAlias

import attrs

from qupcore.domain.answers.plugin import PluginFailure
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.observing.fields import Clock
from qupcore.plugins.boundary.layers import Layers
from qupcore.plugins.boundary.surroundings import own_variables
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.checking import Given, Unfit, checked_contribution, checked_data
from qupcore.plugins.hashed_imports import only_from
from qupcore.plugins.kept import KeptAnswers
from qupcore.plugins.kept_given import sent_by_data
from qupcore.plugins.loading_events import Clocks
from qupcore.plugins.package_files import Packages, changed_since, hashed_files
from qupcore.plugins.warden import Warden

__all__ = ["Runs", "contributions"]

_Outcome: TypeAlias = tuple[Given | PluginFailure, Layers]
"""What a plugin gave, or why it gave nothing; and the layers of the boundary that held."""
_AT_ONCE = 64
"""The most plugins that are loaded at a time. So many that hang share one time limit."""


@attrs.frozen(kw_only=True)
class Runs:
    """How plugins with code are run; as the arguments of `load_plugins`."""

    seconds: float
    fork: bool
    sealed: bool
    interpreter: str


def contributions(
    plugins: Sequence[AnnouncedPlugin],
    national: Catalogue,
    runs: Runs,
    packages: Packages,
    kept: KeptAnswers | None,
    clocks: Clocks,
) -> dict[AnnouncedPlugin, _Outcome]:
    """What each plugin gives, in their order.

    Args:
        plugins: The plugins.
        national: The national catalogue, which they refer to.
        runs: How those with code are run.
        packages: Their files: those with code import nothing else as their own. What is not in it imports
            whatever is there.
        kept: What they gave before. None: nothing is kept.
        clocks: Gets, by name, how long each took that was not kept.
    """
    found: dict[AnnouncedPlugin, _Outcome] = {}
    for item in plugins:
        if kept is not None and (answer := kept.read(item)) is not None:
            found[item] = answer
        elif item.data:
            found[item] = _read(item, national, packages, kept, clocks), ()
    found |= _run([item for item in plugins if item not in found], national, runs, packages, kept, clocks)
    return {item: found[item] for item in plugins}


def _run(
    plugins: Sequence[AnnouncedPlugin],
    national: Catalogue,
    runs: Runs,
    packages: Packages,
    kept: KeptAnswers | None,
    clocks: Clocks,
) -> dict[AnnouncedPlugin, _Outcome]:
    if not plugins:
        return {}
    at_once = min(len(plugins), _AT_ONCE if runs.fork else os.cpu_count() or 1)
    warden = Warden(runs.seconds, fork=runs.fork, interpreter=runs.interpreter, sealed=runs.sealed)
    pool = ThreadPoolExecutor(at_once)

    def run(item: AnnouncedPlugin) -> Given | PluginFailure:
        clock = clocks[item.name] = Clock()
        request: dict[str, object] = {"value": item.value, "paths": item.paths, "sealed": runs.sealed}
        request |= only_from(hashed_files(packages.get(item)))
        reply = warden.ask(request, variables=own_variables(item.name))
        clock.stop()
        if "ok" not in reply:
            return item.failed(reply["stage"], reply["error"])
        try:
            given = checked_contribution(reply["ok"], item.name, national)
        except Unfit as error:
            return item.failed(error.stage, error.what)
        if said := changed_since(item, packages.get(item)):
            return item.failed("import", said)
        if kept is not None:
            kept.write(item, given, reply["ok"], warden.layers)
        return _from_package(given, item)

    try:
        outcomes = list(pool.map(run, plugins))
        return {item: (outcome, warden.layers) for item, outcome in zip(plugins, outcomes, strict=True)}
    finally:  # after an interrupt too: whatever waits gets its answer as the processes end
        pool.shutdown(wait=False, cancel_futures=True)
        warden.close()


def _read(
    item: AnnouncedPlugin,
    national: Catalogue,
    packages: Packages,
    kept: KeptAnswers | None,
    clocks: Clocks,
) -> Given | PluginFailure:
    clock = clocks[item.name] = Clock()
    try:
        given = checked_data(Path(item.data), item.name, national)
    except Unfit as error:
        return item.failed(error.stage, error.what)
    finally:
        clock.stop()
    if said := changed_since(item, packages.get(item)):
        return item.failed("import", said)
    if kept is not None:
        kept.write(item, given, sent_by_data(given), ())
    return _from_package(given, item)


def _from_package(given: Given, item: AnnouncedPlugin) -> Given:
    """The contribution, with the package and version that brought its catalogue."""
    catalogue = attrs.evolve(given.catalogue, package=item.distribution, version=item.version)
    return attrs.evolve(given, catalogue=catalogue)
