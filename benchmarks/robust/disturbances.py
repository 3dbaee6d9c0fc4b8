"""What is done to the service while it runs, and when."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path
from typing import IO

from figures import children_of
from setting import OFFER, PLACES

from qupcore.testing import MunicipalSystem

__all__ = ["Disturbed", "schedule"]

ONCE = (
    (0.00, "system up"),
    (0.12, "system fails"),
    (0.16, "system up"),
    (0.22, "system talks nonsense"),
    (0.25, "system up"),
    (0.32, "system hangs"),
    (0.35, "system up"),
    (0.42, "disk full"),
    (0.48, "disk empty"),
    (0.52, "clock a day on"),
    (0.57, "clock ten years back"),
    (0.62, "clock a minute on"),
    (0.75, "system fails"),
    (0.78, "system up"),
)
"""What happens at which part of the time."""
OFTEN = (("a plugin's process killed", 17.0), ("fork", 11.0))
"""What happens again and again, and the seconds between."""
CLOCK = {"clock a day on": 86_400, "clock ten years back": -3650 * 86_400, "clock a minute on": 60}


def schedule(seconds: float) -> list[tuple[float, str]]:
    """When what happens, in seconds from the start."""
    found = [(part * seconds, what) for part, what in ONCE]
    for what, apart in OFTEN:
        found += [(apart * number, what) for number in range(1, int(seconds / apart) + 1)]
    return sorted(found)


class Disturbed:
    """The service, and what surrounds it."""

    def __init__(self, process: int, commands: IO[str], disk: Path | None, system: MunicipalSystem) -> None:
        self._process, self._commands, self._disk, self._system = process, commands, disk, system

    def by(self, what: str) -> str:
        """Do it; what was done."""
        match what:
            case "system up":
                self._system.says({OFFER: PLACES})
            case "system fails":
                self._system.says({}, status=503)
            case "system talks nonsense":
                self._system.says(b"[{]")
            case "system hangs":
                self._system.hangs()
            case "disk full":
                if self._disk is None:
                    return "no small disk"
                with contextlib.suppress(OSError), (self._disk / "full").open("wb", buffering=0) as file:
                    while file.write(b"x" * 4096):
                        pass
            case "disk empty":
                if self._disk is not None:
                    (self._disk / "full").unlink()
            case "a plugin's process killed":
                for child in children_of(self._process):
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
            case "fork":
                print("fork", file=self._commands, flush=True)
            case _:
                print(f"clock {CLOCK[what]}", file=self._commands, flush=True)
        return what
