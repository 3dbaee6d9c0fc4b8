"""Reading and writing cases: a written case is read back, and reading gives a case or a BadInput."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from qupcore import Participant, read_case, write_case
from qupcore.errors import BadInput
from qupcore.testing import participants

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
SEEDS = [path.read_bytes() for path in EXAMPLES]

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
MANY = settings(SLOW, max_examples=1000)
SOME = settings(SLOW, max_examples=300)

TEXTS = st.text(max_size=30) | st.sampled_from(
    ["2019-01-01", "19000230", "12 000", "01019012345", "\ud800", "\x1b[0m", "judgement.benefits_limited"]
)
FIELDS = [field.name for field in attrs.fields(Participant)]
KEYS = st.text(max_size=8) | st.sampled_from(
    [*FIELDS, "kind", "law", "monthly_nok", "question", "answer", "at", "by", "completed_on", "name"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=8,
)


def contradictory(person: Participant) -> bool:
    """Whether one question is answered in two ways on one day (or twice without a day)."""
    answers = {(item.question, item.at, item.answer) for item in person.assessments}
    return len({(question, at) for question, at, _ in answers}) < len(answers)


def read_or_refused(data: bytes) -> Participant | None:
    """The case, or None where it is refused as it should be. Anything else is raised."""
    try:
        read = read_case(data)
    except BadInput as error:
        str(error).encode("utf-8")
        return None
    assert isinstance(read, Participant)
    return read


@SOME
@given(participants())
def test_what_is_written_is_read_back(person: Participant) -> None:
    assume(not contradictory(person))
    assert read_case(write_case(person).encode()) == person


@SLOW
@given(participants())
def test_a_contradictory_case_is_refused_and_no_other(person: Participant) -> None:
    assert (read_or_refused(write_case(person).encode()) is None) == contradictory(person)


@SLOW
@given(participants(ref=st.text(st.characters(codec="utf-8", categories=["L", "P", "S", "Zs"]), max_size=50)))
def test_any_text_is_read_back(person: Participant) -> None:
    assume(not contradictory(person))
    assume(not any("\u202a" <= mark <= "\u202e" or "\u2066" <= mark <= "\u2069" for mark in person.ref))
    assert read_case(write_case(person).encode()).ref == person.ref


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_read_back(path: Path) -> None:
    person = read_case(path.read_bytes())
    assert read_case(write_case(person).encode()) == person


def test_writing_says_nothing_of_what_is_not_known() -> None:
    assert json.loads(write_case(Participant(ref="a"))) == {
        "ref": "a",
        "assessments": [],
        "practice_conditions": [],
    }


@SLOW
@given(participants(), st.randoms(use_true_random=False), st.sampled_from([None, 1, 7, "\t"]))
def test_order_of_keys_and_spaces_change_nothing(
    person: Participant, chance: random.Random, indent: int | str | None
) -> None:
    assume(not contradictory(person))
    text = json.dumps(shuffled(json.loads(write_case(person)), chance), indent=indent)
    read = read_case(f"\n\t {text} \r\n".encode())
    assert read == person
    assert write_case(read) == write_case(person)


def shuffled(tree: Any, chance: random.Random) -> Any:
    if isinstance(tree, list):
        return [shuffled(item, chance) for item in tree]
    if isinstance(tree, dict):
        pairs = [(key, shuffled(value, chance)) for key, value in tree.items()]
        chance.shuffle(pairs)
        return dict(pairs)
    return tree


@MANY
@given(st.binary(max_size=400))
@example(b"\xff\xfe{\x00")
@example(b'{"ref": "a"}\x00')
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)


@SOME
@given(VALUES)
def test_random_values_are_read_or_refused(value: Any) -> None:
    read_or_refused(json.dumps(value).encode())


@SOME
@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6))
def test_random_fields_are_read_or_refused(fields: dict[str, Any]) -> None:
    read_or_refused(json.dumps({"ref": "a"} | fields).encode())


@SOME
@given(st.sampled_from(SEEDS), st.data())
def test_a_case_with_one_value_changed_is_read_or_refused(seed: bytes, data: st.DataObject) -> None:
    tree = json.loads(seed)
    places = list(places_in(tree))
    holder, key = data.draw(st.sampled_from(places))
    holder[key] = data.draw(VALUES)
    read = read_or_refused(json.dumps(tree).encode())
    if read is not None:
        assert read_case(write_case(read).encode()) == read


def places_in(tree: Any) -> Any:
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield tree, key
        if isinstance(value, dict | list):
            yield from places_in(value)


@MANY
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 5000), st.sampled_from(["flip", "drop", "add", "double"]),
                       st.integers(0, 255)), min_size=1, max_size=6),
)  # fmt: skip
def test_a_damaged_case_is_read_or_refused(seed: bytes, damage: list[tuple[int, str, int]]) -> None:
    data = bytearray(seed)
    for place, kind, byte in damage:
        at = place % len(data)
        if kind == "flip":
            data[at] ^= byte
        elif kind == "drop":
            del data[at : at + byte % 9]
        elif kind == "add":
            data.insert(at, byte)
        else:
            data[at:at] = data[at : at + byte]
    read_or_refused(bytes(data))
