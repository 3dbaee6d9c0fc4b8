"""Public modules that import their names on first use.

`import qupcore` takes a few milliseconds, and a program loads only the packages that it uses. Type checkers
and editors read the stub (`.pyi`) beside the module; `tests/architecture/faces.py` writes it from the table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module

__all__ = ["Face"]


class Face:
    """The public names of a module, each with the module that defines it.

    Args:
        module: The public module.
        places: By defining module: the names that it defines.
        modules: Submodules that are imported when they are read as attributes.
        moved: By former name: the module and the name from which it is imported now.
        since: The version from which the former names warn.
        gone_in: The version that removes them.

    >>> face = Face("qupcore", {"qupcore.domain.money": ["Money"]})
    >>> face.names, face.get("Money")
    (['Money'], <class 'qupcore.domain.money.Money'>)
    """

    def __init__(
        self,
        module: str,
        places: Mapping[str, Iterable[str]],
        *,
        modules: Iterable[str] = (),
        moved: Mapping[str, tuple[str, str]] | None = None,
        since: str = "",
        gone_in: str = "",
    ) -> None:
        self.module = module
        self.place = {name: place for place, several in places.items() for name in several}
        self.names = sorted(self.place)
        self.modules = tuple(modules)
        self.moved = dict(moved or {})
        self.since, self.gone_in = since, gone_in

    def get(self, name: str) -> object:
        """The value of a name; the `__getattr__` of the module.

        Raises:
            AttributeError: the module has no such name.
        """
        if place := self.place.get(name):
            value = getattr(import_module(place), name)
            setattr(sys.modules[self.module], name, value)
            return value
        if name in self.modules:
            return import_module(f"{self.module}.{name}")
        if name in self.moved:
            from qupcore.deprecation import renamed

            where, now = self.moved[name]
            # Not stored, so that every use of the old name warns. `from qupcore import name` asks twice: the
            # import machinery first, whether the name exists, and then the line itself.
            if sys._getframe(1).f_code.co_name != "_handle_fromlist":
                renamed(f"{self.module}.{name}", f"{where}.{now}", self.since, self.gone_in)
            return getattr(import_module(where), now)
        raise AttributeError(f"module {self.module!r} has no attribute {name!r}")

    def listed(self) -> list[str]:
        """The names that the module shows; its `__dir__`."""
        return sorted({*self.names, *self.modules, *vars(sys.modules[self.module])})
