"""Receipts: old forms are read and found the same, and no change to one passes unseen."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from qupcore import Participant, QupError, decide, read_case
from qupcore.deciding.receipt import FORM, seal_of
from qupcore.errors import BadInput
from qupcore.records import Replay, read_receipt, receipt_of, replay, write_receipt
from qupcore.testing import participants
from qupcore.wire.json_text import canonical
from qupcore.wire.structure import to_json

HERE = Path(__file__).parent
OLD = sorted((HERE / "receipts").glob("*/*.json"))
DAY = date(2026, 6, 1)
EXAMPLES = HERE.parents[1] / "examples"

Place = tuple[str | int, ...]


def written(file: str, on: str) -> bytes:
    """The receipt of an example, as it is written today."""
    case = read_case((EXAMPLES / file).read_bytes())
    return write_receipt(receipt_of(case, decide(case, on=date.fromisoformat(on)))).encode()


def leaves(tree: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Each value that holds no other, empty lists and objects too, with its place."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    found = False
    for key, value in inner:
        found = True
        yield from leaves(value, (*place, key))
    if not found:
        yield place, tree


def others(value: Any) -> list[Any]:
    """What could stand there instead: near it, and of another type that Python holds equal."""
    if isinstance(value, bool):
        return [not value, int(value)]
    if isinstance(value, int):
        return [value + 1, value - 1, str(value), *([bool(value)] if value in (0, 1) else [])]
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return [value + "x", value[:-1] if value else " ", None]
        return [date.fromordinal(day.toordinal() + step).isoformat() for step in (-1, 1)]
    return ["x", 0, {"a": 1}]


def changed(tree: Any, place: Place, to: Any) -> Any:
    other = copy.deepcopy(tree)
    holder = other
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = to
    return other


def replayed(tree: Any) -> Replay | None:
    """What replay says of a receipt; None where it is refused."""
    try:
        return replay(read_receipt(json.dumps(tree).encode()))
    except QupError:
        return None


def test_the_old_forms_are_there() -> None:
    assert {path.parent.name for path in OLD} == {"c61d97f", "b0b7183", "408d449", "47844bc"}
    assert {json.loads(path.read_bytes())["receipt"] for path in OLD} == {1}


@pytest.mark.parametrize("path", OLD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_receipt_of_an_old_form_replays_the_same(path: Path) -> None:
    """New keys and new rules are told as new; that there is no seal is told too."""
    found = replay(read_receipt(path.read_bytes()))
    assert found.same, found.differences
    assert found.seal == "none"
    new = {item.path.rpartition(".")[2] for item in found.new}
    if path.parent.name in ("c61d97f", "b0b7183"):
        assert "following_starting_points" in new
    if path.parent.name == "c61d97f":
        assert "topic" in new
    as_it_was = json.loads(path.read_bytes())
    again = json.loads(write_receipt(read_receipt(path.read_bytes())))
    assert again == as_it_was, "written as it was: not a key more"


@pytest.mark.parametrize("path", OLD[:1], ids=["first form"])
def test_an_answer_that_is_another_is_not_the_same_in_an_old_form(path: Path) -> None:
    tree = json.loads(path.read_bytes())
    for place, to in (
        (("decision", "outcome"), "undetermined"),
        (("decision", "findings", 0, "outcome"), "unknown"),
        (("decision", "findings", 0, "counts"), 1),  # equal to True in Python, and another value
        (("decision", "findings", 0, "rule"), "sotjl.29.other"),
    ):
        found = replayed(changed(tree, place, to))
        assert found is not None
        assert not found.same, place


def test_in_an_old_form_what_is_not_seen_is_said() -> None:
    """The reference stands once in a receipt and no rule reads it: without a seal nobody can see a change."""
    found = replayed(changed(json.loads(OLD[0].read_bytes()), ("case", "ref"), "another"))
    assert found is not None
    assert (found.same, found.seal) == (True, "none")


@pytest.mark.parametrize(
    ("file", "on"),
    [
        ("E07-refused-for-lack-of-motivation.json", "2026-06-01"),
        ("E16c-2008-under-5A-1.json", "2008-09-01"),
        ("E25-departs-from-norm-without-grounds.json", "2024-06-03"),
    ],
)
def test_no_change_of_any_leaf_passes_unseen(file: str, on: str) -> None:
    """Reference, day of birth ± 1, the day of a judgement, anything in the course, true → 1: each is seen.

    The seal is held against the file itself, so deciding again is not what finds it: every leaf is tried.
    """
    tree = json.loads(written(file, on))
    sealed = tree["seal"]
    tried = 0
    for place, value in leaves(tree):
        for to in others(value):
            other = changed(tree, place, to)
            if place != ("seal",):
                assert seal_of(other) != sealed, (place, to)
            tried += 1
    assert tried > 500


@pytest.mark.parametrize("every", [0, 1, 2])
def test_a_change_of_a_leaf_is_told_by_replay(every: int) -> None:
    tree = json.loads(written("E07-refused-for-lack-of-motivation.json", "2026-06-01"))
    places = [item for item in leaves(tree) if item[0][0] in ("case", "on", "policy", "seal", "receipt")]
    places += [item for item in leaves(tree) if item[0][0] not in ("case", "on")][every::25]
    for place, value in places:
        for to in others(value)[every : every + 1]:
            found = replayed(changed(tree, place, to))
            assert found is None or (not found.same and found.seal == "broken"), (place, to)


def test_a_key_more_or_less_is_seen() -> None:
    tree = json.loads(written("E04-never-informed.json", "2026-06-01"))
    for key in tree:
        found = replayed({name: value for name, value in tree.items() if name != key})
        assert found is None, key
    for place in (("case", "lawful_stay"), ("decision", "findings", 0, "source"), ("case", "assessments", 0)):
        other = copy.deepcopy(tree)
        holder = other
        for step in place[:-1]:
            holder = holder[step]
        del holder[place[-1]]
        found = replayed(other)
        assert found is None or found.seal == "broken", place


def test_the_seal_is_of_the_file_and_not_of_what_was_read_from_it() -> None:
    """An amount as a number comes to the same case as in a text, and a null as no key: both are seen."""
    tree = json.loads(written("E24-benefit-above-norm-not-judged.json", "2024-06-03"))
    amount = tree["case"]["benefits"][0]["monthly_nok"]
    for place, to in ((("monthly_nok",), int(amount)), (("valid_to",), None)):
        found = replayed(changed(tree, ("case", "benefits", 0, *place), to))
        assert found is not None
        assert (found.same, found.seal) == (False, "broken"), place


def test_order_of_keys_and_spaces_break_no_seal() -> None:
    tree = json.loads(written("E04-never-informed.json", "2026-06-01"))
    turned = json.dumps({key: tree[key] for key in reversed(tree)}, indent=7).encode()
    found = replay(read_receipt(turned))
    assert (found.same, found.seal) == (True, "whole")


def test_a_receipt_made_in_python_has_its_seal_and_one_changed_there_breaks_it() -> None:
    case = read_case((EXAMPLES / "E04-never-informed.json").read_bytes())
    receipt = receipt_of(case, decide(case, on=DAY))
    assert (receipt.form, replay(receipt).seal) == (FORM, "whole")

    other = attrs.evolve(receipt, case=attrs.evolve(case, ref="another"))
    found = replay(other)
    assert (found.same, found.seal, found.differences[0].path) == (False, "broken", "$.seal")


def test_numbers_that_the_decision_does_not_rest_on_make_it_no_other() -> None:
    """A number mended for others, and one that was not written down then, are told and count for nothing."""
    tree = json.loads(written("E04-never-informed.json", "2026-06-01"))
    used = {use["name"] for finding in tree["decision"]["findings"] for use in finding["parameters"]}
    used |= {use["name"] for p in tree["decision"]["starting_points"] for use in p["finding"]["parameters"]}
    (unused,) = (n for n, item in enumerate(tree["parameters"]) if item["name"] not in used)
    mended = changed(tree, ("parameters", unused, "value"), 12_345)
    shorter = copy.deepcopy(tree)
    del shorter["parameters"][unused]
    for other in (mended, shorter):
        other["seal"] = seal_of(other)
        found = replayed(other)
        assert found is not None
        assert found.same, found.differences
        told = found.beside if other is mended else found.new
        assert [item.path for item in (*found.beside, *found.new)] == [item.path for item in told]
        assert [item.path.partition("]")[0] for item in told] == [f"$.parameters[{unused}"]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(participants())
def test_what_is_written_is_read_and_replays_the_same(person: Participant) -> None:
    receipt = receipt_of(person, decide(person, on=DAY))
    read = read_receipt(write_receipt(receipt).encode())
    assert read.case == person
    found = replay(read)
    assert (found.same, found.seal, found.new, found.beside) == (True, "whole", (), ())


def of_an_earlier_version(file: str = "E07-refused-for-lack-of-motivation.json") -> bytes:
    """A receipt of the form of today by a version that knew fewer lists: it wrote none of the empty ones."""
    tree = json.loads(written(file, "2026-06-01"))
    tree["case"] = without_empty(tree["case"])
    tree["seal"] = seal_of(tree)
    return canonical(tree).encode()


def without_empty(tree: Any) -> Any:
    if isinstance(tree, dict):
        # No benefits at all is something else than not known which.
        return {k: without_empty(v) for k, v in tree.items() if v not in ([], {}) or k == "benefits"}
    return [without_empty(item) for item in tree] if isinstance(tree, list) else tree


def test_a_receipt_of_an_earlier_version_is_written_again_as_it_was_sealed() -> None:
    """A version that knows more of a case would put its keys under a seal that was made without them."""
    before = of_an_earlier_version()
    assert before != written("E07-refused-for-lack-of-motivation.json", "2026-06-01"), "something is new"
    read = read_receipt(before)
    assert write_receipt(read).encode() == before
    found = replay(read_receipt(write_receipt(read).encode()))
    assert (found.same, found.seal) == (True, "whole")


def test_a_receipt_of_today_is_written_again_as_it_was_by_a_version_that_writes_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = written("E07-refused-for-lack-of-motivation.json", "2026-06-01")

    def later(value: object) -> Any:
        return {**to_json(value), "a_field_of_a_later_version": []}  # type: ignore[dict-item]

    monkeypatch.setattr("qupcore.deciding.receipt.to_json", later)
    read = read_receipt(before)
    assert write_receipt(read).encode() == before
    assert replay(read).seal == "whole"
    assert "a_field_of_a_later_version" in write_receipt(attrs.evolve(read, case_as_read=None)), "it is later"


def test_what_was_read_and_changed_in_python_breaks_the_seal() -> None:
    """The seal was held against the file as it was read, so that a change in Python passed as whole."""
    read = read_receipt(of_an_earlier_version())
    for other in (
        attrs.evolve(read, case=attrs.evolve(read.case, ref="another")),
        attrs.evolve(read, decision={**read.decision, "outcome": "undetermined"}),
        attrs.evolve(read, parameters=read.parameters[1:]),
    ):
        assert replay(other).seal == "broken"
        again = read_receipt(write_receipt(other).encode())
        assert again.case == other.case, "what is written is the case that it has now"
        assert replay(again).seal == "broken"


@pytest.mark.parametrize("spelled", ["20000", 20000])
def test_a_case_that_is_spelled_otherwise_is_written_as_it_was_spelled(spelled: object) -> None:
    tree = json.loads(written("E24-benefit-above-norm-not-judged.json", "2024-06-03"))
    tree["case"]["benefits"][0] |= {"monthly_nok": spelled, "valid_to": None}
    tree["seal"] = seal_of(tree)
    read = read_receipt(canonical(tree).encode())
    assert json.loads(write_receipt(read)) == tree
    assert replay(read).seal == "whole"


@pytest.mark.parametrize("data", [b"{}", b'{"ref": "a"}'])
def test_a_file_that_is_no_receipt_says_so_once(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        read_receipt(data)
    assert [(fault.path, fault.what) for fault in caught.value.faults] == [("$.receipt", "missing")]
