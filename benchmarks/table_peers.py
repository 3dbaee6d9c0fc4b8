"""A million people at a time: a table beside OpenFisca-Core and Polars by hand, for the same work.

The thirteen facts, twelve conditions and the amount of `one_case/workload.py`. Each gives whether all
conditions hold, a mask of those that fail, and the amount; the columns of all must be equal before it is
timed. They take turns in one process, and the ratio is the median of those of the rounds. OpenFisca starts
from columns of NumPy, with the building of its simulation and without. This project does not need it:

    pip install OpenFisca-Core
    PYTHONPATH=benchmarks python benchmarks/table_peers.py [--people 1000000] [--rounds 15]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import reduce
from operator import or_
from statistics import median
from typing import Any

import polars as pl
from one_case.trees import ON, rules_and_amount
from one_case.workload import ABILITIES, FULL, LOWERED, MOST_HELD, PER_CHILD, by_hand, people

from qupcore.law.national import NATIONAL
from qupcore.rules.law import Law
from qupcore.table.people_table import table
from qupcore.version import installed_version

Found = tuple[Any, Any, Any]
"""Whether all conditions hold, the mask of those that fail, and kroner a year: a column each."""
Way = Callable[[], Found]
YEAR = "2026"


def drawn(count: int) -> pl.DataFrame:
    """People of the workload; of a million, each of 10,000 comes back about a hundred times."""
    some = pl.DataFrame(people(10_000), schema_overrides={"ability": pl.Enum(ABILITIES)})
    return some.sample(count, with_replacement=True, seed=15)


def in_a_table(rows: pl.DataFrame) -> Way:
    """The rules of `one_case/trees.py` as a table, with the check of every cell."""
    rules = table(Law("made-up", rules_and_amount(), NATIONAL.conventions), "made-up", on=ON)

    def work() -> Found:
        found = rules.decide(rows, ["outcome", "failed", "yearly"])
        met = found["outcome"] == "met"
        return met, found["failed"], found["yearly"].zip_with(met, pl.Series([0]))

    return work


def polars_by_hand(rows: pl.DataFrame) -> Way:
    """One query of Polars, over two values and without a check."""
    col = pl.col
    conditions = (
        col("age") >= 18,
        col("age") < 67,
        col("lives_here"),
        col("lawful"),
        (col("ability") == "much") | (col("ability") == "very_much"),
        col("earns_less"),
        col("held") <= MOST_HELD,
        col("on_assistance") | col("near_assistance"),
        col("assessed"),
        col("has_plan") & (col("followed_up") | (col("ability") == "very_much")),
        (col("months") < 24) | ((col("months") < 36) & col("followed_up")),
        (col("age") >= 25) | col("followed_up") | ~col("on_assistance"),
    )
    none = pl.lit(0, pl.UInt16)
    bits = (pl.when(one).then(none).otherwise(pl.lit(1 << n, pl.UInt16)) for n, one in enumerate(conditions))
    yearly = pl.when(col("age") < 25).then(LOWERED).otherwise(FULL) + PER_CHILD * col("children")
    query = rows.lazy().with_columns(reduce(or_, bits).alias("failed"))
    query = query.with_columns((col("failed") == 0).alias("met"))
    query = query.select("met", "failed", pl.when("met").then(yearly).otherwise(0).alias("yearly"))

    def work() -> Found:
        found = query.collect()
        return found["met"], found["failed"], found["yearly"]

    return work


def openfisca(rows: pl.DataFrame) -> tuple[Way, Way]:
    """OpenFisca-Core: a simulation that is built and calculated, and one of which building is not counted."""
    import numpy as np
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = build_entity(key="person", plural="persons", label="", is_person=True)
    group = build_entity(key="home", plural="homes", label="", roles=[{"key": "one"}])
    system = TaxBenefitSystem([person, group])
    columns = {
        name: rows[name]
        .to_physical()
        .to_numpy()
        .astype(np.bool_ if rows[name].dtype == pl.Boolean else np.int32)
        for name in rows.columns
    }

    def add(name: str, kind: type, formula: Callable[..., Any] | None = None) -> None:
        made: dict[str, Any] = {
            "value_type": kind, "entity": person, "definition_period": DateUnit.YEAR, "label": name
        }  # fmt: skip
        if formula is not None:
            made["formula"] = lambda who, when: formula(lambda read: who(read, when))
        system.add_variable(type(name, (Variable,), made))

    much, very_much = ABILITIES.index("much"), ABILITIES.index("very_much")
    conditions: dict[str, Callable[..., Any]] = {
        "old_enough": lambda of: of("age") >= 18,
        "young_enough": lambda of: of("age") < 67,
        "ability_reduced": lambda of: (of("ability") == much) | (of("ability") == very_much),
        "holds_little": lambda of: of("held") <= MOST_HELD,
        "assistance": lambda of: of("on_assistance") | of("near_assistance"),
        "planned": lambda of: of("has_plan") & (of("followed_up") | (of("ability") == very_much)),
        "in_time": lambda of: (of("months") < 24) | ((of("months") < 36) & of("followed_up")),
        "young_helped": lambda of: (of("age") >= 25) | of("followed_up") | ~of("on_assistance"),
    }
    order = (
        "old_enough", "young_enough", "lives_here", "lawful", "ability_reduced", "earns_less",
        "holds_little", "assistance", "assessed", "planned", "in_time", "young_helped",
    )  # fmt: skip
    for name, values in columns.items():
        add(name, bool if values.dtype == np.bool_ else int)
    for name, formula in conditions.items():
        add(name, bool, formula)
    add("failed", int, lambda of: reduce(or_, (~of(name) * np.int32(1 << n) for n, name in enumerate(order))))
    add("met", bool, lambda of: of("failed") == 0)
    yearly = lambda of: np.where(of("age") < 25, LOWERED, FULL) + PER_CHILD * of("children")  # noqa: E731
    add("yearly", int, lambda of: of("met") * yearly(of))

    def built() -> Any:
        simulation = SimulationBuilder().build_default_simulation(system, rows.height)
        for name, values in columns.items():
            simulation.set_input(name, YEAR, values)
        return simulation

    def calculated(simulation: Any) -> Found:
        met, failed, amount = (simulation.calculate(name, YEAR) for name in ("met", "failed", "yearly"))
        return met, failed, amount

    waiting: list[Any] = []

    def only_calculated() -> Found:
        return calculated(waiting.pop())

    only_calculated.before = lambda: waiting.append(built())  # type: ignore[attr-defined]
    return lambda: calculated(built()), only_calculated


def same(found: Found, wanted: Found) -> bool:
    """Whether two ways come to the same columns."""
    return all(
        pl.Series(one).cast(pl.Int64).equals(pl.Series(other).cast(pl.Int64))
        for one, other in zip(found, wanted, strict=True)
    )


def main() -> None:
    """Check that the columns are equal, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    rows = drawn(asked.people)
    ours = f"table, checked, three values (Polars {pl.__version__})"
    ways: dict[str, Way] = {ours: in_a_table(rows), "Polars by hand, two values": polars_by_hand(rows)}
    try:
        version = f"OpenFisca-Core {installed_version('OpenFisca-Core')}"
        ways[f"{version}, built and calculated"], ways[f"{version}, calculated"] = openfisca(rows)
    except ImportError:
        print("not installed: pip install OpenFisca-Core", file=sys.stderr)
    sample = rows.head(10_000)
    wanted = [by_hand(row) for row in sample.iter_rows(named=True)]
    first = ways[ours]()
    assert [row[: len(wanted)].to_list() for row in first] == [
        list(column) for column in zip(*wanted, strict=True)
    ]
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for turn in range(asked.rounds + 1):
        for name, way in ways.items():
            getattr(way, "before", lambda: None)()
            clock, processor = time.perf_counter(), time.process_time()
            found = way()
            taken = (time.process_time() - processor, time.perf_counter() - clock)
            if turn:
                spent[name].append(taken)
            else:
                assert same(found, first), name
            del found
    print(f"{asked.people:,} people, {asked.rounds} rounds in turns: all columns are equal\n")
    print("| who | processor, ms | × the table | clock, ms | × the table |\n|---|--:|--:|--:|--:|")
    for name, found in spent.items():
        cells = [
            f"{median(one[n] for one in found) * 1000:.1f} | "
            f"{median(one[n] / base[n] for one, base in zip(found, spent[ours], strict=True)):.1f}"
            for n in (0, 1)
        ]
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
