"""FOR-2011-12-21-1471 § 1: the content of an evaluation, and the stated start of the programme.

From 2019 the third paragraph, third and fourth sentence, and the fourth paragraph. Until 2018 the rule on the
start was § 30 (5) of the Act.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.standing import EvaluationFacts, Standing
from qupcore.law.wordings import REGULATION_2019, SOTJL_2010
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

_rule = partial(
    section,
    REGULATION_2019,
    "1",
    ledd=3,
    punktum=4,
    basis="regulation",
    source="the wording from 2019 on was read; whether an older one held the sentence was not looked up",
    confidence="medium",
)


@_rule(topic="progress")
def measures_and_progress_assessed(progress: EvaluationFacts) -> Condition:
    """An evaluation assesses the measures and the participant's progress."""
    return progress.assessed


@_rule(topic="progress_followed_up")
def changed_where_needed(progress: EvaluationFacts) -> Condition:
    """Where an evaluation shows the need, the content of the programme is changed."""
    return any_of(~progress.changes_needed, progress.changed)


@section(REGULATION_2019, "1", ledd=4, basis="regulation", topic="start_stated")
@section(SOTJL_2010, "30", ledd=5, topic="start_stated")
def start_stated(standing: Standing) -> Condition:
    """The programme says when it starts."""
    return standing.start_stated


RULES = (measures_and_progress_assessed, changed_where_needed, start_stated)
