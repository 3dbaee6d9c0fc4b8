"""§ 30 (1) is about the essential part of the programme: one week or month without it is no breach.

"Den vesentlige delen av programmet skal bestå av tiltak som direkte forventes å styrke deltakers muligheter
for overgang til arbeid ... Det kan settes av tid til aktiviteter som bedrer deltakers helse."
"""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from planning.few import FIRST, FULL, LAST, PERSON, checked, few, found, run
from qupcore import Course, Element, Period, Plan, check_plan, to_text
from qupcore.cases import ProgrammeDecision, Work
from qupcore.explaining import explain_plan

ON = date(2026, 9, 7)
A_YEAR = date(2027, 8, 31)
GRANTED = ProgrammeDecision(
    kind="granted", decided_on=date(2026, 8, 3), applies_from=FIRST, applies_to=A_YEAR
)


def health(first: date = FIRST, last: date | None = LAST) -> Element:
    return run("behandling", FULL, first, last)


def practice(first: date, last: date = A_YEAR) -> Element:
    return run("arbeidstrening", FULL, first, last, percent=100)


def in_course(**course: Any) -> Any:
    return attrs.evolve(PERSON, course=Course(**course))


@pytest.mark.parametrize("on", [Period(FIRST, A_YEAR), date(2027, 2, 3)])
def test_a_week_of_health_is_no_breach(on: Any) -> None:
    elements = (
        practice(FIRST, date(2027, 1, 31)),
        health(date(2027, 2, 1), date(2027, 2, 7)),
        practice(date(2027, 2, 8)),
    )
    check = checked(*elements, on=on)
    assert (check.outcome, found(check, "work_directed")) == ("valid", None)
    # The size of the essential part is judged: a week without it gives a note and is no breach.
    share = found(check, "essential_part_in_hours")
    assert share is not None
    assert share.weight == "warning"


@pytest.mark.parametrize(
    ("elements", "course", "weight"),
    [
        # Nothing is directed at work, so there is no essential part.
        ((health(FIRST, A_YEAR),), {}, "breach"),
        ((health(FIRST, A_YEAR),), {"decisions": (GRANTED,)}, "breach"),
        ((), {"decisions": (GRANTED,)}, "breach"),
        # The first month is health, and the rest is planned later, or there is paid work beside it.
        ((health(FIRST, date(2026, 9, 30)), practice(date(2026, 10, 1))), {}, None),
        ((health(FIRST, A_YEAR),), {"work": (Work(first=FIRST, minutes_a_week=450),)}, None),
        ((health(FIRST, A_YEAR),), {"work": (Work(first=date(2027, 3, 1), minutes_a_week=450),)}, None),
        # Paid work at another time is not part of this programme.
        ((health(FIRST, A_YEAR),), {"work": (Work(first=date(2027, 9, 1), minutes_a_week=450),)}, "breach"),
        (
            (health(FIRST, A_YEAR),),
            {"work": (Work(first=date(2020, 1, 1), last=date(2026, 8, 31), minutes_a_week=450),)},
            "breach",
        ),
        ((health(FIRST, A_YEAR),), {"work": (Work(first=FIRST, minutes_a_week=0),)}, "breach"),
        # The class of an element, the hours of a job, or the rest of the programme is not known.
        ((run("eget-opplegg", FULL, FIRST, A_YEAR),), {}, "needs_assessment"),
        ((health(FIRST, A_YEAR),), {"work": (Work(first=FIRST),)}, "needs_assessment"),
        ((health(FIRST, date(2027, 8, 30)),), {"decisions": (GRANTED,)}, "needs_assessment"),
    ],
)
def test_only_where_nothing_is_directed_at_work_is_it_a_breach(
    elements: tuple[Element, ...], course: dict[str, Any], weight: str | None
) -> None:
    person = in_course(**course) if course else PERSON
    for on in (ON, Period(FIRST, A_YEAR)):
        told = [
            item for item in checked(*elements, person=person, on=on).findings if item.kind == "work_directed"
        ]
        assert [item.weight for item in told] == ([weight] if weight else [])
        assert all(item.period is None for item in told)  # one finding, about the plan
        assert all(bool(item.missing) is (weight == "needs_assessment") for item in told)


def test_another_version_of_the_plan_may_hold_what_this_one_does_not() -> None:
    first = Plan(valid_from=FIRST, elements=(health(FIRST, date(2026, 9, 30)),))
    then = Plan(valid_from=date(2026, 10, 1), elements=(practice(date(2026, 10, 1), LAST),))
    last = Plan(valid_from=date(2027, 1, 1), elements=(health(date(2027, 1, 1), A_YEAR),))
    person = in_course(decisions=(GRANTED,), plans=(first, then, last))
    weights = []
    for plan in (first, then, last):
        item = found(
            check_plan(plan, plan.valid_from, case=person, catalogue=few(), repairs=0), "work_directed"
        )
        weights.append(item.weight if item else None)
    assert weights == ["needs_assessment", None, None]


def test_it_is_said_of_the_programme() -> None:
    plan = Plan(valid_from=FIRST, elements=(health(FIRST, A_YEAR),))
    text = to_text(
        explain_plan(check_plan(plan, ON, case=PERSON, catalogue=few(), repairs=0), plan, "en", {})
    )
    assert "Nothing in the programme is directed at work" in text
