"""How fast people are made up: rows a second and the most memory, in memory and as files.

Each line is a process of its own. Processor time without the start of Python; the memory is the most that the
process held, Polars (about 50 MB) included.

    python benchmarks/synth.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = (10_000, 100_000, 1_000_000)
FRAME = """
import resource, time
from qupcore.population import synthesize
synthesize(1, 1)
began = time.process_time()
people = synthesize(1, {size})
spent = time.process_time() - began
print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
FILE = """
import resource, time
from pathlib import Path
from qupcore.population import planned_population, published_margins
from qupcore.population.files import write_population
margins = published_margins()
began = time.process_time()
write_population(Path({path!r}), planned_population(1, {size}, margins), margins)
spent = time.process_time() - began
print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
COURSES = """
import resource, time
from qupcore import write_case
from qupcore.population import synthesize_courses
began = time.process_time()
written = sum(len(write_case(case)) for case in synthesize_courses(1, {size}))
spent = time.process_time() - began
print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measured(program: str) -> tuple[float, float]:
    """Processor time in seconds and memory in MB, of a program that prints them."""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    spent, kilobytes = ran.stdout.split()
    return float(spent), int(kilobytes) / 1024


def shown(name: str, size: int, program: str) -> None:
    spent, megabytes = measured(program)
    print(f"{name:<10}{size:>10,}{spent:>9.2f} s{size / spent:>12,.0f} rows/s{megabytes:>8.0f} MB")


def main() -> None:
    for size in SIZES:
        shown("frame", size, FRAME.format(size=size))
    with tempfile.TemporaryDirectory() as folder:
        for size in (*SIZES, 4_000_000):
            path = str(Path(folder) / f"{size}.parquet")
            shown("parquet", size, FILE.format(size=size, path=path))
        shown("csv", SIZES[-1], FILE.format(size=SIZES[-1], path=str(Path(folder) / "people.csv")))
    shown("courses", 2_000, COURSES.format(size=2_000))


if __name__ == "__main__":
    main()
