"""A file is written whole or not at all, for its owner, through no link; devices and pipes straight."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qupcore.errors import BadInput
from qupcore.files.writing import PUBLIC, replace_file, write_new_file

posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")
Write = Callable[[Path, bytes], None]
both = pytest.mark.parametrize("write", [write_new_file, replace_file])


@pytest.fixture(params=["nameless", "named"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the system's files without a name, and without them."""
    if request.param == "named":
        monkeypatch.setattr(os, "O_TMPFILE", 0, raising=False)
    return str(request.param)


@posix
@pytest.mark.usefixtures("way")
def test_a_new_file_is_for_its_owner(tmp_path: Path) -> None:
    write_new_file(tmp_path / "case.json", b"{}")
    write_new_file(tmp_path / "catalogue.toml", b"{}", mode=PUBLIC)
    assert stat.S_IMODE((tmp_path / "case.json").stat().st_mode) == 0o600
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "catalogue.toml").stat().st_mode) == 0o644 & ~mask


@pytest.mark.usefixtures("way")
def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    write_new_file(path, b"one")
    write_new_file(path, b"one")
    with pytest.raises(BadInput) as caught:
        write_new_file(path, b"two")
    assert caught.value.code == "file.exists"
    assert path.read_bytes() == b"one"
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [item.name for item in tmp_path.iterdir()] == ["case.json"]


@posix
@pytest.mark.usefixtures("way")
def test_a_name_may_be_as_long_as_the_system_has_it(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 255)
    write_new_file(path, b"one")
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"


@posix
@both
@pytest.mark.parametrize("there", [True, False])
def test_a_planted_link_is_refused(tmp_path: Path, write: Write, there: bool) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    if there:
        target.write_bytes(b"kept")
    link.symlink_to(target)
    with pytest.raises(BadInput, match="is a link"):
        write(link, b"secret")
    assert target.exists() == there
    assert not there or target.read_bytes() == b"kept"


@posix
@pytest.mark.usefixtures("way")
def test_a_link_that_is_planted_meanwhile_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    before = os.fsync

    def plant(descriptor: int) -> None:
        if not link.is_symlink():
            link.symlink_to(target)
        before(descriptor)

    monkeypatch.setattr(os, "fsync", plant)
    with pytest.raises(BadInput) as caught:
        write_new_file(link, b"secret")
    assert caught.value.code == "file.exists"
    assert not target.exists()
    assert [item.name for item in tmp_path.iterdir()] == ["link"]


@posix
@both
@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write, failure: BaseException
) -> None:
    def fail(*_: Any) -> int:
        raise failure

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((BadInput, KeyboardInterrupt)):
        write(tmp_path / "case.json", b"half")
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from qupcore.files.writing import write_new_file
os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)
write_new_file(Path(sys.argv[1]), b"half")
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="the system has no files without a name")
def test_a_killed_process_leaves_nothing(tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "case.json")], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert list(tmp_path.iterdir()) == []


@posix
@both
def test_a_pipe_that_nobody_reads_is_refused(tmp_path: Path, write: Write) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="nobody reads the pipe"):
        write(tmp_path / "pipe", b"text")


@posix
@both
def test_a_pipe_with_a_reader_gets_all(tmp_path: Path, write: Write) -> None:
    path, found, data = tmp_path / "pipe", [], b"0123456789" * 100_000
    os.mkfifo(path)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    held = os.open(path, os.O_WRONLY)  # so that the reader waits until the file is written
    os.set_blocking(descriptor, True)

    def read() -> None:
        with os.fdopen(descriptor, "rb") as file:
            found.append(file.read())

    reader = threading.Thread(target=read)
    reader.start()
    write(path, data)
    os.close(held)
    reader.join()
    assert found == [data]


@posix
@both
def test_devices_are_written_straight(write: Write) -> None:
    write(Path("/dev/null"), b"text")
    if Path("/dev/full").exists():
        with pytest.raises(BadInput, match="No space left"):
            write(Path("/dev/full"), b"text")


@both
def test_a_folder_and_a_name_that_cannot_be_are_refused(tmp_path: Path, write: Write) -> None:
    for path in (tmp_path, tmp_path / "none" / "a", tmp_path / "a\0b"):
        with pytest.raises(BadInput) as caught:
            write(path, b"text")
        assert caught.value.code == "file.unwritable"
        assert caught.value.remedy


STDOUT = """
from pathlib import Path
from qupcore.files.writing import write_new_file
print("before", flush=False)
write_new_file(Path("/dev/stdout"), b"text\\n")
print("after")
"""


@posix
@pytest.mark.parametrize("into", ["pipe", "file"])
def test_standard_output_gets_it_in_its_place(tmp_path: Path, into: str) -> None:
    with (tmp_path / "out").open("wb") as file:
        ran = subprocess.run(
            [sys.executable, "-c", STDOUT], stdout=subprocess.PIPE if into == "pipe" else file, check=True
        )
    out = ran.stdout if into == "pipe" else (tmp_path / "out").read_bytes()
    assert out == b"before\ntext\nafter\n"


def test_a_file_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "measures.toml"
    replace_file(file, b"one")
    file.chmod(0o640)
    replace_file(file, b"two")
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("two", 0o640)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(BadInput, match="No space left"):
        replace_file(file, b"three")
    assert file.read_text() == "two"
    assert [path.name for path in tmp_path.iterdir()] == ["measures.toml"]
