"""A case with one absence, for whether it keeps the benefit (§ 36), and whether it was rightly permitted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any, get_args

from qupcore.cases.absence.part import PERMISSION
from qupcore.cases.absence.parts import ACT
from qupcore.domain.case.absence import Absence, WelfareGround
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.laboratory.courses.whole_case import (
    WholeCase,
    born_at_age,
    first_working_day,
    made_up_judgement,
    programme_from,
)
from qupcore.law.terms.absence import Absent
from qupcore.rules.terms import Value

__all__ = ["OF_ABSENCE"]

_DAY = timedelta(days=1)
_LONG = 120
"""Days: longer than the regulation gives for any reason with a limit that is counted in days."""
_OF_A_CHILD = frozenset({"sick_child", "sick_child_minder", "minder_follows_child"})
_OF_A_BIRTH = frozenset({"before_birth", "after_birth", "birth_of_child", "birth_helper"})
_CERTIFICATES = (None, "doctor", "self", "none")


def _of_absence(facts: Mapping[str, Value], day: date) -> Iterator[WholeCase]:
    """An absence of a day, else of many; the regulation's answer is a result: what it rests on is tried."""
    first = first_working_day(day)
    judged = facts.get(Absent.compelling_welfare_reason.name)
    assessments: tuple[Assessment, ...] = ()
    if judged is not None:
        assessments = (made_up_judgement(Absent.compelling_welfare_reason.name, bool(judged), first),)
    for days, began, faith, told in _shapes(facts, first):
        entry = Absence(first=first, last=first + (days - 1) * _DAY, assessments=assessments, **told)
        born = entry.child_birth_date
        case = programme_from(
            first - began * _DAY,
            absences=(entry,),
            children=(SupportedChild(birth_date=born, chronically_ill=False),) if born else (),
            sole_carer=True if born else None,
            outside_church=faith,
        )
        yield WholeCase(case, first)


def _shapes(
    facts: Mapping[str, Value], first: date
) -> Iterator[tuple[int, int, bool | None, dict[str, Any]]]:
    """The days of an absence and of the programme before it, the faith, and the entry, where facts differ."""
    reason, certificate, permitted = (
        facts.get(term.name) for term in (Absent.reason, Absent.certificate, Absent.permitted)
    )
    ill = reason == "own_illness" or reason in _OF_A_CHILD
    several = product(
        (None, False, True) if permitted is None else (permitted,),
        (1, _LONG),
        _CERTIFICATES if certificate is None else (certificate,),
        tuple(_occasions(reason, first)),
        (None, False, True) if ill else (None,),
        (0, _LONG) if reason == "own_illness" else (0,),
        (None, True, False) if reason == "religious_holiday" else (None,),
    )
    for allowed, days, shown, occasion, demanded, began, faith in several:
        entry = {"reason": reason, "permitted": allowed, "certificate": shown, "doctor_demanded": demanded}
        yield days, began, faith, entry | occasion


def _occasions(reason: Value | None, first: date) -> Iterator[dict[str, Any]]:
    """What leave of a reason may be for, nothing first: a child, a birth, a funeral."""
    yield {}
    if reason == "welfare":
        yield from ({"welfare_ground": ground} for ground in get_args(WelfareGround))
    elif reason in _OF_A_CHILD:
        yield {"child_birth_date": born_at_age(3, first), "confirmed_in_writing": True}
        yield {"child_birth_date": born_at_age(15, first)}
    elif reason in _OF_A_BIRTH:
        for away in (0, 1, -365):
            for apart in (None, True, False) if reason == "birth_helper" else (None,):
                event = first + timedelta(days=away)
                yield {"event_on": event, "asked_on": first - timedelta(days=30), "parents_live_apart": apart}
    elif reason is not None:
        yield {"asked_on": first - timedelta(days=30)}


OF_ABSENCE = {ACT: _of_absence, PERMISSION: _of_absence}
"""The builder of each topic."""
