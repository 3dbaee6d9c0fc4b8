"""table(): the rules of a topic made ready for a table of people."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, overload

import attrs

from qupcore.domain.asked import check_day
from qupcore.domain.hint import remedy
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.conventions import Conventions
from qupcore.law.national import NATIONAL
from qupcore.law.terms.right import ApplicantFacts
from qupcore.rules.law import Law
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.writing import RIGHT
from qupcore.table.columns import BORN_COLUMN, DAY_COLUMN, TableColumn, table_columns
from qupcore.table.faults import cell_faults, column_faults, refuse
from qupcore.table.filled_in import check_filled_in
from qupcore.table.in_polars import with_answers
from qupcore.table.legend import Legend, legend_of
from qupcore.table.loading import polars_library
from qupcore.table.plan import TablePlan, plan_of

if TYPE_CHECKING:
    import polars as pl

__all__ = ["PeopleTable", "table"]

_OLDEST = ApplicantFacts.age.high or 150
_ORDER = "order of rows"


@attrs.frozen(eq=False)
class PeopleTable:
    """The rules of a topic, ready for tables of people.

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

    @overload
    def decide(self, frame: pl.DataFrame, answers: Iterable[str] | None = None) -> pl.DataFrame: ...

    @overload
    def decide(self, frame: pl.LazyFrame, answers: Iterable[str] | None = None) -> pl.LazyFrame: ...

    def decide(
        self, frame: pl.DataFrame | pl.LazyFrame, answers: Iterable[str] | None = None
    ) -> pl.DataFrame | pl.LazyFrame:
        """Decide every row.

        Each row of the answer has the columns of the table that no rule reads, and then those of the answer:
        `outcome`, `failed_rule` (the first condition that is not met), `failed` and `unknown` (masks over
        `legend.rules`), `missing` (a mask over `legend.terms`), and the amounts.

        Args:
            frame: A data frame of Polars, or a lazy one, such as of `scan_parquet`. The answer is of the same
                kind. Rows keep their order, but for a lazy frame whose rows have days of their own: those of
                one edition of the law come together.
            answers: The columns of the answer to work out; all if left out.

        Raises:
            BadInput: with every fault of the table, its column, the number of rows and the first of them.
            NoRulesInForce: nothing about the topic is in force on the day of a row.

        >>> import polars as pl
        >>> from datetime import date
        >>> born = [date(2010, 1, 1), None]
        >>> rules = table(topic="benefit_age", on=date(2026, 9, 1))
        >>> rules.decide(pl.DataFrame({"born": born}, schema={"born": pl.Date}))["outcome"].to_list()
        ['not_met', 'unknown']
        """
        pl = polars_library()
        if not isinstance(frame, pl.DataFrame | pl.LazyFrame):
            raise BadInput(
                worded("the table is a {name}", name=type(frame).__name__),
                remedy="give a data frame of Polars, or a lazy one",
                code="input.type",
            )
        wanted = self._wanted(answers)
        lazy = frame.lazy()
        if self.on is not None:
            found = self._answered(lazy, self.on, wanted)
        else:
            found = self._by_edition(lazy, wanted, ordered=isinstance(frame, pl.DataFrame))
        return found.collect() if isinstance(frame, pl.DataFrame) else found

    def plan(self, day: date, present: Iterable[str]) -> TablePlan:
        """The rules of a day put into layers of columns.

        Args:
            day: The day whose rules are used.
            present: The names of the columns that the table has.
        """
        rulebook = self._rulebook(day)
        return plan_of(
            rulebook, present, self.on, self._leap_birthday(day), self.legend, right=self.topic == RIGHT
        )

    def _rulebook(self, day: date) -> Rulebook:
        return _checked(self.law, self.topic, day, self.policy)

    def _leap_birthday(self, day: date) -> int:
        name = Conventions.leap_birthday.name
        value = self.policy.get(name, self.law.convention(name).on(day).value)
        assert value is not None
        return value

    def _wanted(self, answers: Iterable[str] | None) -> tuple[str, ...] | None:
        if answers is None:
            return None
        wanted = tuple(answers)
        known = [*_WITH_CONDITIONS] if self.legend.conditions else []
        known += [amount.name for amount in self.legend.amounts]
        for name in wanted:
            if name not in known:
                raise BadInput(
                    worded("no column of the answer is called {name!r}", name=name),
                    remedy=remedy(name, known),
                    code="input.value",
                )
        return wanted

    def _answered(self, frame: pl.LazyFrame, day: date, wanted: tuple[str, ...] | None) -> pl.LazyFrame:
        columns = table_columns(self._rulebook(day), day=False)
        schema = frame.collect_schema()
        wrong = [*column_faults(schema, columns)]
        kept = {fault.path for fault in wrong}
        right = [column for column in columns if column.name not in kept]
        refuse([*wrong, *cell_faults(frame, right, self.on, _OLDEST)])
        return self._with_answers(frame, day, wanted)

    def _by_edition(
        self, frame: pl.LazyFrame, wanted: tuple[str, ...] | None, *, ordered: bool
    ) -> pl.LazyFrame:
        polars = polars_library()
        schema = frame.collect_schema()
        day = TableColumn(DAY_COLUMN, "date")
        refuse([*column_faults(schema, [day])])
        refuse([*cell_faults(frame, [day], None, _OLDEST)])
        days = (
            frame.select(polars.col(DAY_COLUMN).unique())
            .collect(engine="streaming")[DAY_COLUMN]
            .sort()
            .to_list()
        )
        changes = self.law.changes(self.topic)
        editions: dict[int, list[date]] = {}
        for one in days:
            editions.setdefault(bisect_right(changes, one), []).append(one)
        faults = []
        for within in editions.values():
            columns = table_columns(self._rulebook(within[0]), day=True)
            wrong = [*column_faults(schema, columns)]
            kept = {fault.path for fault in wrong}
            right = [column for column in columns if column.name not in kept]
            only = polars.col(DAY_COLUMN).is_between(within[0], within[-1])
            faults += [*wrong, *cell_faults(frame, right, None, _OLDEST, only)]
        refuse(list(dict.fromkeys(faults)))
        if ordered:
            frame = frame.with_row_index(_ORDER)
        parts = [
            self._with_answers(
                frame.filter(polars.col(DAY_COLUMN).is_between(within[0], within[-1])), within[0], wanted
            )
            for within in editions.values()
        ] or [self._with_answers(frame, changes[-1], wanted)]
        found: pl.LazyFrame = polars.concat(parts)
        return found.sort(_ORDER).drop(_ORDER) if ordered else found

    def _with_answers(self, frame: pl.LazyFrame, day: date, wanted: tuple[str, ...] | None) -> pl.LazyFrame:
        names = frame.collect_schema().names()
        plan = self.plan(day, names)
        read = {column.name for column in self.columns} - {DAY_COLUMN, BORN_COLUMN}
        answers = {name: plan.answers[name] for name in wanted or plan.answers}
        keep = tuple(name for name in names if name not in read and name not in answers)
        return with_answers(frame, plan, answers, keep)


_WITH_CONDITIONS = ("outcome", "failed_rule", "failed", "unknown", "missing")


def table(
    law: Law = NATIONAL,
    topic: str = RIGHT,
    *,
    on: date | None = None,
    policy: Mapping[str, int] | None = None,
) -> PeopleTable:
    """Make the rules of a topic ready for a table of people.

    Args:
        law: The law; the national law if left out.
        topic: The topic of the rules; the right to the programme if left out.
        on: The day for all rows. Left out: each row has its own in the column `day`, and is decided by the
            rules of that day.
        policy: Numbers that the law leaves open, chosen otherwise than the default, by full name.

    Raises:
        BadInput: no rule is about the topic, or `on` is no day.
        NoRulesInForce: nothing about the topic is in force on the day.
        RuleError: the table has no way for a rule, or its three values are not what filling in gives.
        ParameterError: `policy` names a number of the law, or a value that it may not have.

    >>> rules = table(on=date(2026, 9, 1))
    >>> rules.legend.conditions[0], rules.columns[1].name
    ('sotjl.29.age', 'born')
    """
    if on is not None:
        check_day(on)
    if topic not in law.topics:
        raise BadInput(
            worded("no rule is about {topic!r}", topic=topic),
            remedy=remedy(topic, law.topics, most=8),
            code="input.value",
        )
    chosen = dict(policy or {})
    days = [on] if on is not None else _days(law, topic)
    books = [_checked(law, topic, day, chosen) for day in days]
    columns = {c.name: c for book in reversed(books) for c in table_columns(book, day=on is None)}
    legend = legend_of(books, right=topic == RIGHT)
    made = PeopleTable(law, topic, on, chosen, legend, tuple(columns.values()))
    for day in days:
        made.plan(day, columns)
    return made


def _days(law: Law, topic: str) -> list[date]:
    """A day of each edition of the topic."""
    return [day for day in law.changes(topic) if any(p.topic == topic and p.on(day) for p in law.rules)]


def _checked(law: Law, topic: str, day: date, policy: Mapping[str, int]) -> Rulebook:
    rulebook = law.in_force(day, topic, policy)
    if topic == RIGHT:
        check_filled_in(rulebook)
    return rulebook
