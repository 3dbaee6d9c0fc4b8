"""The operations of a reform. Each is dated, and each must change something."""

from __future__ import annotations

from datetime import date
from typing import Protocol, runtime_checkable

import attrs

from qupcore.domain.hint import remedy
from qupcore.domain.period import Period
from qupcore.domain.sound import sound_entry
from qupcore.domain.text import Text
from qupcore.errors import RuleError
from qupcore.errors.worded import worded
from qupcore.reforms.bounds import check_order, check_value
from qupcore.reforms.draft import ONE_DAY, Draft, since, until, with_tree
from qupcore.reforms.topic_facts import check_facts
from qupcore.rules.nodes import Condition, Node, Number
from qupcore.rules.parameters import Basis, DatedValue
from qupcore.rules.provisions import Provision
from qupcore.rules.read_numbers import numbers_read
from qupcore.rules.writing import Formula, Placed

__all__ = ["Add", "Operation", "Repeal", "Revive", "Reword", "SetNumber"]


@runtime_checkable
class Operation(Protocol):
    """One change of a law, from a day on."""

    @property
    def start(self) -> date:
        """The first day of the change."""

    @property
    def end(self) -> date | None:
        """The last day of the change; None means for ever."""

    @property
    def about(self) -> str:
        """The name of the number or the id of the rule."""

    def applied(self, draft: Draft) -> Draft:
        """The draft after the change."""


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class SetNumber:
    """A number of the law has another value from a day on.

    Attributes:
        about: The full name of the number, such as `sotjl.29.age_min`.
        start: The first day of the new value.
        value: The value, in the unit of the number (amounts in øre).
        end: The last day; None means that the value holds until another is set. On later days the values of
            the law hold.
        source: The source; that of the reform if left out.
        basis: `law`, `regulation` or `policy`; that of the old value if left out. What the law leaves open
            (`policy`) may be chosen as the old value may.
    """

    about: str
    start: date
    value: int
    end: date | None = None
    source: str = ""
    basis: Basis | None = None

    def applied(self, draft: Draft) -> Draft:
        """The draft with the new value.

        Raises:
            RuleError: no number of the law has the name, it has no value on the first day, its unit does not
                have the value, or the value is that of the law already.
        """
        numbers = numbers_read(draft.rules, draft.conventions)
        number = numbers.get(self.about)
        if number is None:
            raise RuleError(
                worded("the law has no number {name}", name=self.about),
                where=draft.reform,
                remedy=remedy(self.about, numbers, most=12),
            )
        check_value(draft, number, self.value)
        valid = Period(self.start, self.end)
        there = next((value for value in number.values if value.valid.contains(self.start)), None)
        if there is None:
            raise _nothing(draft, worded("{name} has no value on {day}", name=self.about, day=self.start))
        basis = self.basis or there.basis
        over = [value for value in number.values if value.valid.overlaps(valid)]
        if all((value.value, value.basis) == (self.value, basis) for value in over):
            raise _nothing(
                draft, worded("{name} is {value} in the law already", name=self.about, value=self.value)
            )
        is_open = basis == "policy"
        new = DatedValue(
            valid=valid,
            value=self.value,
            basis=basis,
            source=f"{draft.reform}: {self.source or draft.source}",
            choices=tuple(sorted({*there.choices, self.value})) if is_open and there.choices else (),
            open=is_open and there.open,
        )
        values = (*_before(number.values, self.start), new, *_after(number.values, self.end))
        found = draft.with_numbers({self.about: attrs.evolve(number, values=values)})
        check_order(found, self.about, self.start, self.end)
        return found


def _before(values: tuple[DatedValue, ...], start: date) -> tuple[DatedValue, ...]:
    earlier = (value for value in values if value.valid.start < start)
    last = start - ONE_DAY
    return tuple(_valid(v, Period(v.valid.start, min(v.valid.end or last, last))) for v in earlier)


def _after(values: tuple[DatedValue, ...], end: date | None) -> tuple[DatedValue, ...]:
    if end is None:
        return ()
    later = (value for value in values if value.valid.end is None or value.valid.end > end)
    return tuple(_valid(v, Period(max(v.valid.start, end + ONE_DAY), v.valid.end)) for v in later)


def _valid(value: DatedValue, valid: Period) -> DatedValue:
    """The value with another period; what is known of it ends with the period."""
    if value.known_until is None or value.known_until >= valid.start:
        return attrs.evolve(value, valid=valid)
    return attrs.evolve(value, valid=valid, known_until=None, renewed_by="")


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Repeal:
    """A rule is not in force from a day on.

    Attributes:
        about: The id of the rule, such as `sotjl.29.age`.
        start: The first day without the rule.
        end: The last day without it; None means for ever.
    """

    about: str
    start: date
    end: date | None = None

    def applied(self, draft: Draft) -> Draft:
        """The draft without the rule on those days.

        Raises:
            RuleError: the law has no such rule, or none of its wordings is in force on any of the days.
        """
        _in_force(draft, self.about, Period(self.start, self.end))
        return draft.replacing(
            lambda placed: _outside(placed, self.start, self.end) if placed.id == self.about else (placed,)
        )


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Reword:
    """A rule has another condition, or a formula another calculation, from a day on.

    Attributes:
        about: The id of the rule or formula.
        start: The first day of the new wording.
        tree: The condition, or the number in the unit of the old one.
        end: The last day; None means for ever. Then the old wording is in force again.
        text: What the rule says then, in three languages. If left out, answers tell it in the old words.
    """

    about: str
    start: date
    tree: Condition | Number
    end: date | None = None
    text: Text | None = None

    def applied(self, draft: Draft) -> Draft:
        """The draft with the new wording.

        Raises:
            RuleError: the law has no such rule, it is not in force on any of the days, the new tree is of
                another kind or unit or reads a fact of another topic, or it is the same tree.
        """
        valid = Period(self.start, self.end)
        for placed in _in_force(draft, self.about, valid):
            _fits(draft, placed, self.tree)
            check_facts(draft, placed.topic, self.tree)
        return draft.replacing(
            lambda placed: self._reworded(placed, draft) if placed.id == self.about else (placed,)
        )

    def _reworded(self, placed: Placed, draft: Draft) -> tuple[Placed, ...]:
        within = _within(placed, self.start, self.end)
        if within is None:
            return (placed,)
        provisions = tuple(_enacted(place, draft) for place in within.provisions)
        doc = within.doc if self.text is None else self.text
        new = with_tree(attrs.evolve(within, provisions=provisions, doc=doc), self.tree)
        return (*_outside(placed, self.start, self.end), new)


def _fits(draft: Draft, placed: Placed, tree: Node) -> None:
    if isinstance(placed, Formula):
        wanted = worded("a number in {unit}", unit=placed.gives.unit)
        sound = isinstance(tree, Number) and tree.unit == placed.gives.unit
    else:
        wanted, sound = worded("a condition"), isinstance(tree, Condition)
    if not sound:
        raise RuleError(
            worded("{rule} takes {wanted}", rule=placed.id, wanted=wanted),
            where=draft.reform,
            remedy=worded("give {remedy}", remedy=wanted),
        )
    if tree.canonical() == placed.tree.canonical():
        raise _nothing(draft, worded("{rule} has this wording already", rule=placed.id))


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Add:
    """A new rule or formula.

    Attributes:
        rule: The rule, made by `section` or `amount` with its period.
    """

    rule: Placed

    @property
    def start(self) -> date:
        """The first day of the rule."""
        return self.rule.provisions[0].valid.start

    @property
    def end(self) -> date | None:
        """The last day of the rule; None means for ever."""
        return self.rule.provisions[-1].valid.end

    @property
    def about(self) -> str:
        """The id of the rule."""
        return self.rule.id

    def applied(self, draft: Draft) -> Draft:
        """The draft with the rule after those of its topic.

        Raises:
            RuleError: a rule with the id is in force on one of its days, no rule is of its topic, or it
                reads a fact of another topic.
        """
        topics = dict.fromkeys(placed.topic for placed in draft.rules)
        if self.rule.topic not in topics:
            raise RuleError(
                worded("no rule is about {topic!r}", topic=self.rule.topic),
                where=draft.reform,
                remedy=remedy(self.rule.topic, topics),
            )
        check_facts(draft, self.rule.topic, self.rule.tree)
        for placed in draft.rules:
            if placed.id == self.rule.id and any(
                one.valid.overlaps(other.valid) for one in placed.provisions for other in self.rule.provisions
            ):
                raise RuleError(
                    worded("the law has a rule {rule} on these days", rule=self.rule.id),
                    where=draft.reform,
                    remedy="give the new rule another name, or reword the old one",
                )
        return attrs.evolve(draft, rules=(*draft.rules, self.rule))


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Revive:
    """A rule that was repealed is in force again from a day on, in its last wording.

    Attributes:
        about: The id of the rule.
        start: The first day on which it is in force again.
        end: The last day; None means for ever.
    """

    about: str
    start: date
    end: date | None = None

    def applied(self, draft: Draft) -> Draft:
        """The draft with the rule in force again.

        Raises:
            RuleError: the law has no such rule, or it is in force on one of the days.
        """
        valid = Period(self.start, self.end)
        found = draft.with_id(self.about)
        if any(place.valid.overlaps(valid) for placed in found for place in placed.provisions):
            raise RuleError(
                worded("{rule} is in force on some of the days {days}", rule=self.about, days=valid),
                where=draft.reform,
                remedy="revive it on days on which it is not in force",
            )
        before = [placed for placed in found if placed.provisions[0].valid.start < self.start]
        if not before:
            raise _nothing(
                draft, worded("{rule} was not in force before {day}", rule=self.about, day=self.start)
            )
        last = max(before, key=lambda placed: placed.provisions[-1].valid.start)
        place = attrs.evolve(_enacted(last.provisions[-1], draft, self.start), valid=valid)
        new = attrs.evolve(
            last, provisions=tuple(sorted((*last.provisions, place), key=lambda one: one.valid.start))
        )
        return draft.replacing(lambda placed: (new if placed is last else placed,))


def _in_force(draft: Draft, rule: str, valid: Period) -> tuple[Placed, ...]:
    """The wordings of a rule that are in force on one of the days."""
    found = tuple(
        placed
        for placed in draft.with_id(rule)
        if any(place.valid.overlaps(valid) for place in placed.provisions)
    )
    if not found:
        raise _nothing(
            draft, worded("{rule} is not in force on any of the days {days}", rule=rule, days=valid)
        )
    return found


def _nothing(draft: Draft, why: str) -> RuleError:
    return RuleError(
        worded("an operation changes nothing"),
        where=draft.reform,
        why=why,
        remedy="correct the day, the name or the value, or leave the operation out",
    )


def _outside(placed: Placed, start: date, end: date | None) -> tuple[Placed, ...]:
    """The rule on the days before and after a time."""
    parts = (until(placed, start), None if end is None else since(placed, end))
    return tuple(part for part in parts if part is not None)


def _within(placed: Placed, start: date, end: date | None) -> Placed | None:
    """The rule on the days of a time only."""
    later = since(placed, start - ONE_DAY)
    return later if later is None or end is None else until(later, end + ONE_DAY)


def _enacted(place: Provision, draft: Draft, start: date | None = None) -> Provision:
    """The provision as the reform enacts it."""
    citation = attrs.evolve(
        place.citation, version=start or place.valid.start, enacted_by=f"{draft.reform}: {draft.source}"
    )
    return attrs.evolve(place, citation=citation)
