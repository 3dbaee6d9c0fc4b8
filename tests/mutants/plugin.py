"""A pytest plugin that breaks the law before the tests are collected: mutant number QUP_MUTANT.

QUP_MUTANT=17 PYTHONPATH=tests python -m pytest -p mutants.plugin tests/law
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

from mutants.mutate import Mutant, mutants
from qupcore.law.national import NATIONAL
from qupcore.memory import forget

__all__ = ["install", "pytest_configure"]


def pytest_configure() -> None:
    """Install the mutant, if one is asked for."""
    if number := os.environ.get("QUP_MUTANT"):
        install(mutants()[int(number)])


def install(mutant: Mutant) -> None:
    """Break the law of this process, for good: a mutant belongs in a process of its own."""
    # Rules and numbers are frozen, and known by name in many modules: `from ... import RULES`, `Norm.x`, the
    # arguments of tests. Changed where it stands, an object is changed for all of them.
    for name, value in mutant.fields.items():
        object.__setattr__(mutant.target, name, value)
    if not mutant.fields:
        for module in _ours():
            if any(rule is mutant.target for rule in vars(module).get("RULES", ())):
                module.RULES = tuple(rule for rule in module.RULES if rule is not mutant.target)
        kept = tuple(rule for rule in NATIONAL.rules if rule is not mutant.target)
        object.__setattr__(NATIONAL, "rules", kept)
    for name in ("topics", "hash"):
        vars(NATIONAL).pop(name, None)  # found once, from the law as it was
    # What was made from the law as it was is kept in caches only, and is made anew.
    forget()


def _ours() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.partition(".")[0] == "qupcore"]
