"""The error of an output that could not be written."""

from __future__ import annotations

from qupcore.errors import QupError

__all__ = ["OutputLostError"]


class OutputLostError(QupError):
    """Standard output could not be written; the error goes to standard error even with `--json`."""
