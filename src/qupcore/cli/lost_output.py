"""Output that nobody can be told of."""

from __future__ import annotations

from qupcore.errors import QupError

__all__ = ["OutputLostError"]


class OutputLostError(QupError):
    """Standard output took no more: the one error that is never told there, whatever was asked for."""
