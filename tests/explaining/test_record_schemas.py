"""Every record is valid by its schema, which allows no other key."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import jsonschema
import pytest

import qupcore as q
from planning.few import few
from qupcore.explaining.record_schemas import RECORDS, record_schema
from qupcore.plugins.record import plugins_record
from qupcore.wire.record import rates_record
from qupcore.wire.versions import FORMS, one_hash
from recorded.answering import Recorded, answer, read_all

pytestmark = pytest.mark.durable
RECORD_OF = {
    "decide": "decision",
    "month": "benefit_month",
    "year": "benefit_year",
    "duties": "duties",
    "review": "review",
    "check": "plan_check",
    "suggest": "suggestions",
    "add": "additions",
    "coverage": "coverage",
    "allocate": "allocation",
    "available": "available",
    "week": "week",
    "rates": "rates",
}
"""The record that stands first in the recorded answer to a question."""
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
STORED = read_all()


@cache
def validator(name: str, older: bool = False) -> jsonschema.Draft202012Validator:
    """A validator for a record; with `older`, for a record from before some keys were added."""
    schema = record_schema(name)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(
        without_required(schema) if older else schema, format_checker=checker
    )


def without_required(schema: Any) -> Any:
    if isinstance(schema, list):
        return [without_required(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: without_required(part) for key, part in schema.items() if key != "required"}


def record_in(item: Recorded, told: Any) -> Any:
    """The record in an answer; None where the answer is an error."""
    if isinstance(told, str):
        return None
    return told[0] if isinstance(told, list) else told


@pytest.mark.parametrize("name", RECORDS)
def test_the_schema_is_valid_and_named_with_its_version(name: str) -> None:
    schema = record_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:qupcore:schema:{name}:{FORMS[name]}"
    by_name = {"confidence": "additionalProperties", "plugin_check": "additionalProperties"}
    one = schema[by_name[name]] if name in by_name else schema
    one = one.get("items", one)
    assert one["additionalProperties"] is False


PRINTED = {"rules_list", "measures_list", "needs_list", "ask", "gaps", "confidence", "measure"} | {
    "measure_versions",
    "catalogue_check",
    "section",
    "rules_reading",
    "facts_read",
    "plan_count",
    "plugin_new",
    "plugin_check",
    "plugin_added",
    "plugin_removed",
    "plugin_difference",
    "plugin_import",
    "plugin_template",
    "reform",
    "reform_new",
    "reform_test",
    "reforms_list",
    "table_run",
}
"""What commands print; no public function writes it."""


def test_every_record_has_a_schema_and_every_schema_a_record() -> None:
    public = (*q.records.__all__, *q.asking.__all__, *q.reforms.__all__, *q.population.__all__)
    written = {name.removesuffix("_record") for name in public if name.endswith("_record")}
    assert set(RECORDS) == written | PRINTED == set(FORMS) - {"case"}


def test_the_differences_of_decisions_have_the_form_of_the_schema() -> None:
    decided = [item for item in STORED if item.question == "decide" and not isinstance(item.answer, str)]
    found = [
        q.decide(q.read_case(item.case.encode()), on=date.fromisoformat(item.on)) for item in decided[::9]
    ]
    records = [q.records.difference_record(q.cases.difference(*pair)) for pair in pairwise(found)]
    for kind in ("findings", "facts", "numbers", "wordings", "asked", "answered"):
        assert any(record[kind] for record in records), f"no case has {kind}"
    for record in records:
        validator("difference").validate(record)


def test_the_lines_of_texts_have_the_form_of_the_schema() -> None:
    on = date(2026, 9, 7)
    for item in [item for item in STORED if item.question == "review"][::9]:
        case = q.read_case(item.case.encode())
        for lines in (
            q.explain(q.decide(case, on=on), "en"),
            q.explaining.explain_review(q.review(case, on)),
        ):
            validator("lines").validate(q.records.lines_record(lines))
            validator("text").validate(q.records.text_record(lines, "nb"))
    assert not validator("lines").is_valid([{"text": "no other key"}])


@pytest.mark.parametrize("question", RECORD_OF)
def test_what_was_recorded_has_no_key_and_no_value_that_the_schema_does_not_know(question: str) -> None:
    stored = [item for item in STORED if item.question == question]
    records = [record_in(item, item.answer) for item in stored[:: 1 if THOROUGH else 9]]
    found = [record for record in records if record is not None]
    assert found
    for record in found:
        validator(RECORD_OF[question], older=True).validate(record)


@pytest.mark.parametrize("question", RECORD_OF)
def test_what_is_answered_now_has_the_form_of_the_schema(question: str) -> None:
    stored = [item for item in STORED if item.question == question and not isinstance(item.answer, str)]
    for item in stored[:: 20 if THOROUGH else 61]:
        record = record_in(item, answer(item))
        validator(RECORD_OF[question]).validate(record)
        assert record["versions"]["form"] == FORMS[RECORD_OF[question]]
        assert record["versions"]["library"] == "VERSION"  # what the recording writes for it


def test_a_plan_with_repairs_has_the_form_of_the_schema() -> None:
    """The recorded checks have three plans in one answer."""
    stored = [item for item in STORED if item.question == "several" and not isinstance(item.answer, str)]
    several = [record for item in stored[::20] for record, _ in item.answer]
    assert any(record["repairs"] for record in several)
    for record in several:
        validator("plan_check", older=True).validate(record)


def test_plugins_have_the_form_of_the_schema() -> None:
    loaded = q.load_plugins([], national=few())
    validator("plugins").validate(plugins_record(loaded))


def test_a_record_with_another_key_or_without_one_is_refused() -> None:
    record = rates_record(q.cases.rates(q.Period.parse("2026-09-07/..").start))
    assert validator("rates").is_valid(record)
    assert not validator("rates").is_valid({**record, "more": 1})
    assert not validator("rates").is_valid({key: value for key, value in record.items() if key != "final"})


def test_the_versions_are_those_of_what_the_record_rests_on() -> None:
    on = q.Period.parse("2026-09-07/..").start
    case = q.Participant(ref="a", birth_date=q.Period.parse("1990-05-14/..").start)
    decision = q.decide(case, on)
    told = q.records.decision_record(decision)["versions"]
    assert isinstance(told, dict)
    assert (told["library"], told["rulebook"]) == (q.__version__, decision.provenance.rulebook)
    limit = q.plans.SearchLimit(expansions=10)
    found = q.plans.coverage([case], on, municipality="1804", catalogue=few(), limit=limit)
    use = q.plugins.PluginUse(name="bodo", distribution="qupcore-bodo", version="1", hash="ab")
    assert q.records.coverage_record(found, [use])["versions"]["plugins"][0]["hash"] == "ab"  # type: ignore[index]
    assert one_hash([("a", "1")]) != one_hash([("a", "2")])


def test_the_schema_of_a_case_file_has_a_name_too() -> None:
    assert record_schema("case") == q.records.case_schema()
