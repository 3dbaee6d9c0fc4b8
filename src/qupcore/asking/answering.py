"""set_answer(): write an answer into a copy of a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from qupcore.asking.answers import written
from qupcore.asking.fields import Field
from qupcore.asking.form import FormQuestion
from qupcore.asking.writable import fields_for
from qupcore.domain.answers.decision import Question
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_day
from qupcore.domain.case.assessment import newest_answers
from qupcore.domain.case.participant import Participant
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.law.terms.right import IMPLIED
from qupcore.wire.json_text import Json
from qupcore.wire.paths import put, steps_of
from qupcore.wire.structure import case_of, to_json

__all__ = ["set_answer"]


def set_answer(
    case: Participant,
    question: FormQuestion | Question,
    value: Any,
    *,
    by: str = "",
    at: date | None = None,
    grounds: str = "",
) -> Participant:
    """Write the answer to a question into a case.

    The given case is not changed. A judgement is added to those on record; the newest one counts. A judgement
    without a date and with another answer is removed, since it could be newer.

    Args:
        case: The case that the question is about.
        question: A question of `ask`, or of an answer.
        value: The answer: of the type and within the choices and bounds of the question's field. A record is
            a mapping of its parts; a list is a list of entries.
        by: For a judged question: who judged, as a role or an opaque user id.
        at: For a judged question: the day of the judgement.
        grounds: For a judged question: the concrete circumstances that were weighed.

    Raises:
        BadInput: the value does not have the form of the field; a judgement lacks `by`, `at` or `grounds`, or
            contradicts another judgement; no single place answers the question; or the new case is not valid.

    >>> from datetime import date
    >>> from qupcore.asking import ask
    >>> case = Participant(ref="a")
    >>> first = ask(case, date(2026, 9, 1), "en")[0]
    >>> first.term
    'person.age'
    >>> set_answer(case, first, date(1990, 5, 1)).birth_date
    datetime.date(1990, 5, 1)
    """
    check_case(case)
    check_arguments(set_answer, locals())
    field, term = _field(case, question)
    tree = to_json(case)
    steps = steps_of(field.path)
    if field.type != "judgement":
        if by or at is not None or grounds:
            raise BadInput(
                worded("{term} is looked up, so it has no author, date and grounds", term=term),
                remedy="leave by, at and grounds out",
                code="input.value",
            )
        put(tree, steps, written(field, value))
        return case_of(tree)
    _check_judgement(field, term, by, at, grounds)
    assert at is not None
    judged: Json = {
        "question": term, "answer": written(field, value), "by": by, "at": at.isoformat(), "grounds": grounds
    }  # fmt: skip
    _without_undated(tree, steps_of(field.path)[:-1], term, value)
    put(tree, steps, judged)
    found = case_of(tree)
    _check_implied(found, term, at)
    return found


def _field(case: Participant, question: FormQuestion | Question) -> tuple[Field, str]:
    """The only field that answers a question, and its term."""
    fields: tuple[Field, ...]
    if isinstance(question, FormQuestion):
        fields = () if question.field is None else (question.field,)
    else:
        fields = fields_for(question, case)
    if len(fields) == 1:
        return fields[0], question.term
    if fields:
        raise BadInput(
            worded("{term} is answered in {count} places", term=question.term, count=len(fields)),
            remedy="answer each question of ask()",
            code="input.value",
        )
    raise BadInput(
        worded("no single place in a case answers {term}", term=question.term),
        where=question.where if isinstance(question, FormQuestion) else question.path,
        remedy="correct the case at that place, and read it again",
        code="input.value",
    )


def _check_judgement(field: Field, term: str, by: str, at: date | None, grounds: str) -> None:
    """Refuse a judgement without author, date or grounds."""
    lacks = [
        name for name, told in (("by", by.strip()), ("at", at), ("grounds", grounds.strip())) if not told
    ]
    if lacks:
        raise BadInput(
            worded("the judgement of {term} lacks {names}", term=term, names=", ".join(lacks)),
            why="the law leaves the question to a person, and a decision shows who judged, when and why",
            remedy="give by, at and grounds",
            code="input.missing",
        )
    check_day(at)
    written(Field(type="date", low=field.low, high=field.high), at, f"{field.path}.at")


def _without_undated(tree: Json, steps: tuple[str | int | None, ...], term: str, value: object) -> None:
    """Remove judgements without a date that give another answer: they could be newer."""
    for step in steps:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int):
            tree = tree[step]
    if isinstance(tree, list):
        tree[:] = [
            item
            for item in tree
            if not (
                isinstance(item, dict)
                and item.get("question") == term
                and item.get("at") is None
                and item.get("answer") is not value
            )
        ]


def _check_implied(case: Participant, term: str, at: date) -> None:
    """Refuse a judgement that contradicts another one in force on the day."""
    answers = {item.question: item.answer for item in newest_answers(case.assessments, at)}
    for narrow, wide in IMPLIED:
        if (
            term in (narrow.name, wide.name)
            and answers.get(narrow.name) is True
            and answers.get(wide.name) is False
        ):
            raise BadInput(
                worded(
                    "the judgements of {name} and {name2} contradict each other",
                    name=narrow.name,
                    name2=wide.name,
                ),
                faults=(
                    Fault(
                        "$.assessments",
                        "a yes to the first implies a yes to the second",
                        code="input.contradiction",
                    ),
                ),
                remedy="first change the judgement that is wrong",
                code="input.contradiction",
            )
