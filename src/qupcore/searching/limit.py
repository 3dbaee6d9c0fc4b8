"""How far a search may go. The search has no clock: a deadline is a `stop` that the caller makes."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from qupcore.errors import BadInput

__all__ = ["NO_LIMIT", "Meter", "SearchLimit", "Stopped"]

OFTEN = 128
"""Expansions between two looks at `stop`: about a millisecond at most."""


class Stopped(Exception):  # a turn in the road, not an error: never leaves the search
    """The limit is reached."""


@attrs.frozen(kw_only=True)
class SearchLimit:
    """Where a search must give up: after `expansions` steps, or when `stop()` says so.

    What a search returns then says that it is not complete. With `expansions` alone the same limit gives the
    same answer for ever; with a `stop` that looks at a clock it cannot.

    >>> SearchLimit(expansions=10_000).expansions
    10000
    """

    expansions: int | None = None
    stop: Callable[[], bool] | None = None

    def __attrs_post_init__(self) -> None:
        steps = self.expansions
        if steps is not None and (type(steps) is not int or steps < 0):
            raise BadInput(
                "a limit of expansions that is no whole number from 0",
                remedy="give how many steps the search may take, or None",
                code="input.number",
            )
        if self.stop is not None and not callable(self.stop):
            raise BadInput(
                "a `stop` that cannot be called", remedy="give a function that says True", code="input.type"
            )


NO_LIMIT = SearchLimit()


class Meter:
    """Counts the steps of one search against its limit."""

    __slots__ = ("_left", "_stop", "_until_look")

    def __init__(self, limit: SearchLimit) -> None:
        self._left = limit.expansions
        self._stop = limit.stop
        self._until_look = 0

    def spend(self) -> None:
        """Take one step.

        Raises:
            Stopped: where there is none left to take.
        """
        self._until_look -= 1
        if self._until_look < 0:
            self._look()

    def look(self) -> None:
        """Ask whether to stop, without taking a step: for work that is done once and kept.

        Raises:
            Stopped: where the answer is yes.
        """
        if self._stop is not None and self._stop():
            raise Stopped

    def _look(self) -> None:
        self.look()
        steps = OFTEN
        if self._left is not None:
            if self._left == 0:
                raise Stopped
            steps = min(steps, self._left)
            self._left -= steps
        self._until_look = steps - 1
