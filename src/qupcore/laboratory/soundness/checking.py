"""check_rules(): what to look at in the rules of a law as it is on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from qupcore.domain.arguments import check_arguments
from qupcore.domain.hint import remedy
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.laboratory.proving.periods import period_gaps, period_overlaps
from qupcore.laboratory.proving.scene import scene_of
from qupcore.laboratory.sides import Side
from qupcore.laboratory.soundness.reach import reach_remarks
from qupcore.laboratory.soundness.remarks import RuleRemark, with_explanation
from qupcore.laboratory.soundness.wordless import wordless_remarks
from qupcore.observing.asking import observed

__all__ = ["RulesCheck", "check_rules"]


@attrs.frozen(kw_only=True)
class RulesCheck:
    """What to look at in the rules of a law.

    Attributes:
        side: The law, as it is on a day.
        topics: The topics that were looked at.
        remarks: What was found, in the order of the topics.
    """

    side: Side
    topics: tuple[str, ...]
    remarks: tuple[RuleRemark, ...]

    @property
    def unexplained(self) -> tuple[RuleRemark, ...]:
        """The remarks that nobody has explained."""
        return tuple(remark for remark in self.remarks if not remark.why)


@observed("check_rules")
def check_rules(law: Side, topics: Iterable[str] = ()) -> RulesCheck:
    """Look for rules that are dead or cannot fail, for limits out of reach, gaps, and what has no words.

    Whether something can happen is settled over known and unknown facts within the bounds of the terms: by a
    person drawn at the limits, by all cells of the facts, or by z3. What none of them settles is a remark.

    Args:
        law: The law as it is on a day.
        topics: The topics to look at; all that are in force if left out.

    Raises:
        BadInput: no rule of a topic is in force on the day.

    >>> from datetime import date
    >>> from qupcore.rules import NATIONAL
    >>> check_rules(Side(NATIONAL, date(2026, 9, 1)), ["right"]).unexplained
    ()
    """
    check_arguments(check_rules, locals())
    known = tuple(topic for topic in law.law.topics if law.has(topic))
    chosen = tuple(topics) or known
    for topic in chosen:
        if topic not in known:
            raise BadInput(
                worded("no rule is about {topic!r} on {day}", topic=topic, day=law.day),
                remedy=remedy(topic, known, most=3),
                code="input.value",
            )
    remarks = tuple(with_explanation(remark) for topic in chosen for remark in _of_topic(law, topic))
    return RulesCheck(side=law, topics=chosen, remarks=remarks)


def _of_topic(side: Side, topic: str) -> Iterator[RuleRemark]:
    rulebook = side.law.in_force(side.day, topic)
    yield from reach_remarks(topic, scene_of(rulebook))
    yield from wordless_remarks(topic, rulebook)
    for told in period_gaps(side.law, topic):
        name, _, periods = told.partition(" ")
        yield RuleRemark(kind="gap", topic=topic, about=name, part=periods.strip("()"))
    for told in period_overlaps(side.law, topic):
        name, _, periods = told.partition(" ")
        yield RuleRemark(kind="overlap", topic=topic, about=name, part=periods.strip("()"))
