"""Questions about a law or about two, as sentences in three languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.hint import remedy
from qupcore.domain.sound import sound_entry
from qupcore.domain.text import LANGUAGES
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.phrases import phrases

__all__ = ["ABOUT_TWO_LAWS", "Statement", "StatementKind", "read_statement", "said_statements"]

StatementKind = Literal[
    "never",
    "always",
    "disjoint",
    "implies",
    "equivalent",
    "each_rule",
    "each_limit",
    "no_gap",
    "no_overlap",
    "independent",
    "claim",
    "nobody_newly_right",
    "nobody_newly_refused",
    "nobody_newly_undetermined",
    "nobody_gets_more",
    "nobody_gets_less",
    "laws_equivalent",
    "laws_disjoint",
    "law_implies",
]

ABOUT_TWO_LAWS = frozenset(
    {
        "nobody_newly_right",
        "nobody_newly_refused",
        "nobody_newly_undetermined",
        "nobody_gets_more",
        "nobody_gets_less",
        "laws_equivalent",
        "laws_disjoint",
        "law_implies",
    }
)
"""The statements that compare two laws."""

_NAMES: Mapping[str, int] = {
    **dict.fromkeys(get_args(StatementKind), 0),
    **dict.fromkeys(("never", "always", "independent", "claim"), 1),
    **dict.fromkeys(("disjoint", "implies", "equivalent"), 2),
}
"""By kind: how many rules or facts it names."""


@attrs.frozen(field_transformer=sound_entry)
class Statement:
    """A statement.

    Attributes:
        kind: Its kind.
        about: The ids of the rules, or the name of the fact, in the order of the sentence.

    Raises:
        BadInput: there is no such kind, or it names more or fewer.
    """

    kind: StatementKind
    about: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.kind not in _NAMES:
            raise BadInput(
                worded("there is no statement of the kind {kind!r}", kind=self.kind),
                remedy=remedy(str(self.kind), _NAMES, most=3),
                code="input.value",
            )
        if len(self.about) != _NAMES[self.kind]:
            raise BadInput(
                worded("the statement names {count} rules or facts", count=len(self.about)),
                remedy=worded("name {count}", count=_NAMES[self.kind]),
                code="input.value",
            )

    def said(self, lang: str) -> str:
        """The sentence in a language.

        >>> Statement("never", ("sotjl.29.age",)).said("en")
        'sotjl.29.age is never met'
        """
        names = dict(zip(("one", "other"), self.about, strict=False))
        return phrases(lang).say("prove_statement", self.kind, **names)


def read_statement(text: str) -> Statement:
    """Read a sentence in Norwegian or English as a statement.

    Args:
        text: The sentence, as `qup prove --list` prints them; case and a full stop do not matter.

    Raises:
        BadInput: no statement is put like this.

    >>> read_statement("Nobody is newly refused").kind
    'nobody_newly_refused'
    >>> read_statement("never both sotjl.29.age and sotjl.29.capacity").about
    ('sotjl.29.age', 'sotjl.29.capacity')
    """
    check_arguments(read_statement, locals())
    asked = " ".join(text.split()).rstrip(".?!")
    sentences: list[str] = []
    for lang in LANGUAGES:
        sentences += said_statements(lang).values()
        for kind, sentence in phrases(lang).tables["prove_statement"].items():
            if found := re.fullmatch(_pattern(str(sentence)), asked, re.IGNORECASE):
                return Statement(kind, found.groups())  # type: ignore[arg-type]
    raise BadInput(
        worded("{text!r} is not a statement that can be proved", text=text),
        remedy=remedy(
            asked,
            dict.fromkeys(sentences),
            named=worded("qup prove --list lists the statements, such as"),
            most=3,
        ),
        code="input.value",
    )


def said_statements(lang: str) -> dict[str, str]:
    """Each sentence that can be read, by its kind. A claim is read from a file, and is none of them."""
    said = phrases(lang).tables["prove_statement"]
    return {kind: str(sentence) for kind, sentence in said.items() if kind != "claim"}


def _pattern(sentence: str) -> str:
    quoted = re.sub("[“”«»]", lambda mark: f"{mark[0]}?", re.escape(sentence))
    return quoted.replace(r"\{one\}", r"(\S+)").replace(r"\{other\}", r"(\S+)")
