"""A server of PostgreSQL for the time of a test, if Debian has it installed: reached by a socket only."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl
import psycopg

from qupcore.table.people_table import PeopleTable

__all__ = ["BINARIES", "in_postgres", "server"]

BINARIES = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
"""The folder with `initdb` and `pg_ctl`; None where the package is not installed."""

_TYPES: Mapping[Any, str] = {pl.Boolean: "boolean", pl.Int64: "bigint", pl.Date: "date", pl.String: "text"}


@contextmanager
def server() -> Iterator[psycopg.Connection[Any]]:
    """Start a server, and stop it: it refuses to run as root, so then it runs as its own user."""
    assert BINARIES is not None
    root = os.geteuid() == 0
    user = pwd.getpwnam("postgres") if root else pwd.getpwuid(os.geteuid())
    folder = Path(tempfile.mkdtemp())
    if root:
        os.chown(folder, user.pw_uid, user.pw_gid)
    as_user: dict[str, Any] = {"user": user.pw_uid, "group": user.pw_gid} if root else {}

    def run(name: str, *words: str) -> None:
        command = [str(BINARIES / name), "-D", str(folder / "data"), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **as_user)

    try:
        run("initdb", "-A", "trust", "-U", "test", "-E", "UTF8", "--locale=C", "--no-sync")
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -c listen_addresses= -F", "start")
        try:
            with psycopg.connect(
                host=str(folder), user="test", dbname="postgres", autocommit=True
            ) as connection:
                yield connection
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def in_postgres(
    connection: psycopg.Connection[Any], rules: PeopleTable, frame: pl.DataFrame
) -> Sequence[Mapping[str, Any]]:
    """Decide every row in the server."""
    columns = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in frame.schema.items())
    with connection.cursor(row_factory=psycopg.rows.dict_row) as cursor:
        cursor.execute("DROP TABLE IF EXISTS people")
        cursor.execute(f"CREATE TABLE people ({columns}, place bigint)")  # type: ignore[arg-type]
        with cursor.copy("COPY people FROM STDIN") as copy:
            for place, row in enumerate(frame.iter_rows()):
                copy.write_row((*row, place))
        text = rules.sql("postgres", present=frame.columns, keep=[*rules.kept(frame.columns), "place"])
        cursor.execute(text + "\nORDER BY place")  # type: ignore[arg-type]
        return cursor.fetchall()
