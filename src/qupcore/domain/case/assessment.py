"""Judgements (skjønn) on record: made by a person, never computed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import attrs

from qupcore.domain.hint import remedy
from qupcore.domain.new_term import is_new_judgement
from qupcore.domain.questions import About, questions_about
from qupcore.domain.sound import sound_fields
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded

__all__ = [
    "Answered",
    "Assessment",
    "WorkAbilityAssessment",
    "answer_faults",
    "check_answers",
    "newest_answers",
]

AssistanceGroup = Literal["standard", "situational", "specially_adapted", "permanently_adapted"]

Answered = tuple[int, str, bool, "date | str | None"]
"""A judgement as `answer_faults` looks at it: its place in the list, the question, the answer, the day."""


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Assessment:
    """A judgement that the law leaves to a person.

    Attributes:
        question: The name of the judged term it answers, as in `qup rules show`. One that begins with
            `proposed_judgement.` is of a proposed law; the rules in force do not read it.
        answer: Yes or no.
        grounds: Why; the concrete circumstances that were weighed.
        by: Who judged: a role or an opaque user id, never a national identity number.
        at: The day it was made. A judgement made after the day asked about is not known on that day.
    """

    question: str
    answer: bool
    grounds: str = ""
    by: str = ""
    at: date | None = None

    @property
    def lacks(self) -> tuple[str, ...]:
        """What must be added before a decision that rests on the judgement is final: `grounds`, `by`, `at`.

        >>> Assessment(question="capacity", answer=True, by="adviser 7").lacks
        ('grounds', 'at')
        """
        if (
            self.at and self.grounds.strip() and self.by.strip()
        ):  # mostly: each decision asks of each judgement
            return ()
        held = {"grounds": self.grounds.strip(), "by": self.by.strip(), "at": self.at}
        return tuple(name for name, value in held.items() if not value)


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class WorkAbilityAssessment:
    """The work ability assessment (arbeidsevnevurdering) that the applicant has gone through.

    Attributes:
        completed_on: The day it was completed.
        by: Who carried it out.
        conclusion: The need for assistance it found, in Nav's four groups; not a condition of § 29.
    """

    completed_on: date
    by: str = ""
    conclusion: AssistanceGroup | None = None


def newest_answers(assessments: Iterable[Assessment], on: date | None = None) -> tuple[Assessment, ...]:
    """The judgement in force for each question: the newest one known on a day.

    An undated judgement may be newer than any other. If it answers differently from the newest dated
    judgement, neither counts and the question is open. If the two agree, the dated judgement counts. Of
    several judgements with the same answer on one day, the most complete one counts. The order of the list
    never decides.

    Args:
        assessments: Judgements in one list of a case, which contradict each other on no day.
        on: What was made later is not known. None: everything is known.

    >>> dated = Assessment(question="a", answer=True, at=date(2026, 2, 1))
    >>> [newest_answers((dated, Assessment(question="a", answer=answer))) for answer in (False, True)] == [
    ...     (), (dated,)
    ... ]
    True
    """
    found: dict[str, Assessment] = {}
    undated: set[tuple[str, bool]] = set()
    for item in sorted(assessments, key=_weight):
        if on is None or item.at is None or item.at <= on:
            found[item.question] = item
        if item.at is None:
            undated.add((item.question, item.answer))
    return tuple(item for item in found.values() if (item.question, not item.answer) not in undated)


def _weight(item: Assessment) -> tuple[date, int, str, str, bool]:
    return item.at or date.min, -len(item.lacks), item.grounds, item.by, item.answer


def check_answers(assessments: tuple[Assessment, ...], about: About) -> None:
    """Refuse an answer to an unknown question, and two answers to one question on one day.

    Raises:
        BadInput: with each place, from the value that holds the judgements.
    """
    if not assessments:
        return
    told = ((number, item.question, item.answer, item.at) for number, item in enumerate(assessments))
    if faults := tuple(answer_faults(told, about)):
        raise BadInput(
            worded(
                "the judgements on record are wrong: {term} {what}",
                term=faults[0].path.lstrip("."),
                what=faults[0].what,
            ),
            remedy=faults[0].remedy,
            faults=faults,
            code="input.faults",
        )


def answer_faults(items: Iterable[Answered], about: About) -> Iterator[Fault]:
    """The faults that `check_answers` refuses, with paths from the value that holds the judgements."""
    first: dict[tuple[str, object], tuple[int, bool]] = {}
    asked = questions_about(about)
    for number, question, answer, at in items:
        place = f".assessments[{number}]"
        if question not in asked and not (about == "right" and is_new_judgement(question)):
            shown = json.dumps(question if len(question) <= 40 else question[:39] + "…", ensure_ascii=False)
            what = worded("{shown} is not a question that the law leaves to judgement here", shown=shown)
            yield Fault(f"{place}.question", what, remedy(question, asked), code="input.word")
        earlier, other = first.setdefault((question, at), (number, answer))
        if other != answer:
            yield Fault(
                place,
                worded("contradicts the answer of the same day in assessments[{earlier}]", earlier=earlier)
                if at is not None
                else worded(
                    "contradicts the answer of the same day in assessments[{earlier}] (neither has a day)",
                    earlier=earlier,
                ),
                "keep the right one, or give each its date",
                code="input.contradiction",
            )
