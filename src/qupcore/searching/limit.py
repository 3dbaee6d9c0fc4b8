"""The limit of a search. The search reads no clock: for a deadline, the caller gives a `stop` function."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from qupcore.errors import BadInput

__all__ = ["NO_LIMIT", "Meter", "SearchLimit", "Stopped"]

OFTEN = 128
"""The expansions between two calls of `stop`: about a millisecond at most."""


class Stopped(Exception):  # control flow, not an error: it never leaves the search
    """The limit was reached."""


@attrs.frozen(kw_only=True)
class SearchLimit:
    """The limit of a search: a number of steps (`expansions`), or a function `stop` that returns True.

    The result of a stopped search is marked as not complete. With `expansions` only, the same limit always
    gives the same answer; with a `stop` that reads a clock, it may not.

    >>> SearchLimit(expansions=10_000).expansions
    10000
    """

    expansions: int | None = None
    stop: Callable[[], bool] | None = None

    def __attrs_post_init__(self) -> None:
        steps = self.expansions
        if steps is not None and (type(steps) is not int or steps < 0):
            raise BadInput(
                "`expansions` is not a whole number from 0",
                remedy="give the number of steps that the search may take, or None",
                code="input.number",
            )
        if self.stop is not None and not callable(self.stop):
            raise BadInput(
                "`stop` cannot be called",
                remedy="give a function that returns True to stop",
                code="input.type",
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
        """Count one step.

        Raises:
            Stopped: no step is left.
        """
        self._until_look -= 1
        if self._until_look < 0:
            self._look()

    def look(self) -> None:
        """Call `stop` without counting a step, for work that is done once and kept.

        Raises:
            Stopped: `stop` returned True.
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
