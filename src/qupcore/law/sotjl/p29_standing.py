"""Sosialtjenesteloven § 29 applied to granted programmes, from the grant to the last day.

The conditions of the section are checked at a refusal, and in the same way when a programme is granted or
extended and while it runs. Only age is known in advance: the day on which a participant leaves the ages of
the section is known when the programme is granted.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.ages import Ages
from qupcore.law.terms.standing import AgeDays, Standing
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2010_12, SOTJL_2019
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.writing import amount, reading, section

_AGE = "age_limit"
_SOURCE = (
    "the section says for whom the programme is; that it is granted and extended to nobody else follows "
    "from the "
    "words and is said by no other source"
)
_BOUNDARY = "whether a person aged 67 is covered is left open by the words: a number of policy says it here"

# The acts that contained the section, oldest first.
p5a1_2007 = partial(section, SOTJL_2007, "5A-1", ledd=1)
p29_2010 = partial(section, SOTJL_2010, "29", ledd=1, valid="2010-01-01/2010-12-16")
p29_2010_12 = partial(section, SOTJL_2010_12, "29", ledd=1)
p29_2019 = partial(section, SOTJL_2019, "29", ledd=1)
_day = partial(amount, gives=AgeDays.outside_from, topic=_AGE, ledd=1)
day_2007 = partial(_day, SOTJL_2007, "5A-1")
day_2010 = partial(_day, SOTJL_2010, "29")
day_2019 = partial(_day, SOTJL_2019, "29")


@p29_2019(topic="granted", source=_SOURCE, confidence="medium")
@p29_2010_12(topic="granted", source=_SOURCE, confidence="medium")
@p29_2010(topic="granted", source=_SOURCE, confidence="medium")
@p5a1_2007(topic="granted", source=_SOURCE, confidence="medium")
def granted_only_with_right(standing: Standing) -> Condition:
    """A programme is granted and extended only to whoever meets the conditions of the section."""
    return standing.right


@day_2019(source=_BOUNDARY)
@day_2010(source=_BOUNDARY)
@day_2007(source=_BOUNDARY)
def outside_ages_from(standing: Standing, age: Ages) -> Number:
    """The first day on which a person is older than the section says."""
    years = age.age_max + age.age_max_included
    return standing.born.after(years.divided_by(age.one_year, rounding="down") * age.months_in_a_year)


@p29_2019(topic=_AGE, source=_BOUNDARY, confidence="medium")
@p29_2010_12(topic=_AGE, source=_BOUNDARY, confidence="medium")
@p29_2010(topic=_AGE, source=_BOUNDARY, confidence="medium")
@p5a1_2007(topic=_AGE, source=_BOUNDARY, confidence="medium")
def runs_within_ages(standing: Standing, found: AgeDays) -> Condition:
    """A programme does not run on after the participant has come to be outside the ages of the section."""
    return standing.last < found.outside_from


@reading(
    "sotjl",
    "35",
    ledd=1,
    topic=_AGE,
    valid="2019-01-01/..",
    source="§ 35 (1) ties the benefit to taking part, and §§ 32 (1) and 34 (1) leave the end to a "
    "decision; no "
    "source on a participant who turns 67 was found",
    confidence="low",
)
def paid_while_taking_part(standing: Standing) -> Condition:
    """The benefit does not stop by itself: it is paid until a decision ends the programme."""
    return standing.takes_part


RULES = (granted_only_with_right, outside_ages_from, runs_within_ages, paid_while_taking_part)
