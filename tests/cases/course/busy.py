"""Courses in which much was decided: refusals, cuts, interruptions, ends, plans, appeals, claims."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any, get_args, get_type_hints

import attrs
from hypothesis import strategies as st

from qupcore.domain.case.appeal import AccessRequest, Appeal, AppealResult, Suspension
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.course import Course, FollowUp, Payment, Refund, Repayment
from qupcore.domain.case.plan import Element, MeasureClass, Plan
from qupcore.domain.case.programme_decision import EndReason, ProgrammeDecision
from qupcore.law.vocabulary import course_questions
from qupcore.testing import courses

__all__ = ["busy_courses"]

_DAY = timedelta(days=1)
_YES_NO = st.none() | st.booleans()
_GROUNDS = ("sotjl.29.age", "sotjl.29.capacity", "not motivated", "no places left", "the help is not needed")


_ABOUT_THE_CASE = ("information_re", "information_sh", "reasons_", "appeal_", "reverses_")


def _any_of(kind: type, near: st.SearchStrategy[date]) -> dict[str, st.SearchStrategy[Any]]:
    """Any day, yes or no for each field of a class that may hold one or be left out."""
    hints = get_type_hints(kind)
    kinds = {date | None: st.none() | near, bool | None: _YES_NO}
    return {name: kinds[hint] for name, hint in hints.items() if hint in kinds}


_OF: ContextVar[tuple[date, date, tuple[ProgrammeDecision, ...]]] = ContextVar("_OF")
"""The first and last day, and the decisions, of the course that is being drawn.

The strategies read them while they draw. So they are made once: to make them anew for each course took three
quarters of the time of drawing.
"""
_dates = cache(st.dates)


@st.composite
def _near(draw: Callable[..., Any]) -> date:
    start, end, _ = _OF.get()
    return draw(_dates(max(start - 60 * _DAY, date(2007, 11, 1)), end + 60 * _DAY))


@st.composite
def _inside(draw: Callable[..., Any]) -> date:
    start, end, _ = _OF.get()
    return draw(_dates(start, end))


_START = st.builds(lambda: _OF.get()[0])
_DAY_AFTER = st.builds(lambda: _OF.get()[1] + _DAY)


@st.composite
def _decided(draw: Callable[..., Any]) -> date:
    return draw(st.sampled_from([item.decided_on for item in _OF.get()[2]]))


def _interruption(drawn: dict[str, Any]) -> ProgrammeDecision:
    first, last = sorted(drawn.pop("two"))
    until = None if drawn.pop("open") else last
    return ProgrammeDecision(
        kind="interrupted", decided_on=first, applies_from=first, applies_to=until, **drawn
    )


@cache
def _parts() -> SimpleNamespace:
    """The strategies for what is in a course, by their names."""
    near, inside, start = _near(), _inside(), _START
    judged = st.builds(
        Assessment,
        question=st.sampled_from(course_questions()),
        answer=st.booleans(),
        grounds=st.sampled_from(("", "as noted")),
        by=st.just("adviser"),
        at=st.none() | near,
    )
    judgements = st.lists(judged, max_size=4, unique_by=lambda item: item.question).map(tuple)
    if not course_questions():
        judgements = st.just(())
    said = {
        "reasons": st.sampled_from((None, "", "as set out")),
        "written": _YES_NO,
        "notified_on": st.none() | near,
        "advance_notice_on": st.none() | near,
        "told_of_appeal": _YES_NO,
        "assessments": judgements,
        "information_exempt": st.sampled_from((None, "haste")),
        "reverses": st.none() | start,
        "suspension": st.none() | st.builds(Suspension, asked_on=near, **_any_of(Suspension, near)),
        **{
            name: values
            for name, values in _any_of(ProgrammeDecision, near).items()
            if name in ("speak_by", "spoke_on") or name.startswith(_ABOUT_THE_CASE)
        },
    }

    def decision(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[ProgrammeDecision]:
        return st.builds(ProgrammeDecision, kind=st.just(kind), **said, **fields)  # type: ignore[arg-type]

    because = st.none() | st.sampled_from(get_args(EndReason))
    refused = decision(
        "refused", decided_on=near, grounds=st.lists(st.sampled_from(_GROUNDS), max_size=2).map(tuple)
    )
    reduced = decision("reduced", decided_on=inside, applies_from=inside)
    ended = decision("ended", decided_on=inside, applies_from=_DAY_AFTER, because=because)
    broken = st.fixed_dictionaries(
        {"two": st.tuples(inside, inside), "open": st.booleans(), "because": because, **said}
    ).map(_interruption)
    element = st.builds(
        Element,
        measure=st.just("no:measure"),
        counts_as=st.none() | st.sampled_from(get_args(MeasureClass)),
        minutes_a_week=st.none() | st.integers(1, 2250),
    )
    plan = st.builds(
        Plan,
        valid_from=start,
        elements=st.lists(element, max_size=3).map(tuple),
        evaluation_dates=st.none() | st.lists(inside, max_size=3, unique=True).map(sorted).map(tuple),
        wishes=st.sampled_from(("", "a job outdoors")),
        consented_on=st.none() | inside,
    )
    result = st.builds(
        AppealResult,
        decided_on=near,
        by=st.sampled_from(("municipality", "appeal_body")),
        outcome=st.sampled_from(("upheld", "changed", "annulled", "turned_away")),
        **_any_of(AppealResult, near),
    )
    appeal = st.builds(
        Appeal,
        against=_decided(),
        result=st.none() | result,
        by=st.sampled_from((None, "participant", "representative", "other")),
        rejected_because=st.sampled_from((None, None, "no_right", "not_a_decision", "faults")),
        assessments=judgements,
        **_any_of(Appeal, near),
    )
    access = st.builds(
        AccessRequest,
        asked_on=near,
        ground=st.sampled_from((None, "internal", "gathered", "own_health", "another_person", "other")),
        **_any_of(AccessRequest, near),
    )
    refund = st.builds(
        Refund,
        first=start,
        last=inside,
        benefit=st.sampled_from(get_args(get_type_hints(Refund)["benefit"])),
        same_purpose=_YES_NO,
    )
    payment = st.builds(Payment, first=start, last=inside, paid_on=near, attendance_registered=_YES_NO)
    repayment = st.builds(Repayment, decided_on=near, wrong_information=_YES_NO, assessments=judgements)
    follow_up = st.builds(FollowUp, on=near, evaluated=_YES_NO)
    return SimpleNamespace(
        courses=courses(most_absences=3),
        said=said,
        decisions=(refused, reduced, broken, ended),
        more={
            "plans": st.lists(plan, max_size=1).map(tuple),
            "follow_ups": st.lists(follow_up, max_size=3).map(tuple),
            "appeals": st.lists(appeal, max_size=1).map(tuple),
            "refunds": st.lists(refund, max_size=1).map(tuple),
            "payments": st.lists(payment, max_size=1).map(tuple),
            "repayments": st.lists(repayment, max_size=1).map(tuple),
            "maintenance_to_agency": _YES_NO,
            "agency_claimed_on": st.none() | near,
            "access_requests": st.lists(access, max_size=1).map(tuple),
            "interim_answer_on": st.none() | near,
            "interim_needless": _YES_NO,
            "informed_on": st.none() | near,
            "certificate_on": st.none() | near,
        },
    )


@st.composite
def busy_courses(draw: Callable[..., Any]) -> Course:
    """A course as `courses` draws it, with more decisions and all that hangs on them."""
    parts = _parts()
    course: Course = draw(parts.courses)
    start, end = course.periods()[0].start, course.periods()[-1].end
    assert end is not None
    _OF.set((start, end, ()))
    granted = [
        attrs.evolve(item, **{name: draw(values) for name, values in parts.said.items()})
        for item in course.decisions
    ]
    more = [draw(one) for one in parts.decisions if draw(st.booleans())]
    decisions = (*granted, *more)
    _OF.set((start, end, decisions))
    drawn = {name: draw(values) for name, values in parts.more.items()}
    return attrs.evolve(course, decisions=decisions, **drawn)
