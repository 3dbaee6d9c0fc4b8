"""Hypothesis strategies for the course of a programme: valid, with many unknown facts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import attrs
from hypothesis import strategies as st

from qupcore.domain.case.absence import (
    Absence,
    AbsenceReason,
    Certificate,
    Leave,
    SelfCertificateWithdrawal,
    WelfareGround,
)
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.course import Course, Work
from qupcore.domain.case.participant import Participant
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.domain.money import Money
from qupcore.law.national import NATIONAL
from qupcore.law.vocabulary import course_questions
from qupcore.rules.law import Law
from qupcore.testing.days_of_the_law import limits_in_days
from qupcore.testing.people import participants

__all__ = ["absences", "absences_in", "children", "courses", "people_in_courses"]

_DAY = timedelta(days=1)
_LONGEST_GAP, _LONGEST_ABSENCE, _LONGEST_GRANT = 70, 31, 731
_FIRST, _LAST = date(2007, 11, 1), date(2026, 12, 31)
_YES_NO = st.sampled_from((None, False, True))  # one draw; a choice of strategies takes two
_ABOUT_ABSENCE = (
    *(
        "doctor_demanded",
        "same_illness",
        "prevented_from_doctor",
        "confirmed_in_writing",
        "parents_live_apart",
        "from_something_else",
    ),
)
_ABOUT_CHILDREN = (
    *("lasting_foster_care", "lives_in_norway", "member_of_insurance", "has_child_pension"),
    *("stranded_by_pandemic", "chronically_ill", "more_absence"),
)
_REASONS: tuple[AbsenceReason, ...] = get_args(AbsenceReason)
# The most frequent reasons come first, so that quotas are used up and periods overlap.
_COMMON: tuple[AbsenceReason, ...] = ("own_illness", "own_illness", "sick_child", "holiday", "welfare")


def absences(
    first: date, last: date, children: tuple[SupportedChild, ...] = (), **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[Absence]:
    """One absence on given days, for any reason; any fact may be unknown.

    Args:
        first: Its first day.
        last: Its last day, included.
        children: Children that it may concern.
        fields: By field: the strategy to use instead, as `absences(day, day, reason=st.just("holiday"))`.

    >>> from hypothesis import find
    >>> day = date(2026, 9, 1)
    >>> find(absences(day, day), lambda absence: absence.reason == "nursing").through == day
    True
    """
    return _drawn_absences(fields).map(lambda drawn: _absence(first, last, children, drawn))


def _drawn_absences(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return _absence_fields(fields) if fields else _FIELDS


def _absence_fields(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """The fields of an absence; days are drawn as numbers relative to the absence and converted later.

    So one strategy serves every absence: making a strategy for each takes longer than drawing.
    """
    near = st.none() | st.integers(-50, 50)
    drawn: dict[str, st.SearchStrategy[Any]] = {
        "last": st.booleans().map(_Last),
        "minutes_a_day": st.sampled_from((None, None, None, 30, 60, 225, 450)),
        "reason": st.sampled_from((*_COMMON, *_REASONS, None)),
        "welfare_ground": st.sampled_from((None, *get_args(WelfareGround))),
        "permitted": st.sampled_from((None, None, True, False)),
        "certificate": st.sampled_from((*get_args(Certificate), "self", "doctor", None)),
        "": _yes_no(*_ABOUT_ABSENCE),
        "assessments": _JUDGEMENTS,
        "child_birth_date": st.integers(-2, 3).map(_Place),
        "event_on": near.map(_Steps),
        "asked_on": (st.none() | st.integers(-40, 0)).map(_Steps),
    }
    return st.fixed_dictionaries(drawn | fields)


def _yes_no(*names: str) -> st.SearchStrategy[dict[str, bool | None]]:
    """Fields that are yes, no or not known, with one draw for all of them."""

    def told(number: int) -> dict[str, bool | None]:
        return {name: (None, False, True)[number // 3**place % 3] for place, name in enumerate(names)}

    return st.integers(0, 3 ** len(names) - 1).map(told)


@attrs.frozen
class _Steps:
    """A day given by its distance from the first day, in days; None: not known."""

    days: int | None


@attrs.frozen
class _Last:
    """The last day; it may be left out for an absence of one day."""

    said: bool


@attrs.frozen
class _Place:
    """The child at an index modulo the number of children; no child if the number is negative."""

    number: int


def _absence(first: date, last: date, children: tuple[SupportedChild, ...], drawn: dict[str, Any]) -> Absence:
    def made(value: Any) -> Any:
        if isinstance(value, _Steps):
            return None if value.days is None else first + value.days * _DAY
        if isinstance(value, _Last):
            return last if value.said or last > first else None
        if isinstance(value, _Place):
            known = children and value.number >= 0
            return children[value.number % len(children)].birth_date if known else None
        return value

    given = drawn[""] | {name: made(value) for name, value in drawn.items() if name}
    return Absence(**({"first": first} | given))


def absences_in(
    start: date,
    end: date,
    children: tuple[SupportedChild, ...] = (),
    most: int = 12,
    law: Law = NATIONAL,
    **fields: st.SearchStrategy[Any],
) -> st.SearchStrategy[tuple[Absence, ...]]:
    """Absences in a period, in time order: they do not overlap and are often close together.

    Args:
        start: The first day of the period.
        end: The last day of the period, included.
        children: Children that they may concern.
        most: The largest number of absences.
        law: The law whose numbers of days are often reached, and missed by one; the national law if left out.
        fields: By field: the strategy to use instead, as for `absences`.

    >>> from hypothesis import given
    >>> @given(absences_in(date(2026, 1, 1), date(2026, 6, 30)))
    ... def in_order(found):
    ...     assert all(a.through < b.first for a, b in zip(found, found[1:]))
    >>> in_order()
    """
    # Gaps and lengths in days; short ones are the most likely, adjacent entries included.
    limits = limits_in_days(law, start)
    gap = st.sampled_from((0, 0, 1, 2, 6, *(days for days in limits if days <= _LONGEST_GAP)))
    length = st.sampled_from((1, 1, 1, 2, 3, *(days for days in limits if days <= _LONGEST_ABSENCE)))
    gap, length = gap | st.integers(0, _LONGEST_GAP), length | st.integers(1, 20)

    def placed(steps: list[tuple[int, int, dict[str, Any]]]) -> tuple[Absence, ...]:
        found, day = [], start
        for skipped, days, drawn in steps:
            first = day + skipped * _DAY
            last = first + (days - 1) * _DAY
            if last > end:
                break
            found.append(_absence(first, last, children, drawn))
            day = last + _DAY
        return tuple(found)

    return st.lists(st.tuples(gap, length, _drawn_absences(fields)), max_size=most).map(placed)


def children(on: date) -> st.SearchStrategy[SupportedChild]:
    """A child born before a day; many facts may be unknown.

    >>> from hypothesis import find
    >>> find(children(date(2026, 1, 1)), lambda child: child.chronically_ill is True).relation
    'own'
    """
    return _CHILDREN.map(lambda drawn: _child(on, drawn))


_INCOME = st.none() | st.integers(0, 200_000).map(Money.from_nok)
_CHILDREN: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "birth_date": st.integers(1, 20 * 365),  # days before
        "relation": st.sampled_from(("own", "own", "foster")),
        "foster_since": st.none() | st.integers(0, 20 * 365),  # days after birth, modulo the age
        "days_abroad": st.none() | st.integers(0, 200),
        "yearly_income_nok": _INCOME,
        "": _yes_no(*_ABOUT_CHILDREN),
    }
)


def _child(on: date, drawn: dict[str, Any]) -> SupportedChild:
    born = on - drawn["birth_date"] * _DAY
    since = drawn["foster_since"]
    fostered = None if since is None else born + since % (drawn["birth_date"] + 1) * _DAY
    known = {name: value for name, value in drawn.items() if name}
    return SupportedChild(**(drawn[""] | known | {"birth_date": born, "foster_since": fostered}))


@st.composite
def courses(
    draw: st.DrawFn,
    /,
    first: date = _FIRST,
    last: date = _LAST,
    most_absences: int = 12,
    law: Law = NATIONAL,
    **fields: st.SearchStrategy[Any],
) -> Course:
    """The course of a started programme of up to two years, with absences, leave, work and children.

    Args:
        draw: Given by Hypothesis.
        first: The first day on which it may start.
        last: The last day on which it may start.
        most_absences: The largest number of absences.
        law: The law whose limits on lengths and absences are often reached, and missed by one; the national
            law if left out.
        fields: By field of an absence: the strategy to use instead, as for `absences`.

    >>> from hypothesis import given
    >>> @given(courses())
    ... def has_started(course):
    ...     assert course.periods()[0].start == course.started_on
    >>> has_started()
    """
    start: date = draw(st.dates(first, last))
    limits = tuple(one for one in limits_in_days(law, start) if 28 <= one <= _LONGEST_GRANT)
    length = st.integers(28, 365) | st.sampled_from(limits) if limits else st.integers(28, 365)
    lengths = draw(st.lists(length, min_size=1, max_size=2))
    decisions, day = [], start
    for number, days in enumerate(lengths):
        end = day + (days - 1) * _DAY
        decisions.append(
            ProgrammeDecision(
                kind="granted" if number == 0 else "extended",
                decided_on=day,
                applies_from=day,
                applies_to=end,
                extension="second_year" if number else None,
            )
        )
        day = end + _DAY
    end = day - _DAY
    family = tuple(_child(start, drawn) for drawn in draw(st.lists(_CHILDREN, max_size=4)))
    return Course(
        applied_on=draw(st.none() | st.dates(start - 200 * _DAY, start)),
        decisions=tuple(decisions),
        started_on=start,
        leaves=_leaves(start, end, draw(_LEAVE)),
        absences=draw(absences_in(start, end, family, most_absences, law, **fields)),
        withdrawals=_withdrawals(start, end, draw(_WITHDRAWAL)),
        work=_work(start, end, draw(_JOB)),
        children=family,
        sole_carer=draw(_YES_NO),
        other_parent_unable=draw(_YES_NO),
        outside_church=draw(_YES_NO),
        activity_days=tuple(sorted(draw(st.just(set()) | st.sets(st.dates(start, end), max_size=3)))),
    )


def people_in_courses(
    course: st.SearchStrategy[Course] | None = None, **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[Participant]:
    """People with the course of a programme: `participants` with `courses`.

    Args:
        course: The strategy for the course; `courses` if left out.
        fields: By field: the strategy to use instead, as for `participants`.

    >>> from hypothesis import given
    >>> @given(people_in_courses())
    ... def takes_part(person):
    ...     assert person.course.started_on
    >>> takes_part()
    """
    return participants(course=_COURSES if course is None else course, **fields)


def _judgements() -> st.SearchStrategy[tuple[Assessment, ...]]:
    questions = course_questions()
    if not questions:
        return st.just(())
    judged = st.builds(
        Assessment,
        question=st.sampled_from(questions),
        answer=st.booleans(),
        grounds=st.sampled_from(("", "as the adviser noted")),
        by=st.just("adviser"),
        at=st.none() | st.dates(_FIRST, _LAST),
    )
    return st.lists(judged, max_size=2, unique_by=lambda item: item.question).map(tuple)


_JUDGEMENTS = _judgements()
_FIELDS = _absence_fields({})


# Two points of a period, in ten-thousandths of its length, so that one strategy serves every period.
_SPAN = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)).map(sorted)


def _span(start: date, end: date, places: list[int]) -> tuple[date, date]:
    days = (end - start).days
    return start + places[0] * days // 10_000 * _DAY, start + places[1] * days // 10_000 * _DAY


_LEAVE = st.none() | _SPAN
_WITHDRAWAL = st.none() | st.fixed_dictionaries(
    {
        "span": _SPAN,
        "open": st.booleans(),
        "ground": st.sampled_from((None, "many_absences", "doubt")),
        "heard_on": st.none() | st.integers(0, 10_000),
        "reviewed_on": st.none() | st.integers(0, 10_000),
    }
)
_JOB = st.none() | st.fixed_dictionaries(
    {
        "span": _SPAN,
        "open": st.booleans(),
        "minutes_a_week": st.none() | st.integers(0, 1125),
        "kind": st.sampled_from(("work", "apprenticeship")),
    }
)


def _leaves(start: date, end: date, drawn: list[int] | None) -> tuple[Leave, ...]:
    if drawn is None:
        return ()
    first, last = _span(start, end, drawn)
    return (Leave(first=first, last=last),)


def _withdrawals(
    start: date, end: date, drawn: dict[str, Any] | None
) -> tuple[SelfCertificateWithdrawal, ...]:
    if drawn is None:
        return ()
    first, last = _span(start, end, drawn["span"])
    heard, reviewed = drawn["heard_on"], drawn["reviewed_on"]
    return (
        SelfCertificateWithdrawal(
            first=first,
            last=None if drawn["open"] else last,
            ground=drawn["ground"],
            heard_on=None if heard is None else _span(start, end, [0, heard])[1],
            reviewed_on=None if reviewed is None else _span(first, end, [0, reviewed])[1],
        ),
    )


def _work(start: date, end: date, drawn: dict[str, Any] | None) -> tuple[Work, ...]:
    if drawn is None:
        return ()
    first, last = _span(start, end, drawn["span"])
    return (
        Work(
            first=first,
            last=None if drawn["open"] else last,
            minutes_a_week=drawn["minutes_a_week"],
            kind=drawn["kind"],
        ),
    )


_COURSES = courses()
