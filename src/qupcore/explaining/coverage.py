"""Coverage as text: how many have a valid plan, what the others lack, and what would help."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.catalogue.municipalities import municipalities
from qupcore.composing.coverage import Coverage, Lack
from qupcore.domain.arguments import check_arguments
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.named_ids import Names, bare_id, named_ids
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.trial import trial_lines

__all__ = ["explain_coverage"]


def explain_coverage(found: Coverage, lang: str, names: Names) -> tuple[Line, ...]:
    """Explain how many have a valid plan, and what the others lack; `names` as for `explain_suggestions`."""
    check_arguments(explain_coverage, locals())
    return tuple(apart(_coverage(found, phrases(lang), names)))


def _coverage(found: Coverage, words: Phrases, names: Names) -> Iterator[Line]:
    yield from trial_lines(found.under, words)
    numbers = {"covered": found.covered, "people": found.people}
    yield Line(
        words.say("coverage", "headline", place=_place(found.municipality, words), on=found.on, **numbers),
        weight="headline",
        id="coverage",
    )
    yield Line(words.say("coverage", "counts"), weight="quiet", id="counts")
    yield Line(words.say("coverage", "right"), weight="quiet", id="right")
    if found.lacks:
        yield Line(words.say("coverage", "lacks"), weight="heading", id="lacks")
    for lack, people in found.lacks:
        yield Line(
            words.say("coverage", "lack", what=_lack(lack, words, names), people=people),
            2,
            id=f"lack.{'.'.join((lack.kind, *lack.about))}",
        )
    if found.would_help:
        yield Line(words.say("coverage", "would_help"), weight="heading", id="would_help")
    for help in found.would_help:
        yield Line(
            words.say("coverage", help.what, id=names.get(help.id, help.id), people=help.people),
            2,
            "met",
            id=f"would_help.{help.what}.{help.id}",
        )
    if found.uncovered:
        yield Line(words.say("coverage", "people"), weight="heading", id="people")
    for person in found.uncovered:
        lacks = ", ".join(_lack(lack, words, names) for lack in person.lacks)
        key = "after" if person.after_assessment else "person"
        yield Line(words.say("coverage", key, ref=person.ref, lacks=lacks), 2, id=f"person.{person.ref}")
    if not found.complete:
        yield Line(words.say("coverage", "incomplete"), weight="unknown", id="incomplete")


def _place(number: str, words: Phrases) -> str:
    """The municipality as text, like ` i Bodø (1804)`; empty without one."""
    known = municipalities().get(number)
    if known is None:
        return f" {number}" if number else ""
    return " " + words.say("catalogue", "in_municipality", number=number, name=known.name)


def _lack(lack: Lack, words: Phrases, names: Names) -> str:
    if lack.kind == "unknown_need":
        need, *nearest = lack.about
        if nearest:
            return words.say("unknown_need", "lack_spelling", need=need, nearest=nearest[0])
    return words.say("lack", lack.kind, about=named_ids((bare_id(id) for id in lack.about), names))
