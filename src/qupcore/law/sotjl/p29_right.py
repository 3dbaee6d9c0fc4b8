"""Sosialtjenesteloven § 29: the right to the Qualification Programme.

Before 2010 § 5A-1 of the 1991 Act. The wording changed on 2010-01-01 ("very" left out), 2010-12-17 ("very"
restored) and 2019-01-01 (ages in the text; the offer no longer a condition).
"""

from __future__ import annotations

from functools import partial

from qupcore.law.ages import Ages
from qupcore.law.terms.right import ApplicantFacts, Assessed, Benefits, Judgement, Office
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2010_12, SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

Limits = Ages
"""The ages, and whether the upper one is included."""


# The wordings of the section, oldest first.
p5a1_2007 = partial(section, SOTJL_2007, "5A-1")
p29_2010 = partial(section, SOTJL_2010, "29", valid="2010-01-01/2010-12-16")
p29_2010_12 = partial(section, SOTJL_2010_12, "29")
p29_2019 = partial(section, SOTJL_2019, "29")


@p29_2019(ledd=1)
@p29_2010_12(ledd=1)
@p29_2010(ledd=1)
@p5a1_2007(ledd=1)
def age(person: ApplicantFacts, limit: Ages) -> Condition:
    """Between 18 and 67 years old; before 2019 of working age, which the statute did not define."""
    return (person.age >= limit.age_min) & (person.age < limit.age_max + limit.age_max_included)


@p29_2019(ledd=1)
@p29_2010_12(ledd=1)
@p29_2010(ledd=1)
@p5a1_2007(ledd=1)
def capacity(judgement: Judgement) -> Condition:
    """Capacity for work and income substantially reduced; the law knows no percentage."""
    return judgement.capacity_substantially_reduced


@p29_2019(ledd=1)
@p29_2010_12(ledd=1)
@p5a1_2007(ledd=1)
def benefits_very_limited(benefits: Benefits, judgement: Judgement) -> Condition:
    """No, or very limited, subsistence benefits under folketrygdloven or arbeidsmarkedsloven."""
    return any_of(benefits.monthly_total == 0, judgement.benefits_very_limited)


@p29_2010(ledd=1)
def benefits_limited(benefits: Benefits, judgement: Judgement) -> Condition:
    """No, or limited, subsistence benefits: for these months the word "very" was missing."""
    return any_of(benefits.monthly_total == 0, judgement.benefits_very_limited, judgement.benefits_limited)


@p29_2019(ledd=2)
@p29_2010_12(ledd=2, bokstav="a")
@p29_2010(ledd=2, bokstav="a")
@p5a1_2007(ledd=2, bokstav="a")
def work_ability_assessment(assessed: Assessed) -> Condition:
    """The applicant has gone through a work ability assessment. Where it is missing, it must be made."""
    return assessed.work_ability


@p29_2019(ledd=2)
@p29_2010_12(ledd=2, bokstav="b")
@p29_2010(ledd=2, bokstav="b")
@p5a1_2007(ledd=2, bokstav="b")
def appropriate_and_necessary(judgement: Judgement) -> Condition:
    """Close, coordinated help through the programme is appropriate and necessary."""
    return judgement.appropriate_and_necessary


@p29_2010_12(ledd=2, bokstav="c")
@p29_2010(ledd=2, bokstav="c")
@p5a1_2007(ledd=2, bokstav="c")
def programme_can_be_offered(judgement: Judgement) -> Condition:
    """The administration can offer an adapted programme. No condition from 2019 on."""
    return judgement.adapted_programme_can_be_offered


@p29_2019(ledd=3)
def not_disproportionately_burdensome(judgement: Judgement) -> Condition:
    """The exception: because of the applicant's circumstances, a programme would be too heavy a burden."""
    return ~judgement.disproportionately_burdensome


@p5a1_2007(source="the chapter applied in a municipality once its Nav office existed; everywhere from 2010")
def nav_office(office: Office) -> Condition:
    """Until 2009 the programme existed only where the municipality had its Nav office."""
    return office.nav_office_established


RULES = (
    age,
    capacity,
    benefits_very_limited,
    benefits_limited,
    work_ability_assessment,
    appropriate_and_necessary,
    programme_can_be_offered,
    not_disproportionately_burdensome,
    nav_office,
)
