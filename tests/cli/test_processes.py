"""A process of its own says what the tests in one process say: status, output, errors."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Example = Callable[[str], Path]
Run = Callable[..., Any]
ON = ("--on", "2026-06-01")

RUNS: dict[str, tuple[int, tuple[str, ...], bytes]] = {
    "decide": (0, ("decide", "{E07}", *ON), b""),
    "decide in nynorsk": (0, ("decide", "{E01}", *ON, "--lang", "nn"), b""),
    "decide in English": (0, ("decide", "{E20}", *ON, "--lang", "en"), b""),
    "decide as json": (0, ("decide", "{E07}", *ON, "--json"), b""),
    "decide what is read": (0, ("decide", "-", *ON), b'{"ref": "a", "lawful_stay": false}'),
    "ask": (0, ("ask", "{E01}", *ON), b""),
    "rules list": (0, ("rules", "list", *ON), b""),
    "rules show": (0, ("rules", "show", "sotjl § 29"), b""),
    "schema": (0, ("schema", "case"), b""),
    "version": (0, ("version",), b""),
    "help": (0, ("decide", "--help"), b""),
    "wrong file": (2, ("decide", "no-such-file.json", *ON), b""),
    "wrong case": (2, ("decide", "-", *ON), b'{"ref": "a", "birth_date": 1}'),
    "wrong case as json": (2, ("decide", "-", *ON, "--json"), b'{"ref": "01819012365"}'),
    "wrong bytes": (2, ("decide", "-", *ON), b"\xff\xfe{\0}\0"),
    "wrong day": (2, ("decide", "{E07}", "--on", "tomorrow"), b""),
    "wrong section": (2, ("rules", "show", "sotjl § 24"), b""),
    "wrong receipt": (2, ("replay", "-"), b"{}"),
    "wrong option": (2, ("decide", "{E07}"), b""),
}


@pytest.mark.parametrize(("status", "words", "stdin"), RUNS.values(), ids=RUNS)
def test_a_process_says_the_same(
    process: Run, qup: Run, example: Example, status: int, words: tuple[str, ...], stdin: bytes
) -> None:
    filled = [re.sub(r"\{(\w+)\}", lambda found: str(example(found[1])), word) for word in words]
    ran = process(*filled, stdin=stdin)
    assert ran.status == status
    assert (ran.out == "") == (status == 2 and "--json" not in words)
    assert (ran.err == "") == (status == 0 or "--json" in words)
    assert ran == qup(*filled, stdin=stdin)


def test_a_receipt_goes_from_one_process_to_the_next(process: Run, example: Example, tmp_path: Path) -> None:
    receipt, changed = tmp_path / "receipt.json", tmp_path / "changed.json"
    assert process("decide", example("E07"), *ON, "--receipt", receipt).status == 0
    assert process("replay", receipt).status == 0
    changed.write_bytes(receipt.read_bytes().replace(b'"outcome": "right"', b'"outcome": "no_right"'))
    ran = process("replay", changed)
    assert ran.status == 1
    assert "$.decision.outcome: " in ran.out
    assert process("decide", example("E07"), *ON, "--receipt", changed).status == 2


# A process that interrupts itself when it imports a module: an interrupt at a moment that is always the same.
INTERRUPTED = """
import os, signal, sys
class Finder:
    def find_spec(self, name, *more):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
from qupcore_cli import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("module", ["qupcore", "qupcore.law.sotjl.p29_right", "qupcore.cli.command_line"])
def test_ctrl_c_while_it_is_imported_leaves_no_traceback(
    environment: Any, example: Example, module: str
) -> None:
    script = INTERRUPTED.format(module=module)
    ran = subprocess.run(
        [sys.executable, "-c", script, "decide", str(example("E07")), *ON],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")


def test_the_command_is_the_same_from_outside_the_package(environment: Any) -> None:
    """Interrupts are as they were once it runs: searches have a way of their own to be stopped."""
    script = (
        "import signal, sys, qupcore.cli, qupcore_cli\n"
        "qupcore.cli.main = lambda: print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)\n"
        "qupcore_cli.main()\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment(), check=False)
    assert (ran.returncode, ran.stdout.split(), ran.stderr) == (0, [b"True"], b"")
