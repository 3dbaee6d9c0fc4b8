"""A receipt: a decision with everything that it was made from, so that it can be decided again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.participant import Participant

__all__ = ["Difference", "Receipt", "Replay", "SealState"]

SealState = Literal["whole", "broken", "none"]
"""Nothing was changed since it was written; something was; or its form has no seal (forms before 2)."""


@attrs.frozen(kw_only=True)
class Receipt:
    """A decision with all that it was made from.

    Attributes:
        case: The case as it was read.
        on: The day whose rules were used.
        policy: Policy values that the caller chose, by full name.
        rules: The rules in force: id, place in the law and days of validity.
        parameters: The numbers in force, with unit, basis and source.
        decision: The decision as a record (JSON values only).
        form: The version of the form that it is written in.
        seal: SHA-256 over all the rest, as the receipt says it. Empty: its form has none. It shows what was
            changed since; whoever changes a receipt on purpose can make a new one, so keep a copy elsewhere.
        case_as_read: The case as the file had it (JSON values only), which is how it is written again. None:
            the receipt was not read from a file.
    """

    case: Participant
    on: date
    policy: Mapping[str, int] = attrs.field(hash=False)
    rules: tuple[Mapping[str, object], ...] = attrs.field(hash=False)
    parameters: tuple[Mapping[str, object], ...] = attrs.field(hash=False)
    decision: Mapping[str, object] = attrs.field(hash=False)
    form: int = 1
    seal: str = ""
    case_as_read: Mapping[str, object] | None = attrs.field(default=None, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Difference:
    """A place where deciding again gave something else.

    Attributes:
        path: Where in the receipt.
        then: What stands in it; None where there was nothing.
        now: What stands there now; None where there is nothing any more.
    """

    path: str
    then: object
    now: object


@attrs.frozen(kw_only=True)
class Replay:
    """What deciding again came to.

    Attributes:
        same: Whether the decision is the same, with the rules and numbers that it rests on, whatever version
            decided, and no seal is broken.
        differences: Where it is not.
        versions: Differences in the package, the engines and the hash of the rulebook; they change no answer.
        beside: Differences that the decision does not rest on: the sources that are told, and rules and
            numbers about other questions.
        new: What stands there now and had no place in the receipt: newer keys, and rules and numbers that
            were not written down then.
        seal: Whether the receipt is as it was written. `none`: its form has no seal, so that a change to what
            the decision does not rest on (a reference, an unused date) cannot be seen.
    """

    same: bool
    differences: tuple[Difference, ...]
    versions: tuple[Difference, ...]
    beside: tuple[Difference, ...] = ()
    new: tuple[Difference, ...] = ()
    seal: SealState = "none"
