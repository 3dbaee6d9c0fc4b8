"""The terms of findings: those that are asked about, and those that formulas give."""

from __future__ import annotations

from collections.abc import Mapping

from qupcore.law.national import NATIONAL
from qupcore.law.vocabulary import vocabulary
from qupcore.memory import remembered
from qupcore.rules.terms import IntTerm, Term
from qupcore.rules.writing import Formula

__all__ = ["calculated_terms", "find_term", "term_named"]


@remembered(most=1)
def calculated_terms() -> Mapping[str, IntTerm]:
    """The terms that formulas give, by name. No question asks about them."""
    return {placed.gives.name: placed.gives for placed in NATIONAL.rules if isinstance(placed, Formula)}


def term_named(name: str) -> Term:
    """A term by its name, asked about or calculated.

    Raises:
        KeyError: no rule reads or gives it.

    >>> term_named("start.latest").unit, term_named("person.age").unit
    ('date', 'years')
    """
    known = vocabulary()
    return known[name] if name in known else calculated_terms()[name]


def find_term(name: str) -> Term | None:
    """A term by its name, asked about or calculated; None where the law has none.

    >>> find_term("proposed.schooling") is None
    True
    """
    known = vocabulary()
    return known[name] if name in known else calculated_terms().get(name)
