"""A measure or an offer that a course may hold, with what it is for this person."""

from __future__ import annotations

from datetime import date

import attrs

from qupcore.composing.choices import Choice, quarter_hours
from qupcore.domain.case.plan import MeasureClass
from qupcore.phasing.practice_of import Used

__all__ = ["LEARNING_NEEDS", "WORK_NEEDS", "Item", "busy_of"]

LESSONS = frozenset({"language", "basic_subjects"})
"""Needs that lessons cover."""

LEARNING_NEEDS = LESSONS | {"formal_training"}
"""Needs that lessons and training cover."""

WORK_NEEDS = frozenset({"work_experience", "ordinary_workplace", "adapted_work"})
"""Needs that work covers."""

_A_DAY = 450
"""Minutes a week: what usually takes less is no work of a phase."""

_HALF_A_DAY = 225
"""Minutes a week: the same for work at a workplace."""


@attrs.frozen(kw_only=True, eq=False)
class Item:
    """A measure or an offer that a course may hold.

    Attributes:
        id: Id of the offer; of the measure where there is no offer.
        of: Id of the measure.
        counts_as: Its class in the programme.
        used: How it is used.
        choices: What is known of it at the first day of each phase; None where it is not available then.
        in_phases: The numbers of the phases in which it usually begins and can.
        needs: The needs of the person that it covers.
        used_for: The needs of anybody that it covers.
        wish: The wish that it meets; empty where it meets none.
        not_before: The day by which the person may have the Norwegian that it needs; None for no such day.
        leads: Whether the course is built around it.
        follows: Whether it is a next step after that.
        costs: What choosing it costs in the layers `suitable` and `local`, whatever its days.
        busy: The quarter hours of the week that its fixed times take.
        works: Whether it is work, or training for a trade, that fills time; lessons alone are not.
    """

    id: str
    of: str
    counts_as: MeasureClass | None
    used: Used
    choices: tuple[Choice | None, ...]
    in_phases: frozenset[int]
    needs: frozenset[str]
    used_for: frozenset[str]
    wish: str
    not_before: date | None
    leads: bool
    follows: bool
    costs: tuple[int, int]
    busy: int
    works: bool = attrs.field(init=False, eq=False)

    @works.default
    def _works(self) -> bool:
        return (
            self.counts_as == "work_directed"
            and self.used.fills == "time"
            and self.used.usual >= (_HALF_A_DAY if self.used_for & WORK_NEEDS else _A_DAY)
            and not (self.used_for and self.used_for <= LESSONS)
            and "follow_up" not in self.used_for
        )

    @property
    def asked(self) -> bool:
        """Whether the person wishes it, or the course is built around it or leads to it."""
        return bool(self.wish) or self.leads or self.follows

    def is_of(self, ids: frozenset[str]) -> bool:
        """Whether it is one of some measures or offers."""
        return self.id in ids or self.of in ids

    @property
    def searches(self) -> bool:
        """Whether it is a search for jobs, which belongs to the last part (section 30), and nothing else."""
        return self.counts_as == "job_search" or (
            self.used.fills == "time" and self.used_for == frozenset({"job_search"})
        )

    @property
    def places(self) -> bool:
        """Whether it places the person at work."""
        if self.used_for:
            return self.works and bool(self.used_for & WORK_NEEDS)
        return self.works and not self.id.startswith("no:")

    @property
    def beside(self) -> int:
        """The number of needs that it covers and the person does not have."""
        return len(self.used_for - self.needs)

    @property
    def organisers(self) -> frozenset[str]:
        """Who organises it."""
        measure = next(choice for choice in self.choices if choice is not None).measure
        return frozenset(measure.organisers if measure else ())

    @property
    def ordinary(self) -> bool:
        """Whether it is at an ordinary employer."""
        return "employer" in self.organisers

    @property
    def paid(self) -> bool:
        """Whether it is a job with pay."""
        measure = next(choice for choice in self.choices if choice is not None).measure
        return measure is not None and measure.wage == "yes"

    @property
    def sheltered(self) -> bool:
        """Whether it is work that is adapted to reduced capacity, or at a firm approved for that."""
        return self.works and ("adapted_work" in self.used_for or "approved_provider" in self.organisers)


def busy_of(choice: Choice) -> int:
    """The quarter hours of the week that the fixed times of a choice take."""
    return quarter_hours(choice.offer.fixed_times) if choice.offer is not None else 0
