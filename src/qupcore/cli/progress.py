"""A progress bar on standard error, shown only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from qupcore.domain.progress import Progress

__all__ = ["is_watched", "progress"]

_FEW = 200
"""No bar is shown for fewer items than this."""


def is_watched() -> bool:
    """Whether standard error is a terminal, so that it is worth counting what there is to do."""
    from rich.console import Console

    return Console(file=sys.stderr).is_terminal


@contextmanager
def progress(total: int) -> Iterator[Progress | None]:
    """Give a callback that takes the number done and the total; None where no bar is shown."""
    if total < _FEW:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(file=sys.stderr)
    if not console.is_terminal:
        yield None
        return
    with Bar(console=console, transient=True) as bar:
        task = bar.add_task("", total=total)

        def update(done: int, total: int | None) -> None:
            bar.update(task, completed=done)

        yield update
