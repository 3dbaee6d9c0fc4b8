"""A condition of a measure as a clause: `not work.employed` is told as words, never as an expression.

Negation is moved inwards, so that each fact is told as it is or as it is not. `and` and `or` inside each
other are told apart by "both ... and" and "either ... or", and further in by brackets.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from qupcore.catalogue.conditions import condition
from qupcore.domain.text import Text
from qupcore.domain.truth import Verdict
from qupcore.errors import RuleError
from qupcore.explaining.phrases import Phrases
from qupcore.rules.nodes import (
    COMPLEMENT,
    After,
    All,
    Any,
    Arithmetic,
    Compare,
    Condition,
    Constant,
    Divide,
    Node,
    Not,
    OneOf,
    Operator,
)
from qupcore.rules.terms import Term

__all__ = ["admission_words", "clause_of", "condition_clause", "condition_statement"]

_FLIPPED: dict[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def condition_clause(expression: str, words: Phrases) -> str:
    """A condition as a clause that stands after "if" or "that"; one that cannot be read stands in quotes.

    >>> from qupcore.explaining.phrases import phrases
    >>> condition_clause("not work.employed and person.age < 30 years", phrases("nb"))
    'personen ikke er i ordinært lønnet arbeid og er under 30 år'
    >>> condition_clause("fence.high", phrases("en"))
    '“fence.high”'
    """
    try:
        return clause_of(condition(expression), words)
    except RuleError:
        return words.say("condition", "quoted", text=expression)


def condition_statement(expression: str, outcome: Verdict, words: Phrases) -> str:
    """What a condition came to, as a whole statement: that it is so, that it is not, or that it is not known.

    >>> from qupcore.explaining.phrases import phrases
    >>> condition_statement("person.age < 30 years", "not_met", phrases("nb"))
    'Personen er minst 30 år'
    >>> condition_statement("work.employed", "unknown", phrases("nn"))
    'Det er ikkje kjent om personen er i ordinært løna arbeid'
    """
    try:
        tree = _turned(condition(expression), outcome != "not_met", words)
    except RuleError:
        quoted = words.say("condition", "quoted", text=expression)
        return f"{quoted}: {words.say('verdict', outcome)}"
    if outcome == "unknown":
        return words.say("condition", "open", clause=_said(tree, words))
    if isinstance(tree, _Joined) and any(isinstance(part, _Joined) for part in tree.parts):
        return words.say("condition", "that", clause=_said(tree, words))
    said = _said(tree, words, main=True)
    return said[0].upper() + said[1:]


def admission_words(expression: str, says: Text | None, outcome: Verdict, words: Phrases) -> str:
    """What a condition of admission came to, and the condition in the words of the catalogue, if it has any.

    >>> from qupcore.explaining.phrases import phrases
    >>> says = Text("Ikke i arbeid", "Ikkje i arbeid", "Not in work")
    >>> admission_words("not work.employed", says, "not_met", phrases("en"))
    'The person is in ordinary paid work. Condition: Not in work'
    """
    statement = condition_statement(expression, outcome, words)
    own = says.in_language(words.lang).removesuffix(".") if says else expression
    if own == expression:
        return statement
    return words.say("condition", "with_own_words", statement=statement, says=own)


def clause_of(tree: Condition, words: Phrases) -> str:
    """A condition as a clause that stands after "if" or "that"."""
    return _said(_turned(tree, True, words), words)


@attrs.frozen
class _Clause:
    """One fact: who or what, the verb, the rest, and whether it is denied."""

    subject: str
    verb: str
    rest: str
    denied: bool

    def said(self, words: Phrases, main: bool, subject: bool = True) -> str:
        """The words in the order of a main clause, or of a clause after "if"; "not" is placed differently."""
        never = words.say("condition", "not") if self.denied else ""
        last = main or words.lang == "en"
        order = (self.verb, never, self.rest) if last else (never, self.verb, self.rest)
        return " ".join(part for part in (self.subject if subject else "", *order) if part)


@attrs.frozen
class _Joined:
    by: Literal["and", "or"]
    parts: tuple[_Tree, ...]


_Tree: TypeAlias = _Clause | _Joined


def _turned(node: Condition, holds: bool, words: Phrases) -> _Tree:
    """The tree with negation at its leaves, and without joins of one kind inside each other."""
    match node:
        case Not(condition=inner):
            return _turned(inner, not holds, words)
        case All(conditions=parts) | Any(conditions=parts):
            by: Literal["and", "or"] = "and" if isinstance(node, All) == holds else "or"
            found: list[_Tree] = []
            for part in (_turned(part, holds, words) for part in parts):
                found += part.parts if isinstance(part, _Joined) and part.by == by else (part,)
            return found[0] if len(found) == 1 else _Joined(by, tuple(found))
        case Compare(operator=operator, left=left, right=right):
            return _compared(operator if holds else COMPLEMENT[operator], left, right, words)
        case OneOf(term=Term(name=name), values=values):
            named = [words.amount(value) for value in values]
            said = f"{', '.join(named[:-1])} {words.say('condition', 'or')} {named[-1]}"
            return _clause(name, holds, words, values=said if named[:-1] else named[0])
        case Term(name=name):
            return _clause(name, holds, words)
    raise RuleError(f"a {node.kind} is no part of a condition of a measure")


def _compared(operator: Operator, left: Node, right: Node, words: Phrases) -> _Clause:
    if isinstance(left, Constant) and not isinstance(right, Constant):
        operator, left, right = _FLIPPED[operator], right, left
    sign = "==" if operator == "!=" else operator
    if sign == ">" and isinstance(right, Constant) and right.counted == "years":
        # "over 29 years" is also said of somebody who is 29 and a half, who has 29 whole years.
        sign, right = ">=", attrs.evolve(right, value=right.value + 1)
    compared = words.say("compared", sign, number=_number(right, words))
    if isinstance(left, Term) and isinstance(right, Constant) and left.name in words.tables["clause"]:
        return _clause(left.name, operator != "!=", words, compared=compared)
    return _Clause(_number(left, words), words.say("condition", "is"), compared, operator == "!=")


def _clause(name: str, holds: bool, words: Phrases, **values: str) -> _Clause:
    """The clause about a fact; a fact without words is named as it is, in quotes."""
    table, key = ("clause", name) if name in words.tables["clause"] else ("condition", "unnamed")
    subject, verb, rest = words.say(table, key, name=name, **values).split("|")
    return _Clause(subject, verb, rest, not holds)


def _number(node: Node, words: Phrases, inside: bool = False) -> str:
    """A number as words, in brackets where it is a calculation inside another one."""
    match node:
        case Constant(value=value, counted="date"):
            return words.amount(value, "date")
        case Constant(value=value, counted=unit):
            return words.amount(value, "" if unit == "1" else unit)
        case Term(name=name):
            known = words.tables["quantity"].get(name)
            return words.say("condition", "quoted", text=name) if known is None else str(known)
        case Arithmetic(sign=kind, left=left, right=right):
            said = _of(kind, left, right, words)
        case Divide(left=left, right=right, rounding=rounding):
            said = _of("divide", left, right, words, rounding=words.say("rounding", rounding))
        case After(left=left, right=right):
            said = _of("after", left, right, words)
        case _:
            raise RuleError(f"a {node.kind} is no part of a condition of a measure")
    return f"({said})" if inside else said


def _of(kind: str, left: Node, right: Node, words: Phrases, **more: str) -> str:
    parts = {"left": _number(left, words, True), "right": _number(right, words, True)}
    return words.say("arithmetic", kind, **parts, **more)


def _said(tree: _Tree, words: Phrases, depth: int = 0, main: bool = False) -> str:
    """The tree as words. A clause after one about the same subject does not repeat it."""
    if isinstance(tree, _Clause):
        return tree.said(words, main)
    parts, before = list[str](), ""
    for part in tree.parts:
        if isinstance(part, _Clause):
            parts.append(part.said(words, main, part.subject != before))
        else:
            parts.append(_said(part, words, depth + 1, main))
        before = part.subject if isinstance(part, _Clause) else ""
    alike = len({part.subject if isinstance(part, _Clause) else part.by for part in tree.parts}) == 1
    joined = f"{'' if alike else ','} {words.say('condition', tree.by)} "
    said = f"{', '.join(parts[:-1])}{joined}{parts[-1]}"
    if depth == 1:
        return f"{words.say('condition', 'both' if tree.by == 'and' else 'either')} {said}"
    return f"({said})" if depth else said
