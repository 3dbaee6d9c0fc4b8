"""A population as JSON values: how near it comes to each margin, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterable

from qupcore.domain.arguments import check_arguments
from qupcore.explaining.phrases import LANGUAGES
from qupcore.population.margins import Category, Margins
from qupcore.population.mark import made_up
from qupcore.population.planned import MarginMet, PlannedPeople
from qupcore.population.traits import Band
from qupcore.wire.record import plain
from qupcore.wire.versions import versions

__all__ = ["category_word", "population_record"]


def population_record(planned: PlannedPeople, margins: Margins) -> dict[str, object]:
    """What a population comes to, as JSON values.

    Args:
        planned: How many people each cell has.
        margins: What they are made from.
    """
    check_arguments(population_record, locals())
    return {
        "made_up": {lang: made_up(lang) for lang in LANGUAGES},
        "name": margins.name,
        "day": margins.day.isoformat(),
        "seed": planned.seed,
        "size": planned.size,
        "tolerance": max(met.tolerance for met in planned.met),
        "birthdays_per_mille": margins.birthdays_per_mille,
        "margins": [_margin(met) for met in planned.met],
        "assumptions": [
            {
                "of": assumed.of,
                "given": _words((assumed.given[1],), assumed.given[0]) if assumed.given else None,
                "shares": [
                    {"category": category_word(item), "per_mille": float(share * 1000)}
                    for item, share in assumed.shares.items()
                ],
                "why": plain(assumed.why),
            }
            for assumed in margins.assumptions
        ],
        "versions": versions("population"),
    }


def category_word(item: Category) -> str:
    """A category as it is written in a file of margins.

    >>> category_word(Band(18, 24)), category_word(Band(0, 0)), category_word("yes")
    ('18-24', '0', 'yes')
    """
    if isinstance(item, Band):
        return str(item.low) if item.low == item.high else f"{item.low}-{item.high}"
    return item


def _margin(met: MarginMet) -> dict[str, object]:
    margin = met.margin
    return {
        "of": list(margin.of),
        "source": plain(margin.source),
        "confidence": margin.confidence,
        "note": plain(margin.note) if margin.note else None,
        "tolerance": met.tolerance,
        "people": [
            {"categories": [category_word(item) for item in key], "asked": round(asked, 3), "found": found}
            for key, (asked, found) in met.people.items()
        ],
    }


def _words(key: Iterable[Category], name: str) -> str:
    return " ".join((name, *map(category_word, key)))
