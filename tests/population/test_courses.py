"""Made-up courses: cases that are read, reviewed and paid, the same for a seed, and marked as made up."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qupcore import benefit_month, duties, read_case, write_case
from qupcore.cases.review.review import review
from qupcore.errors import BadInput
from qupcore.population import published_margins, synthesize, synthesize_courses

DAY = published_margins().day
CASES = tuple(synthesize_courses(1, 300))


def test_a_case_file_gives_the_same_case() -> None:
    for case in CASES[:100]:
        text = write_case(case)
        assert read_case(text.encode()) == case
        assert "Made up: says nothing about people." in text


def test_the_same_seed_gives_the_same_cases_and_another_one_others() -> None:
    assert tuple(synthesize_courses(1, 300)) == CASES
    assert tuple(synthesize_courses(2, 300)) != CASES


def test_a_course_stands_as_the_status_says() -> None:
    for case, status in zip(CASES, synthesize(1, 300)["status"], strict=True):
        course = case.course
        assert course is not None
        ends = {decision.because for decision in course.decisions if decision.kind == "ended"}
        assert ends == {"completed": {"completed"}, "ended_for_absence": {"absence"}}.get(status, set())
        on_leave = any(leave.first <= DAY and (leave.last or DAY) >= DAY for leave in course.leaves)
        assert on_leave == (status == "on_leave")
        assert course.started_on is not None
        assert course.started_on < DAY
        assert all(course.started_on <= absence.first <= DAY for absence in course.absences)


def test_every_part_of_a_course_occurs() -> None:
    courses = [case.course for case in CASES if case.course]
    kinds = Counter(decision.kind for course in courses for decision in course.decisions)
    assert {*kinds} == {"granted", "extended", "ended"}
    reasons = {absence.reason for course in courses for absence in course.absences}
    assert reasons == {"own_illness", "sick_child", "holiday", "welfare", "other"}
    assert {len(course.plans) for course in courses} >= {1, 2, 3}
    assert any(course.work for course in courses)
    assert any(course.children for course in courses)
    measures = {part.measure for course in courses for plan in course.plans for part in plan.elements}
    assert all(name.startswith("no:") for name in measures)


def test_a_sample_is_reviewed_paid_and_has_its_deadlines() -> None:
    for case in CASES[::25]:
        assert benefit_month(case, 2011, 12)
        assert duties(case, on=DAY) is not None
        assert review(case, on=date(2012, 1, 31))


def test_too_many_are_refused() -> None:
    with pytest.raises(BadInput) as caught:
        synthesize_courses(1, 100_001)
    assert caught.value.code == "input.number"


def test_the_command_writes_case_files_and_a_note(qup: Any, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    ran = qup("synth", "--seed", "1", "--courses", "12", "-o", folder, "--lang", "en")
    assert ran.status == 0, ran.err
    assert ran.out.startswith("Made up: says nothing about people.")
    assert "Oppdiktet" in (folder / "made-up.note.txt").read_text("utf-8")
    files = sorted(folder.glob("*.json"))
    assert len(files) == 12
    expected = {case.ref: case for case in synthesize_courses(1, 12)}
    assert {path.stem: read_case(path.read_bytes()) for path in files} == expected
    assert qup("benefit", files[0], "--month", "2011-12").status == 0


@pytest.mark.parametrize("options", [(), ("--size", "10", "--courses", "10"), ("--courses", "-1")])
def test_people_or_courses(qup: Any, tmp_path: Path, options: tuple[str, ...]) -> None:
    ran = qup("synth", "--seed", "1", *options, "-o", tmp_path / "p.parquet")
    assert (ran.status, ran.out) == (2, "")
    assert not [*tmp_path.iterdir()]
