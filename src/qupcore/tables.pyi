"""Tables of people, decided by the rules of a topic: one row a person, an empty cell where unknown."""

# Written by tests/architecture/faces.py.

from qupcore.table.legend import Amount as Amount
from qupcore.table.legend import Legend as Legend
from qupcore.table.people_table import PeopleTable as PeopleTable
from qupcore.table.columns import TableColumn as TableColumn
from qupcore.table.in_duckdb import decided_in_duckdb as decided_in_duckdb
from qupcore.table.in_spark import decided_in_spark as decided_in_spark
from qupcore.table.telling import explain_columns as explain_columns
from qupcore.table.monthly import monthly_amounts as monthly_amounts
from qupcore.table.people_table import table as table
