"""The vocabulary of a plan: the facts about an element, the elements beside it, and a week that rules read.

There is no term for motivation, target numbers or budgets, and none for the right to a programme: a rule
about a plan can read facts about the plan only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from qupcore.rules.terms import BoolTerm, IntTerm, Term, Vocabulary

__all__ = [
    "BesideTerms",
    "ElementTerms",
    "Offered",
    "WeekTerms",
    "Whole",
    "plan_fact",
    "plan_number",
    "plan_vocabulary",
]


def plan_fact(name: str, path: str) -> BoolTerm:
    """A yes/no fact about a plan."""
    return BoolTerm(name=name, path=path, known_by="office")


def plan_number(name: str, unit: str, path: str, low: int | None = 0) -> IntTerm:
    """A number about a plan."""
    return IntTerm(name=name, counted=unit, low=low, path=path, known_by="office")


_ELEMENT = "$.course.plans[].elements[]"


class ElementTerms(Vocabulary):
    """One element of a plan."""

    first = plan_number("element.first", "date", f"{_ELEMENT}.first")
    last = plan_number("element.last", "date", f"{_ELEMENT}.last")
    length_first = plan_number("element.length_first", "date", f"{_ELEMENT}.first")
    length_end = plan_number("element.length_end", "date", f"{_ELEMENT}.last")
    minutes = plan_number("element.minutes", "minutes", f"{_ELEMENT}.minutes_a_week")
    slot_minutes = plan_number("element.slot_minutes", "minutes", f"{_ELEMENT}.slots")
    percent = plan_number("element.percent", "percent", f"{_ELEMENT}.percent")
    percent_later = plan_number("element.percent_later", "percent", f"{_ELEMENT}.percent")
    time_stated = plan_fact("element.time_stated", f"{_ELEMENT}.percent")
    in_window = plan_fact("element.in_window", f"{_ELEMENT}.first")
    in_catalogue = plan_fact("element.in_catalogue", f"{_ELEMENT}.measure")
    of_municipality = plan_fact("element.of_municipality", "$.planning.municipality")
    catalogue_here = plan_fact("element.catalogue_here", f"{_ELEMENT}.measure")
    in_existence = plan_fact("element.in_existence", f"{_ELEMENT}.first")
    age_at_end = plan_number("element.age_at_end", "years", "$.birth_date")


class BesideTerms(Vocabulary):
    """What else runs on the same days."""

    clash_minutes = plan_number("beside.clash_minutes", "minutes", f"{_ELEMENT}.slots")
    work_minutes = plan_number("beside.work_minutes", "minutes", "$.planning.position.slots")
    same_offer = plan_fact("beside.same_offer", f"{_ELEMENT}.offer")
    same_measure = plan_fact("beside.same_measure", f"{_ELEMENT}.measure")


class Offered(Vocabulary):
    """The offer that an element names."""

    known = plan_fact("offer.known", f"{_ELEMENT}.offer")
    of_municipality = plan_fact("offer.of_municipality", "$.planning.municipality")
    of_measure = plan_fact("offer.of_measure", f"{_ELEMENT}.offer")
    runs = plan_fact("offer.runs", f"{_ELEMENT}.first")
    starts_then = plan_fact("offer.starts_then", f"{_ELEMENT}.first")
    enrols = plan_fact("offer.enrols", f"{_ELEMENT}.offer")
    has_place = plan_fact("offer.has_place", f"{_ELEMENT}.offer")
    in_catchment = plan_fact("offer.in_catchment", "$.planning.municipality")
    in_district = plan_fact("offer.in_district", "$.planning.district")
    open_in_holidays = plan_fact("offer.open_in_holidays", f"{_ELEMENT}.offer")


class WeekTerms(Vocabulary):
    """A week of the plan, between two days on which anything begins or ends."""

    activity_minutes = plan_number("week.activity_minutes", "minutes", _ELEMENT)
    work_directed = plan_fact("week.work_directed", f"{_ELEMENT}.counts_as")


class Whole(Vocabulary):
    """The plan as a whole."""

    measures_allowance = plan_fact("plan.measures_allowance", "$.benefits")


_GROUPS: tuple[type[Vocabulary], ...] = (ElementTerms, BesideTerms, Offered, WeekTerms, Whole)
_VOCABULARY: Mapping[str, Term] = MappingProxyType(
    {term.name: term for group in _GROUPS for term in vars(group).values() if isinstance(term, Term)}
)


def plan_vocabulary() -> Mapping[str, Term]:
    """The terms about a plan that rules for all measures may read, by name."""
    return _VOCABULARY
