"""Loading plugins in separate processes, within a time limit, and checking them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path

from qupcore.catalogue.municipalities import numbers_on
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import BadInput, PluginError
from qupcore.errors.worded import worded
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.plugins.candidates import AnnouncedPlugin, installed, refused, which_installed
from qupcore.plugins.checking import Given
from qupcore.plugins.contributions import Runs, contributions
from qupcore.plugins.kept import KeptAnswers
from qupcore.plugins.kept_key import keys_of
from qupcore.plugins.loaded import LoadedPlugin, LoadedPlugins
from qupcore.plugins.loading_events import Clocks, tell_plugins, tell_warnings
from qupcore.plugins.package_files import Packages, hashed_files, hashed_packages
from qupcore.plugins.trust import not_trusted
from qupcore.plugins.warden import CAN_FORK
from qupcore.processes.interpreter import interpreter_in

__all__ = ["LOAD_SECONDS", "load_plugins"]

LOAD_SECONDS = 10.0
"""The time limit for loading one plugin."""
_LONGEST = 3600


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
    interpreter: Path | None = None,
) -> LoadedPlugins:
    """Load plugins, each in a separate process. No code of a plugin runs in this process.

    A data plugin has no code; it is read here.

    Args:
        plugins: The names of the plugins to load; all installed ones if left out. `[]` loads none.
        national: The national catalogue, which plugins may refer to.
        candidates: The plugins to choose from; those installed in this environment if left out.
        disabled: The names of plugins to leave out. `warnings` of the answer has those that none is called.
        strict: Whether a failure is an error.
        seconds: The time limit for one plugin: more than 0, less than 3600. Plugins are loaded at the same
            time, so those that hang take one time limit together (up to 64 of them).
        sealed: Whether a plugin is refused that changes something in its copy of qupcore, which has no effect
            on any answer. It takes a tenth of a second of each plugin; `qup plugin check` asks for it. It
            finds mistakes: a plugin that means to can hide from it.
        trusted: The hash of each trusted plugin by its name, as `qup plugin trust` prints them; every
            other plugin is a failure at `trust`, and none of its code is run. None: no list is in force.
        kept: A folder for what plugins gave: one of which no file changed, in surroundings of which nothing
            changed, does not run again. What it gave is read from there and checked where somebody asks for
            it: the catalogue of a municipality with the first answer about a case there. The folder is made
            for this user only; where others may write into it, it is not used, and `warnings` says so. None:
            nothing is kept.
        fork: Whether plugins run in forks of a ready process. Otherwise each runs in a new process: slower,
            with the same result.
        interpreter: The Python that plugins with code run in, where this one runs inside another program:
            the whole path of one that has the same packages. None: what `QUPCORE_PYTHON` names, otherwise
            `sys.executable`; where both are empty, plugins with code are failures at `process`.

    Raises:
        PluginError: a name is not installed, or a plugin failed while `strict` is true.
        BadInput: `seconds` is out of bounds, or `interpreter` is no program.
    """
    check_arguments(load_plugins, locals())
    if not 0 < seconds < _LONGEST:
        raise BadInput(
            worded("seconds is {seconds}", seconds=seconds),
            remedy=worded("give more than 0, less than {longest}", longest=_LONGEST),
            code="input.number",
        )
    program = interpreter_in(interpreter)
    known = tuple(sorted(installed() if candidates is None else candidates))
    wanted = None if plugins is None else tuple(plugins)
    if missing := sorted(set(wanted or ()) - {item.name for item in known}):
        raise PluginError(
            worded("no plugin is called {names}", names=", ".join(missing)),
            remedy=which_installed(item.name for item in known),
            code="plugin.unknown",
        )
    every, known = known, tuple(item for item in known if wanted is None or item.name in wanted)
    chosen = tuple(item for item in known if item.name not in disabled)
    failures = refused(chosen)
    packages: Packages = {}
    if trusted is not None or kept is not None:
        packages = hashed_packages(
            (item for item in chosen if item not in failures), look_around=trusted is not None
        )
    for item, package in packages.items() if trusted is not None else ():
        if said := not_trusted(item, package, trusted or {}):
            failures[item] = item.failed("trust", said)
    found: list[LoadedPlugin] = []
    usable = [item for item in chosen if item not in failures]
    runs = Runs(seconds=seconds, fork=fork, sealed=sealed, interpreter=program)
    clocks: Clocks = {}
    before = None
    if kept is not None:
        keys = keys_of(packages, national, sealed=sealed, interpreter=program)
        before = KeptAnswers(kept, national, keys)
    given = contributions(usable, national, runs, packages, before, clocks)
    for item, (outcome, layers) in given.items():
        if isinstance(outcome, Given):
            only = hashed_files(packages.get(item)) if trusted is not None else ()
            found.append(LoadedPlugin(candidate=item, given=outcome, layers=layers, only=only))
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
    if before is not None:
        before.leave_out_old()
    unknown = sorted(set(disabled) - {item.name for item in every})
    warnings = tell_warnings(unknown, [item.name for item in every], before.unusable if before else None)
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
        warnings=warnings,
    )
