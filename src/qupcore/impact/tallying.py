"""The people of each group, counted by pair of outcomes, and their amounts: a part of the table at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs
import polars as pl

from qupcore.impact.amount_sums import AmountSums, sums_of_amounts
from qupcore.impact.groups import AGE, age_group
from qupcore.impact.month_rows import AMOUNTS, birth_from_age, with_month_amounts
from qupcore.impact.most_moved import AGE_CLASS, CHILDREN, children_in_household, summed_gains
from qupcore.impact.numbered_parts import AT_ONCE, numbered_parts
from qupcore.impact.outcomes import PAIRS, ImpactClass
from qupcore.impact.pairing import BACKENDS, PAIR, Deciders, check_under
from qupcore.impact.same_laws import same_benefit
from qupcore.laboratory.sides import Sides
from qupcore.law.terms.right import ApplicantFacts
from qupcore.table.columns import BORN_COLUMN

__all__ = ["Tally", "tallied"]

Group = tuple[str | None, ...]


@attrs.frozen
class Tally:
    """Numbers of people, and their amounts.

    Attributes:
        groups: By group, by name of the pair.
        moved: Of those who get a right or lose it, by class, by the mask of the conditions that fail under
            the other law, and by age (the first of five years).
        amounts: By group, what the change gives and takes in the month.
        gains: By age group and whether there are children: how many gain, how much together, how many lose,
            how much together.
    """

    groups: Mapping[Group, Mapping[str, int]]
    moved: Mapping[ImpactClass, Mapping[tuple[int, int | None], int]]
    amounts: Mapping[Group, AmountSums]
    gains: Mapping[tuple[str | None, bool | None], tuple[int, int, int, int]]


def tallied(
    rules: Deciders,
    frame: pl.LazyFrame,
    groups: tuple[str, ...],
    sides: Sides,
    backend: str,
    rows_at_once: int | None,
    policy: Mapping[str, int],
) -> Tally:
    """Count the people of each group by what both laws come to for them, and sum their amounts.

    Args:
        rules: The rules of both laws.
        frame: The people, with the columns of the groups and of the age.
        groups: The names of these columns, without the age.
        sides: The two laws, and the day on which people are looked at; amounts are of its month.
        backend: What decides: `polars` or `duckdb`.
        rows_at_once: So many rows are decided together; None: as many as fit into memory well.
        policy: Numbers that the laws leave open, chosen otherwise than the default.

    Raises:
        BadInput: with every fault of the table.
    """
    month, laws = sides.on.replace(day=1), sides.laws
    present = frame.collect_schema().names()
    carried = (*groups, AGE, AGE_CLASS, CHILDREN)
    added = frame.with_columns(
        age_group(present, sides.on, rules.leap_birthday).alias(AGE_CLASS),
        children_in_household(present).alias(CHILDREN),
    )
    columns = dict.fromkeys((*present, AGE_CLASS, CHILDREN))
    needed = [name for name in columns if name in carried or name in rules.columns()]
    born = None
    if BORN_COLUMN not in present:
        age = ApplicantFacts.age.name
        found_age = pl.col(age) if age in present else pl.lit(None, dtype=pl.Int64)
        born = birth_from_age(found_age, sides.on, laws)
    same = same_benefit(laws, month, policy, with_children=False)
    check_under([rules], frame)
    found: dict[Group, Counter[str]] = {}
    moved: dict[ImpactClass, Counter[tuple[int, int | None]]] = {
        "newly_right": Counter(),
        "newly_refused": Counter(),
    }
    amounts: dict[Group, AmountSums] = {}
    gains: Counter[tuple[str | None, bool | None, int]] = Counter()
    for part, _ in numbered_parts(added.select(needed), None, rows_at_once or AT_ONCE):
        rows = with_month_amounts(part, month, laws, None, born, policy).select(*needed, *AMOUNTS)
        decided = BACKENDS[backend](rules, rows, (*carried, *AMOUNTS)).with_columns(rules.pair())
        counted, summed, by_class = pl.collect_all(
            [
                decided.group_by(*groups, PAIR, *rules.why()).len(),
                decided.group_by(groups or pl.lit(0)).agg(sums_of_amounts(same)),
                decided.group_by(AGE_CLASS, CHILDREN).agg(summed_gains()),
            ],
            engine="streaming",
        )
        for *group, pair, mask, age, number in counted.iter_rows():
            found.setdefault(tuple(group), Counter())[pair] += number
            kind = PAIRS[pair].counted
            if kind == "newly_right" or kind == "newly_refused":
                moved[kind][mask, age] += number
        for row in summed.iter_rows():
            its = tuple(row[: len(groups)])
            sums = AmountSums.of(row[max(len(groups), 1) :])
            amounts[its] = amounts.get(its, AmountSums()) + sums
        for ages, children, *numbers in by_class.iter_rows():
            gains.update({(ages, children, place): number for place, number in enumerate(numbers)})
    classes = {(ages, children) for ages, children, _ in gains}
    return Tally(
        found,
        moved,
        amounts,
        {key: (gains[*key, 0], gains[*key, 1], gains[*key, 2], gains[*key, 3]) for key in classes},
    )
