"""A receipt: everything that a decision was made from, so that it can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.domain.participant import Participant

__all__ = ["Difference", "Receipt", "Replay"]


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
    """

    case: Participant
    on: date
    policy: Mapping[str, int]
    rules: tuple[Mapping[str, object], ...]
    parameters: tuple[Mapping[str, object], ...]
    decision: Mapping[str, object]


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
        same: Whether the decision is the same, whatever version decided.
        differences: Where it is not.
        versions: Differences in the versions of the package and engines alone; they change no answer.
    """

    same: bool
    differences: tuple[Difference, ...]
    versions: tuple[Difference, ...]
