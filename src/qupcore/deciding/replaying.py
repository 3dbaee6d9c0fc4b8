"""The replay of a receipt, years later: the same values, the differences, and the additions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from qupcore.deciding.decide import decide
from qupcore.deciding.receipt import receipt_of, receipt_record, seal_of
from qupcore.domain.answers.receipt import Difference, Receipt, Replay, SealState
from qupcore.domain.arguments import check_arguments
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.observing.telling import tell

__all__ = ["record_differences", "replay"]

_VERSIONS = re.compile(r"\$\.decision\.provenance\.(qupcore|engines|rulebook)\b")
_TOLD = re.compile(r"\$\.(decision|parameters)\b.*\.(source|link|confidence|enacted_by)$")
_CASE_GAVE = re.compile(r"\.inputs\[\d+\]\.source$")
_LISTED = re.compile(r"\$\.(rules|parameters)\[(\d+)\]")
_NAMED_BY = ("id", "rule", "name", "term", "judges")
"""What an entry of a list is known by, whatever its place."""


def _told(found: Replay) -> Fields:
    return {
        "outcome": "same" if found.same else "different",
        "seal": found.seal,
        "differences": found.differences,
    }


@observed("replay", _told)
def replay(receipt: Receipt) -> Replay:
    """Decide again under the rules of the receipt's day, and report every difference.

    The decision and the rules and numbers that it rests on are compared, and the seal is checked; the case is
    the input, so a change of it shows in the seal. Later additions, such as a new key or a new rule, are
    reported as new and do not make the decision different.
    """
    check_arguments(replay, locals())
    again = receipt_of(receipt.case, decide(receipt.case, on=receipt.on, policy=receipt.policy))
    then, now = receipt_record(receipt), receipt_record(again)
    for record in (then, now):  # the case is the input of the replay; form and seal are reported apart
        for key in ("receipt", "case", "seal"):
            record.pop(key, None)
    kinds: dict[str, list[Difference]] = {"differences": [], "versions": [], "beside": [], "new": []}
    rests_on, known = _rests_on(then), _listed(then)
    for item in _differences("$", then, now):
        kinds[_kind(item, then, rests_on, known)].append(item)
    seal, counted = _seal(receipt)
    if seal == "broken":
        kinds["differences"].insert(0, Difference(path="$.seal", then=receipt.seal, now=counted))
    told = {kind: tuple(items) for kind, items in kinds.items()}
    if told["differences"]:
        tell("replay_differs", seal=seal, differences=told["differences"])
    return Replay(same=not told["differences"], seal=seal, **told)


def _seal(receipt: Receipt) -> tuple[SealState, str]:
    """Whether the receipt is unchanged since it was written, and the seal that it would have now."""
    if receipt.form == 1:
        return "none", ""
    counted = seal_of(receipt_record(receipt))
    return ("whole" if counted == receipt.seal else "broken"), counted


def _kind(
    item: Difference, then: Mapping[str, object], rests_on: frozenset[str], known: frozenset[str]
) -> str:
    if _VERSIONS.match(item.path):
        return "versions"
    if isinstance(item, _Added):
        return "new" if item.name is None or item.name not in known else "differences"
    if _TOLD.match(item.path) and not _CASE_GAVE.search(item.path):
        return "beside"
    if listed := _LISTED.match(item.path):
        entry = cast("list[object]", then[listed[1]])[int(listed[2])]
        return "differences" if _name(entry) in rests_on else "beside"
    return "differences"


def _rests_on(record: Mapping[str, object]) -> frozenset[str]:
    """The rules and numbers named in the decision."""
    return frozenset(_names(record["decision"], ("rule", "name")))


def _listed(record: Mapping[str, object]) -> frozenset[str]:
    """The rules and numbers listed in the receipt."""
    return frozenset((*_names(record["rules"], ("id",)), *_names(record["parameters"], ("name",))))


def _names(tree: object, keys: tuple[str, ...]) -> Iterator[str]:
    if isinstance(tree, dict):
        yield from (tree[key] for key in keys if isinstance(tree.get(key), str))
        for value in tree.values():
            yield from _names(value, keys)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from _names(value, keys)


class _Added(Difference):
    """A value that only the new record has; `name` for an entry of a list, None for a key."""

    name: str | None = None


def _added(path: str, now: object, name: str | None) -> _Added:
    found = _Added(path=path, then=None, now=now)
    object.__setattr__(found, "name", name)
    return found


def _differences(path: str, then: object, now: object) -> Iterator[Difference]:
    """The innermost differences of two JSON trees, by their paths in the older tree."""
    if isinstance(then, dict) and isinstance(now, dict):
        for key, value in then.items():
            if key in now:
                yield from _differences(f"{path}.{key}", value, now[key])
            else:
                yield Difference(path=f"{path}.{key}", then=value, now=None)
        yield from (_added(f"{path}.{key}", now[key], None) for key in now if key not in then)
    elif isinstance(then, list) and isinstance(now, list):
        yield from _list_differences(path, then, now)
    elif type(then) is not type(now) or then != now:
        yield Difference(path=path, then=then, now=now)


def record_differences(then: object, now: object) -> Iterator[tuple[Difference, bool]]:
    """The innermost differences of two records, and whether each is a key that only the new one has.

    A new entry of a list is a difference like any other; the decision of which count is the caller's.
    """
    for item in _differences("$", then, now):
        yield item, isinstance(item, _Added) and item.name is None


def _list_differences(path: str, then: list[object], now: list[object]) -> Iterator[Difference]:
    """Named entries are compared with the entry of the same name, the others by position."""
    before, after = _by_name(then), _by_name(now)
    for key, (place, value) in before.items():
        if key in after:
            yield from _differences(f"{path}[{place}]", value, after[key][1])
        else:
            yield Difference(path=f"{path}[{place}]", then=value, now=None)
    for key, (place, value) in after.items():
        if key not in before:
            yield _added(f"{path}[{place}]", value, str(key) if isinstance(key, str) else "")
    kept = [key for key in before if key in after]
    if kept != [key for key in after if key in before]:
        yield Difference(path=path, then=kept, now=[key for key in after if key in before])


def _by_name(entries: list[object]) -> dict[object, tuple[int, object]]:
    names = [_name(item) for item in entries]
    if None in names or len({*names}) < len(names):
        return dict(enumerate(enumerate(entries)))
    return {name: (place, item) for place, (name, item) in enumerate(zip(names, entries, strict=True))}


def _name(entry: object) -> str | None:
    if isinstance(entry, dict):
        for key in _NAMED_BY:
            if isinstance(name := entry.get(key), str):
                return name
    return None
