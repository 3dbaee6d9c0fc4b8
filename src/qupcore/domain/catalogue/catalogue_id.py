"""Ids in the catalogue: the owner's namespace and the entry's name."""

from __future__ import annotations

import re

from qupcore.domain.text import identity_fault
from qupcore.errors import BadInput
from qupcore.errors.identity_number import holds_identity_number
from qupcore.errors.worded import worded

__all__ = ["NATIONAL_ID", "checked_id", "namespace_of"]

NATIONAL_ID = "no"
"""The namespace of the national catalogue; every other one is a four-digit municipality number."""

_ID = re.compile(r"(no|\d{4}):[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
LONGEST_ID = 80


def namespace_of(id: str) -> str:
    """The owner of an entry: `no`, or the municipality's number.

    >>> namespace_of("1804:jobbsenter")
    '1804'
    """
    return checked_id(id).partition(":")[0]


def checked_id(id: str) -> str:
    """Return the id itself, where its form is correct.

    Raises:
        BadInput: it has not.

    >>> checked_id("no:arbeidstrening")
    'no:arbeidstrening'
    """
    if len(id) > LONGEST_ID or not _ID.fullmatch(id):
        raise BadInput(
            worded("{id!r} is not an id", id=id[:LONGEST_ID]),
            remedy=worded(
                "write no:name or NNNN:name (municipality number); a name is lower-case letters a-z, digits "
                "and single hyphens, {longest_id} characters in all at most",
                longest_id=LONGEST_ID,
            ),
            code="input.value",
        )
    if holds_identity_number(id):  # a plan names the id, and a case may hold no identity number
        what, remedy, code = identity_fault(worded("a name"))
        raise BadInput(worded("{what} as an id", what=what), remedy=remedy, code=code)
    return id
