"""The known errors in practice (E1 to E16): names for findings, without effect on any answer."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import attrs

from qupcore.memory import remembered
from qupcore.packaged import packaged_toml

__all__ = ["STALE", "ErrorCode", "code_of_demand", "code_of_rule", "error_codes", "invokes_exception"]

_EXCEPTION_RULE = "sotjl.29.not_disproportionately_burdensome"


@attrs.frozen(kw_only=True)
class ErrorCode:
    """A known error.

    Attributes:
        code: `E1` to `E16`.
        covered: Whether the statute or the regulation on the programme covers it.
        rules: The rules that it breaks.
        source: Where it was found in practice.
        text: What it is, by language.
        not_shown: What it may be, and what to show, where the case does not tell whether it was made.
        demands: Beginnings of words by which a demand without basis in law is told.
        since: The day from which the demand has no basis; None: it never had one.
    """

    code: str
    covered: bool
    rules: tuple[str, ...]
    source: str
    text: dict[str, str]
    not_shown: dict[str, str]
    demands: tuple[str, ...] = ()
    since: date | None = None

    def last_day(self) -> date:
        """The last day on which the older law held."""
        assert self.since is not None
        return self.since - timedelta(days=1)


@remembered(most=1)
def error_codes() -> tuple[ErrorCode, ...]:
    """Every known error, in the order of their numbers.

    >>> [known.code for known in error_codes() if not known.covered]
    ['E11']
    """
    tree = _table("codes.toml")
    return tuple(
        ErrorCode(
            code=code,
            covered=entry["covered"],
            rules=tuple(entry["rules"]),
            source=entry["source"],
            text={lang: entry[lang] for lang in ("nb", "nn", "en")},
            not_shown=dict(entry["not_shown"]),
            demands=tuple(entry.get("demands", ())),
            since=entry.get("since"),
        )
        for code, entry in tree.items()
    )


def code_of_rule(rule: str) -> str:
    """The known error that a breach of the rule is, or "".

    >>> code_of_rule("sotjl.29.assessed_before_decision")
    'E1'
    """
    return next((known.code for known in error_codes() if rule in known.rules), "")


@remembered(most=8)
def _table(name: str) -> dict[str, Any]:
    return packaged_toml("qupcore.cases.review", name)


def invokes_exception(ground: str) -> bool:
    """Whether a ground, as a rule's name or in words, invokes the exception of § 29 (3).

    A doubtful ground counts as invoking it.

    >>> [invokes_exception(said) for said in ("Mangler plass", "For byrdefullt", "sotjl § 29 (3)")]
    [False, True, True]
    """
    if ground == _EXCEPTION_RULE:
        return True
    said = re.findall(r"\w+", ground.lower())
    return any(_says(entry, said) for entry in _table("grounds.toml")["exception"]["words"])


def _says(entry: str, said: list[str]) -> bool:
    """Whether the text has words with all of these beginnings."""
    return all(any(word.startswith(start) for word in said) for start in entry.split())


def code_of_demand(words: str, on: date) -> str:
    """The known error that a demand is, by its words, or "" where the words do not tell.

    Args:
        words: The ground or the practice condition, as written.
        on: The day of the demand.

    >>> [code_of_demand(said, date(2026, 6, 1)) for said in ("Not motivated enough", "Too young")]
    ['E7', '']
    """
    said = re.findall(r"\w+", words.lower())
    for known in error_codes():
        if known.since is not None and (on < known.since or invokes_exception(words)):
            continue  # the law of the day has an exception of its own, which the ground invokes
        for entry in known.demands:
            if _says(entry, said):
                return known.code
    return ""


STALE = next(known for known in error_codes() if known.since is not None)
"""The error of deciding by law that no longer holds."""
