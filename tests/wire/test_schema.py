"""The JSON Schema of a case is valid, agrees with the reader, and accepts every example case."""

from __future__ import annotations

import json
import re
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qupcore import Participant, read_case, write_case
from qupcore.domain.questions import questions_about
from qupcore.domain.sound import number_fault
from qupcore.domain.text import text_fault
from qupcore.errors import BadInput
from qupcore.law.vocabulary import course_questions, judged_questions
from qupcore.records import case_schema
from qupcore.testing import participants, people_in_courses

SCHEMA = case_schema()
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)

GOOD: dict[str, Any] = {
    "ref": "case-1",
    "birth_date": "1990-05-14",
    "lawful_stay": True,
    "benefits": [{"kind": "other", "law": "other", "monthly_nok": "12000.50", "valid_to": None}],
    "household": {"kind": "couple", "child_birth_dates": ["2020-02-29"]},
    "work_ability_assessment": {"completed_on": "2026-05-20", "conclusion": "standard"},
    "assessments": [{"question": "judgement.benefits_limited", "answer": True, "at": "2026-05-20"}],
    "practice_conditions": [{"name": "motivated", "met": None}],
    "sources": {"benefits": "NAV"},
}

# Faults of form: where, and what stands there instead (`...`: nothing). Schema and reader must refuse each.
FAULTS: list[tuple[tuple[str | int, ...], Any]] = [
    (("ref",), ...),
    (("ref",), None),
    (("ref",), 7),
    (("ref",), "a" * 10_001),
    (("ref",), "a\x1b[31m"),
    (("ref",), "a\u202eb"),
    (("assessments", 0, "by"), "a\rb"),
    (("sources", "benefits"), "a\x00"),
    (("birth_date",), 1990),
    (("birth_date",), "19900514"),
    (("birth_date",), "1990-02-30"),
    (("birth_date",), "1990-05-14T00:00"),
    (("lawful_stay",), 1),
    (("lawful_stay",), "true"),
    (("motivated",), True),
    (("benefits",), {}),
    (("benefits", 0), None),
    (("benefits", 0, "kind"), ...),
    (("benefits", 0, "kind"), None),
    (("benefits", 0, "kind"), "others"),
    (("benefits", 0, "law"), ...),
    (("benefits", 0, "law"), "sosialtjenesteloven"),
    (("benefits", 0, "monthly_nok"), -1),
    (("benefits", 0, "monthly_nok"), 10**13 + 1),
    (("benefits", 0, "monthly_nok"), 12.5),
    (("benefits", 0, "monthly_nok"), True),
    (("benefits", 0, "monthly_nok"), "12 000"),
    (("benefits", 0, "monthly_nok"), "1e3"),
    (("benefits", 0, "monthly_nok"), "1.005"),
    (("benefits", 0, "monthly_nok"), "१२"),
    (("benefits", 0, "amount"), 1),
    (("benefits", 0, "valid_from"), "2024"),
    (("household", "kind"), ...),
    (("household", "kind"), "family"),
    (("household", "child_birth_dates"), None),
    (("household", "child_birth_dates", 0), 6),
    (("household",), []),
    (("work_ability_assessment", "completed_on"), ...),
    (("work_ability_assessment", "completed_on"), None),
    (("work_ability_assessment", "conclusion"), "special"),
    (("work_ability_assessment",), True),
    (("assessments",), None),
    (("assessments", 0, "question"), ...),
    (("assessments", 0, "question"), "judgement.motivation"),
    (("assessments", 0, "question"), "person.age"),
    (("assessments", 0, "answer"), ...),
    (("assessments", 0, "answer"), None),
    (("assessments", 0, "answer"), "yes"),
    (("assessments", 0, "grounds"), None),
    (("assessments", 0, "reason"), "a"),
    (("practice_conditions", 0, "name"), ...),
    (("practice_conditions", 0, "met"), 0),
    (("sources",), None),
    (("sources", "age"), "register"),
    (("sources", "benefits"), 1),
    (("sources", "benefits"), None),
]


def changed(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    tree: Any = json.loads(json.dumps(GOOD))
    holder = tree
    for step in path[:-1]:
        holder = holder[step]
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    assert isinstance(tree, dict)
    return tree


def test_the_schema_is_valid() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_good_case_is_good_for_both() -> None:
    VALIDATOR.validate(GOOD)
    read_case(json.dumps(GOOD).encode())


@pytest.mark.parametrize(("path", "value"), FAULTS, ids=lambda part: str(part)[:40])
def test_what_the_schema_refuses_the_reader_refuses(path: tuple[str | int, ...], value: Any) -> None:
    tree = changed(path, value)
    assert not VALIDATOR.is_valid(tree)
    with pytest.raises(BadInput):
        read_case(json.dumps(tree).encode())


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(participants())
def test_every_case_has_the_form_of_the_schema(person: Participant) -> None:
    VALIDATOR.validate(json.loads(write_case(person)))


@given(st.text("a \t\r\n\x00\x1b\x7f\x85\u200f\u202a\u202e\u2066\u2069æ", max_size=6))
def test_the_schema_says_which_characters_a_text_may_hold(text: str) -> None:
    """It cannot check the control digits of an identity number."""
    assert VALIDATOR.is_valid(GOOD | {"ref": text}) == (text_fault(text) is None)


@pytest.mark.parametrize("number", [10**15 - 1, 10**15, -(10**15)])
def test_the_schema_says_how_large_a_number_may_be(number: int) -> None:
    tree = GOOD | {"course": {"children": [{"birth_date": "2020-01-01", "days_abroad": number}]}}
    assert VALIDATOR.is_valid(tree) == (number_fault(number) is None)


def test_every_property_is_described() -> None:
    undescribed = [*undescribed_in(SCHEMA, "$")]
    for name, schema in SCHEMA["$defs"].items():
        undescribed += undescribed_in(schema, name)
    assert not undescribed


def undescribed_in(schema: dict[str, Any], path: str) -> Any:
    for name, inner in schema.get("properties", {}).items():
        if not inner.get("description"):
            yield f"{path}.{name}"
        for part in (inner, inner.get("items", {}), *inner.get("anyOf", ())):
            yield from undescribed_in(part, f"{path}.{name}")
            yield from undescribed_in(part.get("items", {}), f"{path}.{name}[]")


def test_every_field_and_no_other_is_in_it() -> None:
    assert list(SCHEMA["properties"]) == [field.name for field in attrs.fields(Participant)]
    assert SCHEMA["additionalProperties"] is False


def test_every_question_and_no_other_is_in_it() -> None:
    question = SCHEMA["$defs"]["Assessment"]["properties"]["question"]
    known, new = question["anyOf"]
    assert known["enum"] == [*judged_questions(), *course_questions()]
    for name, permitted in (("proposed_judgement.will_move", True), ("judgement.will_move", False)):
        assert bool(re.search(new["pattern"], name)) is permitted


def test_there_is_no_place_for_what_may_not_count() -> None:
    text = json.dumps(list(names_in(SCHEMA))).lower()
    for word in ("national", "identity", "fnr", "motivat", "budget", "quota", "target", "gender", "sex"):
        assert word not in text


def names_in(schema: Any) -> Any:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from names_in(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from names_in(value)


def inlined(schema: Any) -> Any:
    """The schema with each reference replaced by what it refers to."""
    if isinstance(schema, list):
        return [inlined(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    rest = {key: inlined(part) for key, part in schema.items() if key not in ("$ref", "$defs", "$id")}
    if "$ref" in schema:
        rest |= inlined(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    return rest


INLINED = jsonschema.Draft202012Validator(
    inlined(SCHEMA), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(participants() | people_in_courses(), st.data())
def test_what_stands_once_means_the_same_as_what_is_written_out_each_time(
    person: Participant, data: st.DataObject
) -> None:
    tree = json.loads(write_case(person))
    places = list(places_in(tree))
    holder, key = data.draw(st.sampled_from(places))
    assert VALIDATOR.is_valid(tree)
    holder[key] = data.draw(st.sampled_from((None, 1, -1, True, "a", "2020-01-01", [], {}, [{}], {"a": 1})))
    assert VALIDATOR.is_valid(tree) == INLINED.is_valid(tree)


def places_in(tree: Any) -> Any:
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield tree, key
        if isinstance(value, dict | list):
            yield from places_in(value)


def test_each_kind_of_entry_stands_once_and_is_referred_to() -> None:
    text = json.dumps(SCHEMA)
    assert SCHEMA["$id"] == "urn:qupcore:schema:case:1"
    assert all(f"#/$defs/{name}" in text for name in SCHEMA["$defs"])
    assert len(text) < len(json.dumps(INLINED.schema))


def test_a_value_knows_the_questions_of_the_law() -> None:
    """They stand below the law, so that a case is read without it; here the two are compared."""
    assert questions_about("right") == judged_questions()
    assert questions_about("course") == course_questions()
