"""law_difference(): what differs between two laws, in words and in meaning, topic by topic."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.hint import remedy
from qupcore.engines.reference import ReferenceEngine
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.laboratory.classes import classes_between
from qupcore.laboratory.islands import TooManyWays
from qupcore.laboratory.sides import Sides
from qupcore.laboratory.topic_answer import TopicAnswer, answer_of
from qupcore.laboratory.topic_witnesses import TopicWitness, compare_topic
from qupcore.laboratory.witnesses import Witness, witness_of
from qupcore.laboratory.wordings import WordChange, word_changes
from qupcore.observing.asking import observed
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.writing import RIGHT

__all__ = ["LawDifference", "TopicDifference", "law_difference"]

Answer = Literal["equal", "differs", "not_proved"]


@attrs.frozen(kw_only=True)
class TopicDifference:
    """What differs in one topic.

    Attributes:
        topic: The topic.
        answer: Whether the two laws give everybody the same answer. `not_proved` is never the same as equal.
        words: What changed in the words.
        witnesses: For each class of people whose answer differs, the smallest person: a case in the topic
            `right`, facts in others.
        why: Why it is not proved which classes there are; "" where it is.
    """

    topic: str
    answer: Answer
    words: tuple[WordChange, ...]
    witnesses: tuple[Witness | TopicWitness, ...] = ()
    why: str = ""


@attrs.frozen(kw_only=True)
class LawDifference:
    """What differs between two laws."""

    sides: Sides
    topics: tuple[TopicDifference, ...]

    @property
    def answer(self) -> Answer:
        """`differs` if one topic does; else `not_proved` if one is not; else `equal`."""
        answers = {topic.answer for topic in self.topics}
        return "differs" if "differs" in answers else "not_proved" if "not_proved" in answers else "equal"


@observed("law_difference")
def law_difference(sides: Sides, topics: Iterable[str] = ()) -> LawDifference:
    """Compare two laws, each as it is on a day.

    Args:
        sides: The two.
        topics: The topics to compare; all topics of both if left out.

    Raises:
        BadInput: neither law has a rule of a topic.
    """
    check_arguments(law_difference, locals())
    known = tuple(dict.fromkeys((*sides.before.law.topics, *sides.after.law.topics)))
    asked = tuple(topics) or known
    for topic in asked:
        if topic not in known:
            raise BadInput(
                worded("no rule is about {topic!r}", topic=topic),
                remedy=remedy(topic, known),
                code="input.value",
            )
    return LawDifference(sides=sides, topics=tuple(_topic(sides, topic) for topic in asked))


def _topic(sides: Sides, topic: str) -> TopicDifference:
    before, after = sides.rulebooks(topic)
    words = word_changes(sides, topic)
    if before is None or after is None:
        return _ruled_by_one(before, after, topic, words)
    if before.meaning == after.meaning and not _exchanged(before, after):
        return TopicDifference(topic=topic, answer="equal", words=words)
    if topic == RIGHT:
        return _right(sides, before, after, words)
    witnesses, why = compare_topic(before, after, sides.on)
    answer: Answer = "differs" if witnesses else "not_proved" if why else "equal"
    return TopicDifference(topic=topic, answer=answer, words=words, witnesses=witnesses, why=why)


def _exchanged(before: Rulebook, after: Rulebook) -> bool:
    """Whether a rule says something else by the same id: an answer tells which condition fails.

    A rule that is only renamed, as by a move to another section, says the same as before.
    """
    trees = {entry.id: entry.when.canonical() for entry in before.entries}
    return any(
        trees.get(entry.id, tree) != tree for entry in after.entries if (tree := entry.when.canonical())
    )


def _ruled_by_one(
    before: Rulebook | None, after: Rulebook | None, topic: str, words: tuple[WordChange, ...]
) -> TopicDifference:
    """A topic of which one law has no rule: nobody had an answer, or nobody has one."""
    if before is after:
        return TopicDifference(topic=topic, answer="equal", words=words)
    one, other = (
        TopicAnswer("no_rule") if book is None else answer_of(book, ReferenceEngine().prepare(book)({}))
        for book in (before, after)
    )
    witness = TopicWitness("newly_ruled" if before is None else "no_longer_ruled", {}, one, other)
    return TopicDifference(topic=topic, answer="differs", words=words, witnesses=(witness,))


def _right(sides: Sides, before: Rulebook, after: Rulebook, words: tuple[WordChange, ...]) -> TopicDifference:
    try:
        classes = classes_between(before, after)
    except TooManyWays as error:
        why = worded("too many ways through {facts}", facts=error)
        return TopicDifference(topic=RIGHT, answer="not_proved", words=words, why=why)
    witnesses = tuple(witness_of(item, sides) for item in classes)
    if not classes:
        return TopicDifference(topic=RIGHT, answer="equal", words=words)
    confirmed = tuple(item for item in witnesses if item is not None)
    if len(confirmed) < len(witnesses):
        why = worded("deciding again did not confirm every class")
        return TopicDifference(topic=RIGHT, answer="not_proved", words=words, witnesses=confirmed, why=why)
    return TopicDifference(topic=RIGHT, answer="differs", words=words, witnesses=confirmed)
