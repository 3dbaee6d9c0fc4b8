"""Forvaltningsloven §§ 16 (1) and 17: time to comment, clarifying the case, information from others."""

from __future__ import annotations

from functools import partial

from qupcore.law.terms.case_work import CaseWorkJudgement, Hearing, Information
from qupcore.law.wordings import FVL
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import any_of, section

HEARING = "hearing"
CLARIFIED = "clarified"
INFORMATION = "information"

_rule = partial(section, FVL)


@_rule("16", ledd=1, topic=HEARING, source="the office sets the day; no law moves it from a day off")
def decided_after_the_time_to_speak(hearing: Hearing) -> Condition:
    """Nothing is decided before the time that the notice gives is out, unless the participant has spoken."""
    return any_of(hearing.spoke, hearing.decided_on > hearing.speak_by)


@_rule(
    "17", ledd=1, punktum=1, topic=CLARIFIED, source="asked where it is judged, or the decision is appealed"
)
def case_clarified(judgement: CaseWorkJudgement) -> Condition:
    """The case is as well clarified as possible before it is decided."""
    return judgement.clarified


@_rule("17", ledd=2, topic=INFORMATION, source="the exceptions a to c are for the office to invoke")
def information_put_forward(information: Information) -> Condition:
    """Information about the participant from others is put to the participant before it is decided."""
    return any_of(~information.received, information.exempt, information.shown_on <= information.decided_on)


RULES = (decided_after_the_time_to_speak, case_clarified, information_put_forward)
