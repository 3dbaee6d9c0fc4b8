"""The findings as text: each miss by person, and a table by kind."""

from __future__ import annotations

from courses.judging.finding import KINDS, Finding


def misses(found: dict[str, list[Finding]]) -> str:
    """Each expectation that is missed, or that the course does not say enough of, with the reason."""
    lines = []
    for person, items in found.items():
        told = [item for item in items if item.met is not True]
        if told:
            lines.append(person)
        for item in told:
            state = "missed" if item.met is False else "not judged"
            lines.append(f"  {item.kind:10} {state:10} {item.what}: {item.reason}")
    return "\n".join(lines)


def table(found: dict[str, list[Finding]]) -> str:
    """Met of all by kind. What could not be judged is counted apart."""
    lines = [f"{'kind':10} {'met':>5} {'of':>5} {'share':>6} {'not judged':>11}"]
    every = [item for items in found.values() for item in items]
    for kind in (*KINDS, "all"):
        judged = [item for item in every if kind in (item.kind, "all")]
        met = sum(item.met is True for item in judged)
        silent = sum(item.met is None for item in judged)
        of = len(judged) - silent
        lines.append(f"{kind:10} {met:5} {of:5} {met / of if of else 0:6.0%} {silent:11}")
    return "\n".join(lines)
