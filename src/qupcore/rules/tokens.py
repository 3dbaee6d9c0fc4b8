"""The tokens of an expression, each with its column."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

import attrs

from qupcore.errors import RuleError
from qupcore.errors.worded import worded

__all__ = ["LONGEST", "Token", "tokens_of", "wrong"]

LONGEST = 2000
"""The most characters of an expression."""
MOST_DIGITS = 12

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<date>\d{4}-\d\d-\d\d)(?![\w-])
      | (?P<number>\d+)(?![\w.])
      | (?P<word>[a-zA-ZæøåÆØÅ_]\w*(?:\.[a-zA-ZæøåÆØÅ_]\w*)*)
      | (?P<text>"[^"\n]*"|'[^'\n]*')
      | (?P<sign><=|>=|==|!=|[<>()+*,-])
    )""",
    re.VERBOSE | re.ASCII,
)
_INSTEAD = {
    "=": worded("write == to compare"),
    "&": worded("write `and`"),
    "|": worded("write `or`"),
    "!": worded("write `not`, or != to compare"),
    "/": worded("write divided(a, b, half_up): it says how to round"),
    "~": worded("write `not`"),
    ".": worded("write the number itself: a condition names facts, and no numbers of the law"),
    "[": worded("write in (...), with round brackets"),
    '"': worded("close the quotes"),
    "'": worded("close the quotes"),
}


@attrs.frozen
class Token:
    """A word, number, date, quoted text or sign; the last token is `end`."""

    kind: Literal["word", "number", "date", "text", "sign", "end"]
    text: str
    column: int
    value: int = 0

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """The token in a message."""
        return worded("the end") if self.kind == "end" else f"`{self.text}`"


def wrong(what: str, token: Token, remedy: str) -> RuleError:
    """An error at the column of a token."""
    return RuleError(what, where=worded("column {column}", column=token.column), remedy=remedy)


def tokens_of(text: str) -> list[Token]:
    """Split an expression into tokens.

    Raises:
        RuleError: it is empty or too long, or has an unknown character; `where` gives the column.

    >>> [str(token) for token in tokens_of("a.b >= 18")]
    ['`a.b`', '`>=`', '`18`', 'the end']
    """
    if len(text) > LONGEST:
        raise RuleError(
            worded("an expression of {count} characters", count=len(text)),
            remedy=worded("at most {longest}; split it", longest=LONGEST),
        )
    found: list[Token] = []
    place = 0
    end = len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None:
            place += len(text[place:]) - len(text[place:].lstrip())
            stray = Token("sign", text[place], place + 1)
            remedy = _INSTEAD.get(stray.text, worded("take it out"))
            if stray.text.isdigit():  # the beginning of a number that goes on with letters or decimals
                remedy = worded("write a whole number; kroner and øre as 250050 øre")
            raise wrong(worded("{text!r} has no meaning here", text=stray.text), stray, remedy)
        found.append(_token(match))
        place = match.end()
    if not found:
        raise RuleError(
            "an empty expression",
            where=worded("column {column}", column=1),
            remedy="write a condition, or leave the key out",
        )
    return [*found, Token("end", "", end + 1)]


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup
    assert kind is not None
    text, column = match[kind], match.start(kind) + 1
    if kind == "text":
        return Token("text", text[1:-1], column)
    token = Token(kind, text, column)  # type: ignore[arg-type]
    if kind == "number":
        if len(text) > MOST_DIGITS:
            raise wrong(
                worded("a number of {count} digits", count=len(text)),
                token,
                worded("at most {most_digits} digits", most_digits=MOST_DIGITS),
            )
        return attrs.evolve(token, value=int(text))
    if kind == "date":
        try:
            return attrs.evolve(token, value=date.fromisoformat(text).toordinal())
        except ValueError:
            raise wrong(
                worded("{text} is no day", text=text), token, worded("write a day that exists, as 2026-09-01")
            ) from None
    return token
