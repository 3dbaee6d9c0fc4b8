"""Live places come in time and for the requested offers, or not at all with a reason."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from plugins.packages import EXAMPLES
from qupcore.domain.catalogue.offer import Places
from qupcore.errors import BadInput
from qupcore.plugins.live import Live, LivePlaces
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.testing import MunicipalSystem

OFFER = "1804:jobbsenter-onsdag"
ON = date(2026, 9, 1)


@pytest.fixture(scope="module")
def bodo(load: Callable[..., LoadedPlugins]) -> LoadedPlugins:
    return load(EXAMPLES["bodo"], strict=True)


@pytest.fixture
def system(municipal_system: MunicipalSystem, monkeypatch: pytest.MonkeyPatch) -> MunicipalSystem:
    monkeypatch.setenv("QUPCORE_BODO_PLACES", municipal_system.address)
    return municipal_system


def test_what_the_system_says(bodo: LoadedPlugins, system: MunicipalSystem) -> None:
    system.says({OFFER: {"free": 3, "queue": 0, "as_of": "2026-08-31"}})
    with LivePlaces(bodo) as live:
        found = live.ask([OFFER], ON)
        assert dict(found.places) == {OFFER: Places(free=3, queue=0, as_of=date(2026, 8, 31))}
        assert found.failures == ()
        system.says({OFFER: {"free": 2, "as_of": "2026-08-31"}})
        assert live.ask([OFFER], ON) == found  # one question, one answer
        assert live.ask([OFFER], date(2026, 9, 2)).places[OFFER].free == 2
        live.forget()
        assert live.ask([OFFER], ON).places[OFFER].free == 2
    assert [question["on"] for question in system.questions] == [
        ["2026-09-01"],
        ["2026-09-02"],
        ["2026-09-01"],
    ]


def assert_told(said: str, error: str, caplog: pytest.LogCaptureFixture) -> None:
    """What qupcore says is in the answer; what the plugin or its system says is in the log alone."""
    if said in ("nobody asked it about", "no answer within"):
        assert said in error
        return
    assert error == "its system gave an error, which the log of qupcore tells"
    assert said in caplog.text


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b"<html>Welcome!</html>", 200, "JSONDecodeError"),
        (b"\xff\xfe", 200, "Error"),
        (["x"], 200, "AttributeError"),
        ({OFFER: {"free": -1, "as_of": "2026-08-31"}}, 200, "-1 places"),
        ({OFFER: {"free": "many", "as_of": "2026-08-31"}}, 200, "Places.free: expected a whole number"),
        ({OFFER: {"free": 1, "as_of": "soon"}}, 200, "Invalid isoformat"),
        ({"1804:avklaring-ung-host": {"free": 1, "as_of": "2026-08-31"}}, 200, "nobody asked it about"),
        ({"no:arbeidstrening": {"free": 1, "as_of": "2026-08-31"}}, 200, "nobody asked it about"),
        ({}, 503, "HTTPError"),
    ],
)
def test_nonsense(
    content: object,
    status: int,
    said: str,
    bodo: LoadedPlugins,
    system: MunicipalSystem,
    caplog: pytest.LogCaptureFixture,
) -> None:
    system.says(content, status=status)
    with LivePlaces(bodo) as live:
        found = live.ask([OFFER], ON)
    assert dict(found.places) == {}
    (failure,) = found.failures
    assert (failure.name, failure.stage) == ("bodo", "live_places")
    assert_told(said, failure.error, caplog)


def test_it_is_down(bodo: LoadedPlugins, system: MunicipalSystem, caplog: pytest.LogCaptureFixture) -> None:
    system.goes_down()
    with LivePlaces(bodo) as live:
        (failure,) = live.ask([OFFER], ON).failures
    assert_told("Bad Gateway", failure.error, caplog)


def test_it_is_slow(bodo: LoadedPlugins, system: MunicipalSystem) -> None:
    system.hangs()
    with LivePlaces(bodo, seconds=1) as live:
        found = live.ask([OFFER], ON)
        assert live.ask([OFFER], ON) is not None
    assert [failure.error for failure in found.failures] == ["no answer within 1 seconds"]
    assert len(system.questions) == 1  # a system that hangs is not asked again for every participant


def test_a_slow_one_keeps_nobody_else_waiting(
    bodo: LoadedPlugins, lillevik: LoadedPlugins, system: MunicipalSystem
) -> None:
    system.hangs()
    both = LoadedPlugins(plugins=(*bodo.plugins, *lillevik.plugins))
    with LivePlaces(both, seconds=1) as live:
        found = live.ask([OFFER, "1820:verksted-2026"], ON)
    assert list(found.places) == ["1820:verksted-2026"]
    assert [failure.name for failure in found.failures] == ["bodo"]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("nonsense", "nobody asked it about"),
        ("wrong", "gives str for '1820:verksted-2026', not Places"),
        ("raises", "ConnectionError: the system says no (sound_lillevik.py, line "),
        ("loops", "no answer within"),
    ],
)
def test_a_plugin_that_fails_when_asked(
    way: str,
    said: str,
    lillevik: LoadedPlugins,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("QUPCORE_LILLEVIK_WAY", way)
    with LivePlaces(lillevik, seconds=2) as live:
        (failure,) = live.ask(["1820:verksted-2026"], ON).failures
        assert_told(said, failure.error, caplog)
        monkeypatch.delenv("QUPCORE_LILLEVIK_WAY")
        live.forget()
        assert live.ask(["1820:verksted-2026"], ON).places["1820:verksted-2026"].free == 1


def test_nobody_is_asked_where_nobody_can_be(bodo: LoadedPlugins) -> None:
    with LivePlaces(bodo) as live:
        found = live.ask(["no:somewhere", "4601:fia-2026"], ON)
    assert not found.places
    assert not found.failures


class _Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_an_answer_expires_and_says_how_old_it_is(lillevik: LoadedPlugins) -> None:
    with LivePlaces(lillevik, keep_seconds=300) as live:
        live._clock = clock = _Clock()
        first = live.ask(["1820:verksted-2026"], ON)
        asked = _counted(live)
        clock.now += 299
        kept = live.ask(["1820:verksted-2026"], ON)
        assert (first.age_seconds, kept.age_seconds, len(asked)) == (0, 299, 0)
        clock.now += 1
        assert (live.ask(["1820:verksted-2026"], ON).age_seconds, len(asked)) == (0, 1)


def test_a_failure_is_tried_again_after_a_while(
    lillevik: LoadedPlugins, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUPCORE_LILLEVIK_WAY", "raises")
    with LivePlaces(lillevik, retry_seconds=30) as live:
        live._clock = clock = _Clock()
        assert live.ask(["1820:verksted-2026"], ON).failures
        monkeypatch.delenv("QUPCORE_LILLEVIK_WAY")
        clock.now += 29
        assert live.ask(["1820:verksted-2026"], ON).failures
        clock.now += 1
        assert live.ask(["1820:verksted-2026"], ON).places


def test_one_question_at_a_time_is_asked_once_and_others_go_on(
    lillevik: LoadedPlugins, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two threads with one question ask once; a third with another question does not wait for them."""
    other, asked = date(2026, 9, 2), []
    begun, go_on = threading.Event(), threading.Event()

    def put(self: LivePlaces, question: tuple[str, tuple[str, ...], date]) -> Live:
        asked.append(question[2])
        if question[2] == ON:
            begun.set()
            assert go_on.wait(60)
        return Live(places={}, failures=())

    monkeypatch.setattr(LivePlaces, "_put", put)
    with LivePlaces(lillevik) as live, ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(live.ask, ["1820:verksted-2026"], ON) for _ in range(2)]
        assert begun.wait(60)
        live.ask(["1820:verksted-2026"], other)
        go_on.set()
        assert [item.result(60).failures for item in waiting] == [(), ()]
    assert sorted(asked) == [ON, other]


@pytest.mark.parametrize("name", ["seconds", "keep_seconds", "retry_seconds"])
@pytest.mark.parametrize("value", [-1, 86_401])
def test_seconds_out_of_bounds(name: str, value: int) -> None:
    with pytest.raises(BadInput, match=f"{name} is {value}"):
        LivePlaces(LoadedPlugins(), **{name: value})


@pytest.mark.parametrize("seconds", [0, 86_400])
def test_a_time_limit_that_is_none(seconds: int) -> None:
    with pytest.raises(BadInput, match=f"seconds is {seconds}"):
        LivePlaces(LoadedPlugins(), seconds=seconds)


def test_no_more_is_kept_than_its_bound(lillevik: LoadedPlugins, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qupcore.plugins.live.MOST_KEPT", 10)
    monkeypatch.setattr(LivePlaces, "_put", lambda *_: Live(places={}, failures=()))
    with LivePlaces(lillevik) as live:
        for day in range(50):
            live.ask(["1820:verksted-2026"], ON + timedelta(days=day))
            assert len(live._kept) <= 10


def _counted(live: LivePlaces) -> list[object]:
    """The questions that plugins are asked from now on."""
    asked: list[object] = []
    put = live._put

    def counted(question: tuple[str, tuple[str, ...], date]) -> Live:
        asked.append(question)
        return put(question)

    live._put = counted  # type: ignore[method-assign]
    return asked
