"""What of the counts is shown: rows with small numbers hidden, and bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.impact.counts import ImpactBounds, ImpactRow, RowKind
from qupcore.impact.hiding import Counts, hidden_numbers, small_groups
from qupcore.impact.outcomes import IMPACT_CLASSES, PAIRS, Counted, ImpactClass
from qupcore.impact.rounding import Ends, change_ends, side_ends

__all__ = ["shown_counts"]

Groups = Mapping[tuple[str | None, ...], Mapping[str, int]]
_MOST_GROUPS = 10_000
_NAMES: tuple[Counted, ...] = (*IMPACT_CLASSES, "same")


def shown_counts(
    tally: Groups, by: tuple[str, ...], least: int, same_right: bool
) -> tuple[ImpactRow, tuple[ImpactRow, ...], ImpactBounds | None]:
    """Everybody, the groups and the bounds, with what may not be shown hidden.

    Args:
        tally: The number of people by group, by name of the pair.
        by: The traits that make the groups.
        least: The least number that is shown besides 0.
        same_right: Whether both laws give the same people a right, so that nobody can be decided otherwise.

    Raises:
        BadInput: there are more than ten thousand groups.
    """
    pairs: Counter[str] = Counter()
    for found in tally.values():
        pairs.update(found)
    if pairs.total() < least:
        nobody = not pairs.total()
        told = nobody or same_right  # what the laws rule out says nothing of these people
        shown = IMPACT_CLASSES if told else ()
        total = _row("all", (), _counted(pairs), people=nobody, changed=told, shown=shown)
        return total, (), _bounds(pairs, least, same_right) if nobody else None
    named = {group: _counted(found) for group, found in tally.items()} if by else {}
    small = small_groups({group: sum(found.values()) for group, found in named.items()}, least)
    ordered = sorted((g for g in named if g not in small), key=lambda g: [(w is None, w or "") for w in g])
    if len(ordered) > _MOST_GROUPS:
        raise BadInput(
            worded("there are {count} groups by {names}", count=len(ordered), names=", ".join(by)),
            remedy=worded("count by traits that make at most {most} groups", most=_MOST_GROUPS),
            code="input.value",
        )
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
    shown = tuple(name for name in IMPACT_CLASSES if name not in hidden.total)
    total = _row("all", (), _counted(pairs), changed=not hidden.total_changed, shown=shown)
    return total, rows, None if total.hides else _bounds(pairs, least, same_right)


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


def _bounds(pairs: Mapping[str, int], least: int, same_right: bool) -> ImpactBounds:
    """The sums of what each pair is at least and at most, moved outwards as those of costs are."""
    unit, people = 0 if least == 1 else least, sum(pairs.values())

    def ends(name: str) -> Ends:
        low, high = (
            sum(getattr(PAIRS[pair], name)[side] * number for pair, number in pairs.items())
            for side in (0, 1)
        )
        return low, high

    def within(found: Ends, low: int) -> tuple[int, int]:
        assert found[1] is not None
        return max(found[0], low), min(found[1], people)

    before, after = side_ends(ends("before"), ends("after"), unit)
    found = {
        "before": within(before, 0),
        "after": within(after, 0),
        "change": (0, 0) if same_right else within(change_ends(ends("change"), unit), -people),
    }
    open_under_both = ("less", "more", "other")
    reached = not any(
        number and pair.startswith("undetermined undetermined ") and pair.endswith(open_under_both)
        for pair, number in pairs.items()
    )
    return ImpactBounds(**found, reached=reached)
