"""What a course derives from its decisions is derived once, stays with it, and goes to no other process."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import attrs

from qupcore import benefit_month, read_case
from qupcore.domain.case.left_open import left_open_of

EXAMPLES = Path(__file__).parents[2] / "examples"
CASE = (EXAMPLES / "E42-recent-in-order.json").read_bytes()


def test_a_course_that_answered_is_equal_to_one_that_did_not():
    asked, fresh = read_case(CASE), read_case(CASE)
    months = [benefit_month(asked, 2026, month) for month in (8, 3, 8)]
    assert months[0] == months[2] == benefit_month(fresh, 2026, 8)
    assert asked == fresh
    assert repr(asked) == repr(fresh)
    assert asked.course.programmes() == read_case(CASE).course.programmes(date.max)


def test_a_changed_course_derives_anew():
    course = read_case(CASE).course
    assert course.programmes()
    assert course.periods()
    assert course.taking_part()
    assert course.left_open() == left_open_of(course.became())
    without = attrs.evolve(course, decisions=(), appeals=())
    assert (without.programmes(), without.periods(), without.read(), without.became()) == ((), (), (), ())
    assert without.taking_part() == ()
    assert course.programmes()


def test_a_pickled_course_leaves_what_it_derived_behind():
    course = read_case(CASE).course
    fields = len(pickle.dumps(course))
    assert course.programmes()[0].days
    assert course.became()
    assert course.left_open()
    assert course.taking_part()
    assert len(pickle.dumps(course)) == fields
    again = pickle.loads(pickle.dumps(course))
    assert again == course
    assert again.programmes() == course.programmes()
    programme = course.programmes()[0]
    assert pickle.loads(pickle.dumps(programme)).days == programme.days
