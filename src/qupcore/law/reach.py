"""Whether the person whom a decision is about can change a fact, can only dispute it, or neither.

The table is not a rule of law; it classifies the terms of § 29. A date of birth cannot change, but a wrong
register can be corrected. A person can get or give up a residence or a benefit. A permit, an offer or a
judgement is given by others, and the person can appeal (forvaltningsloven § 28). Nobody can change whether
the office was established. No lawyer has reviewed the table: every entry is unverified.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from qupcore.law.terms.right import (
    ApplicantFacts,
    Assessed,
    Benefits,
    Children,
    HouseholdFacts,
    Judgement,
    Office,
)

__all__ = ["REACH", "Reach", "reach_of", "reach_together"]

Reach = Literal["change", "dispute", "neither"]
"""`change`: the person can change the fact. `dispute`: the person can only say that it is wrong, have a
register corrected, or appeal. `neither`: the fact is the same for everybody."""

REACH: Mapping[str, Reach] = MappingProxyType(
    {
        ApplicantFacts.age.name: "dispute",
        ApplicantFacts.lawful_stay.name: "dispute",
        ApplicantFacts.fixed_residence.name: "change",
        ApplicantFacts.exempt_from_residence.name: "dispute",
        ApplicantFacts.introduction_programme_offered.name: "dispute",
        Office.nav_office_established.name: "neither",
        Benefits.monthly_total.name: "change",
        Benefits.insurance_benefit.name: "change",
        HouseholdFacts.kind.name: "change",
        Children.youngest.name: "dispute",
        Children.middle.name: "dispute",
        Children.oldest.name: "dispute",
        Assessed.work_ability.name: "change",
        Assessed.conclusion.name: "dispute",
        Judgement.capacity_substantially_reduced.name: "dispute",
        Judgement.benefits_limited.name: "dispute",
        Judgement.benefits_very_limited.name: "dispute",
        Judgement.appropriate_and_necessary.name: "dispute",
        Judgement.adapted_programme_can_be_offered.name: "dispute",
        Judgement.disproportionately_burdensome.name: "dispute",
    }
)
"""By term of § 29: its reach. Numbers of the law are not listed; they are `neither`."""


def reach_of(term: str) -> Reach | None:
    """Whether the person can change a fact; None for a term that is not in § 29.

    >>> reach_of("person.age"), reach_of("benefits.monthly_total")
    ('dispute', 'change')
    """
    return REACH.get(term)


def reach_together(terms: Iterable[str]) -> Reach | None:
    """Whether the person can change several facts together: the most restrictive value among them.

    >>> reach_together(["benefits.monthly_total", "person.age"])
    'dispute'
    """
    found = [REACH.get(name) for name in terms]
    if not found or None in found:
        return None
    order: tuple[Reach, ...] = ("neither", "dispute", "change")
    return next(reach for reach in order if reach in found)
