"""Disclosure control: no number below the limit can be worked out from all that is published."""

from __future__ import annotations

import os
from random import Random
from typing import Any

import pytest

from impact.attacking import Shown, ranges_of_small
from qupcore.impact.hiding import Hidden, hidden_numbers, small_groups
from qupcore.impact.outcomes import IMPACT_CLASSES

LEAST = 5
TABLES = 5000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 80
NOTHING = Hidden(frozenset(), False, frozenset(), frozenset())


def drawn(seed: int) -> list[dict[str, int]]:
    """A table with many small numbers, each group of the limit or more; some classes are rare everywhere.

    In some tables hardly anybody changes, in some nearly everybody.
    """
    random = Random(seed)
    kind = random.choice(("mixed", "mixed", "mixed", "quiet", "upheaval"))
    rare = {name: random.choice((0, 0.1, 0.5, 1)) for name in IMPACT_CLASSES}
    groups: list[dict[str, int]] = []
    for _ in range(random.randint(1, 8)):
        size = random.choice((4, 9, 30, 200))
        group = {
            name: random.randint(0, size) if random.random() < often else random.choice((0, 0, 1, 3))
            for name, often in rare.items()
        }
        same = random.choice((0, 1, 4, 12, size, 5 * size))
        if kind == "quiet":
            group = {name: int(random.random() < 0.1) for name in rare}
        elif kind == "upheaval":
            group["reason"], same = group["reason"] + LEAST, random.choice((0, 0, 0, 1))
        groups.append({**group, "same": max(same, LEAST - sum(group.values()))})
    return groups


def published(groups: list[dict[str, int]]) -> tuple[Shown, list[Shown], list[dict[str, int]]]:
    """What is shown of everybody and of each group, and what is true of each."""
    hidden = hidden_numbers(groups, LEAST)
    true = [whole(group) for group in groups]
    rows: list[Shown] = []
    for place, row in enumerate(true):
        changed, classes = place in hidden.changed, place in hidden.classes
        hide = {*(IMPACT_CLASSES if classes else ()), *(("changed", "same") if changed else ())}
        rows.append({name: None if name in hide else number for name, number in row.items()})
    everybody = {name: sum(row[name] for row in true) for name in true[0]}
    hide = {*hidden.total, *(("changed", "same") if hidden.total_changed else ())}
    return {name: None if name in hide else number for name, number in everybody.items()}, rows, true


def whole(group: Any) -> dict[str, int]:
    changed = sum(group[name] for name in IMPACT_CLASSES)
    return {**group, "changed": changed, "people": changed + group["same"]}


@pytest.mark.parametrize("seed", range(TABLES))
def test_each_small_number_may_be_nothing_or_the_limit_and_more(seed: int) -> None:
    total, rows, true = published(drawn(seed))
    for row in (total, *rows):
        assert not [name for name, number in row.items() if number is not None and 0 < number < LEAST]
    for place, low, high in ranges_of_small(total, rows, true, LEAST):
        assert low == pytest.approx(0, abs=1e-6), (place, low, high)
        assert high >= LEAST - 1e-6, (place, low, high)


def test_the_attack_finds_a_number_that_only_its_own_cell_hides() -> None:
    groups = [whole({**dict.fromkeys(IMPACT_CLASSES, 0), "newly_right": n, "same": 90}) for n in (3, 20, 30)]
    rows: list[Shown] = [dict(group) for group in groups]
    rows[0] |= {"newly_right": None, "changed": None, "same": None}
    total: Shown = {name: sum(group[name] for group in groups) for name in groups[0]}
    found = dict.fromkeys((1, name) for name in ("newly_right", "changed"))
    assert {place: (low, high) for place, low, high in ranges_of_small(total, rows, groups, LEAST)} == (
        dict.fromkeys(found, (3, 3))
    )


def test_what_is_large_everywhere_is_shown_and_nothing_stays_nothing() -> None:
    groups = [{**dict.fromkeys(IMPACT_CLASSES, 0), "newly_right": n, "same": 100} for n in (0, 5, 70)]
    assert hidden_numbers(groups, LEAST) == NOTHING


def test_a_small_number_hides_a_second_group_and_no_more() -> None:
    groups = [{**dict.fromkeys(IMPACT_CLASSES, 0), "newly_right": n, "same": 100 * n} for n in (2, 9, 12, 50)]
    hidden = hidden_numbers(groups, LEAST)
    assert (hidden.changed, hidden.classes) == ({0, 1}, {0, 1})
    assert not hidden.total


def test_groups_below_the_limit_are_put_together_with_the_next() -> None:
    assert small_groups({"a": 5, "b": 9}, LEAST) == frozenset()
    assert small_groups({"a": 4, "b": 9, "c": 20}, LEAST) == {"a", "b"}
    assert small_groups({"a": 2, "b": 1, "c": 1, "d": 7}, LEAST) == {"a", "b", "c", "d"}
    assert small_groups({"a": 4, "b": 4, "c": 20}, LEAST) == {"a", "b"}


def test_one_hides_nothing() -> None:
    assert hidden_numbers(drawn(3), 1) == NOTHING
