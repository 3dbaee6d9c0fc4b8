"""The attacks, and the tests that try them with a real process or file."""

from __future__ import annotations

import shlex
from typing import NamedTuple

__all__ = ["ATTACKS", "Attack"]


class Attack(NamedTuple):
    """The tests that try an attack.

    Attributes:
        file: Their file or folder in `tests`.
        about: Which tests of it, as `pytest -k` takes it; all if empty.
        inputs: How many inputs one run of a test tries.
        seeded: Each run has a seed of its own, and so other inputs.
    """

    file: str
    about: str = ""
    inputs: int = 1
    seeded: bool = False

    def words(self) -> list[str]:
        """What pytest is told."""
        return [f"tests/{self.file}", *(["-k", self.about] if self.about else [])]

    def command(self) -> str:
        """What tries the attack once, for whoever reads the table."""
        return shlex.join(["pytest", *self.words()])


BOUNDARY, EDGES = "plugins/test_boundary.py", "plugins/test_boundary_edges.py"
POOR = "cli/test_edges_of_the_system.py"
READERS = "fuzzing/test_readers.py"

ATTACKS: dict[str, Attack] = {
    # what a plugin does to whoever asked it
    "a plugin looks for the channel of the process that starts plugins": Attack(BOUNDARY, "keeper"),
    "it answers with what no plugin can answer": Attack("plugins/test_broken.py", "forges_an_answer"),
    "it ends that process, to answer for the next plugin": Attack(EDGES, "ends_its_keeper"),
    "it writes into the memory of the program that decides": Attack(BOUNDARY, "writes_into or memory"),
    "it reads the environment of the program": Attack(BOUNDARY, "environment"),
    "it looks for variables that are not its own": Attack(EDGES, "own_variables"),
    "it debugs or signals the program, or opens its files": Attack(BOUNDARY, "debugs or signals or open"),
    "it starts programs, or leaves a process behind": Attack(BOUNDARY, "starts or leaves"),
    "it reads, writes or deletes files of the user": Attack(BOUNDARY, "file"),
    "it uses the network, or listens": Attack(BOUNDARY, "connects or listens"),
    "a live plugin reaches an address that it did not declare": Attack("plugins/test_door.py"),
    "it sends a line without end": Attack(EDGES, "without_end"),
    "its detached process holds the output of the program": Attack(EDGES, "captures_output or outlives"),
    "it prints": Attack(EDGES, "prints"),
    "it hangs": Attack("plugins/test_warden.py"),
    "several hang at once": Attack(EDGES, "several_that_hang"),
    "plugins with faults of every kind are loaded together": Attack("plugins/test_broken.py"),
    "it gives what is refused: owner, links, conditions, periods": Attack("plugins/test_refusals.py"),
    "it sends junk": Attack("plugins/test_transport.py"),
    "a live system is down, slow, or talks nonsense": Attack("plugins/test_live.py"),
    "a process forks after live places were asked": Attack(EDGES, "fork_has_plugins"),
    "the current folder has a `json.py`": Attack(EDGES, "current_folder"),
    # inputs
    "many cases with one ref, many unknown keys": Attack("wire/test_input_limits.py", "faults or fault"),
    "a dotted key of many parts, a number of 5,000 digits": Attack(
        "wire/test_input_limits.py", "toml or long"
    ),
    "a byte order mark": Attack("wire/test_input_limits.py", "byte_order"),
    "a file beyond its limit": Attack("wire/test_input_limits.py", "limit_is_kept"),
    "`/dev/zero` as input": Attack("files/test_reading.py"),
    "files with faults of every kind, for eight readers": Attack(
        READERS, "with_faults", inputs=300, seeded=True
    ),
    "hostile text in every argument, option, variable, file and receipt": Attack("cli/test_hostile.py"),
    # files and processes
    "a link is planted in place of an output": Attack("files/test_writing.py", "planted"),
    "the disk is full or an interrupt comes while a file is written": Attack(
        "files/test_writing.py", "behind"
    ),
    "a process is killed while it writes": Attack("files/test_writing.py", "killed"),
    "a FIFO or device as output": Attack("files/test_writing.py", "pipe or devices or standard_output"),
    "a full disk for the output of a command": Attack(POOR, "full"),
    "closed descriptors": Attack(POOR, "standard or nothing or descriptors"),
    "pipes that are closed": Attack(POOR, "pipe"),
    "small stacks, little memory, no width, no home, no folder": Attack(
        POOR, "stack or memory or width or home or folder"
    ),
    "Ctrl-C in the first half second": Attack(POOR, "ctrl_c"),
    "Ctrl-C while modules are imported": Attack("cli/test_processes.py", "ctrl_c"),
    "wrong options, missing files for every command": Attack("cli/test_exit_statuses.py"),
}
"""By what the attack is."""
