"""Runs of `qup`: as a process of its own, as a user starts it, and in this process."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import attrs
import pytest

from qupcore.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


@attrs.frozen
class Ran:
    """What a run left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output read as JSON."""
        return json.loads(self.out)


Qup: TypeAlias = "Callable[..., Ran]"


def _command() -> list[str]:
    script = Path(sysconfig.get_path("scripts")) / ("qup.exe" if os.name == "nt" else "qup")
    if script.exists():
        return [str(script)]
    return [sys.executable, "-c", "from qupcore_cli import main; main()"]


COMMAND = _command()


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what changes colour, width or encoding."""
    drop = {"NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TERM", "LINES"}
    drop |= {name for name in os.environ if name.startswith(("PYTHONIOENCODING", "PYTHONUTF8", "TYPER_"))}
    kept = {name: value for name, value in os.environ.items() if name not in drop}
    # What happens to be installed here must not change an answer: a test of plugins asks for them.
    return kept | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "QUPCORE_DISABLE_PLUGINS": "1"} | more


@pytest.fixture(scope="session")
def command() -> list[str]:
    """How `qup` is started."""
    return COMMAND


@pytest.fixture(scope="session")
def environment() -> Callable[..., dict[str, str]]:
    """The environment in which `qup` is started."""
    return clean_environment


@pytest.fixture
def qup(monkeypatch: pytest.MonkeyPatch) -> Qup:
    """Run `qup` in this process: what a process of its own says, some fifty times faster.

    That the two say the same is a test of its own (`test_processes.py`).
    """

    def run(*arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        with monkeypatch.context() as patch:
            for name in os.environ.keys() - clean_environment().keys():
                patch.delenv(name)
            for name, value in clean_environment(**(env or {})).items():
                patch.setenv(name, value)
            patch.setitem(sys.modules, "__main__", ModuleType("__main__"))  # else usage names pytest
            patch.setattr(sys, "argv", ["qup", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            status: object = 0
            try:
                main()
            except SystemExit as ended:
                status = ended.code or 0
        assert isinstance(status, int)
        return Ran(status, *(file.buffer.getvalue().decode("utf-8") for file in (out, err)))

    return run


@pytest.fixture(scope="session")
def process() -> Qup:
    """Run `qup` as a process of its own, and wait for it."""

    def run(*arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
            env=clean_environment(**(env or {})),
        )
        encoding = (env or {}).get("PYTHONIOENCODING") or "utf-8"
        return Ran(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))

    return run


@pytest.fixture(scope="session")
def example() -> Callable[[str], Path]:
    """The file of an example, by its first letters."""

    def find(start: str) -> Path:
        (path,) = EXAMPLES.glob(f"{start}-*.json")
        return path

    return find


@pytest.fixture
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors in English, as `str(error)` has them."""
    monkeypatch.setenv("QUPCORE_LANG", "en")
