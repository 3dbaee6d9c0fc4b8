"""The new terms that a reform brings: each is read by a rule, and none stands for two facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qupcore.domain.new_term import NewTerm
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.rules.terms import Term, terms_of
from qupcore.rules.writing import Placed

__all__ = ["check_brought", "new_terms_of"]


def new_terms_of(rules: Iterable[Placed]) -> Mapping[str, NewTerm]:
    """The new terms that rules read, by name."""
    return {name: term.new for name, term in _terms(rules).items() if term.new is not None}


def check_brought(
    terms: Iterable[NewTerm], before: Iterable[Placed], after: Iterable[Placed], reform: str
) -> None:
    """Refuse a new term that no rule reads, or that another reform has with another meaning.

    Args:
        terms: The terms that the reform brings.
        before: The rules without it.
        after: The rules with it.
        reform: Its name, for errors.

    Raises:
        RuleError: a term is not read, is brought twice, or has another meaning in the law.
    """
    there, read = new_terms_of(before), _terms(after)
    seen: dict[str, NewTerm] = {}
    for term in terms:
        if term.name in seen or there.get(term.name, term) != term:
            raise RuleError(
                worded("two terms are called {name}", name=term.name),
                where=reform,
                remedy="give the new one a name of its own",
            )
        seen[term.name] = term
        if term.name not in read:
            raise RuleError(
                worded("no rule reads the new term {name}", name=term.name),
                where=reform,
                remedy="let a condition read it, or leave it out",
            )
    for name, node in read.items():
        if node.new is not None and name not in there and seen.get(name) != node.new:
            raise RuleError(
                worded("a rule reads the new term {name}, which the reform does not bring", name=name),
                where=reform,
                remedy="add it to the terms of the reform",
            )


def _terms(rules: Iterable[Placed]) -> dict[str, Term]:
    return {name: term for placed in rules for name, term in terms_of(placed.tree).items()}
