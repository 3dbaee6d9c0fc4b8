"""Remarks about rules as text."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.arguments import check_arguments
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.laboratory.soundness.checking import RulesCheck
from qupcore.laboratory.soundness.remarks import RuleRemark

__all__ = ["explain_rules_check"]


def explain_rules_check(found: RulesCheck, lang: str = "nb") -> tuple[Line, ...]:
    """Explain the remarks, those that nobody has explained first.

    Args:
        found: The result of `check_rules`.
        lang: `nb`, `nn` or `en`.
    """
    check_arguments(explain_rules_check, locals())
    return tuple(apart(_lines(found, phrases(lang))))


def _lines(found: RulesCheck, words: Phrases) -> Iterator[Line]:
    open_ones = found.unexplained
    key = "unexplained" if open_ones else "all_explained" if found.remarks else "clean"
    count = len(open_ones or found.remarks)
    yield Line(words.say("rules_check", key, count=count), weight="headline", id="answer")
    law = words.say("law_difference", "side", law=found.side.law.name, day=found.side.day)
    yield Line(words.say("rules_check", "topics", count=len(found.topics), law=law), 2, id="topics")
    for remark in (*open_ones, *(remark for remark in found.remarks if remark.why)):
        yield from _remark(remark, words)


def _remark(remark: RuleRemark, words: Phrases) -> Iterator[Line]:
    name = ".".join((remark.topic, remark.kind, remark.about))
    part = words.source(remark.part) if remark.kind == "number_without_value" else remark.part
    said = words.say("rules_check", remark.kind, about=remark.about, part=part)
    yield Line(said, 2, "heading", id=name, findings=(remark.about,))
    if remark.why:
        yield Line(words.say("rules_check", "why", why=remark.why[words.lang]), 4, id=f"{name}.why")
    else:
        yield Line(words.say("rules_check", "not_explained"), 4, id=f"{name}.open")
