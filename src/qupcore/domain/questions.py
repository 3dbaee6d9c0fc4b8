"""The questions that the law leaves to judgement, by where they may be answered.

The law says which they are; it stands above this room, and names them here when it is loaded. So the values
themselves can refuse an answer to what is no question, whoever makes them.
"""

from __future__ import annotations

from importlib import import_module
from typing import Literal

__all__ = ["About", "let_questions", "questions_about"]

About = Literal["right", "course"]
"""The right to the programme (a case's own judgements), or an entry of its course."""

_QUESTIONS: dict[About, tuple[str, ...]] = {"right": (), "course": ()}


def let_questions(about: About, names: tuple[str, ...]) -> None:
    """Say which questions there are; `law/vocabulary.py` does, once."""
    _QUESTIONS[about] = names


def questions_about(about: About) -> tuple[str, ...]:
    """The questions that may be answered there, in the law's order.

    Loads the law where nothing has loaded it yet: a case may be the first thing that a program makes.
    """
    if not _QUESTIONS[about]:
        import_module("qupcore.law.vocabulary")
    return _QUESTIONS[about]
