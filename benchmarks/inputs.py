"""What reading costs: inputs of n, 10 n and 100 n parts, each in a process of its own: time and memory.

    .venv/bin/python benchmarks/inputs.py            a table in Markdown, for docs/robustness.md

The limits of files are raised, so that the readers are measured; those of a list and of faults stay.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable

MEASURE = """[[measures]]
id = "1804:{id}"
names = "Jobbsenteret"
owner = "municipality"
valid = "2018-01-01/.."
sources = {{ text = "Bodø kommune" }}
"""
OFFER = """[[offers]]
id = "1804:o{n}"
measure = "1804:unknown-{n}"
names = "Jobbsenteret"
valid = "2018-01-01/.."
sources = {{ text = "Bodø kommune" }}
"""


def case(**fields: object) -> bytes:
    return json.dumps({"ref": "a", **fields}).encode()


def measure(more: str) -> bytes:
    return (MEASURE.format(id="jobbsenter") + more).encode()


SHAPES: dict[str, tuple[str, int, Callable[[int], bytes]]] = {
    "cases, each with its ref": ("cases", 300, lambda n: b"\n".join(b'{"ref":"%d"}' % i for i in range(n))),
    "cases with one ref": ("cases", 3000, lambda n: b"\n".join([b'{"ref":"a"}'] * n)),
    "unknown keys in a case": ("case", 1000, lambda n: case(**{f"key{i}": 1 for i in range(n)})),
    "wrong benefits in a case": ("case", 1000, lambda n: case(benefits=[{"kind": "x"}] * n)),
    "answers that contradict": (
        "case",
        300,
        lambda n: case(assessments=[{"question": "capacity", "answer": i % 2 == 0} for i in range(n)]),
    ),
    "a key that stands often": ("case", 1000, lambda n: b'{"ref":"a"' + b',"ref":"b"' * n + b"}"),
    "brackets": ("case", 1000, lambda n: b"[" * n),
    "unknown keys in a measure": (
        "catalogue",
        1000,
        lambda n: measure("".join(f"key{i} = 1\n" for i in range(n))),
    ),
    "a dotted key": ("catalogue", 200, lambda n: measure(".".join(["a"] * n) + " = 1\n")),
    "a dotted header": ("catalogue", 200, lambda n: measure("[" + ".".join(["a"] * n) + "]\n")),
    "a number of n digits": ("catalogue", 50, lambda n: measure("key = " + "1" * n)),
    "a hexadecimal of n digits": ("catalogue", 50, lambda n: measure("key = 0x" + "f" * n)),
    "quotes without end": ("catalogue", 1000, lambda n: measure('key = """' + '\\"""' * n)),
    "measures": ("catalogue", 50, lambda n: "".join(MEASURE.format(id=f"m{i}") for i in range(n)).encode()),
    "offers of unknown measures": (
        "catalogue",
        30,
        lambda n: "".join(
            [*(MEASURE.format(id=f"m{i}") for i in range(n)), *(OFFER.format(n=i) for i in range(n))]
        ).encode(),
    ),
    "rows of a spreadsheet": ("csv", 1000, lambda n: b"Id;Navn\n" + b"jobbsenter;Jobbsenteret\n" * n),
    "wrong keys of a receipt": ("receipt", 1000, lambda n: case(receipt=2, **{f"k{i}": 1 for i in range(n)})),
}


def read(reader: str, data: bytes) -> str:
    """Read, and say how it ended."""
    from qupcore.catalogue import read_catalogue
    from qupcore.deciding.receipt import read_receipt
    from qupcore.domain.input_limits import InputLimits, limit_inputs
    from qupcore.errors import BadInput
    from qupcore.plugins.spreadsheet.tables import read_csv
    from qupcore.wire.cases import read_cases
    from qupcore.wire.structure import read_case

    most = 10**9
    limit_inputs(
        InputLimits(
            case_bytes=most, cases=most, catalogue_bytes=most, catalogue_entries=most, spreadsheet_rows=most
        )
    )
    readers: dict[str, Callable[[], object]] = {
        "case": lambda: read_case(data),
        "cases": lambda: read_cases(data),
        "catalogue": lambda: read_catalogue(data.decode(), namespace="1804"),
        "csv": lambda: read_csv(data, "a.csv"),
        "receipt": lambda: read_receipt(data),
    }
    try:
        readers[reader]()
    except BadInput as error:
        return f"{len(error.faults) or 1} faults"
    return "read"


def run_one(name: str, n: int) -> None:
    """Measure one shape in this process: bytes, seconds, MiB, how it ended."""
    reader, _, make = SHAPES[name]
    read(reader, make(1))  # imports and first uses are not counted
    data = make(n)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    ended = read(reader, data)
    seconds = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps([len(data), seconds, grown / 1024, ended]))


def main() -> None:
    """Print the table."""
    factors = " | ".join(f"{factor}: seconds | MiB more" for factor in ("n", "10 n", "100 n"))
    print(f"| input | n | bytes | {factors} | ends |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|---|")
    for name, (_, n, _) in SHAPES.items():
        told = []
        for factor in (1, 10, 100):
            done = subprocess.run(
                [sys.executable, __file__, name, str(n * factor)], capture_output=True, check=True, text=True
            )
            told.append(json.loads(done.stdout))
        cells = " | ".join(f"{seconds:.3f} | {grown:.1f}" for _, seconds, grown, _ in told)
        print(f"| {name} | {n} | {told[0][0]} | {cells} | {told[-1][3]} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        run_one(sys.argv[1], int(sys.argv[2]))
    else:
        main()
