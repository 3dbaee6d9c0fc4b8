"""The source of a fact in the catalogue, its confidence and its authority."""

from __future__ import annotations

from typing import Literal

import attrs

from qupcore.domain.sound import sound_entry
from qupcore.domain.text import Text
from qupcore.errors import BadInput

__all__ = ["POLICY", "Authority", "Confidence", "Note", "Source"]

Confidence = Literal["high", "medium", "low"]
"""`high`: read in the source; `medium`: the source is indirect or old; `low`: recalled or inferred."""

Authority = Literal["regulation", "guidance", "local", "advice"]
"""What stands behind a relation. `regulation`: the text of the law or a regulation. `guidance`: conditions
that Nav publishes. `local`: the owner's own rule for its own measure. `advice`: editorial lists and hints in
Nav's systems, which can allow or warn, and never require or forbid."""


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Source:
    """A text that a fact was read in.

    Attributes:
        text: What it is, so that a reader can find it.
        link: Where to read it.
        dated: The year or day that it is from, in ISO form. Left out: not known.
    """

    text: str
    link: str = ""
    dated: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.text.strip():
            raise BadInput(
                "a source without text",
                remedy="say what was read, so that it can be found",
                code="input.source",
            )

    def __str__(self) -> str:
        return (
            self.text + (f" ({self.dated})" if self.dated else "") + (f", {self.link}" if self.link else "")
        )


POLICY = Source(text="policy: an estimate of this library, since no source gives it")
"""The source of a number that no source gives. Catalogue files name it `policy`."""


def _in_each(text: str | Text) -> Text:
    return text if isinstance(text, Text) else Text(text, text, text)


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Note:
    """What a reader must know about one field: what is doubtful, not verified, or in conflict.

    Attributes:
        about: The field it is about (`valid`, `limits`).
        text: What is to be known. A string is the same in each language.
        sources: Where it is from. Empty: those of what it stands in.
        confidence: How sure that field is.
    """

    about: str
    text: Text = attrs.field(converter=_in_each)
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "low"
