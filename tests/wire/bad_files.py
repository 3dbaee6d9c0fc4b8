"""Files that are refused, each with the path of its fault and a part of the message."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qupcore import read_case
from qupcore.errors import BadInput

KNOWN = "known keys: ref, birth_date, "
IDENTITY = "a text with a national identity number"
MONEY = "expected a whole number or a decimal string"
DATE = "expected a date as YYYY-MM-DD"


def case(**fields: Any) -> bytes:
    """A case file with these fields."""
    return json.dumps({"ref": "case-1", **fields}).encode()


def raw(text: str) -> bytes:
    """A case file with this JSON text after the reference."""
    return f'{{"ref": "case-1", {text}}}'.encode()


def benefit(**fields: Any) -> bytes:
    """A case whose second benefit has these fields."""
    good = {"kind": "sickness_benefit", "law": "folketrygdloven", "monthly_nok": 100}
    return case(benefits=[good, {"kind": "other", "law": "other", **fields}])


def judged(**fields: Any) -> bytes:
    """A case with one judgement with these fields."""
    return case(
        assessments=[{"question": "judgement.capacity_substantially_reduced", "answer": True, **fields}]
    )


def twice(first: dict[str, Any], second: dict[str, Any]) -> bytes:
    """A case with two judgements of one question."""
    question = {"question": "judgement.benefits_very_limited"}
    return case(assessments=[question | first, question | second])


NESTED = "judgement.appropriate_and_necessary"

# id: (the file, path of the fault, part of the message). No path: the file as a whole.
TABLE: dict[str, tuple[bytes, str, str]] = {
    # the file as a whole
    "empty": (b"", "", "the file is empty"),
    "only whitespace": (b" \r\n\t \n", "", "the file is empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "", "the file is empty"),
    "not JSON": (b"ref: case-1\n", "", "not JSON: Expecting value at line 1, column 1"),
    "cut off": (b'{"ref": "case-1"', "", "not JSON: Expecting ',' delimiter at line 1, column 17"),
    "more after the end": (b'{"ref": "a"}\n{"ref": "b"}', "", "not JSON: Extra data at line 2, column 1"),
    "trailing comma": (b'{"ref": "case-1",}', "", "not JSON: "),
    "comment": (b'{"ref": "case-1" // who\n}', "", "not JSON: Expecting ',' delimiter at line 1"),
    "single quotes": (b"{'ref': 'case-1'}", "", "not JSON: Expecting property name"),
    "key without quotes": (b'{ref: "case-1"}', "", "not JSON: Expecting property name"),
    "line break inside a text": (b'{"ref": "case\n1"}', "", "not JSON: Invalid control character at"),
    "leading zero": (raw('"benefits": 012'), "", "not JSON: "),
    "UTF-16 with a mark": ('{"ref": "case-1"}'.encode("utf-16"), "", "not UTF-8: byte 0 cannot be read"),
    "UTF-16 without": ('{"ref": "case-1"}'.encode("utf-16-le"), "", "not JSON: Expecting property name"),
    "latin-1": ('{"ref": "blåbær"}'.encode("latin-1"), "", "not UTF-8: byte 11 cannot be read"),
    "two byte order marks": (b'\xef\xbb\xbf\xef\xbb\xbf{"ref": "a"}', "", "not JSON: "),
    "surrogate as UTF-8": (b'{"ref": "\xed\xa0\x80"}', "", "not UTF-8: byte 9 cannot be read"),
    "a zip file": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "", "not JSON: "),
    "too large": (b'{"ref": "' + b"a" * 4_000_000 + b'"}', "", "4000011 bytes is more than the 4000000"),
    "100,000 brackets": (b"[" * 100_000, "", "nested more than 32 deep"),
    "100,000 objects": (b'{"a":' * 100_000, "", "nested more than 32 deep"),
    "brackets in a case": (raw('"benefits": ' + "[" * 5000 + "]" * 5000), "", "nested more than 32 deep"),
    "600 brackets": (raw('"benefits": ' + "[" * 600 + "]" * 600), "", "nested more than 32 deep"),
    "600 objects": (raw('"household": ' + '{"a":' * 600 + "1" + "}" * 600), "", "nested more than 32 deep"),
    # the top level
    "a list": (b'[{"ref": "case-1"}]', "$", "expected an object, got a list"),
    "a text": (b'"case-1"', "$", 'expected an object, got "case-1"'),
    "null": (b"null", "$", "expected an object, got null"),
    "a number": (b"17", "$", "expected an object, got 17"),
    "NaN alone": (b"NaN", "$", "NaN is not a value"),
    "no reference": (b"{}", "$.ref", "missing"),
    # keys
    "unknown key": (case(motivation=True), "$.motivation", KNOWN),
    "misspelt key": (case(birthdate="1990-01-01"), "$.birthdate", "did you mean 'birth_date'?"),
    "key in capitals": (case(Birth_Date="1990-01-01"), "$.Birth_Date", "did you mean 'birth_date'?"),
    "identity number as a field": (case(fnr="x"), "$.fnr", "unknown key (known keys: ref"),
    "unknown key inside": (benefit(amount=1), "$.benefits[1].amount", "known keys: kind, law, monthly_nok"),
    "misspelt key inside": (benefit(monthly_nk=1), "$.benefits[1].monthly_nk", "did you mean 'monthly_nok'?"),
    "empty key": (raw('"": 1'), "$.", "unknown key"),
    "key twice": (raw('"lawful_stay": true, "lawful_stay": true'), "$.lawful_stay", "the key stands twice"),
    "key three times": (raw('"ref": "b", "ref": "c"'), "$.ref", "the key stands twice"),
    "key twice, spelt otherwise": (
        raw('"birth_date": "1990-01-01", "birth\\u005fdate": "1990-01-01"'),
        "$.birth_date",
        "the key stands twice",
    ),
    "key twice inside": (
        raw('"benefits": [{"kind": "other", "law": "other", "law": "other"}]'),
        "$.benefits[0].law",
        "the key stands twice",
    ),
    "long unknown key": (raw(f'"{"k" * 1_000_000}": 1'), f"$.{'k' * 39}…", "unknown key"),
    # reference
    "reference null": (b'{"ref": null}', "$.ref", "expected a text, got null"),
    "reference a number": (b'{"ref": 17}', "$.ref", "expected a text, got 17"),
    "reference a list": (b'{"ref": ["a"]}', "$.ref", "expected a text, got a list"),
    "reference with decimals": (b'{"ref": 1.5}', "$.ref", "expected a text, got the decimal number 1.5"),
    # dates
    "date a number": (case(birth_date=1990), "$.birth_date", f"{DATE}, got 1990"),
    "date a boolean": (case(birth_date=True), "$.birth_date", f"{DATE}, got true"),
    "date with time": (case(birth_date="1990-05-01T00:00:00"), "$.birth_date", DATE),
    "date with zone": (case(birth_date="1990-05-01Z"), "$.birth_date", DATE),
    "compact date": (case(birth_date="19900501"), "$.birth_date", f'{DATE}, got "19900501"'),
    "week date": (case(birth_date="2019-W01-1"), "$.birth_date", DATE),
    "Norwegian date": (case(birth_date="01.05.1990"), "$.birth_date", DATE),
    "short date": (case(birth_date="1990-5-1"), "$.birth_date", DATE),
    "30 February": (case(birth_date="2019-02-30"), "$.birth_date", f'{DATE}, got "2019-02-30"'),
    "29 February in a common year": (case(birth_date="1999-02-29"), "$.birth_date", DATE),
    "year 0000": (case(birth_date="0000-01-01"), "$.birth_date", DATE),
    "year of five digits": (case(birth_date="11990-01-01"), "$.birth_date", DATE),
    "date with space": (case(birth_date=" 1990-05-01"), "$.birth_date", DATE),
    "date with line end": (case(birth_date="1990-05-01\n"), "$.birth_date", DATE),
    "date in Devanagari digits": (case(birth_date="१९९०-०५-०१"), "$.birth_date", DATE),
    "empty date": (case(birth_date=""), "$.birth_date", f'{DATE}, got ""'),
    # yes or no
    "yes as 1": (case(lawful_stay=1), "$.lawful_stay", "expected true or false, got 1"),
    "no as 0": (case(fixed_residence=0), "$.fixed_residence", "expected true or false, got 0"),
    "yes as text": (
        case(exempt_from_residence="true"),
        "$.exempt_from_residence",
        'expected true or false, got "true"',
    ),
    "yes as ja": (case(nav_office_established="ja"), "$.nav_office_established", "expected true or false"),
    "yes as a list": (
        case(introduction_programme_offered=[]),
        "$.introduction_programme_offered",
        "expected true or false, got a list",
    ),
    "NaN": (raw('"lawful_stay": NaN'), "$.lawful_stay", "NaN is not a value"),
    # benefits and money
    "benefits an object": (case(benefits={}), "$.benefits", "expected a list, got an object"),
    "benefits a text": (case(benefits="none"), "$.benefits", 'expected a list, got "none"'),
    "a benefit null": (case(benefits=[None]), "$.benefits[0]", "expected an object, got null"),
    "benefit without law": (case(benefits=[{"kind": "other"}]), "$.benefits[0].law", "missing"),
    "benefit without kind": (case(benefits=[{"law": "other"}]), "$.benefits[0].kind", "missing"),
    "law misspelt": (benefit(law="folketrygdlova"), "$.benefits[1].law", "did you mean 'folketrygdloven'?"),
    "kind misspelt": (benefit(kind="disability"), "$.benefits[1].kind", "use one of: unemployment_benefit, "),
    "kind unlike any": (benefit(kind="xyz"), "$.benefits[1].kind", "use one of: unemployment_benefit, "),
    "kind null": (benefit(kind=None), "$.benefits[1].kind", "expected one of unemployment_benefit, "),
    "law a boolean": (benefit(law=False), "$.benefits[1].law", "expected one of folketrygdloven, "),
    "amount a float": (
        benefit(monthly_nok=12000.5),
        "$.benefits[1].monthly_nok",
        f"{MONEY}, got the decimal number 12000.5",
    ),
    "amount a boolean": (benefit(monthly_nok=True), "$.benefits[1].monthly_nok", f"{MONEY}, got true"),
    "amount an object": (benefit(monthly_nok={}), "$.benefits[1].monthly_nok", f"{MONEY}, got an object"),
    "amount with space": (
        benefit(monthly_nok="12 000"),
        "$.benefits[1].monthly_nok",
        f'{MONEY}, got "12 000" (write 12000 or "12000.50")',
    ),
    "amount with exponent": (benefit(monthly_nok="1e3"), "$.benefits[1].monthly_nok", MONEY),
    "amount with bare exponent": (
        raw('"benefits": [{"kind": "other", "law": "other", "monthly_nok": 1e3}]'),
        "$.benefits[0].monthly_nok",
        "got the decimal number 1e3",
    ),
    "amount with comma": (benefit(monthly_nok="1,5"), "$.benefits[1].monthly_nok", MONEY),
    "amount in Devanagari digits": (benefit(monthly_nok="१२"), "$.benefits[1].monthly_nok", MONEY),
    "amount with three decimals": (benefit(monthly_nok="1.005"), "$.benefits[1].monthly_nok", MONEY),
    "amount with unit": (benefit(monthly_nok="100 kr"), "$.benefits[1].monthly_nok", MONEY),
    "amount empty": (benefit(monthly_nok=""), "$.benefits[1].monthly_nok", f'{MONEY}, got ""'),
    "amount negative": (benefit(monthly_nok=-1), "$.benefits[1].monthly_nok", f"{MONEY}, got -1"),
    "amount negative in text": (benefit(monthly_nok="-1"), "$.benefits[1].monthly_nok", MONEY),
    "amount NaN": (
        raw('"benefits": [{"kind": "other", "law": "other", "monthly_nok": NaN}]'),
        "$.benefits[0].monthly_nok",
        "NaN is not a value",
    ),
    "amount infinite": (
        raw('"benefits": [{"kind": "other", "law": "other", "monthly_nok": -Infinity}]'),
        "$.benefits[0].monthly_nok",
        "-Infinity is not a value",
    ),
    "amount of 5,000 digits": (
        raw('"benefits": [{"kind": "other", "law": "other", "monthly_nok": ' + "9" * 5000 + "}]"),
        "$.benefits[0].monthly_nok",
        "a number of more than 15 digits",
    ),
    "amount of 5,000 decimals": (
        raw('"benefits": [{"kind": "other", "law": "other", "monthly_nok": 0.' + "3" * 5000 + "}]"),
        "$.benefits[0].monthly_nok",
        "got the decimal number 0.3333333333333…",
    ),
    "amount above the largest": (benefit(monthly_nok=10**13 + 1), "$.benefits[1].monthly_nok", MONEY),
    "benefit ends before it starts": (
        benefit(valid_from="2024-01-02", valid_to="2024-01-01"),
        "$.benefits[1]",
        "the benefit ends (2024-01-01) before it starts (2024-01-02)",
    ),
    # household
    "household a text": (case(household="single"), "$.household", "expected an object, got "),
    "household kind misspelt": (
        case(household={"kind": "singel"}),
        "$.household.kind",
        "did you mean 'single'?",
    ),
    "household without kind": (case(household={}), "$.household.kind", "missing"),
    "children a number": (
        case(household={"kind": "single", "child_birth_dates": 2}),
        "$.household.child_birth_dates",
        "expected a list, got 2",
    ),
    "children null": (
        case(household={"kind": "single", "child_birth_dates": None}),
        "$.household.child_birth_dates",
        "expected a list, got null",
    ),
    "a child's age": (
        case(household={"kind": "couple", "child_birth_dates": ["2015-01-01", 7]}),
        "$.household.child_birth_dates[1]",
        f"{DATE}, got 7",
    ),
    # work ability assessment
    "assessment done: true": (
        case(work_ability_assessment=True),
        "$.work_ability_assessment",
        "expected an object, got true",
    ),
    "assessment without a day": (
        case(work_ability_assessment={"by": "adviser"}),
        "$.work_ability_assessment.completed_on",
        "missing",
    ),
    "assessment on no day": (
        case(work_ability_assessment={"completed_on": None}),
        "$.work_ability_assessment.completed_on",
        f"{DATE}, got null",
    ),
    "conclusion misspelt": (
        case(work_ability_assessment={"completed_on": "2026-01-01", "conclusion": "specially adapted"}),
        "$.work_ability_assessment.conclusion",
        "did you mean 'specially_adapted'?",
    ),
    # judgements
    "judgements an object": (case(assessments={}), "$.assessments", "expected a list, got an object"),
    "judgements null": (case(assessments=None), "$.assessments", "expected a list, got null"),
    "a judgement a text": (case(assessments=["yes"]), "$.assessments[0]", 'expected an object, got "yes"'),
    "question misspelt": (
        judged(question="judgement.appropriate_and_necesary"),
        "$.assessments[0].question",
        f"did you mean '{NESTED}'?",
    ),
    "question of motivation": (
        judged(question="motivated"),
        "$.assessments[0].question",
        '"motivated" is not a question that the law leaves to judgement',
    ),
    "question that is looked up": (
        judged(question="person.age"),
        "$.assessments[0].question",
        "is not a question that the law leaves to judgement",
    ),
    "question a number": (judged(question=1), "$.assessments[0].question", "expected a text, got 1"),
    "answer missing": (case(assessments=[{"question": NESTED}]), "$.assessments[0].answer", "missing"),
    "answer as text": (judged(answer="yes"), "$.assessments[0].answer", "expected true or false"),
    "answer null": (judged(answer=None), "$.assessments[0].answer", "expected true or false, got null"),
    "grounds null": (judged(grounds=None), "$.assessments[0].grounds", "expected a text, got null"),
    "grounds a list": (judged(grounds=["a"]), "$.assessments[0].grounds", "expected a text, got a list"),
    "judged at a time": (judged(at="2026-05-20 10:00"), "$.assessments[0].at", DATE),
    "two answers on one day": (
        twice({"answer": True, "at": "2026-01-01"}, {"answer": False, "at": "2026-01-01"}),
        "$.assessments[1]",
        "contradicts the answer of the same day",
    ),
    "two undated answers": (
        twice({"answer": True}, {"answer": False, "at": None}),
        "$.assessments[1]",
        "contradicts the answer of the same day",
    ),
    # practice conditions and sources
    "practice without a name": (
        case(practice_conditions=[{"met": True}]),
        "$.practice_conditions[0].name",
        "missing",
    ),
    "practice met as 1": (
        case(practice_conditions=[{"name": "motivated", "met": 1}]),
        "$.practice_conditions[0].met",
        "expected true or false, got 1",
    ),
    "source of an unknown field": (
        case(sources={"birthdate": "register"}),
        "$.sources.birthdate",
        "did you mean 'birth_date'?",
    ),
    "sources a list": (case(sources=["register"]), "$.sources", "expected an object, got a list"),
    "sources null": (case(sources=None), "$.sources", "expected an object, got null"),
    "a source a number": (case(sources={"benefits": 1}), "$.sources.benefits", "expected a text, got 1"),
    # texts
    "reference an identity number": (case(ref="01819012365"), "$.ref", IDENTITY),
    "reference an identity number with space": (case(ref="018190 12365"), "$.ref", IDENTITY),
    "identity number after a letter": (case(ref="p01819012365"), "$.ref", IDENTITY),
    "identity number before a letter": (case(ref="01819012365x"), "$.ref", IDENTITY),
    "identity number after a low line": (case(ref="case_01819012365"), "$.ref", IDENTITY),
    "identity number after a dash": (case(ref="case-01819012365"), "$.ref", IDENTITY),
    "identity number in Devanagari digits": (case(ref="०१८१९०१२३६५"), "$.ref", IDENTITY),
    "identity number in grounds": (
        judged(grounds="Applicant 01819012365 lives alone."),
        "$.assessments[0].grounds",
        IDENTITY,
    ),
    "identity number as author": (judged(by="01819012365"), "$.assessments[0].by", IDENTITY),
    "identity number in a note": (
        case(practice_conditions=[{"name": "motivated", "note": "see 01819012365"}]),
        "$.practice_conditions[0].note",
        IDENTITY,
    ),
    "identity number as an enum": (benefit(kind="01819012365"), "$.benefits[1].kind", IDENTITY),
    "identity number as a question": (
        judged(question="01819012365"),
        "$.assessments[0].question",
        IDENTITY,
    ),
    "identity number as a date": (case(birth_date="01819012365"), "$.birth_date", IDENTITY),
    "identity number as an amount in text": (
        benefit(monthly_nok="01819012365"),
        "$.benefits[1].monthly_nok",
        IDENTITY,
    ),
    "lone surrogate": (raw('"birth_date": "\\ud800"'), "$.birth_date", "half a character (lone surrogate)"),
    "text of 1 MB": (case(ref="a" * 1_000_000), "$.ref", "a text of 1000000 characters; at most 10000"),
    "grounds of 1 MB": (judged(grounds="a" * 1_000_000), "$.assessments[0].grounds", "at most 10000"),
    "question of 1 MB": (judged(question="a" * 1_000_000), "$.assessments[0].question", "at most 10000"),
    "NUL": (case(ref="a\0b"), "$.ref", "a text with control characters"),
    "terminal escape": (judged(grounds="\x1b[31mred\x1b[0m"), "$.assessments[0].grounds", "control char"),
    "C1 escape": (judged(grounds="\x9b31mred"), "$.assessments[0].grounds", "control characters"),
    "bidi override": (judged(by="adviser \u202e7"), "$.assessments[0].by", "control characters"),
    "bidi isolate": (judged(by="adviser \u20677"), "$.assessments[0].by", "control characters"),
    "carriage return": (judged(by="a\rb"), "$.assessments[0].by", "control characters"),
    "backspace in a source": (case(sources={"benefits": "a\bb"}), "$.sources.benefits", "control characters"),
}


def fault(data: bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_case(data, name="case.json")
    return caught.value
