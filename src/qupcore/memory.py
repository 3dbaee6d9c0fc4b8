"""The memories (caches) of the library, each with an owner and a bound.

No answer may depend on earlier calls. So nothing else is kept between calls, and no code compares remembered
values by identity. Two switches act on all memories at once: `limited_to` makes them small, and `forgetful`
empties them at random moments. Every answer must be the same with either, byte for byte; tests/memory checks
that for every public function.

There are three kinds:

- `remembered`: the results of a function; the least recently used is dropped first;
- `Table`: the lookups of a long-lived object; all are dropped when it is full;
- `found_once`: a value derived from a frozen object, stored in that object.

The name of a memory is its owner: the module and the function or class.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache, update_wrapper
from random import Random
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar, cast, overload
from weakref import WeakValueDictionary

__all__ = [
    "MemoryUse",
    "Remembered",
    "Table",
    "forget",
    "forgetful",
    "found_once",
    "keeps",
    "limited_to",
    "memories",
    "memory_in_use",
    "remembered",
    "state_without_found",
]

P = ParamSpec("P")
R = TypeVar("R")
K = TypeVar("K")
V = TypeVar("V")


_OFTEN = 8
"""Tables with one bound together are counted when so large a part of it is new."""


class _Switch:
    """The state of all memories: `limit` lowers every bound; `random` empties them one time in `one_in`."""

    limit: int | None = None
    random: Random | None = None
    one_in = 1
    lock = threading.RLock()
    functions: list[Remembered[Any, Any]] = []  # noqa: RUF012 - one for the process
    tables: WeakValueDictionary[int, Table[Any, Any]] = WeakValueDictionary()  # noqa: RUF012
    emptied: Callable[[str, int], None] | None = None
    uncounted: dict[str, int] = {}  # noqa: RUF012 - entries since the tables of an owner were counted

    def bound(self, most: int) -> int:
        """The bound in force for a memory whose own bound is `most`."""
        return most if self.limit is None else min(most, self.limit)

    def kept_together(self, table: Table[Any, Any]) -> None:
        """Count an entry more; empty all tables of the owner where they hold too much together."""
        since = self.uncounted.get(table.owner, 0) + 1
        if since * _OFTEN < table.most:
            self.uncounted[table.owner] = since
            return
        self.uncounted[table.owner] = 0
        with self.lock:
            tables = [item for item in self.tables.values() if item.owner == table.owner]
            held = sum(map(len, tables))
            if held > table.most:
                for item in tables:
                    item.clear()
                if self.emptied is not None:
                    self.emptied(table.owner, held)

    def perhaps_forget(self) -> None:
        """Empty all memories at random, if `forgetful` is on."""
        with self.lock:
            if self.random is not None and self.random.randrange(self.one_in) == 0:
                _empty(None)


_SWITCH = _Switch()


def _forked() -> None:
    """In a fork: a thread of the parent that held the lock is not here, and will never let go of it."""
    _SWITCH.lock = threading.RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


class Remembered(Generic[P, R]):
    """A function whose results are remembered. It is called like the function itself."""

    def __init__(self, function: Callable[P, R], most: int) -> None:
        update_wrapper(self, function)
        self.name = f"{function.__module__.removeprefix('qupcore.')}.{function.__qualname__}"
        self.most = most
        self._function = function
        self.switched()
        with _SWITCH.lock:
            _SWITCH.functions.append(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """The result, computed now or remembered."""
        raise NotImplementedError  # `switched` replaces this method by the cached function

    def __len__(self) -> int:
        """The number of remembered results."""
        return self._cached.cache_info().currsize

    def __reduce__(self) -> str:
        """For pickle: the function, by its name; what it remembers stays in its process."""
        return str(vars(self)["__qualname__"])

    def forget(self) -> None:
        """Forget every result."""
        self._cached.cache_clear()

    def switched(self) -> None:
        """Start with an empty memory under the present state of the switch."""
        self._cached = cached = lru_cache(maxsize=_SWITCH.bound(self.most))(self._function)
        ask = cast(Callable[P, R], cached)  # typeshed forgets the arguments

        def shaken(*args: P.args, **kwargs: P.kwargs) -> R:
            _SWITCH.perhaps_forget()
            return ask(*args, **kwargs)

        # `remembered` makes one class for each function, so this sets the call of one function only.
        setattr(type(self), "__call__", staticmethod(ask if _SWITCH.random is None else shaken))  # noqa: B010


def remembered(*, most: int) -> Callable[[Callable[P, R]], Remembered[P, R]]:
    """Remember at most `most` results of a function; the least recently used is dropped first.

    For functions of a module whose result depends on the arguments only and is never modified.

    >>> @remembered(most=2)
    ... def doubled(number: int) -> int:
    ...     return 2 * number
    >>> [doubled(number) for number in (1, 2, 3, 1)], len(doubled)
    ([2, 4, 6, 2], 2)
    """
    return lambda function: type("Remembered", (Remembered,), {})(function, most)


class Table(dict[K, V]):
    """The lookups of a long-lived object: at most `most` entries; all are dropped when it is full.

    Where there may be many such objects, `together` makes `most` the bound of all tables of the owner: when
    they hold more together, all of them are emptied. They are counted now and then, so they may hold an
    eighth more for a while.

    Read it as a dictionary and write with `keep` only. Threads may share it: two threads that look up the
    same key at once both compute the value, and one of the two is kept.

    >>> found: Table[str, int] = Table("example", most=2)
    >>> [found.keep(name, len(name)) for name in ("a", "bb", "ccc")], found
    ([1, 2, 3], {'ccc': 3})
    """

    def __init__(self, owner: str, *, most: int, together: bool = False) -> None:
        super().__init__()
        self.owner, self.most, self.together = owner, most, together
        with _SWITCH.lock:
            _SWITCH.tables[id(self)] = self

    __hash__ = object.__hash__  # type: ignore[assignment]  # hashed by identity

    def __reduce__(self) -> tuple[Any, ...]:
        """For pickle: a memory goes to another process empty."""
        return _empty_table, (self.owner, self.most, self.together)

    def keep(self, key: K, value: V) -> V:
        """Store a value and return it."""
        if _SWITCH.random is not None:
            _SWITCH.perhaps_forget()
        if (entries := len(self)) >= _SWITCH.bound(self.most):
            self.clear()
            if _SWITCH.emptied is not None:
                _SWITCH.emptied(self.owner, entries)
        self[key] = value
        if self.together:
            _SWITCH.kept_together(self)
        return value


def _empty_table(owner: str, most: int, together: bool = False) -> Table[Any, Any]:
    return Table(owner, most=most, together=together)


class found_once(Generic[V]):  # noqa: N801 - read as `property` is
    """A property that is computed once for each object. For frozen classes without slots only."""

    def __init__(self, find: Callable[[Any], V]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, of: None, owner: type) -> found_once[V]: ...
    @overload
    def __get__(self, of: object, owner: type) -> V: ...
    def __get__(self, of: object | None, owner: type) -> found_once[V] | V:
        """The value. Python calls this only while the object has not stored the value."""
        if of is None:
            return self
        value = self._find(of)
        if _SWITCH.random is None:
            vars(of)[self._name] = value
        return value


def state_without_found(of: object) -> dict[str, object]:
    """What an object holds without its `found_once` values, which may be functions: for `__getstate__`."""
    found = {
        name for kind in type(of).__mro__ for name, value in vars(kind).items() if type(value) is found_once
    }
    return {name: value for name, value in vars(of).items() if name not in found}


def memories() -> tuple[tuple[str, int], ...]:
    """The existing memories, each with its owner and bound. Several tables may have one owner.

    >>> from qupcore.rules import NATIONAL
    >>> dict(memories())["rules.law.Law.in_force"]
    256
    """
    with _SWITCH.lock:
        found = {(item.name, item.most) for item in _SWITCH.functions}
        found |= {(table.owner, table.most) for table in _SWITCH.tables.values()}
    return tuple(sorted(found))


class MemoryUse(NamedTuple):
    """What one memory holds now.

    Attributes:
        owner: The module and the function or class.
        tables: How many memories have this owner: 1 for a function.
        entries: The results that they hold together.
        most: The most that each may hold; of tables that are bounded together, all of them.
    """

    owner: str
    tables: int
    entries: int
    most: int


def memory_in_use() -> tuple[MemoryUse, ...]:
    """What every memory holds now, by owner: for the metrics of a service. `forget` empties them.

    >>> from qupcore.rules import NATIONAL
    >>> any(use.owner == "rules.law.Law.in_force" and use.most == 256 for use in memory_in_use())
    True
    """
    with _SWITCH.lock:
        held = [(item.name, item.most, len(item)) for item in _SWITCH.functions]
        held += [(table.owner, table.most, len(table)) for table in _SWITCH.tables.values()]
    counted: dict[tuple[str, int], list[int]] = {}
    for owner, most, entries in held:
        counted.setdefault((owner, most), []).append(entries)
    return tuple(
        MemoryUse(owner, len(found), sum(found), most) for (owner, most), found in sorted(counted.items())
    )


def forget(rooms: Collection[str] | None = None) -> None:
    """Forget everything. No answer changes; the next ones take longer.

    Args:
        rooms: The packages below `qupcore` whose memories are emptied; all if left out.
    """
    entries = _empty(rooms)
    if _SWITCH.emptied is not None:
        _SWITCH.emptied("", entries)


def told_when_emptied(told: Callable[[str, int], None]) -> None:
    """Call a function with the owner and the number of entries when memories are emptied: for events.

    The owner is empty where `forget` emptied them.
    """
    _SWITCH.emptied = told


def _empty(rooms: Collection[str] | None) -> int:
    """Empty memories, and count the entries that they had."""
    entries = 0
    with _SWITCH.lock:
        for function in _SWITCH.functions:
            if rooms is None or function.name.split(".")[0] in rooms:
                entries += len(function)
                function.forget()
        for table in list(_SWITCH.tables.values()):
            if rooms is None or table.owner.split(".")[0] in rooms:
                entries += len(table)
                table.clear()
    return entries


def keeps() -> bool:
    """Whether an object may be stored for reuse; not while `forgetful` is on."""
    return _SWITCH.random is None


@contextmanager
def limited_to(most: int) -> Iterator[None]:
    """Limit every memory to `most` entries. For tests: it acts on the whole process.

    >>> with limited_to(1):
    ...     "the same answers, slowly"
    'the same answers, slowly'
    """
    with _switched(most, None, 1):
        yield


@contextmanager
def forgetful(seed: int, one_in: int = 20) -> Iterator[None]:
    """Empty all memories at random when one is used. For tests: it acts on the whole process.

    Args:
        seed: The seed of the random numbers.
        one_in: All memories are emptied at one use in `one_in`, on average.
    """
    with _switched(None, Random(seed), one_in):
        yield


@contextmanager
def _switched(limit: int | None, random: Random | None, one_in: int) -> Iterator[None]:
    before = _SWITCH.limit, _SWITCH.random, _SWITCH.one_in
    _set(limit, random, one_in)
    try:
        yield
    finally:
        _set(*before)


def _set(limit: int | None, random: Random | None, one_in: int) -> None:
    with _SWITCH.lock:
        _SWITCH.limit, _SWITCH.random, _SWITCH.one_in = limit, random, one_in
        for function in _SWITCH.functions:
            function.switched()
    _empty(None)


def __dir__() -> list[str]:
    return sorted(__all__)
