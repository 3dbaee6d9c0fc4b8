"""The answers that the service must give, worked out in a process of its own before it starts."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path

from calls import answer
from setting import plugins_of, told_of_places

import qupcore as q
from qupcore.plugins.loading import load_plugins

QUESTIONS, DAYS = 1000, 60
FIRST = date(2026, 9, 1)


def main(folder: Path) -> None:
    """Write `expected.json` into the folder."""
    loaded = load_plugins(["bodo"], national=q.national(), candidates=plugins_of(folder))
    days = [FIRST + timedelta(days=number) for number in range(DAYS)]
    told = {
        "answers": {str(number): answer(number).hex() for number in range(QUESTIONS)},
        "places": {str(day): told_of_places(loaded, day, live=True) for day in days},
    }
    (folder / "expected.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
