"""What a picture of the cost by month shows, as sentences and tables in the words of a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qupcore.drawing.shapes import Drawing
from qupcore.drawing.sheet import Sheet, SheetTable
from qupcore.explaining.phrases import Phrases
from qupcore.impact.amount_telling import kroner_range, range_of
from qupcore.impact.cost_telling import cost_headline, cost_notes, month_words, not_drawn, what_it_is
from qupcore.impact.costs import CostBounds, CostByMonth
from qupcore.impact.telling import row_name, trait_names
from qupcore.population.mark import made_up

__all__ = ["cost_sheet"]

_SIDES = ("before", "after", "change")


def cost_sheet(found: CostByMonth, words: Phrases) -> Sheet:
    """The sentences and tables; the picture itself is drawn by another library."""
    return Sheet(
        lang=words.lang,
        title=words.say("cost", "title"),
        lead=(
            *((made_up(words.lang),) if found.made_up else ()),
            cost_headline(found, words),
            *(line.text for line in what_it_is(found, words)),
        ),
        drawing=Drawing(1, 1, ()),
        tables=(*_by_month(found, words), *((_by_group(found, words),) if found.by else ())),
        notes=(
            words.say("cost", "kroner"),
            *(line.text for line in cost_notes(found, words)),
            *(line.text for line in not_drawn(found, words)),
        ),
    )


def _by_month(found: CostByMonth, words: Phrases) -> Iterator[SheetTable]:
    """The people of each month, and the cost of each month and of all together."""
    rows = [(month_words(row.month, words), row) for row in found.of_everybody if row.month is not None]
    yield _table(
        "people", words, [(name, _people(row.right, words)) for name, row in rows if row.right is not None]
    )
    costs = [(name, _kroner(row.cost, words)) for name, row in rows]
    if len(rows) > 1:
        costs.append((_period(found, words), _kroner(found.together[0].cost, words)))
    yield _table("cost", words, costs)


def _table(kind: str, words: Phrases, rows: Sequence[tuple[str, Iterator[str]]]) -> SheetTable:
    return SheetTable(
        caption=words.say("cost", f"table_{kind}"),
        columns=(words.say("cost", "month"), *(words.say("cost", f"column_{side}") for side in _SIDES)),
        rows=tuple((name, *cells) for name, cells in rows),
        numbers=frozenset(range(1, 4)),
    )


def _by_group(found: CostByMonth, words: Phrases) -> SheetTable:
    names = trait_names(found.by, words)
    first, last = (month_words(month, words) for month in (found.months[0], found.months[-1]))
    return SheetTable(
        caption=words.say("cost", "groups", names=names, first=first, last=last),
        columns=(names, *(words.say("cost", f"column_{side}") for side in _SIDES)),
        rows=tuple((row_name(row, words), *_kroner(row.cost, words)) for row in found.together[1:]),
        numbers=frozenset(range(1, 4)),
    )


def _people(bounds: CostBounds, words: Phrases) -> Iterator[str]:
    for side in _SIDES:
        ends = getattr(bounds, side)
        yield range_of((words.number(end) for end in ends), words)


def _kroner(bounds: CostBounds, words: Phrases) -> Iterator[str]:
    for side in _SIDES:
        yield kroner_range(getattr(bounds, side), words)


def _period(found: CostByMonth, words: Phrases) -> str:
    first, last = (month_words(month, words) for month in (found.months[0], found.months[-1]))
    return words.say("cost", "period", first=first, last=last)
