"""What a new check of the plan of a receipt gave, as text: the outcome, the findings, entries and numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, cast

from qupcore.domain.answers.plan_receipt import PlanReceipt
from qupcore.domain.answers.receipt import Difference, Replay
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.explaining.findings import MARKS
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.plan_check import names_of
from qupcore.explaining.plugin_difference import entry_lines
from qupcore.explaining.replayed import difference_line, seal_line, version_lines
from qupcore.plugins.checking import Given
from qupcore.plugins.compared.difference import changes_between

__all__ = ["replayed_plan_lines"]

_IN_WORDS = re.compile(r"\$\.(answer\.(outcome|findings|conflict|provenance)|catalogues|parameters|rules)\b")
"""The places of a receipt that have words of their own."""

_CATALOGUES = "$.answer.provenance.catalogue"

Told = tuple[str, str, tuple[str, ...], tuple[tuple[str, int | None], ...], str]
"""A finding by what a reader hears of it: its rule, what it came to, its measures, numbers, and kind."""


def replayed_plan_lines(
    receipt: PlanReceipt, again: PlanReceipt, found: Replay, words: Phrases
) -> list[Line]:
    """What a new check of a plan gave beside what the receipt holds.

    Args:
        receipt: The receipt.
        again: The receipt of the new check.
        found: The differences between the two.
        words: The language.
    """
    lines = []
    if found.same:
        lines.append(Line(words.say("label", "no_plan_difference"), weight="met"))
    lines.append(seal_line(found, words))
    then, now = receipt.answer, again.answer
    if then["outcome"] != now["outcome"]:
        said = [words.say("plan_outcome_word", str(answer["outcome"])) for answer in (then, now)]
        lines.append(Line(words.say("replayed", "outcome", then=said[0], now=said[1]), weight="headline"))
    catalogues = (*again.catalogues, *receipt.catalogues)
    before, after = _findings(then), _findings(now)
    for heading, told in (("gone", before - after), ("new", after - before)):
        lines += _told(heading, told, names_of(catalogues, words.lang), words)
    several = (*found.differences, *found.new)
    if before == after and any(item.path.startswith("$.answer.findings") for item in several):
        lines.append(Line(words.say("replayed", "finding"), weight="unknown"))
    lines += [difference_line(item, words) for item in several if not _IN_WORDS.match(item.path)]
    lines += _entries(receipt, again, words)
    lines += _numbers(receipt, again, words)
    others = [item for item in found.versions if item.path != _CATALOGUES]
    lines += version_lines(others, words)
    return [*lines, _catalogues(receipt, again, words)] if len(others) < len(found.versions) else lines


def _catalogues(receipt: PlanReceipt, again: PlanReceipt, words: Phrases) -> Line:
    """Which catalogues are others than then, and what that means."""
    nothing = words.say("replayed", "nothing")
    then, now = (
        {part.by: hash[:12] for part, hash in zip(held.catalogues, held.hashes, strict=True)}
        for held in (receipt, again)
    )
    changed = [
        words.say("replayed", "catalogue_change", by=by, then=then.get(by, nothing), now=now.get(by, nothing))
        for by in sorted({*then, *now})
        if then.get(by) != now.get(by)
    ]
    if changed:
        text = words.say("replayed", "catalogue", changed=", ".join(changed))
    else:
        text = words.say("replayed", "catalogue_held", names=", ".join(sorted(now)) or nothing)
    return Line(text, weight="quiet")


def _findings(answer: Mapping[str, object]) -> Counter[Told]:
    found = cast("list[dict[str, Any]]", answer["findings"])
    return Counter(
        (
            item["rule"],
            item["outcome"],
            tuple(item["measures"]),
            tuple((use["name"], use["value"]) for use in item["parameters"]),
            item["kind"],
        )
        for item in found
    )


def _told(heading: str, several: Counter[Told], names: Mapping[str, str], words: Phrases) -> Iterator[Line]:
    if several:
        yield Line(words.say("replayed", heading), weight="heading")
    for rule, outcome, measures, numbers, kind in dict.fromkeys(several):
        known = rule in words.tables["rule"]
        about = {} if known else {"about": "plan_rule"}
        said = words.state(rule if known else kind, outcome, dict(numbers), **about)  # type: ignore[arg-type]
        beside = f" ({', '.join(names.get(id, id) for id in measures)})" if measures else ""
        yield Line(f"{MARKS[outcome]} {said}{beside}", 2, outcome)  # type: ignore[arg-type]


def _entries(receipt: PlanReceipt, again: PlanReceipt, words: Phrases) -> Iterator[Line]:
    """The entries that say something else, catalogue by catalogue."""
    then, now = _by_owner(receipt), _by_owner(again)
    told = [
        line
        for owner in sorted({*then, *now})
        for line in entry_lines(changes_between(_given(then.get(owner)), _given(now.get(owner))), words)
    ]
    if told:
        yield Line(words.say("replayed", "entries"), weight="quiet")
        yield from told


def _by_owner(receipt: PlanReceipt) -> dict[tuple[str, str], Catalogue]:
    return {(item.namespace, item.by): item for item in receipt.catalogues}


def _given(catalogue: Catalogue | None) -> Given:
    held = catalogue or Catalogue(namespace="no", by="")
    return Given(catalogue=held, top_ups=(), texts={}, live_places=False)


def _numbers(receipt: PlanReceipt, again: PlanReceipt, words: Phrases) -> Iterator[Line]:
    """The numbers of law that have another value; the answer tells whether it changed."""
    then, now = ({str(item["name"]): item for item in one.parameters} for one in (receipt, again))
    for name in [name for name in then if name in now and then[name]["value"] != now[name]["value"]]:
        said = [words.amount(cast("int", one["value"]), str(one["unit"])) for one in (then[name], now[name])]
        path = words.number_name(name) if name in words.tables["number"] else name
        yield Line(
            words.say("label", "plan_beside", path=path, then=said[0], now=said[1]), id=f"number.{name}"
        )
    gone = [name for name in then if name not in now]
    for name in gone:
        yield difference_line(
            Difference(path=words.number_name(name), then=then[name]["value"], now=None), words
        )
