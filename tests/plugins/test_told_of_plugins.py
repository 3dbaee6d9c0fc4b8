"""Whoever runs it hears which plugins are loaded, kept, refused or failing, never what their code says."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from observing.listening import listening
from plugins.packages import BROKEN, SOUND
from qupcore.domain.answers.plugin import PluginFailure
from qupcore.observing import EVENTS
from qupcore.plugins.live import LivePlaces
from qupcore.plugins.loading import LoadedPlugins
from qupcore.plugins.loading_events import tell_plugins
from qupcore.plugins.warden import CAN_FORK

Load = Callable[..., LoadedPlugins]
OFFER = "1820:verksted-2026"
ON = date(2026, 9, 1)


def test_what_becomes_of_each_plugin(load: Load, tmp_path: Path) -> None:
    with listening() as heard:
        first = load(SOUND, BROKEN["wrong_hooks"], kept=tmp_path / "kept")
        load(SOUND, kept=tmp_path / "kept")
    (use,), (failure,) = first.uses, first.failures
    loaded, again = heard.named("plugin_loaded")
    assert loaded == {
        "plugin": use.name,
        "version": use.version,
        "hash": use.hash,
        "layers": len(use.layers),
        "seconds": loaded["seconds"],
    }
    assert tuple(loaded) == EVENTS["plugin_loaded"].fields
    assert again == {name: value for name, value in loaded.items() if name != "seconds"}
    assert heard.named("plugin_kept") == [{"plugin": use.name, "version": use.version}]
    (failed,) = heard.named("plugin_failed")
    assert tuple(failed) == EVENTS["plugin_failed"].fields
    assert (failed["plugin"], failed["stage"]) == (failure.name, failure.stage)
    assert [told["plugins"] for told in heard.named("load_plugins")] == [1, 1]
    assert failure.error not in "".join(heard.texts)


def test_one_that_is_not_trusted_is_refused_without_running(load: Load) -> None:
    with listening() as heard:
        load(SOUND, trusted={})
    (failed,) = heard.named("plugin_failed")
    assert (failed["stage"], "seconds" in failed) == ("trust", False)


@pytest.mark.parametrize(
    ("stage", "version"), [("Kari Nordmann", "1.0"), ("import", "01819012381"), ("process", "Storgata 7")]
)
def test_what_a_plugin_may_choose_is_told_in_its_form_alone(stage: str, version: str) -> None:
    """Its process answers the stage, and its package the version."""
    failure = PluginFailure(name="bodo", distribution="bodo", version=version, stage=stage, error="Kari")
    with listening() as heard:
        tell_plugins(tuple, [failure], {})
    told = "".join(heard.texts)
    assert not any(word in told for word in ("Kari", "01819012381", "Storgata"))


def test_live_places_that_come_fail_and_are_stale_and_a_keeper_that_was_ended(
    load: Load, lillevik: LoadedPlugins, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LivePlaces(lillevik, keep_seconds=0, retry_seconds=0) as live, listening() as heard:
        live.ask([OFFER], ON)
        keeper = live._wardens["1820"]._keeper
        if keeper is not None:  # somebody ends it: it is started again
            os.kill(keeper._process.pid, signal.SIGKILL)
            keeper._process.wait()
        monkeypatch.setenv("QUPCORE_LILLEVIK_WAY", "raises")
        live.ask([OFFER], ON)
    assert heard.named("keeper_ended") == [{}] * CAN_FORK
    asked, again = heard.named("live_places_asked")
    assert tuple(asked) == EVENTS["live_places_asked"].fields
    assert (asked["plugin"], asked["offers"], again["offers"]) == ("lillevik", 1, 1)
    (stale,) = heard.named("live_places_stale")
    assert stale == {"plugin": "lillevik", "age": stale["age"]}
    (failed,) = heard.named("live_places_failed")
    assert tuple(failed) == EVENTS["live_places_failed"].fields
    assert [(told["offers"], told["failures"]) for told in heard.named("ask_live_places")] == [(1, 0), (0, 1)]
    assert OFFER not in "".join(text for text in heard.texts if "own_words" not in text)
    (words,) = [record for record in heard.records if record.name == "qupcore.plugins.own_words"]
    assert "the system says no" in words.getMessage()
    assert words.levelno == logging.WARNING
