"""ask(): the form for missing facts, in bokmål, nynorsk or English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

import attrs

from qupcore.asking.fields import Field
from qupcore.asking.writable import fields_for, term_of
from qupcore.deciding.decide import decide
from qupcore.domain.answers.benefit import BenefitMonth, BenefitYear
from qupcore.domain.answers.decision import Decision, Question
from qupcore.domain.answers.plan_check import PlanCheck
from qupcore.domain.answers.review import Review
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_day
from qupcore.domain.case.participant import Participant
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.places import place_and_path
from qupcore.law.national import NATIONAL
from qupcore.law.reach import Reach, reach_of
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.rules.law import Law

__all__ = ["Answer", "FormQuestion", "ask", "questions_of"]

Answer: TypeAlias = Decision | Review | BenefitMonth | BenefitYear | PlanCheck
"""The answers that can have open questions."""


@attrs.frozen(kw_only=True)
class FormQuestion:
    """A question of a form, in one language.

    Attributes:
        term: The name of the term that it asks about.
        also: The names of other terms that the same field answers.
        nature: `looked_up`, or `judged`: the answer needs author, date and grounds.
        label: The question.
        name: The term in a few words; "" if there are none.
        legal: The term of the law, in Norwegian.
        help: How the answer is found, and who may know it.
        can: Whether the person can change the fact; None for a term that is not in § 29.
        field: The field to fill in, with its path. None if no single place answers the question.
        words: The choices in words, by choice; only those that have words.
        unit: The unit in words; "" if there are none.
        where: The place of the answer in words, and its path in brackets.
    """

    term: str
    also: tuple[str, ...] = ()
    nature: str
    label: str
    name: str
    legal: str
    help: str
    can: Reach | None
    field: Field | None
    words: Mapping[str, str]
    unit: str
    where: str

    @property
    def path(self) -> str:
        """The path where a program writes the answer; "" if no single place answers the question."""
        return "" if self.field is None else self.field.path


def _told(found: tuple[FormQuestion, ...]) -> Fields:
    return {"missing": found}


@observed("ask", _told)
def ask(
    case: Participant,
    on: date,
    lang: str = "nb",
    *,
    answer: Answer | Iterable[Question] | None = None,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
) -> tuple[FormQuestion, ...]:
    """The form for the open questions of an answer, in their order: of a decision, most decisive first.

    Args:
        case: The case.
        on: The day of the answer.
        lang: `nb`, `nn` or `en`.
        answer: A decision, a review, a month, a year or a plan check about the case; or questions. Left out:
            the decision on the day.
        law: The law; used if `answer` is left out.
        policy: Chosen values for numbers that the law leaves open; used if `answer` is left out.

    Raises:
        BadInput: `case` is no case, `on` is no day, or there are no texts in `lang`.

    >>> from datetime import date
    >>> form = ask(Participant(ref="a", birth_date=date(1990, 5, 1)), date(2026, 9, 1), "en")
    >>> form[0].name, form[0].field.type, form[0].path
    ('work ability assessment gone through', 'date', '$.work_ability_assessment.completed_on')
    """
    check_case(case)
    check_day(on)
    check_arguments(ask, locals())
    words = phrases(lang)
    asked = questions_of(decide(case, on=on, law=law, policy=policy) if answer is None else answer)
    found: dict[object, FormQuestion] = {}
    for question in asked:
        for field in fields_for(question, case, on) or (None,):
            key: object = question if field is None or field.type == "judgement" else field.path
            if key in found:
                before = found[key]
                found[key] = attrs.evolve(before, also=(*before.also, question.term))
            else:
                found[key] = _question(question, field, words)
    return tuple(found.values())


def questions_of(answer: Answer | Iterable[Question]) -> tuple[Question, ...]:
    """The open questions of an answer, each once, in its order.

    Raises:
        BadInput: `answer` is neither an answer that has questions nor questions.
    """
    check_arguments(questions_of, locals())
    return tuple(dict.fromkeys(_questions(answer)))


def _questions(answer: Answer | Iterable[Question]) -> Iterator[Question]:
    match answer:
        case Decision():
            yield from answer.missing
        case Review():
            yield from (question for remark in answer.remarks for question in remark.add)
        case BenefitMonth():
            yield from answer.open
        case BenefitYear():
            yield from (question for month in answer.months for question in month.open)
        case PlanCheck():
            names = dict.fromkeys(name for finding in answer.findings for name in finding.missing)
            yield from (question for name in names if (question := _of_plan(name)))
        case _:
            yield from answer


def _of_plan(name: str) -> Question | None:
    """The question about a fact of the case that a plan check lacks; None for facts of the plan."""
    term = term_of(name)
    if term is None or not term.path:
        return None
    return Question(term=name, nature=term.nature, path=term.path, known_by=term.known_by)


def _question(question: Question, field: Field | None, words: Phrases) -> FormQuestion:
    words = words if question.new is None else words.with_new((question.new,))
    known = question.new is not None or question.term in words.tables["term"]
    nature = words.say("label", "judged_nature" if question.nature == "judged" else "looked_up")
    known_by = words.say("known_by", question.known_by)
    return FormQuestion(
        term=question.term,
        nature=question.nature,
        label=words.question(question.term),
        name=words.term(question.term) if known else "",
        legal=str(words.tables["legal"].get(question.term, "")),
        help=f"{nature} {words.say('form', 'known_by', known_by=known_by)}",
        can=reach_of(question.term),
        field=field,
        words=dict(_words(question, field, words)) if field is not None else {},
        unit=_unit(field, words),
        where=place_and_path(question.path, words) if question.path else "",
    )


def _words(question: Question, field: Field, words: Phrases) -> Iterator[tuple[str, str]]:
    yield from _choices(field, words)
    if question.new is not None:
        yield from ((value, text.in_language(words.lang)) for value, text in question.new.choices.items())


def _choices(field: Field, words: Phrases) -> Iterator[tuple[str, str]]:
    """The choices of a field and its parts, with their words."""
    if field.type in ("yes_no", "judgement"):
        yield from (("true", words.say("answer", "yes")), ("false", words.say("answer", "no")))
    for value in field.choices:
        if value in words.tables["value"]:
            yield value, words.say("value", value)
    for part in field.parts:
        yield from _choices(part, words)


def _unit(field: Field | None, words: Phrases) -> str:
    if field is None or not field.unit:
        return ""
    unit = "øre" if field.type == "money" else field.unit
    return words.unit(unit) if unit in words.tables["unit"] else ""
