"""A table that is held in memory is decided series by series: the same answers and faults as lazily."""

from __future__ import annotations

from datetime import date
from itertools import product
from random import Random

import polars as pl
import pytest

from qupcore.errors import BadInput
from qupcore.table import in_memory
from qupcore.table.expressions import (
    AllTrue,
    Among,
    AnyTrue,
    Bits,
    Case,
    ChoiceColumn,
    Compared,
    Expression,
    Known,
    NumberColumn,
    NumberValue,
    Opposite,
    TruthColumn,
    TruthValue,
)
from qupcore.table.in_memory import answers_in_memory
from qupcore.table.in_polars import with_answers
from qupcore.table.people_table import table
from qupcore.table.plan import TablePlan
from qupcore.table.simplifying import simplified
from table.backends import frame_of
from table.comparing import drawn_frame

DAY = date(2026, 9, 1)
RULES = table(on=DAY)
TRUTHS = ("person.lawful_stay", "person.fixed_residence", "benefits.insurance_benefit")
CHOICE, NUMBER = "household.kind", "benefits.monthly_total"


def some_rows() -> pl.DataFrame:
    """Drawn rows, half of them without an empty cell in two columns."""
    frame = drawn_frame(RULES, DAY, 200)
    return pl.concat([frame, frame.fill_null(strategy="forward").fill_null(strategy="backward")])


def lazily(frame: pl.DataFrame) -> pl.DataFrame:
    return RULES.decide(frame.lazy()).collect()


@pytest.mark.parametrize("rows", [7, 64, 1000])
def test_a_long_table_is_decided_part_by_part(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_memory, "_ROWS", rows)
    frame = some_rows()
    assert RULES.decide(frame).equals(lazily(frame))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_table_of_few_rows(count: int) -> None:
    frame = some_rows().head(count)
    answers = RULES.decide(frame)
    assert answers.height == count
    assert answers.equals(lazily(frame))
    assert answers.schema == lazily(some_rows()).schema


@pytest.mark.parametrize("kind", [pl.Int8, pl.UInt16, pl.Int32])
def test_numbers_of_any_width(kind: type[pl.DataType]) -> None:
    frame = some_rows().with_columns(pl.col(NUMBER).clip(0, 100).cast(kind))
    assert RULES.decide(frame).equals(lazily(frame))


@pytest.mark.parametrize("kind", [pl.Categorical(), pl.Enum(["couple", "single", "shared_dwelling"])])
def test_words_of_any_kind(kind: pl.DataType) -> None:
    frame = some_rows().with_columns(pl.col(CHOICE).cast(kind))
    assert RULES.decide(frame).equals(lazily(frame))


WRONG = {
    "a number below": {NUMBER: pl.lit(-1, pl.Int64)},
    "a number above": {NUMBER: pl.lit(10**12 + 1, pl.Int64)},
    "an age": {"person.age": pl.lit(151, pl.Int16)},
    "no": {"assessed.work_ability": pl.lit(False)},
    "a word": {CHOICE: pl.lit("family")},
    "a word of a list": {CHOICE: pl.lit("family", pl.Enum(["single", "family"]))},
    "tomorrow": {"born": pl.lit(date(2026, 9, 2))},
    "too long ago": {"born": pl.lit(date(1875, 9, 1))},
    "beyond the calendar": {"born": pl.lit(10_000_000, pl.Int32).cast(pl.Date)},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_single_wrong_cell_is_found_in_memory_as_lazily(wrong: str) -> None:
    frame = some_rows()
    for name, cell in WRONG[wrong].items():
        if name == "person.age":
            frame = frame.rename({"born": name}).with_columns(pl.lit(30, pl.Int16).alias(name))
        rows = pl.int_range(pl.len())
        frame = frame.with_columns(
            pl.when(rows == 131).then(cell).when(rows % 3 > 0).then(pl.col(name)).alias(name)
        )
    told = []
    for given in (frame, frame.lazy()):
        with pytest.raises(BadInput) as caught:
            RULES.check(given)
        told.append(caught.value.faults)
    assert told[0] == told[1]
    assert [fault.what.rpartition(" ")[2] for fault in told[0]] == ["132"]


def test_the_greatest_age_is_no_fault() -> None:
    frame = some_rows().with_columns(pl.lit(date(1875, 9, 2)).alias("born"))
    RULES.check(frame)


def test_a_plan_that_is_kept_is_only_that_of_a_table_like_it() -> None:
    rules, frame = table(on=DAY), some_rows()
    whole = frame.fill_null(strategy="forward").fill_null(strategy="backward")
    fewer = frame.drop("judgement.benefits_very_limited.grounded")
    for given in (whole, frame, fewer, frame, whole):
        assert rules.decide(given).equals(RULES.decide(given.lazy()).collect())
        assert rules.decide(given, ["unknown"])["unknown"].equals(lazily(given)["unknown"])


def drawn(random: Random, depth: int) -> Expression:
    """An expression of truths that may hold anything that rules are put into."""
    leaves: tuple[Expression, ...] = (
        *map(TruthColumn, TRUTHS),
        Compared("<=", NumberColumn(NUMBER), NumberValue(5)),
        Compared(">", NumberColumn(NUMBER), NumberValue(0)),
        Among(ChoiceColumn(CHOICE), ("single",)),
        Among(ChoiceColumn(CHOICE), ("couple", "shared_dwelling")),
        TruthValue(None), TruthValue(True), TruthValue(False),
    )  # fmt: skip
    if depth == 0:
        return random.choice(leaves)
    parts = tuple(drawn(random, depth - 1) for _ in range(random.randint(2, 3)))
    first, second, *_ = parts
    return random.choice(
        (
            AllTrue(parts), AnyTrue(parts), Opposite(first), Known(first), Opposite(Known(first)),
            Case(((first, second),), drawn(random, 0)),
            Case(((first, second), (Opposite(first), drawn(random, 0))), TruthValue(None)),
            AnyTrue(tuple(AllTrue((part, TruthValue(None))) for part in parts)),
        )
    )  # fmt: skip


def every_cell(full: bool) -> pl.DataFrame:
    """Each way in which the cells of the drawn expressions can be."""
    truths = (True, False) if full else (True, False, None)
    words = ("single", "couple", "shared_dwelling") if full else ("single", "couple", "shared_dwelling", None)
    numbers = (0, 3, 9) if full else (0, 3, 9, None)
    rows = [dict(zip((*TRUTHS, CHOICE, NUMBER), way, strict=True))
            for way in product(truths, truths, truths, words, numbers)]  # fmt: skip
    return frame_of(rows, RULES.columns)


def plan_with(layers: dict[str, Expression], answers: dict[str, Expression]) -> TablePlan:
    plan = RULES.plan(DAY, [column.name for column in RULES.columns if column.name != "born"])
    return TablePlan(plan.rulebook, plan.columns, ({**layers},), answers, plan.intervals, plan.legend)


@pytest.mark.parametrize("full", [True, False])
def test_what_is_simplified_is_worth_the_same_in_every_row(full: bool) -> None:
    random, frame = Random(15), every_cell(full)
    names = frame.columns if full else []
    for _ in range(30):
        layer = {f"made {n}": drawn(random, 2) for n in range(6)}
        made = [TruthColumn(name) for name in layer]
        answers: dict[str, Expression] = {name: drawn(random, 3) for name in "abcd"}
        answers |= {f"of {one.name}": one for one in made}
        answers["joined"] = AllTrue((made[0], AnyTrue((made[1], made[2])), Opposite(made[3])))
        answers["bits"] = Bits((*made, *(Opposite(Known(one)) for one in made)))
        answers["shared"] = Bits(tuple(AllTrue((Opposite(Known(made[0])), one)) for one in made[1:]))
        plan = plan_with(layer, answers)
        wanted = with_answers(frame.lazy(), plan).collect()
        shorter = simplified(plan, names, tuple(answers))
        assert with_answers(frame.lazy(), shorter).collect().equals(wanted)
        assert answers_in_memory(frame, shorter).equals(wanted)
        assert answers_in_memory(frame, plan).equals(wanted)
