"""Reading TOML text: at a cost that grows with its size, and with every refusal as a fault.

`tomllib` takes time that grows with the square of the length of a dotted key, refuses long numbers with an
error of Python, and recurses for each bracket. So the keys are counted before it reads.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from qupcore.domain.input_limits import input_limits, limit_remedy
from qupcore.errors import Fault
from qupcore.errors.worded import worded

__all__ = ["DEEPEST_KEY", "parse_toml", "toml_fault"]

DEEPEST_KEY = 32
"""The most parts of a dotted key; no key of a catalogue has more than five."""

_PART = r"(?:[A-Za-z0-9_-]++|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+"
_TOKEN = re.compile(
    r"#[^\n]*+"
    r'|"""(?:[^\\]|\\.)*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    rf"|(?P<dotted>(?:{_PART})++)"
    r"|\"(?:[^\"\\\n]|\\.)*+\"?+|'[^'\n]*+'?+|[A-Za-z0-9_-]++",
    re.DOTALL,
)
_SEPARATOR = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'|(\.)")


def parse_toml(text: str, file: str) -> dict[str, Any] | Fault:
    """Read TOML text.

    Args:
        text: The text. A byte order mark before it is left out.
        file: How a fault calls it.

    Returns:
        The tree, or the fault for which there is none.

    >>> parse_toml("a = 1", "a.toml"), parse_toml("a = ", "a.toml").path
    ({'a': 1}, 'a.toml')
    """
    text = text.removeprefix("\ufeff")
    if fault := _size_fault(text, file) or _depth_fault(text, file):
        return fault
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return toml_fault(error, file)
    except RecursionError:
        return Fault(
            file, "nested too deep", worded("no entry has more than five levels"), code="file.too-large"
        )
    except ValueError:  # Python's limit for the digits of a number
        return Fault(
            file, worded("a number of too many digits"), worded("check the amount"), code="input.number"
        )


def toml_fault(error: tomllib.TOMLDecodeError, file: str) -> Fault:
    """The fault of a text that is not TOML, with its line."""
    line = re.search(r"at line (\d+)", str(error))
    place = worded("{file}:{line}", file=file, line=line[1]) if line else file
    return Fault(
        place, worded("not TOML: {error}", error=error), worded("correct the syntax there"), "file.syntax"
    )


def _size_fault(text: str, file: str) -> Fault | None:
    most = input_limits().catalogue_bytes
    if len(text) <= most:
        return None
    return Fault(
        file,
        worded("{count} characters", count=len(text)),
        limit_remedy(
            "catalogue_bytes", worded("at most {largest_file}; is it the right file?", largest_file=most)
        ),
        code="file.too-large",
    )


def _depth_fault(text: str, file: str) -> Fault | None:
    for found in _TOKEN.finditer(text):
        chain = found["dotted"]
        if chain is None or len(chain) < 2 * DEEPEST_KEY:
            continue
        if sum(1 for part in _SEPARATOR.finditer(chain) if part[1]) >= DEEPEST_KEY:
            line = text.count("\n", 0, found.start()) + 1
            return Fault(
                worded("{file}:{line}", file=file, line=line),
                worded("a key of more than {most} parts", most=DEEPEST_KEY),
                worded("no entry has more than five levels"),
                code="file.too-large",
            )
    return None
