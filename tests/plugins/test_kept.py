"""What plugins gave is kept by the hash of their packages, and thrown away where anything differs."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.packages import BROKEN, SOUND
from qupcore.plugins.loading import LoadedPlugins
from qupcore.plugins.warden import Warden

Load = Callable[..., LoadedPlugins]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sound package, where it can be changed."""
    return shutil.copytree(SOUND, tmp_path / "sound", ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The questions that plugins were asked."""
    asked: list[object] = []
    ask = Warden.ask

    def counted(self: Warden, request: dict[str, object], **more: object) -> object:
        asked.append(request["value"])
        return ask(self, request, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Warden, "ask", counted)
    return asked


def test_the_second_time_it_does_not_run(load: Load, copy: Path, runs: list[object], tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first, again = load(copy, kept=kept), load(copy, kept=kept)
    assert runs == ["sound_lillevik"]
    assert (first.plugins, first.uses, first.failures) == (again.plugins, again.uses, again.failures)
    assert load(copy).plugins == first.plugins
    (file,) = kept.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700


def _code(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    path = copy / "sound_lillevik.py"
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")


def _another_file(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    (copy / "more.toml").write_text("", encoding="utf-8")


def _variable(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("QUPCORE_LILLEVIK_MORE", "1")


def _version(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("qupcore.plugins.kept.__version__", "99")


def _one_byte(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    (file,) = kept.iterdir()
    file.write_bytes(file.read_bytes().replace(b"Workshop", b"Worksh0p"))


def _cut(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    (file,) = kept.iterdir()
    file.write_bytes(file.read_bytes()[:-9])


def _readable_for_others(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    (file,) = kept.iterdir()
    file.chmod(0o666)


def _a_link(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    (file,) = kept.iterdir()
    file.replace(copy.parent / "elsewhere")
    file.symlink_to(copy.parent / "elsewhere")


def _folder_of_others(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    kept.chmod(0o777)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
@pytest.mark.parametrize(
    "change",
    [
        _code,
        _another_file,
        _variable,
        _version,
        _one_byte,
        _cut,
        _readable_for_others,
        _a_link,
        _folder_of_others,
    ],
)
def test_it_runs_again_where_anything_differs(
    change: Callable[[Path, Path, pytest.MonkeyPatch], None],
    load: Load,
    copy: Path,
    runs: list[object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = tmp_path / "kept"
    first = load(copy, kept=kept)
    change(copy, kept, monkeypatch)
    again = load(copy, kept=kept)
    assert len(runs) == 2
    assert [plugin.given for plugin in again.plugins] == [plugin.given for plugin in first.plugins]


def test_a_failure_is_not_kept(load: Load, runs: list[object], tmp_path: Path) -> None:
    for _ in range(2):
        assert load(BROKEN["wrong_type"], kept=tmp_path / "kept").failures
    assert len(runs) == 2


def test_a_folder_that_cannot_be_made(load: Load, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("", encoding="utf-8")
    assert load(SOUND, kept=tmp_path / "kept").plugins
