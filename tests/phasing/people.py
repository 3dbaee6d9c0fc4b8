"""The people of tests/courses, with the days of the course that is expected of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from qupcore import read_case
from qupcore.domain.case.participant import Participant

__all__ = ["GIVEN", "person"]

GIVEN = Path(__file__).parents[1] / "courses" / "given"


def person(expected: dict[str, Any]) -> tuple[Participant, date, date]:
    """A person, and the days of the course."""
    days = date.fromisoformat(expected["on"]), date.fromisoformat(expected["until"])
    return read_case((GIVEN / expected["case"]).read_bytes()), *days
