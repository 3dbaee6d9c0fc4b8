"""Names of needs and measures that no catalogue in use has, each with the name that it is a spelling of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qupcore.catalogue.structure import near
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.hint import hint
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.planning.rules.view import View

__all__ = ["check_known_ids", "check_needs", "unknown_needs", "unknown_wishes"]


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
    _refuse(where, {id: worded("no need is called {id!r}", id=id) for id in wrong}, view.needs)


def unknown_wishes(wishes: Iterable[str], catalogues: Iterable[Catalogue]) -> dict[str, str]:
    """The wishes that no catalogue in use has, each with the id that it is a spelling of, or "".

    What only another municipality has is known: it is not available, and no misspelt name.
    """
    known = _ids(catalogues)
    return {wish: hint(wish, known) or "" for wish in dict.fromkeys(wishes) if known and wish not in known}


def check_known_ids(where: str, ids: Iterable[str], catalogues: Iterable[Catalogue]) -> None:
    """Refuse ids of measures and offers that no catalogue in use has, of any municipality.

    Args:
        where: The field that holds the ids, for the message.
        ids: The ids.
        catalogues: The catalogues in use, as their owners gave them.

    Raises:
        BadInput: an id is not known; there is one `Fault` for each.
    """
    catalogues = tuple(catalogues)
    wrong = sorted(unknown_wishes(ids, catalogues))
    what = {id: worded("no measure or offer is called {id!r}", id=id) for id in wrong}
    _refuse(where, what, _ids(catalogues) if wrong else ())


def _ids(catalogues: Iterable[Catalogue]) -> dict[str, None]:
    """The ids of all measures and offers."""
    catalogues = tuple(catalogues)
    measures = (item.id for held in catalogues for item in held.measures)
    return dict.fromkeys([*measures, *(item.id for held in catalogues for item in held.offers)])


def _refuse(where: str, wrong: Mapping[str, str], known: Iterable[str]) -> None:
    known = tuple(known)
    for id, what in wrong.items():
        raise BadInput(
            worded("{where}: {what}", where=where, what=what),
            remedy=near(id, known),
            faults=tuple(
                Fault(where, text, near(id, known), "input.unknown-id") for id, text in wrong.items()
            ),
            code="input.unknown-id",
        )
