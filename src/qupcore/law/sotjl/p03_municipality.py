"""Sosialtjenesteloven § 3: which municipality gives the services.

It is no condition of § 29: it determines who decides. A refusal because another municipality is responsible
is checked against this section, and that municipality then decides on § 29. Before 2010 sections of the 1991
Act applied; their text was not found, so those years are not encoded.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.standing import StayFacts
from qupcore.law.wordings import SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

_rule = partial(
    section,
    SOTJL_2010,
    "3",
    topic="municipality",
    valid="2010-01-01/..",
    source="read as consolidated on 2026-07-28; whether the words changed since 2010 was not looked up",
    confidence="medium",
)


@_rule(ledd=1)
def services_where_the_person_stays(stay: StayFacts) -> Condition:
    """The municipality gives services to everybody who stays in it."""
    return any_of(stay.in_institution, stay.here)


@_rule(ledd=2)
def services_from_before_the_institution(stay: StayFacts) -> Condition:
    """For whoever stays in an institution, it is the municipality where the person stayed before."""
    return any_of(~stay.in_institution, stay.here_before)


RULES = (services_where_the_person_stays, services_from_before_the_institution)
