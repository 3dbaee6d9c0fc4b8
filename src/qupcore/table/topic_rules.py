"""The rules of a topic made ready for tables: their plans, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import attrs

from qupcore.domain.hint import remedy
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.conventions import Conventions
from qupcore.memory import Table
from qupcore.rules.law import Law
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.writing import RIGHT
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, TableColumn, table_columns
from qupcore.table.expressions import Expression
from qupcore.table.filled_in import check_filled_in
from qupcore.table.legend import Legend
from qupcore.table.plan import TablePlan, plan_of
from qupcore.table.simplifying import simplified

__all__ = ["TopicRules", "chosen_answers", "days_ruled", "rulebook_for_tables"]

_WITH_CONDITIONS = ("outcome", "failed_rule", "failed", "unknown", "missing")


@attrs.frozen(eq=False)
class TopicRules:
    """The rules of a topic, ready for tables.

    Attributes:
        law: The law.
        topic: The topic.
        on: The day of all rows; None: each row has its own, in the column `day`.
        policy: Chosen values for numbers that the law leaves open, by full name.
        legend: What the columns of an answer stand for.
        columns: The columns that the rules can read.
    """

    law: Law
    topic: str
    on: date | None
    policy: Mapping[str, int]
    legend: Legend
    columns: tuple[TableColumn, ...]
    _plans: Table[Any, TablePlan] = attrs.field(
        init=False, repr=False, factory=lambda: Table("table.topic_rules.TopicRules", most=64, together=True)
    )

    @property
    def answers(self) -> tuple[str, ...]:
        """The names of the columns of the answer."""
        found = _WITH_CONDITIONS if self.legend.conditions else ()
        return (*found, *(amount.name for amount in self.legend.amounts))

    def plan(self, day: date, present: Iterable[str], beside: Iterable[str] = ()) -> TablePlan:
        """The rules of a day put into layers of columns.

        Args:
            day: The day whose rules are used.
            present: The names of the columns that the table has.
            beside: The names of further columns, which the answer keeps.
        """
        rulebook = rulebook_for_tables(self.law, self.topic, day, self.policy)
        right, leap_birthday = self.topic == RIGHT, self.leap_birthday(day)
        return plan_of(rulebook, present, self.on, leap_birthday, self.legend, right=right, beside=beside)

    def plan_for(
        self, day: date, present: tuple[str, ...], full: tuple[str, ...], wanted: tuple[str, ...]
    ) -> TablePlan:
        """The rules of a day for a table of which something is known; the same plan for a table like it.

        Args:
            day: The day whose rules are used.
            present: The names of the columns that the table has.
            full: The columns that are known to have no empty cell.
            wanted: The columns of the answer to work out.
        """
        like = (day, present, full, wanted)
        return self._plans.get(like) or self._plans.keep(
            like, simplified(self.plan(day, present), full, wanted)
        )

    def leap_birthday(self, day: date) -> int:
        """In common years, the birthday of a person born on 29 February as month × 100 + day."""
        name = Conventions.leap_birthday.name
        found = self.policy.get(name, self.law.convention(name).on(day).value)
        assert found is not None
        return found

    def columns_on(self, day: date) -> tuple[TableColumn, ...]:
        """The columns that the rules of a day can read."""
        rulebook = rulebook_for_tables(self.law, self.topic, day, self.policy)
        return table_columns(rulebook, day=self.on is None)

    def kept(self, present: Iterable[str]) -> tuple[str, ...]:
        """The columns of a table that its answer keeps: those that no rule reads, birth date and day."""
        read = {column.name for column in self.columns} - {DAY_COLUMN, BORN_COLUMN}
        return tuple(name for name in present if name not in read and name not in self.answers)

    def wanted(self, answers: Iterable[str] | None) -> tuple[str, ...]:
        """The columns of the answer to work out: those named, or all.

        Raises:
            BadInput: there is none of the name.
        """
        wanted = self.answers if answers is None else tuple(answers)
        for name in wanted:
            if name not in self.answers:
                raise BadInput(
                    worded("no column of the answer is called {name!r}", name=name),
                    remedy=remedy(name, self.answers),
                    code="input.value",
                )
        return wanted

    def editions(self) -> Iterator[tuple[date, date | None]]:
        """The first and last day of each edition of the rules; None for the last day if it has none."""
        changes = self.law.changes(self.topic)
        for day in days_ruled(self.law, self.topic):
            later = [change for change in changes if change > day]
            yield day, later[0] - timedelta(days=1) if later else None


def chosen_answers(plan: TablePlan, wanted: Sequence[str]) -> Mapping[str, Expression]:
    """The columns of a plan's answer that are wanted."""
    return {name: plan.answers[name] for name in wanted}


def days_ruled(law: Law, topic: str) -> tuple[date, ...]:
    """The first day of each edition of a topic in which one of its rules is in force."""
    placed = [rule for rule in law.rules if rule.topic == topic]
    return tuple(day for day in law.changes(topic) if any(rule.on(day) for rule in placed))


def rulebook_for_tables(law: Law, topic: str, day: date, policy: Mapping[str, int]) -> Rulebook:
    """The rules of a topic on a day, if a table can decide them.

    Raises:
        NoRulesInForce: nothing about the topic is in force on the day.
        RuleError: their three values are not what filling in gives.
    """
    rulebook = law.in_force(day, topic, policy)
    if topic == RIGHT:  # other topics are evaluated with three values alone
        check_filled_in(rulebook)
    return rulebook
