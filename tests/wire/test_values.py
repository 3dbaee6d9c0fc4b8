"""Every value that can be made can be written and read back: files and Python have the same limits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from itertools import permutations
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qupcore import Participant, decide, read_case, write_case
from qupcore.domain.case.absence import Absence, Leave, SelfCertificateWithdrawal
from qupcore.domain.case.appeal import AccessRequest, AppealResult, Suspension
from qupcore.domain.case.assessment import Assessment, WorkAbilityAssessment, newest_answers
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.course import Closure, Course, FollowUp, Payment, Recovery, Refund, Repayment, Work
from qupcore.domain.case.made_from import EntryVersion, MadeFrom
from qupcore.domain.case.participant import Benefit, Household, PracticeCondition
from qupcore.domain.case.plan import Element, Plan, Slot
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.programme_decision import Appeal, ProgrammeDecision
from qupcore.domain.case.situation import DayFrame, ManageableTime, PlannedLeave, Position, Treatment
from qupcore.domain.case.stay import Stay
from qupcore.domain.case.supported_child import SupportedChild
from qupcore.domain.money import Money
from qupcore.domain.sound import is_sound
from qupcore.domain.text import text_fault
from qupcore.errors import BadInput
from qupcore.records import read_receipt, receipt_of, replay, write_receipt
from qupcore.testing import participants, people_in_courses

DAY = date(2026, 6, 1)
RIGHT = "judgement.benefits_very_limited"
COURSE = "judgement.still_entitled"
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def judged(question: str, answer: bool, at: date | None = None, **more: str) -> Assessment:
    return Assessment(question=question, answer=answer, at=at, **more)


# A case with every kind of entry; a test below checks that no class is missing.
ENTRY = EntryVersion(hash="_".join(8 * ["0123abcd"]), catalogue="bodo", package="b", version="1")
FULL = Participant(
    ref="case-1",
    birth_date=date(1990, 5, 1),
    lawful_stay=True,
    benefits=(Benefit(kind="other", law="other", monthly_nok=Money(5), valid_from=DAY),),
    household=Household(kind="couple", child_birth_dates=(date(2020, 2, 29),)),
    work_ability_assessment=WorkAbilityAssessment(completed_on=DAY, by="adviser", conclusion="standard"),
    assessments=(judged(RIGHT, True, DAY, grounds="seen", by="adviser"),),
    practice_conditions=(PracticeCondition(name="motivated", met=True, by="office", note="said so"),),
    circumstances=Circumstances(employed=False),
    stay=Stay(here=True),
    planning=Planning(
        needs=("a",),
        interests=("b",),
        municipality="0301",
        district="01",
        manages=(ManageableTime(minutes_a_week=600, first=DAY, by="office", at=DAY, grounds="said so"),),
        language_level="A2",
        treatments=(
            Treatment(
                kind="mental",
                minutes_a_week=60,
                slots=(Slot(day="wednesday", start=600, end=660),),
                first=DAY,
                last=DAY,
            ),
        ),
        position=Position(minutes_a_week=450, last=DAY),
        care_minutes_a_week=300,
        due_date=DAY,
        leaves=(PlannedLeave(first=DAY, last=DAY, reason="a birth"),),
        day_frame=DayFrame(start=510, end=930),
        travel_minutes_a_day=60,
    ),
    course=Course(
        applied_on=date(2026, 1, 1),
        decisions=(
            ProgrammeDecision(
                kind="granted",
                decided_on=date(2026, 1, 2),
                applies_from=date(2026, 1, 5),
                applies_to=date(2026, 12, 31),
                grounds=("sotjl.29.age",),
                reasons="as the record shows",
                assessments=(judged(COURSE, True, DAY),),
                suspension=Suspension(asked_on=DAY, refused=False),
            ),
        ),
        started_on=date(2026, 1, 5),
        leaves=(Leave(first=date(2026, 3, 2), last=date(2026, 3, 3), reason="travel"),),
        absences=(
            Absence(
                first=date(2026, 2, 2), minutes_a_day=60, assessments=(judged(COURSE, False, DAY, by="a"),)
            ),
        ),
        withdrawals=(SelfCertificateWithdrawal(first=date(2026, 4, 1), last=date(2026, 4, 30)),),
        work=(Work(first=date(2026, 5, 4), last=date(2026, 5, 8), minutes_a_week=300),),
        children=(SupportedChild(birth_date=date(2020, 2, 29), days_abroad=4, yearly_income_nok=Money(700)),),
        plans=(
            Plan(
                valid_from=date(2026, 1, 5),
                elements=(
                    Element(
                        measure="no:arbeidstrening",
                        offer="x",
                        minutes_a_week=600,
                        percent=50,
                        slots=(Slot(day="monday", start=540, end=600),),
                        made_from=MadeFrom(measure=ENTRY, offer=ENTRY),
                    ),
                ),
                goal="work",
                wishes="a job",
                alternatives=("norwegian",),
                evaluation_dates=(DAY,),
                minutes_a_week=1200,
                adapted_by="doctor",
                assessments=(judged(COURSE, True),),
            ),
        ),
        follow_ups=(FollowUp(on=DAY, by="adviser", evaluated=True),),
        appeals=(
            Appeal(
                received_on=DAY,
                against=date(2026, 1, 2),
                result=AppealResult(decided_on=DAY, by="appeal_body", outcome="upheld"),
                assessments=(judged(COURSE, True, DAY, by="a"),),
            ),
        ),
        access_requests=(AccessRequest(asked_on=DAY, ground="internal"),),
        closures=(Closure(first=DAY, last=DAY, measure="no:arbeidstrening", by="school"),),
        recoveries=(Recovery(year=2026, month=7, amount_nok=Money(900)),),
        repayments=(
            Repayment(decided_on=DAY, wrong_information=True, assessments=(judged(COURSE, True, DAY),)),
        ),
        payments=(Payment(first=DAY, last=DAY, paid_on=DAY, attendance_registered=True),),
        refunds=(Refund(first=date(2026, 1, 5), last=DAY, benefit="other", amount_nok=Money(100)),),
    ),
    sources={"birth_date": "population register"},
)


class _Word(StrEnum):
    single = "single"


NASTY: list[Any] = [
    # texts: what web forms, Word, registers and attackers put into a field
    *("", " ", "a\r\nb", "a\rb", "a\nb\tc", "\r\n", "\x00", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\u200f"),
    *("\u202a", "\u202e", "\u2066", "\ud800", "👩‍🍳", "a" * 10_000, "a" * 10_001, "a" * 9_999 + "\r\n"),
    *("01819012365", "018190 12365", "sak 20260123456", "1234.56.78903", "12345678903", "null", "\\u0000"),
    _Word.single,
    # numbers
    *(0, 1, -1, True, False, 10**15 - 1, 10**15, -(10**15), 10**5000, 41819012359, 1.0, float("nan")),
    *(Money(0), Money(10**15), Money(4181901235900), Money(1)),
    # days
    *(date.min, date.max, datetime(2026, 6, 1), datetime(2026, 6, 1, 12)),  # noqa: DTZ001
    # shapes
    *(
        None,
        (),
        [],
        {},
        [DAY],
        ("a\r\nb",),
        ["01819012365"],
        {"birth_date": "a\r\nb"},
        {"ref": 1},
        b"a",
        object(),
    ),
    *({"fnr": "x"}, {1: "x"}, (None,), set()),
]


def kinds(kind: Any = Participant) -> Iterator[type]:
    """Every class of a case, found by the types of the fields."""
    seen: list[Any] = [kind]
    for found in seen:
        if attrs.has(found) and found is not Money:
            yield found
            seen += [hint for hint in get_type_hints(found).values() if hint not in seen]
        seen += [part for part in get_args(found) if part not in seen]


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Each field and each entry of a list in a value, from the outside in."""
    if path:
        yield path
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from places(item, (*path, number))
    elif attrs.has(type(value)) and not isinstance(value, Money):
        for field in attrs.fields(type(value)):
            yield from places(getattr(value, field.name), (*path, field.name))


def with_other(value: Any, path: tuple[str | int, ...], other: Any) -> Any:
    """The value, made anew with something else at a place."""
    if not path:
        return other
    step, *rest = path
    if isinstance(step, int):
        return (*value[:step], with_other(value[step], tuple(rest), other), *value[step + 1 :])
    return attrs.evolve(value, **{step: with_other(getattr(value, step), tuple(rest), other)})


def test_every_value_of_a_case_checks_what_it_holds() -> None:
    """A class added to a case without `field_transformer=sound_fields` is found here."""
    assert [kind.__name__ for kind in kinds() if not is_sound(kind)] == []


def test_the_full_case_has_one_of_everything() -> None:
    there = {type(value_at(FULL, path)) for path in places(FULL)} | {Participant}
    assert {kind.__name__ for kind in kinds()} <= {kind.__name__ for kind in there}


def value_at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


@pytest.mark.parametrize("number", range(len(NASTY)))
def test_what_can_be_made_by_hand_is_written_and_read_back(number: int) -> None:
    """Each difficult value at each place of a case is refused with its path, or read back unchanged."""
    refused = 0
    for path in places(FULL):
        try:
            made = with_other(FULL, path, NASTY[number])
        except BadInput as error:
            refused += bool(error.faults or error.remedy) and bool(str(error).encode("utf-8"))
            continue
        text = write_case(made)
        read = read_case(text.encode())
        assert read == made, path
        assert write_case(read) == text, path
    assert refused, "some field refuses it"


@SLOW
@given(st.text(max_size=60) | st.text("\r\n\t 0123456789.-\u202e\u2066\x00æ", max_size=30))
@example("\r\n")
@example("01819012365")
@example("\ud800")
def test_a_text_is_refused_in_a_file_where_it_is_refused_in_python(text: str) -> None:
    sound = text_fault(text) is None
    data = json.dumps({"ref": "a", "practice_conditions": [{"name": text}]}).encode()
    if not sound:
        with pytest.raises(BadInput) as made:
            PracticeCondition(name=text)
        (fault,) = made.value.faults
        assert text_fault(text) == (fault.what, fault.remedy, fault.code)
        with pytest.raises(BadInput) as read:
            read_case(data)
        assert [(item.what, item.code) for item in read.value.faults] == [(fault.what, fault.code)]
        return
    person = Participant(ref="a", practice_conditions=(PracticeCondition(name=text),))
    assert read_case(data) == person == read_case(write_case(person).encode())


@settings(SLOW, max_examples=60)
@given(participants() | people_in_courses())
def test_every_case_that_can_be_drawn_is_written_and_read_back(person: Participant) -> None:
    assert read_case(write_case(person).encode()) == person


@pytest.mark.parametrize(
    "text", ["a\r\nb", "sak 20260123456", "1234.56.78903", "\u200f", "a" * 10_000, "👩‍🍳\u2028"]
)
def test_a_receipt_of_a_nasty_text_is_read_back(text: str) -> None:
    """In 2026 these were written and could not be read; every field that a receipt repeats is tried."""
    answers = (
        judged(RIGHT, True, DAY, grounds=text, by=text),
        judged("judgement.benefits_limited", True, DAY, grounds=text),
    )
    person = Participant(
        ref=text,
        birth_date=date(1990, 5, 1),
        benefits=(Benefit(kind="other", law="folketrygdloven", monthly_nok=Money(10**15)),),
        assessments=answers,
        practice_conditions=(PracticeCondition(name=text, by=text, note=text),),
        sources={"assessments": text, "birth_date": text},
    )
    receipt = receipt_of(person, decide(person, on=DAY))
    read = read_receipt(write_receipt(receipt).encode())
    assert read.case == person
    assert replay(read).same
    assert replay(read).seal == "whole"


def test_a_case_too_large_to_read_is_not_written() -> None:
    conditions = tuple(PracticeCondition(name="a", note=chr(n) * 9_000) for n in range(256, 500))
    with pytest.raises(BadInput, match="more than the 4000000 it may have"):
        write_case(Participant(ref="a", practice_conditions=conditions))


def test_a_web_form_and_a_file_come_to_the_same_case() -> None:
    """A carriage return and a line feed are one line break: no answer and no receipt differs by it."""
    one, other = (judged(RIGHT, True, DAY, grounds=f"line{end}line") for end in ("\n", "\r\n"))
    assert one == other
    assert one.grounds == "line\nline"


def test_a_list_is_taken_for_a_tuple() -> None:
    assert Participant(ref="a", benefits=[]).benefits == ()  # type: ignore[arg-type]


# two answers to one question on one day

HOLDERS: dict[str, Any] = {
    "$": (FULL, RIGHT),
    "$.course.decisions[0]": (FULL.course.decisions[0], COURSE),  # type: ignore[union-attr]
    "$.course.absences[0]": (FULL.course.absences[0], COURSE),  # type: ignore[union-attr]
    "$.course.plans[0]": (FULL.course.plans[0], COURSE),  # type: ignore[union-attr]
}


@pytest.mark.parametrize("path", HOLDERS)
@pytest.mark.parametrize("at", [None, DAY])
@pytest.mark.parametrize("turned", [False, True])
def test_two_answers_on_one_day_are_refused_wherever_they_stand(
    path: str, at: date | None, turned: bool
) -> None:
    holder, question = HOLDERS[path]
    between = judged(question, True, date(2020, 1, 1))
    two = (judged(question, not turned, at, by="a"), between, judged(question, turned, at, by="b"))
    with pytest.raises(BadInput) as made:
        attrs.evolve(holder, assessments=two)
    (fault,) = made.value.faults
    assert fault.path == ".assessments[2]"
    assert "assessments[0]" in fault.what, "both places are named"

    tree = json.loads(write_case(FULL))
    where = tree
    for step in path.removeprefix("$").replace("[0]", ".0").strip(".").split(".") if path != "$" else ():
        where = where[int(step) if step.isdigit() else step]
    days = {} if at is None else {"at": at.isoformat()}
    where["assessments"] = [
        {"question": question, "answer": not turned, **days},
        {"question": question, "answer": turned, **days},
    ]
    with pytest.raises(BadInput) as read:
        read_case(json.dumps(tree).encode())
    assert [(f.path, f.what) for f in read.value.faults] == [(f"{path}.assessments[1]", fault.what)], (
        "one rule, told once, in the same words"
    )


def test_two_who_judge_alike_on_one_day_are_read() -> None:
    """Two colleagues may note the same judgement; the one that lacks least is shown, whatever the order."""
    bare, whole = judged(RIGHT, True, DAY), judged(RIGHT, True, DAY, grounds="seen", by="adviser")
    for both in ((bare, whole), (whole, bare)):
        assert newest_answers(Participant(ref="a", assessments=both).assessments) == (whole,)


@SLOW
@given(
    st.lists(
        st.builds(
            judged,
            st.sampled_from((RIGHT, "judgement.benefits_limited")),
            st.booleans(),
            st.sampled_from((None, date(2026, 1, 1), date(2026, 2, 2))),
            grounds=st.sampled_from(("", "seen", "read")),
            by=st.sampled_from(("", "a", "b")),
        ),
        max_size=4,
    )
)
def test_the_order_of_judgements_decides_nothing(items: list[Assessment]) -> None:
    try:
        first = Participant(ref="a", birth_date=date(1990, 5, 1), assessments=tuple(items))
    except BadInput:
        for other in permutations(items):
            with pytest.raises(BadInput):
                attrs.evolve(Participant(ref="a"), assessments=other)
        return
    decided = decide(first, on=DAY)
    for other in permutations(items):
        turned = attrs.evolve(first, assessments=other)
        assert set(newest_answers(turned.assessments)) == set(newest_answers(first.assessments))
    assert decide(attrs.evolve(first, assessments=tuple(reversed(items))), on=DAY) == decided


def test_examples_are_made_of_what_can_be_made() -> None:
    for path in sorted((Path(__file__).parents[2] / "examples").glob("*.json")):
        assert read_case(path.read_bytes())
