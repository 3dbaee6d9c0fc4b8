"""A place in a case as words: the entry of a list by its number or day, and the field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import get_args

from qupcore.domain.answers.decision import Input, Question
from qupcore.domain.case.participant import Participant
from qupcore.domain.days import day_of
from qupcore.domain.new_term import LOOKED_UP
from qupcore.domain.period import Period
from qupcore.explaining.phrases import Phrases
from qupcore.law.calculated import term_named
from qupcore.wire.paths import Step, bare, hints_of, is_record, steps_of

__all__ = [
    "asked_of",
    "day_of_entry",
    "entry_day",
    "entry_days",
    "entry_words",
    "place_and_path",
    "place_words",
]

DAYS = frozenset(
    {
        "appeal.received_on",
        "award.decided_on",
        "duration.decided_on",
        "hearing.decided_on",
        "information.decided_on",
        "plan.made_on",
        "procedure.decided_on",
        "recovery.decided_on",
        "refund.first",
        "result.received_on",
        "withdrawal.first",
    }
)
"""The terms that give the day of the entry that a rule is about, by which a reader knows it."""


def place_words(path: str, words: Phrases, on: date | Period | None = None) -> str:
    """A place in a case as words.

    Args:
        path: Its path; a path that no case has is returned as it is.
        words: The language.
        on: The day or days by which a reader knows the entry; its number in the list if left out.

    >>> from qupcore.explaining.phrases import phrases
    >>> place_words("$.course.decisions[1].notified_on", phrases("nb"))
    'vedtak nr. 2: datoen beskjeden kom fram'
    >>> place_words("$.course.absences[0]", phrases("nn"), date(2026, 9, 15))
    'fråværet 15. september 2026'
    >>> place_words('$.assessments[] with "question": "judgement.purpose_attainable"', phrases("en"))[:14]
    'the judgement:'
    """
    found = _parts(path, words, on)
    if found is None:
        return path
    entries, field = found
    entry = ", ".join(entries)
    if entry and field:
        return words.say("label", "place_in", entry=entry, field=field)
    return entry or field or words.say("label", "whole_case")


def entry_words(path: str, words: Phrases, on: date | Period | None = None) -> str:
    """The entry of a list that a place is in, as words; "" for a place in no entry, or in a new one.

    It stands after a question, which tells the field itself.

    >>> from qupcore.explaining.phrases import phrases
    >>> entry_words("$.course.children[0].lives_in_norway", phrases("nb"))
    'barn nr. 1'
    >>> entry_words('$.course.plans[0].assessments[] with "question": "plan.x"', phrases("nb"))
    'plan nr. 1'
    """
    found = _parts(path.partition("[]")[0], words, on)
    return "" if found is None else ", ".join(found[0])


def asked_of(
    question: Question, words: Phrases, beside: str = "", days: Mapping[str, date] | None = None
) -> str:
    """A question as words, with the entry that it is about, unless the path told beside it is in that entry.

    >>> from qupcore.explaining.phrases import phrases
    >>> from qupcore.law.vocabulary import question
    >>> asked_of(question("child.lives_in_norway", "$.course.children[0]"), phrases("nb"))
    'Bor og oppholder barnet seg lovlig i Norge, medregnet Svalbard? (barn nr. 1)'
    """
    asked, entry = words.question(question.term), entry_words(question.path, words)
    if not entry or entry == entry_words(beside, words):
        return asked
    named = entry_words(question.path, words, day_of_entry(question.path, days or {}))
    return words.say("label", "open_question", question=asked, entry=named)


def place_and_path(path: str, words: Phrases) -> str:
    """A place as words, and its path for a program. A judgement is asked for beside it, so it is not named.

    >>> from qupcore.explaining.phrases import phrases
    >>> place_and_path("$.birth_date", phrases("nb"))
    'fødselsdatoen ($.birth_date)'
    """
    place = place_words(path.partition(" with ")[0], words)
    told = words.path(path)
    return told if place == told else words.say("label", "place_and_path", place=place, path=told)


def entry_day(path: str, inputs: Iterable[Input]) -> date | None:
    """The day of the entry at a path, where the facts that a rule read have it.

    >>> entry_day("$.course.decisions[2]", [Input(term="procedure.decided_on", value=739505)])
    datetime.date(2025, 9, 11)
    """
    lists = [step for step in steps_of(path) if isinstance(step, str)][:2]
    for item in inputs:
        of = steps_of(term_named(item.term).path) if item.term in DAYS else ()
        if lists and [*of[:2]] == lists and type(item.value) is int:
            return day_of(item.value)
    return None


def entry_days(told: Iterable[tuple[str, Iterable[Input]]]) -> Mapping[str, date]:
    """The days of entries by their paths, of those that any of the rules told of.

    A day that two entries of a list share tells neither from the other: both are left out, and have their
    numbers.

    >>> read = [Input(term="procedure.decided_on", value=739505)]
    >>> entry_days([("$.course.decisions[2].reasons", read)])
    {'$.course.decisions[2]': datetime.date(2025, 9, 11)}
    >>> entry_days([("$.course.decisions[2]", read), ("$.course.decisions[3]", read)])
    {}
    """
    days = {_entry_path(path): day for path, inputs in told if (day := entry_day(path, inputs)) is not None}
    shared = Counter((path.rpartition("[")[0], day) for path, day in days.items())
    return {path: day for path, day in days.items() if path and shared[path.rpartition("[")[0], day] == 1}


def day_of_entry(path: str, days: Mapping[str, date]) -> date | None:
    """The day by which a reader knows the entry at a path, if it is among the given days."""
    return days.get(_entry_path(path))


def _entry_path(path: str) -> str:
    found = re.match(r"\$(?:\.\w+)*?\[\d+\]", path)
    return found.group() if found else ""


def _parts(path: str, words: Phrases, on: date | Period | None) -> tuple[tuple[str, ...], str] | None:
    """The entries of lists on the way, and the field in the last of them; None if no case has the path."""
    place, _, judged = path.partition(" with ")
    kind, entries, field = Participant, list[str](), ""
    for step in steps_of(place):
        inner = bare(kind)
        if isinstance(step, str):
            if inner == dict[str, bool | int | str]:  # a fact that only a proposed law asks for
                return tuple(entries), words.term(f"{LOOKED_UP}{step}")
            if not is_record(inner) or step not in hints_of(inner):
                return None
            kind, field = hints_of(inner)[step], words.say("field", f"{inner.__name__}.{step}")
            continue
        kind = get_args(inner)[0]
        if is_record(bare(kind)):
            entries.append(_entry(bare(kind), step, words, None if entries else on))
            field = ""
        elif step is not None:
            field = words.say("label", "value_number", field=field, number=step + 1)
    if judged:
        question = words.question(judged.rpartition(": ")[2].strip('"'))
        entries[-1:] = [words.say("label", "judgement_of", question=question)]
    return tuple(entries), field


def _entry(kind: type, step: Step, words: Phrases, on: date | Period | None) -> str:
    if not isinstance(step, int):
        return words.say("entry_new", kind.__name__)
    if on is not None:
        return words.say("entry_on", kind.__name__, on=on)
    return words.say("entry", kind.__name__, number=step + 1)
