"""Hypothesis strategies for the course of a programme: valid by construction, with much left unknown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from qupcore.domain.absence import (
    Absence,
    AbsenceReason,
    Certificate,
    Leave,
    SelfCertificateWithdrawal,
    WelfareGround,
)
from qupcore.domain.assessment import Assessment
from qupcore.domain.course import Course, Work
from qupcore.domain.money import Money
from qupcore.domain.participant import Participant
from qupcore.domain.programme_decision import ProgrammeDecision
from qupcore.domain.supported_child import SupportedChild
from qupcore.law.vocabulary import course_questions
from qupcore.testing.people import participants

__all__ = ["absences", "absences_in", "children", "courses", "people_in_courses"]

_DAY = timedelta(days=1)
_FIRST, _LAST = date(2007, 11, 1), date(2026, 12, 31)
_YES_NO = st.none() | st.booleans()
_REASONS: tuple[AbsenceReason, ...] = get_args(AbsenceReason)
# What fills most registers comes first, so that quotas are used up and windows overlap.
_COMMON: tuple[AbsenceReason, ...] = ("own_illness", "own_illness", "sick_child", "holiday", "welfare")


def absences(
    first: date, last: date, children: tuple[SupportedChild, ...] = (), **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[Absence]:
    """One absence on given days, of any reason, of which anything may be unknown.

    Args:
        first: Its first day.
        last: Its last day, included.
        children: Children that it may be about.
        fields: What to draw for a field instead: `absences(day, day, reason=st.just("holiday"))`.

    >>> from hypothesis import find
    >>> day = date(2026, 9, 1)
    >>> find(absences(day, day), lambda absence: absence.reason == "nursing").through == day
    True
    """
    births = st.none() | st.sampled_from([child.birth_date for child in children]) if children else st.none()
    near = st.none() | st.dates(first - timedelta(days=50), last + timedelta(days=30))
    drawn: dict[str, st.SearchStrategy[Any]] = {
        "first": st.just(first),
        "last": st.just(last) if last > first else st.sampled_from((None, last)),
        "minutes_a_day": st.none() | st.sampled_from((30, 60, 225, 450)),
        "reason": st.sampled_from((*_COMMON, *_REASONS, None)),
        "welfare_ground": st.none() | st.sampled_from(get_args(WelfareGround)),
        "permitted": st.sampled_from((None, None, True, False)),
        "certificate": st.sampled_from((*get_args(Certificate), "self", "doctor", None)),
        "doctor_demanded": _YES_NO,
        "same_illness": _YES_NO,
        "prevented_from_doctor": _YES_NO,
        "confirmed_in_writing": _YES_NO,
        "child_birth_date": births,
        "event_on": near,
        "parents_live_apart": _YES_NO,
        "asked_on": st.none() | st.dates(first - timedelta(days=40), last),
        "assessments": _judgements(),
    }
    return st.builds(Absence, **(drawn | fields))


def absences_in(
    start: date,
    end: date,
    children: tuple[SupportedChild, ...] = (),
    most: int = 12,
    **fields: st.SearchStrategy[Any],
) -> st.SearchStrategy[tuple[Absence, ...]]:
    """Absences in a time, none of them overlapping, often close together, in time order.

    Args:
        start: The first day that may be in one.
        end: The last day that may be in one.
        children: Children that they may be about.
        most: The largest number of them.
        fields: What to draw for a field instead, as for `absences`.

    >>> from hypothesis import given
    >>> @given(absences_in(date(2026, 1, 1), date(2026, 6, 30)))
    ... def in_order(found):
    ...     assert all(a.through < b.first for a, b in zip(found, found[1:]))
    >>> in_order()
    """
    # Gaps and lengths in days; short ones are the most likely, adjacent entries included.
    gap = st.sampled_from((0, 0, 1, 2, 6, 13, 14, 15, 16)) | st.integers(0, 70)
    length = st.sampled_from((1, 1, 1, 2, 3, 4, 5)) | st.integers(1, 20)

    def placed(steps: list[tuple[int, int]]) -> st.SearchStrategy[tuple[Absence, ...]]:
        spans, day = [], start
        for skipped, days in steps:
            first = day + skipped * _DAY
            last = first + (days - 1) * _DAY
            if last > end:
                break
            spans.append((first, last))
            day = last + _DAY
        return st.tuples(*(absences(a, b, children, **fields) for a, b in spans))

    return st.lists(st.tuples(gap, length), max_size=most).flatmap(placed)


def children(on: date) -> st.SearchStrategy[SupportedChild]:
    """A child born before a day, of whom much may be unknown.

    >>> from hypothesis import find
    >>> find(children(date(2026, 1, 1)), lambda child: child.chronically_ill is True).relation
    'own'
    """
    born = st.dates(date(on.year - 20, 1, 1), on - _DAY)
    income = st.none() | st.integers(0, 200_000).map(Money.from_nok)

    def of_age(day: date) -> st.SearchStrategy[SupportedChild]:
        return st.builds(
            SupportedChild,
            birth_date=st.just(day),
            relation=st.sampled_from(("own", "own", "foster")),
            foster_since=st.none() | st.dates(day, on),
            lasting_foster_care=_YES_NO,
            lives_in_norway=_YES_NO,
            days_abroad=st.none() | st.integers(0, 200),
            member_of_insurance=_YES_NO,
            yearly_income_nok=income,
            has_child_pension=_YES_NO,
            stranded_by_pandemic=_YES_NO,
            chronically_ill=_YES_NO,
            more_absence=_YES_NO,
        )

    return born.flatmap(of_age)


@st.composite
def courses(
    draw: st.DrawFn,
    /,
    first: date = _FIRST,
    last: date = _LAST,
    most_absences: int = 12,
    **fields: st.SearchStrategy[Any],
) -> Course:
    """A programme granted for up to two years and started, with what may happen in it.

    Args:
        draw: Given by Hypothesis.
        first: The first day on which it may start.
        last: The last day on which it may start.
        most_absences: The largest number of absences.
        fields: What to draw for a field of the absences instead, as for `absences`.

    >>> from hypothesis import given
    >>> @given(courses())
    ... def has_started(course):
    ...     assert course.periods()[0].start == course.started_on
    >>> has_started()
    """
    start: date = draw(st.dates(first, last))
    lengths = draw(st.lists(st.integers(28, 365), min_size=1, max_size=2))
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
    family = tuple(draw(st.lists(children(start), max_size=4)))
    return Course(
        applied_on=draw(st.none() | st.dates(start - 200 * _DAY, start)),
        decisions=tuple(decisions),
        started_on=start,
        leaves=draw(_leaves(start, end)),
        absences=draw(absences_in(start, end, family, most_absences, **fields)),
        withdrawals=draw(_withdrawals(start, end)),
        work=draw(_work(start, end)),
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
        course: What to draw for the course; any of `courses` if left out.
        fields: What to draw for a field instead, as for `participants`.

    >>> from hypothesis import given
    >>> @given(people_in_courses())
    ... def takes_part(person):
    ...     assert person.course.started_on
    >>> takes_part()
    """
    return participants(course=courses() if course is None else course, **fields)


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


def _spans(start: date, end: date) -> st.SearchStrategy[tuple[date, date]]:
    return st.tuples(st.dates(start, end), st.dates(start, end)).map(lambda two: (min(two), max(two)))


def _leaves(start: date, end: date) -> st.SearchStrategy[tuple[Leave, ...]]:
    def leave(span: tuple[date, date]) -> Leave:
        return Leave(first=span[0], last=span[1])

    return st.just(()) | _spans(start, end).map(leave).map(lambda item: (item,))


def _withdrawals(start: date, end: date) -> st.SearchStrategy[tuple[SelfCertificateWithdrawal, ...]]:
    def withdrawn(span: tuple[date, date]) -> st.SearchStrategy[SelfCertificateWithdrawal]:
        return st.builds(
            SelfCertificateWithdrawal,
            first=st.just(span[0]),
            last=st.sampled_from((None, span[1])),
            ground=st.sampled_from((None, "many_absences", "doubt")),
            heard_on=st.none() | st.dates(start, end),
            reviewed_on=st.none() | st.dates(span[0], end),
        )

    return st.just(()) | _spans(start, end).flatmap(withdrawn).map(lambda item: (item,))


def _work(start: date, end: date) -> st.SearchStrategy[tuple[Work, ...]]:
    def job(span: tuple[date, date]) -> st.SearchStrategy[Work]:
        return st.builds(
            Work,
            first=st.just(span[0]),
            last=st.sampled_from((None, span[1])),
            minutes_a_week=st.none() | st.integers(0, 1125),
            kind=st.sampled_from(("work", "apprenticeship")),
        )

    return st.just(()) | _spans(start, end).flatmap(job).map(lambda item: (item,))
