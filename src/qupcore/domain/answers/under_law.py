"""The law that an answer was given under."""

from __future__ import annotations

import attrs

__all__ = ["UnderLaw"]


@attrs.frozen(kw_only=True)
class UnderLaw:
    """The law that an answer was given under.

    Attributes:
        law: Its name.
        law_hash: SHA-256 of all that the law of a trial says, of every day; empty for the national law.
        trial: Whether the law is another than the national one: then nothing is decided about anybody.
    """

    law: str = "national"
    law_hash: str = ""
    trial: bool = False
