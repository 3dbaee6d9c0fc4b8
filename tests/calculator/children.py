"""The child supplement: § 35 (4) and regulation § 3, child by child and day by day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from calculator.days import covers, day_of, years_later
from calculator.figures import child_a_day, g


def _income_and_pension(child: dict[str, Any], day: date) -> str:
    """To the end of 2023: not for a child with an income over 1 G or with a right to a child's pension."""
    income, pension = child.get("yearly_income_nok"), child.get("has_child_pension")
    if pension is True or (income is not None and Fraction(str(income)) > g(day)):
        return "no"
    return "open" if pension is None or income is None else "yes"


def _residence(child: dict[str, Any], day: date) -> str:
    """From 2020-07-01: lives and lawfully stays in Norway; 90 days abroad, or member, all the same."""
    here, abroad = child.get("lives_in_norway"), child.get("days_abroad")
    if child.get("member_of_insurance") is True or (abroad is not None and abroad <= 90):
        return "yes"
    if child.get("stranded_by_pandemic") is True and day <= date(2021, 12, 31):
        return "yes"
    if here is True:
        return "yes" if abroad is None else "open"
    if here is False and abroad is not None and child.get("member_of_insurance") is False:
        return "no"
    return "open"


def _foster(child: dict[str, Any], day: date) -> str:
    if child.get("relation", "own") == "own" or child.get("lasting_foster_care") is True:
        return "yes"
    since = day_of(child.get("foster_since"))
    if since is not None and years_later(since, 2) <= day:
        return "yes"
    return "open" if since is None or child.get("lasting_foster_care") is None else "no"


def supported(child: dict[str, Any], day: date) -> bool:
    birth = date.fromisoformat(child["birth_date"])
    return birth <= day < years_later(birth, 18) and covers(child, day, "supported_from", "supported_to")


def supplement(child: dict[str, Any], day: date) -> str:
    """yes, no or open for a child on a day."""
    if not supported(child, day):
        return "no"
    if child_a_day(day) is None:
        return "open"
    found = [_foster(child, day)]
    if day <= date(2023, 12, 31):
        found.append(_income_and_pension(child, day))
    if day >= date(2020, 7, 1):
        found.append(_residence(child, day))
    if "no" in found:
        return "no"
    return "open" if "open" in found else "yes"
