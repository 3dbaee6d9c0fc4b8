"""A sentence in the three languages that qupcore speaks."""

from __future__ import annotations

import attrs

__all__ = ["Text"]


@attrs.frozen
class Text:
    """The same sentence in bokmål, nynorsk and English.

    Attributes:
        nb: Bokmål.
        nn: Nynorsk.
        en: English.
    """

    nb: str
    nn: str
    en: str

    def in_language(self, lang: str) -> str:
        """The sentence in `nb`, `nn` or `en`."""
        return str(getattr(self, lang))
