"""FOR-2011-12-16-1251: persons without entitlement to individual services under the Act.

The programme is in the Act's chapter 4, "individuelle tjenester". That the regulation covers it is inferred
from that heading, since the regulation never names the programme. For 2007-2011 no such regulation was found,
so nothing is decided for those years: see `law/readings.py`.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.right import ApplicantFacts
from qupcore.law.wordings import RESIDENCE_2012, RESIDENCE_2014, RESIDENCE_2025
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

_regulation = partial(
    section,
    "for-2011-1251",
    basis="regulation",
    source="the programme is one of the Act's individual services (chapter 4); inferred",
    confidence="medium",
)


@_regulation("4", ledd=1, valid=RESIDENCE_2014.valid, enacted_by=RESIDENCE_2014.enacted_by)
@_regulation("4", ledd=1, valid=RESIDENCE_2012.valid, enacted_by=RESIDENCE_2012.enacted_by)
def lawful_stay(person: ApplicantFacts) -> Condition:
    """Without lawful stay there is no entitlement to individual services."""
    return person.lawful_stay


@_regulation("1", ledd=1, valid=RESIDENCE_2025.valid, enacted_by=RESIDENCE_2025.enacted_by)
@_regulation("1", ledd=1, valid="2012-01-01/2025-03-06", enacted_by=RESIDENCE_2012.enacted_by)
def residence(person: ApplicantFacts) -> Condition:
    """Residence in Norway, unless exempt: citizens, EEA nationals, treaties, § 1 (3)-(4) and § 1 a."""
    return any_of(person.fixed_residence, person.exempt_from_residence)


RULES = (lawful_stay, residence)
