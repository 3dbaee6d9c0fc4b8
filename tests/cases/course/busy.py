"""Courses in which much was decided: refusals, cuts, interruptions, ends, plans, appeals, claims."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
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


@st.composite
def busy_courses(draw: Callable[..., Any]) -> Course:
    """A course as `courses` draws it, with more decisions and all that hangs on them."""
    course: Course = draw(courses(most_absences=3))
    start, end = course.periods()[0].start, course.periods()[-1].end
    assert end is not None
    inside = st.dates(start, end)
    near = st.dates(max(start - 60 * _DAY, date(2007, 11, 1)), end + 60 * _DAY)
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
        "reverses": st.none() | st.just(course.decisions[0].decided_on),
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
    ended = decision("ended", decided_on=inside, applies_from=st.just(end + _DAY), because=because)
    broken = st.tuples(inside, inside).flatmap(
        lambda two: decision(
            "interrupted",
            decided_on=st.just(min(two)),
            applies_from=st.just(min(two)),
            applies_to=st.none() | st.just(max(two)),
            because=because,
        )
    )
    granted = [
        attrs.evolve(item, **{name: draw(values) for name, values in said.items()})
        for item in course.decisions
    ]
    more = [draw(one) for one in (refused, reduced, broken, ended) if draw(st.booleans())]
    element = st.builds(
        Element,
        measure=st.just("no:measure"),
        counts_as=st.none() | st.sampled_from(get_args(MeasureClass)),
        minutes_a_week=st.none() | st.integers(1, 2250),
    )
    plan = st.builds(
        Plan,
        valid_from=st.just(start),
        elements=st.lists(element, max_size=3).map(tuple),
        evaluation_dates=st.none() | st.lists(inside, max_size=3, unique=True).map(sorted).map(tuple),
        wishes=st.sampled_from(("", "a job outdoors")),
        consented_on=st.none() | inside,
    )
    decided = st.sampled_from([item.decided_on for item in (*granted, *more)])
    result = st.builds(
        AppealResult,
        decided_on=near,
        by=st.sampled_from(("municipality", "appeal_body")),
        outcome=st.sampled_from(("upheld", "changed", "annulled", "turned_away")),
        **_any_of(AppealResult, near),
    )
    appeal = st.builds(
        Appeal,
        against=decided,
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
        first=st.just(start),
        last=inside,
        benefit=st.sampled_from(get_args(get_type_hints(Refund)["benefit"])),
        same_purpose=_YES_NO,
    )
    payment = st.builds(
        Payment, first=st.just(start), last=inside, paid_on=near, attendance_registered=_YES_NO
    )
    repayment = st.builds(Repayment, decided_on=near, wrong_information=_YES_NO, assessments=judgements)
    follow_up = st.builds(FollowUp, on=near, evaluated=_YES_NO)
    return attrs.evolve(
        course,
        decisions=(*granted, *more),
        plans=draw(st.lists(plan, max_size=1).map(tuple)),
        follow_ups=draw(st.lists(follow_up, max_size=3).map(tuple)),
        appeals=draw(st.lists(appeal, max_size=1).map(tuple)),
        refunds=draw(st.lists(refund, max_size=1).map(tuple)),
        payments=draw(st.lists(payment, max_size=1).map(tuple)),
        repayments=draw(st.lists(repayment, max_size=1).map(tuple)),
        maintenance_to_agency=draw(_YES_NO),
        agency_claimed_on=draw(st.none() | near),
        access_requests=draw(st.lists(access, max_size=1).map(tuple)),
        interim_answer_on=draw(st.none() | near),
        interim_needless=draw(_YES_NO),
        informed_on=draw(st.none() | near),
        certificate_on=draw(st.none() | near),
    )
