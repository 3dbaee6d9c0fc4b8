"""A receipt of a plan check gives the same answer again, also without its plugin; what differs is told."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.few import FIRST, LAST, ON, PERSON, few, run
from planning.test_made_from import BODO, LOCAL, PLAN, _of_bodo
from qupcore import Participant, Plan, check_plan, national
from qupcore.catalogue import Catalogue, catalogue_on
from qupcore.domain.case.course import Course
from qupcore.domain.period import Period
from qupcore.errors import BadInput
from qupcore.planning.entries_read import entries_read
from qupcore.records import (
    PlanReceipt,
    plan_check_record,
    plan_receipt,
    read_plan_receipt,
    replay_plan,
    write_plan_receipt,
)
from qupcore.testing import catalogues, participants

SEEN = frozenset({"no", "1804"})


def made(on: Any = ON, case: Participant = PERSON, **more: Any) -> PlanReceipt:
    return plan_receipt(PLAN, on, case=case, catalogue=(few(), BODO), **more)


@pytest.mark.parametrize("on", [ON, Period(ON, LAST), Period(ON, None)], ids=str)
def test_what_is_written_is_read_and_gives_the_same_answer(on: Any) -> None:
    receipt = made(on)
    text = write_plan_receipt(receipt)
    read = read_plan_receipt(text.encode())
    assert read == receipt
    assert write_plan_receipt(read) == text
    again = replay_plan(read)
    assert (again.same, again.seal, again.beside, again.new) == (True, "whole", (), ())
    record = plan_check_record(check_plan(PLAN, on, case=PERSON, catalogue=(few(), BODO), repairs=0))
    assert receipt.answer["findings"] == record["findings"]


def test_the_entries_of_the_plan_are_in_it_and_no_others() -> None:
    receipt = made()
    kept = {measure.id for part in receipt.catalogues for measure in part.measures}
    assert kept == {"1804:jobbsenter"}
    assert [part.version for part in receipt.catalogues if part.by == "bodo"] == ["1.2.0"]
    assert few().hash in receipt.hashes
    assert (
        len(write_plan_receipt(plan_receipt(PLAN, ON, case=PERSON, catalogue=(national(), BODO)))) < 100_000
    )


def test_under_the_entries_of_today_the_fields_that_changed_are_told() -> None:
    changed = LOCAL.replace("minutes_a_week = 2250", "minutes_a_week = 2000")
    again = replay_plan(made(), catalogue=(few(), _of_bodo("1.3.0", changed)))
    assert not again.same  # the check now says that the offer changed, and that the week is short
    paths = {item.path: (item.then, item.now) for item in again.beside}
    assert paths["$.catalogues[0].offers[0].minutes_a_week"] == (2250, 2000)
    assert paths["$.catalogues[0].version"] == ("1.2.0", "1.3.0")


def test_without_the_plugin_today_differs_and_its_own_day_does_not() -> None:
    assert replay_plan(made()).same
    again = replay_plan(made(), catalogue=few())
    assert not again.same
    assert any("catalogue_missing" in str(item.now) for item in again.differences)


def test_a_change_in_the_receipt_breaks_its_seal() -> None:
    tree = json.loads(write_plan_receipt(made()))
    tree["catalogues"][0]["offers"][0]["minutes_a_week"] = 60
    again = replay_plan(read_plan_receipt(json.dumps(tree).encode()))
    assert (again.same, again.seal) == (False, "broken")
    assert again.differences[0].path == "$.seal"
    assert len(again.differences) > 1  # and the answer is another


@pytest.mark.parametrize(
    ("steps", "to", "path"),
    [
        (("plan_receipt",), 2, "$.plan_receipt"),
        (("first",), "yesterday", "$.first"),
        (("last",), 7, "$.last"),
        (("policy",), {"a": "b"}, "$.policy"),
        (("more",), 1, "$.more"),
        (("rules",), [1], "$.rules[0]"),
        (("catalogues", 0, "hash"), 1, "$.catalogues[0]"),
        (("catalogues", 0, "namespace"), 1, "$.catalogues[0].namespace"),
        (("plan", "valid_from"), "x", "$.plan.course.plans[0].valid_from"),
        (("case", "ref"), 1, "$.case.ref"),
    ],
)
def test_each_fault_has_its_path(steps: tuple[Any, ...], to: Any, path: str) -> None:
    tree = json.loads(write_plan_receipt(made()))
    holder = tree
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = to
    with pytest.raises(BadInput) as caught:
        read_plan_receipt(json.dumps(tree).encode())
    assert path in [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize("data", [b"[]", b"{}", b'{"plan_receipt": true}'])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="receipt of a plan check"):
        read_plan_receipt(data)


def test_a_snapshot_is_refused() -> None:
    with pytest.raises(BadInput, match="Snapshot"):
        plan_receipt(PLAN, ON, case=PERSON, catalogue=catalogue_on(ON))  # type: ignore[arg-type]


MEASURES = sorted({item.id for item in few().measures})
ELEMENTS = st.builds(
    run,
    st.sampled_from(MEASURES) | st.just("Kitchen"),
    st.none() | st.integers(1, 150).map(lambda number: 15 * number),
    st.sampled_from([FIRST, ON]),
    st.sampled_from([LAST, None]),
)


def _same(plan: Plan, case: Participant, catalogue: Catalogue) -> None:
    """The check with the part of a catalogue that is kept is the check with the whole."""
    whole = check_plan(plan, ON, case=case, catalogue=catalogue, repairs=0)
    parts = tuple(part for part, _ in entries_read(plan, case.course, (catalogue,), SEEN))
    part = check_plan(plan, ON, case=case, catalogue=parts, repairs=0)
    assert part.findings == whole.findings
    assert (part.outcome, part.conflict) == (whole.outcome, whole.conflict)


@given(st.lists(ELEMENTS, max_size=4).map(tuple), st.lists(ELEMENTS, max_size=2).map(tuple))
def test_what_is_kept_is_all_that_a_check_reads(elements: tuple[Any, ...], before: tuple[Any, ...]) -> None:
    earlier = Plan(valid_from=FIRST, elements=before)
    case = attrs.evolve(PERSON, course=Course(plans=(earlier,)))
    _same(Plan(valid_from=ON, elements=elements), case, few())


@given(st.data(), catalogues(), participants())
def test_so_it_is_with_drawn_catalogues(data: st.DataObject, catalogue: Catalogue, case: Participant) -> None:
    ids = [item.id for item in catalogue.measures] or ["no:none"]
    drawn = data.draw(st.lists(st.sampled_from(ids), max_size=4))
    elements = tuple(run(id, 450) for id in drawn)
    _same(Plan(valid_from=FIRST, elements=elements), case, catalogue)
