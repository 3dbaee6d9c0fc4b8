"""What is allocated does not grow with the number of calls: `forget` lets go of all that they left behind.

The blocks of Python and the bytes of malloc in use are counted, not the memory of the process: what is free
and not given back depends on the system (docs/robustness.md).
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest

from memory.public import QUESTIONS, Asked, asked
from planning.few import few
from qupcore import Participant
from qupcore.engines import installed_engines
from qupcore.files.writing import replace_file, write_new_file
from qupcore.memory import forget, memory_in_use
from qupcore.rules.rulebook import rulebook_on
from qupcore.testing import YEARS, drawn_rules, yes_no

ROUNDS = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 1
BLOCKS, BYTES = 600, 200_000
"""How much more there may be at the end: the first texts that a formatter has seen, a table that grew."""
PROGRAMS = 80
WARM = 3
WRITTEN = 60


class _Counts(ctypes.Structure):
    """`struct mallinfo2` of glibc."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "mapped",
            "usmblks",
            "fsmblks",
            "used",
            "free",
            "top",
        )
    ]


def allocated() -> tuple[int, int]:
    """The blocks of Python, and the bytes of malloc (0 where it does not tell) that are in use."""
    gc.collect()
    blocks = sys.getallocatedblocks()
    try:
        count = ctypes.CDLL(None).mallinfo2
    except (AttributeError, OSError, TypeError):
        return blocks, 0
    count.restype = _Counts
    return blocks, count().used + count().mapped


def ask_all(number: int) -> None:
    """Ask every public function, with a case, a day and a catalogue that nothing else has."""
    first, *others = few().measures
    own = attrs.evolve(first, names=attrs.evolve(first.names, en=f"flat {number}"))
    it = Asked(
        case=Participant(ref=f"flat-{number}", birth_date=date(1970, 1, 1) + timedelta(days=97 * number)),
        on=date(2018, 1, 5) + timedelta(days=37 * (number % 80)),
        catalogue=attrs.evolve(few(), measures=(own, *others)),
    )
    for name in QUESTIONS:
        asked(it, name)


def replaced(path: Path) -> None:
    """The file is replaced."""
    replace_file(path, b"a")


def made_anew(path: Path) -> None:
    """The file is removed and made anew."""
    path.unlink(missing_ok=True)
    write_new_file(path, b"a")


def test_what_is_forgotten_is_gone() -> None:
    """A session that is not closed, or a view that something keeps, is more than the difference allowed."""
    for number in range(WARM):  # what the tests before have left is given back, what is made once is made
        ask_all(number)
        forget()
    blocks, used = allocated()
    for number in range(WARM, WARM + ROUNDS):
        ask_all(number)
        forget()
    later = allocated()
    assert (later[0] - blocks < BLOCKS, later[1] - used < BYTES) == (True, True), (later, blocks, used)


def test_a_file_that_is_written_leaves_no_name_behind(tmp_path: Path) -> None:
    """A Path interns its parts: with Python 3.12 each name that is drawn at random would stay for ever."""
    for write in (replaced, made_anew):
        write(tmp_path / "a")
        blocks = allocated()[0]
        for _ in range(WRITTEN):
            write(tmp_path / "a")
        assert allocated()[0] - blocks < WRITTEN // 2


@pytest.mark.durable
def test_sessions_of_durable_rules_are_bounded_and_closed_with_their_program() -> None:
    """Each takes a megabyte of C, which the garbage collector of Python does not see."""
    durable = installed_engines(2)[1]
    day = date(YEARS[0], 7, 1)

    def fired(number: int) -> object:
        evaluate = durable.prepare(rulebook_on([drawn_rules("c", yes_no(f"try.a{number}"))], day))
        assert set(evaluate({f"try.a{number}": True}).rules.values()) == {True}
        return evaluate

    forget()
    fired(0)
    before = allocated()[1]
    held = [fired(number) for number in range(PROGRAMS)]
    open_now = [use for use in memory_in_use() if use.owner == "engines.durable.session.Sessions"]
    assert all(0 < use.entries <= use.most < PROGRAMS for use in open_now)
    most = allocated()[1]
    held.clear()
    gc.collect()
    assert sum(use.entries for use in memory_in_use() if use.owner == "engines.durable.session.Sessions") == 0
    assert allocated()[1] - before < BYTES, (before, most)
