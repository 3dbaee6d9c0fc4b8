"""Whom a change touches, and what it costs by month, in files of made-up people: seconds and memory.

Each line is a process of its own: processor time and time by the clock without the start of Python, the most
memory that the process held, Polars (about 50 MB) included, and how that grows from the line above.

    python benchmarks/impact.py [--most 10000000]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
WRITE = """
from pathlib import Path
from qupcore.population import planned_population, published_margins
from qupcore.population.files import write_population
margins = published_margins()
write_population(Path({path!r}), planned_population(1, {size}, margins), margins)
"""
COUNT = """
import resource, time
from datetime import date
from qupcore.population import impact, synthesize
from qupcore.reforms import Side
from qupcore.rules import NATIONAL
sides = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
impact(synthesize(1, 10), *sides, least=1)
clock, began = time.perf_counter(), time.process_time()
rows = impact({path!r}, *sides, {by!r})
print(time.process_time() - began, time.perf_counter() - clock)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, rows.height)
"""
COST = """
import resource, time
from datetime import date
from qupcore.population import cost_by_month, synthesize
from qupcore.reforms import held
from qupcore.rules import NATIONAL
laws = held(NATIONAL, date(2024, 6, 30)), NATIONAL
months = [date(2024, month, 1) for month in range(1, 13)]
cost_by_month(synthesize(1, 10), *laws, months[:1], least=1)
clock, began = time.perf_counter(), time.process_time()
rows = cost_by_month({path!r}, *laws, months, {by!r})
print(time.process_time() - began, time.perf_counter() - clock)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, rows.height)
"""
GROUPS: tuple[tuple[str, ...], ...] = ((), ("county", "age_group"), ("municipality", "age_group"))


def run(program: str) -> list[float]:
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return [float(word) for word in ran.stdout.split()]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--most", type=int, default=1_000_000, help="the largest number of people")
    most = asked.parse_args().most
    with tempfile.TemporaryDirectory() as folder:
        files = {size: str(Path(folder) / f"{size}.parquet") for size in SIZES if size <= most}
        for size, path in files.items():
            run(WRITE.format(path=path, size=size))
        counted = [(", ".join(by) or "everybody", COUNT, by) for by in GROUPS]
        months = [(f"{name}: cost of twelve months", COST, by) for name, _, by in counted[::2]]
        for name, program, by in (*counted, *months):
            print(name)
            before = 0.0
            for size, path in files.items():
                spent, clock, kilobytes, rows = run(program.format(path=path, by=by))
                growth = f"{spent / before:>8.1f} ×" if before else ""
                print(
                    f"{size:>12,}{spent:>9.2f} s{clock:>9.2f} s by the clock"
                    f"{kilobytes / 1024:>7.0f} MB{rows:>7.0f} rows{growth}"
                )
                before = spent


if __name__ == "__main__":
    main()
