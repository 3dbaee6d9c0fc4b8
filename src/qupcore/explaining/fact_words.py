"""A fact in words: its name, and its value in the unit of its term."""

from __future__ import annotations

from qupcore.explaining.phrases import Phrases
from qupcore.law.calculated import find_term
from qupcore.rules.terms import IntTerm, Value

__all__ = ["fact_text", "fact_value"]


def fact_value(name: str, value: Value, words: Phrases) -> str:
    """The value of a fact: yes or no, kroner, a day, years, or the words of a choice.

    >>> from qupcore.explaining.phrases import phrases
    >>> fact_value("person.age", 19, phrases("en")), fact_value("person.lawful_stay", True, phrases("nn"))
    ('19 years', 'ja')
    """
    new = words.new.get(name)
    if new is not None:
        if isinstance(value, str) and value in new.choices:
            return new.choices[value].in_language(words.lang)
        return words.amount(value, new.unit)
    term = find_term(name)
    return words.amount(value, term.unit if isinstance(term, IntTerm) else "")


def fact_text(name: str, value: Value, words: Phrases) -> str:
    """The name of a fact and its value.

    >>> from qupcore.explaining.phrases import phrases
    >>> fact_text("person.age", 19, phrases("en"))
    'age: 19 years'
    """
    return f"{words.term(name)}: {fact_value(name, value, words)}"
