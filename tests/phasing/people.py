"""The people of tests/courses with the facts that their cases could not say before: what decides a course."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from qupcore import read_case
from qupcore.domain.case.participant import Participant

__all__ = ["FACTS", "GIVEN", "person"]

GIVEN = Path(__file__).parents[1] / "courses" / "given"

FACTS: dict[str, dict[str, Any]] = {
    "01": {"manages": [{"minutes_a_week": 1050, "by": "Nav office, adviser 3"}]},
    "05": {"language_level": "A2"},
    "07": {"day_frame": {"start": 510, "end": 930}},
    "09": {"manages": [{"minutes_a_week": 1050, "by": "Nav office, adviser 3"}]},
    "13": {"manages": [{"minutes_a_week": 600, "by": "Nav office, adviser 3"}]},
    "19": {"due_date": "2027-02-10", "leaves": [{"first": "2027-01-20", "last": "2027-11-06"}]},
}
"""Facts outside the case (`facts_outside_case` of the expectations), by the number of the person."""


def person(expected: dict[str, Any]) -> tuple[Participant, date, date]:
    """A person with the facts outside the case, and the days of the course."""
    name = Path(expected["case"]).name
    data = json.loads((GIVEN / "cases" / name).read_text(encoding="utf-8"))
    data["planning"].update(FACTS.get(name[:2], {}))
    days = date.fromisoformat(expected["on"]), date.fromisoformat(expected["until"])
    return read_case(json.dumps(data).encode()), *days
