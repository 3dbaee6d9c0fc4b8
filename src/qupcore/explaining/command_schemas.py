"""The JSON Schemas of what single commands print: forms, and parts of the catalogue and of the law."""

from __future__ import annotations

from datetime import date
from typing import Any

from qupcore.catalogue.confidence import PARTS
from qupcore.domain.answers.decision import Question, Unfinished
from qupcore.domain.answers.plugin import PluginFailure
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.new_term import NewTerm
from qupcore.domain.text import Text
from qupcore.domain.truth import Outcome
from qupcore.law.reach import Reach
from qupcore.rules.dated import DatedValue
from qupcore.rules.provisions import Provision
from qupcore.wire.forms import by_key, closed, flat, form_of, listed, under_form, versions_form, with_optional
from qupcore.wire.schema import Defs

__all__ = [
    "ask_form",
    "catalogue_check_form",
    "confidence_form",
    "facts_read_form",
    "form_form",
    "gaps_form",
    "measure_form",
    "measure_versions_form",
    "plan_count_form",
    "questions_form",
    "rules_reading_form",
    "section_form",
]

Form = dict[str, Any]
_TEXT, _DAY, _YES_NO, _NUMBER = (form_of(kind, {}) for kind in (str, date, bool, int))
_TEXTS = listed(_TEXT)


def questions_form(defs: Defs) -> Form:
    """Of the open questions in a record: `can` is there only for facts that § 29 asks for."""
    question = flat(defs, Question, skip=("new",))
    return listed(with_optional(question, can=form_of(Reach, defs), new=form_of(NewTerm, defs)))


def form_form(defs: Defs) -> Form:
    """Of `form_record`: a list."""
    question = closed(
        term=_TEXT, nature={"enum": ["looked_up", "judged"]}, label=_TEXT, help=_TEXT, where=_TEXT
    )
    named = dict.fromkeys(("name", "legal", "unit_label"), _TEXT)
    field = _field_parts(defs) | {"path": _TEXT, "key": _TEXT}
    return listed(with_optional(question, also=_TEXTS, can=form_of(Reach, defs), **named, **field))


def _field_parts(defs: Defs) -> dict[str, Form]:
    """The keys of a field but its path; its parts are fields too."""
    kinds = ["yes_no", "choice", "number", "date", "money", "text", "judgement", "record", "list"]
    bound = {"anyOf": [_NUMBER, _DAY]}
    choice = with_optional(closed(value={"anyOf": [_YES_NO, _TEXT]}), label=_TEXT)
    found: dict[str, Form] = {
        "type": {"enum": kinds},
        "choices": listed(choice),
        "unit": _TEXT,
        "low": bound,
        "high": bound,
        "parts": listed({"$ref": "#/$defs/FieldPart"}),
    }
    if "FieldPart" not in defs:
        required = {"type": found.pop("type"), "required": _YES_NO}
        defs["FieldPart"] = with_optional(closed(**required), key=_TEXT, **found)
        found = {"type": required["type"], **found}
    return found


def ask_form(defs: Defs) -> Form:
    """Of `qup ask --json`: about the right it has parts of the decision too."""
    return with_optional(
        closed(form=form_form(defs), versions=versions_form("ask")),
        outcome=form_of(Outcome, defs),
        exact=_YES_NO,
        missing=_TEXTS,
        questions=questions_form(defs),
        unfinished=form_of(tuple[Unfinished, ...], defs),
        provenance=under_form(defs),
    )


def gaps_form(defs: Defs) -> Form:
    """Of `qup catalogue gaps --json`."""
    return closed(
        on=_DAY,
        municipality=_TEXT,
        hash=_TEXT,
        needs=_TEXTS,
        failures=form_of(tuple[PluginFailure, ...], defs),
        versions=versions_form("gaps"),
    )


def confidence_form(defs: Defs) -> Form:
    """Of `qup catalogue confidence --json`: an object by the name of the catalogue."""
    counts = closed(high=_NUMBER, medium=_NUMBER, low=_NUMBER)
    return by_key(closed(**dict.fromkeys(PARTS, counts)))


def measure_form(defs: Defs) -> Form:
    """Of `qup catalogue show --on --json`."""
    return flat(
        defs,
        Measure,
        counts_as=form_of(str | None, defs),
        offers=form_of(tuple[Offer, ...], defs),
        texts=by_key(form_of(Text, defs)),
        failures=form_of(tuple[PluginFailure, ...], defs),
        versions=versions_form("measure"),
    )


def measure_versions_form(defs: Defs) -> Form:
    """Of `qup catalogue show --json`: `versions` are those of the measure."""
    return closed(
        id=_TEXT,
        versions=form_of(tuple[Measure, ...], defs),
        texts=by_key(form_of(Text, defs)),
        failures=form_of(tuple[PluginFailure, ...], defs),
    )


def catalogue_check_form(defs: Defs) -> Form:
    """Of `qup catalogue check --json` for files without a fault."""
    counts = dict.fromkeys(("measures", "offers", "relations", "groups"), _NUMBER)
    return closed(
        path=_TEXT, namespace=_TEXT, hash=_TEXT, **counts, versions=versions_form("catalogue_check")
    )


def section_form(defs: Defs) -> Form:
    """Of `qup rules show --json`."""
    number = closed(unit=_TEXT, values=form_of(tuple[DatedValue, ...], defs))
    rule = closed(
        id=_TEXT,
        role=_TEXT,
        description=_TEXT,
        tree={"type": "array"},
        provisions=form_of(tuple[Provision, ...], defs),
        parameters=by_key(number),
    )
    return closed(section=_TEXT, rules=listed(rule), versions=versions_form("section"))


def rules_reading_form(defs: Defs) -> Form:
    """Of `qup rules uses FACT --json`."""
    return closed(on=_DAY, fact=_TEXT, rules=_TEXTS, versions=versions_form("rules_reading"))


def facts_read_form(defs: Defs) -> Form:
    """Of `qup rules uses RULE --json`."""
    return closed(on=_DAY, rule=_TEXT, facts=_TEXTS, versions=versions_form("facts_read"))


def plan_count_form(defs: Defs) -> Form:
    """Of `qup plan count --json`: `count` is null where there are more plans than can be counted."""
    return closed(count=form_of(int | None, defs), over_limit=_YES_NO, versions=versions_form("plan_count"))
