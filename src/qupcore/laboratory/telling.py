"""The difference of two laws as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qupcore.domain.arguments import check_arguments
from qupcore.errors import RuleError
from qupcore.errors.worded import in_language
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases
from qupcore.laboratory.differing import LawDifference, TopicDifference
from qupcore.laboratory.law_words import side_words
from qupcore.laboratory.rule_texts import in_force_there, place_text, rule_text
from qupcore.laboratory.sides import Sides
from qupcore.laboratory.telling_witnesses import witness_lines
from qupcore.laboratory.wordings import WordChange
from qupcore.rules.expression_text import expression_of
from qupcore.rules.nodes import Constant, Node
from qupcore.rules.parameters import Parameter
from qupcore.rules.rebuilding import rebuilt
from qupcore.rules.rulebook import Entry

if TYPE_CHECKING:  # most differences are told without files: they need no courses
    from qupcore.laboratory.courses.written import WitnessFiles
else:
    WitnessFiles = Any

__all__ = ["explain_law_difference"]


def explain_law_difference(
    found: LawDifference, lang: str = "nb", files: WitnessFiles | None = None
) -> tuple[Line, ...]:
    """Explain what differs between two laws: in words, and for whom.

    A topic with the same words and the same answer for everybody is told only where no topic differs.

    Args:
        found: The result of `law_difference`.
        lang: `nb`, `nn` or `en`.
        files: The case files of the witnesses, where some were written.
    """
    check_arguments(explain_law_difference, locals())
    return tuple(apart(_lines(found, side_words(found.sides, lang), files)))


def _lines(found: LawDifference, words: Phrases, files: WitnessFiles | None) -> Iterator[Line]:
    yield Line(words.say("law_difference", found.answer), weight="headline", id="answer")
    sides = found.sides
    names = [
        words.say("law_difference", "side", law=side.law.name, day=side.day)
        for side in (sides.before, sides.after)
    ]
    compared = words.say("law_difference", "compared", before=names[0], after=names[1], on=sides.on)
    yield Line(compared, id="compared")
    if len(found.topics) < len({*sides.before.law.topics, *sides.after.law.topics}):
        topics = words.listed([topic.topic for topic in found.topics])
        yield Line(words.say("law_difference", "only", topics=topics), id="only")
    for topic in found.topics:
        if topic.words or topic.answer != "equal" or len(found.topics) == 1:
            yield from _topic(topic, sides, words, files)
    if files is not None and files.not_shown:
        yield Line(words.say("law_difference", "not_shown_count", count=files.not_shown), id="not_shown")


def _topic(
    found: TopicDifference, sides: Sides, words: Phrases, files: WitnessFiles | None
) -> Iterator[Line]:
    said = words.say(
        "law_difference", f"topic_{found.answer}", topic=found.topic, why=in_language(found.why, words.lang)
    )
    yield Line(said, weight="heading", id=found.topic)
    for change in found.words:
        yield from _change(change, found.topic, sides, words)
    for witness in found.witnesses:
        yield from witness_lines(witness, found.topic, sides, words)
        if files is not None:
            from qupcore.laboratory.courses.telling_files import file_lines

            yield from file_lines(found.topic, witness, files, words)
    if found.witnesses and found.why:
        why = in_language(found.why, words.lang)
        yield Line(words.say("law_difference", "uncertain", why=why), 2, id=f"{found.topic}.uncertain")


def _change(change: WordChange, topic: str, sides: Sides, words: Phrases) -> Iterator[Line]:
    name = f"{topic}.{change.change}.{change.about}"
    if change.change == "number":
        before, after = (
            words.policy(change.about, value if isinstance(value, int) else None, change.unit)
            for value in (change.before, change.after)
        )
        said = words.say("law_difference", "number", before=before, after=after)
        yield Line(said, 2, id=name, parameters=(change.about,))
        return
    before_rule, after_rule = (rule_text(change.about, topic, side, words, sides) for side in (0, 1))
    said = words.say(
        "law_difference",
        change.change,
        rule=change.about if change.change == "reworded" else after_rule or before_rule,
        before=place_text(change.about, topic, 0, words, sides),
        after=place_text(change.about, topic, 1, words, sides),
    )
    yield Line(said, 2, id=name, findings=(change.about,))
    if change.change == "reworded":
        before, after = (_tree(change.about, topic, side, sides) for side in (0, 1))
        if before and after:
            said = words.say("law_difference", "wording", before=before, after=after)
            yield Line(said, 4, id=f"{name}.tree")


def _tree(rule: str, topic: str, side: int, sides: Sides) -> str:
    """The condition as an expression, with the numbers of its side; "" where it has none."""
    item = in_force_there(rule, topic, side, sides)
    rulebook = sides.rulebooks(topic)[side]
    if rulebook is None or not isinstance(item, Entry):
        return ""
    numbers = rulebook.numbers()

    def number(node: Node) -> Node | None:
        value = numbers.get(node.name) if isinstance(node, Parameter) else None
        return None if value is None else Constant(value, node.unit)  # type: ignore[attr-defined]

    try:
        return expression_of(rebuilt(item.when, number))
    except RuleError:
        return ""
