"""A function of this process gets other code: for good, so a slip belongs in a process of its own."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import CodeType, FunctionType

from mutants.source import Slip, made
from qupcore.memory import forget

__all__ = ["change", "functions_of"]


def functions_of(files: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The functions of some files that there are in this process, by file and name."""
    wanted = frozenset(files)
    return frozenset(
        (item.__code__.co_filename, item.__code__.co_qualname)
        for item in _functions()
        if item.__code__.co_filename in wanted
    )


def change(file: str, slip: Slip, above: Collection[str]) -> None:
    """Put the slip in, and forget what the rooms above had found without it."""
    # Many modules and classes hold a function by name: changed where it stands, it is changed for all.
    code = {
        (item.co_qualname, item.co_firstlineno): item
        for item in _codes(compile(made(Path(file).read_text("utf-8"), slip), file, "exec"))
    }
    for item in _functions():
        if item.__code__.co_filename == file:
            old = item.__code__
            new = code.get((old.co_qualname, old.co_firstlineno))
            if old.co_qualname == slip.function and new is not None:
                item.__code__ = new
    forget(above)


def _functions() -> list[FunctionType]:
    """All functions of this process, also those that were there when the tests were collected."""
    frozen = gc.get_freeze_count() > 0  # tests/conftest.py: what is frozen is in no list
    gc.unfreeze()
    try:
        return [item for item in gc.get_objects() if isinstance(item, FunctionType)]
    finally:
        if frozen:
            gc.freeze()


def _codes(code: CodeType) -> Iterator[CodeType]:
    for item in code.co_consts:
        if isinstance(item, CodeType):
            yield item
            yield from _codes(item)
