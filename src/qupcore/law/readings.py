"""Readings of § 29 by authorities, on questions that the statute does not answer.

A reading is shown beside the decision with its source and confidence. It never decides; a person weighs it in
the judgement that it concerns.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.right import ApplicantFacts, Assessed, Benefits
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import all_of, any_of, reading

_p29 = partial(reading, "sotjl", "29")


@_p29(
    ledd=2,
    valid="2019-01-01/..",
    source="the county governor on refugees from Ukraine, 2023-12-19; no sentence of the statute says it, "
    "but both programmes are full time (the link leads to integreringsloven § 8, on who takes part in the "
    "other)",
    confidence="medium",
    link="https://lovdata.no/dokument/NL/lov/2020-11-06-127/§8",
)
def introduction_programme_first(person: ApplicantFacts) -> Condition:
    """Whoever is offered the introduction programme takes that first; this one is possible afterwards."""
    return ~person.introduction_programme_offered


@_p29(
    ledd=1,
    valid="2010-01-01/..",
    source="the Parliamentary Ombudsman, in its own words, on work assessment allowance and the "
    "qualification benefit: what the Act gives is subsidiary to what folketrygdloven gives",
    confidence="high",
    link="https://www.sivilombudet.no/uttalelser/retten-til-arbeidsavklaringspenger-og-kvalifiseringsstonad/",
)
def insurance_benefits_first(benefits: Benefits) -> Condition:
    """Insurance benefits come first: is there a right to one that should be clarified?"""
    return ~benefits.insurance_benefit


@_p29(
    ledd=2,
    valid="2010-02-01/..",
    source="the county governor in Vestland in a decision of 2019-08-29, on Nav-loven § 14 a, as retold by "
    "the Parliamentary Ombudsman, who criticised the handling of the appeal; excerpt only",
    confidence="medium",
    link="https://www.sivilombudsmannen.no/uttalelser/fylkesmannens-kompetanse-i-klagesaker-om-rett-til-kvalifiseringsprogrammet-etter-sosialtjenesteloven/",
)
def specially_adapted_effort(assessed: Assessed) -> Condition:
    """The work ability assessment concludes with specially adapted effort."""
    return assessed.conclusion.one_of("specially_adapted")


@reading(
    "sotjl",
    "2",
    valid="2010-01-01/2011-12-31",
    source="§ 2 opens for a regulation on persons without residence; none was found for this time",
    confidence="low",
)
@reading(
    "sotjl-1991",
    "1-2",
    valid="2007-11-01/2009-12-31",
    source="the text of § 1-2 and its regulation was not seen",
    confidence="low",
)
def stay_before_2012(person: ApplicantFacts) -> Condition:
    """Lawful stay and residence before 2012: the rules of that time were not found."""
    return all_of(person.lawful_stay, any_of(person.fixed_residence, person.exempt_from_residence))


RULES = (introduction_programme_first, insurance_benefits_first, specially_adapted_effort, stay_before_2012)
