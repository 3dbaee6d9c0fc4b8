"""The tests of durable-rules under AddressSanitizer and under valgrind: `make hardened`.

A script and no test: it compiles durable-rules anew for each, into build, and takes minutes. First each tool
must find an error of memory that durable-rules is known to have, in what qupcore never uses; so a tool that
finds nothing in the tests is known to work. Where a tool is missing, it says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

TOP = Path(__file__).parents[2]
BUILD = TOP / "build"
SUPPRESSIONS = Path(__file__).with_name("valgrind.supp")
DEFINE = ["-DPyEval_CallObject=PyObject_CallObject"] if sys.version_info >= (3, 13) else []
INSTALL = ["-m", "pip", "-q", "--disable-pip-version-check", "install", "--no-cache-dir"]
INSTALL += ["--no-deps", "--require-hashes"]
LOCK = TOP / "requirements" / "dev.lock"
# In other processes, or with bounds of memory that either tool exceeds by itself.
NOT_HERE = ["--ignore-glob", "*test_process*.py", "-k", "not does_not_grow and not leave_nothing"]

A_KNOWN_ONE = """
import sys
import durable_rules_engine as engine

def fire(definition):
    handle = engine.create_ruleset("r", definition)
    state = engine.assert_fact(handle, '{"id":"b","boot":1}')[1]
    message = engine.start_action_for_state(handle, state)
    while message is not None:
        message = engine.complete_and_start_action(handle, state)
    engine.retract_fact(handle, '{"id":"b"}')
    return handle, state

BOOT = '"boot":{"all":[{"p":{"boot":1}}]}'
if sys.argv[1] == "asan":  # a regular expression on a number reads an array that is gone
    handle, _ = fire('{' + BOOT + ',"a":{"all":[{"p":{"$mt":{"v0":"3[0-9]*"}}}]}}')
    engine.assert_fact(handle, '{"id":"x","v0":35}')
else:  # a join of two facts, of which one is retracted, reads past the end of an array
    handle, state = fire('{' + BOOT + ',"a":{"all":[{"p":{"v0":1}},{"q":{"v1":1}}]}}')
    for _ in range(3):
        engine.assert_fact(handle, '{"id":"x","v0":1}')
        engine.assert_fact(handle, '{"id":"y","v1":1}')
        message = engine.start_action_for_state(handle, state)
        while message is not None:
            message = engine.complete_and_start_action(handle, state)
        engine.retract_fact(handle, '{"id":"x"}')
        engine.retract_fact(handle, '{"id":"y"}')
"""
_FOUND = 99
"""The exit status of a program in which a tool found something."""


def compiled(tool: str, *flags: str) -> Path:
    """durable-rules, compiled with some flags, in a folder of its own."""
    folder = BUILD / tool
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pinned = "\n".join(_pin(LOCK.read_text("utf-8").splitlines()))
    (folder / "durable.lock").write_text(pinned, "utf-8")
    subprocess.run(
        [sys.executable, *INSTALL, "--target", folder, "--requirement", folder / "durable.lock"],
        env={**os.environ, "CPPFLAGS": " ".join(["-O1", "-g", *flags, *DEFINE])},
        check=True,
    )
    return folder


def _pin(lines: list[str]) -> Iterator[str]:
    """The lines of the lock file that are of durable-rules."""
    inside = False
    for line in lines:
        inside = line.startswith("durable-rules==") or (inside and line.lstrip().startswith("--hash"))
        if inside:
            yield line


def run(tool: str, before: list[str], environment: dict[str, str], tests: list[str]) -> bool:
    """Let a tool find what is known, then run tests under it; whether all is well."""
    full = {**os.environ, "PYTHONPATH": str(BUILD / tool), "HYPOTHESIS_PROFILE": "mutants", **environment}
    full.pop("QUPCORE_DURABLE", None)
    known = subprocess.run(
        [*before, sys.executable, "-c", A_KNOWN_ONE, tool], env=full, capture_output=True, cwd=TOP
    )
    if known.returncode != _FOUND:
        print(
            f"{tool}: does not find a known error (exit status {known.returncode})\n{known.stderr.decode()}"
        )
        return False
    start = monotonic()
    command = [*before, sys.executable, "-m", "pytest", "-q", "-n", "0", *NOT_HERE, *tests]
    done = subprocess.run(command, env=full, cwd=TOP, capture_output=True, text=True)
    took = monotonic() - start
    if done.returncode:
        print(done.stdout, done.stderr, f"{tool}: FAILED (exit status {done.returncode})", sep="\n")
        return False
    print(
        f"{tool}: finds the known error; {done.stdout.splitlines()[-1]} by it, nothing found ({took:.0f} s)"
    )
    return True


def address_sanitizer() -> bool:
    """The tests of the engines under AddressSanitizer."""
    compiler = shutil.which(os.environ.get("CC", "cc"))
    library = ""
    if compiler and sys.platform == "linux":
        asked = [compiler, "-print-file-name=libasan.so"]
        library = subprocess.run(asked, capture_output=True, text=True).stdout.strip()
    if not os.path.isabs(library):
        print("asan: SKIPPED, no compiler here has AddressSanitizer (libasan.so)")
        return True
    compiled("asan", "-fno-omit-frame-pointer", "-fsanitize=address")
    # Python itself never frees all that it has: leaks are looked for in tests/engines/test_soak.py.
    options = f"detect_leaks=0:exitcode={_FOUND}"
    return run("asan", [], {"LD_PRELOAD": library, "ASAN_OPTIONS": options}, ["tests/engines"])


def valgrind() -> bool:
    """The tests of the wrapper under valgrind, which sees values that were never set."""
    program = shutil.which("valgrind")
    if not program:
        print("valgrind: SKIPPED, it is not installed")
        return True
    compiled("valgrind")
    before = [program, "-q", f"--error-exitcode={_FOUND}", f"--suppressions={SUPPRESSIONS}"]
    # Python's own allocator would hide what happens within its arenas, and reads what it has not set.
    files = ["tests/engines/test_session.py", "tests/engines/test_amounts.py"]
    return run("valgrind", before, {"PYTHONMALLOC": "malloc"}, files)


if __name__ == "__main__":
    chosen = {"asan": address_sanitizer, "valgrind": valgrind}
    done = [chosen[name]() for name in sys.argv[1:] or chosen]
    sys.exit(not all(done))
