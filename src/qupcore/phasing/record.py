"""Suggested courses as JSON values, in the form that other systems read."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.domain.answers.course import CourseElement, CoursePhase, SuggestedCourse
from qupcore.domain.answers.plugin import PluginUse
from qupcore.domain.arguments import check_arguments
from qupcore.phasing.suggesting import SuggestedCourses
from qupcore.phasing.why_not import WhyNot, local_why_not
from qupcore.wire.plan import finding_record
from qupcore.wire.record import plain
from qupcore.wire.structure import to_json
from qupcore.wire.versions import versions

__all__ = ["courses_record"]


def courses_record(
    found: SuggestedCourses, plugins: Iterable[PluginUse] = (), why_not: Iterable[WhyNot] = ()
) -> dict[str, object]:
    """Suggested courses as JSON values: each with its phases, plans and findings.

    Args:
        found: The courses.
        plugins: The plugins in use.
        why_not: The answers of `why_not` about measures that somebody asked for.
    """
    check_arguments(courses_record, locals())
    rules = found.problem.rules
    return {
        "on": found.on.isoformat(),
        "until": found.until.isoformat(),
        "municipality": found.problem.case.municipality or None,
        "courses": [_course(item) for item in found.courses],
        "complete": found.complete,
        "fewer": found.fewer,
        "no_course_why": found.no_course_why or None,
        "asks": list(found.asks),
        "uncovered_needs": list(found.uncovered),
        "beyond_the_law": [
            {"kind": item.kind, "last": item.last.isoformat(), "citation": str(item.citation)}
            for item in found.beyond
        ],
        "unknown_needs": {need: nearest or None for need, nearest in found.unknown_needs.items()},
        "unknown_wishes": {wish: nearest or None for wish, nearest in found.unknown_wishes.items()},
        "closed_ways": list(found.closed_ways),
        "unavailable": {id: list(kinds) for id, kinds in found.unavailable.items()},
        "local_why_not": [_why_not(item) for item in local_why_not(found)],
        "why_not": [_why_not(item) for item in why_not],
        "provenance": plain(rules.under),
        "versions": versions(
            "courses",
            rulebook=rules.law.weeks.decide.rulebook.hash,
            catalogue=rules.view.hash,
            plugins=plugins,
        ),
    }


def _why_not(item: WhyNot) -> dict[str, object]:
    return {
        "id": item.id,
        "why": item.why,
        "courses": list(item.courses),
        "findings": [finding_record(finding) for finding in item.findings],
        "layer": item.layer or None,
        "by": item.by,
    }


def _course(course: SuggestedCourse) -> dict[str, object]:
    return {
        "approach": course.approach,
        "way": course.way,
        "lead": course.lead,
        "main": list(course.main),
        "outcome": course.outcome,
        "phases": [_phase(item) for item in course.phases],
        "needs": [plain(item) for item in course.needs],
        "wishes": [
            {
                "wish": item.wish,
                "state": item.state,
                "from": item.first.isoformat() if item.first else None,
                "why": item.why,
            }
            for item in course.wishes
        ],
        "given_up": [plain(item) for item in course.given_up],
        "evaluation_dates": [day.isoformat() for day in course.evaluations],
        "decisions": [{"first": a.isoformat(), "last": b.isoformat()} for a, b in course.decisions],
        "follow_up_after": course.follow_up_after.isoformat(),
        "talks": [
            {
                "date": item.day.isoformat(),
                "with": item.with_whom,
                "why": list(item.why),
                "measures": list(item.measures),
                "minutes": item.minutes,
            }
            for item in course.talks
        ],
        "adviser_time": plain(course.adviser_time),
        "missing_minutes_a_week": course.missing,
        "cost": dict(course.cost),
        "plans": [to_json(plan) for plan in course.plans],
        "findings": [
            finding_record(item)
            for check in course.checks
            for item in check.findings
            if item.weight != "note"
        ],
    }


def _phase(phase: CoursePhase) -> dict[str, object]:
    return {
        "phase": phase.name,
        "first": phase.first.isoformat(),
        "last": phase.last.isoformat(),
        "elements": [_element(item) for item in phase.elements],
        "full_time_minutes": phase.full_time,
        "activity_minutes": phase.activity,
        "set_aside_minutes": phase.set_aside,
        "managed_minutes": phase.managed,
        "begins": list(phase.begins),
        "ends": list(phase.ends),
    }


def _element(item: CourseElement) -> dict[str, object]:
    return {
        "measure": item.measure,
        "offer": item.offer or None,
        "counts_as": item.counts_as,
        "covers": list(item.covers),
        "minutes_a_week": item.minutes_a_week,
        "every_weeks": item.every_weeks,
        "first": item.first.isoformat(),
        "last": item.last.isoformat(),
        "given_by": item.given_by,
        "given_by_derived": item.given_by_derived,
        "estimate": item.estimate,
    }
