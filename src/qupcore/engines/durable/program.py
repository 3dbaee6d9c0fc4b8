"""A compiled rulebook as durable-rules gets it. Plain data: it goes to another process as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:  # the process of durable-rules needs no rules
    from qupcore.rules.nodes import Operator

__all__ = ["Clause", "Derivation", "FlagFact", "Program", "Test", "program_from"]


@attrs.frozen
class Test:
    """The comparison of one attribute with a whole number."""

    attribute: int
    operator: Operator
    limit: int


Clause = tuple[Test, ...]


@attrs.frozen
class Derivation:
    """A rule of the engine: the flag that it raises, and the clause or the flags that it needs."""

    flag: int
    clause: Clause = ()
    premises: tuple[int, ...] = ()


@attrs.frozen
class FlagFact:
    """A fact whose attributes are the raised ones among these flags."""

    number: int
    flags: tuple[int, ...]


@attrs.frozen
class Program:
    """The definition of a ruleset, and the meaning of its rules and facts."""

    definition: str
    derivations: tuple[Derivation, ...]
    groups: tuple[tuple[int, ...], ...]
    """The attributes of each fact of the first round."""
    rounds: tuple[tuple[FlagFact, ...], ...]
    """The facts of each later round."""

    def sent(self) -> dict[str, Any]:
        """The program as JSON values, for `program_from`."""
        return {
            "definition": self.definition,
            "derivations": [
                [
                    item.flag,
                    [[test.attribute, test.operator, test.limit] for test in item.clause],
                    item.premises,
                ]
                for item in self.derivations
            ],
            "groups": self.groups,
            "rounds": [[[fact.number, fact.flags] for fact in told] for told in self.rounds],
        }


def program_from(data: dict[str, Any]) -> Program:
    """The program that was sent."""
    return Program(
        definition=data["definition"],
        derivations=tuple(
            Derivation(flag, tuple(Test(*test) for test in clause), tuple(premises))
            for flag, clause, premises in data["derivations"]
        ),
        groups=tuple(map(tuple, data["groups"])),
        rounds=tuple(
            tuple(FlagFact(number, tuple(flags)) for number, flags in told) for told in data["rounds"]
        ),
    )
