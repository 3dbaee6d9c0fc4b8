"""One ruleset and one state of durable-rules, for one thread at a time; and the sessions that are kept open.

Only the C interface is used: no Host, no timers, no threads, no batches. The boot rule makes a state fire
once, since a state must not be deleted before its first firing. A session with an error is never used again.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable

import durable_rules_engine as engine

from qupcore.engines.durable.program import Program
from qupcore.errors import EngineFault
from qupcore.memory import Table, keeps

__all__ = ["Session", "Sessions"]

_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


_OPEN: Table[int, Session] = Table("engines.durable.session.Sessions", most=64)
"""The open session of each program that does not fire now, by the number of the program.

A session takes up to 1.5 MB of the memory of C, and half a millisecond to open anew.
"""
_NUMBERS = itertools.count(1)


class Sessions:
    """The sessions of one program: one is opened when it is first fired, and more while threads meet.

    One of them stays open for the next time, until too many of all programs do.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._number = next(_NUMBERS)

    def fire(self, values: list[int | None]) -> set[int]:
        """Fire the program for some values, and return the flags raised."""
        # Taken out while it fires: a thread or signal handler that decides meanwhile opens another session,
        # and a session with an error is not put back.
        session = _OPEN.pop(self._number, None) or Session(self._program)
        flags = session.fire(values)
        if keeps() and self._number not in _OPEN:  # sessions are large, and threads seldom meet
            _OPEN.keep(self._number, session)
        return flags

    def __del__(self, close: Callable[[int, None], object] = _OPEN.pop) -> None:
        close(self._number, None)


class Session:
    """A state that is used again and again: it takes facts, fires and is emptied."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._booted = False
        self._handle = engine.create_ruleset("qup", program.definition)
        self._offset = engine.assert_fact(self._handle, '{"id":"b","boot":1}')[1]
        if engine.start_action_for_state(self._handle, self._offset) is None:
            raise EngineFault("durable-rules did not fire its boot rule", remedy="reinstall durable-rules")
        while engine.complete_and_start_action(self._handle, self._offset) is not None:
            pass
        self._booted = True
        engine.retract_fact(self._handle, '{"id":"b"}')

    def fire(self, values: list[int | None]) -> set[int]:
        """Assert the attributes, fire round by round until nothing more follows, and return the flags raised.

        Raises:
            EngineFault: the engine fired a rule whose tests do not hold, or did not retract a fact.
        """
        asserted: list[str] = []
        flags: set[int] = set()
        for number, group in enumerate(self._program.groups):
            known = "".join([f',"v{a}":{values[a]}' for a in group if values[a] is not None])
            self._assert(f"g{number}", f'"g":{number}{known}', asserted)
        self._drain(values, flags)
        for told in self._program.rounds:
            for fact in told:
                raised = "".join([f',"f{flag}":1' for flag in fact.flags if flag in flags])
                self._assert(f"s{fact.number}", f'"s":{fact.number}{raised}', asserted)
            self._drain(values, flags)
        for name in asserted:
            engine.retract_fact(self._handle, f'{{"id":"{name}"}}')
        if engine.get_facts(self._handle, None) != "[]":
            raise EngineFault("durable-rules kept a fact that was retracted", remedy="report it")
        return flags

    def _drain(self, values: list[int | None], flags: set[int]) -> None:
        """Fire all activated rules and add their flags."""
        message = engine.start_action_for_state(self._handle, self._offset)
        message = message and message[1]
        fired: set[int] = set()
        while message is not None:
            number = int(message[3 : message.index('"', 3)])
            if number in fired:
                raise EngineFault("durable-rules fired a rule twice for one fact", remedy="report it")
            fired.add(number)
            derivation = self._program.derivations[number]
            holds = flags.issuperset(derivation.premises)
            for test in derivation.clause:
                holds = holds and _holds(values[test.attribute], test.operator, test.limit)
            if not holds:
                raise EngineFault("durable-rules fired a rule that does not hold", remedy="report it")
            flags.add(derivation.flag)
            message = engine.complete_and_start_action(self._handle, self._offset)

    def _assert(self, name: str, body: str, asserted: list[str]) -> None:
        asserted.append(name)
        if engine.assert_fact(self._handle, f'{{"id":"{name}",{body}}}')[0] == 2:
            raise EngineFault("durable-rules took a new fact for a known one", remedy="report it")

    def __del__(
        self,
        delete_state: object = engine.delete_state,
        delete_ruleset: object = engine.delete_ruleset,
    ) -> None:
        handle = getattr(self, "_handle", None)
        if handle is not None:
            if self._booted:  # a state has an invalid pointer before its first firing: leak it instead
                delete_state(handle, None)  # type: ignore[operator]
            delete_ruleset(handle)  # type: ignore[operator]


def _holds(value: int | None, sign: str, limit: int) -> bool:
    return value is not None and _COMPARE[sign](value, limit)
