"""The first layer of every answer is plain: short sentences, no identifier, path or other language."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deciding.ways import scaled
from explaining.readable import CITATION, FOREIGN, IDENTIFIER, ONE_OF_MANY, lix, sentences, words
from explaining.test_second_person import THIRD_PERSON
from qupcore import Participant, benefit_month, check_plan, decide, duties, explain, national, review
from qupcore.explaining import Line, Reader, explain_duties, explain_month, explain_plan, explain_review
from qupcore.explaining.lines import first_layer
from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.explaining.plan_check import names_of
from qupcore.testing import people_in_courses
from qupcore.wire.structure import read_case

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = tomllib.loads((EXAMPLES / "expected.toml").read_text("utf-8"))["case"]
READERS: tuple[Reader, ...] = ("adviser", "participant")
WORDS_AT_MOST = 25
NAMES_ANOTHER_ACT = ("person.exempt_from_residence", "child.member_of_insurance")
"""Questions that mean what another act says: without its paragraph they would ask for something else."""
Told = tuple[str, str, Reader, tuple[Line, ...]]


def told(case: Participant, on: date) -> Iterator[Told]:
    """The first layer of each answer about a case, in each language and to each reader."""
    decision, found, due = decide(case, on=on), review(case, on=on), duties(case, on)
    month = benefit_month(case, on.year, on.month)
    plans = [plan for plan in (case.course.plans if case.course else ()) if plan.valid_from <= on][-1:]
    checks = [(plan, check_plan(plan, on, case=case, catalogue=(national(),), repairs=1)) for plan in plans]
    for lang, reader in product(LANGUAGES, READERS):
        yield "decide", lang, reader, first_layer(explain(decision, lang, reader=reader))
        yield "review", lang, reader, first_layer(explain_review(found, lang, reader=reader))
        yield "duties", lang, reader, first_layer(explain_duties(due, on, lang, reader=reader))
        yield "month", lang, reader, first_layer(explain_month(month, lang, reader=reader))
        for plan, check in checks:
            names = {
                **dict.fromkeys((item.measure for item in plan.elements), "Tiltak"),
                **names_of((national(),), lang),
            }
            yield "plan", lang, reader, first_layer(explain_plan(check, plan, lang, names, reader=reader))


def check_plain(kind: str, lang: str, reader: Reader, lines: tuple[Line, ...]) -> None:
    for line in lines:
        if line.id.startswith(("practice.condition", "trial")):
            continue  # the office's own words
        for wrong in (IDENTIFIER, CITATION, ONE_OF_MANY, FOREIGN[lang]):
            if wrong is CITATION and set(line.facts) & set(NAMES_ANOTHER_ACT):
                continue
            found = wrong.search(line.text)
            assert not found, (kind, lang, line.id, found and found.group(), line.text)
        if reader == "participant":
            assert not re.search(THIRD_PERSON[lang], line.text), (kind, lang, line.id, line.text)
        for sentence in sentences(line.text):
            assert len(words(sentence)) <= WORDS_AT_MOST, (kind, lang, line.id, sentence)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda item: f"{item['file']}-{item['on']}")
def test_the_examples_are_told_plainly(expected: dict[str, object]) -> None:
    name = str(expected["file"])
    on = expected["on"]
    assert isinstance(on, date)
    for kind, lang, reader, lines in told(read_case((EXAMPLES / name).read_bytes(), name=name), on):
        check_plain(kind, lang, reader, lines)


@settings(max_examples=scaled(120), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(people_in_courses())
def test_drawn_cases_are_told_plainly(case: Participant) -> None:
    on = (case.course and case.course.started_on) or date(2026, 9, 7)
    for kind, lang, reader, lines in told(case, on):
        check_plain(kind, lang, reader, lines)


def test_the_answers_are_easy_to_read() -> None:
    """LIX of all the examples' answers of a kind: at most 38."""
    said: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for expected in islice(EXPECTED, 0, None, 3):
        case = read_case((EXAMPLES / expected["file"]).read_bytes(), name=expected["file"])
        for kind, lang, reader, lines in told(case, expected["on"]):
            said[kind, lang, reader] += [line.text for line in lines]
    measured = {key: round(lix(lines), 1) for key, lines in said.items()}
    assert {key: value for key, value in measured.items() if value > 38} == {}


@settings(max_examples=scaled(60), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(people_in_courses(), st.sampled_from(READERS))
def test_nothing_that_bears_on_the_answer_is_a_detail(case: Participant, reader: Reader) -> None:
    on = (case.course and case.course.started_on) or date(2026, 9, 7)
    decision, found, due = decide(case, on=on), review(case, on=on), duties(case, on)
    month = benefit_month(case, on.year, on.month)
    said = {line.id for line in first_layer(explain(decision, "nb", reader=reader))}
    assert {f"missing.{question.term}" for question in decision.missing} <= said
    assert {f"unfinished.{item.question}" for item in decision.unfinished} <= said
    assert {f"choice.{use.name}" for use in decision.rests_on_policy} <= said
    assert {f"condition.{finding.rule}" for finding in decision.findings if finding.counts} <= said
    told = [line for line in first_layer(explain_review(found, "nb", reader=reader)) if line.findings]
    assert {remark.finding.rule for remark in found.remarks} <= {line.findings[0] for line in told}
    listed = first_layer(explain_duties(due, on, "nb", reader=reader))
    open_duties = [duty for duty in due if duty.state in ("overdue", "due", "undated")]
    assert {duty.rule for duty in open_duties} <= {rule for line in listed for rule in line.findings}
    paid = first_layer(explain_month(month, "nb", reader=reader))
    ids = {line.id for line in paid}
    assert {f"open.{question.term}.{question.path}" for question in month.open} <= ids
    taken = [line for line in month.lines if line.ore < 0]
    assert sum(line.id.startswith("why.") for line in paid) == len(taken)
    complete = {phrases(lang).say("benefit_is", "final") for lang in LANGUAGES}
    assert month.final or not complete & {line.text for line in paid}
