"""Why a measure is in no suggested course, as text."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.arguments import check_arguments
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.named_ids import Names
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.plan_search import finding_said
from qupcore.phasing.suggesting import SuggestedCourses
from qupcore.phasing.why_not import WhyNot, local_why_not

__all__ = ["explain_why_not", "local_lines"]

_MOST = 5
"""Measures that are told without being asked for; of the others the number."""

_NOT_FOR_THIS_PERSON = ("not_needed", "not_meant")


def explain_why_not(told: WhyNot, lang: str, names: Names) -> tuple[Line, ...]:
    """Explain why a measure is in no suggested course.

    Args:
        told: The answer of `why_not`.
        lang: `nb`, `nn` or `en`.
        names: The names of measures and offers by id; an id without one is shown as it is.
    """
    check_arguments(explain_why_not, locals())
    return tuple(apart((_line(told, phrases(lang), names),)))


def local_lines(found: SuggestedCourses, words: Phrases, names: Names) -> Iterator[Line]:
    """The local measures that are in no course: the few that bear on the person with the reason."""
    several = local_why_not(found)
    told = [item for item in several if item.why not in _NOT_FOR_THIS_PERSON][:_MOST]
    for item in told:
        yield _line(item, words, names)
    if several[len(told) :]:
        said = words.say("course_label", "local_more", many=len(several) - len(told))
        yield Line(said, 0, id="why_not")


def _line(item: WhyNot, words: Phrases, names: Names) -> Line:
    measure = names.get(item.id, item.id)
    if item.why == "in_course":
        said = words.say("course_label", "in_course", measure=measure, numbers=_numbers(item, words))
    else:
        said = words.say("course_label", "in_no_course", measure=measure, why=_why(item, words))
    return Line(said, 0, id=f"why_not.{item.id}")


def _numbers(item: WhyNot, words: Phrases) -> str:
    return words.listed([str(number) for number in item.courses])


def _why(item: WhyNot, words: Phrases) -> str:
    if item.layer:
        return words.say("course_why", "worse", more=words.say("course_more", item.layer))
    said = words.say("course_why", item.why)
    found = dict.fromkeys(finding_said(finding, words) for finding in item.findings)
    return f"{said} ({'; '.join(found)})" if found else said
