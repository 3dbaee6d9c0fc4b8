"""What the library proposes for the people, in the JSON that the judge reads."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

from courses.judge import judge, times_of
from courses.judging.finding import Finding
from qupcore import national, read_case, suggest_course
from qupcore.catalogue import Catalogue, read_catalogue
from qupcore.records import courses_record

HERE = Path(__file__).parent
_PLUGINS = HERE.parents[1] / "plugins"
_FILES = {
    "given": {
        "0301": _PLUGINS / "oslo/src/qupcore_oslo/measures.toml",
        "1804": _PLUGINS / "bodo/src/qupcore_bodo/measures.toml",
        "4601": _PLUGINS / "bergen/src/qupcore_bergen/measures.toml",
    },
    "own": {
        "0301": HERE / "own/catalogues/oslo.toml",
        "3428": HERE / "own/catalogues/alvdal.toml",
        "5006": HERE / "own/catalogues/steinkjer.toml",
    },
}


@cache
def local(folder: str) -> dict[str, Catalogue]:
    """The catalogues of the municipalities of a folder, by number."""
    return {
        number: read_catalogue(path.read_text("utf-8"), file=path.name, namespace=number, known=[national()])
        for number, path in _FILES[folder].items()
    }


def judged(folder: str) -> dict[str, list[Finding]]:
    """The findings of each person of a folder, on the courses that the library proposes today."""
    found, times = {}, times_of(HERE / folder)
    for expected in json.loads((HERE / folder / "expected.json").read_text("utf-8")):
        written = (HERE / folder / expected["case"]).read_bytes()
        proposed = suggest_course(
            read_case(written),
            date.fromisoformat(expected["on"]),
            date.fromisoformat(expected["until"]),
            catalogue=[national(), *local(folder).values()],
            want=3,
        )
        answer = json.loads(json.dumps(courses_record(proposed), default=str))
        found[expected["id"]] = judge(answer, expected, json.loads(written), times)
    return found
