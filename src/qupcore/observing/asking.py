"""Telling each call of a question: how it went, and how long it took."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from time import monotonic
from typing import Any, ParamSpec, TypeVar

from qupcore.errors import EngineDisagreement, EngineFault, QupError
from qupcore.observing.events import Level
from qupcore.observing.fields import Clock, Fields, QuestionOutcome, Reading, Told
from qupcore.observing.guarding import without_harm
from qupcore.observing.telling import SPANS, SpanMaker, Teller, TraceSpan, of_error, told_of

__all__ = ["observed"]

P = ParamSpec("P")
R = TypeVar("R")

_OUTCOMES: Mapping[Level, QuestionOutcome] = {"INFO": "refused", "WARNING": "stopped", "ERROR": "failed"}
"""The outcome of a question that ended in an error, by the level at which it is told."""


def _nothing(_: object) -> Fields:
    return {}


def observed(
    name: str, told: Callable[[Any], Fields] = _nothing
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Tell each call of a public function. While nobody listens, it costs less than a microsecond.

    Args:
        name: The name of the event.
        told: The fields of an answer, by a function with types, so that they are checked. It is called only
            when somebody listens.

    Whatever goes wrong while a call is told, its answer or its error is the same.
    """
    teller = Teller(name)

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            if SPANS.to is None and teller.listener("DEBUG") is None:  # what mostly is: nobody listens
                began = monotonic()
                try:
                    return function(*args, **kwargs)
                except BaseException as error:
                    _write(_level_of(error), _after_error(error, Clock(Reading(began))))
                    raise
            if SPANS.to is not None:
                return _in_a_span(SPANS.to, *args, **kwargs)
            return _watched(*args, **kwargs)[0]

        def _watched(*args: P.args, **kwargs: P.kwargs) -> tuple[R, dict[str, Told]]:
            clock = Clock()
            try:
                found = function(*args, **kwargs)
            except BaseException as error:
                _write(_level_of(error), _after_error(error, clock))
                raise
            fields: dict[str, Told] = {}
            with without_harm(name):  # an answer may be read where a field of it is asked for, and then fail
                fields = told_of(teller.event, {"outcome": "answered", **told(found), "seconds": clock})
            _write("DEBUG", fields)
            return found, fields

        def _in_a_span(spans: SpanMaker, *args: P.args, **kwargs: P.kwargs) -> R:
            with _begun(spans) as end:
                clock = Clock()
                try:
                    found, fields = _watched(*args, **kwargs)
                except BaseException as error:
                    fields = _after_error(error, clock)
                    refused = fields["outcome"] == "refused"
                    end(fields, "" if refused else str(fields.get("code", fields.get("error"))))
                    raise
                end(fields, "")
                return found

        @contextmanager
        def _begun(spans: SpanMaker) -> Iterator[Callable[[dict[str, Told], str], None]]:
            opened: AbstractContextManager[TraceSpan] | None = None
            span: TraceSpan | None = None
            with without_harm(name):
                opened = spans.begin(name)
                span = opened.__enter__()

            def end(fields: dict[str, Told], failed: str) -> None:
                if span is not None:
                    with without_harm(name):
                        span.end(fields, failed)

            try:
                yield end
            finally:
                if opened is not None and span is not None:
                    with without_harm(name):
                        opened.__exit__(None, None, None)  # an error of the question is nothing for a span

        def _write(level: Level, fields: dict[str, Told]) -> None:
            if (log := teller.listener(level)) is not None:
                teller.write(log, level, fields)

        def _after_error(error: BaseException, clock: Clock) -> dict[str, Told]:
            outcome = _OUTCOMES[_level_of(error)]
            return {**told_of(teller.event, {"outcome": outcome, "seconds": clock}), **of_error(error)}

        return asked

    return decorate


def _level_of(error: BaseException) -> Level:
    """INFO: it was refused, for the one who asked to mend. ERROR: it failed, for whoever runs it."""
    if not isinstance(error, Exception):  # an interrupt, or the end of the process
        return "WARNING"
    if isinstance(error, QupError) and not isinstance(error, EngineDisagreement | EngineFault):
        return "INFO"
    return "ERROR"
