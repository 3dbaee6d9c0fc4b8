"""What the list commands print as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.need import Need
from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law
from qupcore.wire.record import parameters_record, plain, rules_record
from qupcore.wire.versions import one_hash, versions

__all__ = ["needs_list_record", "rules_list_record"]


def rules_list_record(on: date, law: Law = NATIONAL) -> dict[str, object]:
    """The rules and numbers of every topic in force on a day, as JSON values.

    Raises:
        NoRulesInForce: `on` lies before 2007-11-01.

    >>> rules_list_record(date(2026, 9, 1))["on"]
    '2026-09-01'
    """
    check_arguments(rules_list_record, locals())
    books = law.all_in_force(on)
    parameters = {str(use["name"]): use for book in books.values() for use in parameters_record(book)}
    hashes = {topic: book.hash for topic, book in books.items()}
    return {
        "on": on.isoformat(),
        "rulebooks": hashes,
        "rules": [rule for book in books.values() for rule in rules_record(book)],
        "parameters": [parameters[name] for name in sorted(parameters)],
        "versions": versions("rules_list", rulebook=one_hash(hashes.items())),
    }


def needs_list_record(needs: Iterable[Need]) -> dict[str, object]:
    """Needs that measures can cover, as JSON values."""
    check_arguments(needs_list_record, locals())
    return {"needs": [plain(need) for need in needs], "versions": versions("needs_list")}
