"""Polars, which the extra `table` brings: asked for before anything is made."""

from __future__ import annotations

from qupcore.errors import BadInput

__all__ = ["need_polars"]


def need_polars() -> None:
    """Raise an error where Polars is not installed.

    Raises:
        BadInput: it is not installed, or its native part cannot be loaded.
    """
    try:
        import polars  # noqa: F401
    except (ImportError, OSError) as error:
        raise BadInput(
            "a population is a table of Polars, which is not installed",
            remedy="pip install 'qupcore[table]'",
            code="command.not-installed",
        ) from error
