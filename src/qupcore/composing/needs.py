"""Names of needs: those that no catalogue in use lists, with the name that each is a spelling of."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.catalogue.structure import near
from qupcore.domain.hint import hint
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.planning.rules.view import View

__all__ = ["check_needs", "unknown_needs"]


def unknown_needs(needs: Iterable[str], view: View) -> dict[str, str]:
    """The needs that no catalogue in use lists, each with the need that it is a spelling of, or "".

    Where the catalogues list no needs at all, nothing says that a name is wrong, and none is unknown.
    """
    if not view.needs:
        return {}
    return {need: hint(need, view.needs) or "" for need in needs if need not in view.needs}


def check_needs(where: str, needs: Iterable[str], view: View) -> None:
    """Refuse needs that no catalogue in use lists: a misspelt need would otherwise have no effect.

    Args:
        where: The field that holds the needs, for the message.
        needs: The needs.
        view: What the case sees of the catalogues.

    Raises:
        BadInput: a need is not known; there is one `Fault` for each.
    """
    wrong = sorted(unknown_needs(needs, view))
    if wrong:
        what = [worded("no need is called {id!r}", id=id) for id in wrong]
        raise BadInput(
            worded("{where}: {what}", where=where, what=what[0]),
            remedy=near(wrong[0], view.needs),
            faults=tuple(
                Fault(where, text, near(id, view.needs), "input.unknown-id")
                for id, text in zip(wrong, what, strict=True)
            ),
            code="input.unknown-id",
        )
