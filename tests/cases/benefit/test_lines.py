"""The lines of a month by hand: what each takes and gives, and why; of all of them at once too."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import attrs
import pytest

from cases.benefit.test_month import CHILD, SICK, away, case, work
from qupcore import benefit_month

TOPPED = {"sotjl.35.full_rate_under_25": 1}
YOUNG = {"born": "2005-01-01"}

# September 2026 has 22 weekdays. A day is 1 071.91 (278 697 by 260), 714.61 under 25; a child 38 a day.
FULL, UNDER_25, REST, CHILDREN = 2_358_205, 1_572_136, 786_069, 83_600


def lines(given, policy=None):
    found = benefit_month(given, 2026, 9, policy=policy)
    assert found.gross is not None
    assert sum(line.ore for line in found.lines) == found.gross.ore
    return {line.kind: line for line in found.lines}


def near(found, expected):
    """To two øre: the hand rounds each step, the library a running total."""
    assert list(found) == list(expected)
    for kind, ore in expected.items():
        assert abs(found[kind].ore - ore) <= 2, kind


def test_whoever_is_under_25_has_two_thirds_and_what_the_municipality_adds_is_a_line_of_its_own():
    near(lines(case(**YOUNG)), {"benefit": UNDER_25})
    topped = lines(case(**YOUNG), TOPPED)
    near(topped, {"benefit": UNDER_25, "top_up": REST})
    assert (topped["benefit"].basis, topped["top_up"].basis) == ("law", "policy")


def test_each_amount_has_the_rate_of_a_year_that_it_comes_from():
    """2.041 x 136 549 is 278 697, two thirds of it 185 798; a child has 38 on each of 260 days."""
    found = lines(case(**YOUNG, children=(CHILD,), work=(work("2026-01-05", 900),)), TOPPED)
    rates = {kind: str(line.rate) for kind, line in found.items() if line.rate is not None}
    assert rates == {"benefit": "185798", "top_up": "278697", "child_supplement": "9880"}


def test_work_reduces_all_three_in_proportion():
    """§ 37: 900 of 2 250 minutes are paid work, so two fifths of benefit, addition and supplement go."""
    given = case(**YOUNG, children=(CHILD,), work=(work("2026-01-05", 900),))
    found = lines(given, TOPPED)
    gone = -(UNDER_25 + REST + CHILDREN) * 2 // 5
    near(found, {"benefit": UNDER_25, "top_up": REST, "child_supplement": CHILDREN, "work": gone})
    assert (found["work"].minutes, found["work"].days, found["work"].rate) == (900, 22, None)
    assert [because.path for because in found["work"].because] == ["$.course.work[0]"]


@pytest.mark.parametrize(("minutes", "counted"), [(None, 450), (100, 100), (450, 450)])
def test_the_line_of_an_absence_says_the_time_that_was_missed(minutes, counted):
    found = lines(case(absences=(away("2026-09-08", minutes=minutes),)))
    near(found, {"benefit": FULL, "absence": -107_191 * counted // 450})
    assert (found["absence"].minutes, found["absence"].days) == (counted, 22)
    assert [because.path for because in found["absence"].because] == ["$.course.absences[0]"]


def test_each_reduction_takes_from_what_the_one_before_it_left():
    """Work leaves 643.15 a day; a day is missed; 20 000 by 22 is 909.09 a day, more than all that is left."""
    given = case(benefits=SICK, work=(work("2026-01-05", 900),), absences=(away("2026-09-08"),))
    near(
        lines(given),
        {
            "benefit": FULL,
            "work": -943_282,
            "absence": -64_315,
            "other_benefits": -(FULL - 943_282 - 64_315),
        },
    )


def on_record(absence):
    """A case in which the absence is all there is, and Saturday 12 September was a day of activity."""
    given = case(absences=(absence,))
    assert given.course is not None
    return attrs.evolve(given, course=attrs.evolve(given.course, activity_days=(date(2026, 9, 12),)))


def test_absence_on_days_without_benefit_has_no_line_and_is_not_asked_about():
    """The 260 benefit days of a year (§ 35 (3)) are Monday to Friday: on a Saturday there is none to lose."""
    near(lines(on_record(away("2026-09-12"))), {"benefit": FULL})
    for day, asked in (("2026-09-11", True), ("2026-09-12", False)):
        unknown = attrs.evolve(away(day), reason=None, permitted=None)
        found = benefit_month(on_record(unknown), 2026, 9)
        assert bool(found.open) is asked
        assert found.gross == benefit_month(case(), 2026, 9).gross


@pytest.mark.parametrize("day", ["2026-09-01", "2026-09-30"])
def test_absence_on_the_first_and_on_the_last_day_of_the_month_is_missed(day):
    found = lines(case(absences=(away(day),)))
    near(found, {"benefit": FULL, "absence": -107_191})


@pytest.mark.parametrize("day", ["2026-08-31", "2026-10-01"])
def test_absence_right_before_and_right_after_the_month_is_not(day):
    near(lines(case(absences=(away(day),))), {"benefit": FULL})


def test_absence_that_keeps_the_benefit_takes_nothing():
    ill = attrs.evolve(away("2026-09-08"), reason="own_illness", certificate="doctor", permitted=None)
    near(lines(case(absences=(ill,))), {"benefit": FULL})
    found = lines(case(absences=(ill, away("2026-09-10"))))
    assert [because.path for because in found["absence"].because] == ["$.course.absences[1]"]
    near(found, {"benefit": FULL, "absence": -107_191})


@pytest.mark.parametrize("entries", [(None, 100), (100, None), (450, None), (300, 200)])
def test_two_entries_of_one_day_take_no_more_than_the_day(entries):
    found = lines(case(absences=tuple(away("2026-09-08", minutes=minutes) for minutes in entries)))
    near(found, {"benefit": FULL, "absence": -107_191})
    assert found["absence"].minutes == 450


@pytest.mark.parametrize("minutes", [(100, 200, None), (7, 13, 449), (1, 2, 3)])
def test_which_of_the_days_was_missed_by_how_much_changes_no_ore(minutes):
    days = ("2026-09-08", "2026-09-10", "2026-09-14")
    found = {
        tuple(line.ore for line in lines(case(absences=tuple(map(away, days, days, order)))).values())
        for order in permutations(minutes)
    }
    assert len(found) == 1
