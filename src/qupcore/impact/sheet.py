"""What a picture of an impact shows, as sentences and tables in the words of a language."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.drawing.shapes import Drawing
from qupcore.drawing.sheet import Sheet, SheetTable
from qupcore.explaining.phrases import Phrases
from qupcore.impact.amount_names import AMOUNT_NAMES
from qupcore.impact.amount_telling import amount_notes, average_text, kroner_range
from qupcore.impact.chosen_numbers import policy_sentence
from qupcore.impact.counts import Impact, ImpactRow
from qupcore.impact.outcomes import IMPACT_CLASSES
from qupcore.impact.telling import compared_laws, headline, notes, number_text, row_name, trait_names
from qupcore.population.mark import made_up

__all__ = ["MOST_BARS", "drawn_groups", "impact_sheet", "left_out"]

MOST_BARS = 20
"""So many groups are drawn at most; the table has all."""


def impact_sheet(found: Impact, words: Phrases) -> Sheet:
    """The sentences and tables; the picture itself is drawn by another library."""
    return Sheet(
        lang=words.lang,
        title=words.say("impact", "title"),
        lead=(
            *((made_up(words.lang),) if found.made_up else ()),
            headline(found, words),
            compared_laws(found, words),
            *policy_sentence(found.sides.laws, found.policy, words),
        ),
        drawing=Drawing(1, 1, ()),
        tables=(
            _classes(found, words),
            *((_bounds(found, words),) if found.bounds is not None else ()),
            *_amounts(found, words),
            *((_groups(found, words),) if found.groups else ()),
        ),
        notes=(
            *(line.text for line in notes(found, words)),
            words.say("cost", "kroner"),
            *(line.text for line in amount_notes(found, words)),
            *(
                f"{words.say('impact', name)}: {'; '.join(average_text(one, words) for one in averages)}."
                for name, averages in found.most.items()
            ),
            *left_out(found, words),
        ),
    )


def drawn_groups(found: Impact) -> tuple[ImpactRow, ...]:
    """The groups that are drawn: all in their order, or those with the most people who are decided otherwise.

    Of many groups the most come first, so that they do not look like neighbours without a gap.
    """
    if len(found.groups) <= MOST_BARS:
        return found.groups
    shown = (row for row in found.groups if row.changed)
    return tuple(sorted(shown, key=lambda row: -(row.changed or 0))[:MOST_BARS])


def left_out(found: Impact, words: Phrases) -> tuple[str, ...]:
    """A sentence where not all groups are drawn."""
    if len(found.groups) <= MOST_BARS:
        return ()
    drawn = len(drawn_groups(found))
    name = "most_shown" if drawn else "none_drawn"
    return (words.say("impact", name, number=drawn, groups=len(found.groups)),)


def _classes(found: Impact, words: Phrases) -> SheetTable:
    return SheetTable(
        caption=words.say("impact", "by_class"),
        columns=(words.say("impact", "class"), words.say("impact", "people")),
        rows=tuple(
            (words.say("impact", kind), number_text(found.total.classes[kind], words))
            for kind in IMPACT_CLASSES
        ),
        numbers=frozenset({1}),
    )


def _bounds(found: Impact, words: Phrases) -> SheetTable:
    return SheetTable(
        caption=words.say("impact", "bounds"),
        columns=tuple(words.say("impact", name) for name in ("law", "least", "most")),
        rows=tuple(
            (words.say("impact", name), *(words.number(end) for end in getattr(found.bounds, name)))
            for name in ("before", "after", "change")
        ),
        numbers=frozenset({1, 2}),
    )


def _amounts(found: Impact, words: Phrases) -> Iterator[SheetTable]:
    """What everybody and each group gains and loses."""
    month = words.month(found.month.year, found.month.month)
    yield SheetTable(
        caption=words.say("impact", "amounts", month=month),
        columns=(
            words.say("impact", "whose"),
            *(words.say("impact", f"column_{name}") for name in AMOUNT_NAMES),
        ),
        rows=tuple(
            (
                row_name(row, words),
                *(
                    words.say("impact", "hidden")
                    if row.amounts is None
                    else kroner_range(getattr(row.amounts, name), words)
                    for name in AMOUNT_NAMES
                ),
            )
            for row in (found.total, *found.groups)
        ),
        numbers=frozenset(range(1, 1 + len(AMOUNT_NAMES))),
    )


def _groups(found: Impact, words: Phrases) -> SheetTable:
    names = ("people", "decided_otherwise", *IMPACT_CLASSES)
    return SheetTable(
        caption=words.say("impact", "groups", names=trait_names(found.by, words)),
        columns=(trait_names(found.by, words), *(words.say("impact", name) for name in names)),
        rows=tuple(
            (
                row_name(row, words),
                *(number_text(number, words) for number in (row.people, row.changed, *row.classes.values())),
            )
            for row in found.groups
        ),
        numbers=frozenset(range(1, len(names) + 1)),
    )
