"""Deprecation: an old public way works for one more minor release and warns with the new way."""

from __future__ import annotations

import functools
import inspect
import warnings
from collections.abc import Callable, Mapping
from itertools import takewhile, zip_longest
from typing import Any, ParamSpec, TypeVar, cast

__all__ = ["moved_to_keywords", "renamed"]

P = ParamSpec("P")
R = TypeVar("R")


def moved_to_keywords(
    *places: str,
    since: str,
    gone_in: str,
    second: type | None = None,
    adapted: Mapping[str, Callable[[Any], Any]] | None = None,
    **renamed_to: str,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the old call of a function whose arguments became keyword-only or were renamed.

    Args:
        places: The arguments that may still be positional, in their old order, from the first.
        since: The version from which the old call warns.
        gone_in: The version that removes the old call.
        second: The type of the second argument in the old order, if another argument is second now.
        adapted: By old name: a function that converts the old value, if the value has a new form.
        renamed_to: By old name: the new name of the argument.

    Returns:
        A decorator. The decorated function keeps its new signature for type checkers and help().

    >>> @moved_to_keywords("case", "on", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
    ... def asked(case, on, *, policy=None):
    ...     return case, on, policy
    >>> asked("a", 1, policy={})
    ('a', 1, {})
    >>> with warnings.catch_warnings(record=True) as told:
    ...     warnings.simplefilter("always")
    ...     asked("a", 1, {}), asked(participant="a", on=1)
    (('a', 1, {}), ('a', 1, None))
    >>> [str(item.message) for item in told][0]
    'asked(): pass policy by keyword since 0.2.0; passing by position ends in 0.3.0'
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        kinds = inspect.signature(function).parameters
        by_place = tuple(name for name, kind in kinds.items() if kind.kind is not kind.KEYWORD_ONLY)
        same = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(places, by_place, strict=False)))
        # By the number of arguments by position: the names that may not be given by name in the new form.
        barred = [frozenset((*renamed_to, *by_place[:count])) for count in range(same + 1)]

        @functools.wraps(function)
        def called(*args: P.args, **kwargs: P.kwargs) -> R:
            if len(args) <= same and barred[len(args)].isdisjoint(kwargs):  # the new form, of most calls
                return function(*args, **kwargs)
            given: dict[str, object] = dict(kwargs)
            as_before = second is None or (len(args) > 1 and isinstance(args[1], second))
            names = places if as_before else by_place
            if len(args) > len(names):
                raise TypeError(f"{function.__name__}() takes at most {len(names)} positional arguments")
            asked = zip_longest(names[: len(args)], by_place[: len(args)])
            if moved := [name for name, now in asked if name != now and name is not None]:
                tell(f"pass {', '.join(moved)} by keyword", "passing by position")
            for old in [name for name in given if name in renamed_to]:
                tell(f"{old} is called {renamed_to[old]}", "the old name")
                value = given.pop(old)
                given[renamed_to[old]] = adapted[old](value) if adapted and old in adapted else value
            for name, value in zip(names, args, strict=False):
                if name in given:
                    raise TypeError(f"{function.__name__}() got {name} twice")
                given[name] = value
            return cast("Callable[..., R]", function)(**given)

        def tell(what: str, which: str) -> None:
            _warn(f"{function.__name__}(): {what}", since, which, gone_in, level=4)

        return called

    return decorate


def renamed(old: str, new: str, since: str, gone_in: str) -> None:
    """Warn that a public name has moved; called by the `__getattr__` of a module."""
    _warn(f"{old} is {new}", since, "the old name", gone_in, level=4)


def _warn(what: str, since: str, which: str, gone_in: str, level: int = 3) -> None:
    warnings.warn(f"{what} since {since}; {which} ends in {gone_in}", DeprecationWarning, stacklevel=level)
