"""Organisation numbers: nine digits, of which the last checks the others."""

from __future__ import annotations

import re

__all__ = ["is_orgnr"]

_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def is_orgnr(text: str) -> bool:
    """Whether nine digits end in the check digit of an organisation number (modulus 11).

    >>> is_orgnr("974760673"), is_orgnr("974760674")
    (True, False)
    """
    if not re.fullmatch(r"\d{9}", text, re.ASCII):
        return False
    check = -sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False)) % 11
    return check == int(text[8])
