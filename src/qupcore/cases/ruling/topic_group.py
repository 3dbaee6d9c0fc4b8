"""The interface of a module that evaluates the entries of a course for some topics of the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from qupcore.cases.ruling.item_ruling import Deadline, ItemRuling
from qupcore.domain.case.course import Course
from qupcore.rules.applied_law import AppliedLaw

__all__ = ["TopicGroup"]


class TopicGroup(Protocol):
    """A group of topics: a module of `cases.programme` or `cases.procedure`."""

    @property
    def TOPICS(self) -> tuple[str, ...]:  # noqa: N802 - a constant of the module
        """The topics of the group."""
        ...

    def rulings(self, course: Course, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
        """The rulings on each entry under the rules of its own day.

        Args:
            course: The course.
            on: The last day looked at, included: what came later is left out.
            applied: The law, and the numbers chosen where it leaves them open.

        Raises:
            NoRulesInForce: an entry is of a day before 2007-11-01.
        """
        ...

    def deadlines(self, course: Course, on: date, applied: AppliedLaw) -> Iterator[Deadline]:
        """The deadlines, in any order; arguments and errors as `rulings`."""
        ...
