"""A district (bydel) by its name, as a case and an offer write it."""

from __future__ import annotations

import re
from unicodedata import normalize

from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["check_district", "is_district_number", "same_name"]


def check_district(name: str) -> None:
    """Refuse what is no name: nothing, or a name with spaces around it.

    Raises:
        BadInput: it is none.
    """
    if not name or name != name.strip():
        raise BadInput(
            worded("{name!r} is no name of a district", name=name),
            remedy="write the name as the municipality does, without spaces around it; "
            "in Oslo two digits will do",
            code="input.value",
        )


def is_district_number(name: str) -> bool:
    """Whether it has the form of the number of a district in Oslo: two digits.

    >>> is_district_number("02"), is_district_number("Grünerløkka")
    (True, False)
    """
    return re.fullmatch(r"\d{2}", name, re.ASCII) is not None


def same_name(name: str) -> str:
    """The form in which two names are compared: composed letters (Unicode NFC), and no capitals.

    >>> same_name("GRU\\N{COMBINING DIAERESIS}NERLØKKA") == same_name("Grünerløkka")
    True
    """
    return normalize("NFC", normalize("NFC", name).casefold())
