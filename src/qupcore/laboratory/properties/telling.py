"""What came of the properties as text, and as JSON values."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.errors.worded import in_language
from qupcore.explaining.fact_words import fact_value
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.laboratory.drawn_people import known_facts
from qupcore.laboratory.properties.subject import Broken
from qupcore.laboratory.properties.trying import Tried
from qupcore.law.national import NATIONAL
from qupcore.wire.structure import to_json
from qupcore.wire.versions import versions

__all__ = ["explain_broken", "explain_tried", "tried_record"]

_TABLE = "rule_properties"


def explain_tried(found: Tried, lang: str = "nb") -> tuple[Line, ...]:
    """Explain what came of each property; first those that do not hold, each with the smallest person.

    Args:
        found: The result of `try_properties`.
        lang: `nb`, `nn` or `en`.
    """
    return tuple(_lines(found, phrases(lang)))


def explain_broken(broken: Broken, lang: str = "nb") -> tuple[Line, ...]:
    """Explain why a property does not hold, and of whom."""
    return tuple(_broken(broken, phrases(lang)))


def _lines(found: Tried, words: Phrases) -> Iterator[Line]:
    counts = {"broken": len(found.broken), "all": len(found.properties), "count": found.people}
    days = words.listed([words.written(day) for day in found.days])
    which = "headline_broken" if found.broken else "headline_holds"
    yield Line(words.say(_TABLE, which, days=days, **counts), weight="headline", id="answer")
    yield Line(words.say(_TABLE, "law", law=found.law, seed=found.seed), id="law")
    if not found.in_time:
        yield Line(words.say(_TABLE, "time", count=found.people), id="time")
    for broken in found.broken:
        yield from _broken(broken, words)
    for one in found.properties:
        if one.broken is None:
            name = words.say(_TABLE, f"name_{one.name}")
            said = words.say(_TABLE, "holds" if one.tried else "not_tried", name=name, count=one.tried)
            yield Line(said, id=one.name)


def _broken(broken: Broken, words: Phrases) -> Iterator[Line]:
    words = words.with_new(broken.new_terms)
    name = words.say(_TABLE, f"name_{broken.name}")
    yield Line(words.say(_TABLE, "broken", name=name), weight="heading", id=broken.name)
    how = f"how_{broken.name}_{broken.how}" if broken.how else f"how_{broken.name}"
    about = {key: _said(key, value, broken, words) for key, value in broken.about.items()}
    key = "how_no_answer" if broken.how == "no_answer" else how
    yield Line(words.say(_TABLE, key, day=words.written(broken.day), **about), 2, id=f"{broken.name}.how")
    if broken.case is None:
        return
    yield Line(words.say(_TABLE, "person", day=words.written(broken.day)), 2, id=f"{broken.name}.person")
    known = known_facts(broken.case, broken.day, NATIONAL.in_force(broken.day))
    for term, value in known.items():
        said = words.say(_TABLE, "fact", term=words.term(term), value=fact_value(term, value, words))
        yield Line(said, 4, id=f"{broken.name}.{term}", facts=(term,))
    course = broken.case.course
    if course is not None and course.started_on is not None:
        counts = {"children": len(course.children), "absences": len(course.absences)}
        said = words.say(_TABLE, "course", day=words.written(course.started_on), **counts)
        yield Line(said, 4, id=f"{broken.name}.course")
    elif not known:
        yield Line(words.say(_TABLE, "nothing_known"), 4, id=f"{broken.name}.nothing")


def _said(key: str, value: object, broken: Broken, words: Phrases) -> str:
    """A term by its name in the language, a value in the unit of the term, an error in the language."""
    if key == "term":
        return words.term(str(value))
    if key in ("before", "after"):
        return fact_value(str(broken.about["term"]), value, words)  # type: ignore[arg-type]
    return in_language(value, words.lang) if isinstance(value, str) else str(value)


def tried_record(found: Tried) -> dict[str, object]:
    """What came of each property as JSON values.

    `answer` is `broken` where a property does not hold, else `no_counterexample`, which is no proof.
    """
    return {
        "answer": "broken" if found.broken else "no_counterexample",
        "law": found.law,
        "days": [day.isoformat() for day in found.days],
        "people": found.people,
        "seed": found.seed,
        "in_time": found.in_time,
        "properties": [
            {
                "name": one.name,
                "tried": one.tried,
                "broken": None if one.broken is None else _record(one.broken),
            }
            for one in found.properties
        ],
        "versions": versions("reform_test"),
    }


def _record(broken: Broken) -> dict[str, object]:
    return {
        "how": broken.how,
        "about": {
            key: value if isinstance(value, bool | int) else str(value) for key, value in broken.about.items()
        },
        "day": broken.day.isoformat(),
        "case": None if broken.case is None else to_json(broken.case),
    }
