"""durable-rules is compiled with what a C compiler has against errors of memory: the module here shows it.

The module is read as the ELF file that it is (Linux), so that no program such as readelf is needed.
"""

from __future__ import annotations

import importlib.util
import platform
import re
import struct
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from qupcore.engines.durable.loading import INSTALL

TOP = Path(__file__).parents[2]
_DYNAMIC, _RELRO, _STACK = 2, 0x6474E552, 0x6474E551
_STRINGS, _FLAGS, _FLAGS_1 = 5, 30, 0x6FFFFFFB
_BIND_NOW, _NOW, _EXECUTABLE = 8, 1, 1
_DEFINE = "-DPyEval_CallObject=PyObject_CallObject"


class Elf:
    """What the program headers and the dynamic section of a 64-bit ELF file say."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.segments = {kind: rest for kind, *rest in self._segments()}
        self.dynamic = dict(self._dynamic())

    def _segments(self) -> Iterator[tuple[int, ...]]:
        """Kind, flags, offset, address and size of each segment."""
        (start,) = struct.unpack_from("<Q", self._data, 32)
        size, count = struct.unpack_from("<HH", self._data, 54)
        for number in range(count):
            kind, flags, offset, address, _, length = struct.unpack_from(
                "<IIQQQQ", self._data, start + number * size
            )
            yield kind, flags, offset, address, length

    def _dynamic(self) -> Iterator[tuple[int, int]]:
        _, offset, _, length = self.segments[_DYNAMIC]
        yield from struct.iter_unpack("<qQ", self._data[offset : offset + length])

    def names(self) -> set[str]:
        """The names that the module takes from other libraries, or gives."""
        address = self.dynamic[_STRINGS]
        places = [(item[2], item[1], item[3]) for item in self._loaded() if item[2] <= address]
        start, offset, _ = max(places)
        strings = self._data[offset + address - start :]
        return {
            name.decode("ascii", "replace") for name in strings[: strings.index(b"\0\0")].split(b"\0") if name
        }

    def _loaded(self) -> list[tuple[int, int, int, int]]:
        """Flags, offset, address and size of the segments that are loaded."""
        return [(flags, *rest) for kind, flags, *rest in self._segments() if kind == 1]  # type: ignore[misc]


@pytest.fixture(scope="module")
def installed() -> Elf:
    found = importlib.util.find_spec("durable_rules_engine")
    assert found is not None
    assert found.origin
    data = Path(found.origin).read_bytes()
    if data[:6] != b"\x7fELF\x02\x01":
        pytest.skip("durable-rules is no ELF file of 64 bits here")
    return Elf(data)


@pytest.mark.durable
def test_the_addresses_of_functions_are_read_only_once_it_is_loaded(installed: Elf) -> None:
    assert _RELRO in installed.segments
    assert installed.dynamic.get(_FLAGS, 0) & _BIND_NOW or installed.dynamic.get(_FLAGS_1, 0) & _NOW, INSTALL


@pytest.mark.durable
def test_no_code_runs_on_its_stack(installed: Elf) -> None:
    assert not installed.segments[_STACK][0] & _EXECUTABLE


@pytest.mark.durable
def test_its_stack_is_guarded(installed: Elf) -> None:
    assert any(name.startswith("__stack_chk_fail") for name in installed.names()), INSTALL


@pytest.mark.durable
@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library checks in other ways")
def test_calls_of_the_c_library_are_checked(installed: Elf) -> None:
    assert any(re.fullmatch(r"__\w+_chk", name) for name in installed.names()), INSTALL


def test_the_flags_are_the_same_wherever_they_stand() -> None:
    """In the Makefile, in what uv reads, on the page for users, and in the command that an error shows."""
    lines = re.findall(r"^HARDENED \+?:?= (.*)$", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE)
    compiler, linker, define = (line.split() for line in lines)
    assert define == [_DEFINE]
    uv = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["tool"]["uv"]
    assert uv["extra-build-variables"]["durable-rules"]["CPPFLAGS"].split() == compiler + define
    page = (TOP / "docs" / "install.md").read_text("utf-8")
    assert f"CPPFLAGS='{' '.join(compiler + linker)}'" in page
    wanted = {"linux": compiler + linker, "darwin": compiler}.get(sys.platform, [])
    wanted += define if sys.version_info >= (3, 13) else []
    assert INSTALL.startswith(f"CPPFLAGS='{' '.join(wanted)}' " if wanted else "pip ")
