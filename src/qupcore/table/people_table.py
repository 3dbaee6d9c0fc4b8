"""table(): the rules of a topic over a table of people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, overload

import attrs

from qupcore.cases.ruling.ruling import Ruling
from qupcore.domain.answers.decision import Decision
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_day
from qupcore.domain.hint import remedy
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law
from qupcore.rules.writing import RIGHT
from qupcore.table.answering import answered, answered_in_memory, check_frame
from qupcore.table.benefits_held import BENEFIT_COLUMNS, BENEFITS_KNOWN, benefits_counted
from qupcore.table.children_held import CHILD_BORN, CHILDREN_KNOWN, children_counted
from qupcore.table.columns import TableColumn, table_columns
from qupcore.table.legend import legend_of
from qupcore.table.loading import lazy_frame, polars_library
from qupcore.table.polars_types import with_types
from qupcore.table.row_explained import explained_row
from qupcore.table.rows import Row
from qupcore.table.sql_text import sql_of
from qupcore.table.table_files import empty_table
from qupcore.table.topic_rules import TopicRules, days_ruled, rulebook_for_tables

if TYPE_CHECKING:
    import polars as pl

__all__ = ["PeopleTable", "table"]


@attrs.frozen(eq=False)
class PeopleTable(TopicRules):
    """The rules of a topic, ready for tables of people; made by `table`."""

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
        typed, wanted = self._typed(frame), self.wanted(answers)
        if isinstance(typed, polars_library().DataFrame):
            return answered_in_memory(self, typed, wanted)
        return answered(self, typed.lazy(), wanted)

    def with_benefits(self, people: pl.DataFrame, benefits: pl.DataFrame) -> pl.DataFrame:
        """A table of people with the columns about benefits counted from a table of benefits.

        Args:
            people: The people, with `ref`; and with `benefits_known` in place of the columns about benefits:
                yes where all benefits of the person are in the other table, which may be none.
            benefits: One row a benefit: `ref`, `law` (as in a case file), `monthly_ore` (øre a month, empty
                if not known), `valid_from` and `valid_to` (first and last day, empty as in a case file).

        Raises:
            BadInput: with every fault of the tables.

        >>> import polars as pl
        >>> from datetime import date
        >>> people = pl.DataFrame({"ref": ["a", "b", "c"], "benefits_known": [True, True, None]})
        >>> benefits = pl.DataFrame(
        ...     {"ref": ["a", "a"], "law": ["folketrygdloven"] * 2, "monthly_ore": [100, 20],
        ...      "valid_from": [None, None], "valid_to": [date(2026, 8, 31), None]},
        ...     schema_overrides={"valid_from": pl.Date})
        >>> table(on=date(2026, 9, 1)).with_benefits(people, benefits)["benefits.monthly_total"].to_list()
        [20, 0, None]
        """
        known = with_types(lazy_frame(people), [TableColumn(BENEFITS_KNOWN, "truth")])
        return benefits_counted(self, known, with_types(lazy_frame(benefits), BENEFIT_COLUMNS)).collect()

    def with_children(self, people: pl.DataFrame, children: pl.DataFrame) -> pl.DataFrame:
        """A table of people with the numbers of children of the household, counted from a table of children.

        Args:
            people: The people, with `ref`; and with `children_known` in place of the columns about children:
                yes where all children of the household are in the other table, which may be none.
            children: One row a child who lives there: `ref` of the person, and `born`. Where a birth is not
                known, the numbers of the household are not. A child not yet born on the day is not counted.

        Raises:
            BadInput: with every fault of the tables.

        >>> import polars as pl
        >>> from datetime import date
        >>> people = pl.DataFrame({"ref": ["a", "b", "c"], "children_known": [True, True, None]})
        >>> children = pl.DataFrame({"ref": ["a", "a"], "born": [date(2020, 9, 1), date(2020, 9, 2)]})
        >>> found = table(on=date(2026, 9, 1)).with_children(people, children)
        >>> found["household.children_0_to_5"].to_list(), found["household.children_6_to_10"].to_list()
        ([1, 0, None], [1, 0, None])
        """
        known = with_types(lazy_frame(people), [TableColumn(CHILDREN_KNOWN, "truth")])
        return children_counted(self, known, with_types(lazy_frame(children), [CHILD_BORN])).collect()

    def empty(self) -> pl.DataFrame:
        """A table without rows that has every column, with the birth date in place of the age.

        >>> from datetime import date
        >>> table(topic="benefit_age", on=date(2026, 9, 1)).empty().columns
        ['born']
        """
        ages = {column.stands_for for column in self.columns}
        return empty_table(column for column in self.columns if column.name not in ages)

    def check(self, frame: pl.DataFrame | pl.LazyFrame) -> None:
        """Refuse a table with faults, as `decide` does.

        Raises:
            BadInput: with every fault of the table, its column, the number of rows and the first of them.
            NoRulesInForce: nothing about the topic is in force on the day of a row.

        >>> import polars as pl
        >>> from datetime import date
        >>> try:
        ...     table(topic="benefit_age", on=date(2026, 9, 1)).check(pl.DataFrame({"person.age": [20, 200]}))
        ... except BadInput as error:
        ...     print(error.faults[0].path, error.faults[0].what)
        person.age a number above 150 in row 2
        """
        typed = self._typed(frame)
        check_frame(self, typed.lazy(), typed if isinstance(typed, polars_library().DataFrame) else None)

    def _typed(self, frame: pl.DataFrame | pl.LazyFrame) -> pl.DataFrame | pl.LazyFrame:
        """The table, with types where a column has no known cell; one in memory stays there."""
        typed = with_types(lazy_frame(frame), self.columns)
        if not isinstance(frame, polars_library().DataFrame):
            return typed
        return typed.collect() if polars_library().Null in frame.dtypes else frame

    def sql(
        self,
        dialect: str = "duckdb",
        source: str = "people",
        *,
        present: Iterable[str] | None = None,
        keep: Iterable[str] = (),
        answers: Iterable[str] | None = None,
    ) -> str:
        """The text of SQL that decides a table in a database; it does not check the table.

        A no where none can be, such as that a work ability assessment was not made, is taken as not known. A
        row whose day has no rules in force is not among its answers.

        Args:
            dialect: `duckdb`, `postgres`, `spark`, `bigquery` or `snowflake`.
            source: The table, as the database writes it.
            present: The columns that the table has; all if left out, with the birth date in place of the age.
            keep: Further columns to keep.
            answers: The columns of the answer to work out; all if left out.

        Raises:
            BadInput: the dialect or a column of the answer is not known, a column that the rules need is not
                among `present`, or one to keep is called as one of the answer.

        >>> from datetime import date
        >>> text = table(topic="benefit_age", on=date(2026, 9, 1)).sql("postgres", answers=["outcome"])
        >>> text.splitlines()[-2][:24]
        '  CASE WHEN "holds" THEN'
        """
        return sql_of(self, dialect, source, present, keep, answers)

    def explain_row(self, row: Row) -> Decision | Ruling:
        """Hand a row to the engines that decide a case; the outcome must be that of the table.

        Args:
            row: The row, by name of the column; a cell that is None or left out is unknown.

        Raises:
            BadInput: the row has a fault or is one of the answers, or no case has its facts together.
            EngineDisagreement: the table comes to something else; neither may be used.

        >>> from datetime import date
        >>> rules = table(on=date(2026, 9, 1))
        >>> found = rules.explain_row({"born": date(2010, 1, 1)})
        >>> found.outcome, found.findings[0].outcome
        ('no_right', 'not_met')
        """
        return explained_row(self, row)


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
        on: The day for all rows, which then have no column `day`. Left out: each row has its own there, and
            is decided by the rules of that day.
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
    check_arguments(table, locals())
    if on is not None:
        check_day(on)
    if topic not in law.topics:
        raise BadInput(
            worded("no rule is about {topic!r}", topic=topic),
            remedy=remedy(topic, law.topics, most=8),
            code="input.value",
        )
    chosen = dict(policy or {})
    days = (on,) if on is not None else days_ruled(law, topic)
    books = [rulebook_for_tables(law, topic, day, chosen) for day in days]
    columns = {c.name: c for book in reversed(books) for c in table_columns(book, day=on is None)}
    legend = legend_of(books, right=topic == RIGHT)
    made = PeopleTable(law, topic, on, chosen, legend, tuple(columns.values()))
    for day in days:
        made.plan(day, columns)  # refuses what a table has no way for
    return made
