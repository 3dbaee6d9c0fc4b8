"""difference(): the differences between two decisions, found in their records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

import attrs

from qupcore.domain.answers.decision import Decision
from qupcore.domain.answers.difference import (
    DecisionDifference,
    FactDifference,
    FindingDifference,
    NumberDifference,
    WordingDifference,
)
from qupcore.domain.answers.receipt import Receipt
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.observing.asking import observed
from qupcore.wire.record import decision_record

__all__ = ["difference"]


@observed("difference")
def difference(before: Decision | Receipt, after: Decision | Receipt) -> DecisionDifference:
    """The differences between two decisions: other facts, another day, another law.

    A receipt is compared by the decision that it holds; nothing is decided again.

    Args:
        before: The first decision, or its receipt.
        after: The second.

    Raises:
        BadInput: one of them is neither a decision nor a receipt.

    >>> from datetime import date
    >>> from qupcore import decide
    >>> from qupcore import Participant
    >>> case = Participant(ref="a", birth_date=date(2007, 9, 7))
    >>> found = difference(decide(case, on=date(2025, 9, 6)), decide(case, on=date(2025, 9, 7)))
    >>> found.outcome
    ('no_right', 'undetermined')
    >>> [(item.rule, item.before, item.after) for item in found.findings]
    [('sotjl.29.age', 'not_met', 'met')]
    """
    one, other = _Told.of(before), _Told.of(after)
    return DecisionDifference(
        outcome=(one.outcome, other.outcome),
        final=(one.final, other.final),
        on=(one.on, other.on),
        under=(one.under, other.under),
        findings=tuple(_findings(one, other)),
        facts=tuple(_facts(one, other)),
        numbers=tuple(_numbers(one, other)),
        wordings=tuple(_wordings(one, other)),
        asked=tuple(name for name in other.asks if name not in one.asks),
        answered=tuple(name for name in one.asks if name not in other.asks),
    )


_LAW = ("law", "law_hash", "trial")


@attrs.frozen
class _Told:
    """The content of a decision's record, by name."""

    outcome: Any
    final: bool
    on: date
    under: UnderLaw
    findings: Mapping[str, Mapping[str, Any]]
    facts: Mapping[str, Mapping[str, Any]]
    numbers: Mapping[str, Mapping[str, Any]]
    lacks: frozenset[str]
    asks: tuple[str, ...]

    @classmethod
    def of(cls, answer: Decision | Receipt) -> _Told:
        record: Mapping[str, Any]
        if isinstance(answer, Decision):
            record = dict(decision_record(answer))
        elif isinstance(answer, Receipt):
            record = dict(answer.decision)
        else:
            raise BadInput(
                worded("cannot compare a {name}", name=type(answer).__name__),
                remedy="give a Decision or a Receipt",
                code="input.type",
            )
        findings = {item["rule"]: item for item in record["findings"]}
        points = [item["finding"] for item in record.get("starting_points", ())]
        everything = [*findings.values(), *points]
        return cls(
            outcome=record["outcome"],
            final=record["final"],
            on=date.fromisoformat(record["provenance"]["on"]),
            under=UnderLaw(
                **{name: record["provenance"][name] for name in _LAW if name in record["provenance"]}
            ),
            findings=findings,
            facts={fact["term"]: fact for item in everything for fact in item["inputs"]},
            numbers={use["name"]: use for item in everything for use in item["parameters"]},
            lacks=frozenset(name for item in everything for name in item["missing"]),
            asks=tuple(record["missing"]),
        )


def _value(item: Mapping[str, Any] | None, key: str) -> Any:
    return None if item is None else item[key]


def _findings(one: _Told, other: _Told) -> Iterator[FindingDifference]:
    for rule in dict.fromkeys((*one.findings, *other.findings)):
        before, after = one.findings.get(rule), other.findings.get(rule)
        verdicts = _value(before, "outcome"), _value(after, "outcome")
        if verdicts[0] != verdicts[1]:
            counts = bool((after or before or {}).get("counts", True))
            yield FindingDifference(rule=rule, before=verdicts[0], after=verdicts[1], counts=counts)


def _facts(one: _Told, other: _Told) -> Iterator[FactDifference]:
    kind: Literal["value", "known", "unknown", "read", "unread", "basis"]
    for term in dict.fromkeys((*one.facts, *other.facts)):
        before, after = one.facts.get(term), other.facts.get(term)
        if before == after:
            continue
        if before is None:
            kind = "known" if term in one.lacks else "read"
        elif after is None:
            kind = "unknown" if term in other.lacks else "unread"
        else:
            kind = "basis" if before["value"] == after["value"] else "value"
        yield FactDifference(
            term=term, kind=kind, before=_value(before, "value"), after=_value(after, "value")
        )


def _numbers(one: _Told, other: _Told) -> Iterator[NumberDifference]:
    for name in dict.fromkeys((*one.numbers, *other.numbers)):
        before, after = one.numbers.get(name), other.numbers.get(name)
        values = _value(before, "value"), _value(after, "value")
        if values[0] != values[1]:
            unit = (after or before or {})["unit"]
            yield NumberDifference(name=name, unit=unit, before=values[0], after=values[1])


def _wordings(one: _Told, other: _Told) -> Iterator[WordingDifference]:
    for rule, before in one.findings.items():
        after = other.findings.get(rule)
        if after is not None and before["version"] != after["version"]:
            yield WordingDifference(rule=rule, before=str(before["version"]), after=str(after["version"]))
