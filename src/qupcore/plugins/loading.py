"""Loading plugins in separate processes, within a time limit, and checking them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from types import MappingProxyType

import attrs

from qupcore.catalogue.municipalities import area_of, numbers_on, same_municipality
from qupcore.domain.answers.plugin import PluginFailure, PluginUse
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue import Catalogue, digest
from qupcore.domain.catalogue.top_up import TopUp
from qupcore.domain.text import Text
from qupcore.errors import BadInput, PluginError
from qupcore.errors.worded import worded
from qupcore.observing.asking import observed
from qupcore.observing.fields import Clock, Fields
from qupcore.plugins.boundary.layers import Layers, layers_in_order
from qupcore.plugins.boundary.surroundings import own_variables
from qupcore.plugins.candidates import AnnouncedPlugin, installed, refused, which_installed
from qupcore.plugins.checking import Given, Unfit, checked_contribution, checked_data
from qupcore.plugins.kept import KeptAnswers
from qupcore.plugins.loading_events import Clocks, tell_plugins
from qupcore.plugins.trust import not_trusted
from qupcore.plugins.warden import CAN_FORK, Warden

__all__ = ["LOAD_SECONDS", "LoadedPlugin", "LoadedPlugins", "load_plugins"]

LOAD_SECONDS = 10.0
"""The time limit for loading one plugin."""
_LONGEST = 3600
_AT_ONCE = 64
"""The most plugins that are loaded at a time. So many that hang share one time limit."""


@attrs.frozen(kw_only=True)
class LoadedPlugin:
    """One loaded plugin.

    Attributes:
        candidate: The plugin as its package announces it.
        given: Its contribution.
        layers: The layers of the boundary that held while its code ran, as
            docs/what-plugins-cannot-do.md tells them. Empty: it has no code.
    """

    candidate: AnnouncedPlugin
    given: Given
    layers: Layers = ()

    @property
    def use(self) -> PluginUse:
        """The plugin as recorded in answers."""
        return PluginUse(
            name=self.candidate.name,
            distribution=self.candidate.distribution,
            version=self.candidate.version,
            hash=digest((self.given.catalogue, self.given.top_ups, tuple(self.given.texts.items()))),
            layers=self.layers,
        )


@attrs.frozen(kw_only=True)
class LoadedPlugins:
    """The loaded plugins, and those that could not be used. Frozen, so it may be shared.

    Attributes:
        plugins: The loaded plugins, sorted by name.
        failures: The plugins that failed, and why.
        disabled: The names of the plugins that were disabled.
    """

    plugins: tuple[LoadedPlugin, ...] = ()
    failures: tuple[PluginFailure, ...] = ()
    disabled: tuple[str, ...] = ()

    @property
    def layers(self) -> Layers:
        """The layers of the boundary that held for every plugin with code. Empty: none has any."""
        with_code = [plugin.layers for plugin in self.plugins if not plugin.candidate.data]
        return layers_in_order(set(with_code[0]).intersection(*with_code)) if with_code else ()

    @property
    def catalogues(self) -> tuple[Catalogue, ...]:
        """The catalogue of each plugin."""
        return tuple(plugin.given.catalogue for plugin in self.plugins)

    @property
    def uses(self) -> tuple[PluginUse, ...]:
        """The name, package, version and hash of each plugin, as recorded in answers."""
        return tuple(plugin.use for plugin in self.plugins)

    @property
    def top_ups(self) -> tuple[TopUp, ...]:
        """The top-ups of all municipalities."""
        return tuple(top_up for plugin in self.plugins for top_up in plugin.given.top_ups)

    def top_ups_of(self, municipality: str, on: date) -> tuple[TopUp, ...]:
        """The top-ups of a municipality on a day.

        Args:
            municipality: The number of the municipality, of any day.
            on: The day.

        Raises:
            BadInput: no municipality has or had the number.
        """
        check_arguments(LoadedPlugins.top_ups_of, locals())
        return tuple(
            top_up
            for top_up in self.top_ups
            if top_up.valid.contains(on) and same_municipality(top_up.municipality, municipality, on)
        )

    def seen_from(self, municipalities: Collection[str], on: date) -> LoadedPlugins:
        """The plugins of some municipalities, with every failure: a failed plugin does not say whose it is.

        Args:
            municipalities: The numbers of the municipalities, old or new.
            on: The day.
        """
        seen = frozenset().union(*(area_of(number, on) for number in municipalities))
        kept = tuple(item for item in self.plugins if item.given.catalogue.namespace in seen)
        return attrs.evolve(self, plugins=kept)

    @property
    def texts(self) -> Mapping[str, Text]:
        """The texts of all plugins, by id of the measure or offer."""
        return MappingProxyType(
            {id: text for plugin in self.plugins for id, text in plugin.given.texts.items()}
        )


def _told(found: LoadedPlugins) -> Fields:
    return {"plugins": found.plugins, "failures": found.failures}


@observed("load_plugins", _told)
def load_plugins(
    plugins: Iterable[str] | None = None,
    *,
    national: Catalogue,
    candidates: Iterable[AnnouncedPlugin] | None = None,
    disabled: Collection[str] = (),
    strict: bool = False,
    seconds: float = LOAD_SECONDS,
    sealed: bool = False,
    trusted: Mapping[str, str] | None = None,
    kept: Path | None = None,
    fork: bool = CAN_FORK,
) -> LoadedPlugins:
    """Load plugins, each in a separate process. No code of a plugin runs in this process.

    A data plugin has no code; it is read here.

    Args:
        plugins: The names of the plugins to load; all installed ones if left out. `[]` loads none.
        national: The national catalogue, which plugins may refer to.
        candidates: The plugins to choose from; those installed in this environment if left out.
        disabled: The names of plugins to leave out.
        strict: Whether a failure is an error.
        seconds: The time limit for one plugin: more than 0, less than 3600. Plugins are loaded at the same
            time, so those that hang take one time limit together (up to 64 of them).
        sealed: Whether a plugin is refused that changes something in its copy of qupcore, which has no effect
            on any answer. It takes a tenth of a second of each plugin; `qup plugin check` asks for it.
        trusted: The hash of each trusted plugin by its name, as `read_trusted` reads them; every other plugin
            is a failure at `trust`, and none of its code is run. None: no list is in force.
        kept: A folder for what plugins gave: one of which no file changed, in surroundings of which nothing
            changed, is read from there and checked, and does not run again. It is made for this user only;
            where others may write into it, it is not used. None: nothing is kept.
        fork: Whether plugins run in forks of a ready process. Otherwise each runs in a new process: slower,
            with the same result.

    Raises:
        PluginError: a name is not installed, or a plugin failed while `strict` is true.
        BadInput: `seconds` is out of bounds.
    """
    check_arguments(load_plugins, locals())
    if not 0 < seconds < _LONGEST:
        raise BadInput(
            worded("seconds is {seconds}", seconds=seconds),
            remedy=worded("give more than 0, less than {longest}", longest=_LONGEST),
            code="input.number",
        )
    known = tuple(sorted(installed() if candidates is None else candidates))
    wanted = None if plugins is None else tuple(plugins)
    if missing := sorted(set(wanted or ()) - {item.name for item in known}):
        raise PluginError(
            worded("no plugin is called {names}", names=", ".join(missing)),
            remedy=which_installed(item.name for item in known),
            code="plugin.unknown",
        )
    known = tuple(item for item in known if wanted is None or item.name in wanted)
    chosen = tuple(item for item in known if item.name not in disabled)
    failures = refused(chosen)
    for item in chosen if trusted is not None else ():
        if item not in failures and (said := not_trusted(item, trusted or {})):
            failures[item] = item.failed("trust", said)
    found: list[LoadedPlugin] = []
    usable = [item for item in chosen if item not in failures]
    answers = None if kept is None else KeptAnswers(kept, national, sealed=sealed)
    clocks: Clocks = {}
    with_code = [item for item in usable if not item.data]
    outcomes = _loaded(with_code, national, seconds, fork, sealed, answers, clocks)
    for item in usable:
        outcome, layers = (_read(item, national, clocks), ()) if item.data else outcomes[item]
        if isinstance(outcome, Given):
            found.append(LoadedPlugin(candidate=item, given=_from_package(outcome, item), layers=layers))
        else:
            failures[item] = outcome
    # A municipality may have had several numbers, so the present numbers are compared.
    numbers = Counter(numbers_on(plugin.given.catalogue.namespace, date.max) for plugin in found)
    for plugin in found:
        now = numbers_on(plugin.given.catalogue.namespace, date.max)
        if numbers[now] > 1:
            names = [
                p.candidate.name for p in found if numbers_on(p.given.catalogue.namespace, date.max) == now
            ]
            failures[plugin.candidate] = plugin.candidate.failed(
                "namespace",
                worded("{names} speak for one municipality: none of them is used", names=" and ".join(names)),
            )
    loaded = tuple(plugin for plugin in found if plugin.candidate not in failures)
    tell_plugins(lambda: (plugin.use for plugin in loaded), sorted(failures.values()), clocks)
    if strict and failures:
        raise PluginError(
            worded(
                "{count} {part} could not be used",
                count=len(failures),
                part=worded("plugin") if len(failures) == 1 else worded("plugins"),
            ),
            remedy=worded(
                "mend or uninstall: {failures}", failures="; ".join(map(str, sorted(failures.values())))
            ),
            failures=tuple(sorted(failures.values())),
            code="plugin.failed",
        )
    return LoadedPlugins(
        plugins=loaded,
        failures=tuple(sorted(failures.values())),
        disabled=tuple(sorted({item.name for item in known if item.name in disabled})),
    )


_Outcome = tuple[Given | PluginFailure, Layers]
"""What a plugin gave, or why it gave nothing; and the layers of the boundary that held."""


def _loaded(
    candidates: list[AnnouncedPlugin],
    national: Catalogue,
    seconds: float,
    fork: bool,
    sealed: bool,
    kept: KeptAnswers | None,
    clocks: Clocks,
) -> dict[AnnouncedPlugin, _Outcome]:
    """The result of each candidate: of those that are kept, and of the others, which run."""
    keys = {item: kept.key(item) for item in candidates} if kept is not None else {}
    found: dict[AnnouncedPlugin, _Outcome] = {}
    for item, key in keys.items():
        if kept is not None and (answer := kept.read(key)) is not None:
            outcome = _checked(item, answer[0], national)
            if isinstance(outcome, Given):
                found[item] = (outcome, answer[1])
    new = [item for item in candidates if item not in found]
    if not new:
        return found
    at_once = min(len(new), _AT_ONCE if fork else os.cpu_count() or 1)
    warden = Warden(seconds, fork=fork)
    pool = ThreadPoolExecutor(at_once)

    def run(item: AnnouncedPlugin) -> Given | PluginFailure:
        clock = clocks[item.name] = Clock()
        request = {"value": item.value, "paths": item.paths, "sealed": sealed}
        reply = warden.ask(request, variables=own_variables(item.name))
        clock.stop()
        if "ok" not in reply:
            return item.failed(reply["stage"], reply["error"])
        outcome = _checked(item, reply["ok"], national)
        if kept is not None and isinstance(outcome, Given):
            kept.write(keys[item], reply["ok"], warden.layers)
        return outcome

    try:
        outcomes = list(pool.map(run, new))
        return found | {item: (outcome, warden.layers) for item, outcome in zip(new, outcomes, strict=True)}
    finally:  # after an interrupt too: whatever waits gets its answer as the processes end
        pool.shutdown(wait=False, cancel_futures=True)
        warden.close()


def _from_package(given: Given, item: AnnouncedPlugin) -> Given:
    """The contribution, with the package and version that brought its catalogue."""
    catalogue = attrs.evolve(given.catalogue, package=item.distribution, version=item.version)
    return attrs.evolve(given, catalogue=catalogue)


def _read(item: AnnouncedPlugin, national: Catalogue, clocks: Clocks) -> Given | PluginFailure:
    clock = clocks[item.name] = Clock()
    try:
        return checked_data(Path(item.data), item.name, national)
    except Unfit as error:
        return item.failed(error.stage, error.what)
    finally:
        clock.stop()


def _checked(item: AnnouncedPlugin, sent: object, national: Catalogue) -> Given | PluginFailure:
    try:
        return checked_contribution(sent, item.name, national)
    except Unfit as error:
        return item.failed(error.stage, error.what)
