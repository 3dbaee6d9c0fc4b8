"""Faults planted into the law: each is found by comparing the faulty law with the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from qupcore.domain.period import Period
from qupcore.laboratory.differing import law_difference
from qupcore.laboratory.sides import Side, Sides
from qupcore.law.national import NATIONAL
from qupcore.reforms.draft import Draft
from qupcore.rules.law import Law
from qupcore.rules.nodes import After, All, Any, Arithmetic, Compare, Node, Not
from qupcore.rules.read_numbers import numbers_read
from qupcore.rules.rebuilding import rebuilt
from qupcore.rules.writing import Formula, Placed, Rule

Change = Callable[[Placed], Placed | None]


def faulty(**changes: Change) -> Law:
    """The law with some rules changed or dropped, by the end of their ids."""
    rules: list[Placed | None] = []
    for placed in NATIONAL.rules:
        change = changes.get(placed.id.replace(".", "_").replace("-", "_"))
        rules.append(placed if change is None else change(placed))
    law = Law("faulty", tuple(rule for rule in rules if rule is not None), NATIONAL.conventions)
    assert law.hash != NATIONAL.hash
    return law


def with_value(name: str, day: date, value: int) -> Law:
    """The law with another value of a number from the beginning of the period that holds a day."""
    number = numbers_read(NATIONAL.rules, NATIONAL.conventions)[name]
    values = tuple(
        attrs.evolve(item, value=value) if item.valid.contains(day) else item for item in number.values
    )
    draft = Draft(NATIONAL.rules, NATIONAL.conventions, "", "")
    draft = draft.with_numbers({name: attrs.evolve(number, values=values)})
    return Law("faulty", tuple(draft.rules), draft.conventions)


def when(change: Callable[[Node], Node | None]) -> Change:
    def changed(placed: Placed) -> Placed:
        if isinstance(placed, Formula):
            return attrs.evolve(placed, number=rebuilt(placed.number, change))
        assert isinstance(placed, Rule)
        return attrs.evolve(placed, when=rebuilt(placed.when, change))

    return changed


def strict(node: Node) -> Node | None:
    found = isinstance(node, Compare) and node.operator == ">="
    return Compare(">", node.left, node.right) if found and isinstance(node, Compare) else None


def unreachable(node: Node) -> Node | None:
    """Of two ways, the second one asks for the first one too."""
    if not isinstance(node, Any):
        return None
    own, other = node.conditions
    return Any((own, All((own, other))))


def period(place: int, start: date | None = None, end: date | None = None) -> Change:
    def changed(placed: Placed) -> Placed:
        provisions = list(placed.provisions)
        valid = provisions[place].valid
        valid = Period(start or valid.start, end or valid.end)
        provisions[place] = attrs.evolve(provisions[place], valid=valid)
        return attrs.evolve(placed, provisions=tuple(provisions))

    return changed


def cited(section: str) -> Change:
    def changed(placed: Placed) -> Placed:
        provisions = (
            attrs.evolve(item, citation=attrs.evolve(item.citation, section=section))
            for item in placed.provisions
        )
        return attrs.evolve(placed, provisions=tuple(provisions))

    return changed


def place_of(rule: str, day: date) -> int:
    placed = next(placed for placed in NATIONAL.rules if placed.id == rule)
    (found,) = (place for place, item in enumerate(placed.provisions) if item.valid.contains(day))
    return found


OFFER = "sotjl.29.programme_can_be_offered"
VERY = "sotjl.29.benefits_very_limited"
MONTHS_AFTER = date(2026, 9, 1)

FAULTS: dict[str, tuple[str, date, Callable[[], Law], set[str]]] = {
    "less than for at most": (
        "right",
        MONTHS_AFTER,
        lambda: faulty(sotjl_29_age=when(strict)),
        {"newly_refused"},
    ),
    "a moved date": (
        "right",
        date(2010, 12, 17),
        lambda: faulty(
            sotjl_29_benefits_very_limited=period(
                place_of(VERY, date(2010, 12, 17)), start=date(2010, 12, 18)
            )
        ),
        {"newly_right"},
    ),
    "a dropped condition": (
        "right",
        MONTHS_AFTER,
        lambda: faulty(for_2011_1251_4_lawful_stay=lambda placed: None),
        {"newly_right"},
    ),
    "a wrong factor": (
        "rates",
        date(2024, 7, 1),
        lambda: with_value("sotjl.35.factor", date(2024, 7, 1), 2014),
        {"less"},
    ),
    "a lost not": (
        "right",
        MONTHS_AFTER,
        lambda: faulty(
            sotjl_29_not_disproportionately_burdensome=when(
                lambda node: node.condition if isinstance(node, Not) else None
            )
        ),
        {"newly_right", "newly_refused"},
    ),
    "a way that cannot be reached": (
        "child",
        date(2023, 6, 1),
        lambda: faulty(for_2011_1471_3_own_or_long_supported=when(unreachable)),
        {"newly_refused"},
    ),
    "nothing in place of an unknown number": (
        "rates",
        date(2010, 6, 1),
        lambda: with_value("sotjl.35.child_a_day", date(2010, 6, 1), 0),
        {"newly_determined"},
    ),
    "another unit": (
        "rates",
        date(2012, 6, 1),
        lambda: with_value("sotjl.35.child_a_day", date(2012, 6, 1), 27),
        {"less"},
    ),
    "another end of a period": (
        "right",
        date(2019, 6, 1),
        lambda: faulty(
            sotjl_29_programme_can_be_offered=period(
                place_of(OFFER, date(2018, 6, 1)), end=date(2019, 12, 31)
            )
        ),
        {"newly_refused"},
    ),
    "two sections swapped": (
        "right",
        MONTHS_AFTER,
        lambda: faulty(for_2011_1251_4_lawful_stay=cited("1"), for_2011_1251_1_residence=cited("4")),
        set(),
    ),
    # Of topics that calculate, beyond the ten of the study.
    "a month too many": (
        "duration",
        MONTHS_AFTER,
        lambda: with_value("sotjl.32.maximum_months", MONTHS_AFTER, 25),
        {"deadline", "newly_right"},
    ),
    "days before for days after": (
        "interim_answer",
        MONTHS_AFTER,
        lambda: faulty(
            fvl_11a_interim_answer_by=when(
                lambda node: node.left.before(node.right) if isinstance(node, After) else None
            )
        ),
        {"deadline"},
    ),
    "the larger for the smaller": (
        "pay",
        MONTHS_AFTER,
        lambda: faulty(
            sotjl_36_missed=when(
                lambda node: (
                    Arithmetic("max", node.left, node.right)
                    if isinstance(node, Arithmetic) and node.sign == "min"
                    else None
                )
            )
        ),
        {"more", "less"},
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(name: str) -> None:
    topic, day, law, kinds = FAULTS[name]
    (found,) = law_difference(Sides(Side(NATIONAL, day), Side(law(), day)), [topic]).topics
    assert {item.kind for item in found.witnesses} >= kinds
    assert found.answer == ("differs" if kinds else "equal")
    assert found.words


def test_the_law_differs_from_itself_in_nothing() -> None:
    day = MONTHS_AFTER
    copy = Law("a copy", NATIONAL.rules, NATIONAL.conventions)
    found = law_difference(Sides(Side(NATIONAL, day), Side(copy, day)))
    assert found.answer == "equal"
    assert not any(topic.words or topic.witnesses for topic in found.topics)
