"""Reading a reform from TOML.

```toml
name = "agelimit-2027"
source = "An example"

[[operations]]
set_number = "sotjl.29.age_min"
start = 2027-01-01
value = 20

[[operations]]
reword = "sotjl.29.capacity"
start = 2027-01-01
when = "judgement.capacity_substantially_reduced or person.age < 25"
```

A new fact that a condition reads is brought with its question in three languages:

```toml
[[terms]]
name = "proposed.schooling"
kind = "int"
unit = "years"
label = { nb = "antall år", nn = "talet på år", en = "years of schooling" }
question = { nb = "Hvor mange år?", nn = "Kor mange år?", en = "How many years of schooling?" }
```

Each operation has one of `set_number`, `repeal`, `reword`, `revive` and `add`, and a first day. Operations
are applied in the order of the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import attrs

from qupcore.catalogue.structure import Flaws, RelativeFault, near, read_value
from qupcore.catalogue.toml_values import toml_file
from qupcore.domain.arguments import check_arguments
from qupcore.domain.new_term import NewTerm
from qupcore.domain.text import Text
from qupcore.errors import QupError, RuleError
from qupcore.errors.worded import worded
from qupcore.law.vocabulary import vocabulary
from qupcore.reforms.draft import Draft
from qupcore.reforms.operations import Add, Operation, Repeal, Revive, Reword, SetNumber
from qupcore.reforms.reform import Reform
from qupcore.rules.expression import parse_condition
from qupcore.rules.law import Law
from qupcore.rules.new_terms import node_of
from qupcore.rules.nodes import Condition
from qupcore.rules.provisions import LINKS, provision
from qupcore.rules.terms import Term
from qupcore.rules.writing import RIGHT, Rule

__all__ = ["read_reform"]

_NAME = re.compile(r"[a-z][a-z0-9_]{0,79}", re.ASCII)
KINDS = ("set_number", "repeal", "reword", "revive", "add")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "set_number": ("value", "source", "basis"),
    "repeal": (),
    "reword": ("when", "text"),
    "revive": (),
    "add": ("when", "law", "section", "paragraph", "topic", "text", "role"),
}
"""What an operation of each kind may say besides its days."""
_NEEDED = {"set_number": ("value",), "reword": ("when",), "add": ("when", "law", "section")}


@attrs.frozen(kw_only=True)
class _Written:
    """An operation in its written form."""

    start: date
    end: date | None = None
    set_number: str = ""
    repeal: str = ""
    reword: str = ""
    revive: str = ""
    add: str = ""
    value: int | None = None
    source: str = ""
    basis: Literal["law", "regulation", "policy"] | None = None
    when: str = ""
    law: str = ""
    section: str = ""
    paragraph: int | None = None
    topic: str = ""
    text: Text | None = None
    role: Literal["condition", "reading"] = "condition"


@attrs.frozen(kw_only=True)
class _File:
    name: str
    source: str
    operations: tuple[_Written, ...]
    terms: tuple[NewTerm, ...] = ()


def read_reform(data: bytes, *, name: str = "reform.toml", over: Law | None = None) -> Reform:
    """Read a reform.

    Args:
        data: The TOML, in UTF-8.
        name: The name of the file, for errors.
        over: The law over which each operation must change something. None: only the file is looked at.

    Raises:
        BadInput: with a fault for everything wrong in the file.

    >>> reform = read_reform(b'''
    ... name = "agelimit-2027"
    ... source = "an example"
    ... [[operations]]
    ... set_number = "sotjl.29.age_min"
    ... start = 2027-01-01
    ... value = 20
    ... ''')
    >>> reform.name, reform.operations[0].about
    ('agelimit-2027', 'sotjl.29.age_min')
    """
    check_arguments(read_reform, locals())
    return toml_file(data, name, lambda tree: _reform(tree, over), wanted=worded("give a reform"))


def _reform(tree: dict[str, Any], over: Law | None) -> Reform:
    file: _File = read_value(_File, tree, {})
    known = {**vocabulary(), **{term.name: node_of(term) for term in file.terms}}
    found: list[Operation] = []
    flaws: list[RelativeFault] = []
    draft = None if over is None else Draft(over.rules, over.conventions, file.name, file.source)
    unread: set[str] = set()
    for number, written in enumerate(file.operations):
        keys = tree["operations"][number]
        try:
            operation = _operation(written, keys, known)
            found.append(operation)
            if draft is not None and operation.about not in unread:
                draft = _applied(operation, draft, keys)
        except Flaws as error:
            flaws += [flaw.below("operations", number) for flaw in error.flaws]
            unread |= {str(keys[kind]) for kind in KINDS if kind in keys}  # later ones may rest on it
    if flaws:
        raise Flaws(*flaws)
    try:
        reform = Reform(name=file.name, source=file.source, operations=tuple(found), terms=file.terms)
        if over is not None:
            reform(over)
        return reform
    except QupError as error:
        raise Flaws(RelativeFault((), error.what, error.remedy, error.code)) from None


def _applied(operation: Operation, draft: Draft, keys: Mapping[str, Any]) -> Draft:
    """The law after the operation; a fault is told at the name that the operation is about."""
    try:
        return operation.applied(draft)
    except QupError as error:
        what = worded("{what}: {why}", what=error.what, why=error.why) if error.why else error.what
        path = tuple(kind for kind in KINDS if kind in keys)
        raise Flaws(RelativeFault(path, what, error.remedy, error.code)) from None


def _operation(written: _Written, keys: Mapping[str, Any], known: Mapping[str, Term]) -> Operation:
    kinds = [kind for kind in KINDS if kind in keys]
    if len(kinds) != 1:
        raise Flaws(
            RelativeFault(
                (),
                worded("an operation says exactly one of {kinds}", kinds=", ".join(KINDS)),
                worded("keep one"),
            )
        )
    (kind,) = kinds
    allowed = {kind, "start", "end", *_FIELDS[kind]}
    flaws = [
        RelativeFault((key,), worded("{kind} has no {key}", kind=kind, key=key), worded("leave it out"))
        for key in keys
        if key not in allowed
    ]
    flaws += [
        RelativeFault(
            (), worded("`{key}` is missing", key=key), worded("it is always needed"), "input.missing"
        )
        for key in _NEEDED.get(kind, ())
        if key not in keys
    ]
    if flaws:
        raise Flaws(*flaws)
    return _made(kind, written, known)


def _made(kind: str, written: _Written, known: Mapping[str, Term]) -> Operation:
    about: str = getattr(written, kind)
    start, end = written.start, written.end
    if end is not None and end < start:
        raise Flaws(RelativeFault(("end",), worded("`end` is before `start`"), worded("swap them")))
    if kind == "set_number":
        assert written.value is not None  # it is needed
        return SetNumber(
            about=about,
            start=start,
            end=end,
            value=written.value,
            source=written.source,
            basis=written.basis,
        )
    if kind == "repeal":
        return Repeal(about=about, start=start, end=end)
    if kind == "revive":
        return Revive(about=about, start=start, end=end)
    when = _condition(written.when, known)
    if kind == "add":
        _check_name(written)
    if kind == "reword":
        return Reword(about=about, start=start, end=end, tree=when, text=written.text)
    return Add(rule=_rule(written, when))


def _check_name(written: _Written) -> None:
    """The id of a new rule is made of its act, its section and its name."""
    if not _NAME.fullmatch(written.add):
        raise Flaws(
            RelativeFault(
                ("add",),
                worded("{name!r} is not a name of a rule", name=written.add),
                worded(
                    "write lower-case letters, digits and underscores: its id gets act and section before it"
                ),
            )
        )
    if written.law not in LINKS:
        raise Flaws(
            RelativeFault(
                ("law",), worded("no act is called {name!r}", name=written.law), near(written.law, LINKS)
            )
        )


def _condition(text: str, known: Mapping[str, Term]) -> Condition:
    try:
        return parse_condition(text, known)
    except RuleError as error:
        what = worded("{where}: {what}", where=error.where, what=error.what) if error.where else error.what
        raise Flaws(RelativeFault(("when",), what, error.remedy, error.code)) from None


def _said(text: Text | None) -> str | Text:
    """A text that is written once is told with the id of its rule: it is in no language."""
    if text is None:
        return ""
    return text.en if text.nb == text.nn == text.en else text


def _rule(written: _Written, when: Condition) -> Rule:
    place = provision(
        law=written.law,
        section=written.section,
        ledd=written.paragraph,
        punktum=None,
        bokstav=None,
        valid=f"{written.start}/{written.end or '..'}",
        enacted_by="",
        basis="law",
        link="",
        source=written.source,
        confidence="high",
    )
    return Rule(
        name=written.add,
        role=written.role,
        provisions=(place,),
        doc=_said(written.text),
        topic=written.topic or RIGHT,
        when=when,
    )
