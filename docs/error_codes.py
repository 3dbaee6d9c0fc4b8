"""Writes docs/error-codes.md from the codes and error_codes.toml: `python docs/error_codes.py`.

Each example is run, and its message is what it says; an example that does not end with its code is refused.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shlex
import sys
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from unittest import mock

from qupcore.cli import main as qup
from qupcore.errors import CODES, QupError

FOLDER = Path(__file__).parent
PAGE = FOLDER / "error-codes.md"
GIVEN: Mapping[str, Mapping[str, str]] = tomllib.loads((FOLDER / "error_codes.toml").read_text("utf-8"))

WIDTH, MOST = 100, 300
"""The width of a line of a message, and the longest line before it is cut."""

IMPORTS = """\
from datetime import date
from qupcore import Assessment, Participant, decide, explain, national, read_case"""

INTRODUCTION = """\
<!-- Written by `python docs/error_codes.py`; change docs/error_codes.toml. -->

# Errors, code by code

Each code with its meaning, an example that ends with it, and what to do. Examples in Python begin so:

```{code-block} python
@IMPORTS@
```

[](errors.md) says how errors are caught, and how values are kept out of logs.
""".replace("@IMPORTS@", IMPORTS)


def page() -> str:
    """The page, from the codes of today."""
    assert list(GIVEN) == list(CODES), "one entry for each code, in the order of CODES"
    return INTRODUCTION + "".join(f"\n{section}" for section in map(_section, CODES))


def _section(code: str) -> str:
    given = GIVEN[code]
    short = CODES[code].what
    means = f"{short[0].upper()}{short[1:]}. {given['means']}"
    return "\n".join((f"## `{code}`\n", f"{means}\n", *_example(code, given), f"**Do:** {given['do']}\n"))


def _example(code: str, given: Mapping[str, str]) -> Iterator[str]:
    if "when" in given:
        yield f"**Comes:** {given['when']}\n"
    elif "command" in given:
        yield f"```text\n$ {given['command']}\n{_of_command(code, given['command'])}```\n"
    else:
        lines = given["python"].strip()
        yield f"```py\n{lines}\n```\n"
        yield f"```text\n{_of_lines(code, lines)}```\n"


def _of_lines(code: str, lines: str) -> str:
    names = dict[str, object]()
    exec(IMPORTS, names)
    try:
        with mock.patch.dict(os.environ, QUPCORE_DISABLE_PLUGINS="1"):
            exec(lines, names)
    except QupError as error:
        codes = {error.code, *(fault.code for fault in getattr(error, "faults", ()))}
        assert code in codes, f"{code}: the example ends with {codes}"
        return _shown(f"{type(error).__name__}: {error}")
    raise AssertionError(f"{code}: the example raises no error")


def _of_command(code: str, command: str) -> str:
    told = json.loads(_ran(f"{command} --json")[0])["error"]["code"]
    assert told == code, f"{code}: the example ends with {told}"
    return _shown(_ran(command)[1])


def _ran(command: str) -> tuple[str, str]:
    """What a command writes to standard output and to standard error."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        contextlib.chdir(FOLDER.parent),
        mock.patch.multiple(sys, argv=shlex.split(command), stdout=out, stderr=err),
        mock.patch.dict(sys.modules, __main__=ModuleType("__main__")),  # else usage names what runs this
        mock.patch.dict(os.environ, COLUMNS="80", QUPCORE_DISABLE_PLUGINS="1", QUPCORE_LANG="en"),
        contextlib.suppress(SystemExit),
    ):
        qup()
    said, faults = (file.buffer.getvalue().decode("utf-8") for file in (out, err))
    return said, faults


def _shown(message: str) -> str:
    """The message in lines of a page; a long list is cut."""
    cut = (
        f"{line[:MOST].rpartition(' ')[0]} ..." if len(line) > MOST else line for line in message.splitlines()
    )
    return "".join(f"{line}\n" for whole in cut for line in _wrapped(whole)).strip() + "\n"


def _wrapped(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(line, WIDTH, subsequent_indent=f"{indent}  ") or [""]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
