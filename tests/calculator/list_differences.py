"""Prints the months in which the two programs differ.

PYTHONPATH=tests python -m calculator.list_differences
"""

from __future__ import annotations

import sys

from calculator.compare import SHAPES, differences, live_months


def main() -> None:
    for name, case in SHAPES.items():
        for when, said in differences(case, live_months(case)).items():
            sys.stdout.write(f"{name} {when}: {said}\n")


if __name__ == "__main__":
    main()
