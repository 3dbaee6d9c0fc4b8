"""Benefits and children of a population as tables of their own, as the cases of `person_of_row` have them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, get_args

from qupcore.deciding.facts import CHILD_AGES
from qupcore.domain.arguments import check_arguments
from qupcore.domain.case.participant import BenefitKind, BenefitLaw
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.terms.right import Benefits
from qupcore.population.loading import need_polars

if TYPE_CHECKING:
    from polars import DataFrame
else:
    DataFrame = Any

__all__ = ["benefits_of_people", "children_of_people"]


def benefits_of_people(people: DataFrame) -> DataFrame:
    """The benefits that people of `synthesize` hold: `ref`, `kind`, `law`, `monthly_ore`.

    An amount is in øre a month, and null where it is not known.

    Whoever holds one holds it without a first or a last day. Somebody whose benefits are not known has no
    row, nor has somebody without any: `benefits.insurance_benefit` of the person tells which.

    Args:
        people: The table of people.

    Raises:
        BadInput: it is no such table, or Polars is not installed.

    >>> from qupcore.population import synthesize
    >>> benefits_of_people(synthesize(seed=1, size=1000)).columns
    ['ref', 'kind', 'law', 'monthly_ore']
    """
    need_polars()
    check_arguments(benefits_of_people, locals())
    import polars as pl

    _check_columns(people, Benefits.insurance_benefit.name, Benefits.monthly_total.name)
    insured, total = pl.col(Benefits.insurance_benefit.name), pl.col(Benefits.monthly_total.name)
    kind = pl.when(insured).then(pl.lit("sickness_benefit")).otherwise(pl.lit("measures_allowance"))
    law = pl.when(insured).then(pl.lit("folketrygdloven")).otherwise(pl.lit("arbeidsmarkedsloven"))
    held = people.filter(insured.is_not_null() & (insured | total.is_null() | (total != 0)))
    return held.select(
        "ref",
        kind.cast(pl.Enum(get_args(BenefitKind))).alias("kind"),
        law.cast(pl.Enum(get_args(BenefitLaw))).alias("law"),
        total.alias("monthly_ore"),
    )


def children_of_people(people: DataFrame, on: date) -> DataFrame:
    """The children in the households of people of `synthesize`: `ref` of the person, and `born`.

    Args:
        people: The table of people.
        on: The day of the population, on which the children have their ages.

    Raises:
        BadInput: it is no such table, or Polars is not installed.

    >>> from qupcore.population import synthesize
    >>> children_of_people(synthesize(seed=1, size=1000), date(2011, 12, 31)).columns
    ['ref', 'born']
    """
    need_polars()
    check_arguments(children_of_people, locals())
    import polars as pl

    _check_columns(people, *CHILD_AGES)
    day = on - timedelta(days=(on.month, on.day) == (2, 29))
    parts = []
    for place, (name, (low, high)) in enumerate(CHILD_AGES.items()):
        numbers = pl.int_ranges(0, pl.col(name).fill_null(0))
        part = (
            people.select("ref", pl.row_index("row"), number=numbers).explode("number").drop_nulls("number")
        )
        age = low + pl.col("number") % (high - low + 1)
        born = pl.date(day.year - age, day.month, day.day)
        parts.append(part.with_columns(born=born, group=pl.lit(place)))
    return pl.concat(parts).sort("row", "group", "number").select("ref", "born")


def _check_columns(people: object, *names: str) -> None:
    """Refuse what is no table of people."""
    held = getattr(people, "columns", None)
    lacking = [name for name in ("ref", *names) if not isinstance(held, list) or name not in held]
    if lacking:
        raise BadInput(
            worded("the table of people has no column {name}", name=lacking[0]),
            remedy="give a table that synthesize() made",
            code="input.type",
        )
