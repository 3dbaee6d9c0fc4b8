"""Live places from the municipalities' own systems, within a time limit and kept for some minutes."""

from __future__ import annotations

import logging
import os
import threading
import weakref
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from time import monotonic
from types import MappingProxyType, TracebackType

import attrs

from qupcore.domain.answers.plugin import PluginFailure
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue_id import namespace_of
from qupcore.domain.catalogue.offer import Places
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.observing.asking import observed
from qupcore.observing.fields import Clock, Fields, PackageVersion, PluginName
from qupcore.observing.guarding import without_harm
from qupcore.observing.telling import tell
from qupcore.plugins.boundary.door import addresses_in
from qupcore.plugins.boundary.surroundings import own_variables
from qupcore.plugins.hashed_imports import only_from
from qupcore.plugins.loaded import LoadedPlugin, LoadedPlugins
from qupcore.plugins.transport import decode
from qupcore.plugins.warden import Warden
from qupcore.processes.interpreter import interpreter_in

__all__ = ["LIVE_SECONDS", "Live", "LivePlaces"]

LIVE_SECONDS = 3.0
"""The time limit for one answer of a plugin, including its import."""
KEEP_SECONDS = 300.0
"""How long an answer is kept."""
RETRY_SECONDS = 30.0
"""How long a failure is kept: after that the plugin is asked again."""
MOST_KEPT = 10_000
"""The most answers that are kept; when they are more, the expired ones are dropped, then all."""
_LONGEST = 86_400
_AHEAD = timedelta(days=366)
"""How long after the day asked about a count may be: one may ask about a day that is past."""
_AT_ONCE = 8
_OURS = ("time", "process")
"""The stages whose errors are texts of qupcore."""
_WORDS = logging.getLogger("qupcore.plugins.own_words")
"""What a plugin's system says of its errors, in its own words: it may say anything, so it is no event."""
_WORDS.addHandler(logging.NullHandler())  # else Python writes to standard error where nobody set up a log
_Question = tuple[str, tuple[str, ...], date]


@attrs.frozen(kw_only=True)
class Live:
    """The live places from the municipalities' systems.

    Attributes:
        places: Places by id of the offer. A missing offer means not known, never no places.
        failures: The plugins without a usable answer, and why.
        age_seconds: How long ago the oldest of the answers was asked for, in whole seconds. 0: just now, or
            nobody was asked.
    """

    places: Mapping[str, Places]
    failures: tuple[PluginFailure, ...]
    age_seconds: int = 0


@attrs.define
class _Kept:
    """An answer that is kept or on its way, when it was asked for, and how long it took.

    `stale` is the age of the answer in whose place it comes; None: there was none.
    """

    asked: float
    answer: Future[Live] = attrs.field(factory=Future)
    stale: Clock | None = None
    age: Clock = attrs.field(factory=Clock)
    took: Clock = attrs.field(factory=Clock)


def _told(found: Live) -> Fields:
    return {"offers": found.places, "failures": found.failures}


class LivePlaces:
    """Requests live places from plugins. An answer is kept for some minutes, a failure for half a minute.

    Safe to share between threads: plugins are asked outside the lock, and a question that is on its way is
    not asked twice. A fork of the process starts anew: it keeps no answers, and leaves its parent's plugins
    alone. Use it in a `with` statement, or close it.

    Args:
        plugins: The plugins.
        seconds: The time limit for one plugin: more than 0, less than 86,400. Up to eight are asked at once.
        own_words: Whether a failure holds the error text of the plugin: for its developers only. The text of
            a live system may hold a password, so otherwise it goes to the log `qupcore.plugins.own_words`
            alone.
        keep_seconds: How long an answer is kept: 0 to 86,400. 0: it is asked for each time.
        retry_seconds: How long a failure is kept: 0 to 86,400.
        interpreter: The Python that plugins run in, as of `load_plugins`.

    Raises:
        BadInput: a number of seconds is out of bounds, or `interpreter` is no program.
    """

    def __init__(
        self,
        plugins: LoadedPlugins,
        seconds: float = LIVE_SECONDS,
        *,
        own_words: bool = False,
        keep_seconds: float = KEEP_SECONDS,
        retry_seconds: float = RETRY_SECONDS,
        interpreter: Path | None = None,
    ) -> None:
        check_arguments(LivePlaces.__init__, locals())
        if not 0 < seconds < _LONGEST:
            raise BadInput(
                worded("seconds is {seconds}", seconds=seconds),
                remedy=worded("give more than 0, less than {longest}", longest=_LONGEST),
                code="input.number",
            )
        for name, value in (("keep_seconds", keep_seconds), ("retry_seconds", retry_seconds)):
            if not 0 <= value <= _LONGEST:
                raise BadInput(
                    worded("{name} is {value}", name=name, value=value),
                    remedy=worded("give 0 to {longest}", longest=_LONGEST),
                    code="input.number",
                )
        self._own_words = own_words
        self._keep, self._retry = keep_seconds, retry_seconds
        self._clock = monotonic
        able = [plugin for plugin in plugins.plugins if plugin.given.live_places]
        self._by_number = {plugin.given.catalogue.namespace: plugin for plugin in able}
        program = interpreter_in(interpreter)
        self._wardens = {number: Warden(seconds, interpreter=program) for number in self._by_number}
        self._kept: dict[_Question, _Kept] = {}
        self._lock = threading.Lock()
        _ALL.add(self)

    def __enter__(self) -> LivePlaces:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @observed("ask_live_places", _told)
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
        new: list[tuple[_Question, _Kept]] = []
        with self._lock:
            now = self._clock()
            kept = [self._at_hand(question, now, new) for question in questions]
        if new:
            try:
                with ThreadPoolExecutor(min(len(new), _AT_ONCE)) as pool:
                    list(pool.map(self._answer, new))
            except BaseException as error:
                self._give_up(new, error)
                raise
        for question, item in new:
            self._tell(question, item)
        found = [item.answer.result() for item in kept]
        now = self._clock()
        return Live(
            places=MappingProxyType({id: places for live in found for id, places in live.places.items()}),
            failures=tuple(sorted(failure for live in found for failure in live.failures)),
            age_seconds=max((int(now - item.asked) for item in kept), default=0),
        )

    def forget(self) -> None:
        """Forget the answers, so that the next request goes to the plugins again."""
        with self._lock:
            self._kept.clear()

    def close(self) -> None:
        """End the processes of the plugins."""
        for warden in self._wardens.values():
            warden.close()

    def forked(self) -> None:
        """In a fork of the process that has it: answers that are on their way never come here."""
        self._lock = threading.Lock()
        self._kept = {}

    def _tell(self, question: _Question, item: _Kept) -> None:
        """Tell how a question to a plugin went. Which offers were asked about is not told, but how many."""
        number, offers, _ = question
        candidate = self._by_number[number].candidate
        name, version = PluginName(candidate.name), PackageVersion(candidate.version)
        if item.stale is not None:
            tell("live_places_stale", plugin=name, age=item.stale)
        tell("live_places_asked", plugin=name, offers=offers, seconds=item.took)
        if item.answer.result().failures:
            tell("live_places_failed", plugin=name, version=version, offers=offers, seconds=item.took)

    def _at_hand(self, question: _Question, now: float, new: list[tuple[_Question, _Kept]]) -> _Kept:
        """The answer that is kept or on its way; otherwise one that is added to the new ones."""
        item = self._kept.get(question)
        if item is None or self._expired(item, now):
            if len(self._kept) >= MOST_KEPT:
                self._kept = {key: one for key, one in self._kept.items() if not self._expired(one, now)}
            if len(self._kept) >= MOST_KEPT:
                self._kept = {}
            item = self._kept[question] = _Kept(now, stale=None if item is None else item.age)
            new.append((question, item))
        return item

    def _expired(self, item: _Kept, now: float) -> bool:
        if not item.answer.done():
            return False
        failed = item.answer.exception() is not None or item.answer.result().failures
        return now - item.asked >= (self._retry if failed else self._keep)

    def _give_up(self, new: list[tuple[_Question, _Kept]], error: BaseException) -> None:
        """Let nobody wait for answers that do not come, and ask for them again the next time."""
        with self._lock:
            for question, item in new:
                if not item.answer.done():
                    item.answer.set_exception(error)
                    self._kept.pop(question, None)

    def _answer(self, asked: tuple[_Question, _Kept]) -> None:
        question, item = asked
        found = self._put(question)
        item.took.stop()
        item.answer.set_result(found)

    def _put(self, question: _Question) -> Live:
        number, offers, on = question
        plugin = self._by_number[number]
        candidate = plugin.candidate
        own = own_variables(candidate.name)
        reply = self._wardens[number].ask(
            {"value": candidate.value, "paths": candidate.paths, "offers": offers, "on": str(on)}
            | only_from(plugin.only),
            variables=own,
            addresses=addresses_in(own.get(text, text) for text in plugin.given.addresses),
        )
        if "ok" not in reply:
            if reply["stage"] in _OURS or self._own_words:
                return _failed(plugin, reply["error"])
            with without_harm("live_places_failed"):
                _WORDS.warning("%s: %s", candidate.name, reply["error"])
            return _failed(plugin, worded("its system gave an error, which the log of qupcore tells"))
        try:
            places = decode(reply["ok"], dict[str, Places], name="places")
        except BadInput as error:
            return _failed(plugin, "; ".join(map(str, error.faults)))
        if strange := sorted(places.keys() - set(offers)):
            return _failed(
                plugin, worded("it answers about {id!r}, which nobody asked it about", id=strange[0])
            )
        offers_by_id = {offer.id: offer for offer in plugin.given.catalogue.offers}
        for id, told in places.items():
            if fault := _contradicts(id, told, offers_by_id[id].places if id in offers_by_id else None, on):
                return _failed(plugin, fault)
        return Live(places=places, failures=())


def _contradicts(id: str, told: Places, known: Places | None, on: date) -> str:
    """Why the places that a system tells cannot be; empty if they can."""
    total = told.total if told.total is not None or known is None else known.total
    if told.free is not None and total is not None and told.free > total:
        return worded("it tells {free} free of {total} places of {id}", free=told.free, total=total, id=id)
    if told.as_of is not None and told.as_of > on + _AHEAD:
        return worded(
            "it tells places of {id} counted on {day}, and was asked about {on}", id=id, day=told.as_of, on=on
        )
    return ""


_ALL: weakref.WeakSet[LivePlaces] = weakref.WeakSet()


def _forked() -> None:
    for live in list(_ALL):
        live.forked()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def _failed(plugin: LoadedPlugin, error: str) -> Live:
    return Live(places={}, failures=(plugin.candidate.failed("live_places", error),))
