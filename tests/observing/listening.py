"""Whoever listens: every record of the loggers `qupcore.*`, and the spans of OpenTelemetry."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import attrs
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from qupcore.observing import send_no_spans, send_spans

__all__ = ["Heard", "listening", "spans"]


_OF_TIME_AND_PLACE = {"created", "msecs", "relativeCreated", "thread", "process", "lineno", "pathname"}
"""What every record has, and no one gives: numbers that might be those of a value by chance."""


class Heard(logging.Handler):
    """Keeps the records, and each as the text that a log would have, with everything that hangs on it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)
        hangs_on = {name: value for name, value in vars(record).items() if name not in _OF_TIME_AND_PLACE}
        self.texts.append(f"{self.format(record)} {hangs_on!r}")

    @property
    def told(self) -> list[tuple[str, str, Mapping[str, Any]]]:
        """Level, name and fields of each event."""
        return [
            (record.levelname, record.event, record.fields)
            for record in self.records
            if hasattr(record, "event") and hasattr(record, "fields")
        ]

    def named(self, name: str) -> list[Mapping[str, Any]]:
        """The fields of the events of a name."""
        return [fields for _, event, fields in self.told if event == name]


@contextmanager
def listening(level: int = logging.DEBUG, name: str = "qupcore") -> Iterator[Heard]:
    """Listen to a logger and those below it."""
    heard, log = Heard(), logging.getLogger(name)
    before = log.level
    log.addHandler(heard)
    log.setLevel(level)
    try:
        yield heard
    finally:
        log.setLevel(before)
        log.removeHandler(heard)


@attrs.frozen
class Sent:
    """The spans that were sent, and a provider to open others with."""

    exporter: InMemorySpanExporter
    provider: TracerProvider

    @property
    def texts(self) -> list[str]:
        """What each span says, without the numbers that OpenTelemetry draws for it."""
        return [
            repr(
                (
                    span.name,
                    dict(span.attributes or {}),
                    [(event.name, dict(event.attributes or {})) for event in span.events],
                    vars(span.status),
                )
            )
            for span in self.spans
        ]

    @property
    def spans(self) -> tuple[ReadableSpan, ...]:
        """Every span that ended, the first first."""
        return self.exporter.get_finished_spans()


@contextmanager
def spans() -> Iterator[Sent]:
    """Send spans to memory."""
    exporter, provider = InMemorySpanExporter(), TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    send_spans(provider)
    try:
        yield Sent(exporter, provider)
    finally:
        send_no_spans()
        provider.shutdown()
