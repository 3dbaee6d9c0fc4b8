"""What plugins gave is kept by the hash of their packages, and thrown away where anything differs."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.packages import BROKEN, SOUND
from qupcore.domain.input_limits import InputLimits
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.warden import Warden

Load = Callable[..., LoadedPlugins]


def _copied(to: Path) -> Path:
    return shutil.copytree(SOUND, to, ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sound package, where it can be changed."""
    return _copied(tmp_path / "sound")


@pytest.fixture(scope="module")
def run_before(load: Load, tmp_path_factory: pytest.TempPathFactory) -> tuple[LoadedPlugins, Path]:
    """What the sound package gave, and where it is kept. The place of the package is no part of the key."""
    top = tmp_path_factory.mktemp("before")
    return load(_copied(top / "sound"), kept=top / "kept"), top / "kept"


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
    patch.setattr("qupcore.plugins.kept_key.__version__", "99")


def _another_package(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    (copy.parent / "site" / "other-1.dist-info").mkdir(parents=True)
    patch.syspath_prepend(copy.parent / "site")


def _limits(copy: Path, kept: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("qupcore.plugins.kept_key.input_limits", lambda: InputLimits(catalogue_entries=77))


@pytest.mark.parametrize(
    "change",
    [
        _code,
        _another_file,
        _variable,
        _version,
        _another_package,
        _limits,
    ],
)
def test_it_runs_again_where_anything_differs(
    change: Callable[[Path, Path, pytest.MonkeyPatch], None],
    load: Load,
    run_before: tuple[LoadedPlugins, Path],
    copy: Path,
    runs: list[object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, before = run_before
    kept = shutil.copytree(before, tmp_path / "kept")
    assert load(copy, kept=kept).uses == first.uses
    assert runs == []
    change(copy, kept, monkeypatch)
    again = load(copy, kept=kept)
    assert runs == ["sound_lillevik"]
    assert [plugin.given for plugin in again.plugins] == [plugin.given for plugin in first.plugins]


def test_a_failure_is_not_kept(load: Load, runs: list[object], tmp_path: Path) -> None:
    for _ in range(2):
        assert load(BROKEN["wrong_type"], kept=tmp_path / "kept").failures
    assert len(runs) == 2


def test_a_folder_that_cannot_be_made(load: Load, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("", encoding="utf-8")
    assert load(SOUND, kept=tmp_path / "kept").plugins


def test_old_files_go_and_those_of_others_stay(load: Load, copy: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    assert load(copy, kept=kept).plugins
    (before,) = kept.iterdir()
    month, digests = 31 * 86_400, iter("abcdefgh")
    of_others = {
        "another place": f"{'1' * 16}-{next(digests) * 64}",
        "a version before": next(digests) * 64,
        "being written": f".{'1' * 16}-{next(digests) * 64}.{'0' * 16}",
        "no file of ours": "notes.txt",
    }
    for name in of_others.values():
        for path in (kept / name, kept / name.replace("0", "9").replace("1", "2")):
            path.write_bytes(b"x")
    unread = [kept / name.replace("0", "9").replace("1", "2") for name in of_others.values()]
    unread[1] = kept / ("9" * 64)
    unread[1].write_bytes(b"x")
    unread[3] = kept / "old.txt"
    unread[3].write_bytes(b"x")
    for path in unread:
        os.utime(path, (path.stat().st_mtime - month,) * 2)
    assert load(copy, kept=kept).plugins  # nothing is written, so nothing is looked for
    assert all(path.exists() for path in (before, *unread))
    _code(copy, kept, pytest.MonkeyPatch())
    assert load(copy, kept=kept).plugins
    assert not before.exists()
    assert [path.exists() for path in unread] == [False, False, False, True]
    assert all((kept / name).exists() for name in of_others.values())


def test_what_is_read_is_not_old(load: Load, run_before: tuple[LoadedPlugins, Path], tmp_path: Path) -> None:
    _, before = run_before
    kept = shutil.copytree(before, tmp_path / "kept")
    (path,) = kept.iterdir()
    os.utime(path, (0, 0))
    assert load(_copied(tmp_path / "sound"), kept=kept).plugins
    assert path.stat().st_mtime > 0
