"""Sosialtjenesteloven § 30: the content of a programme.

Before 2010 § 5A-2 of the 1991 Act. Until 2018 a programme had to contain work-directed measures and job
search; from 2019 the essential part must directly improve the chance of work.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.full_time import FullTime
from qupcore.law.terms.content import Content, ContentJudgement
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, any_of, reading, section

TOPIC = "content"


class Open(Parameters, prefix="sotjl.30", file="p30.toml"):
    """The numbers that the law leaves open."""

    adapted_frame: Parameter
    essential_percent: Parameter
    hundred: Parameter


# The wordings of the section, oldest first. Work-directed measures and job search got dates in the regulation
# of 2012.
_rule = partial(section, topic=TOPIC)
p5a2_2007 = partial(_rule, SOTJL_2007, "5A-2")
_p30_2010 = partial(_rule, SOTJL_2010, "30")
p30_2010 = partial(_p30_2010, valid="2010-01-01/2018-12-31")
p30_until_regulation = partial(_p30_2010, ledd=1, valid="2010-01-01/2011-12-31")
p30_2019 = partial(_rule, SOTJL_2019, "30")


@p30_2019(ledd=1, punktum=1)
@p30_2010(ledd=3)
@p5a2_2007(ledd=3)
def adapted_to_individual(judgement: ContentJudgement) -> Condition:
    """The content is adapted to the person's needs and abilities."""
    return judgement.adapted_to_individual


@p30_until_regulation()
@p5a2_2007(ledd=1)
def holds_work_directed(content: Content) -> Condition:
    """It holds work-directed measures: at the latest in the version that runs to its end."""
    return any_of(content.last < content.programme_last, content.has_work_directed)


@p30_until_regulation()
@p5a2_2007(ledd=1)
def holds_job_search(content: Content) -> Condition:
    """It holds job search: at the latest in the version that runs to its end."""
    return any_of(content.last < content.programme_last, content.has_job_search)


@p30_2019(ledd=1, punktum=2)
def essential_part(judgement: ContentJudgement) -> Condition:
    """The essential part is directly expected to improve the chance of work."""
    return judgement.essential_part


@p30_2019(ledd=2)
@p30_2010(ledd=4)
@p5a2_2007(ledd=4)
def full_time_all_year(content: Content, full: FullTime, left: Open) -> Condition:
    """All year and full time, paid work included, in each week."""
    adapted = all_of(
        left.adapted_frame > 0, content.adapted, content.minutes_a_week >= content.adapted_minutes
    )
    return any_of(content.minutes_a_week >= full.minutes_a_week, adapted)


@reading(
    "sotjl",
    "30",
    ledd=1,
    topic=TOPIC,
    valid="2019-01-01/..",
    source="the law gives no number of hours; a share of the time only shows where to look",
    confidence="low",
)
def essential_part_in_hours(content: Content, left: Open) -> Condition:
    """So large a share of the week goes to work-directed measures, job search and paid work."""
    return content.work_directed_minutes * left.hundred >= content.minutes_a_week * left.essential_percent


@reading(
    "sotjl",
    "30",
    topic=TOPIC,
    valid="2010-01-01/..",
    source="supervision found standard courses in about half of the municipalities (Helsetilsynet, Rapport "
    "2/2015); what the participant wants, or what else was offered, shows that the content was chosen",
    confidence="medium",
)
def chosen_with_the_participant(content: Content) -> Condition:
    """The participant's wishes, or other measures that were offered, are on record."""
    return any_of(content.wishes_on_record, content.alternatives_on_record)


RULES = (
    adapted_to_individual,
    holds_work_directed,
    holds_job_search,
    essential_part,
    full_time_all_year,
    essential_part_in_hours,
    chosen_with_the_participant,
)
