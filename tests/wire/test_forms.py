"""The exact form of written files and records, and the limits of reading."""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from typing import Any

import attrs
import pytest

from qupcore import Element, Money, Participant, Plan, check_plan, national, read_case, review
from qupcore.cases import rates
from qupcore.domain.answers.week import IsoWeek
from qupcore.domain.case.appeal import Appeal
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision
from qupcore.domain.input_limits import InputLimits, limited_inputs
from qupcore.domain.period import Period
from qupcore.errors import BadInput
from qupcore.explaining import week_plan
from qupcore.wire.cases import read_cases
from qupcore.wire.ical import CalendarDay, write_calendar
from qupcore.wire.json_text import DEEPEST, JsonFault, canonical, parse
from qupcore.wire.plan import plan_check_record
from qupcore.wire.record import plain, rates_record
from qupcore.wire.schema import case_schema
from qupcore.wire.structure import to_json, write_case
from qupcore.wire.week import week_record

ON = date(2026, 9, 7)


def test_a_calendar_has_the_head_that_programs_look_for() -> None:
    kept = CalendarDay(
        key=("a", "start"), on=ON, summary="Latest start", details="§ 31", categories=("due", "municipality")
    )
    bare = attrs.evolve(kept, details="", categories=())
    assert write_calendar([bare], on=date(2026, 6, 1)).splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//qupcore//deadlines//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "SUMMARY:Latest start",
        "DTSTART;VALUE=DATE:20260907",
        "DTSTAMP:20260601T000000Z",
        "UID:6ad4197c5e39f3ce3b08ce4f26d563a9@qupcore",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    told = write_calendar([kept], on=ON, name="Deadlines").splitlines()
    assert {"X-WR-CALNAME:Deadlines", "DESCRIPTION:§ 31", "CATEGORIES:due,municipality"} <= set(told)


def test_a_line_each_or_one_case_over_many_lines() -> None:
    """If the first line is a whole case, each line is a case; otherwise all lines are one case."""
    assert [case.ref for case in read_cases(b'\n{"ref": "a"}\n \n{"ref": "b"}\n\n')] == ["a", "b"]
    assert [case.ref for case in read_cases(b'{\n"ref": "a"\n}\n')] == ["a"]
    assert read_cases(b'{"ref": "a"}') == (Participant(ref="a"),)
    assert read_cases(b" \n \n") == ()
    with pytest.raises(BadInput) as caught:
        read_cases(b'{"ref": "a"}\n{"ref": "b", "x": 1}\nno case\n')
    assert "line 3" in caught.value.where or any("line 3" in item.path for item in caught.value.faults)


def test_json_is_written_in_one_way_only() -> None:
    assert canonical({"b": [1, "å"], "a": {}}) == '{\n  "a": {},\n  "b": [\n    1,\n    "å"\n  ]\n}\n'
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('["a\\u001bb"]', "[0]"),
        ('{"k": ["\\u0007"]}', "k[0]"),
        ('{"\\u001b": 1}', "\x1b"),
        ('{"a": {"b": "\\ud800"}}', "a.b"),
    ],
)
@pytest.mark.parametrize("told", [False, True])
def test_control_characters_are_flaws_wherever_they_stand(text: str, wrong: str, told: bool) -> None:
    assert list(flaws(parse(text.encode(), told=told))) == [wrong]


def flaws(tree: Any, path: str = "") -> Any:
    if isinstance(tree, JsonFault):
        yield path
    for key, item in tree.items() if isinstance(tree, dict) else ():
        yield from flaws(item, f"{path}.{key}" if path else key)
    for number, item in enumerate(tree if isinstance(tree, list) else ()):
        yield from flaws(item, f"{path}[{number}]")


def test_how_deep_and_how_long() -> None:
    parse(b"[" * DEEPEST + b"]" * DEEPEST)
    with pytest.raises(BadInput, match="deep"):
        parse(b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1))
    with limited_inputs(InputLimits(receipt_bytes=5)):
        parse(b'"aaa"', limit="receipt_bytes")
        with pytest.raises(BadInput, match="6 bytes is more than the 5"):
            parse(b'"aaaa"', limit="receipt_bytes")


@pytest.mark.parametrize(("digits", "is_flaw"), [(15, False), (16, True), (30, True), (31, True)])
def test_digits_of_a_number(digits: int, is_flaw: bool) -> None:
    for sign in ("", "-"):
        data = f"{sign}{'7' * digits}".encode()
        assert isinstance(parse(data), JsonFault) is is_flaw
        assert isinstance(parse(data, told=True), JsonFault) is (digits > 30)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("x" * 38, '"' + "x" * 38 + '"'), ("x" * 39, '"' + "x" * 38 + "…"), ("æ", '"æ"'), ([1], "a list")],
)
def test_a_wrong_value_is_told_in_forty_characters(value: object, shown: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_case(json.dumps({"ref": "a", "birth_date": value}).encode())
    assert caught.value.faults[0].what.endswith(f", got {shown}")


@pytest.mark.parametrize(
    ("digits", "shown"), [("1." + "0" * 13, "1." + "0" * 13), ("1." + "0" * 14, "1." + "0" * 13 + "…")]
)
def test_a_decimal_number_is_told_in_fifteen_characters(digits: str, shown: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_case(f'{{"ref": "a", "birth_date": {digits}}}'.encode())
    assert caught.value.faults[0].what.endswith(f"got the decimal number {shown}")


def test_the_rates_as_they_are_written() -> None:
    record = rates_record(rates(date(2026, 9, 1)))
    assert record["factor"] == "2.041"
    assert (record["full_nok"], record["under_25_nok"]) == (278697, 185798)
    assert record["per_day_ore"] == 107191
    assert record["child_per_day_nok"] == 38
    assert rates_record(rates(date(2008, 6, 1)))["factor"] == "2"


def test_a_day_that_a_rule_read_is_written_as_a_day() -> None:
    refused = ProgrammeDecision(kind="refused", decided_on=date(2026, 3, 16), notified_on=date(2026, 3, 16))
    late = Appeal(received_on=date(2026, 4, 8), against=date(2026, 3, 16), rejected_as_late=True)
    case = Participant(ref="a", course=Course(decisions=(refused,), appeals=(late,)))
    read = [item for remark in review(case, ON).remarks for item in remark.finding.inputs]
    told = {item["term"]: item["value"] for item in map(plain, read) if isinstance(item, dict)}
    assert told["appeal.received_on"] == "2026-04-08"
    assert told["appeal.latest"] == "2026-04-07"  # calculated, not of the vocabulary of cases
    assert told["appeal.rejected_as_late"] is True


def test_texts_of_a_case_as_json() -> None:
    period = Period(start=date(2026, 1, 1), end=None)
    assert plain((period, Money(ore=150), ON)) == [str(period), "1.50", "2026-09-07"]
    assert to_json({"on": ON, "of": (Money(ore=100),)}) == {"on": "2026-09-07", "of": ["1"]}


def test_the_schema_to_the_letter() -> None:
    properties = case_schema()["properties"]
    defs = case_schema()["$defs"]
    hours = in_schema(case_schema(), "minutes_a_week")
    assert {"$ref": "#/$defs/whole_number"} in hours["anyOf"]
    whole = {"type": "integer", "minimum": -999_999_999_999_999, "maximum": 999_999_999_999_999}
    assert defs["whole_number"] == whole
    assert in_schema(case_schema(), "monthly_nok")["anyOf"][0] == {"$ref": "#/$defs/amount"}
    money = defs["amount"]["anyOf"]
    assert {"type": "integer", "minimum": 0, "maximum": 10_000_000_000_000} in money
    assert any("pattern" in form for form in money)
    assert case_schema()["description"].startswith(Participant.__doc__.split("\n")[0])  # type: ignore[union-attr]
    assert case_schema()["additionalProperties"] is False
    assert properties["sources"]["propertyNames"] == {"enum": list(properties)}


def in_schema(schema: Any, name: str) -> Any:
    """The first property of a name, at any depth."""
    if isinstance(schema, dict):
        if name in schema.get("properties", {}):
            return schema["properties"][name]
        schema = list(schema.values())
    return (
        next((found for item in schema if (found := in_schema(item, name))), None)
        if isinstance(schema, list)
        else None
    )


def test_the_longest_case_that_is_written() -> None:
    with pytest.raises(BadInput, match="shorten its texts"):
        write_case(Participant(ref="a", sources={"ref": "x"}, course=enormous(430)))
    assert read_case(write_case(Participant(ref="a", course=enormous(3))).encode())


def enormous(plans: int) -> Course:
    """Texts of 10,000 characters, so many that the file is too long."""
    return Course(
        plans=tuple(
            Plan(valid_from=ON + timedelta(days=n), goal="x" * 9_900, elements=()) for n in range(plans)
        )
    )


def test_a_check_of_a_plan_as_it_is_written() -> None:
    plan = Plan(valid_from=ON, elements=(Element(measure="no:arbeidstrening", minutes_a_week=1200),))
    record = plan_check_record(check_plan(plan, ON, case=Participant(ref="a"), catalogue=national()))
    assert json.loads(canonical(record)) == record
    for finding in record["findings"]:  # type: ignore[attr-defined]
        assert (finding["citation"] is None) or finding["citation"]["text"]
        assert finding["period"] is None or isinstance(finding["period"], str)


def test_a_week_as_it_is_written() -> None:
    granted = {
        "ref": "a",
        "course": {
            "started_on": "2026-09-07",
            "plans": [{"valid_from": "2026-09-07", "elements": [{"measure": "no:arbeidstrening"}]}],
            "decisions": [
                {
                    "kind": "granted",
                    "decided_on": "2026-09-01",
                    "applies_from": "2026-09-07",
                    "applies_to": "2027-09-06",
                }
            ],
        },
    }
    record = week_record(week_plan(read_case(json.dumps(granted).encode()), IsoWeek.of(ON)).week)
    assert record["week"] == "2026-W37"
    assert [day["on"] for day in record["days"]] == [f"2026-09-{n:02}" for n in range(7, 12)]  # type: ignore[attr-defined]
    frame = record["frame"]
    assert isinstance(frame, dict)
    assert all(time.fromisoformat(frame[edge]) for edge in ("start", "end"))
    assert frame["start"] < frame["end"]
