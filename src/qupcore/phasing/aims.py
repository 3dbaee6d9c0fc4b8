"""What a course aims at: the approach, the order of what counts, and the numbers that no law gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from qupcore.domain.catalogue.need import NeedSize
from qupcore.domain.catalogue.practice import Practice
from qupcore.domain.sound import sound_entry
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["APPROACHES", "LAYERS", "Approach", "CourseAims", "CourseLayer", "PhaseName"]

PhaseName = Literal["early", "middle", "late"]

Approach = Literal["step_by_step", "integrated", "wishes_first"]
"""`step_by_step`: adapted or municipal work first, ordinary workplaces later. `integrated`: an ordinary
workplace as early as possible, with support beside it. `wishes_first`: the person's wishes go before
everything but full time and job search."""

APPROACHES: tuple[Approach, ...] = ("step_by_step", "integrated", "wishes_first")

CourseLayer = Literal[
    "lead",
    "full_time",
    "job_search",
    "needs",
    "wishes",
    "sooner",
    "follow_up",
    "suitable",
    "parallel",
    "hours",
    "warnings",
    "local",
    "continuity",
    "moves",
]
"""Something that counts in comparing courses. A layer decides only between courses that are equal in all
layers before it.

- `lead`: phases that the lead of the course waits for, where `CourseAims.lead` names one, and all phases
  for each next step of `CourseAims.then` that is left out.
- `full_time`: days without a full week, and days without work; a day without both counts twice.
- `job_search`: days of the last part without job search, where a course may hold it.
- `needs`: needs not met to their size.
- `wishes`: phases that wishes wait; all phases where a wish is not met.
- `sooner`: phases that needs wait longer than they must.
- `follow_up`: phases without follow-up.
- `suitable`: measures for a group that the person is not known to be in, jobs that nobody is known to offer,
  and, where an ordinary workplace goes first, work without an employer.
- `parallel`: months before the last part with only work or only learning, where the person needs both.
- `hours`: hours a week away from usual ones, the mean of each phase summed.
- `warnings`: warnings of the catalogue.
- `local`: what is not the municipality's own, or not available at once.
- `continuity`: starts and ends within the course.
- `moves`: the number of elements."""

LAYERS: tuple[CourseLayer, ...] = (
    *("lead", "full_time", "job_search", "needs", "wishes", "sooner", "follow_up", "suitable"),
    *("parallel", "hours", "warnings", "local", "continuity", "moves"),
)


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class CourseAims:
    """The aims of a course. No law sets them: each number is policy, and the caller may change it.

    Attributes:
        approach: The approach that goes first among the courses.
        lead: Ids of measures and offers of which the course is built around one, from as early as it can.
        then: The next steps: for each, ids of measures and offers of which one goes on into the last phase,
            or beyond the first where it does not belong to the last.
        layers: What counts, the first first. Layers left out follow in their usual order.
        most: The largest number of elements at one time beside follow-up.
        own_activity: The most minutes a week of own activity.
        start_minutes: Minutes a week of activity at the start for a person who is in treatment with reduced
            capacity, where nobody has judged what the person manages. The course then says so and asks.
        growth_percent: What the time that a person manages grows to from one phase to the next, in percent.
        job_search_months: The most months at the end in which job search goes on.
        early_months: The months of the early phase. None: a quarter of the course, or a month more or less
            where that meets needs or full time better.
        late_months: The months of the late phase. None: a quarter of the course, a third in more than a year;
            a month more or less in the same way.
        evaluation_weeks: Weeks between evaluations, at most.
        follow_up_weeks: Weeks after the end until a follow-up talk.
        talk_weeks: Weeks between follow-up talks. None: as often as the follow-up of the course.
        three_party_weeks: Weeks between talks with employer or provider, where a person is at a workplace.
        adviser_minutes: Minutes a week that the adviser has for talks. None: not known. It takes no talk out.
        adviser_used: Minutes a week of them that go to other people. None: not known.
        asked: Organisation numbers of employers, and ids of offers, that another programme has asked for a
            place. They are not asked again.
        shortlist: The measures that are compared for each need, the best first.
        without: Ids of measures and offers to leave out.
        practices: How measures are used, by id: goes before what catalogues say.
        sizes: What meets a need, by need: goes before what catalogues say.
    """

    approach: Approach = "step_by_step"
    lead: frozenset[str] = frozenset()
    then: tuple[frozenset[str], ...] = ()
    layers: tuple[CourseLayer, ...] = LAYERS
    most: int = 6
    own_activity: int = 450
    start_minutes: int = 900
    growth_percent: int = 200
    job_search_months: int = 4
    early_months: int | None = None
    late_months: int | None = None
    evaluation_weeks: int = 12
    follow_up_weeks: int = 4
    talk_weeks: int | None = None
    three_party_weeks: int = 8
    adviser_minutes: int | None = None
    adviser_used: int | None = None
    asked: frozenset[str] = frozenset()
    shortlist: int = 6
    without: frozenset[str] = frozenset()
    practices: Mapping[str, Practice] = attrs.field(factory=dict)
    sizes: Mapping[str, NeedSize] = attrs.field(factory=dict)

    def named(self) -> dict[str, tuple[str, ...]]:
        """The ids of measures and offers in each field that has some; numbers of employers are left out."""
        return {
            "lead": tuple(self.lead),
            "then": tuple(id for step in self.then for id in step),
            "asked": tuple(id for id in self.asked if ":" in id),
            "without": tuple(self.without),
            "practices": tuple(self.practices),
        }

    def __attrs_post_init__(self) -> None:
        bounds = {
            "most": (1, 12),
            "own_activity": (0, 2250),
            "start_minutes": (15, 10080),
            "growth_percent": (100, 1000),
            "job_search_months": (1, 48),
            "early_months": (1, 48),
            "late_months": (1, 48),
            "evaluation_weeks": (1, 52),
            "follow_up_weeks": (1, 52),
            "talk_weeks": (1, 52),
            "three_party_weeks": (1, 52),
            "adviser_minutes": (0, 10080),
            "adviser_used": (0, 10080),
            "shortlist": (1, 100),
        }
        for name, (low, high) in bounds.items():
            value = getattr(self, name)
            if value is not None and not low <= value <= high:
                raise BadInput(
                    worded("{name} is {value}", name=name, value=value),
                    remedy=worded("give {low} to {high}", low=low, high=high),
                    code="input.number",
                )

    def order(self) -> tuple[CourseLayer, ...]:
        """All layers in the order of this course."""
        first = self.layers
        if self.approach == "wishes_first" and first == LAYERS:
            first = ("full_time", "job_search", "wishes")
        return tuple(dict.fromkeys(("lead", *first, *LAYERS)))
