"""The JSON Schemas of tables of people: made-up ones, those decided, and the impact of a change on them."""

from __future__ import annotations

from datetime import date
from typing import Any

from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import LANGUAGES
from qupcore.wire.forms import by_key, closed, flat, form_of, listed, under_form, versions_form
from qupcore.wire.schema import Defs

__all__ = ["cost_form", "impact_form", "population_form", "table_run_form"]

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


def impact_form(defs: Defs) -> Form:
    """Of `impact_record`."""
    said = closed(**dict.fromkeys(LANGUAGES, _TEXT))
    hidden = form_of(int | None, defs)
    kinds = ("newly_right", "newly_refused", "newly_undetermined", "newly_determined", "reason")
    told = closed(least=_NUMBER, most=hidden)
    amounts = closed(**dict.fromkeys(("gained", "lost", "raised", "lowered"), told))
    counts = {
        "people": hidden,
        "changed": hidden,
        "classes": closed(**dict.fromkeys(kinds, hidden)),
        "amounts_ore": {"anyOf": [amounts, {"type": "null"}]},
    }
    average = closed(age_group=_TEXT, children=form_of(bool | None, defs), average_ore=_NUMBER)
    ends = closed(least=_NUMBER, most=_NUMBER)
    bounds = closed(before=ends, after=ends, change=ends, reached=form_of(bool, defs))
    ages = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
    facts = closed(ages=listed(ages), conditions=by_key(_NUMBER))
    side = flat(defs, UnderLaw, day=_DAY)
    group = closed(small_groups=form_of(bool, defs), group=by_key(form_of(str | None, defs)), **counts)
    return closed(
        made_up={"anyOf": [said, {"type": "null"}]},
        before=side,
        after=side,
        on=_DAY,
        policy=by_key(_NUMBER),
        least=_NUMBER,
        **counts,
        bounds={"anyOf": [bounds, {"type": "null"}]},
        facts=by_key(facts),
        month=_DAY,
        most=by_key(listed(average)),
        by=listed(_TEXT),
        groups=listed(group),
        versions=versions_form("impact"),
    )


def cost_form(defs: Defs) -> Form:
    """Of `cost_record`."""
    said = closed(**dict.fromkeys(LANGUAGES, _TEXT))
    end = form_of(int | None, defs)
    ends = closed(least=end, most=end)
    bounds = closed(before=ends, after=ends, change=ends)
    row = closed(
        kind={"enum": ["all", "group", "small_groups"]},
        group=by_key(form_of(str | None, defs)),
        right={"anyOf": [bounds, {"type": "null"}]},
        cost_ore=bounds,
    )
    return closed(
        made_up={"anyOf": [said, {"type": "null"}]},
        before=flat(defs, UnderLaw),
        after=flat(defs, UnderLaw),
        policy=by_key(_NUMBER),
        least=_NUMBER,
        with_children=form_of(bool, defs),
        provisional=listed(_DAY),
        by=listed(_TEXT),
        together=listed(row),
        months=listed(closed(month=_DAY, rows=listed(row))),
        versions=versions_form("cost"),
    )


def table_run_form(defs: Defs) -> Form:
    """Of `qup table run --json`: `rules` and `terms` are the bits of the masks, the lowest first."""
    return closed(
        topic=_TEXT,
        on=form_of(date | None, defs),
        policy=by_key(_NUMBER),
        rows=_NUMBER,
        outcomes=by_key(_NUMBER),
        file=_TEXT,
        rules=listed(_TEXT),
        terms=listed(_TEXT),
        amounts=by_key(_TEXT),
        provenance=under_form(defs),
        versions=versions_form("table_run"),
    )
