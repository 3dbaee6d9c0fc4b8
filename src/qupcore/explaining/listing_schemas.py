"""The JSON Schemas of lists: lines of a text, differences of two decisions, rules, measures, needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from qupcore.domain.answers.difference import DecisionDifference
from qupcore.domain.answers.plugin import PluginFailure
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.need import Need
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.domain.text import LANGUAGES
from qupcore.domain.truth import Outcome
from qupcore.explaining.lines import Line
from qupcore.wire.forms import by_key, closed, flat, form_of, listed, versions_form
from qupcore.wire.schema import Defs

__all__ = [
    "difference_form",
    "law_difference_form",
    "lines_form",
    "measures_list_form",
    "needs_list_form",
    "proof_form",
    "rules_check_form",
    "rules_list_form",
    "text_form",
]

Form = dict[str, Any]
_TEXT, _DAY, _YES_NO, _NUMBER = (form_of(kind, {}) for kind in (str, date, bool, int))
_FACT = {"anyOf": [_TEXT, _NUMBER, _YES_NO]}


def difference_form(defs: Defs) -> Form:
    """Of `difference_record`."""
    outcome = form_of(Outcome, defs)
    return flat(
        defs,
        DecisionDifference,
        outcome=closed(before=outcome, after=outcome),
        final=closed(before=_YES_NO, after=_YES_NO),
        on=closed(before=_DAY, after=_DAY),
        under=closed(before=form_of(UnderLaw, defs), after=form_of(UnderLaw, defs)),
        same=_YES_NO,
        versions=versions_form("difference"),
    )


def law_difference_form(defs: Defs) -> Form:
    """Of `law_difference_record`."""
    standing = {"anyOf": [form_of(Outcome, defs), {"enum": ["met", "not_met", "open", "no_rule"]}]}
    answer = {"enum": ["equal", "differs", "not_proved"]}
    value = {"anyOf": [_TEXT, form_of(int | None, defs)]}
    change = closed(
        change={"enum": ["added", "gone", "reworded", "number", "cited"]},
        about=_TEXT,
        before=value,
        after=value,
        unit=_TEXT,
    )
    amount = closed(before=form_of(int | None, defs), after=form_of(int | None, defs))
    asked = closed(amounts=by_key(form_of(int | None, defs)), not_met=listed(_TEXT), missing=listed(_TEXT))
    told = closed(
        question={"enum": ["benefit", "review", "duties"]},
        on=_DAY,
        path=_TEXT,
        facts=by_key(_FACT),
        before=asked,
        after=asked,
    )
    witness = closed(
        topic=_TEXT,
        file=form_of(str | None, defs),
        command=form_of(str | None, defs),
        told={"anyOf": [told, {"type": "null"}]},
        no_case=_TEXT,
        facts=by_key(_FACT),
        before=standing,
        after=standing,
        case={"anyOf": [{"type": "object"}, {"type": "null"}]},
        amounts=by_key(amount),
        not_met=by_key(listed(_TEXT)),
    )
    topic = closed(topic=_TEXT, answer=answer, why=_TEXT, classes=listed(_TEXT), words=listed(change))
    side = flat(defs, UnderLaw, day=_DAY)
    return closed(
        answer=answer,
        before=side,
        after=side,
        on=_DAY,
        classes=by_key(listed(witness)),
        words=listed(change),
        topics=listed(topic),
        versions=versions_form("law_difference"),
    )


def proof_form(defs: Defs) -> Form:
    """Of `proof_record`."""
    answer = {"enum": ["proved", "refuted", "open"]}
    by = {"enum": ["point", "cells", "z3", "gave_up", "not_installed", "periods", "difference"]}
    shown = closed(topic=_TEXT, about=_TEXT, facts=by_key(_FACT), by=by)
    proof = closed(
        statement=_TEXT,
        about=listed(_TEXT),
        answer=answer,
        laws=listed(flat(defs, UnderLaw, day=_DAY)),
        topics=listed(_TEXT),
        shown=listed(shown),
    )
    return closed(answer=answer, proofs=listed(proof), versions=versions_form("proof"))


def rules_check_form(defs: Defs) -> Form:
    """Of `rules_check_record`."""
    kinds = [
        "never_met",
        "never_unmet",
        "limit_out_of_reach",
        "part_never_decides",
        "not_settled",
        "number_without_value",
        "number_without_source",
        "term_without_question",
        "rule_without_text",
        "gap",
        "overlap",
    ]
    remark = closed(kind={"enum": kinds}, topic=_TEXT, about=_TEXT, part=_TEXT, why=by_key(_TEXT))
    return closed(
        law=flat(defs, UnderLaw, day=_DAY),
        topics=listed(_TEXT),
        unexplained=_NUMBER,
        remarks=listed(remark),
        versions=versions_form("rules_check"),
    )


def reform_test_form(defs: Defs) -> Form:
    """Of `tried_record`."""
    broken = closed(
        how=_TEXT,
        about=by_key({"anyOf": [_TEXT, _NUMBER, _YES_NO]}),
        day=_DAY,
        case={"anyOf": [{"type": "object"}, {"type": "null"}]},
    )
    return closed(
        answer={"enum": ["broken", "no_counterexample"]},
        law=_TEXT,
        days=listed(_DAY),
        people=_NUMBER,
        seed=_NUMBER,
        in_time=_YES_NO,
        properties=listed(closed(name=_TEXT, tried=_NUMBER, broken={"anyOf": [broken, {"type": "null"}]})),
        versions=versions_form("reform_test"),
    )


def lines_form(defs: Defs) -> Form:
    """Of `lines_record`: a list."""
    return listed(flat(defs, Line))


def text_form(defs: Defs) -> Form:
    """Of `text_record`."""
    lines = lines_form(defs)
    return closed(lang={"enum": list(LANGUAGES)}, lines=lines, versions=versions_form("text", texts=True))


def rules_list_form(defs: Defs) -> Form:
    """Of `qup rules list --json`."""
    rule = closed(id=_TEXT, role=_TEXT, topic=_TEXT, citation=_TEXT, valid=_TEXT)
    number = closed(
        name=_TEXT,
        value=form_of(int | None, defs),
        unit=_TEXT,
        basis=_TEXT,
        source=_TEXT,
        link=_TEXT,
        confidence=_TEXT,
        unverified=_YES_NO,
        valid=_TEXT,
    )
    return closed(
        on=_DAY,
        rulebooks=by_key(_TEXT),
        rules=listed(rule),
        parameters=listed(number),
        versions=versions_form("rules_list"),
    )


def measures_list_form(defs: Defs) -> Form:
    """Of `qup catalogue list --json`."""
    counts_as = form_of(str | None, defs)
    measure = flat(defs, Measure, counts_as=counts_as, offers=form_of(tuple[Offer, ...], defs))
    return closed(
        on=_DAY,
        municipality=form_of(str | None, defs),
        hash=_TEXT,
        sources=listed(closed(by=_TEXT, hash=_TEXT)),
        failures=form_of(tuple[PluginFailure, ...], defs),
        measures=listed(measure),
        relations=form_of(tuple[Relation, ...], defs),
        groups=form_of(tuple[Group, ...], defs),
        versions=versions_form("measures_list"),
    )


def needs_list_form(defs: Defs) -> Form:
    """Of `qup catalogue needs --json`."""
    return closed(needs=form_of(tuple[Need, ...], defs), versions=versions_form("needs_list"))
