"""How the command line reports errors. The code that prints them is imported when there is one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["telling"]

UNSOUND = 3
"""Exit status where engines disagree or fail: nothing was decided."""


@contextmanager
def telling(*, as_json: bool) -> Iterator[None]:
    """Print a `QupError` and exit with its status; let other exceptions pass."""
    try:
        yield
    except Exception as error:
        from qupcore.errors import EngineDisagreement, EngineFault, QupError

        if not isinstance(error, QupError):
            raise
        from qupcore.cli.printing_errors import print_error

        print_error(error, as_json=as_json)
        sys.exit(UNSOUND if isinstance(error, EngineDisagreement | EngineFault) else 2)
