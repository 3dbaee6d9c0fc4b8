"""A law with the policy values chosen for a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs

from qupcore.domain.hint import remedy
from qupcore.errors import ParameterError
from qupcore.errors.worded import worded
from qupcore.rules.law import Law
from qupcore.rules.parameters import Parameter

__all__ = ["AppliedLaw"]


def _frozen(policy: Mapping[str, int] | None) -> Mapping[str, int]:
    return MappingProxyType(dict(policy or {}))


@attrs.frozen
class AppliedLaw:
    """A law and the chosen policy values. Public functions make it and pass it on as an argument.

    Attributes:
        law: The law.
        policy: Chosen values for numbers that the law leaves open, by full name.
    """

    law: Law
    policy: Mapping[str, int] = attrs.field(factory=dict, converter=_frozen)

    def chosen_for(self, topic: str) -> dict[str, int]:
        """The chosen values that rules of the topic read."""
        if not self.policy:
            return {}
        read = self.law.numbers(topic)
        return {name: value for name, value in self.policy.items() if name in read}

    @property
    def as_it_stands(self) -> AppliedLaw:
        """The same law with the default policy."""
        return self.with_policy({}) if self.policy else self

    def with_policy(self, policy: Mapping[str, int]) -> AppliedLaw:
        """The same law with other policy values."""
        return AppliedLaw(self.law, policy)

    def check(self, topics: Iterable[str], extra: Iterable[str] = ()) -> None:
        """Refuse a chosen value that no rule of the topics reads, or that the number may not have on any day.

        Args:
            topics: The topics whose rules are evaluated.
            extra: The names of other numbers that are read.

        Raises:
            ParameterError: a name is not among them; the remedy lists the numbers that may be chosen.
        """
        if not self.policy:
            return
        numbers: dict[str, Parameter | None] = dict.fromkeys(extra)
        for topic in topics:
            numbers |= self.law.numbers(topic)
        if unknown := sorted(set(self.policy) - set(numbers)):
            free = sorted(
                name
                for name, number in numbers.items()
                if number is None or any(value.choices or value.open for value in number.values)
            )
            raise ParameterError(
                worded("no number named {names} is read here", names=", ".join(unknown)),
                remedy=remedy(unknown[0], free, named=worded("choose among")),
            )
        for name, chosen in self.policy.items():
            number = numbers[name]
            if number is not None and not any(value.permits(chosen) for value in number.values):
                raise ParameterError(
                    worded("{name} cannot be {chosen} on any day", name=name, chosen=chosen),
                    where=number.values[-1].source,
                    remedy=number.values[-1].what_may_be_chosen,
                )
