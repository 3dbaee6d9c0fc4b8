"""A reform: operations that are laid over a law, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import kind_of
from qupcore.domain.new_term import NewTerm
from qupcore.domain.sound import sound_entry
from qupcore.domain.text import text_fault
from qupcore.errors import BadInput, RuleError
from qupcore.errors.worded import worded
from qupcore.reforms.brought_terms import check_brought
from qupcore.reforms.draft import FIRST_DAY, LAST_DAY, Draft
from qupcore.reforms.operations import Operation
from qupcore.rules.law import Law

__all__ = ["Reform", "laid_over"]

_JOINED = "+"


def _text(reform: object, attribute: attrs.Attribute[Any], given: object) -> None:
    if not isinstance(given, str) or not given.strip() or text_fault(given):
        raise BadInput(
            worded("the {what} of the reform is {given!r}", what=attribute.name, given=given),
            remedy="give a text of one line: answers cite it",
            code="input.missing" if given in ("", None) else "input.value",
        )


def _operations(given: Iterable[Operation]) -> tuple[Operation, ...]:
    return _each(
        given, Operation, worded("operations"), worded("give SetNumber, Repeal, Reword, Add or Revive")
    )


def _terms(given: Iterable[NewTerm]) -> tuple[NewTerm, ...]:
    return _each(given, NewTerm, worded("terms"), worded("give NewTerm"))


def _each(given: Any, kind: Any, name: str, remedy: str) -> tuple[Any, ...]:
    """The items of a list, each of the kind."""
    one = isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable)
    several = (given,) if one else tuple(given)
    wrong = [item for item in several if not isinstance(item, kind)]
    if not wrong:
        return several
    raise BadInput(
        worded("one of the {name} is {kind}", name=name, kind=kind_of(wrong[0])),
        remedy=remedy,
        code="input.type",
    )


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Reform:
    """A proposed change of the law.

    Attributes:
        name: The name by which answers call it, such as `agelimit-2027`.
        source: Where it is proposed.
        operations: Its operations, in the order in which they are applied.
        terms: The facts that its conditions read and the law does not have, each with its question.

    Raises:
        BadInput: it has no name, no source or no operation, or the name contains `+`.

    >>> from datetime import date
    >>> from qupcore.rules import NATIONAL
    >>> from qupcore.reforms import SetNumber
    >>> reform = Reform(name="agelimit-2027", source="an example", operations=(
    ...     SetNumber(about="sotjl.29.age_min", start=date(2027, 1, 1), value=20),))
    >>> law = reform(NATIONAL)
    >>> law.name, law.in_force(date(2027, 1, 1)).values["sotjl.29.age_min"].value
    ('national+agelimit-2027', 20)
    >>> law.in_force(date(2026, 12, 31)).meaning == NATIONAL.in_force(date(2026, 12, 31)).meaning
    True
    """

    name: str = attrs.field(validator=_text)
    source: str = attrs.field(validator=_text)
    operations: tuple[Operation, ...] = attrs.field(converter=_operations)
    terms: tuple[NewTerm, ...] = attrs.field(default=(), converter=_terms)

    def __attrs_post_init__(self) -> None:
        if _JOINED in self.name:
            raise BadInput(
                worded("the name of the reform contains {sign}", sign=_JOINED),
                remedy="leave it out: it joins the names of a law and its reforms",
                code="input.value",
            )
        if self.name == "national":
            raise BadInput(
                worded("a reform cannot be called {name}", name=self.name),
                remedy="choose another name: the law is called so",
                code="input.value",
            )
        for operation in self.operations:
            for day in (operation.start, operation.end):
                if day is not None and not FIRST_DAY <= day <= LAST_DAY:
                    raise BadInput(
                        worded("{about} changes on {day}", about=operation.about, day=day),
                        remedy=worded("give a day from {first} to {last}", first=FIRST_DAY, last=LAST_DAY),
                        code="input.date",
                    )
        if not self.operations:
            raise BadInput(
                worded("the reform {name} has no operation", name=self.name),
                remedy="say what it changes",
                code="input.missing",
            )

    def __call__(self, law: Law) -> Law:
        """The law with the reform laid over it; its name is that of the law, `+` and that of the reform.

        Args:
            law: The law, or one with other reforms.

        Raises:
            RuleError: an operation changes nothing, the reform is in the law already, or a new term is read
                by no rule.
        """
        if self.name in law.name.split(_JOINED):
            raise RuleError(
                worded("the reform {name} is in the law {law} already", name=self.name, law=law.name),
                remedy="lay each reform over a law once",
            )
        draft = Draft(law.rules, law.conventions, self.name, self.source)
        for operation in self.operations:
            draft = operation.applied(draft)
        check_brought(self.terms, law.rules, draft.rules, self.name)
        return Law(f"{law.name}{_JOINED}{self.name}", draft.rules, draft.conventions)


def laid_over(law: Law, reforms: Iterable[Reform]) -> Law:
    """The law with several reforms, the first laid over it first.

    Raises:
        RuleError: as `Reform` called with a law.
    """
    check_arguments(laid_over, locals())
    for reform in reforms:
        law = reform(law)
    return law
