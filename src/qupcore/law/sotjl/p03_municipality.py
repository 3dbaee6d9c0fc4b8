"""Sosialtjenesteloven § 3: which municipality gives the services.

It is no condition of § 29: it says who decides. A refusal because another municipality is responsible is held
against this section, and what § 29 gives is then for that municipality to say. Before 2010 the sections of
the 1991 Act said it; their text was not seen, and nothing is said of those years.
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
