"""What became of the slips of a room, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from mutants.source import Slip

__all__ = ["told"]

Mutant = tuple[str, Slip]


def told(
    room: str, of: int, drawn: Sequence[Mutant], ends: Mapping[Mutant, str], name: Callable[[Mutant], str]
) -> Iterator[str]:
    """The lines of the report: by kind, then what survived."""
    yield _row(room, "tried", "killed", "not reached", "survived", "score")
    by_kind: dict[str, Counter[str]] = {}
    for mutant, end in ends.items():
        by_kind.setdefault(mutant[1].kind, Counter())[end] += 1
    for kind, counted in sorted(by_kind.items()):
        yield _counted(kind, counted)
    yield _counted("together", sum(by_kind.values(), Counter()))
    yield f"{len(ends)} tried of {len(drawn)} drawn of {of} slips; {len(drawn) - len(ends)} not tried in time"
    for mutant in sorted(ends, key=name):
        if ends[mutant] != "killed":
            yield f"{ends[mutant]}: {name(mutant)}"


def _counted(kind: str, counted: Counter[str]) -> str:
    tried, killed, away = counted.total(), counted["killed"], counted["not reached"]
    return _row(kind, tried, killed, away, tried - killed - away, f"{killed / max(tried, 1):.1%}")


def _row(kind: str, *cells: object) -> str:
    return f"{kind:<16}" + "".join(f"{cell:>13}" for cell in cells)
