"""What Hypothesis gets where qupcore is installed: strategies for its types, as for `st.from_type`.

Hypothesis imports this in every project of the environment, so it imports nothing of qupcore. A strategy is
registered when the module of its type has been imported, by whomever, and is made when it is first drawn
from.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

__all__ = ["register"]

STRATEGIES = {
    "qupcore.domain.case.assessment": {"Assessment": "assessments"},
    "qupcore.domain.case.course": {"Course": "courses"},
    "qupcore.domain.case.participant": {"Benefit": "benefits", "Participant": "participants"},
    "qupcore.domain.catalogue.catalogue": {"Catalogue": "catalogues"},
    "qupcore.reforms.reform": {"Reform": "reforms"},
    "qupcore.rules.rulebook": {"Rulebook": "rulebooks"},
}
"""By module: the types, each with the strategy of `qupcore.testing` that draws it."""


def register() -> None:
    """Register a strategy for each type, now or when its module is imported. Hypothesis calls this once."""
    waiting = set()
    for name in STRATEGIES:
        module = sys.modules.get(name)
        if module is not None and not getattr(getattr(module, "__spec__", None), "_initializing", False):
            _register(module)
        else:
            waiting.add(name)
    if waiting and not any(isinstance(finder, _Waiting) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Waiting(waiting))


def _register(module: ModuleType) -> None:
    from hypothesis import strategies as st

    for type_, strategy in STRATEGIES[module.__name__].items():

        def drawn(_: type, strategy: str = strategy) -> Any:
            return getattr(importlib.import_module("qupcore.testing"), strategy)()

        st.register_type_strategy(getattr(module, type_), drawn)


class _Waiting(MetaPathFinder):
    """Finds the modules of the types as they would be found anyway, and registers when they are loaded."""

    def __init__(self, waiting: set[str]) -> None:
        self.waiting = waiting

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in self.waiting:
            return None
        self.waiting.discard(name)
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None:
                if spec.loader is not None:
                    spec.loader = _Registering(spec.loader)
                return spec
        return None


class _Registering(Loader):
    """The module's own loader, with the registration after it."""

    def __init__(self, own: Loader) -> None:
        self.own = own

    def __getattr__(self, name: str) -> Any:
        return getattr(self.own, name)  # what tracebacks, pickles and packages ask a loader for

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.own.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        spec = module.__spec__
        module.__loader__ = self.own
        if spec is not None:
            spec.loader = self.own
        self.own.exec_module(module)
        _register(module)
