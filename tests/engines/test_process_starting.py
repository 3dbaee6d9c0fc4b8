"""The start of the process of durable-rules: where it fails, nothing is decided, and it is told why."""

from __future__ import annotations

import os
import signal
import sys
from datetime import date
from pathlib import Path

import pytest

from engines.dying import end_process
from qupcore import Participant, decide
from qupcore.engines import installed_engines
from qupcore.engines.durable import apart
from qupcore.engines.durable.loading import load
from qupcore.engines.durable.place import PLACE_VARIABLE
from qupcore.errors import BadInput, EngineFault, EngineWarning

pytestmark = [
    pytest.mark.durable,
    pytest.mark.skipif(os.name != "posix", reason="Linux and macOS only"),
]


@pytest.mark.usefixtures("asked_apart")
def test_a_module_that_cannot_be_loaded_there_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    end_process()
    (tmp_path / "durable_rules_engine.py").write_text("raise ImportError('undefined symbol: x')", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.warns(
        EngineWarning, match=r"2\.0\.28 is installed but cannot be loaded: undefined symbol: x"
    ):
        assert [engine.name for engine in installed_engines()] == ["reference", "compiled"]


@pytest.mark.usefixtures("asked_apart")
def test_where_it_cannot_start_nothing_is_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    end_process()
    for program, why in (
        (None, "this Python has no program of its own (sys.executable is empty)"),
        ("/nowhere/python", "No such file or directory"),
        ("/bin/false", "it ended with exit status 1"),
    ):
        monkeypatch.setattr(sys, "executable", program)
        with pytest.raises(EngineFault, match="cannot be started in a process of its own") as error:
            installed_engines()
        assert error.value.code == "engine.process"
        assert why in error.value.why
        assert f"unset {PLACE_VARIABLE}" in error.value.remedy


@pytest.mark.usefixtures("asked_apart")
def test_after_a_start_that_failed_the_next_decision_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    case, on = Participant(ref="a"), date(2026, 9, 1)
    assert decide(case, on).outcome == "undetermined"
    process = apart._ONLY._process
    assert process is not None
    os.kill(process._process.pid, signal.SIGKILL)
    process._process.wait()
    with monkeypatch.context() as broken:
        broken.setattr(sys, "executable", "/bin/false")
        with pytest.raises(EngineFault):
            decide(case, on)
    assert decide(case, on).outcome == "undetermined"


@pytest.mark.parametrize("said", ["here", "Process", "1", "process "])
def test_another_value_is_refused(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLACE_VARIABLE, said)
    with pytest.raises(BadInput, match=PLACE_VARIABLE) as error:
        load()
    assert "`process`" in error.value.remedy
