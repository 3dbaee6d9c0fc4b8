"""The shared suite finds a backend that is broken in any of the ways in which backends were seen to be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qupcore.cases.ruling.ruling import evaluate
from qupcore.engines import installed_engines
from qupcore.engines.compiled.three_valued import Trees
from qupcore.errors import EngineDisagreement
from qupcore.law.national import AS_IT_STANDS
from qupcore.memory import forget
from qupcore.table import answer_columns, building, facts_columns, from_rules, in_polars, in_sql, plan
from qupcore.table.building import ColumnLayers
from qupcore.table.calendar_steps import days_past
from qupcore.table.expressions import Case, Compared, Computed
from table.backends import BACKENDS
from table.comparing import compared

DAY = date(2026, 9, 1)
ENGINES = {*(engine.name for engine in installed_engines()), "compiled"}
LEAP = date(2022, 2, 28)


def without_mask(condition: Any, then: Any, otherwise: Any) -> Case:
    """A choice that takes the second number where the condition is unknown."""
    return Case(((condition, then),), otherwise)


def least_without_mask(written: Callable[..., str]) -> Callable[..., str]:
    """LEAST and GREATEST, which pass over NULL."""

    def case(self: Any, branches: Any, otherwise: Any) -> str:
        first = branches[0][0]
        if len(branches) == 2 and isinstance(first, Compared) and branches[0][1] == first.left:
            name = "LEAST" if first.operator == "<=" else "GREATEST"
            return f"{name}({self.written(first.left)}, {self.written(first.right)})"
        return written(self, branches, otherwise)

    return case


def towards_zero(a: Any, b: Any) -> Any:
    """A quotient rounded towards zero."""
    return in_polars.polars_library().when(a < 0).then(0 - (0 - a) // b).otherwise(a // b)


def no_rest(self: Any, a: str, b: str, first: Any, second: Any, wide: bool) -> str:
    """A quotient as DuckDB has it, rounded towards zero."""
    return f"({a} // NULLIF({b}, 0))"


def plain_product(self: Any, left: Any, right: Any) -> Any:
    """A product that is unknown where a number is, even beside zero."""
    return Computed("*", self.step(left), self.step(right))


def counts_anyhow(question: str, judged: Any, *others: Any) -> Any:
    """A judgement that counts without grounds."""
    return judged[0] if judged else facts_columns.TruthColumn(question)


def not_implied(*others: Any) -> dict[str, Any]:
    """Judgements that imply no others."""
    return {}


def other_birthday(*others: Any) -> int:
    """No birthday is moved in a common year."""
    return 999


def whatever_is_above(truths: Any) -> Any:
    """A fact is missing wherever it is unknown."""
    return truths[-1]


PLANTED = {
    "polars: a choice without its mask": ("polars", "duration", building, "chosen", without_mask),
    "polars: towards zero": (
        "polars", "pay", in_polars, "COMBINE", {**in_polars.COMBINE, "//": towards_zero},
    ),
    "polars: 64 bits where 128 are needed": ("polars", "pay", in_polars, "is_wide", lambda *_: False),
    "duckdb: LEAST without a mask": (
        "duckdb", "duration", in_sql._Writing, "_case", least_without_mask(in_sql._Writing._case),
    ),
    "duckdb: towards zero": ("duckdb", "pay", in_sql._Writing, "_quotient", no_rest),
    "zero times unknown": ("polars", "pay", ColumnLayers, "product", plain_product),
    "judgements without grounds": ("polars", "right", plan, "judgement_that_counts", counts_anyhow),
    "no implied judgement": ("duckdb", "right", plan, "implied_columns", not_implied),
    "the birthday of 29 February": ("duckdb", "right", facts_columns, "_LEAP_DAY", other_birthday()),
    "months as thirty days": ("duckdb", "duration", from_rules, "months_past", days_past),
    "what is missing": ("polars", "content", answer_columns, "_every", whatever_is_above),
}  # fmt: skip


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    backend, topic, place, name, mutant = PLANTED[fault]
    day = LEAP if topic == "right" else DAY
    assert next(compared(topic, day, 150, [BACKENDS[backend]]), None) is None
    monkeypatch.setattr(place, name, mutant)
    assert next(compared(topic, day, 150, [BACKENDS[backend]]), None) is not None


def test_a_fault_of_the_compiled_engine_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The backends are held to answers of which it is one: who differs from the others, answers nothing."""
    assert dict(evaluate("pay", DAY, {}, AS_IT_STANDS).engines).keys() == ENGINES
    assert next(compared("pay", DAY, 150, [BACKENDS["polars"]]), None) is None
    forget()
    monkeypatch.setattr(Trees, "product", product_that_needs_both)
    try:
        with pytest.raises(EngineDisagreement):
            next(compared("pay", DAY, 150, [BACKENDS["polars"]]), None)
    finally:
        forget()


def product_that_needs_both(trees: Trees, a: Any, b: Any) -> Any:
    """A product that is unknown where a number is, even beside zero."""
    return trees.where_known((a, b), f"{a.text} * {b.text}")
