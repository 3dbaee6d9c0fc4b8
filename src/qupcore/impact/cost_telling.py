"""The cost of the benefit by month as text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qupcore.domain.arguments import check_arguments
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases
from qupcore.impact.amount_telling import range_of
from qupcore.impact.chosen_numbers import policy_sentence
from qupcore.impact.costs import CostByMonth, CostRow
from qupcore.impact.telling import row_name, trait_names
from qupcore.laboratory.law_words import words_of_laws
from qupcore.population.mark import made_up

__all__ = [
    "cost_headline",
    "cost_notes",
    "cost_words",
    "explain_cost",
    "month_words",
    "not_drawn",
    "what_it_is",
]

_MOST_NAMED = 6
_SIDES = ("before", "after", "change")


def explain_cost(found: CostByMonth, lang: str = "nb") -> tuple[Line, ...]:
    """Tell what the benefit would come to by month under two laws, and what is not looked at.

    Args:
        found: The result of `cost_by_month_of`.
        lang: `nb`, `nn` or `en`.
    """
    check_arguments(explain_cost, locals())
    return tuple(apart(_lines(found, cost_words(found, lang))))


def cost_words(found: CostByMonth, lang: str) -> Phrases:
    """The phrases of a language, with those of the new terms of the laws."""
    return words_of_laws(found.laws, lang)


def cost_headline(found: CostByMonth, words: Phrases) -> str:
    """How much more or less the second law comes to in all months together."""
    least, most = found.together[0].cost.change
    if least is None or most is None:
        return words.say("cost", "open", **_period(found, words))
    name = "same" if least == most == 0 else "more" if least >= 0 else "less" if most <= 0 else "either"
    if name == "less":
        least, most = -most, -least
    elif name == "either":
        least = -least
    return words.say(
        "cost",
        name,
        **_period(found, words),
        least=words.amount(least, "øre"),
        most=words.amount(most, "øre"),
    )


def what_it_is(found: CostByMonth, words: Phrases) -> Iterator[Line]:
    """The laws that are compared, whose benefit is summed, and what is not looked at."""
    before, after = (law.name for law in found.laws)
    yield Line(words.say("cost", "compared", before=before, after=after), id="compared")
    for said in policy_sentence(found.laws, found.policy, words):
        yield Line(said, id="policy")
    yield Line(words.say("cost", "everyone"), id="everyone")
    yield Line(words.say("cost", "no_forecast"), id="no_forecast")
    name = "with_children" if found.with_children else "without_children"
    yield Line(words.say("cost", name), id=name)


def cost_notes(found: CostByMonth, words: Phrases) -> Iterator[Line]:
    """How the ends are to be read."""
    yield Line(words.say("cost", "filled_in"), id="filled_in")
    if found.least > 1:
        yield Line(words.say("cost", "moved", least=found.least), id="moved")
    if found.by:
        yield Line(words.say("cost", "stays", month=month_words(found.months[0], words)), id="stays")
    if found.provisional:
        first = month_words(found.provisional[0], words)
        yield Line(words.say("cost", "provisional", month=first), id="provisional")


def not_drawn(found: CostByMonth, words: Phrases) -> Iterator[Line]:
    """What a picture of everybody leaves out: groups, and months without a known end."""
    if found.by:
        yield Line(words.say("cost", "groups_not_drawn"), id="groups_not_drawn")
    open_ = [
        row.month
        for row in found.of_everybody
        if row.month is not None and None in (*row.cost.before, *row.cost.after, *row.cost.change)
    ]
    if open_:
        names = [month_words(month, words) for month in open_]
        told = (
            words.listed(names)
            if len(names) <= _MOST_NAMED
            else words.say("cost", "months_from", count=len(names), first=names[0], last=names[-1])
        )
        yield Line(words.say("cost", "months_not_drawn", months=told), id="months_not_drawn")


def month_words(month: date, words: Phrases) -> str:
    """A month with its year."""
    return words.month(month.year, month.month)


def _period(found: CostByMonth, words: Phrases) -> dict[str, str]:
    return {"first": month_words(found.months[0], words), "last": month_words(found.months[-1], words)}


def _lines(found: CostByMonth, words: Phrases) -> Iterator[Line]:
    if found.made_up:
        yield Line(made_up(words.lang), weight="headline", id="made_up")
    yield Line(cost_headline(found, words), weight="headline", id="cost")
    yield from what_it_is(found, words)
    everybody, *groups = found.together
    if len(found.months) > 1:
        yield Line(words.say("cost", "period", **_period(found, words)), weight="heading", id="together")
        yield from _row(everybody, "together", words)
    for row in found.of_everybody:
        if row.month is not None:
            yield Line(month_words(row.month, words).capitalize(), weight="heading", id=f"month.{row.month}")
            yield from _row(row, f"month.{row.month}", words)
    if groups:
        names = trait_names(found.by, words)
        said = words.say("cost", "groups", names=names, **_period(found, words))
        yield Line(said, weight="heading", id="groups")
    for place, row in enumerate(groups):
        yield Line(f"{row_name(row, words)}:", 2, id=f"group.{place}")
        yield from _row(row, f"group.{place}", words, 4)
    yield from cost_notes(found, words)


def _row(row: CostRow, name: str, words: Phrases, indent: int = 2) -> Iterator[Line]:
    for side in _SIDES:
        amounts = [
            words.say("cost", "no_end") if end is None else words.amount(end, "øre")
            for end in getattr(row.cost, side)
        ]
        told = {"amount": range_of(amounts, words)}
        if row.right is not None:
            told["people"] = range_of(map(words.number, getattr(row.right, side)), words)
        said = words.say("cost", side if row.right is None else f"{side}_people", **told)
        yield Line(said, indent, id=f"{name}.{side}")
