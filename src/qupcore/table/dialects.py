"""The dialects of SQL, as far as a table needs them: types, dates, and division of whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

__all__ = ["DIALECTS", "Dialect"]


@attrs.frozen
class Dialect:
    """How one database writes what the others write otherwise; `{0}` and `{1}` are the arguments.

    Attributes:
        name: The name of the dialect.
        whole: The type of whole numbers of 64 bits.
        wide: The type of whole numbers of 127 bits or more.
        day_number: Days from 1970-01-01 to a date.
        date: The date so many days after 1970-01-01.
        quotient: The quotient of whole numbers of 64 bits, of which the second divides the first, or both of
            which are positive.
        wide_quotient: The same of wide ones.
        truth: The type of truths.
        text: The type of words.
        quote: What stands around a name.
        dotted: Whether a name may have dots; else they are written as two underscores.
        layer: What stands between the name of a layer and its query. The planner of PostgreSQL would write
            each layer out inside the next, which grows beyond any memory.
        ran: Whether the tests run the text of the dialect, or only parse it.
    """

    name: str
    whole: str
    wide: str
    day_number: str
    date: str
    quotient: str
    wide_quotient: str
    truth: str = "BOOLEAN"
    text: str = "VARCHAR"
    quote: str = '"'
    dotted: bool = True
    layer: str = "AS"
    ran: bool = False

    def named(self, name: str) -> str:
        """A name of a column as the dialect writes it."""
        plain = name if self.dotted else name.replace(".", "__").replace(" ", "_").replace("-", "_")
        return f"{self.quote}{plain.replace(self.quote, self.quote * 2)}{self.quote}"


DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        dialect.name: dialect
        for dialect in (
            Dialect(
                name="duckdb",
                whole="BIGINT",
                wide="HUGEINT",
                day_number="DATE_DIFF('day', DATE '1970-01-01', {0})",
                date="CAST(DATE '1970-01-01' + CAST({0} AS INTEGER) AS DATE)",
                quotient="({0} // {1})",
                wide_quotient="({0} // {1})",
                ran=True,
            ),
            Dialect(
                name="postgres",
                whole="BIGINT",
                wide="NUMERIC(39, 0)",
                day_number="({0} - DATE '1970-01-01')",
                date="(DATE '1970-01-01' + CAST({0} AS INTEGER))",
                quotient="({0} / {1})",
                wide_quotient="DIV({0}, {1})",
                layer="AS MATERIALIZED",
                ran=True,
            ),
            Dialect(
                name="spark",
                whole="BIGINT",
                wide="DECIMAL(38, 0)",
                day_number="DATEDIFF({0}, DATE '1970-01-01')",
                date="DATE_ADD(DATE '1970-01-01', CAST({0} AS INT))",
                quotient="({0} DIV {1})",
                wide_quotient="CAST({0} / {1} AS DECIMAL(38, 0))",
                text="STRING",
                quote="`",
                ran=True,
            ),
            Dialect(
                name="bigquery",
                whole="INT64",
                wide="BIGNUMERIC",
                day_number="DATE_DIFF({0}, DATE '1970-01-01', DAY)",
                date="DATE_ADD(DATE '1970-01-01', INTERVAL {0} DAY)",
                quotient="DIV({0}, {1})",
                wide_quotient="DIV({0}, {1})",
                truth="BOOL",
                text="STRING",
                quote="`",
                dotted=False,
            ),
            Dialect(
                name="snowflake",
                whole="NUMBER(38, 0)",
                wide="NUMBER(38, 0)",
                day_number="DATEDIFF('day', DATE '1970-01-01', {0})",
                date="DATEADD('day', {0}, DATE '1970-01-01')",
                quotient="TRUNC({0} / {1})",
                wide_quotient="TRUNC({0} / {1})",
            ),
        )
    }
)
"""By name. The quotient of two whole numbers that leave no rest is exact in every one of them."""
