"""A Hypothesis strategy for reforms: each operation hits something of the law over which it is laid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from qupcore.domain.citation import Citation
from qupcore.domain.period import Period
from qupcore.errors import QupError, RuleError
from qupcore.laboratory.faults import wrong_trees
from qupcore.law.national import NATIONAL
from qupcore.reforms.draft import Draft
from qupcore.reforms.operations import Add, Operation, Repeal, Revive, Reword, SetNumber
from qupcore.reforms.reform import Reform
from qupcore.rules.law import Law
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.terms import terms_of
from qupcore.rules.writing import RIGHT, Provision, Rule
from qupcore.testing.strategies import conditions
from qupcore.testing.warm import ready

__all__ = ["reforms"]

_KINDS = ("set_number", "repeal", "reword", "add", "revive")
_NAME = "drawn"
_SMALL = (1, -1, 2, -2, 5, 12)
_FIRST, _LAST = date(2010, 1, 1), date(2027, 12, 31)
Pick = Callable[[Sequence[Any]], Any]


def reforms(
    law: Law = NATIONAL,
    *,
    topics: Iterable[str] = (RIGHT,),
    first: date = _FIRST,
    last: date = _LAST,
    most: int = 3,
) -> st.SearchStrategy[Reform]:
    """Reforms of up to a few operations, each of which changes something of the law.

    A number is moved (mostly by one), a rule is repealed, a condition reworded with one part of it changed, a
    condition added over facts that the topic reads, or a rule that was repealed in force again; for ever or
    for a time. The simplest reform moves one number by one.

    Args:
        law: The law over which they are laid; the national law if left out.
        topics: The topics whose rules and numbers they change; the right if left out.
        first: The first day on which an operation may begin.
        last: The last day on which one may begin.
        most: The largest number of operations.

    Raises:
        BadInput: no rule of the law is about a topic.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=20, deadline=None)
    ... @given(reforms())
    ... def can_be_laid_over_the_law(reform):
    ...     assert reform(NATIONAL).name == "national+drawn"
    >>> can_be_laid_over_the_law()
    """
    named = tuple(topics)
    for topic in named:
        law.in_force(max(first, law.changes(topic)[0]), topic)
    return ready(_reforms(law, named, first, last, most))


@st.composite
def _reforms(
    draw: st.DrawFn, law: Law, topics: tuple[str, ...], first: date, last: date, most: int
) -> Reform:
    def pick(several: Sequence[Any]) -> Any:
        return draw(st.sampled_from(several))

    found: list[Operation] = []
    changed = law
    for number in range(pick(range(1, most + 1))):
        topic = pick(topics)
        start = draw(st.dates(max(first, law.changes(topic)[0]), last))
        end = pick((None, None, start + timedelta(30), start))
        new = _operation(pick, draw, changed, topic, Period(start, end), number)
        if new is None:
            continue
        try:
            draft = new.applied(Draft(changed.rules, changed.conventions, _NAME, _NAME))
            changed = Law("so far", draft.rules, draft.conventions)
            changed.in_force(start, topic)
        except QupError:  # two operations that do not go together
            continue
        found.append(new)
    if not found:
        found.append(_moved(law, topics, first, last))
    return Reform(name=_NAME, source=_NAME, operations=tuple(found))


def _moved(law: Law, topics: tuple[str, ...], first: date, last: date) -> Operation:
    """The simplest operation: a number of the law one higher, or the first rule of a topic repealed."""
    for topic in topics:
        day = max(first, law.changes(topic)[0], last)
        book = law.in_force(day, topic)
        for name, number in _numbers(law, book, topic).items():
            return SetNumber(about=name, start=day, value=number + 1)
        return Repeal(about=book.everything[0].id, start=day)
    raise RuleError("no topic is named", remedy="name one")


def _numbers(law: Law, book: Rulebook, topic: str) -> dict[str, int]:
    """The known numbers that rules of the topic read on the day."""
    read = law.numbers(topic)
    return {
        name: value.value
        for name, value in book.values.items()
        if name in read and value.value is not None and not value.choices
    }


def _operation(
    pick: Pick, draw: st.DrawFn, law: Law, topic: str, valid: Period, number: int
) -> Operation | None:
    start, end = valid.start, valid.end
    book = law.in_force(start, topic)
    kind = pick(_KINDS)
    if kind == "set_number" and (numbers := _numbers(law, book, topic)):
        name = pick(tuple(numbers))
        value = numbers[name]
        other = pick((*(value + step for step in _SMALL), value * 2 + 1))
        return SetNumber(about=name, start=start, end=end, value=other)
    if kind == "repeal" and len(book.conditions) > 1:
        return Repeal(about=pick([entry.id for entry in book.conditions]), start=start, end=end)
    if kind == "reword" and book.conditions:
        entry = pick(book.conditions)
        wrong = [tree for _, _, tree in wrong_trees(entry.when)] or [~entry.when]
        return Reword(about=entry.id, start=start, end=end, tree=pick(wrong))
    if kind == "add" and (
        terms := {n: t for e in book.everything for n, t in terms_of(e.placed.tree).items()}
    ):
        tree = draw(conditions(terms.values(), depth=1, arithmetic=False))
        place = Provision(citation=Citation("sotjl", "29"), valid=valid)
        rule = Rule(
            name=f"drawn_{number}", role="condition", when=tree, provisions=(place,), doc="Drawn.", judges=""
        )
        return Add(rule=attrs.evolve(rule, topic=topic))
    in_force = {item.id for item in book.everything}
    if kind == "revive":
        gone = [
            placed.id
            for placed in law.rules
            if placed.topic == topic
            and placed.id not in in_force
            and placed.provisions[0].valid.start < start
            and not any(place.valid.overlaps(valid) for place in placed.provisions)
        ]
        if gone:
            return Revive(about=pick(tuple(dict.fromkeys(gone))), start=start, end=end)
    return None
