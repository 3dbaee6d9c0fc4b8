"""A clock that is moved while a process runs, as a clock is set or a machine sleeps."""

from __future__ import annotations

import time

__all__ = ["MovedClock"]


class MovedClock:
    """Moves `time.time` and `time.monotonic`. Only code that takes them from `time` afterwards sees it.

    The monotonic clock of a system never goes back: moves that do change `time.time` alone.
    """

    def __init__(self) -> None:
        self._wall, self._monotonic = 0.0, 0.0
        self._time, self._since = time.time, time.monotonic

    def install(self) -> None:
        """Put it in place of the clocks."""
        time.time = lambda: self._time() + self._wall
        time.monotonic = lambda: self._since() + self._monotonic

    def move(self, seconds: float) -> None:
        """Move the clocks by so many seconds."""
        self._wall += seconds
        self._monotonic += max(seconds, 0.0)
