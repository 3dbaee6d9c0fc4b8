"""A table decided by Spark, on one machine or a cluster, with the text that `qup table sql` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qupcore.domain.arguments import check_arguments
from qupcore.table.faults_in_spark import check_in_spark
from qupcore.table.people_table import PeopleTable
from qupcore.table.spark_frames import SOURCE, check_is_spark, queried

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
else:
    DataFrame = Any

__all__ = ["decided_in_spark"]


def decided_in_spark(rules: PeopleTable, people: DataFrame) -> DataFrame:
    """Decide every row in Spark; the answer is that of `PeopleTable.decide`, with words as plain text.

    The frame brings its session, which decides where it runs; none is started or stopped here. The cells are
    checked at once, which reads the table. The answer is lazy, and its rows have no order: keep a column such
    as `ref`. While a query is read, `spark.sql.analyzer.maxIterations` of the session is at least 1,000.

    Args:
        rules: The rules of a topic.
        people: A data frame of Spark, such as `session.read.parquet(path)`.

    Raises:
        BadInput: it is no data frame of Spark; or with every fault of the table.
        NoRulesInForce: nothing about the topic is in force on the day of a row.

    >>> from datetime import date
    >>> from qupcore.errors import BadInput
    >>> from qupcore.tables import table
    >>> rules = table(topic="benefit_age", on=date(2026, 9, 1))
    >>> try:
    ...     decided_in_spark(rules, "people.parquet")
    ... except BadInput as error:
    ...     print(error.remedy)
    give a data frame of Spark, such as session.read.parquet(path)
    """
    check_arguments(decided_in_spark, locals())
    check_is_spark(people)
    check_in_spark(rules, people)
    names = people.columns
    return queried(people, rules.sql("spark", SOURCE, present=names, keep=rules.kept(names)))
