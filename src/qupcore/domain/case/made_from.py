"""What an element of a plan was made from: the catalogue entries as they were when the plan was made."""

from __future__ import annotations

import re

import attrs

from qupcore.domain.sound import sound_fields
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["EntryVersion", "MadeFrom"]

_HASH = re.compile(r"[0-9a-f]{8}(_[0-9a-f]{8}){7}", re.ASCII)


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class EntryVersion:
    """A measure or an offer as a catalogue had it on the day that a plan was made.

    Attributes:
        hash: SHA-256 over what it says, without its sources and notes: 64 hexadecimal digits in groups of
            eight with `_` between, so that no group can be taken for an identity number.
        catalogue: Whose catalogue it is from: `national`, the name of a plugin, or of a file.
        package: The package that brought the catalogue. Empty: not known.
        version: The version of that package. Empty: not known.
    """

    hash: str
    catalogue: str
    package: str = ""
    version: str = ""

    def __attrs_post_init__(self) -> None:
        if not _HASH.fullmatch(self.hash):
            raise BadInput(
                worded("{hash!r} is not the hash of a catalogue entry", hash=self.hash[:80]),
                remedy="copy it as it was written, or leave out made_from",
                code="input.value",
            )

    def __str__(self) -> str:
        return " ".join(filter(None, (self.catalogue, self.version)))


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class MadeFrom:
    """The catalogue entries that an element of a plan was made from.

    Attributes:
        measure: The measure. Left out: no catalogue in use had it.
        offer: The offer. Left out: none was chosen, or no catalogue in use had it.
    """

    measure: EntryVersion | None = None
    offer: EntryVersion | None = None
