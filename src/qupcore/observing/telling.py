"""Telling an event: to the log, and to a span where spans are sent. Nothing is made while nobody listens.

Nobody can listen to `logging` before it is imported, so it is not imported here.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol, Unpack

from qupcore.errors import BadInput, EngineDisagreement, QupError
from qupcore.errors.hiding import path_without_values
from qupcore.memory import told_when_emptied
from qupcore.observing.events import EVENTS, Event, Level
from qupcore.observing.fields import Fields, MemoryName, Told, checked
from qupcore.observing.guarding import observer_failed, without_harm

if TYPE_CHECKING:
    from logging import Logger

__all__ = ["SPANS", "SpanMaker", "Teller", "TraceSpan", "heard", "of_error", "tell", "told_of"]

_LEVELS: Mapping[Level, int] = {"DEBUG": 10, "INFO": 20, "WARNING": 30, "ERROR": 40}
_MOST_PLACES = 10
"""The most faults of an error whose places are told."""


class TraceSpan(Protocol):
    """A span that is open."""

    def end(self, fields: Mapping[str, Told], failed: str) -> None:
        """Write the fields of the event; `failed` is the code of an error, or empty."""


class SpanMaker(Protocol):
    """What makes spans."""

    def begin(self, name: str) -> AbstractContextManager[TraceSpan]:
        """A span around a question."""

    def happens(self, name: str, fields: Mapping[str, Told]) -> None:
        """An event within the span that is open."""


class _Switch:
    """Where spans are sent; None: nowhere."""

    to: SpanMaker | None = None


SPANS = _Switch()


class Teller:
    """Tells one event. It finds its logger once, and asks it each time whether anybody listens."""

    __slots__ = ("_log", "event")

    def __init__(self, name: str) -> None:
        self.event: Event = EVENTS[name]
        self._log: Logger | None = None

    def listener(self, level: Level) -> Logger | None:
        """The logger, if it listens at that level."""
        try:
            log = self._log or self._found()
            return log if log is not None and log.isEnabledFor(_LEVELS[level]) else None
        except Exception as error:  # a logger of a class of somebody's own
            observer_failed(self.event.name, error)
            return None

    def write(self, log: Logger, level: Level, told: Mapping[str, Told]) -> None:
        """Write the event to its log: as text, and as `event` and `fields` of the record."""
        text = "".join(f" {name}={value}" for name, value in told.items())
        more = {"event": self.event.name, "fields": dict(told)}
        with without_harm(self.event.name):
            log.log(_LEVELS[level], "%s%s", self.event.name, text, extra=more)

    def _found(self) -> Logger | None:
        logging = sys.modules.get("logging")
        # Nobody imported it, or another thread does so now: the last name that it defines is not there yet.
        if logging is None or not hasattr(logging, "captureWarnings"):
            return None
        above = logging.getLogger("qupcore")
        if not above.handlers:  # else Python writes to standard error where nobody set up a log
            above.addHandler(logging.NullHandler())
        self._log = logging.getLogger(self.event.log)
        return self._log


_TELLERS: Mapping[str, Teller] = {name: Teller(name) for name, event in EVENTS.items() if not event.question}


def tell(name: str, **fields: Unpack[Fields]) -> None:
    """Tell an event that is no question.

    Args:
        name: Its name in `EVENTS`.
        fields: Its fields; a field that the event does not have is left out.
    """
    teller = _TELLERS[name]
    level = teller.event.level
    log = teller.listener(level)
    if log is None and SPANS.to is None:
        return
    with without_harm(name):
        told = told_of(teller.event, fields)
        if log is not None:
            teller.write(log, level, told)
        if SPANS.to is not None:
            SPANS.to.happens(name, told)


def heard(name: str) -> bool:
    """Whether anybody listens to an event that is no question: for fields that take time to find."""
    teller = _TELLERS[name]
    return SPANS.to is not None or teller.listener(teller.event.level) is not None


def told_of(event: Event, fields: Fields) -> dict[str, Told]:
    """The fields as they are written, in the order of the event."""
    return {name: checked(name, fields[name]) for name in event.fields if name in fields}  # type: ignore[literal-required]


def of_error(error: BaseException) -> dict[str, Told]:
    """What is told of an error: its code and the places of its faults; of another its class. No message."""
    if not isinstance(error, QupError):
        return {"error": checked("error", type(error).__name__)}
    told: dict[str, Told] = {"code": checked("code", error.code)}
    if isinstance(error, BadInput) and error.faults:
        several = error.faults[:_MOST_PLACES]
        places = ", ".join(f"{fault.code} {_place(fault.path)}" for fault in several)
        told |= {"faults": len(error.faults), "at": checked("at", places)}
    if isinstance(error, EngineDisagreement):
        traces = tuple(error.traces.values())
        names = dict.fromkeys(name for trace in traces for name in trace)
        differ = [name for name in names if len({trace.get(name) for trace in traces}) > 1]
        told["rules"] = checked("rules", ", ".join(differ[:_MOST_PLACES]))
    return told


def _place(path: str) -> str:
    """A path without values. The place in a catalogue is told without the name of its file and the line."""
    return path_without_values(path if path.startswith("$") else f"$.{path.rpartition(': ')[2]}")


def _emptied(owner: str, entries: int) -> None:
    """Tell that memories were emptied: of one owner that was full, or all of them."""
    counted = range(entries)  # a field counts what it is given
    if owner:
        tell("memory_full", memory=MemoryName(owner), entries=counted)
    else:
        tell("memory_emptied", entries=counted)


told_when_emptied(_emptied)  # the memories are below this room
