"""Files that cannot be read raise a BadInput with every fault and its path."""

from __future__ import annotations

import re
import time

import pytest

from qupcore import Participant, read_case
from wire.bad_files import TABLE, benefit, case, fault, judged, raw, twice

ROWS = [pytest.param(*row, id=name) for name, row in TABLE.items()]


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 60


@pytest.mark.parametrize(("data", "path", "says"), ROWS)
def test_is_refused_by_path(data: bytes, path: str, says: str) -> None:
    error = fault(data)
    if path:
        assert path in [fault.path for fault in error.faults]
        assert any(says in str(fault) for fault in error.faults if fault.path == path), str(error)[:500]
        assert error.what == f"case.json cannot be read: {len(error.faults)} fault" + "s" * (
            len(error.faults) > 1
        )
    else:
        assert says in error.what
        assert error.where == "case.json"
        assert error.faults == ()
    assert error.remedy, "says what to do"
    assert len(str(error)) < 2000, "short enough to read"


@pytest.mark.parametrize(("data", "path", "says"), ROWS)
def test_nothing_dangerous_is_said(data: bytes, path: str, says: str) -> None:
    """No digits of an identity number, no control characters, no unprintable characters."""
    said = str(fault(data))
    assert not re.search(r"(?<!\d)\d{6} ?\d{5}(?!\d)", said)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    said.encode("utf-8")


def test_only_one_fault_stands_where_one_is() -> None:
    at_a_path = {name: data for name, (data, path, _) in TABLE.items() if path}
    several = {name for name, data in at_a_path.items() if len(fault(data).faults) != 1}
    assert not several


@pytest.mark.parametrize(
    "data",
    [
        b'{"ref": 41819012359}',
        b'{"ref": -41819012359}',
        b'{"ref": 41819012359.0}',
        case(lawful_stay=41819012359),
        case(birth_date=41819012359),
        benefit(monthly_nok=-41819012359),
        judged(question=41819012359),
        judged(by=41819012359),
        raw('"41819012359": true'),
        case(sources={"41819012359": "register"}),
        benefit(**{"41819012359": 1}),
    ],
    ids=lambda data: data.decode()[:60],
)
def test_eleven_digits_are_never_repeated(data: bytes) -> None:
    assert "41819012359" not in str(fault(data))


@pytest.mark.parametrize("key", ["\x1b[31mred", "a\nqup: all is well", "a\rb", "\x07"])
@pytest.mark.parametrize("inside", [False, True])
def test_a_key_cannot_steer_the_terminal(key: str, inside: bool) -> None:
    data = case(sources={key: "a"}) if inside else case(**{key: 1})
    assert key not in str(fault(data))


@pytest.mark.parametrize("key", ["\u202egnorw", "\x9b31m", "\ud800", "a\nb", "01819012365"])
def test_a_key_that_cannot_be_shown_is_not(key: str) -> None:
    (found,) = fault(case(**{key: 1})).faults
    assert found.path == "$.(unreadable key)"


@pytest.mark.parametrize(("lang", "said"), [("nb", "(uleselig nøkkel)"), ("nn", "(uleseleg nøkkel)")])
@pytest.mark.parametrize("inside", [False, True])
def test_a_key_that_is_not_shown_is_told_in_the_language(lang: str, said: str, inside: bool) -> None:
    data = case(sources={"a\nb": 1}) if inside else case(**{"a\nb": 1})
    told = fault(data).in_language(lang)
    assert said in told
    assert "unreadable" not in told


def test_a_key_in_another_alphabet_is_shown() -> None:
    (found,) = fault(case(**{"fødselsår": 1})).faults
    assert found.path == "$.fødselsår"


def test_every_fault_is_reported_at_once() -> None:
    error = fault(
        raw(
            '"birth_date": "1990-02-30", "lawful_stay": 1, "fixed_residence": NaN, "motivation": true, '
            '"benefits": [{"kind": "others", "law": "other"}, {"law": "other", "monthly_nok": "12 000"}], '
            '"household": {"kind": "single", "child_birth_dates": ["x", "2020-01-01", 3]}, '
            '"work_ability_assessment": {"by": 3}, '
            '"assessments": [{"question": "judgement.capacity", "answer": 1, "by": "01819012365"}, 7], '
            '"sources": {"age": "register"}, "ref": "b"'
        )
    )
    assert sorted(found.path for found in error.faults) == [
        "$.assessments[0].answer",
        "$.assessments[0].by",
        "$.assessments[0].question",
        "$.assessments[1]",
        "$.benefits[0].kind",
        "$.benefits[1].kind",
        "$.benefits[1].monthly_nok",
        "$.birth_date",
        "$.fixed_residence",
        "$.household.child_birth_dates[0]",
        "$.household.child_birth_dates[2]",
        "$.lawful_stay",
        "$.motivation",
        "$.ref",
        "$.sources.age",
        "$.work_ability_assessment.by",
        "$.work_ability_assessment.completed_on",
    ]
    assert error.what == "case.json cannot be read: 17 faults"


def test_every_wrong_source_is_reported_at_once() -> None:
    error = fault(case(sources={"birth_date": 1, "benefits": None}))
    assert [found.path for found in error.faults] == ["$.sources.birth_date", "$.sources.benefits"]


@pytest.mark.parametrize("depth", [1, 2, 10, 31, 32, 33, 100, 500, 700, 900, 2000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_any_depth_is_refused(depth: int, opening: str, closing: str) -> None:
    error = fault(raw(f'"lawful_stay": {opening * depth}1{closing * depth}'))
    if depth < 32:  # the case itself is one level
        assert [found.path for found in error.faults] == ["$.lawful_stay"]
    else:
        assert error.what == "nested more than 32 deep"


def test_brackets_in_a_text_are_no_depth() -> None:
    grounds = '[[{"' * 500 + '\\"' * 10
    assert read_case(judged(grounds=grounds)).assessments[0].grounds == grounds


@pytest.mark.parametrize(
    "data",
    [
        raw(",".join(f'"key{number}": 1' for number in range(2000))),
        raw('"benefits": [' + ",".join(["7"] * 20_000) + "]"),
        raw(f'"{"k" * 1_000_000}": "{"v" * 1_000_000}"'),
        raw('"assessments": [' + ",".join(['{"question": "judgement.capacity"}'] * 1000) + "]"),
    ],
    ids=["2,000 unknown keys", "20,000 faults", "1 MB key", "1,000 misspelt questions"],
)
def test_a_bad_file_is_refused_soon(data: bytes) -> None:
    start = time.perf_counter()
    fault(data)
    assert time.perf_counter() - start < 10


def test_a_text_that_never_ends_is_refused_soon() -> None:
    start = time.perf_counter()
    fault(b'{"ref": "' + b'\\"' * 12_000)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("data", [b'{"ref": "a', b'{"ref": "a\nb"}'])
def test_the_place_is_told_once(data: bytes) -> None:
    assert " at at " not in fault(data).what


# What looks odd and is allowed


def test_a_byte_order_mark_is_allowed() -> None:
    assert read_case(b'\xef\xbb\xbf{"ref": "case-1"}') == Participant(ref="case-1")


@pytest.mark.parametrize(
    "field",
    [
        "birth_date",
        "lawful_stay",
        "fixed_residence",
        "exempt_from_residence",
        "nav_office_established",
        "benefits",
        "household",
        "work_ability_assessment",
        "introduction_programme_offered",
    ],
)
def test_null_means_not_known(field: str) -> None:
    assert read_case(case(**{field: None})) == Participant(ref="case-1")


@pytest.mark.parametrize(
    ("text", "ore"),
    [("12000", 1_200_000), ('"12000"', 1_200_000), ('"12000.5"', 1_200_050), ('"0.05"', 5), ("0", 0),
     ("-0", 0), ('"007"', 700), (str(10**13), 10**15), ('"9999999999999.99"', 10**15 - 1)],
)  # fmt: skip
def test_amounts_are_exact(text: str, ore: int) -> None:
    read = read_case(raw(f'"benefits": [{{"kind": "other", "law": "other", "monthly_nok": {text}}}]'))
    assert read.benefits is not None
    assert read.benefits[0].monthly_nok is not None
    assert read.benefits[0].monthly_nok.ore == ore


@pytest.mark.parametrize(
    "grounds", ["æøå ÆØÅ čđŋšŧž", "line\nand\ttab", "😀", "1234567890", "418190123592", "12345 678901", "א"]
)
def test_texts_are_kept_as_they_are(grounds: str) -> None:
    assert read_case(judged(grounds=grounds)).assessments[0].grounds == grounds


def test_one_answer_given_twice_on_one_day_is_no_contradiction() -> None:
    read = read_case(twice({"answer": True, "by": "a"}, {"answer": True, "by": "b"}))
    assert len(read.assessments) == 2


def test_an_answer_may_change_from_one_day_to_the_next() -> None:
    read = read_case(twice({"answer": True, "at": "2026-01-01"}, {"answer": False, "at": "2026-01-02"}))
    assert len(read.assessments) == 2
