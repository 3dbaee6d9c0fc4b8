"""References of cases handled together: each must be unique, so that answers can be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qupcore.domain.asked import check_case
from qupcore.domain.case.participant import Participant
from qupcore.domain.input_limits import told_faults
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded

__all__ = ["check_refs", "ref_faults"]


def check_refs(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return the cases, where no two have the same reference.

    Raises:
        BadInput: with a `Fault` for each that has the reference of one before it, and the places of both.

    >>> check_refs([Participant(ref="a"), Participant(ref="b"), Participant(ref="a")])
    Traceback (most recent call last):
        ...
    qupcore.errors.BadInput: two cases have one reference, so their answers could not be told apart
      remedy: give each its own ref
      [2].ref: two cases are called 'a': this and [0], with the same content (leave one of them out)
    """
    found = tuple(people)
    for person in found:
        check_case(person)
    placed = ((f"[{number}]", person) for number, person in enumerate(found))
    if faults := tuple(told_faults(ref_faults(placed), "")):
        what = worded("two cases have one reference, so their answers could not be told apart")
        raise BadInput(what, remedy="give each its own ref", faults=faults, code="input.twice")
    return found


_SAME = worded("with the same content"), worded("leave one of them out")
_OTHER = worded("and they say different things"), worded("give each its own ref")


def ref_faults(placed: Iterable[tuple[str, Participant]]) -> Iterator[Fault]:
    """A fault for each case that has the same reference as an earlier one.

    The same person twice is refused too: a person is counted once and gets one place.

    Args:
        placed: The cases, each with the place that a fault names.
    """
    first: dict[str, tuple[str, Participant]] = {}
    for path, person in placed:
        if person.ref not in first:
            first[person.ref] = path, person
            continue
        where, other = first[person.ref]
        content, mend = _SAME if other == person else _OTHER
        what = worded(
            "two cases are called {ref!r}: this and {where}, {content}",
            ref=person.ref,
            where=where,
            content=content,
        )
        yield Fault(f"{path}.ref", what, mend, code="input.twice")
