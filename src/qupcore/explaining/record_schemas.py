"""The JSON Schemas of all records, one for each function that writes a record.

A test validates every recorded and generated record against its schema, which allows no other key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from qupcore.domain.answers.availability import AdmissionFinding, Admitted, State, Why
from qupcore.domain.answers.benefit import BenefitMonth, BenefitYear
from qupcore.domain.answers.decision import (
    Decision,
    FactChange,
    Finding,
    ParameterUse,
    Provenance,
    StartingPoint,
    Turn,
)
from qupcore.domain.answers.plan_check import PlanOutcome
from qupcore.domain.answers.plugin import PluginFailure, PluginUse
from qupcore.domain.answers.provisional import Provisional
from qupcore.domain.answers.review import Duty
from qupcore.domain.answers.week import Block, WeekDay, WeekElement, WeekHours, WorkBeside
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.participant import PracticeCondition
from qupcore.domain.case.plan import Weekday
from qupcore.domain.catalogue.offer import Places
from qupcore.domain.citation import Citation
from qupcore.domain.hint import remedy
from qupcore.domain.new_term import NewTerm
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.command_schemas import (
    ask_form,
    catalogue_check_form,
    confidence_form,
    facts_read_form,
    form_form,
    gaps_form,
    measure_form,
    measure_versions_form,
    plan_count_form,
    questions_form,
    rules_reading_form,
    section_form,
)
from qupcore.explaining.listing_schemas import (
    difference_form,
    law_difference_form,
    lines_form,
    measures_list_form,
    needs_list_form,
    proof_form,
    reform_test_form,
    rules_check_form,
    rules_list_form,
    text_form,
)
from qupcore.explaining.plan_schemas import (
    additions_form,
    allocation_form,
    courses_form,
    coverage_form,
    plan_check_form,
    suggestions_form,
)
from qupcore.explaining.plugin_schemas import (
    plugin_added_form,
    plugin_check_form,
    plugin_difference_form,
    plugin_import_form,
    plugin_new_form,
    plugin_removed_form,
    plugin_template_form,
)
from qupcore.explaining.population_schemas import cost_form, impact_form, population_form, table_run_form
from qupcore.explaining.reform_schemas import reform_form, reform_new_form, reforms_list_form
from qupcore.law.reach import Reach
from qupcore.wire.forms import (
    ENGINES_FORM,
    by_key,
    closed,
    flat,
    form_of,
    listed,
    record_schema_of,
    under_form,
    versions_form,
    with_optional,
)
from qupcore.wire.schema import Defs, case_schema
from qupcore.wire.schema_language import schema_in_language

__all__ = ["RECORDS", "record_schema"]

Form = dict[str, Any]


def record_schema(name: str, *, lang: str = "en") -> Form:
    """The JSON Schema (draft 2020-12) of a record, with an `$id` that holds the version of its form.

    Args:
        name: `decision`, `review`, `plan_check` and so on: a name of `RECORDS`; or `case`, for a case file.
        lang: The language of titles and descriptions: `nb`, `nn` or `en`.

    Raises:
        BadInput: no record has this name, or the language is not one of these.

    >>> record_schema("decision")["$id"]
    'urn:qupcore:schema:decision:1'
    """
    check_arguments(record_schema, locals())
    if name == "case":
        return case_schema(lang=lang)
    if name not in RECORDS:
        raise BadInput(
            worded("no record is called {name!r}", name=name),
            remedy=remedy(name, RECORDS),
            code="input.unknown-id",
        )
    defs: Defs = {}
    return schema_in_language(record_schema_of(name, RECORDS[name](defs), defs), lang)


_TEXT, _DAY, _YES_NO, _NUMBER = (form_of(kind, {}) for kind in (str, date, bool, int))
_OR_NONE: Callable[[Form], Form] = lambda form: {"anyOf": [form, {"type": "null"}]}  # noqa: E731


def _provenance(defs: Defs) -> Form:
    skip = ("policy", "engines", "new_terms")
    form = flat(defs, Provenance, skip=skip, engines=ENGINES_FORM, policy=by_key(_NUMBER))
    return with_optional(form, new_terms=form_of(tuple[NewTerm, ...], defs))


def _finding(defs: Defs, **more: Form) -> Form:
    return flat(defs, Finding, Citation, skip=("citation", "doc"), **more)


def _turns(defs: Defs) -> Form:
    can = form_of(Reach, defs)
    changes = listed(with_optional(flat(defs, FactChange), can=can))
    return listed(with_optional(flat(defs, Turn, changes=changes), can=can))


def _decision(defs: Defs) -> Form:
    questions = questions_form(defs)
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
    more = {"code": _TEXT, "path": _TEXT, "topic": _TEXT, "add": questions_form(defs)}
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
        provenance=under_form(defs),
        versions=versions_form("duties"),
    )


def _month(defs: Defs) -> Form:
    return flat(
        defs,
        BenefitMonth,
        skip=("under",),
        open=questions_form(defs),
        engines=ENGINES_FORM,
        rulebooks=listed(closed(topic=_TEXT, rulebook=_TEXT)),
        final=_YES_NO,
        provenance=under_form(defs),
        versions=versions_form("benefit_month"),
    )


def _year(defs: Defs) -> Form:
    return flat(
        defs,
        BenefitYear,
        skip=("under",),
        months=listed(_month(defs)),
        final=_YES_NO,
        provenance=under_form(defs),
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
        provenance=under_form(defs, rulebook=_TEXT, engines=ENGINES_FORM),
        versions=versions_form("rates"),
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
    record = closed(
        on=_DAY,
        municipality=_OR_NONE(_TEXT),
        failures=form_of(tuple[PluginFailure, ...], defs),
        measures=listed(measure),
        provenance=under_form(
            defs,
            catalogue=_TEXT,
            sources=listed(closed(by=_TEXT, hash=_TEXT)),
            engines=ENGINES_FORM,
            qupcore=_TEXT,
        ),
        versions=versions_form("available"),
    )
    return with_optional(record, ref=_TEXT, texts=by_key(form_of(Text, defs)))


def _plugins(defs: Defs) -> Form:
    return closed(
        plugins=form_of(tuple[PluginUse, ...], defs),
        failures=form_of(tuple[PluginFailure, ...], defs),
        disabled=listed(_TEXT),
        warnings=listed(_TEXT),
        layers=_OR_NONE(by_key(_YES_NO)),
        versions=versions_form("plugins"),
    )


def _week(defs: Defs) -> Form:
    clock = {"type": "string", "pattern": r"^\d\d:\d\d$"}
    opening = closed(day=form_of(Weekday, defs), start=clock, end=clock)
    return closed(
        week=_TEXT,
        ref=_TEXT,
        frame=closed(start=clock, end=clock),
        days=listed(
            flat(defs, WeekDay, counts=_YES_NO, blocks=listed(flat(defs, Block, start=clock, end=clock)))
        ),
        elements=listed(flat(defs, WeekElement, opening_hours=listed(opening))),
        beside=form_of(tuple[WorkBeside, ...], defs),
        hours=form_of(WeekHours, defs),
        versions=versions_form("week"),
    )


def _plan_checks(defs: Defs) -> Form:
    """A check of a plan; of a period the command adds the checks of the versions that hold later in it."""
    form = plan_check_form(defs)
    outcome = form_of(PlanOutcome, defs)
    return with_optional(form, later=listed(plan_check_form(defs)), outcome_until=outcome)


def _with_plugins(form: Callable[[Defs], Form]) -> Callable[[Defs], Form]:
    """A record to which the command adds the plugins that were loaded."""
    return lambda defs: with_optional(form(defs), plugins=_plugins(defs))


RECORDS: Mapping[str, Callable[[Defs], Form]] = MappingProxyType(
    {
        "decision": _decision,
        "review": _review,
        "duties": _duties,
        "benefit_month": _month,
        "benefit_year": _year,
        "rates": _rates,
        "plan_check": _with_plugins(_plan_checks),
        "suggestions": _with_plugins(suggestions_form),
        "additions": _with_plugins(additions_form),
        "courses": _with_plugins(courses_form),
        "coverage": _with_plugins(coverage_form),
        "allocation": _with_plugins(allocation_form),
        "available": _available,
        "plugins": _plugins,
        "week": _week,
        "difference": difference_form,
        "law_difference": law_difference_form,
        "proof": proof_form,
        "population": population_form,
        "impact": impact_form,
        "cost": cost_form,
        "table_run": table_run_form,
        "reform_test": reform_test_form,
        "reform": reform_form,
        "reform_new": reform_new_form,
        "reforms_list": reforms_list_form,
        "lines": lines_form,
        "text": text_form,
        "rules_list": rules_list_form,
        "rules_check": rules_check_form,
        "measures_list": measures_list_form,
        "needs_list": needs_list_form,
        "form": form_form,
        "ask": ask_form,
        "gaps": gaps_form,
        "confidence": confidence_form,
        "measure": measure_form,
        "measure_versions": measure_versions_form,
        "catalogue_check": catalogue_check_form,
        "section": section_form,
        "rules_reading": rules_reading_form,
        "facts_read": facts_read_form,
        "plan_count": plan_count_form,
        "plugin_new": plugin_new_form,
        "plugin_check": plugin_check_form,
        "plugin_added": plugin_added_form,
        "plugin_removed": plugin_removed_form,
        "plugin_difference": plugin_difference_form,
        "plugin_import": plugin_import_form,
        "plugin_template": plugin_template_form,
    }
)
"""The form of each record, by its name: that of the function that writes it, without `_record`.

The last ones, from `rules_list` on without `form`, are of what a command prints."""
