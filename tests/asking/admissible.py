"""Answers of the form that a field asks for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from qupcore.asking.fields import Field

__all__ = ["admissible", "judgements"]


def admissible(field: Field, on: date) -> st.SearchStrategy[Any]:
    """Values of the type, among the choices and within the bounds of a field."""
    match field.type:
        case "yes_no" | "judgement":
            return st.booleans()
        case "choice":
            return st.sampled_from(field.choices)
        case "number":
            assert isinstance(field.low, int)
            assert isinstance(field.high, int)
            return st.integers(field.low, field.high)
        case "money":
            return st.integers(0, 10**6) | st.integers(0, 10**6).map(
                lambda ore: f"{ore // 100}.{ore % 100:02}"
            )
        case "text":
            return st.sampled_from(("a reason", "et svar")) | st.sampled_from(("", " "))
        case "date":
            low = field.low if isinstance(field.low, date) else on - timedelta(days=400)
            high = field.high if isinstance(field.high, date) else on + timedelta(days=400)
            return st.dates(min(low, high), high)
        case "list":
            return st.lists(admissible(field.parts[0], on), max_size=3, unique_by=str)
        case "record":
            needed = {part.name: admissible(part, on) for part in field.parts if part.required}
            others = {part.name: admissible(part, on) for part in field.parts if not part.required}
            return st.fixed_dictionaries(needed, optional=others)


def judgements(field: Field, on: date) -> st.SearchStrategy[dict[str, Any]]:
    """Who judged, when and why; nothing of what is looked up."""
    if field.type != "judgement":
        return st.just({})
    low = field.low if isinstance(field.low, date) else on - timedelta(days=400)
    return st.fixed_dictionaries(
        {
            "by": st.sampled_from(("adviser 7", "team lead")),
            "at": st.dates(min(low, on), on),
            "grounds": st.sampled_from(("worked half a year", "two talks in August")),
        }
    )
