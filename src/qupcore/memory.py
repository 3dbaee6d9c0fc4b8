"""What the library remembers so that it need not find it again: every memory has an owner and a bound here.

No answer may depend on what was asked before it. So nothing else keeps anything from one call to the next,
nobody compares what is remembered by identity, and one switch holds for all memories at once: `limited_to`
makes them small, `forgetful` empties them in the middle of whatever is going on. With either, every answer
must be the same, byte for byte; tests/memory holds every public function to that.

There are three kinds:

- `remembered`: the answers of a function, those used longest ago forgotten first;
- `Table`: what an object that lives on looks up, forgotten altogether when it is full;
- `found_once`: what follows from a frozen value alone, kept in the value and gone with it.

The name of a memory is its owner: the module and the function or the class.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache, update_wrapper
from random import Random
from typing import Any, Generic, ParamSpec, TypeVar, cast, overload
from weakref import WeakValueDictionary

__all__ = [
    "Remembered",
    "Table",
    "forget",
    "forgetful",
    "found_once",
    "keeps",
    "limited_to",
    "memories",
    "remembered",
]

P = ParamSpec("P")
R = TypeVar("R")
K = TypeVar("K")
V = TypeVar("V")


class _Switch:
    """How all memories behave now: `limit` cuts every bound, `random` empties them one time in `one_in`."""

    limit: int | None = None
    random: Random | None = None
    one_in = 1
    lock = threading.RLock()
    functions: list[Remembered[Any, Any]] = []  # noqa: RUF012 - one for the process, as the switch is
    tables: WeakValueDictionary[int, Table[Any, Any]] = WeakValueDictionary()  # noqa: RUF012

    def bound(self, most: int) -> int:
        """The bound that holds now for a memory that may have so many entries."""
        return most if self.limit is None else min(most, self.limit)

    def perhaps_forget(self) -> None:
        """Where forgetting is switched on, forget everything now and then."""
        with self.lock:
            if self.random is not None and self.random.randrange(self.one_in) == 0:
                forget()


_SWITCH = _Switch()


class Remembered(Generic[P, R]):
    """A function whose answers are remembered; called as the function itself."""

    def __init__(self, function: Callable[P, R], most: int) -> None:
        update_wrapper(self, function)
        self.name = f"{function.__module__.removeprefix('qupcore.')}.{function.__qualname__}"
        self.most = most
        self._function = function
        self.switched()
        with _SWITCH.lock:
            _SWITCH.functions.append(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """The answer, found now or earlier."""
        raise NotImplementedError  # `switched` puts what remembers in its place

    def __len__(self) -> int:
        """How many answers are remembered."""
        return self._cached.cache_info().currsize

    def forget(self) -> None:
        """Forget every answer."""
        self._cached.cache_clear()

    def switched(self) -> None:
        """Begin anew, as the switch now stands."""
        self._cached = cached = lru_cache(maxsize=_SWITCH.bound(self.most))(self._function)
        ask = cast(Callable[P, R], cached)  # typeshed forgets the arguments

        def shaken(*args: P.args, **kwargs: P.kwargs) -> R:
            _SWITCH.perhaps_forget()
            return ask(*args, **kwargs)

        # Each has a class of its own (see `remembered`), so a call goes straight to what remembers.
        setattr(type(self), "__call__", staticmethod(ask if _SWITCH.random is None else shaken))  # noqa: B010


def remembered(*, most: int) -> Callable[[Callable[P, R]], Remembered[P, R]]:
    """Remember the answers of a function: at most so many, those used longest ago forgotten first.

    For functions of a module whose answer follows from their arguments alone, and is never written to.

    >>> @remembered(most=2)
    ... def doubled(number: int) -> int:
    ...     return 2 * number
    >>> [doubled(number) for number in (1, 2, 3, 1)], len(doubled)
    ([2, 4, 6, 2], 2)
    """
    return lambda function: type("Remembered", (Remembered,), {})(function, most)


class Table(dict[K, V]):
    """What an object that lives on has looked up: at most so many entries, all forgotten when it is full.

    Read it as a dictionary and write with `keep` only. May be shared between threads: two that find the same
    at once both find it, and one of the two answers is kept.

    >>> found: Table[str, int] = Table("example", most=2)
    >>> [found.keep(name, len(name)) for name in ("a", "bb", "ccc")], found
    ([1, 2, 3], {'ccc': 3})
    """

    def __init__(self, owner: str, *, most: int) -> None:
        super().__init__()
        self.owner, self.most = owner, most
        with _SWITCH.lock:
            _SWITCH.tables[id(self)] = self

    __hash__ = object.__hash__  # type: ignore[assignment]  # no value: it is known as the object it is

    def keep(self, key: K, value: V) -> V:
        """Keep what was found, and give it."""
        if _SWITCH.random is not None:
            _SWITCH.perhaps_forget()
        if len(self) >= _SWITCH.bound(self.most):
            self.clear()
        self[key] = value
        return value


class found_once(Generic[V]):  # noqa: N801 - read as `property` is
    """A property that is found once for each object. For frozen classes without slots only."""

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
        """The value; Python asks the object itself first, and comes here where it has none."""
        if of is None:
            return self
        value = self._find(of)
        if _SWITCH.random is None:
            vars(of)[self._name] = value
        return value


def memories() -> tuple[tuple[str, int], ...]:
    """Every memory that there is now: its owner and its bound. Several tables may have one owner.

    >>> from qupcore.rules import NATIONAL
    >>> dict(memories())["rules.law.Law.in_force"]
    256
    """
    with _SWITCH.lock:
        found = {(item.name, item.most) for item in _SWITCH.functions}
        found |= {(table.owner, table.most) for table in _SWITCH.tables.values()}
    return tuple(sorted(found))


def forget(rooms: Collection[str] | None = None) -> None:
    """Forget everything that is remembered. No answer changes; the next ones take longer.

    Args:
        rooms: Only what these rooms of the house remember; everything if left out.
    """
    with _SWITCH.lock:
        for function in _SWITCH.functions:
            if rooms is None or function.name.split(".")[0] in rooms:
                function.forget()
        for table in list(_SWITCH.tables.values()):
            if rooms is None or table.owner.split(".")[0] in rooms:
                table.clear()


def keeps() -> bool:
    """Whether what serves again may be put away for the next time."""
    return _SWITCH.random is None


@contextmanager
def limited_to(most: int) -> Iterator[None]:
    """No memory has more than so many entries. For tests: it holds for the whole process.

    >>> with limited_to(1):
    ...     "the same answers, slowly"
    'the same answers, slowly'
    """
    with _switched(most, None, 1):
        yield


@contextmanager
def forgetful(seed: int, one_in: int = 20) -> Iterator[None]:
    """Any use of a memory may find that everything has just been forgotten. For tests: the whole process.

    Args:
        seed: By which lots are drawn.
        one_in: Everything is forgotten one time in so many.
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
    forget()


def __dir__() -> list[str]:
    return sorted(__all__)
