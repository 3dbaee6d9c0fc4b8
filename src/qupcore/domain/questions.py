"""The questions that the law leaves to judgement, by where they may be answered.

The law says which they are; it stands above this room, and names them here when it is loaded. So the values
themselves can refuse an answer to what is no question, whoever makes them.
"""

from __future__ import annotations

from typing import Literal

__all__ = ["About", "let_questions", "questions_about"]

About = Literal["right", "course"]
"""The right to the programme (a case's own judgements), or an entry of its course."""

_QUESTIONS: dict[About, tuple[str, ...]] = {"right": (), "course": ()}


def let_questions(about: About, names: tuple[str, ...]) -> None:
    """Say which questions there are; `law/vocabulary.py` does, once."""
    _QUESTIONS[about] = names


def questions_about(about: About) -> tuple[str, ...]:
    """The questions that may be answered there, in the law's order."""
    return _QUESTIONS[about]
