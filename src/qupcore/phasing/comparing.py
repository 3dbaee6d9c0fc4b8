"""What a course meets of needs and wishes, and what it gives up against the first one."""

from __future__ import annotations

from collections.abc import Sequence

from qupcore.domain.answers.course import GivenUp, NeedMet, SuggestedCourse, WishMet
from qupcore.phasing.lines import CourseLine
from qupcore.phasing.problem import CourseProblem
from qupcore.phasing.stretches import Segment
from qupcore.phasing.weighing import Weighed

__all__ = ["differences", "needs_met", "wishes_met"]


def needs_met(weighed: Weighed) -> tuple[NeedMet, ...]:
    """Each need of the person, and how far the course meets it."""
    return tuple(_need(need, unmet, weighed.segments) for need, unmet in weighed.unmet.items())


def _need(need: str, unmet: int, segments: Sequence[Segment]) -> NeedMet:
    measures = {line.item.of for item in segments for line in item.lines if need in line.item.used_for}
    days = sum(item.days for item in segments if any(need in line.item.used_for for line in item.lines))
    return NeedMet(
        need=need,
        state="met" if not unmet else "partly" if measures else "not_met",
        measures=tuple(sorted(measures)),
        weeks=days // 7,
    )


def wishes_met(problem: CourseProblem, lines: Sequence[CourseLine]) -> tuple[WishMet, ...]:
    """Each wish of the person: met, met later, or why not."""
    planning = problem.case.planning
    return tuple(
        _wish(problem, wish, lines) for wish in dict.fromkeys(planning.interests if planning else ())
    )


def _wish(problem: CourseProblem, wish: str, lines: Sequence[CourseLine]) -> WishMet:
    held = [line for line in lines if wish in (line.item.id, line.item.of)]
    if held:
        line = min(held, key=lambda item: item.first)
        later = line.begins > 0
        return WishMet(
            wish=wish,
            state="met_later" if later else "met",
            first=line.first,
            why=_later(problem, line) if later else "",
        )
    return WishMet(wish=wish, state="not_met", first=None, why=_why_not(problem, wish))


def _later(problem: CourseProblem, line: CourseLine) -> str:
    item = line.item
    if item.choices[0] is None:
        return "language_first" if item.used.language.needed else "not_now"
    return "another_phase"


def _why_not(problem: CourseProblem, wish: str) -> str:
    whys = {item.why for id, item in problem.unavailable.items() if wish in (id, item.choice.of)}
    for why in ("to_assess", "employer_asked", "outside_hours", "language_first", "not_available"):
        if why in whys:
            return why
    if wish in problem.aims.without:
        return "left_out"
    if any(wish in (item.id, item.of) for item in problem.items.values()):
        return "no_room"
    measure = problem.rules.view.measure_on(wish, problem.on)
    if measure is None and wish not in problem.rules.view.offers:
        return "unknown"
    practice = measure.practice if measure else None
    if practice is not None and practice.fills == "nothing":
        return "supports_only"
    if practice is not None and practice.phases is not None:
        return "after" if "after" in practice.phases.names else "not_in_a_programme"
    return "not_available"


def differences(first: SuggestedCourse, other: SuggestedCourse) -> tuple[GivenUp, ...]:
    """What another course gives up or wins against the first, layer by layer."""
    before, found = dict(first.cost), dict(other.cost)
    told = []
    for layer, cost in first.cost:
        by = found[layer] - cost
        if by and layer != "lead":
            told.append(GivenUp(layer=layer, by=by, ids=_about(layer, first, other)))
    assert before.keys() == found.keys()
    return tuple(told)


def _about(layer: str, first: SuggestedCourse, other: SuggestedCourse) -> tuple[str, ...]:
    if layer == "needs":
        states = {item.need: item.state for item in first.needs}
        return tuple(item.need for item in other.needs if item.state != states.get(item.need))
    if layer == "wishes":
        met = {item.wish: item.state for item in first.wishes}
        return tuple(item.wish for item in other.wishes if item.state != met.get(item.wish))
    return ()
