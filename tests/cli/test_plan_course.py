"""`qup plan course` and `qup plan adopt`: the number that one shows is the course that the other takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DAYS = ("--on", "2026-09-07", "--until", "2027-03-07")
CASE = {
    "ref": "a",
    "birth_date": "1990-05-01",
    "planning": {"municipality": "1804", "needs": ["work_experience"], "leaves": []},
}


def written(tmp_path: Path, case: Any = CASE) -> Path:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    return path


def test_adopt_takes_the_course_that_is_shown_with_the_number(qup: Any, tmp_path: Path) -> None:
    case = written(tmp_path)
    shown = qup("plan", "course", case, *DAYS, "--top", "3", "--json").json["courses"]
    assert len(shown) == 3
    for top in ((), ("--top", "3")):
        file = tmp_path / f"adopted{len(top)}.json"
        assert qup("plan", "adopt", case, *DAYS, "--number", "2", *top, "-o", file).status == 0
        adopted = json.loads(file.read_text(encoding="utf-8"))["course"]["plans"]
        names = [{item["measure"] for item in plan["elements"]} for plan in adopted]
        assert names == [{item["measure"] for item in plan["elements"]} for plan in shown[1]["plans"]]


def test_a_number_beyond_the_courses_that_are_asked_for_is_refused(qup: Any, tmp_path: Path) -> None:
    file = tmp_path / "adopted.json"
    told = qup("plan", "adopt", written(tmp_path), *DAYS, "--number", "2", "--top", "1", "-o", file)
    assert told.status != 0
    assert not file.exists()
