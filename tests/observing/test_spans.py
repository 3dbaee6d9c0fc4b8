"""Spans of OpenTelemetry: names and fields of the events, within the span of the caller, without a value."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from opentelemetry.trace import StatusCode

import qupcore as q
from observing.listening import listening, spans
from observing.test_events import ASKED, CASE, ON, Broken
from qupcore.errors import BadInput, EngineFault
from qupcore.observing import EVENTS, send_no_spans, send_spans
from qupcore.observing.asking import observed
from qupcore.observing.telling import tell


def bare(attributes: Any) -> dict[str, object]:
    """The attributes of a span without their prefix."""
    found = dict(attributes or {})
    assert all(name.startswith("qupcore.") for name in found)
    return {name.removeprefix("qupcore."): value for name, value in found.items()}


@pytest.mark.parametrize("name", ["decide", "check_plan", "read_case", "replay", "ask_live_places"])
def test_a_span_has_the_name_and_the_fields_of_the_event(name: str) -> None:
    with listening() as heard, spans() as sent:
        ASKED[name]()
    span = sent.spans[-1]
    assert span.name == f"qupcore.{name}"
    assert bare(span.attributes) == heard.named(name)[-1]
    assert tuple(bare(span.attributes)) == EVENTS[name].fields
    assert (span.status.status_code, span.events) == (StatusCode.UNSET, ())


def test_a_span_needs_no_log() -> None:
    with spans() as sent:
        q.decide(CASE, on=ON)
    assert tuple(bare(sent.spans[0].attributes)) == EVENTS["decide"].fields


def test_a_span_is_within_that_of_the_caller_and_around_those_of_its_questions() -> None:
    with spans() as sent, sent.provider.get_tracer("service").start_as_current_span("request"):
        q.review(CASE, ON)
    found = {span.name: span for span in sent.spans}
    outer, review, decide = found["request"], found["qupcore.review"], found["qupcore.decide"]
    assert outer.context and review.context and review.parent and decide.parent  # noqa: PT018
    assert review.parent.span_id == outer.context.span_id
    assert decide.parent.span_id == review.context.span_id
    assert {span.context.trace_id for span in found.values() if span.context} == {outer.context.trace_id}


def test_what_is_no_question_is_an_event_of_the_open_span() -> None:
    with spans() as sent, sent.provider.get_tracer("service").start_as_current_span("request"):
        tell("memory_emptied", entries=range(3))
    ((event,),) = (span.events for span in sent.spans)
    assert (event.name, bare(event.attributes)) == ("qupcore.memory_emptied", {"entries": 3})


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (BadInput("Kari", code="input.date"), StatusCode.UNSET, {"outcome": "refused", "code": "input.date"}),
        (EngineFault("Kari"), StatusCode.ERROR, {"outcome": "failed", "code": "engine.fault"}),
        (Broken("Kari"), StatusCode.ERROR, {"outcome": "failed", "error": "Broken"}),
        (SystemExit("Kari"), StatusCode.ERROR, {"outcome": "stopped", "error": "SystemExit"}),
    ],
    ids=lambda part: type(part).__name__,
)
def test_an_error_is_its_code_in_a_span(
    error: BaseException, status: StatusCode, told: dict[str, str]
) -> None:
    @observed("decide")
    def asked() -> None:
        raise error

    with spans() as sent, pytest.raises(type(error)) as raised:
        asked()
    assert raised.value is error
    (span,) = sent.spans
    assert (span.status.status_code, span.events) == (status, ())
    assert span.status.description == (
        None if status is StatusCode.UNSET else told.get("code", told.get("error"))
    )
    assert {name: value for name, value in bare(span.attributes).items() if name != "seconds"} == told
    assert "Kari" not in span.to_json()


def test_no_spans_are_sent_unless_asked_for() -> None:
    with spans() as sent:
        send_no_spans()
        q.decide(CASE, on=ON)
    assert sent.spans == ()


def test_without_a_sdk_nothing_is_recorded_and_the_answer_is_the_same() -> None:
    before = q.decide(CASE, on=ON)
    send_spans()
    try:
        assert q.decide(CASE, on=ON) == before
    finally:
        send_no_spans()


@pytest.mark.parametrize("wrong", ["Kari", 1, [], object()])
def test_a_wrong_provider_is_refused(wrong: Any) -> None:
    with pytest.raises(BadInput) as raised:
        send_spans(wrong)
    assert (raised.value.code, bool(raised.value.remedy)) == ("input.type", True)


MISSING = """
import sys
sys.modules["opentelemetry"] = None
from qupcore.errors import BadInput
from qupcore.observing import send_spans
try:
    send_spans()
except BadInput as error:
    print(error.code, error.remedy)
"""


def test_it_says_what_to_install() -> None:
    done = subprocess.run([sys.executable, "-c", MISSING], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("otel.not-installed pip install 'qupcore[otel]'\n", "")
