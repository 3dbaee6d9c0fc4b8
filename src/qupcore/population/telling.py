"""A population as text: that it is made up, how near it comes to each margin, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.arguments import check_arguments
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.population.margins import Assumption, Margins
from qupcore.population.mark import made_up
from qupcore.population.planned import MarginMet, PlannedPeople
from qupcore.population.record import category_word

__all__ = ["explain_population"]


def explain_population(planned: PlannedPeople, margins: Margins, lang: str = "nb") -> tuple[Line, ...]:
    """Tell what a population is made from, and how near it comes to it.

    Args:
        planned: How many people each cell has.
        margins: What they are made from.
        lang: `nb`, `nn` or `en`.
    """
    check_arguments(explain_population, locals())
    return tuple(apart(_lines(planned, margins, phrases(lang))))


def _lines(planned: PlannedPeople, margins: Margins, words: Phrases) -> Iterator[Line]:
    yield Line(made_up(words.lang), weight="headline", id="made_up")
    said = words.say(
        "population",
        "headline",
        size=planned.size,
        name=margins.name,
        day=margins.day,
        tolerance=max(met.tolerance for met in planned.met),
    )
    yield Line(said, id="headline")
    yield Line(words.say("population", "margins"), weight="heading", id="margins")
    for number, met in enumerate(planned.met):
        yield from _margin(number, met, words)
    yield Line(words.say("population", "assumptions"), weight="heading", id="assumptions")
    yield Line(words.say("population", "independent"), 2, id="independent")
    yield Line(words.say("population", "evenly"), 2, id="evenly")
    if margins.birthdays_per_mille:
        near = words.percent(margins.birthdays_per_mille / 1000)
        yield Line(words.say("population", "birthdays", share=near), 2, id="birthdays")
    for assumed in margins.assumptions:
        yield Line(_assumption(assumed, words), 2, id=f"assumed.{assumed.of}")


def _margin(number: int, met: MarginMet, words: Phrases) -> Iterator[Line]:
    margin = met.margin
    said = words.say("population", "margin", names=", ".join(margin.of), tolerance=met.tolerance)
    yield Line(said, 2, id=f"margin.{number}")
    yield Line(words.cited(margin.source), 4, id=f"margin.{number}.source")
    if margin.confidence != "high":
        said = words.say("population", f"confidence_{margin.confidence}")
        yield Line(said, 4, id=f"margin.{number}.confidence")
    if margin.note is not None:
        yield Line(getattr(margin.note, words.lang), 4, id=f"margin.{number}.note")


def _assumption(assumed: Assumption, words: Phrases) -> str:
    shares = "; ".join(
        f"{category_word(item)} {words.percent(float(share))}" for item, share in assumed.shares.items()
    )
    why = getattr(assumed.why, words.lang)
    if assumed.given is None:
        return words.say("population", "assumed", name=assumed.of, shares=shares, why=why)
    given = f"{assumed.given[0]} {category_word(assumed.given[1])}"
    return words.say("population", "assumed_given", name=assumed.of, shares=shares, why=why, given=given)
