"""What in the rules of a topic has no source, no value, or no words in a language."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.text import LANGUAGES, Text
from qupcore.explaining.phrases import phrases
from qupcore.laboratory.soundness.remarks import RuleRemark
from qupcore.rules.rulebook import Rulebook

__all__ = ["wordless_remarks"]


def wordless_remarks(topic: str, rulebook: Rulebook) -> Iterator[RuleRemark]:
    """The remarks about numbers, facts and rules that lack something."""
    for name, value in rulebook.values.items():
        if value.value is None:
            why = {lang: phrases(lang).source(value.note) for lang in LANGUAGES} if value.note else {}
            yield RuleRemark(kind="number_without_value", topic=topic, about=name, part=value.source, why=why)
        if not value.source.strip():
            yield RuleRemark(kind="number_without_source", topic=topic, about=name)
    for lang in LANGUAGES:
        tables = phrases(lang).tables
        for name, term in rulebook.terms.items():
            if term.new is not None:  # it brings its question in each language
                continue
            asked = bool(term.path)  # a fact without a path is calculated from others
            if name not in tables["term"] or (asked and name not in tables["question"]):
                yield RuleRemark(kind="term_without_question", topic=topic, about=name, part=lang)
        for item in rulebook.everything:
            if item.id not in tables["rule"] and not isinstance(item.placed.doc, Text):
                yield RuleRemark(kind="rule_without_text", topic=topic, about=item.id, part=lang)
