"""What a change of the law gives and takes in one month, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases
from qupcore.impact.amount_names import AMOUNT_NAMES
from qupcore.impact.counts import Impact, ImpactAverage, ImpactRow

__all__ = [
    "amount_cells",
    "amount_lines",
    "amount_notes",
    "amounts_of_row",
    "average_text",
    "kroner_range",
    "range_of",
]


def amount_lines(found: Impact, words: Phrases) -> Iterator[Line]:
    """The amounts of everybody, and who gains and loses most."""
    yield Line(
        words.say("impact", "amounts", month=words.month(found.month.year, found.month.month)),
        weight="heading",
        id="amounts",
    )
    if found.total.amounts is None:
        yield Line(words.say("impact", "amounts_hidden"), 2, id="amounts.hidden")
        return
    for name, told in zip(AMOUNT_NAMES, amount_cells(found.total, words), strict=True):
        yield Line(words.say("impact", name, amount=told), 2, id=f"amounts.{name}")
    yield from amount_notes(found, words)
    for moved, averages in found.most.items():
        yield Line(words.say("impact", moved), weight="heading", id=f"most.{moved}")
        for place, average in enumerate(averages):
            yield Line(average_text(average, words), 2, id=f"most.{moved}.{place}")
    if found.most:
        said = words.say("impact", "rounded_averages", people=10 * found.least)
        yield Line(said, 2, id="most.rounded")


def amount_notes(found: Impact, words: Phrases) -> Iterator[Line]:
    """What the amounts are of, and how their ends are to be read."""
    yield Line(words.say("impact", "whole_month"), id="amounts.whole_month")
    if found.least > 1:
        yield Line(words.say("cost", "moved", least=found.least), id="amounts.moved")


def amounts_of_row(row: ImpactRow, name: str, words: Phrases, indent: int) -> Iterator[Line]:
    """The amounts of a group that are not nothing."""
    if row.amounts is None:
        return
    for amount, told in zip(AMOUNT_NAMES, amount_cells(row, words), strict=True):
        if getattr(row.amounts, amount) != (0, 0):
            yield Line(words.say("impact", amount, amount=told), indent, id=f"{name}.{amount}")


def amount_cells(row: ImpactRow, words: Phrases) -> Iterator[str]:
    """Each amount in words; that it is hidden where it is."""
    for name in AMOUNT_NAMES:
        if row.amounts is None:
            yield words.say("impact", "hidden")
            continue
        ends = getattr(row.amounts, name)
        yield range_of(
            (words.say("cost", "no_end") if end is None else words.amount(end, "øre") for end in ends), words
        )


def average_text(average: ImpactAverage, words: Phrases) -> str:
    """A class with what it gains or loses on average."""
    kinds = {True: "average_with", False: "average_without", None: "average"}
    return words.say(
        "impact",
        kinds[average.children],
        ages=average.age_group,
        amount=words.amount(average.average_ore, "øre"),
    )


def kroner_range(ends: tuple[int | None, int | None], words: Phrases) -> str:
    """Two ends in whole kroner for a table, rounded outwards."""
    least, most = ends
    whole = None if least is None else least // 100, None if most is None else -(-most // 100)
    return range_of(
        (words.say("cost", "no_end") if end is None else words.number(end) for end in whole), words
    )


def range_of(ends: Iterable[str], words: Phrases) -> str:
    """From the one end to the other, or the number where both are the same."""
    least, most = ends
    return least if least == most else words.say("cost", "range", least=least, most=most)
