"""What Spark costs beside Polars for the same table of people, in one run on this machine.

Prints the seconds that the session takes to start, then those of the first and of later runs from one Parquet
file to another: all columns of the answer, with the check of the cells.

    python benchmarks/spark.py
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import polars as pl

import table as people_benchmark
from qupcore.table.in_spark import decided_in_spark
from qupcore.table.people_table import table

ON = people_benchmark.ON


def seconds(call: Callable[[], Any]) -> float:
    """The seconds of the clock that a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def started(folder: Path) -> Any:
    """A session with two threads."""
    from pyspark.sql import SparkSession

    building = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    building = building.config("spark.sql.warehouse.dir", str(folder / "warehouse"))
    return building.config("spark.log.level", "ERROR").getOrCreate()


def compare(topic: str, counts: list[int], later: int) -> None:
    """Spark beside Polars, the smallest table first."""
    rules = table(topic=topic, on=ON)
    with tempfile.TemporaryDirectory() as name:
        folder, sessions = Path(name), []
        print(f"start of Spark: {seconds(lambda: sessions.append(started(Path(name)))):.1f} s")
        for count in counts:
            given = str(folder / f"{count}.parquet")
            columns = [column for column in rules.columns if column.name != "person.age"]
            people_benchmark.people(count, columns, 10).sink_parquet(given)

            def in_spark(given: str = given) -> None:
                found = decided_in_spark(rules, sessions[0].read.parquet(given))
                found.write.mode("overwrite").parquet(str(folder / "spark"))

            def in_polars(given: str = given) -> None:
                rules.decide(pl.scan_parquet(given)).sink_parquet(folder / "polars.parquet")

            for name, way in (("Spark", in_spark), ("Polars", in_polars)):
                first = seconds(way)
                again = median(seconds(way) for _ in range(later))
                print(f"{topic}, {count:>10,} rows, {name:6} first {first:6.2f} s, later {again:6.2f} s")
        sessions[0].stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--topic", default="right")
    parser.add_argument("--people", type=int, nargs="*", default=[10_000, 1_000_000, 10_000_000])
    parser.add_argument("--later", type=int, default=3)
    asked = parser.parse_args()
    compare(asked.topic, asked.people, asked.later)


if __name__ == "__main__":
    main()
