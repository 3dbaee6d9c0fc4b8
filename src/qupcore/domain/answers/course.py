"""A suggested course: phases with their elements, and what it meets and gives up."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.answers.plan_check import PlanCheck, PlanOutcome, least_favourable
from qupcore.domain.case.plan import FollowedUpBy, MeasureClass, Plan
from qupcore.domain.citation import Citation

__all__ = [
    "AdviserTime",
    "BeyondTheLaw",
    "CourseElement",
    "CoursePhase",
    "CourseTalk",
    "GivenUp",
    "NeedMet",
    "SuggestedCourse",
    "TalkReason",
    "WishMet",
]


@attrs.frozen(kw_only=True)
class CourseElement:
    """An element of a phase.

    Attributes:
        measure: Id of the measure.
        offer: Id of the offer; empty where there is none.
        counts_as: Its class in the programme; None where no source gives one.
        covers: The needs of the person that it covers.
        minutes_a_week: Minutes a week; 0 for what fills no time.
        every_weeks: How often: 1 is each week, 2 each second week.
        first: First day.
        last: Last day, included.
        given_by: Who gives it: the adviser, a provider, or both. None: not known.
        given_by_derived: Whether that follows from who carries the measure out, since no catalogue says it.
        estimate: Whether its usual hours are an estimate of this library, which a municipality may change.
    """

    measure: str
    offer: str
    counts_as: MeasureClass | None
    covers: tuple[str, ...]
    minutes_a_week: int
    every_weeks: int
    first: date
    last: date
    given_by: FollowedUpBy | None
    given_by_derived: bool
    estimate: bool


@attrs.frozen(kw_only=True)
class CoursePhase:
    """A phase of a course.

    Attributes:
        name: `early`, `middle` or `late`.
        first: First day.
        last: Last day, included.
        elements: Its elements by their first day.
        full_time: Minutes a week that are set aside (full time, less paid work).
        activity: Minutes a week of activities, in the week of the phase that has the most.
        least: Minutes a week of activities, in the week of the phase that has the fewest.
        managed: The most minutes a week of work, courses and job search that the person manages; None where
            there is no limit.
        begins: Ids of what is new in the phase.
        ends: Ids of what the phase before had and this one has not.
    """

    name: Literal["early", "middle", "late"]
    first: date
    last: date
    elements: tuple[CourseElement, ...]
    full_time: int
    activity: int
    least: int
    managed: int | None
    begins: tuple[str, ...]
    ends: tuple[str, ...]

    @property
    def set_aside(self) -> int:
        """Minutes of full time without activity in the emptiest week: to rest, or for somebody to fill."""
        return max(0, self.full_time - self.least)


@attrs.frozen(kw_only=True)
class WishMet:
    """A wish of the person in a course.

    Attributes:
        wish: Id of the measure or offer.
        state: `met` from the first phase that it belongs to, `met_later`, or `not_met`.
        first: The first day of it; None where it is not met.
        why: Why it is not met, or not at once: `not_available`, `to_assess` (a fact is missing, which is not
            a no), `outside_hours`, `language_first`, `supports_only`, `after`, `not_in_a_programme`,
            `no_room`, `left_out`, `another_phase`, `not_now`, or empty.
    """

    wish: str
    state: Literal["met", "met_later", "not_met"]
    first: date | None
    why: str


@attrs.frozen(kw_only=True)
class NeedMet:
    """A need of the person in a course.

    Attributes:
        need: Id of the need.
        state: `met` to its size, `partly`, or `not_met`.
        measures: The measures that cover it.
        weeks: The weeks in which there is something for it.
    """

    need: str
    state: Literal["met", "partly", "not_met"]
    measures: tuple[str, ...]
    weeks: int


@attrs.frozen(kw_only=True)
class GivenUp:
    """How a course differs from the first one in a layer.

    Attributes:
        layer: What differs.
        by: How much: more than 0 is what is given up, less than 0 what is won.
        ids: The needs, wishes or measures that it is about.
    """

    layer: str
    by: int
    ids: tuple[str, ...]


@attrs.frozen(kw_only=True)
class BeyondTheLaw:
    """A limit on the length of a programme that a course passes.

    Attributes:
        kind: `grounds`: it needs an extension, which the law gives on its own grounds. `longest`: no decision
            can make a programme so long.
        rule: Id of the rule of law.
        last: The last day within the limit.
        citation: The place in the law.
    """

    kind: Literal["grounds", "longest"]
    rule: str
    last: date
    citation: Citation


TalkReason = Literal["start", "after_leave", "phase_ends", "placement", "regular"]
"""Why there is a talk: soon after the start or a leave, in the last week of a phase, with those at a
workplace, or because it is time for one."""


@attrs.frozen(kw_only=True)
class CourseTalk:
    """A follow-up talk in a course. How often there is one is policy.

    Attributes:
        day: The day, never in a weekend, on a public holiday or in leave.
        with_whom: `adviser`, or `three_party` where the employer or provider takes part.
        why: Why it is held; several reasons in one week make one talk.
        measures: Ids of the offers or measures whose employer or provider takes part.
        minutes: How long it is, in minutes.
    """

    day: date
    with_whom: Literal["adviser", "three_party"]
    why: tuple[TalkReason, ...]
    measures: tuple[str, ...]
    minutes: int


@attrs.frozen(kw_only=True)
class AdviserTime:
    """Whether the adviser has time for the talks of a course. It never takes a talk out of the course.

    Attributes:
        state: `fits`, `does_not_fit`, `undetermined` where the limit or the time used is not known, or
            `not_asked` where the caller gave neither.
        left: Minutes a week that are left to the adviser; None where that is not known.
        lacking: Minutes that lack in the week that lacks the most.
        weeks: The Mondays of the weeks whose talk does not fit.
    """

    state: Literal["fits", "does_not_fit", "undetermined", "not_asked"]
    left: int | None
    lacking: int
    weeks: tuple[date, ...]


@attrs.frozen(kw_only=True, eq=False)
class SuggestedCourse:
    """A suggested course.

    Attributes:
        approach: The approach that it follows.
        way: The way to work that it goes instead of the first; empty for the first.
        lead: The measure that it is built around; empty for the first.
        main: The measures that hold most of the work-directed time, the first first.
        phases: Its phases.
        plans: The course as plans, one for each stretch between leaves.
        checks: The check of each plan by every engine, on all its days.
        needs: The needs of the person.
        wishes: The wishes of the person.
        given_up: What differs from the first course. Empty for the first.
        evaluations: The days on which the content is evaluated.
        decisions: The periods that need a decision of their own.
        follow_up_after: The day of a follow-up talk after the end.
        talks: The follow-up talks during the course, by day.
        adviser_time: Whether the adviser has time for them.
        missing: Minutes a week that nothing fills, at most; a gap in what the catalogues offer.
        cost: The cost in each layer, by layer in order.
    """

    approach: str
    way: str
    lead: str
    main: tuple[str, ...]
    phases: tuple[CoursePhase, ...]
    plans: tuple[Plan, ...]
    checks: tuple[PlanCheck, ...]
    needs: tuple[NeedMet, ...]
    wishes: tuple[WishMet, ...]
    given_up: tuple[GivenUp, ...]
    evaluations: tuple[date, ...]
    decisions: tuple[tuple[date, date], ...]
    follow_up_after: date
    talks: tuple[CourseTalk, ...]
    adviser_time: AdviserTime
    missing: int
    cost: tuple[tuple[str, int], ...]

    @property
    def outcome(self) -> PlanOutcome:
        """The least favourable outcome of its checks."""
        return least_favourable(check.outcome for check in self.checks)
