"""impact(): how many people of a table a change of the law decides otherwise, by class and by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from qupcore.domain.arguments import check_arguments
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.impact.counts import Impact, ImpactBounds, ImpactRow, RowKind
from qupcore.impact.hiding import Counts, hidden_numbers, small_groups
from qupcore.impact.outcomes import IMPACT_CLASSES, PAIRS, Counted, ImpactClass
from qupcore.laboratory.sides import Side, Sides
from qupcore.observing.asking import observed
from qupcore.table.loading import polars_library

if TYPE_CHECKING:
    import polars as pl

    from qupcore.impact.tallying import Tally

    People = pl.DataFrame | pl.LazyFrame | Path | str
else:
    People = Any  # the arguments are checked where Polars is not installed, too

__all__ = ["LEAST", "impact", "impact_of"]

LEAST = 5
"""Numbers from 1 up to this are not shown."""
_NAMES: tuple[Counted, ...] = (*IMPACT_CLASSES, "same")
_MOST_AT_ONCE = 10_000_000
_BOUNDS = ("before", "after", "change")


def impact(
    people: People, before: Side, after: Side, by: Sequence[str] = (), *, least: int = LEAST
) -> pl.DataFrame:
    """How many people a change of the law decides otherwise, as a frame.

    The first row is everybody, then comes a row for each group. Its columns: `row` (`all`, `group`, or
    `small_groups`, which are put together and not named), those of `by`, `people`, `changed`, each class,
    and for everybody the number with a right, at least and at most. Null is a number that is hidden.

    Args:
        people: A frame of Polars with a column a term of the right (as `synthesize` makes it), or the path of
            a .parquet or .csv file. A cell that is null is unknown.
        before: The first law, on its day.
        after: The second law, on its day. People are looked at on the later day, under both.
        by: Columns that make the groups; `age_group` is made from `born`.
        least: Numbers from 1 up to this, not included, are hidden, with as many others as it takes that they
            cannot be worked out. 1 hides nothing: for those alone who may see the rows.

    Raises:
        BadInput: a column is missing or has a fault, or `by` names none; nothing was decided.
        NoRulesInForce: one of the laws has no rules of the right on its day.

    >>> from datetime import date
    >>> from qupcore.population import synthesize
    >>> from qupcore.rules import NATIONAL
    >>> sides = Side(NATIONAL, date(2018, 12, 31)), Side(NATIONAL, date(2019, 1, 1))
    >>> found = impact(synthesize(seed=1, size=2000), *sides)
    >>> found.select("people", "changed", "newly_right").row(0)
    (2000, 260, 49)
    """
    found = impact_of(people, before, after, by, least=least)
    polars = polars_library()
    rows = [_frame_row(row, found) for row in (found.total, *found.groups)]
    words = dict.fromkeys(("row", *found.by), polars.String)
    numbers = [name for name in rows[0] if name not in words]
    frame: pl.DataFrame = polars.DataFrame(rows, schema={**words, **dict.fromkeys(numbers, polars.Int64)})
    return frame


@observed("impact_of")
def impact_of(
    people: People,
    before: Side,
    after: Side,
    by: Sequence[str] = (),
    *,
    least: int = LEAST,
    backend: Literal["polars", "duckdb"] = "polars",
    rows_at_once: int | None = None,
) -> Impact:
    """Whom a change of the law touches in a table of people, for texts, records and pictures.

    Args:
        people: As for `impact`.
        before: As for `impact`.
        after: As for `impact`.
        by: As for `impact`.
        least: As for `impact`.
        backend: What decides. The counts are the same.
        rows_at_once: So many rows are decided together; left out, Polars streams them. The counts are the
            same.

    Raises:
        BadInput: as for `impact`, or a library is not installed.
        NoRulesInForce: one of the laws has no rules of the right on its day.
    """
    check_arguments(impact_of, locals())
    for name, value, most in (("least", least, 1000), ("rows_at_once", rows_at_once, _MOST_AT_ONCE)):
        if value is not None and not 1 <= value <= most:
            raise BadInput(
                worded("{name} is {value}", name=name, value=value),
                remedy=worded("give a whole number from {low} to {high}", low=1, high=most),
                code="input.number",
            )
    polars_library()
    from qupcore.impact.groups import grouped_by
    from qupcore.impact.pairing import deciders_of
    from qupcore.impact.people import are_made_up, people_of
    from qupcore.impact.tallying import tallied

    sides = Sides(before, after)
    rules = deciders_of(sides)
    columns = {item.name: item for table in (rules.before, rules.after) for item in table.columns}
    frame = people_of(people, columns)
    made_up = are_made_up(people, frame)
    with_groups, names = grouped_by(frame, by, sides.on)
    tally = tallied(rules, with_groups, names, backend, rows_at_once)
    total, groups, bounds = _shown(tally, tuple(by), least)
    return Impact(
        sides=sides,
        by=tuple(by),
        least=least,
        made_up=made_up,
        total=total,
        groups=groups,
        bounds=bounds,
    )


def _shown(
    tally: Tally, by: tuple[str, ...], least: int
) -> tuple[ImpactRow, tuple[ImpactRow, ...], ImpactBounds | None]:
    """Everybody, the groups and the bounds, with what may not be shown hidden."""
    pairs: Counter[str] = Counter()
    for found in tally.values():
        pairs.update(found)
    if pairs.total() < least:
        return _row("all", (), _counted(pairs), people=not pairs.total(), changed=False, shown=()), (), None
    named = {group: _counted(found) for group, found in tally.items()} if by else {}
    small = small_groups({group: sum(found.values()) for group, found in named.items()}, least)
    ordered = sorted((g for g in named if g not in small), key=lambda g: [(w is None, w or "") for w in g])
    counts = [named[group] for group in ordered]
    if small:
        counts.append(_together(named[group] for group in small))
    hidden = hidden_numbers(counts or [_counted(pairs)], least)
    rows = tuple(
        _row(
            "group" if place < len(ordered) else "small_groups",
            ordered[place] if place < len(ordered) else (),
            found,
            changed=place not in hidden.changed,
            shown=() if place in hidden.classes else IMPACT_CLASSES,
        )
        for place, found in enumerate(counts)
    )
    shown = [name for name in IMPACT_CLASSES if name not in hidden.total]
    total = _row("all", (), _counted(pairs), changed=not hidden.total_changed, shown=shown)
    return total, rows, None if total.hides else _bounds(pairs, least)


def _row(
    kind: RowKind,
    group: tuple[str | None, ...],
    counts: Counts,
    *,
    people: bool = True,
    changed: bool,
    shown: Collection[ImpactClass],
) -> ImpactRow:
    """A row with the numbers that are shown."""
    total = sum(counts.values())
    return ImpactRow(
        kind=kind,
        group=group,
        people=total if people else None,
        changed=total - counts["same"] if changed else None,
        classes={name: counts[name] if name in shown else None for name in IMPACT_CLASSES},
    )


def _counted(pairs: Mapping[str, int]) -> Counts:
    found = dict.fromkeys(_NAMES, 0)
    for name, number in pairs.items():
        found[PAIRS[name].counted] += number
    return found


def _together(groups: Iterable[Counts]) -> Counts:
    several = tuple(groups)
    return {name: sum(group[name] for group in several) for name in _NAMES}


def _bounds(pairs: Mapping[str, int], least: int) -> ImpactBounds:
    """The sums of what each pair is at least and at most, rounded away from each other."""
    step = 1 if least == 1 else 2 * least
    found = {
        name: (
            sum(getattr(PAIRS[pair], name)[0] * number for pair, number in pairs.items()) // step * step,
            -(-sum(getattr(PAIRS[pair], name)[1] * number for pair, number in pairs.items()) // step) * step,
        )
        for name in _BOUNDS
    }
    open_under_both = ("less", "more", "other")
    reached = not any(
        number and pair.startswith("undetermined undetermined ") and pair.endswith(open_under_both)
        for pair, number in pairs.items()
    )
    return ImpactBounds(**found, reached=reached)


def _frame_row(row: ImpactRow, found: Impact) -> dict[str, Any]:
    bounds = found.bounds if row.kind == "all" else None
    ends = {name: (None, None) if bounds is None else getattr(bounds, name) for name in _BOUNDS}
    return {
        "row": row.kind,
        **dict(zip(found.by, row.group or [None] * len(found.by), strict=True)),
        "people": row.people,
        "changed": row.changed,
        **{str(name): number for name, number in row.classes.items()},
        **{
            f"{'change' if name == 'change' else f'right_{name}'}_{end}": number
            for name in _BOUNDS
            for end, number in zip(("least", "most"), ends[name], strict=True)
        },
    }
