"""FOR-2011-12-21-1471 § 1: the parts of a programme, when they are required, and the evaluation.

In force from 2012-01-01, with a new wording from 2019-01-01. The length of the final part of a programme is
policy.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.content import Content, ContentDays
from qupcore.law.wordings import REGULATION_2012, REGULATION_2019
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, amount, any_of, section

TOPIC = "content"


class Parts(Parameters, prefix="for-2011-1471.1", file="f1471_s01.toml"):
    """The parts of a programme."""

    halves: Parameter
    final_percent: Parameter
    hundred: Parameter


# The wordings of the section, oldest first.
_rule = partial(section, "for-2011-1471", "1", basis="regulation", topic=TOPIC)
s01_2012 = partial(_rule, valid="2012-01-01/2018-12-31", enacted_by=REGULATION_2012.enacted_by)
s01_2019 = partial(_rule, valid=REGULATION_2019.valid, enacted_by=REGULATION_2019.enacted_by)
_day = partial(amount, "for-2011-1471", "1", basis="regulation", topic=TOPIC)
_days_2012 = partial(_day, valid="2012-01-01/2018-12-31", enacted_by=REGULATION_2012.enacted_by)
_days_2019 = partial(_day, valid=REGULATION_2019.valid, enacted_by=REGULATION_2019.enacted_by)


@_days_2012(ledd=1, gives=ContentDays.halfway)
def halfway(content: Content, part: Parts) -> Number:
    """The middle of the programme, as long as it is granted."""
    return content.programme_first.after(content.programme_days.divided_by(part.halves, rounding="down"))


@s01_2012(ledd=1)
def work_directed_by_halfway(content: Content, found: ContentDays) -> Condition:
    """Work-directed measures are in it at the latest by halfway."""
    return any_of(
        content.last < found.halfway,
        all_of(content.has_work_directed, content.work_directed_from <= found.halfway),
    )


@_days_2019(ledd=1, gives=ContentDays.final_part_from)
@_days_2012(
    ledd=2,
    gives=ContentDays.final_part_from,
    source="the text names the second period; of a programme that was extended beyond it, the last is taken",
)
def final_part_from(content: Content, part: Parts) -> Number:
    """The final part: of the programme, or of the last period where it was extended."""
    before = content.period_days * (part.hundred - part.final_percent)
    return content.period_first.after(before.divided_by(part.hundred, rounding="down"))


@s01_2019(ledd=1)
@s01_2012(ledd=2)
def job_search_in_final_part(content: Content, found: ContentDays) -> Condition:
    """Job search is in it at the latest in the final part."""
    return any_of(
        content.last < content.programme_last,
        all_of(content.has_job_search, content.job_search_last >= found.final_part_from),
    )


@s01_2019(ledd=3)
@s01_2012(ledd=4)
def evaluation_dates_stated(content: Content) -> Condition:
    """The programme says on which days its content is evaluated."""
    return content.evaluation_dates > 0


RULES = (
    halfway,
    work_directed_by_halfway,
    final_part_from,
    job_search_in_final_part,
    evaluation_dates_stated,
)
