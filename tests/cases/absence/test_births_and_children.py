"""Leave at a birth, and absence for a child: which child, how old, how many days."""

from __future__ import annotations

import attrs
import pytest

from cases.absence.people import DAY, case, child, sick
from cases.absence.written import absence, day, days_kept
from qupcore import Assessment
from qupcore.cases.absence.parts import absence_parts

# births and children


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("2025-01-01", None),  # eighteen months ago: in connection with the birth?
        ("2026-07-06", True),
        ("2026-05-29", True),  # the sixth week ends on 9 July: see below
        ("2026-07-07", None),  # the day before
        ("2027-01-01", None),  # not born yet
    ],
)
def test_a_fathers_leave_is_in_connection_with_the_birth(born, said):
    away = absence("2026-07-06", "birth_of_child", event_on=born)
    (part,) = absence_parts(case(away))
    assert (part.kept, "leave.in_connection_with_birth" in part.missing) == (said, said is None)
    judged = Assessment(question="leave.in_connection_with_birth", answer=True, grounds="x", by="a")
    (part,) = absence_parts(case(attrs.evolve(away, assessments=(judged,))))
    assert part.kept is True


@pytest.mark.parametrize(("weeks", "said"), [(5, [True] * 5), (6, [None] * 5)])
def test_six_weeks_after_the_birth_nobody_asks(weeks, said):
    born = day("2026-09-07") - weeks * 7 * DAY
    away = absence("2026-09-07/2026-09-11", "birth_of_child", event_on=str(born))
    assert list(days_kept(case(away)).values()) == said
    policy = {"for-2011-1471.12.weeks_near_birth": 2}
    assert set(days_kept(case(away), policy).values()) == {None}


def test_a_child_that_is_not_born_is_not_ill():
    """One of the two days is wrong: it is asked when the child was born."""
    away = sick("2026-09-08", child_birth_date="2026-12-01", certificate="doctor")
    (part,) = absence_parts(case(away))
    assert (part.kept, part.missing[0]) == (None, "care.turning")


def test_grown_up_children_are_not_more_than_two():
    """§ 9 gives the right for children of up to twelve; those of 1990 and 1991 make no third."""
    family = tuple(child(born, chronically_ill=False) for born in ("2020-01-01", "1990-01-01", "1991-01-01"))
    away = sick("2026-09-01/2026-09-16", child_birth_date="2020-01-01", certificate="doctor")
    found = days_kept(case(away, children=family, sole_carer=False, other_parent_unable=False))
    assert list(found.values()) == [True] * 10 + [None] * 2


@pytest.mark.parametrize(("counted", "given"), [(12, 10), (17, 12)])
def test_up_to_which_age_children_count_is_policy(counted, given):
    family = tuple(child(born, chronically_ill=False) for born in ("2020-01-01", "2012-01-01", "2009-06-01"))
    away = sick("2026-09-01/2026-09-16", child_birth_date="2020-01-01", certificate="doctor")
    person = case(away, children=family, sole_carer=False, other_parent_unable=False)
    found = list(days_kept(person, {"for-2011-1471.9.age_counted": counted}).values())
    assert found.count(True) == given


def test_a_teenager_that_may_be_chronically_ill_leaves_the_third_child_open():
    family = (child("2020-01-01", chronically_ill=False), child("2019-01-01", chronically_ill=False))
    teenager = child("2012-01-01", more_absence=False)
    away = sick("2026-09-01/2026-09-16", child_birth_date="2020-01-01", certificate="doctor")
    (_, beyond) = absence_parts(
        case(away, children=(*family, teenager), sole_carer=False, other_parent_unable=False)
    )
    assert (beyond.kept, beyond.entitled) == (None, None)
