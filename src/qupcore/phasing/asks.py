"""What a course must ask: facts that are not known and would change it."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.catalogue.municipalities import municipalities
from qupcore.catalogue.terms import admission_vocabulary
from qupcore.domain.case.manageable import asks_for_the_day, within_the_day
from qupcore.domain.case.paid_work import paid_work
from qupcore.phasing.problem import CourseProblem

__all__ = ["asks_of", "day_is_tight", "depending"]


def day_is_tight(problem: CourseProblem) -> bool:
    """Whether full time needs every minute of the hours of the day that can be used, or more."""
    rooms = [problem.weighing.room(span.first) for span in problem.spans.phases]
    return any(room.within is not None and room.within + room.own <= room.full for room in rooms)


def depending(problem: CourseProblem) -> dict[str, tuple[str, ...]]:
    """The measures that cannot be used before a fact is known, by the path of the fact in the case."""
    facts, found = admission_vocabulary(), dict[str, tuple[str, ...]]()
    for item in problem.unavailable.values():
        names = {name for each in item.choice.findings for name in each.missing if name in facts}
        for path in {facts[name].path for name in names} if item.why == "to_assess" else ():
            found[path] = tuple(dict.fromkeys((*found.get(path, ()), item.choice.of)))
    return found


def asks_of(problem: CourseProblem) -> Iterator[str]:
    """The paths of facts that are not known and would change the course."""
    planning, facts = problem.case.planning, admission_vocabulary()
    if planning is None or planning.needs is None:
        yield "$.planning.needs"
    if planning is None or planning.municipality not in municipalities():
        yield "$.planning.municipality"
    for item in problem.unavailable.values():
        if item.why == "to_assess":
            missing = {name for found in item.choice.findings for name in found.missing}
            yield from sorted(facts[name].path for name in missing if name in facts)
    if problem.assumed:
        yield "$.planning.manages"
    about = problem.case.circumstances
    if about is None or about.employed is None:
        yield "$.circumstances.employed"
    for job in paid_work(problem.case):
        if job.minutes_a_week is None:
            yield "$.course.work" if job.source == "course" else "$.planning.position"
    within = within_the_day(problem.case)
    own = problem.aims.own_activity if problem.own else 0
    if asks_for_the_day(problem.case) or (within is not None and within + own < problem.rules.law.full_time):
        yield "$.planning.day_frame"
    if planning is not None and "language" in (planning.needs or ()) and planning.language_level is None:
        yield "$.planning.language_level"
    if about is not None and about.in_treatment and (planning is None or planning.treatments is None):
        yield "$.planning.treatments"
    if planning is not None and planning.due_date is not None and planning.leaves is None:
        yield "$.planning.leaves"
