"""`qup` among other programs: pipes, colours, widths, encodings, interrupts."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Example = Callable[[str], Path]
Run = Callable[..., Any]
DAY = "2026-06-01"
ESCAPE = "\x1b"
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and terminals")

SHOWN: dict[str, tuple[str, ...]] = {
    "decide nb": ("decide", "{E23}", "--on", "2024-04-29", "--lang", "nb", "--details"),
    "decide nn": ("decide", "{E24}", "--on", "2024-06-03", "--lang", "nn"),
    "decide en": ("decide", "{E20}", "--on", "2026-05-04", "--lang", "en"),
    "ask": ("ask", "{E24}", "--on", "2024-06-03", "--lang", "en"),
    "rules list": ("rules", "list", "--on", DAY, "--lang", "en"),
    "rules show": ("rules", "show", "sotjl § 29", "--lang", "nb"),
}


def filled(words: tuple[str, ...], example: Example) -> list[str]:
    return [re.sub(r"\{(\w+)\}", lambda found: str(example(found[1])), word) for word in words]


def words_of(name: str, example: Example) -> list[str]:
    return filled(SHOWN[name], example)


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("columns", [80, 50, 200])
def test_lines_fit_the_width(qup: Run, example: Example, name: str, columns: int) -> None:
    out = qup(*words_of(name, example), env={"COLUMNS": str(columns)}).out
    widest = min(columns, 100)
    for line in out.splitlines():
        indent = len(line) - len(line.lstrip())
        one_word = " " not in line.strip().removeprefix("- ")
        assert len(line) <= max(widest, indent + 20) or one_word, line
    if len(out) > 1000:
        assert max(map(len, out.splitlines())) > widest - 5, "the width is used"


@pytest.mark.parametrize("name", ["decide nb", "rules show"])
def test_no_escapes_into_a_pipe(process: Run, example: Example, name: str) -> None:
    assert ESCAPE not in process(*words_of(name, example), env={"TERM": "xterm-256color"}).out


@pytest.mark.parametrize("name", SHOWN)
def test_no_space_at_the_end_of_a_line(qup: Run, example: Example, name: str) -> None:
    out = qup(*words_of(name, example)).out
    assert out.endswith("\n")
    assert not [line for line in out.splitlines() if line != line.rstrip()]


def in_terminal(command: list[str], environment: dict[str, str]) -> str:
    """Run with a terminal as standard output, and give back what came to it."""
    import pty

    near, far = pty.openpty()
    process = subprocess.Popen(command, stdout=far, stderr=far, stdin=subprocess.DEVNULL, env=environment)
    os.close(far)
    found = b""
    try:
        while chunk := os.read(near, 65536):
            found += chunk
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(near)
    process.wait(timeout=60)
    return found.decode("utf-8")


@posix
def test_colour_in_a_terminal_and_none_where_it_is_refused(
    command: list[str], environment: Callable[..., dict[str, str]], example: Example
) -> None:
    words = [*command, *words_of("decide nb", example)]
    coloured = in_terminal(words, environment(TERM="xterm-256color"))
    assert COLOUR.search(coloured), "a terminal gets colour"
    plain = in_terminal(words, environment(TERM="xterm-256color", NO_COLOR="1"))
    assert not COLOUR.search(plain)
    assert ESCAPE not in in_terminal(words, environment(TERM="dumb"))


@posix
def test_colour_carries_no_meaning_of_its_own(
    qup: Run, command: list[str], environment: Callable[..., dict[str, str]], example: Example
) -> None:
    """The words are the same, with colour and without."""
    words = words_of("decide nb", example)
    coloured = in_terminal([*command, *words], environment(TERM="xterm-256color"))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured).replace("\r\n", "\n")
    assert bare == qup(*words).out


@pytest.mark.parametrize(("name", "encoding"), [("decide nb", "ascii"), ("rules show", "cp1252")])
def test_an_output_that_cannot_hold_every_letter(
    process: Run, example: Example, name: str, encoding: str
) -> None:
    ran = process(*words_of(name, example), env={"PYTHONIOENCODING": encoding})
    assert "Traceback" not in ran.err
    assert ran.status == 0


def test_the_locale_c_is_no_trouble(process: Run, qup: Run, example: Example) -> None:
    words = words_of("decide nb", example)
    assert process(*words, env={"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": ""}) == qup(*words)


# pipes whose reader leaves

LEFT = {
    "text": SHOWN["decide nb"],
    "json": (*SHOWN["decide nb"], "--json"),
    "schema": ("schema", "case"),
}


def left_words(name: str, example: Example) -> list[str]:
    return filled(LEFT[name], example)


def into_closed_pipe(command: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Run with a standard output that nobody reads any more."""
    near, far = os.pipe()
    os.close(near)
    try:
        done = subprocess.run(
            command, stdout=far, stderr=subprocess.PIPE, timeout=60, check=False, env=environment
        )
    finally:
        os.close(far)
    return done.returncode, done.stderr.decode("utf-8")


@posix
@pytest.mark.parametrize("name", LEFT)
def test_a_reader_that_leaves_is_no_difference_and_gives_no_traceback(
    command: list[str], environment: Callable[..., dict[str, str]], example: Example, name: str
) -> None:
    assert into_closed_pipe([*command, *left_words(name, example)], environment()) == (0, "")


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("name", LEFT)
def test_a_full_disk_is_told(
    command: list[str], environment: Callable[..., dict[str, str]], example: Example, name: str
) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*command, *left_words(name, example)],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
            env=environment(),
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"qup: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.usefixtures("in_english")
@posix
@pytest.mark.parametrize(
    ("closed", "words", "status", "told"),
    [
        ("1", ("decide", "{E23}", "--on", DAY), 2, b"qup: cannot write the answer"),
        ("1", ("decide", "{E23}", "--on", DAY, "--json"), 2, b"qup: cannot write the answer"),
        ("1", ("version",), 2, b"qup: cannot write the answer"),
        ("0", ("decide", "-", "--on", DAY), 2, b"qup: cannot read standard input"),
        ("2", ("decide", "{E23}", "--on", "2024-13-01"), 2, b""),
    ],
    ids=["no output", "no output for JSON", "no output for the version", "no input", "no place for errors"],
)
def test_a_closed_stream_is_told_as_far_as_it_can_be(
    command: list[str],
    environment: Callable[..., dict[str, str]],
    example: Example,
    closed: str,
    words: tuple[str, ...],
    status: int,
    told: bytes,
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}>&-', "sh", *command, *filled(words, example)],
        capture_output=True,
        timeout=60,
        check=False,
        env=environment(),
    )
    assert done.returncode == status
    assert done.stderr.startswith(told)
    assert b"Traceback" not in done.stderr


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "words", [("decide", "--help"), ("--help",), ("plan",), ("decide", "--nope", "--json")], ids=" ".join
)
def test_help_that_cannot_be_written_is_told(
    command: list[str], environment: Callable[..., dict[str, str]], words: tuple[str, ...]
) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*command, *words],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
            env=environment(),
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"qup: ")
    assert b"Traceback" not in done.stderr


@posix
@pytest.mark.parametrize("errors", ["&-", "/dev/full"])
@pytest.mark.parametrize("words", [("decide", "--nope"), ("decide", "-", "--on", "never")], ids=" ".join)
def test_an_error_that_nobody_can_read_has_its_status_and_no_other_output(
    command: list[str], environment: Callable[..., dict[str, str]], errors: str, words: tuple[str, ...]
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" 2>{errors}', "sh", *command, *words],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
        env=environment(),
    )
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_terminal_of_no_width_loses_no_answer(qup: Run, example: Example) -> None:
    words = words_of("decide en", example)
    wide, none = (qup(*words, env={"COLUMNS": columns}).out for columns in ("80", "0"))
    assert none == wide


# interrupts


@posix
@pytest.mark.parametrize("words", [("decide", "-", "--on", DAY), ("replay", "-")])
def test_an_interrupt_ends_it_quietly(
    command: list[str], environment: Callable[..., dict[str, str]], words: tuple[str, ...]
) -> None:
    import array
    import fcntl
    import termios

    near, far = os.pipe()
    process = subprocess.Popen(
        [*command, *words],
        stdin=near,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    try:
        os.write(far, b"{")
        waiting = array.array("i", [1])
        until = time.monotonic() + 30
        while waiting[0] and time.monotonic() < until:  # until the process has begun to read
            time.sleep(0.02)
            fcntl.ioctl(near, termios.FIONREAD, waiting)
        assert not waiting[0]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
        os.close(near)
        os.close(far)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err
