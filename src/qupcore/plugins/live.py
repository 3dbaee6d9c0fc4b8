"""Live places from the municipalities' own systems, within a time limit and with one request each."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from types import MappingProxyType, TracebackType

import attrs

from qupcore.domain.answers.plugin import PluginFailure
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue_id import namespace_of
from qupcore.domain.catalogue.offer import Places
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.plugins.loading import LoadedPlugin, LoadedPlugins
from qupcore.plugins.transport import decode
from qupcore.plugins.warden import Warden

__all__ = ["LIVE_SECONDS", "Live", "LivePlaces"]

LIVE_SECONDS = 3.0
"""The time limit for one answer of a plugin, including its import."""
_AT_ONCE = 8
_OURS = ("time", "process")
"""The stages whose errors are texts of qupcore."""
_LOG = logging.getLogger("qupcore.plugins")
_LOG.addHandler(logging.NullHandler())  # else Python writes to standard error where nobody set up a log


@attrs.frozen(kw_only=True)
class Live:
    """The live places from the municipalities' systems.

    Attributes:
        places: Places by id of the offer. A missing offer means not known, never no places.
        failures: The plugins without a usable answer, and why.
    """

    places: Mapping[str, Places]
    failures: tuple[PluginFailure, ...]


class LivePlaces:
    """Requests live places from plugins. Each request is made once; answers and failures are kept.

    Safe to share between threads. Use it in a `with` statement, or close it.

    Args:
        plugins: The plugins.
        seconds: The time limit for one plugin; up to eight are asked at the same time.
        own_words: Whether a failure holds the error text of the plugin: for its developers only. The text of
            a live system may hold a password, so otherwise it goes to the log `qupcore.plugins` alone.
    """

    def __init__(
        self, plugins: LoadedPlugins, seconds: float = LIVE_SECONDS, *, own_words: bool = False
    ) -> None:
        check_arguments(LivePlaces.__init__, locals())
        self._own_words = own_words
        able = [plugin for plugin in plugins.plugins if plugin.given.live_places]
        self._by_number = {plugin.given.catalogue.namespace: plugin for plugin in able}
        self._wardens = {number: Warden(seconds) for number in self._by_number}
        self._kept: dict[tuple[str, tuple[str, ...], date], Live] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> LivePlaces:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, offers: Iterable[str], on: date) -> Live:
        """The live places of offers on a day, from the plugins that can tell them.

        Args:
            offers: Ids of offers of any municipality.
            on: The day asked about.
        """
        check_arguments(LivePlaces.ask, locals())
        groups: dict[str, list[str]] = {}
        for id in sorted(set(offers)):
            groups.setdefault(namespace_of(id), []).append(id)
        questions = [(number, tuple(ids), on) for number, ids in groups.items() if number in self._by_number]
        with self._lock:
            new = [question for question in questions if question not in self._kept]
            if new:
                with ThreadPoolExecutor(min(len(new), _AT_ONCE)) as pool:
                    self._kept.update(zip(new, pool.map(self._put, new), strict=True))
            found = [self._kept[question] for question in questions]
        return Live(
            places=MappingProxyType({id: places for live in found for id, places in live.places.items()}),
            failures=tuple(sorted(failure for live in found for failure in live.failures)),
        )

    def forget(self) -> None:
        """Forget the answers, so that the next request goes to the plugins again."""
        with self._lock:
            self._kept.clear()

    def close(self) -> None:
        """End the processes of the plugins."""
        for warden in self._wardens.values():
            warden.close()

    def _put(self, question: tuple[str, tuple[str, ...], date]) -> Live:
        number, offers, on = question
        plugin = self._by_number[number]
        candidate = plugin.candidate
        reply = self._wardens[number].ask(
            {"value": candidate.value, "paths": candidate.paths, "offers": offers, "on": str(on)}
        )
        if "ok" not in reply:
            if reply["stage"] in _OURS or self._own_words:
                return _failed(plugin, reply["error"])
            _LOG.warning("%s: %s", candidate.name, reply["error"])
            return _failed(plugin, worded("its system gave an error, which the log of qupcore tells"))
        try:
            places = decode(reply["ok"], dict[str, Places], name="places")
        except BadInput as error:
            return _failed(plugin, "; ".join(map(str, error.faults)))
        if strange := sorted(places.keys() - set(offers)):
            return _failed(
                plugin, worded("it answers about {id!r}, which nobody asked it about", id=strange[0])
            )
        return Live(places=places, failures=())


def _failed(plugin: LoadedPlugin, error: str) -> Live:
    return Live(places={}, failures=(plugin.candidate.failed("live_places", error),))
