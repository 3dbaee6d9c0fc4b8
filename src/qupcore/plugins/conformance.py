"""The conformance checks of a plugin: for its own tests, and for `qup plugin check`."""

from __future__ import annotations

from typing import Literal

import attrs

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.plugins.candidates import AnnouncedPlugin, refused
from qupcore.plugins.live import LIVE_SECONDS, LivePlaces
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.loading import LOAD_SECONDS, load_plugins

__all__ = ["CHECKS", "DATA_CHECKS", "Check", "CheckState", "examine"]

CheckState = Literal["passed", "failed", "not_reached"]

_STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("announced", ("discovery", "versions", "trust")),
    ("imported", ("import", "process", "time")),
    ("declared", ("hooks",)),
    ("given", ("hook", "types", "schema")),
    ("its_own", ("namespace", "catalogue")),
    ("law", ("law",)),
)
"""The checks of loading in order, each with the stages that make it fail."""
CHECKS = (*(name for name, _ in _STAGES), "same_twice", "live_places")
"""The checks of a plugin with code, in order."""
DATA_CHECKS = ("announced", "given", "its_own", "law")
"""The checks of a data plugin, in order: no code is imported, and none can answer twice or late."""


@attrs.frozen(kw_only=True)
class Check:
    """One check of a plugin.

    Attributes:
        name: The name of the check.
        state: Passed, failed, or not reached because an earlier check failed.
        error: Why it failed.
    """

    name: str
    state: CheckState
    error: str = ""


def examine(
    candidate: AnnouncedPlugin,
    national: Catalogue,
    *,
    beside: tuple[AnnouncedPlugin, ...] = (),
    seconds: float = LOAD_SECONDS,
    live_seconds: float = LIVE_SECONDS,
) -> tuple[Check, ...]:
    """Check one plugin in the same kind of process as in use.

    Args:
        candidate: The plugin.
        national: The national catalogue, which the plugin may refer to.
        beside: The other plugins of the package or the environment.
        seconds: The time limit for loading.
        live_seconds: The time limit for live places.

    Returns:
        Every check, in the order of `CHECKS`, or of `DATA_CHECKS` for a data plugin.
    """
    failure = refused({candidate, *beside}).get(candidate)
    loaded = LoadedPlugins()
    if failure is None:
        loaded = load_plugins(candidates=[candidate], national=national, seconds=seconds, sealed=True)
        failure = next(iter(loaded.failures), None)
    names = DATA_CHECKS if candidate.data else CHECKS
    if failure is not None:
        failed = next(name for name, stages in _STAGES if failure.stage in stages)
        at = names.index(failed)
        return tuple(
            Check(
                name=name,
                state="passed" if n < at else "failed" if n == at else "not_reached",
                error=failure.error if n == at else "",
            )
            for n, name in enumerate(names)
        )
    if candidate.data:
        return tuple(Check(name=name, state="passed") for name in names)
    found = [Check(name=name, state="passed") for name, _ in _STAGES]
    found.append(_same_twice(candidate, national, loaded, seconds))
    found.append(_live_places(loaded, live_seconds))
    return tuple(found)


def _same_twice(
    candidate: AnnouncedPlugin, national: Catalogue, loaded: LoadedPlugins, seconds: float
) -> Check:
    """Load again in a new process: its hash seed differs, so results in the order of a set differ too."""
    again = load_plugins(candidates=[candidate], national=national, seconds=seconds, fork=False)
    if [use.hash for use in again.uses] == [use.hash for use in loaded.uses]:
        return Check(name="same_twice", state="passed")
    error = again.failures[0].error if again.failures else "it gave something else when it was loaded again"
    return Check(name="same_twice", state="failed", error=error)


def _live_places(loaded: LoadedPlugins, seconds: float) -> Check:
    (plugin,) = loaded.plugins
    offers = plugin.given.catalogue.offers
    if not plugin.given.live_places or not offers:
        return Check(name="live_places", state="passed")
    with LivePlaces(loaded, seconds, own_words=True) as live:
        failures = live.ask(
            [offer.id for offer in offers], max(offer.period.start for offer in offers)
        ).failures
    if failures:
        return Check(name="live_places", state="failed", error=failures[0].error)
    return Check(name="live_places", state="passed")
