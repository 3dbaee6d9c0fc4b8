"""Tables of people, decided by the rules of a topic: one row a person, an empty cell where unknown.

Needs the extra `table`; DuckDB the extra `duckdb`, Spark the extra `spark`.

>>> from datetime import date
>>> import polars as pl
>>> from qupcore.tables import table
>>> rules = table(topic="benefit_age", on=date(2026, 9, 1))
>>> rules.decide(pl.DataFrame({"ref": ["a", "b"], "person.age": [24, 25]}))["outcome"].to_list()
['not_met', 'met']
"""

from qupcore.lazily import Face

_FACE = Face(
    __name__,
    {
        "qupcore.table.columns": ["TableColumn"],
        "qupcore.table.in_duckdb": ["decided_in_duckdb"],
        "qupcore.table.in_spark": ["decided_in_spark"],
        "qupcore.table.legend": ["Amount", "Legend"],
        "qupcore.table.monthly": ["monthly_amounts"],
        "qupcore.table.people_table": ["PeopleTable", "table"],
        "qupcore.table.telling": ["explain_columns"],
    },
)

__all__ = _FACE.names
__getattr__ = _FACE.get
__dir__ = _FACE.listed
