"""An interpreter inside another program has no program of its own: somebody names one, or is told to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins.packages import EXAMPLES, SOUND
from plugins.test_data import write
from qupcore.errors import BadInput
from qupcore.plugins.live import LivePlaces
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.processes.interpreter import INTERPRETER, interpreter_in

Load = Callable[..., LoadedPlugins]
OWN = Path(sys.executable)


@pytest.fixture(params=[None, ""])
def embedded(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `sys.executable` is inside another program."""
    monkeypatch.setattr(sys, "executable", request.param)


@pytest.mark.usefixtures("embedded")
@pytest.mark.parametrize("fork", [True, False])
def test_without_one_plugins_with_code_are_told_and_others_are_loaded(
    load: Load, tmp_path: Path, fork: bool
) -> None:
    found = load(SOUND, write(tmp_path / "bodo"), fork=fork)
    assert [plugin.candidate.name for plugin in found.plugins] == ["bodo"]
    (failure,) = found.failures
    assert failure.stage == "process"
    assert failure.error.endswith("name one with QUPCORE_PYTHON")


def test_one_that_is_named(load: Load, lillevik: LoadedPlugins, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", None)
    monkeypatch.setenv(INTERPRETER, str(OWN))
    assert load(SOUND) == lillevik
    monkeypatch.setenv(INTERPRETER, "missing")  # the argument counts first
    assert load(SOUND, interpreter=OWN) == lillevik


def test_live_places_are_asked_with_it(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUPCORE_BODO_PLACES", "http://127.0.0.1:9")
    plugins = load(EXAMPLES["bodo"])
    offers = [offer.id for offer in plugins.catalogues[0].offers]
    monkeypatch.setattr(sys, "executable", None)
    with LivePlaces(plugins, own_words=True) as live:
        assert "QUPCORE_PYTHON" in live.ask(offers, date(2026, 9, 1)).failures[0].error
    with LivePlaces(plugins, own_words=True, interpreter=OWN) as live:
        (failure,) = live.ask(offers, date(2026, 9, 1)).failures
        assert "QUPCORE_PYTHON" not in failure.error  # it ran, and its system did not answer


@pytest.mark.skipif(not Path("/bin/true").exists(), reason="needs a program that is no Python")
def test_a_program_that_is_no_python(load: Load) -> None:
    (failure,) = load(SOUND, interpreter=Path("/bin/true")).failures
    assert "/bin/true did not start it: name a Python" in failure.error


def test_what_is_no_program(load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "text").write_text("", encoding="utf-8")
    for path in (tmp_path / "text", tmp_path / "missing", tmp_path, Path("python")):
        with pytest.raises(BadInput, match=r"interpreter is .* no program") as told:
            load(SOUND, interpreter=path)
        assert told.value.remedy
        monkeypatch.setenv(INTERPRETER, str(path))
        with pytest.raises(BadInput, match=r"QUPCORE_PYTHON is .* no program"):
            interpreter_in(None)
