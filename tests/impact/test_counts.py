"""The counts: as case by case, and the same however the rows are decided."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from qupcore import decide
from qupcore.errors import BadInput
from qupcore.impact.outcomes import IMPACT_CLASSES
from qupcore.population import impact, impact_of, person_of_row, synthesize
from qupcore.reforms import Side, Sides
from qupcore.rules import NATIONAL

OLD, NEW = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
OPEN = "undetermined"


@cache
def people() -> pl.DataFrame:
    return synthesize(seed=1, size=2000)


def class_of(before: Any, after: Any) -> str:
    """The class of a person as the decisions say, by the words of `law_difference`."""
    pair = before.outcome, after.outcome
    if pair == ("no_right", "no_right"):
        failed = [
            {f.rule for f in one.findings if f.counts and f.outcome == "not_met"} for one in (before, after)
        ]
        return "reason" if failed[0] != failed[1] else "same"
    if pair[0] == pair[1]:
        return "same"
    if OPEN in pair:
        return "newly_undetermined" if pair[1] == OPEN else "newly_determined"
    return "newly_right" if pair[1] == "right" else "newly_refused"


def test_the_change_of_2019_is_what_deciding_each_case_comes_to() -> None:
    laws, on = Sides(OLD, NEW).laws, date(2019, 1, 1)
    found: dict[str | None, Counter[str]] = {}
    rights: Counter[tuple[int, str]] = Counter()
    for row in people().iter_rows(named=True):
        case = person_of_row(row, on)
        before, after = (decide(case, on, law=law) for law in laws)
        found.setdefault(row["county"], Counter())[class_of(before, after)] += 1
        rights.update(enumerate((before.outcome, after.outcome)))
    counted = impact(people(), OLD, NEW, ["county"], least=1)
    total, *groups = counted.iter_rows(named=True)
    assert {row["county"]: {name: row[name] for name in IMPACT_CLASSES} for row in groups} == {
        county: {name: classes[name] for name in IMPACT_CLASSES} for county, classes in found.items()
    }
    assert total["people"] == 2000
    assert total["changed"] == sum(
        n for classes in found.values() for name, n in classes.items() if name != "same"
    )
    assert all(total[name] for name in IMPACT_CLASSES), "every class has people in it"
    for side, name in enumerate(("before", "after")):
        least = rights[side, "right"]
        assert total[f"right_{name}_least"] == least
        assert total[f"right_{name}_most"] == least + rights[side, OPEN]


BY = ("county", "age_group")
SMALL = 600


@cache
def counted() -> Any:
    return impact_of(people().head(SMALL), OLD, NEW, BY, least=1)


@pytest.mark.parametrize(
    "way",
    [
        {"rows_at_once": 1 + SMALL // 7},
        {"rows_at_once": SMALL},
        {"rows_at_once": 10 * SMALL},
        {"backend": "duckdb"},
        {"backend": "duckdb", "rows_at_once": 250},
    ],
    ids=str,
)
def test_the_counts_are_the_same_however_the_rows_are_decided(way: Any) -> None:
    assert impact_of(people().head(SMALL), OLD, NEW, BY, least=1, **way) == counted()


def test_the_counts_are_the_same_in_any_order_and_in_parts_of_any_size() -> None:
    mixed = people().head(SMALL).sample(fraction=1, shuffle=True, seed=3)
    with pl.Config(streaming_chunk_size=13):
        assert impact_of(mixed.lazy(), OLD, NEW, BY, least=1) == counted()


ONE_THREAD = """
import sys
from datetime import date
import polars as pl
from qupcore.population import impact
from qupcore.reforms import Side
from qupcore.rules import NATIONAL
assert pl.thread_pool_size() == 1
sides = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
print(impact(sys.argv[1], *sides, ("county", "age_group"), least=1).write_csv())
"""


def test_the_counts_are_the_same_from_a_file_with_one_thread(tmp_path: Path) -> None:
    few = people().head(SMALL)
    few.write_parquet(tmp_path / "people.parquet")
    few.write_csv(tmp_path / "people.csv")
    wanted = impact(few, OLD, NEW, BY, least=1)
    assert impact(tmp_path / "people.csv", OLD, NEW, BY, least=1).equals(wanted)
    done = subprocess.run(
        [sys.executable, "-c", ONE_THREAD, str(tmp_path / "people.parquet")],
        env={**os.environ, "POLARS_MAX_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == wanted.write_csv().strip()


@pytest.mark.parametrize("side", [OLD, NEW], ids=["old", "new"])
def test_a_law_against_itself_touches_nobody(side: Side) -> None:
    found = impact_of(people(), side, side, ["age_group"])
    for row in (found.total, *found.groups):
        assert (row.changed, {*row.classes.values()}) == (0, {0})
    assert found.bounds is not None
    assert (found.bounds.change, found.bounds.reached) == ((0, 0), True)
    assert not found.somebody_changes
    assert found.facts == {}


def test_what_is_shown_is_what_was_counted_or_hidden() -> None:
    shown, exact = (impact(people(), OLD, NEW, ["age_group"], least=n) for n in (5, 1))
    hidden = 0
    for one, other in zip(shown.iter_rows(named=True), exact.iter_rows(named=True), strict=True):
        for name in ("people", "changed", *IMPACT_CLASSES):
            hidden += one[name] is None
            assert one[name] in (None, other[name])
            assert one[name] is None or one[name] == 0 or one[name] >= 5
        for name in ("right_before", "right_after", "change"):
            if one[f"{name}_least"] is not None:
                assert one[f"{name}_least"] <= other[f"{name}_least"] <= other[f"{name}_most"]
                assert one[f"{name}_most"] >= other[f"{name}_most"]
    assert hidden > 10


def test_too_many_groups_are_refused() -> None:
    many = people().select(pl.all().repeat_by(30).explode()).with_row_index("place")
    with pytest.raises(BadInput, match="12000 groups"):
        impact(many.with_columns(pl.col("place") // 5), OLD, NEW, ["place"])


@pytest.mark.parametrize(
    ("people_given", "told", "said"),
    [
        (3, {}, "people is a"),
        (None, {"by": "county"}, "by is a str"),
        (None, {"least": 0}, "least is 0"),
        (None, {"least": 1.5}, "least is a float"),
        (None, {"backend": "sqlite"}, "backend is"),
        (None, {"rows_at_once": 0}, "rows_at_once is 0"),
        (None, {"before": NATIONAL}, "before is a Law"),
        (Path("none.xlsx"), {}, "xlsx"),
    ],
    ids=str,
)
def test_wrong_arguments_are_refused(people_given: Any, told: Any, said: str) -> None:
    given = {"people": people() if people_given is None else people_given, "before": OLD, "after": NEW}
    with pytest.raises(BadInput, match=said):
        impact_of(**{**given, **told})
