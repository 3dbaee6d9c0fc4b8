"""The impact of a change as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from qupcore.domain.arguments import check_arguments
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases
from qupcore.impact.amount_telling import amount_lines, amounts_of_row
from qupcore.impact.chosen_numbers import policy_sentence
from qupcore.impact.counts import Impact, ImpactRow, RowKind
from qupcore.impact.outcomes import IMPACT_CLASSES
from qupcore.laboratory.law_words import side_words
from qupcore.laboratory.rule_texts import rule_text
from qupcore.population.mark import made_up
from qupcore.rules.writing import RIGHT

__all__ = ["compared_laws", "explain_impact", "headline", "notes", "number_text", "row_name", "trait_names"]


def explain_impact(found: Impact, lang: str = "nb") -> tuple[Line, ...]:
    """Tell whom a change of the law touches, and how many.

    Args:
        found: The result of `impact_of`.
        lang: `nb`, `nn` or `en`.
    """
    check_arguments(explain_impact, locals())
    return tuple(apart(_lines(found, side_words(found.sides, lang))))


def headline(found: Impact, words: Phrases) -> str:
    """How many of how many."""
    total = found.total
    if total.people is None:
        return words.say("impact", "people_hidden", least=found.least)
    name = "changed_hidden" if total.changed is None else "changed" if total.changed else "nobody"
    return words.say("impact", name, people=total.people, changed=total.changed or 0)


def compared_laws(found: Impact, words: Phrases) -> str:
    """The two laws, and the day on which people are looked at."""
    before, after = (
        words.say("law_difference", "side", law=side.law.name, day=side.day)
        for side in (found.sides.before, found.sides.after)
    )
    return words.say("law_difference", "compared", before=before, after=after, on=found.sides.on)


def number_text(number: int | None, words: Phrases) -> str:
    """A number, or that it is hidden."""
    return words.say("impact", "hidden") if number is None else words.number(number)


class _OfGroup(Protocol):
    @property
    def kind(self) -> RowKind: ...

    @property
    def group(self) -> tuple[str | None, ...]: ...


def row_name(row: _OfGroup, words: Phrases) -> str:
    """Whose row it is."""
    if row.kind != "group":
        return words.say("impact", "everybody" if row.kind == "all" else "small_groups")
    return ", ".join(words.say("impact", "not_known") if word is None else word for word in row.group)


def trait_names(by: Sequence[str], words: Phrases) -> str:
    """The traits by which people are counted, in words."""
    known = words.tables["impact_trait"]
    return words.listed([str(known.get(name, words.term(name))) for name in by])


def notes(found: Impact, words: Phrases) -> Iterator[Line]:
    """How the ends of the bounds are to be read, and what is hidden."""
    if found.bounds is None:
        yield Line(words.say("impact", "bounds_hidden"), id="bounds_hidden")
    else:
        yield Line(words.say("impact", "filled_in"), id="filled_in")
        if not found.bounds.reached:
            yield Line(words.say("impact", "not_reached"), id="not_reached")
        if found.least > 1:
            yield Line(words.say("impact", "rounded", half=found.least, step=2 * found.least), id="rounded")
    if found.least > 1:
        yield Line(words.say("impact", "kept_secret", most=found.least - 1), id="kept_secret")


def _lines(found: Impact, words: Phrases) -> Iterator[Line]:
    if found.made_up:
        yield Line(made_up(words.lang), weight="headline", id="made_up")
    yield Line(headline(found, words), weight="headline", id="changed")
    yield Line(compared_laws(found, words), id="compared")
    for said in policy_sentence(found.sides.laws, found.policy, words):
        yield Line(said, id="policy")
    yield Line(words.say("impact", "by_class"), weight="heading", id="classes")
    for kind in IMPACT_CLASSES:
        number = number_text(found.total.classes[kind], words)
        said = words.say("impact", "count", name=words.say("impact", kind), number=number)
        yield Line(said, 2, id=f"class.{kind}")
    yield from _facts(found, words)
    yield Line(words.say("impact", "bounds"), weight="heading", id="bounds")
    for name in ("before", "after", "change"):
        if found.bounds is not None:
            least, most = getattr(found.bounds, name)
            said = words.say("impact", "between", name=words.say("impact", name), least=least, most=most)
            yield Line(said, 2, id=f"bounds.{name}")
    yield from notes(found, words)
    yield from amount_lines(found, words)
    if found.groups:
        yield Line(
            words.say("impact", "groups", names=trait_names(found.by, words)), weight="heading", id="groups"
        )
    for place, row in enumerate(found.groups):
        yield from _group(row, f"group.{place}", words)


def _facts(found: Impact, words: Phrases) -> Iterator[Line]:
    for kind, facts in found.facts.items():
        side = 0 if kind == "newly_right" else 1
        yield Line(words.say("impact", kind), weight="heading", id=f"facts.{kind}")
        if facts.ages:
            several = [words.say("impact", "from_to", low=low, high=high) for low, high in facts.ages]
            said = words.say("impact", "ages", ages=words.listed(several))
            yield Line(said, 2, id=f"facts.{kind}.ages")
        for rule, share in facts.conditions.items():
            said = words.say(
                "impact",
                f"condition_{('before', 'after')[side]}",
                share=words.percent(share / 100),
                rule=rule_text(rule, RIGHT, side, words, found.sides),
            )
            yield Line(said, 2, id=f"facts.{kind}.{rule}", findings=(rule,))
    if any(facts.ages for facts in found.facts.values()):
        yield Line(words.say("impact", "rounded_ages"), 2, id="facts.rounded_ages")
    if any(facts.conditions for facts in found.facts.values()):
        yield Line(words.say("impact", "rounded_facts"), 2, id="facts.rounded")


def _group(row: ImpactRow, name: str, words: Phrases) -> Iterator[Line]:
    """A group: how many, and then each class that has people."""
    said = "group_hidden" if row.changed is None else "group"
    told = {"people": row.people or 0, "changed": row.changed or 0}
    yield Line(words.say("impact", said, name=row_name(row, words), **told), 2, id=name)
    if row.changed and None in row.classes.values():
        yield Line(words.say("impact", "classes_hidden"), 4, id=f"{name}.hidden")
    for kind, number in row.classes.items():
        if number:
            said = words.say("impact", "count", name=words.say("impact", kind), number=words.number(number))
            yield Line(said, 4, id=f"{name}.{kind}")
    yield from amounts_of_row(row, name, words, 4)
