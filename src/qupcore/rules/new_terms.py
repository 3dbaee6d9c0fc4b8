"""The nodes of new terms: what a proposed condition reads."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.domain.arguments import check_arguments
from qupcore.domain.new_term import NewTerm
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.rules.terms import BoolTerm, ChoiceTerm, IntTerm, Term, Value

__all__ = ["check_values", "node_of", "value_fault"]


def node_of(new: NewTerm) -> BoolTerm | IntTerm | ChoiceTerm:
    """The node of a new term, for conditions.

    >>> from qupcore.catalogue import Text
    >>> moved = NewTerm(name="proposed.has_moved", kind="bool",
    ...                 label=Text("har flyttet", "har flytta", "has moved"),
    ...                 question=Text("Flyttet personen?", "Flytta personen?", "Has the person moved?"))
    >>> node_of(moved).path
    '$.proposed.has_moved'
    """
    check_arguments(node_of, locals())
    said = {"name": new.name, "path": new.path, "nature": new.nature, "known_by": new.known_by, "new": new}
    if new.kind == "int":
        return IntTerm(counted=new.unit, low=new.low, high=new.high, **said)  # type: ignore[arg-type]
    if new.kind == "choice":
        return ChoiceTerm(values=tuple(new.choices), **said)  # type: ignore[arg-type]
    return BoolTerm(**said)  # type: ignore[arg-type]


def value_fault(term: Term, value: Value) -> Fault | None:
    """The fault of a value in a case that is not of the kind or within the bounds of its term."""
    match term:
        case BoolTerm():
            wanted: str = worded("true or false")
            sound = type(value) is bool
        case ChoiceTerm(values=values):
            sound, wanted = value in values, worded("one of {words}", words=", ".join(values))
        case IntTerm(low=low, high=high):
            whole = isinstance(value, int) and type(value) is not bool
            sound = whole and (low is None or value >= low) and (high is None or value <= high)  # type: ignore[operator]
            wanted = _number(low, high)
        case _:
            raise TypeError(f"no term: {term!r}")
    if sound:
        return None
    what = worded("the proposed law takes {wanted}", wanted=wanted)
    return Fault(term.path, what, worded("write {wanted}", wanted=wanted), code="input.value")


def _number(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return worded("a whole number from {low} to {high}", low=low, high=high)
    if low is not None:
        return worded("a whole number of at least {low}", low=low)
    return worded("a whole number") if high is None else worded("a whole number of at most {high}", high=high)


def check_values(terms: Mapping[str, Term], given: Mapping[str, Value]) -> None:
    """Refuse values of a case that are not what the proposed law takes.

    Raises:
        BadInput: with a fault for each.
    """
    faults = tuple(
        fault
        for name, value in given.items()
        if (term := terms.get(name)) is not None and (fault := value_fault(term, value))
    )
    if faults:
        raise BadInput(
            "facts of the case do not fit the proposed law",
            remedy="mend each value",
            faults=faults,
            code="input.faults",
        )
