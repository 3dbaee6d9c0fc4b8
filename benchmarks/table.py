"""A table of people beside a Polars expression written by hand for the same rules.

Each line is measured in one run of one process, in turns, so that a busy machine slows both. Prints the
median of the times in milliseconds, and their ratio to the expression by hand.

    python benchmarks/table.py
    python benchmarks/table.py --command 1000000 10000000    only `qup table run`, with its most memory
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from pathlib import Path
from statistics import median
from typing import Any

import polars as pl

from qupcore.table.columns import TableColumn
from qupcore.table.in_duckdb import decided_in_duckdb
from qupcore.table.people_table import table

ON = date(2026, 9, 1)


def people(count: int, columns: Sequence[TableColumn], unknown: int) -> pl.LazyFrame:
    """Made-up people; of `unknown` cells in a hundred nothing is known. They say nothing about people."""
    row = pl.int_range(pl.len(), dtype=pl.UInt64)

    def drawn(seed: int, below: int) -> pl.Expr:
        return (row.hash(seed) // 7 % below).cast(pl.Int64)

    cells = []
    for seed, column in enumerate(columns, 1):
        if column.kind == "truth":
            rare = column.name.endswith(("burdensome", "offered"))
            cell = drawn(seed, 100) < (8 if rare else 92)
            cell = pl.lit(True) if column.only_yes else cell
        elif column.kind == "date":
            cell = pl.lit(date(1955, 1, 1)) + pl.duration(days=drawn(seed, 20_000))
        elif column.kind == "choice":
            words = pl.Series(column.words, dtype=pl.Enum(column.words))
            cell = pl.lit(words).gather(drawn(seed, len(column.words)))
        else:
            cell = pl.when(drawn(seed, 4) > 0).then(0).otherwise(drawn(seed + 100, 2_000_000))
            cell = cell if column.unit == "øre" else drawn(seed, 70 if column.unit == "years" else 3)
        known = drawn(seed + 500, 100) >= unknown
        cells.append(pl.when(known).then(cell).alias(column.name))
    rows = pl.LazyFrame({"ref": pl.int_range(count, eager=True)})
    return rows.with_columns(cells)


def age_of(schema: pl.Schema) -> pl.Expr:
    """The age, where it is no column worked out of the birth date."""
    if "person.age" in schema:
        return pl.col("person.age")
    born = pl.col("born").dt
    before = (born.month() > ON.month) | ((born.month() == ON.month) & (born.day() > ON.day))
    return ON.year - born.year() - before.cast(pl.Int32)


def conditions(age: pl.Expr) -> tuple[pl.Expr, ...]:
    """The conditions of § 29 of 2026, for somebody of whom everything is known."""
    col = pl.col
    return (
        (age >= 18) & (age < 67),
        col("judgement.capacity_substantially_reduced"),
        (col("benefits.monthly_total") == 0) | col("judgement.benefits_very_limited"),
        col("assessed.work_ability"),
        col("judgement.appropriate_and_necessary"),
        ~col("judgement.disproportionately_burdensome"),
        col("person.lawful_stay"),
        col("person.fixed_residence") | col("person.exempt_from_residence"),
    )


def by_hand(frame: pl.LazyFrame, bit: Callable[[pl.Expr, int], pl.Expr]) -> pl.LazyFrame:
    """The outcome, and a mask of the conditions that are not met."""
    met = conditions(age_of(frame.collect_schema()))
    failed = reduce(or_, (bit(~one, 1 << place) for place, one in enumerate(met)))
    return frame.select("ref", failed.alias("failed")).with_columns((pl.col("failed") == 0).alias("right"))


def bit_chosen(failed: pl.Expr, bit: int) -> pl.Expr:
    """A bit as a choice: the quickest way that was found."""
    return pl.when(failed).then(pl.lit(bit, pl.UInt16)).otherwise(pl.lit(0, pl.UInt16))


def bit_cast(failed: pl.Expr, bit: int) -> pl.Expr:
    """A bit as a truth that is cast and multiplied, as it is mostly written."""
    return failed.cast(pl.UInt16) * bit


def timed(ways: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, tuple[float, float]]:
    """The median milliseconds of processor time and of the clock, the ways in turns."""
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            clock, processor = time.perf_counter(), time.process_time()
            way()
            spent[name].append((time.process_time() - processor, time.perf_counter() - clock))
    return {
        name: (median(cpu for cpu, _ in found) * 1000, median(wall for _, wall in found) * 1000)
        for name, found in spent.items()
    }


def compare(count: int, rounds: int, age: str) -> None:
    """The table beside the expression by hand, in turns."""
    rules = table(on=ON)
    columns = [column for column in rules.columns if column.name != {"born": "person.age"}.get(age, "born")]
    known, some = (people(count, columns, unknown).collect() for unknown in (0, 10))
    ways: dict[str, Callable[[], Any]] = {
        "by hand, bits chosen": lambda: by_hand(known.lazy(), bit_chosen).collect(),
        "by hand, bits cast": lambda: by_hand(known.lazy(), bit_cast).collect(),
        "all known: outcome, failed": lambda: rules.decide(known, ["outcome", "failed"]),
        "a tenth unknown: all masks": lambda: rules.decide(some),
        "of which the check": lambda: rules.check(some),
        "DuckDB, all masks": lambda: decided_in_duckdb(rules, some),
    }
    for way in ways.values():
        way()
    found = timed(ways, rounds)
    (cpu_by_hand, clock_by_hand), *_ = found.values()
    print(f"{count:,} people with {age}, {rounds} rounds, Polars {pl.__version__}")
    for name, (cpu, clock) in found.items():
        print(f"{name:28} {cpu:8.1f} ms processor {cpu / cpu_by_hand:5.2f} x", end="")
        print(f"  {clock:8.1f} ms clock {clock / clock_by_hand:5.2f} x")


def stream(count: int) -> None:
    """From a Parquet file to another, each in a process of its own: the time and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        given, answers = str(Path(folder, "people.parquet")), str(Path(folder, "answers.parquet"))
        for call in (f"made({count}, {given!r})", f"decided({given!r}, {answers!r})"):
            code = f"import {Path(__file__).stem} as it; it.{call}"
            run = subprocess.run(
                [sys.executable, "-c", code],
                cwd=Path(__file__).parent,
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            )
        print(f"{count:>12,} rows, {Path(given).stat().st_size / 1e6:.0f} MB: {run.stdout.strip()}")


def command(count: int) -> None:
    """`qup table run` from Parquet and CSV, for one day and for days of the rows: the time and the memory.

    The table is made in a process of its own: what a process starts counts the memory of it as its own.
    """
    day = ["--on", ON.isoformat()]
    for kind, on in ((".parquet", day), (".parquet", []), (".csv", day)):
        with tempfile.TemporaryDirectory() as folder:
            given, answers = Path(folder, f"people{kind}"), Path(folder, f"answers{kind}")
            code = f"import {Path(__file__).stem} as it; it.made({count}, {str(given)!r}, {not on})"
            subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent, check=True)
            start = time.perf_counter()
            words = [sys.executable, "-m", "qupcore", "table", "run", str(given), *on, "-o", str(answers)]
            run = subprocess.Popen(words, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(run.pid, 0)
            assert status == 0
            took, name = time.perf_counter() - start, "one day" if on else "days of the rows"
            print(
                f"{count:>12,} rows, {kind:8} {name:16} {took:6.1f} s, {usage.ru_maxrss // 1024} MB at most"
            )


def made(count: int, given: str, days: bool = False) -> None:
    """Write made-up people into a file; with `days`, every second row is of another edition of the law."""
    columns = [column for column in table(on=ON).columns if column.name != "person.age"]
    rows = people(count, columns, 10)
    if days:
        two = pl.Series([date(2019, 6, 1), ON])
        rows = rows.with_columns(pl.lit(two).gather(pl.int_range(pl.len()) % 2).alias("day"))
    (rows.sink_csv if given.endswith(".csv") else rows.sink_parquet)(given)


def decided(given: str, answers: str) -> None:
    """Decide a Parquet file into another, and print what it took."""
    rules, before = table(on=ON), most_memory()
    clock, processor = time.perf_counter(), time.process_time()
    rules.decide(pl.scan_parquet(given)).sink_parquet(answers)
    cpu, wall = time.process_time() - processor, time.perf_counter() - clock
    print(f"{cpu:.2f} s processor, {wall:.2f} s clock, {most_memory()} MB at most, {before} MB of it before")


def most_memory() -> int:
    """The most memory of this process so far, in MB."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024  # type: ignore[index]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--growth", type=int, nargs="*", default=[10_000, 100_000, 1_000_000, 10_000_000])
    parser.add_argument("--command", type=int, nargs="*", default=[])
    asked = parser.parse_args()
    for count in asked.command:
        command(count)
    if asked.command:
        return
    for age in ("born", "person.age"):
        compare(asked.people, asked.rounds, age)
    for count in asked.growth:
        stream(count)


if __name__ == "__main__":
    main()
