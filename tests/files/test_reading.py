"""A file is not read beyond the bytes that it may have, whatever it is."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qupcore.errors import BadInput
from qupcore.files.reading import read_at_most, read_file

posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX devices")


@pytest.mark.parametrize("size", [0, 9, 10])
def test_a_file_of_at_most_so_many_bytes_is_read(tmp_path: Path, size: int) -> None:
    (tmp_path / "a").write_bytes(b"x" * size)
    assert read_file(tmp_path / "a", 10) == b"x" * size


def test_a_larger_one_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(10**12)  # a file with a hole, as large as no memory
    with pytest.raises(BadInput) as caught:
        read_file(path, 10)
    assert (caught.value.code, bool(caught.value.remedy)) == ("file.too-large", True)


def test_what_has_no_size_is_read_to_the_limit_and_no_further() -> None:
    file = io.BytesIO(b"x" * 100)
    with pytest.raises(BadInput):
        read_at_most(file, 10, "standard input")
    assert file.tell() == 11


@posix
@pytest.mark.parametrize(
    "words", [["decide", "{}", "--on", "2026-09-01"], ["replay", "{}"], ["catalogue", "check", "{}"]]
)
def test_a_device_without_end_costs_no_memory(words: list[str]) -> None:
    resource = pytest.importorskip("resource")
    limit = 600_000_000

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    ran = subprocess.run(
        [sys.executable, "-m", "qupcore", *(word.format("/dev/zero") for word in words)],
        capture_output=True,
        text=True,
        env={**os.environ, "QUPCORE_DISABLE_PLUGINS": "1", "QUPCORE_LANG": "en"},
        preexec_fn=small,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, "has more than the" in ran.stderr) == (2, True), ran.stderr


def test_a_name_that_cannot_be_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        read_file(Path("a\0b"), 10)
    assert caught.value.code == "file.unreadable"
