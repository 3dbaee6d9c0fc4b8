"""The JSON Schemas of all records, one for each function that writes a record.

A test validates every recorded and generated record against its schema, which allows no other key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from qupcore.allocating.claims import Comparison
from qupcore.composing.coverage import Lack, Uncovered, WouldHelp
from qupcore.domain.answers.availability import AdmissionFinding, Admitted, State, Why
from qupcore.domain.answers.benefit import BenefitMonth, BenefitYear
from qupcore.domain.answers.decision import (
    Decision,
    FactChange,
    Finding,
    ParameterUse,
    Provenance,
    Question,
    StartingPoint,
    Turn,
)
from qupcore.domain.answers.plan_check import ChangeKind, PlanFinding, PlanOutcome
from qupcore.domain.answers.plugin import PluginFailure, PluginUse
from qupcore.domain.answers.provisional import Provisional
from qupcore.domain.answers.review import Duty
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.answers.week import Block, WeekDay, WeekElement, WeekHours, WorkBeside
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.participant import PracticeCondition
from qupcore.domain.case.plan import Element, Plan
from qupcore.domain.catalogue.offer import Places
from qupcore.domain.citation import Citation
from qupcore.domain.hint import remedy
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.explaining.listing_schemas import (
    difference_form,
    lines_form,
    measures_list_form,
    needs_list_form,
    rules_list_form,
    text_form,
)
from qupcore.law.reach import Reach
from qupcore.searching.rule import Constraint
from qupcore.wire.forms import (
    by_key,
    closed,
    flat,
    form_of,
    listed,
    record_schema_of,
    versions_form,
    with_optional,
)
from qupcore.wire.schema import Defs, defined

__all__ = ["RECORDS", "record_schema"]

Form = dict[str, Any]


def record_schema(name: str) -> Form:
    """The JSON Schema (draft 2020-12) of a record, with an `$id` that holds the version of its form.

    Args:
        name: `decision`, `review`, `plan_check` and so on: a name of `RECORDS`.

    Raises:
        BadInput: no record has this name.

    >>> record_schema("decision")["$id"]
    'urn:qupcore:schema:decision:1'
    """
    check_arguments(record_schema, locals())
    if name not in RECORDS:
        raise BadInput(f"no record is called {name!r}", remedy=remedy(name, RECORDS), code="input.unknown-id")
    defs: Defs = {}
    return record_schema_of(name, RECORDS[name](defs), defs)


_TEXT, _DAY, _YES_NO, _NUMBER = (form_of(kind, {}) for kind in (str, date, bool, int))
_OR_NONE: Callable[[Form], Form] = lambda form: {"anyOf": [form, {"type": "null"}]}  # noqa: E731
_ENGINES = listed(closed(name=_TEXT, version=_TEXT))


def _provenance(defs: Defs) -> Form:
    return flat(defs, Provenance, skip=("policy", "engines"), engines=_ENGINES, policy=by_key(_NUMBER))


def _under(defs: Defs, **more: Form) -> Form:
    """The law that an answer was given under, and what else stands in its provenance."""
    return flat(defs, UnderLaw, skip=(), **more)


def _finding(defs: Defs, **more: Form) -> Form:
    return flat(defs, Finding, Citation, skip=("citation", "doc"), **more)


def _questions(defs: Defs) -> Form:
    return listed(with_optional(flat(defs, Question), can=form_of(Reach, defs)))


def _turns(defs: Defs) -> Form:
    can = form_of(Reach, defs)
    changes = listed(with_optional(flat(defs, FactChange), can=can))
    return listed(with_optional(flat(defs, Turn, changes=changes), can=can))


def _decision(defs: Defs) -> Form:
    questions = _questions(defs)
    return flat(
        defs,
        Decision,
        findings=listed(_finding(defs)),
        missing=listed(_TEXT),
        questions=questions,
        turns=_turns(defs),
        starting_points=listed(flat(defs, StartingPoint, finding=_finding(defs))),
        rests_on_policy=listed(_TEXT),
        practice_conditions=closed(
            basis_in_law={"const": False},
            note=_TEXT,
            conditions=form_of(tuple[PracticeCondition, ...], defs),
        ),
        provenance=_provenance(defs),
        versions=versions_form("decision"),
    )


def _review(defs: Defs) -> Form:
    more = {"code": _TEXT, "path": _TEXT, "topic": _TEXT, "add": _questions(defs)}
    return closed(
        ref=_TEXT,
        on=_DAY,
        codes=listed(_TEXT),
        findings=listed(_finding(defs, **more)),
        provenance=_provenance(defs),
        versions=versions_form("review"),
    )


def _duties(defs: Defs) -> Form:
    return closed(
        ref=_TEXT,
        on=_DAY,
        duties=listed(flat(defs, Duty, Citation, skip=("citation", "under"))),
        provenance=_under(defs),
        versions=versions_form("duties"),
    )


def _month(defs: Defs) -> Form:
    return flat(
        defs,
        BenefitMonth,
        skip=("under",),
        engines=_ENGINES,
        rulebooks=listed(closed(topic=_TEXT, rulebook=_TEXT)),
        final=_YES_NO,
        provenance=_under(defs),
        versions=versions_form("benefit_month"),
    )


def _year(defs: Defs) -> Form:
    return flat(
        defs,
        BenefitYear,
        skip=("under",),
        months=listed(_month(defs)),
        final=_YES_NO,
        provenance=_under(defs),
        versions=versions_form("benefit_year"),
    )


def _rates(defs: Defs) -> Form:
    nok = {"anyOf": [_NUMBER, _TEXT]}
    return closed(
        on=_DAY,
        g_nok=nok,
        factor=_TEXT,
        full_nok=nok,
        under_25_nok=nok,
        per_day_ore=_NUMBER,
        under_25_per_day_ore=_NUMBER,
        child_per_day_nok=_OR_NONE(nok),
        parameters=form_of(tuple[ParameterUse, ...], defs),
        final=_YES_NO,
        provisional=form_of(tuple[Provisional, ...], defs),
        provenance=_under(defs, rulebook=_TEXT, engines=_ENGINES),
        versions=versions_form("rates"),
    )


def _plan_findings(defs: Defs) -> Form:
    name = "PlanFinding"
    if name not in defs:
        defs[name] = flat(
            defs,
            PlanFinding,
            citation=_OR_NONE(flat(defs, Citation, text=_TEXT)),
            values=by_key({"anyOf": [_NUMBER, _TEXT]}),
        )
    return listed({"$ref": f"#/$defs/{name}"})


def _plan_check(defs: Defs) -> Form:
    change = closed(
        kind=form_of(ChangeKind, defs),
        measure=_TEXT,
        element=_OR_NONE(_NUMBER),
        becomes=_OR_NONE(defined(Element, defs)),
    )
    return closed(
        outcome=form_of(PlanOutcome, defs),
        on=_DAY,
        findings=_plan_findings(defs),
        conflict=listed(_NUMBER),
        repairs=listed(
            closed(changes=listed(change), outcome=form_of(PlanOutcome, defs), plan=defined(Plan, defs))
        ),
        complete=_YES_NO,
        provenance=_under(defs, catalogue=_TEXT, rulebook=_TEXT, engines=_ENGINES),
        versions=versions_form("plan_check"),
    )


def _suggestions(defs: Defs) -> Form:
    apart = by_key(_plan_findings(defs))
    texts = listed(_TEXT)
    plan = closed(
        plan=defined(Plan, defs),
        ids=texts,
        score=_NUMBER,
        holds_until=_OR_NONE(_DAY),
        meets=texts,
        misses=texts,
        interests=texts,
        given_up=texts,
        short_of=_plan_findings(defs),
        check=_plan_check(defs),
    )
    return closed(
        on=_DAY,
        plans=listed(plan),
        complete=_YES_NO,
        uncovered_needs=texts,
        given_up_needs=texts,
        conflict=form_of(tuple[Constraint, ...], defs),
        standing=_plan_findings(defs),
        to_assess=apart,
        unavailable=apart,
        pairs_to_assess=listed(listed(_TEXT)),
        provenance=_under(defs),
        versions=versions_form("suggestions"),
    )


def _additions(defs: Defs) -> Form:
    apart = by_key(_plan_findings(defs))
    return closed(
        on=_DAY,
        completable=_OR_NONE(_YES_NO),
        may=listed(_TEXT),
        standing=_plan_findings(defs),
        refused=by_key(closed(rule=form_of(Constraint, defs), elements=listed(_TEXT))),
        to_assess=apart,
        unavailable=apart,
        unknown=listed(_TEXT),
        provenance=_under(defs),
        versions=versions_form("additions"),
    )


def _coverage(defs: Defs) -> Form:
    return closed(
        on=_DAY,
        municipality=_TEXT,
        people=_NUMBER,
        covered=_NUMBER,
        uncovered=form_of(tuple[Uncovered, ...], defs),
        lacks=listed(closed(lack=form_of(Lack, defs), people=_NUMBER)),
        would_help=form_of(tuple[WouldHelp, ...], defs),
        complete=_YES_NO,
        note=_TEXT,
        provenance=_under(defs),
        versions=versions_form("coverage"),
    )


def _allocation(defs: Defs) -> Form:
    return closed(
        given=by_key(listed(_TEXT)),
        plans=by_key(defined(Plan, defs)),
        without=listed(_TEXT),
        hopeless=listed(_TEXT),
        places=by_key(_NUMBER),
        not_known=listed(_TEXT),
        method=_TEXT,
        coverage=_NUMBER,
        preference=_NUMBER,
        value=_NUMBER,
        bound=_OR_NONE(_NUMBER),
        compared=form_of(Comparison, defs),
        complete=_YES_NO,
        note=_TEXT,
        provenance=_under(defs),
        versions=versions_form("allocation"),
    )


def _available(defs: Defs) -> Form:
    state = {"state": form_of(State, defs), "why": listed(form_of(Why, defs))}
    offer = closed(id=_TEXT, **state, places=_OR_NONE(form_of(Places, defs)), next_start=_OR_NONE(_DAY))
    measure = closed(
        id=_TEXT,
        names=form_of(Text, defs),
        admitted=form_of(Admitted, defs),
        findings=form_of(tuple[AdmissionFinding, ...], defs),
        missing=listed(_TEXT),
        **state,
        free=_OR_NONE(_NUMBER),
        waiting_days=_OR_NONE(_NUMBER),
        offers=listed(offer),
    )
    return closed(
        on=_DAY,
        municipality=_OR_NONE(_TEXT),
        failures=form_of(tuple[PluginFailure, ...], defs),
        measures=listed(measure),
        provenance=_under(
            defs,
            catalogue=_TEXT,
            sources=listed(closed(by=_TEXT, hash=_TEXT)),
            engines=_ENGINES,
            qupcore=_TEXT,
        ),
        versions=versions_form("available"),
    )


def _plugins(defs: Defs) -> Form:
    return closed(
        plugins=form_of(tuple[PluginUse, ...], defs),
        failures=form_of(tuple[PluginFailure, ...], defs),
        disabled=listed(_TEXT),
        versions=versions_form("plugins"),
    )


def _week(defs: Defs) -> Form:
    clock = {"type": "string", "pattern": r"^\d\d:\d\d$"}
    return closed(
        week=_TEXT,
        ref=_TEXT,
        frame=closed(start=clock, end=clock),
        days=listed(
            flat(defs, WeekDay, counts=_YES_NO, blocks=listed(flat(defs, Block, start=clock, end=clock)))
        ),
        elements=form_of(tuple[WeekElement, ...], defs),
        beside=form_of(tuple[WorkBeside, ...], defs),
        hours=form_of(WeekHours, defs),
        versions=versions_form("week"),
    )


RECORDS: Mapping[str, Callable[[Defs], Form]] = MappingProxyType(
    {
        "decision": _decision,
        "review": _review,
        "duties": _duties,
        "benefit_month": _month,
        "benefit_year": _year,
        "rates": _rates,
        "plan_check": _plan_check,
        "suggestions": _suggestions,
        "additions": _additions,
        "coverage": _coverage,
        "allocation": _allocation,
        "available": _available,
        "plugins": _plugins,
        "week": _week,
        "difference": difference_form,
        "lines": lines_form,
        "text": text_form,
        "rules_list": rules_list_form,
        "measures_list": measures_list_form,
        "needs_list": needs_list_form,
    }
)
"""The form of each record, by its name: that of the function that writes it, without `_record`.

A name that ends in `_list` is that of what a list command prints."""
