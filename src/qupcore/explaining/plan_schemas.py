"""The JSON Schemas of records about plans and the places in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from qupcore.allocating.claims import Comparison
from qupcore.composing.coverage import Lack, Uncovered, WouldHelp
from qupcore.domain.answers.course import AdviserTime, GivenUp, NeedMet
from qupcore.domain.answers.plan_check import ChangeKind, PlanFinding, PlanOutcome
from qupcore.domain.case.plan import Element, FollowedUpBy, MeasureClass, Plan
from qupcore.domain.citation import Citation
from qupcore.domain.source import Source
from qupcore.phasing.aims import CourseLayer
from qupcore.phasing.why_not import WhyNotKind
from qupcore.searching.rule import Constraint
from qupcore.wire.forms import ENGINES_FORM, by_key, closed, flat, form_of, listed, under_form, versions_form
from qupcore.wire.schema import Defs, defined

__all__ = [
    "additions_form",
    "allocation_form",
    "courses_form",
    "coverage_form",
    "plan_check_form",
    "suggestions_form",
]

Form = dict[str, Any]
_TEXT, _DAY, _YES_NO, _NUMBER = (form_of(kind, {}) for kind in (str, date, bool, int))
_OR_NONE: Callable[[Form], Form] = lambda form: {"anyOf": [form, {"type": "null"}]}  # noqa: E731


def _plan_findings(defs: Defs) -> Form:
    name = "PlanFinding"
    if name not in defs:
        defs[name] = flat(
            defs,
            PlanFinding,
            citation=_OR_NONE(flat(defs, Citation, text=_TEXT)),
            values=by_key({"anyOf": [_NUMBER, _TEXT]}),
        )
    return listed({"$ref": f"#/$defs/{name}"})


def plan_check_form(defs: Defs) -> Form:
    """Of `plan_check_record`."""
    change = closed(
        kind=form_of(ChangeKind, defs),
        measure=_TEXT,
        element=_OR_NONE(_NUMBER),
        becomes=_OR_NONE(defined(Element, defs)),
    )
    return closed(
        outcome=form_of(PlanOutcome, defs),
        on=_DAY,
        period=_OR_NONE(_TEXT),
        findings=_plan_findings(defs),
        conflict=listed(_NUMBER),
        repairs=listed(
            closed(changes=listed(change), outcome=form_of(PlanOutcome, defs), plan=defined(Plan, defs))
        ),
        complete=_YES_NO,
        provenance=under_form(defs, catalogue=_TEXT, rulebook=_TEXT, engines=ENGINES_FORM),
        versions=versions_form("plan_check"),
    )


def suggestions_form(defs: Defs) -> Form:
    """Of `suggestions_record`."""
    apart = by_key(_plan_findings(defs))
    texts = listed(_TEXT)
    plan = closed(
        plan=defined(Plan, defs),
        ids=texts,
        score=_NUMBER,
        set_aside_minutes=_NUMBER,
        holds_until=_OR_NONE(_DAY),
        meets=texts,
        misses=texts,
        interests=texts,
        given_up=texts,
        short_of=_plan_findings(defs),
        check=plan_check_form(defs),
    )
    return closed(
        on=_DAY,
        municipality=_OR_NONE(_TEXT),
        plans=listed(plan),
        complete=_YES_NO,
        uncovered_needs=texts,
        unknown_needs=by_key(_OR_NONE(_TEXT)),
        unknown_wishes=by_key(_OR_NONE(_TEXT)),
        later_needs=texts,
        asks=texts,
        stretched=_YES_NO,
        given_up_needs=texts,
        conflict=form_of(tuple[Constraint, ...], defs),
        standing=_plan_findings(defs),
        to_assess=apart,
        unavailable=apart,
        pairs_to_assess=listed(listed(_TEXT)),
        provenance=under_form(defs),
        versions=versions_form("suggestions"),
    )


def courses_form(defs: Defs) -> Form:
    """Of `courses_record`."""
    texts = listed(_TEXT)
    element = closed(
        measure=_TEXT,
        offer=_OR_NONE(_TEXT),
        counts_as=form_of(MeasureClass | None, defs),
        covers=texts,
        minutes_a_week=_NUMBER,
        every_weeks=_NUMBER,
        first=_DAY,
        last=_DAY,
        given_by=form_of(FollowedUpBy | None, defs),
        given_by_derived=_YES_NO,
        estimate=_YES_NO,
    )
    phase = closed(
        phase=_TEXT,
        first=_DAY,
        last=_DAY,
        elements=listed(element),
        full_time_minutes=_NUMBER,
        activity_minutes=_NUMBER,
        set_aside_minutes=_NUMBER,
        managed_minutes=_OR_NONE(_NUMBER),
        begins=texts,
        ends=texts,
    )
    course = closed(
        approach=_TEXT,
        way=_TEXT,
        lead=_TEXT,
        main=texts,
        outcome=form_of(PlanOutcome, defs),
        phases=listed(phase),
        needs=form_of(tuple[NeedMet, ...], defs),
        wishes=listed(
            closed(wish=_TEXT, state=_TEXT, why=_TEXT, **{"from": _OR_NONE(_DAY)}),
        ),
        given_up=form_of(tuple[GivenUp, ...], defs),
        evaluation_dates=listed(_DAY),
        decisions=listed(closed(first=_DAY, last=_DAY)),
        follow_up_after=_DAY,
        talks=listed(
            closed(date=_DAY, why=texts, measures=texts, minutes=_NUMBER, **{"with": _TEXT}),
        ),
        adviser_time=form_of(AdviserTime, defs),
        missing_minutes_a_week=_NUMBER,
        cost=by_key(_NUMBER),
        plans=listed(defined(Plan, defs)),
        findings=_plan_findings(defs),
    )
    why_not = closed(
        id=_TEXT,
        why=form_of(WhyNotKind, defs),
        courses=listed(_NUMBER),
        findings=_plan_findings(defs),
        layer=form_of(CourseLayer | None, defs),
        by=_NUMBER,
    )
    return closed(
        on=_DAY,
        until=_DAY,
        municipality=_OR_NONE(_TEXT),
        courses=listed(course),
        complete=_YES_NO,
        fewer=_NUMBER,
        no_course_why=_OR_NONE(_TEXT),
        asks=texts,
        uncovered_needs=texts,
        beyond_the_law=listed(closed(kind=_TEXT, last=_DAY, citation=_TEXT)),
        unknown_needs=by_key(_OR_NONE(_TEXT)),
        unknown_wishes=by_key(_OR_NONE(_TEXT)),
        closed_ways=texts,
        unavailable=by_key(texts),
        local_why_not=listed(why_not),
        why_not=listed(why_not),
        provenance=under_form(defs),
        versions=versions_form("courses"),
    )


def additions_form(defs: Defs) -> Form:
    """Of `additions_record`."""
    apart = by_key(_plan_findings(defs))
    return closed(
        on=_DAY,
        municipality=_OR_NONE(_TEXT),
        completable=_OR_NONE(_YES_NO),
        may=listed(_TEXT),
        standing=_plan_findings(defs),
        refused=by_key(closed(rule=form_of(Constraint, defs), elements=listed(_TEXT))),
        to_assess=apart,
        unavailable=apart,
        unknown=listed(_TEXT),
        provenance=under_form(defs),
        versions=versions_form("additions"),
    )


def coverage_form(defs: Defs) -> Form:
    """Of `coverage_record`."""
    return closed(
        on=_DAY,
        municipality=_TEXT,
        people=_NUMBER,
        covered=_NUMBER,
        counts=form_of(Literal["local_offers"], defs),
        uncovered=form_of(tuple[Uncovered, ...], defs),
        lacks=listed(closed(lack=form_of(Lack, defs), people=_NUMBER)),
        would_help=form_of(tuple[WouldHelp, ...], defs),
        complete=_YES_NO,
        note=_TEXT,
        provenance=under_form(defs),
        versions=versions_form("coverage"),
    )


def _shared_limit(defs: Defs) -> Form:
    return closed(
        used=_NUMBER,
        most=_NUMBER,
        catalogue=_OR_NONE(_TEXT),
        total=_OR_NONE(_NUMBER),
        free=_OR_NONE(_NUMBER),
        as_of=_OR_NONE(_DAY),
        sources=form_of(tuple[Source, ...], defs),
        replaces=listed(_NUMBER),
        **{"from": _TEXT},
    )


def allocation_form(defs: Defs) -> Form:
    """Of `allocation_record`."""
    return closed(
        given=by_key(listed(_TEXT)),
        plans=by_key(defined(Plan, defs)),
        without=listed(_TEXT),
        hopeless=listed(_TEXT),
        places=by_key(_NUMBER),
        shared=by_key(_shared_limit(defs)),
        not_known=listed(_TEXT),
        method=_TEXT,
        coverage=_NUMBER,
        preference=_NUMBER,
        value=_NUMBER,
        bound=_OR_NONE(_NUMBER),
        compared=form_of(Comparison, defs),
        complete=_YES_NO,
        note=_TEXT,
        provenance=under_form(defs),
        versions=versions_form("allocation"),
    )
