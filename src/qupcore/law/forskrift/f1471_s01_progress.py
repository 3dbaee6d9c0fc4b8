"""The regulation § 1: what an evaluation looks at, and that the programme says when it starts.

From 2019 the third paragraph, third and fourth sentence, and the fourth paragraph. Until 2018 the start stood
in § 30 (5) of the Act.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.standing import Progress, Standing
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

_2219 = "FOR-2018-12-20-2219"
_rule = partial(
    section,
    "for-2011-1471",
    "1",
    ledd=3,
    punktum=4,
    valid="2019-01-01/..",
    enacted_by=_2219,
    basis="regulation",
    source="the wording from 2019 on was read; whether an older one held the sentence was not looked up",
    confidence="medium",
)


@_rule(topic="progress")
def measures_and_progress_assessed(progress: Progress) -> Condition:
    """An evaluation assesses the measures and the participant's progress."""
    return progress.assessed


@_rule(topic="progress_followed_up")
def changed_where_needed(progress: Progress) -> Condition:
    """Where an evaluation shows the need, the content of the programme is changed."""
    return any_of(~progress.changes_needed, progress.changed)


@section(
    "for-2011-1471",
    "1",
    ledd=4,
    valid="2019-01-01/..",
    enacted_by=_2219,
    basis="regulation",
    topic="start_stated",
)
@section(
    "sotjl",
    "30",
    ledd=5,
    valid="2010-01-01/2018-12-31",
    enacted_by="LOV-2009-12-18-131",
    topic="start_stated",
)
def start_stated(standing: Standing) -> Condition:
    """The programme says when it starts."""
    return standing.start_stated


RULES = (measures_and_progress_assessed, changed_where_needed, start_stated)
