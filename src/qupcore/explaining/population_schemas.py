"""The JSON Schema of what a made-up population comes to."""

from __future__ import annotations

from datetime import date
from typing import Any

from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import LANGUAGES
from qupcore.wire.forms import closed, form_of, listed, versions_form
from qupcore.wire.schema import Defs

__all__ = ["population_form"]

Form = dict[str, Any]
_TEXT, _DAY, _NUMBER = (form_of(kind, {}) for kind in (str, date, int))
_SHARE = {"type": "number"}


def population_form(defs: Defs) -> Form:
    """Of `population_record`."""
    said = closed(**dict.fromkeys(LANGUAGES, _TEXT))
    people = closed(categories=listed(_TEXT), asked=_SHARE, found=_NUMBER)
    margin = closed(
        of=listed(_TEXT),
        source=form_of(Source, defs),
        confidence=form_of(Confidence, defs),
        note={"anyOf": [said, {"type": "null"}]},
        tolerance=_NUMBER,
        people=listed(people),
    )
    assumption = closed(
        of=_TEXT,
        given=form_of(str | None, defs),
        shares=listed(closed(category=_TEXT, per_mille=_SHARE)),
        why=said,
    )
    return closed(
        made_up=said,
        name=_TEXT,
        day=_DAY,
        seed=_NUMBER,
        size=_NUMBER,
        tolerance=_NUMBER,
        birthdays_per_mille=_NUMBER,
        margins=listed(margin),
        assumptions=listed(assumption),
        versions=versions_form("population"),
    )
