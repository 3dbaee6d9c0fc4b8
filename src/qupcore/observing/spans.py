"""Spans of OpenTelemetry, for a service that asks for them. It is imported nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.observing.fields import Told
from qupcore.observing.telling import SPANS, TraceSpan
from qupcore.version import __version__

if TYPE_CHECKING:
    from opentelemetry.trace import TracerProvider

__all__ = ["send_no_spans", "send_spans"]

_PREFIX = "qupcore."


def send_spans(provider: TracerProvider | None = None) -> None:
    """Send a span of OpenTelemetry for each question, with the fields of its event, in this process.

    A span is within the span that the caller has open. What is no question becomes an event of the open span.
    The message of an error, which may have values of a case, is never in a span: its code is.

    Args:
        provider: The provider of tracers. Left out: the global one, as it is set when a question is asked.

    Raises:
        BadInput: opentelemetry-api is not installed, or `provider` is no provider of tracers.
    """
    if provider is not None and not hasattr(provider, "get_tracer"):
        raise BadInput(
            worded(
                "{name} is {kind}", name="provider", kind=worded("a {name}", name=type(provider).__name__)
            ),
            remedy="give a TracerProvider, or leave it out",
            code="input.type",
        )
    try:
        from opentelemetry import trace
    except ImportError:
        raise BadInput(
            worded("spans need opentelemetry-api, which is not installed"),
            remedy="pip install 'qupcore[otel]'",
            code="otel.not-installed",
        ) from None
    tracer = trace.get_tracer("qupcore", __version__, tracer_provider=provider)
    SPANS.to = _Spans(trace, tracer)


def send_no_spans() -> None:
    """Send no more spans."""
    SPANS.to = None


class _Spans:
    """Makes spans with a tracer."""

    def __init__(self, trace: Any, tracer: Any) -> None:
        self._trace, self._tracer = trace, tracer

    def begin(self, name: str) -> AbstractContextManager[TraceSpan]:
        return self._begun(name)

    @contextmanager
    def _begun(self, name: str) -> Iterator[TraceSpan]:
        with self._tracer.start_as_current_span(
            _PREFIX + name,
            record_exception=False,  # its message and traceback may have values of a case
            set_status_on_exception=False,
        ) as span:
            yield _Open(self._trace, span)

    def happens(self, name: str, fields: Mapping[str, Told]) -> None:
        self._trace.get_current_span().add_event(_PREFIX + name, _prefixed(fields))


class _Open:
    """A span that is open."""

    def __init__(self, trace: Any, span: Any) -> None:
        self._trace, self._span = trace, span

    def end(self, fields: Mapping[str, Told], failed: str) -> None:
        """Write the fields, and the code of an error as the status."""
        self._span.set_attributes(_prefixed(fields))
        if failed:
            self._span.set_status(self._trace.Status(self._trace.StatusCode.ERROR, failed))


def _prefixed(fields: Mapping[str, Told]) -> dict[str, Told]:
    return {_PREFIX + name: value for name, value in fields.items()}
