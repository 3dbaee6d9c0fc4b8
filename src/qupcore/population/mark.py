"""What every output of a population says: that it is made up, and says nothing about people."""

from __future__ import annotations

import json

from qupcore.explaining.phrases import LANGUAGES, phrases
from qupcore.population.margins import Margins
from qupcore.population.planned import PlannedPeople

__all__ = ["MARKED", "made_up", "marks"]

MARKED = "qupcore.made_up"
"""The key of the metadata of a Parquet file under which the sentence stands, in each language."""


def made_up(lang: str) -> str:
    """The sentence in a language.

    >>> made_up("en")
    'Made up: says nothing about people.'
    """
    return phrases(lang).say("population", "made_up")


def marks(planned: PlannedPeople, margins: Margins) -> dict[str, str]:
    """The metadata of a Parquet file: the sentence, and what the people are made from."""
    return {
        MARKED: " ".join(made_up(lang) for lang in LANGUAGES),
        "qupcore.population": json.dumps(
            {
                "margins": margins.name,
                "day": margins.day.isoformat(),
                "seed": planned.seed,
                "size": planned.size,
                "sources": list(dict.fromkeys(str(margin.source) for margin in margins.margins)),
            },
            ensure_ascii=False,
        ),
    }
