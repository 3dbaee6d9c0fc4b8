"""Statements that nobody can answer: an error with a remedy, and no crash."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore.errors import BadInput
from qupcore.laboratory.proving.statements import said_statements
from qupcore.law.national import NATIONAL
from qupcore.reforms import Side, Statement, prove, read_statement

TODAY = Side(NATIONAL, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("never", ()),
        ("implies", ("sotjl.29.age",)),
        ("each_rule", ("sotjl.29.age",)),
        ("bogus", ()),
        ("laws_equivalent", ("a", "b")),
    ],
)
def test_a_statement_of_no_kind_or_with_another_number_of_names_is_refused(
    kind: str, about: tuple[str, ...]
) -> None:
    with pytest.raises(BadInput):
        Statement(kind, about)  # type: ignore[arg-type]


def test_the_sentence_of_a_claim_is_told_where_its_condition_goes() -> None:
    asked = read_statement("the claim sotjl.29.age holds")
    assert asked == Statement("claim", ("sotjl.29.age",))
    with pytest.raises(BadInput, match="names the claim alone"):
        prove(asked, TODAY)


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_each_sentence_that_is_listed_is_read_as_its_kind(lang: str) -> None:
    said = said_statements(lang)
    assert len(said) == 18
    for kind, sentence in said.items():
        assert read_statement(sentence.format(one="a.b", other="c.d")).kind == kind
