"""What observes an answer never changes it, whatever it raises, and its fault is told."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.sampling import Sampler

import qupcore as q
from qupcore.memory import forget
from qupcore.observing import send_no_spans, send_spans
from qupcore.observing.asking import observed

ON = date(2026, 9, 7)
CASE = q.Participant(ref="a", birth_date=date(1990, 5, 14))
SAID = "the disk of the log is full"


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        raise OSError(SAID)


class _Filter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        raise OSError(SAID)


class _Logger(logging.Logger):
    def isEnabledFor(self, level: int) -> bool:  # noqa: N802 -- as logging calls it
        raise OSError(SAID)


@contextmanager
def _handler() -> Iterator[None]:
    log, handler = logging.getLogger("qupcore"), _Handler()
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


@contextmanager
def _filter() -> Iterator[None]:
    log, raising = logging.getLogger("qupcore.deciding"), _Filter()
    level = log.level
    log.addFilter(raising)
    log.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        log.removeFilter(raising)
        log.setLevel(level)


@contextmanager
def _logger() -> Iterator[None]:
    log = logging.getLogger("qupcore.deciding")
    log.__class__ = _Logger
    try:
        yield
    finally:
        log.__class__ = logging.Logger


class _Begins(SpanProcessor):
    def on_start(self, span: Any, parent_context: Any = None) -> None:
        raise OSError(SAID)


class _Ends(SpanProcessor):
    def on_end(self, span: Any) -> None:
        raise OSError(SAID)


class _Samples(Sampler):
    def should_sample(self, *_: Any, **__: Any) -> Any:
        raise OSError(SAID)

    def get_description(self) -> str:
        return "one that fails"


@contextmanager
def _spans(part: type[SpanProcessor] | type[Sampler]) -> Iterator[None]:
    made = part()
    provider = TracerProvider(sampler=made) if isinstance(made, Sampler) else TracerProvider()
    if isinstance(made, SpanProcessor):
        provider.add_span_processor(made)
    send_spans(provider)
    try:
        yield
    finally:
        send_no_spans()


OBSERVERS = {
    "handler": _handler,
    "filter": _filter,
    "logger": _logger,
    "span begins": lambda: _spans(_Begins),
    "span ends": lambda: _spans(_Ends),
    "sampler": lambda: _spans(_Samples),
}


@pytest.mark.parametrize("name", OBSERVERS)
def test_the_answer_and_the_error_are_the_same(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = q.decide(CASE, on=ON)
    with OBSERVERS[name]():
        assert q.decide(CASE, on=ON) == wanted
        told = capsys.readouterr().err
        with pytest.raises(q.errors.QupError):
            q.decide(CASE, on=date(1066, 9, 7))
        told_of_error = capsys.readouterr().err
    assert "what observes the event decide failed" in told
    assert SAID in told
    assert SAID in told_of_error
    assert "1066" not in told_of_error


def test_an_answer_that_cannot_be_told_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    def told(_: object) -> Any:
        raise OSError(SAID)

    question = observed("decide", told)(lambda: "an answer")
    with _spans(SpanProcessor):
        assert question() == "an answer"
    assert SAID in capsys.readouterr().err


def test_what_is_no_question_goes_on_too(capsys: pytest.CaptureFixture[str]) -> None:
    with _handler():
        forget()
    assert "what observes the event memory_emptied failed" in capsys.readouterr().err


def test_it_is_quiet_where_logging_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", False)
    with _handler():
        assert q.decide(CASE, on=ON)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    monkeypatch.setattr("sys.stderr", None)
    with _handler():
        assert q.decide(CASE, on=ON)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_ends_the_question(stop: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    def emit(self: _Handler, record: logging.LogRecord) -> None:
        raise stop

    monkeypatch.setattr(_Handler, "emit", emit)
    with _handler(), pytest.raises(stop):
        q.decide(CASE, on=ON)
