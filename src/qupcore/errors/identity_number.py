"""Detection of national identity numbers in texts, so that none is stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

__all__ = ["holds_identity_number", "is_identity_number"]

# The written forms: without a separator, or with a space, hyphen or full stop after the day of birth.
_CANDIDATE = re.compile(r"(?<!\d)(\d{6})[ \u00a0\u2009\u202f.-]?(\d{5})(?!\d)")
_DIGITS = 11
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_FIRST_REMAINDERS = (0, 1, 2, 3)
"""Numbers given before 2032 have remainder 0; from 2032 the first control digit may leave any of the four."""


def is_identity_number(digits: str) -> bool:
    """Whether eleven digits form an identity number of the National Population Register.

    That is: a day of birth that exists, and two correct control digits. Day + 40 marks a D-number, month + 80
    a synthetic number for tests, month + 40 a stand-in (hjelpenummer) or a synthetic number of Nav. From 2032
    the number does not tell the century, so 29 February is taken to exist in every fourth year.

    Source: Skatteetaten, "Nytt fødselsnummer fra 2032", with the weights, the remainders and the check:
    https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032/

    >>> [is_identity_number(digits) for digits in ("01819012381", "01819012391", "20260123456")]
    [True, False, False]
    """
    if len(digits) != _DIGITS:  # before anything is counted: nearly every number of a case is shorter
        return False
    numbers = [int(digit) for digit in digits]
    if not _is_day(numbers):
        return False
    return (
        _remainder(numbers, _FIRST_WEIGHTS) in _FIRST_REMAINDERS and _remainder(numbers, _SECOND_WEIGHTS) == 0
    )


def holds_identity_number(text: str) -> bool:
    """Whether a text contains an identity number, with or without a separator after the day of birth.

    Digits of other alphabets count as digits. An account number written with its full stops does not match.

    >>> holds_identity_number("Applicant 018190 12381 lives alone."), holds_identity_number("sak 20260123456")
    (True, False)
    """
    if len(text) < _DIGITS:  # most texts of a case are shorter than a number
        return False
    return any(is_identity_number(match[1] + match[2]) for match in _CANDIDATE.finditer(text))


def _remainder(numbers: Sequence[int], weights: Sequence[int]) -> int:
    """The remainder modulus 11 of the weighted sum and its control digit."""
    weighted = sum(number * weight for number, weight in zip(numbers, weights, strict=False))
    return (weighted + numbers[len(weights)]) % 11


def _is_day(numbers: Sequence[int]) -> bool:
    day, month, year = (numbers[n] * 10 + numbers[n + 1] for n in (0, 2, 4))
    day -= 40 if day > 40 else 0
    month -= 80 if month > 80 else 40 if month > 40 else 0
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True
