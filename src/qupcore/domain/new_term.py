"""A new term: a fact about the applicant that only a proposed law asks for, with its question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import attrs

from qupcore.domain.refused_subjects import refused_subject, refused_why
from qupcore.domain.sound import MOST_DIGITS, sound_entry
from qupcore.domain.text import LANGUAGES, Text, shown_key
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.frozen import read_only

__all__ = ["JUDGED", "LOOKED_UP", "NAME", "NewTerm", "check_proposed", "is_new_judgement"]

LOOKED_UP, JUDGED = "proposed.", "proposed_judgement."
"""How the name of a new term begins: a fact that is looked up, and a question left to judgement."""

NAME = r"[a-z][a-z0-9_]{0,59}"
"""The rest of the name, as a regular expression."""
_NAME = re.compile(rf"proposed(?:_judgement)?\.{NAME}", re.ASCII)
_VALUE = re.compile(NAME, re.ASCII)


def is_new_judgement(question: str) -> bool:
    """Whether a question of an assessment has the name of a new judged term.

    >>> is_new_judgement("proposed_judgement.will_move"), is_new_judgement("judgement.benefits_limited")
    (True, False)
    """
    return question.startswith(JUDGED) and _NAME.fullmatch(question) is not None


def check_proposed(facts: Mapping[str, object]) -> None:
    """Refuse the facts of a case under names that no new term can have.

    Raises:
        BadInput: with a fault for each.
    """
    faults = tuple(
        Fault(
            f".proposed.{shown_key(name)}",
            worded("{name!r} is not a name of a new term", name=shown_key(name)),
            "write its name without `proposed.`: lower-case letters, digits and underscores",
            code="input.value",
        )
        for name in facts
        if not _NAME.fullmatch(LOOKED_UP + name)
    )
    if faults:
        raise BadInput(
            worded("the facts for a proposed law are wrong: {what}", what=faults[0].what),
            remedy=faults[0].remedy,
            faults=faults,
            code="input.faults",
        )


def _choices(given: Any) -> Mapping[str, Text]:
    if not isinstance(given, Mapping) or not all(isinstance(words, Text) for words in given.values()):
        raise BadInput(
            worded("the choices of the new term are a {kind}", kind=type(given).__name__),
            remedy="give a mapping from each choice to its words, a Text",
            code="input.type",
        )
    return read_only(given)


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class NewTerm:
    """A fact about the applicant that only a proposed law asks for.

    In a case its value is in `proposed`, under its name without `proposed.`; a judgement is among the
    `assessments`. The rules in force never read it.

    Attributes:
        name: Its name: `proposed.` and a word, or `proposed_judgement.` and a word for a judgement.
        kind: What its value is: `bool` (yes or no), `int` (a whole number) or `choice`; `bool` for a
            judgement.
        label: The fact in a few words, in three languages: "years of schooling".
        question: The question that asks for it, in three languages.
        unit: What an `int` counts: `years`, `months`, `days`, `øre`, or `1` for a bare number.
        low: The least value of an `int`; None for no bound.
        high: The largest value of an `int`, included; None for no bound.
        choices: The values of a `choice`, two or more, each with its words in three languages.
        known_by: Who may know it: `register`, `person`, `office` or `municipality`.

    Raises:
        BadInput: with a fault for everything wrong, such as a term about motivation, targets, budgets,
            waiting lists or nationality.

    >>> from qupcore.catalogue import Text
    >>> term = NewTerm(
    ...     name="proposed.schooling", kind="int", unit="years", low=0, high=30, known_by="person",
    ...     label=Text("antall års skolegang", "talet på år med skulegang", "years of schooling"),
    ...     question=Text("Hvor mange år?", "Kor mange år?", "How many years?"))
    >>> term.nature, term.path
    ('looked_up', '$.proposed.schooling')
    """

    name: str
    kind: Literal["bool", "int", "choice"]
    label: Text
    question: Text
    unit: Literal["", "years", "months", "days", "øre", "1"] = ""
    low: int | None = None
    high: int | None = None
    choices: Mapping[str, Text] = attrs.field(factory=dict, hash=False, converter=_choices)
    known_by: Literal["register", "person", "office", "municipality"] = "office"

    def __attrs_post_init__(self) -> None:
        if faults := tuple(self._faults()):
            raise BadInput(
                worded("the new term {name} is wrong: {what}", name=self.name, what=faults[0].what),
                remedy=faults[0].remedy,
                faults=faults,
                code="input.faults",
            )

    @property
    def nature(self) -> Literal["looked_up", "judged"]:
        """Whether the fact is looked up, or left to a person's judgement."""
        return "judged" if self.name.startswith(JUDGED) else "looked_up"

    @property
    def path(self) -> str:
        """The path of the answer in a case."""
        if self.nature == "judged":
            return f'$.assessments[] with "question": "{self.name}"'
        return f"$.{self.name}"

    def _faults(self) -> Iterator[Fault]:
        if not isinstance(self.name, str) or not _NAME.fullmatch(self.name):
            yield Fault(
                ".name",
                worded("{name!r} is not a name of a new term", name=self.name),
                "write `proposed.` (`proposed_judgement.` for a judgement), lower-case letters, digits and _",
                code="input.value",
            )
            return
        for place, text in self._texts():
            if not text.strip():
                yield Fault(place, "an empty text", "write it in each language", code="input.missing")
            if subject := refused_subject(text):
                yield Fault(place, refused_why(subject), "leave the term out", code="input.value")
        yield from self._kind_faults()

    def _texts(self) -> Iterator[tuple[str, str]]:
        yield ".name", self.name
        told = {".label": self.label, ".question": self.question}
        for place, text in {
            **told,
            **{f".choices.{key}": text for key, text in self.choices.items()},
        }.items():
            for lang in LANGUAGES:
                yield f"{place}.{lang}", text.in_language(lang)

    def _kind_faults(self) -> Iterator[Fault]:
        if self.kind != "bool" and self.nature == "judged":
            yield Fault(".kind", "a judgement is answered with yes or no", "write bool", code="input.value")
        if self.kind == "int" and not self.unit:
            yield Fault(".unit", "`unit` is missing", "say what the number counts", code="input.missing")
        if self.kind != "int":
            for key in ("unit", "low", "high"):
                if getattr(self, key) not in ("", None):
                    yield Fault(
                        f".{key}",
                        worded("{kind} has no {key}", kind=self.kind, key=key),
                        "leave it out",
                        code="input.value",
                    )
        elif self.low is not None and self.high is not None and self.low > self.high:
            yield Fault(".high", "`high` is below `low`", "swap them", code="input.value")
        for key in ("low", "high"):
            bound = getattr(self, key)
            if bound is not None and (type(bound) is not int or abs(bound) >= 10**MOST_DIGITS):
                yield Fault(
                    f".{key}",
                    worded("{value!r} is no bound", value=bound),
                    "give a whole number",
                    code="input.value",
                )
        if self.kind == "choice" and len(self.choices) < 2:
            yield Fault(
                ".choices", "a choice has two or more values", "name each, with its words", code="input.value"
            )
        if self.kind != "choice" and self.choices:
            yield Fault(
                ".choices",
                worded("{kind} has no {key}", kind=self.kind, key="choices"),
                "leave it out",
                code="input.value",
            )
        for value in self.choices:
            if not _VALUE.fullmatch(value):
                yield Fault(
                    f".choices.{value}",
                    worded("{name!r} is not a name of a value", name=value),
                    "write lower-case letters, digits and underscores",
                    code="input.value",
                )
