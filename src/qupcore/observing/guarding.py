"""What observes an answer never changes it: an error of a handler or an exporter is told, and left."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress

__all__ = ["observer_failed", "without_harm"]


@contextmanager
def without_harm(name: str) -> Iterator[None]:
    """Do something for an observer; an error of it goes no further. An interrupt does.

    Args:
        name: The name of the event that is told.
    """
    try:
        yield
    except Exception as error:
        observer_failed(name, error)


def observer_failed(name: str, error: Exception) -> None:
    """Tell on standard error that an observer failed, unless `logging.raiseExceptions` is false.

    That is how `logging` tells errors of its own handlers. The error of a question, in whose place a handler
    may have failed, is left out: it may hold values of a case.
    """
    logging = sys.modules.get("logging")
    if sys.stderr is None or not getattr(logging, "raiseExceptions", True):
        return
    with suppress(Exception):  # standard error is closed, or as broken as the observer
        sys.stderr.write(f"--- qupcore: what observes the event {name} failed ---\n")
        traceback.print_exception(error, chain=False)
