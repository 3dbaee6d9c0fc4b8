"""z3, imported when it is first needed: a start without it stays as quick."""

from __future__ import annotations

from typing import Any

from qupcore.errors import BadInput

__all__ = ["INSTALL_Z3", "z3_library"]

INSTALL_Z3 = "pip install 'qupcore[prove]'"


def z3_library() -> Any:
    """The library.

    Raises:
        BadInput: it is not installed, or its native part cannot be loaded.
    """
    try:
        import z3 as library
    except (ImportError, OSError) as error:
        raise BadInput(
            "differences of this kind are proved by z3, which is not installed",
            remedy=INSTALL_Z3,
            code="command.not-installed",
        ) from error
    except Exception as error:  # z3 raises an exception of its own where its native part is missing
        if type(error).__name__ != "Z3Exception":
            raise
        raise BadInput(
            "differences of this kind are proved by z3, whose native part cannot be loaded",
            remedy=INSTALL_Z3,
            code="command.not-installed",
        ) from error
    return library
