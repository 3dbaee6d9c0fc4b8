"""What is recorded of an answer: the records and texts that others read, and nothing of the code."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import attrs

import qupcore as q
from memory.public import ENOUGH, FEW_NODES, WANTED, Asked
from memory.public import QUESTIONS as PUBLIC
from planning.few import few

__all__ = ["QUESTIONS", "Recorded", "answer", "differences", "read_all", "write_all"]

FILE = Path(__file__).with_name("answers.jsonl.xz")


@attrs.frozen
class Recorded:
    """One recorded answer.

    Attributes:
        case: The case file.
        on: The day.
        catalogue: `few` or `national`.
        question: A name of `QUESTIONS`.
        answer: JSON values, or the text of an error.
    """

    case: str
    on: str
    catalogue: str
    question: str
    answer: Any


def _asked(item: Recorded) -> Asked:
    """The question as asked."""
    catalogue = q.national() if item.catalogue == "national" else few()
    return Asked(q.read_case(item.case.encode()), date.fromisoformat(item.on), catalogue)


def _decided(it: Asked) -> str:
    found = q.decide(it.case, on=it.on)
    receipt = q.records.write_receipt(q.records.receipt_of(it.case, found))
    again = q.records.replay(q.records.read_receipt(receipt.encode()))
    told = [q.to_text(q.explain(found, lang)) for lang in ("nb", "nn", "en")]
    return json.dumps([q.records.decision_record(found), told, json.loads(receipt), again.same, again.seal])


def _plans(it: Asked) -> str:
    case, on, catalogue = it.case, it.on, it.catalogue
    some = q.plans.sample_plans(
        case, on, catalogue=catalogue, seed=1, want=2, wanted=WANTED, most_nodes=FEW_NODES
    )
    first = [
        plan
        for plan, _ in zip(
            q.plans.iter_plans(case, on, catalogue=catalogue, wanted=WANTED), range(3), strict=False
        )
    ]
    return json.dumps(
        [
            [_plan(plan) for plan in (*some, *first)],
            q.plans.count_plans(case, on, catalogue=catalogue, wanted=WANTED, most_nodes=FEW_NODES),
            q.plans.plan_exists(case, on, catalogue=catalogue, wanted=WANTED, limit=ENOUGH),
        ]
    )


def _plan(plan: q.Plan) -> list[list[object]]:
    return [
        [item.measure, item.offer, item.minutes_a_week, str(item.first), str(item.last)]
        for item in plan.elements
    ]


def _drawn(it: Asked, number: int) -> q.Plan:
    """A plan of whatever the catalogue has, in ways that keep and break its rules; the same each time."""
    draw = random.Random(f"{it.case.ref}{it.on}{number}")
    offers = [offer.id for offer in it.catalogue.offers]
    elements = []
    for measure in draw.sample(it.catalogue.measures, min(len(it.catalogue.measures), draw.randint(1, 5))):
        first = it.on + timedelta(days=draw.randint(-100, 60))
        own = [offer.id for offer in it.catalogue.offers if offer.measure == measure.id]
        elements.append(
            q.Element(
                measure=measure.id,
                offer=draw.choice([*own, "", draw.choice(offers or [""])]),
                minutes_a_week=draw.choice((None, 60, 450, 900, 1200, 2250)),
                slots=draw.choice(((), (q.cases.Slot(day="tuesday", start=540, end=720),))),
                first=draw.choice((first, first, first, None)),
                last=draw.choice((first + timedelta(days=draw.randint(10, 700)), None)),
            )
        )
    return q.Plan(valid_from=it.on - timedelta(days=20), elements=tuple(elements))


def _several(it: Asked) -> str:
    found = []
    for number in range(3):
        plan = _drawn(it, number)
        on: date | q.Period = it.on if number else q.Period(it.on, it.on + timedelta(days=60))
        check = q.check_plan(
            plan, on, case=it.case, catalogue=it.catalogue, repairs=2 if number == 1 else 0, limit=ENOUGH
        )
        found.append([q.records.plan_check_record(check), q.to_text(q.explaining.explain_plan(check, plan))])
    return json.dumps(found)


def _case(it: Asked) -> str:
    written = q.write_case(it.case)
    return json.dumps([written, q.read_case(written.encode()) == it.case])


def _catalogue(it: Asked) -> str:
    return json.dumps([it.catalogue.hash, [item.id for item in it.catalogue.measures]])


NOT_RECORDED = (
    "compared",
    "course",
    "entries",
    "form",
    "impact",
    "kept",
    "laws",
    "measures",
    "population",
    "read_by",
    "read_by",
    "table",
    "words",
)
"""Questions that are public since the answers were recorded."""

QUESTIONS: Mapping[str, Callable[[Asked], str]] = {
    **{name: way for name, (way, _) in PUBLIC.items() if name not in NOT_RECORDED},
    "decide": _decided,
    "plans": _plans,
    "several": _several,
    "case": _case,
    "read": _catalogue,
}


def answer(item: Recorded) -> Any:
    """The answer as JSON values, or the text of the error; the library's own version is left out."""
    try:
        told = QUESTIONS[item.question](_asked(item))
    except q.QupError as error:
        return f"{type(error).__name__}: {error}"
    return json.loads(told.replace(q.__version__, "VERSION"))


def differences(then: Any, now: Any, path: str = "$") -> Iterator[str]:
    """Where an answer is another; keys that were added to a record are none.

    The seal of a receipt is not compared: it is a hash of what is compared, and of the library's version.
    Whether it fits its receipt is an answer of its own.
    """
    if isinstance(then, dict) and isinstance(now, dict):
        for key, value in then.items():
            if key == "seal" and key in now:
                continue
            if key not in now:
                yield f"{path}.{key}: is gone"
            else:
                yield from differences(value, now[key], f"{path}.{key}")
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for place, (old, new) in enumerate(zip(then, now, strict=True)):
            yield from differences(old, new, f"{path}[{place}]")
    elif then != now:
        yield f"{path}: {then!r:.300} is now {now!r:.300}"


@cache
def read_all() -> tuple[Recorded, ...]:
    """Every recorded answer, in the order in which they were asked."""
    with lzma.open(FILE, "rt", encoding="utf-8") as lines:
        return tuple(Recorded(**json.loads(line)) for line in lines)


def write_all(items: Iterable[Recorded]) -> None:
    """Write the recording anew."""
    with lzma.open(FILE, "wt", encoding="utf-8", preset=9) as file:
        for item in items:
            file.write(json.dumps(attrs.asdict(item), ensure_ascii=False) + "\n")
