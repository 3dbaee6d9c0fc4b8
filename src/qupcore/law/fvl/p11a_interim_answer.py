"""Forvaltningsloven § 11 a: an interim answer if an answer takes more than a month.

The duty to decide without undue delay (§ 11 a (1)) has no number of days and is a judgement: see the page of
the section.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.case_work import CaseWorkDays, InterimAnswer
from qupcore.law.wordings import FVL
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import amount, any_of, section

TOPIC = "interim_answer"


class Limits(Parameters, prefix="fvl.11a", file="p11a.toml"):
    """The time until an interim answer."""

    interim_months: Parameter


_rule = partial(section, FVL, topic=TOPIC)
_day = partial(amount, FVL, topic=TOPIC)


@_day("11a", ledd=3, gives=CaseWorkDays.interim_by, source="no law moves it from a day off")
def interim_answer_by(waiting: InterimAnswer, limit: Limits) -> Number:
    """A month after the application or the appeal came in."""
    return waiting.received_on.after(limit.interim_months)


@_rule("11a", ledd=3, source="§ 11 a (2), third sentence: not where it is plainly needless")
def answered_or_told_within_a_month(waiting: InterimAnswer, found: CaseWorkDays) -> Condition:
    """What is not answered within a month gets an interim answer by then."""
    return any_of(
        waiting.answered_on <= found.interim_by, waiting.interim_on <= found.interim_by, waiting.needless
    )


RULES = (interim_answer_by, answered_or_told_within_a_month)
