"""Only identity numbers are refused as identity numbers. All numbers used here are synthetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore import Participant, read_case
from qupcore.errors import BadInput
from qupcore.errors.identity_number import holds_identity_number, is_identity_number

# Month + 80: numbers of the register's test population, which no person has. The control digits were worked
# out by hand from Skatteetaten's description: the weighted sum of the first nine digits is 158 + k1.
NUMBERS = {
    "given before 2032 (remainder 0)": "01819012365",
    "form of 2032, remainder 1": "01819012373",
    "form of 2032, remainder 2": "01819012381",
    "form of 2032, remainder 3": "01819012470",
    "D-number": "41819012359",
    "month + 40": "01419012382",
}
NONE = {
    "journal number of a case": "20260123456",
    "first control digit wrong": "01819012357",
    "second control digit wrong": "01819012366",
    "month 13": "01139012365",
    "30 February": "30829012365",
    "day 0": "00819012365",
    "ten digits": "0181901236",
    "account number": "12345678903",
}


@pytest.mark.parametrize("digits", NUMBERS.values(), ids=NUMBERS)
def test_is_one(digits: str) -> None:
    assert is_identity_number(digits)
    assert holds_identity_number(digits)  # nothing else in the text
    for sign in ("", " ", "-", ".", "\u00a0", "\u202f"):
        assert holds_identity_number(f"applicant {digits[:6]}{sign}{digits[6:]}.")
    for text in (f"x{digits}", f"{digits}x", f"({digits})", f"case_{digits}"):
        with pytest.raises(BadInput):
            Participant(ref=text)


@pytest.mark.parametrize("digits", NONE.values(), ids=NONE)
def test_is_none(digits: str) -> None:
    assert not is_identity_number(digits)
    assert read_case(f'{{"ref": "sak {digits}"}}'.encode()).ref == f"sak {digits}"


@pytest.mark.parametrize(
    "text",
    [
        "sak 20260123456",
        "1234.56.78903",
        "101819012365",
        "018190123651",
        "0181 90 12365",
        "2026/01819-012365",
    ],
)
def test_other_numbers_pass(text: str) -> None:
    """An account number with its full stops, and digits that go on, are none."""
    assert Participant(ref=text).ref == text


@given(st.integers(0, 10**9 - 1))
def test_at_most_four_in_a_hundred_endings_are_one(first: int) -> None:
    """Of the hundred endings of nine digits, one second control digit fits each of the four first ones."""
    found = [end for end in range(100) if is_identity_number(f"{first:09}{end:02}")]
    assert len(found) <= 4
    assert len({end // 10 for end in found}) == len(found)


def test_the_leap_day_is_taken_to_exist_every_fourth_year() -> None:
    """From 2032 the number does not tell the century: 00 may be 2000."""
    days = [f"2982{year:02}" for year in (0, 4, 96)]
    for day in days:
        assert any(is_identity_number(f"{day}123{end:02}") for end in range(100))
    assert not any(is_identity_number(f"298201123{end:02}") for end in range(100))
