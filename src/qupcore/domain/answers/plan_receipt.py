"""A receipt of the check of a plan: the answer, and everything that it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from qupcore.domain.case.participant import Participant
from qupcore.domain.case.plan import Plan
from qupcore.domain.catalogue.catalogue import Catalogue

__all__ = ["PlanReceipt"]


@attrs.frozen(kw_only=True)
class PlanReceipt:
    """The check of a plan with all that it was made from.

    Attributes:
        case: The case as it was read.
        plan: The plan that was checked.
        first: The day whose week was checked, or the first day of the period.
        last: The last day of the period; None for a period without end. The same as `first` for one day.
        policy: Policy values that the caller chose, by full name.
        catalogues: The entries that the check read, in their catalogues: those that the plan names, and the
            relations and groups about them. They stay here when a plugin is uninstalled.
        hashes: SHA-256 of each whole catalogue that the case sees, in the order of `catalogues`.
        rules: The rules of law about a plan in force: id, place in the law and days of validity.
        parameters: The numbers in force, with unit, basis and source.
        answer: The check as a record (JSON values only), without repairs.
        form: The version of the form that it is written in.
        seal: SHA-256 over all the rest, as the receipt says it.
        case_as_read: The case as the file had it (JSON values only). None: the receipt was not read from a
            file.
    """

    case: Participant
    plan: Plan
    first: date
    last: date | None
    policy: Mapping[str, int] = attrs.field(hash=False)
    catalogues: tuple[Catalogue, ...] = attrs.field(hash=False)
    hashes: tuple[str, ...]
    rules: tuple[Mapping[str, object], ...] = attrs.field(hash=False)
    parameters: tuple[Mapping[str, object], ...] = attrs.field(hash=False)
    answer: Mapping[str, object] = attrs.field(hash=False)
    form: int = 1
    seal: str = ""
    case_as_read: Mapping[str, object] | None = attrs.field(default=None, eq=False, repr=False)
