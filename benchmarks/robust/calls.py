"""The mixed load of a service: question n has a case, a day and a catalogue of its own, made anew each time.

Question n is the same in every process: its parts are drawn from n alone. So its answer can be compared with
that of another process, or with the first answer to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import attrs
from asked import asked, plan_of

import qupcore as q
from qupcore.domain.iso_week import IsoWeek

__all__ = ["KINDS", "answer", "kind_of"]

LIMIT = q.plans.SearchLimit(expansions=50)


def _read(n: int) -> object:
    return q.write_case(asked(n).case)


def _decide(n: int) -> object:
    it = asked(n)
    return q.records.decision_record(q.decide(it.case, on=it.on))


def _explain(n: int) -> object:
    it = asked(n)
    return q.to_text(q.explain(q.decide(it.case, on=it.on), it.dice.choice(("nb", "nn", "en"))))


def _receipt(n: int) -> object:
    it = asked(n)
    written = q.records.write_receipt(q.records.receipt_of(it.case, q.decide(it.case, on=it.on)))
    return written, repr(q.records.replay(q.records.read_receipt(written.encode())))


def _calculate(n: int) -> object:
    it = asked(n)
    month = q.benefit_month(it.case, it.on.year, it.on.month)
    return repr(q.cases.rates(it.on)), q.records.benefit_month_record(month)


def _review(n: int) -> object:
    it = asked(n)
    return q.records.review_record(q.review(it.case, it.on))


def _check(n: int) -> object:
    it = asked(n)
    several = it.catalogues(n)
    found = q.check_plan(plan_of(several, it.on), it.on, case=it.case, catalogue=several, repairs=0)
    return q.records.plan_check_record(found)


def _suggest(n: int) -> object:
    it = asked(n)
    found = q.suggest(it.case, it.on, catalogue=it.catalogues(n), want=2, limit=LIMIT)
    return q.records.suggestions_record(found)


def _course(n: int) -> object:
    it = asked(n)
    until = it.on + timedelta(days=150)
    found = q.suggest_course(it.case, it.on, until, catalogue=it.catalogues(n), want=1, limit=LIMIT)
    return q.records.courses_record(found)


def _allocate(n: int) -> object:
    it, other = asked(n), asked(n + 1)
    found = q.plans.allocate([it.case, other.case], it.on, catalogue=it.catalogues(n), limit=LIMIT)
    return q.records.allocation_record(found)


def _week(n: int) -> object:
    it = asked(n)
    several = it.catalogues(n)
    course = attrs.evolve(it.case.course or q.Course(), plans=(plan_of(several, it.on),))
    case = attrs.evolve(it.case, course=course)
    return q.explaining.week_plan(case, IsoWeek.of(it.on), catalogues=several).text()


def _available(n: int) -> object:
    it = asked(n)
    day = q.catalogue.catalogue_on(it.on, "1804", sources=(q.national(), it.catalogue(n)))
    return q.records.available_record(q.available(it.case, day))


KINDS: dict[str, tuple[int, Callable[[int], object]]] = {
    "read": (306, _read),
    "decide": (200, _decide),
    "explain": (130, _explain),
    "receipt and replay": (70, _receipt),
    "calculate": (120, _calculate),
    "review": (50, _review),
    "check a plan": (60, _check),
    "week": (30, _week),
    "available": (20, _available),
    "suggest": (10, _suggest),
    "allocate": (3, _allocate),
    "suggest a course": (1, _course),
}
"""Of a thousand questions, how many are of each kind, and how it is answered."""
_ORDER = tuple(kind for kind, (many, _) in KINDS.items() for _ in range(many))


def kind_of(n: int) -> str:
    """The kind of question n: each thousand has the same mix, in an order that mixes them."""
    return _ORDER[n * 617 % len(_ORDER)]


def answer(n: int) -> bytes:
    """Eight bytes of the hash of the answer to question n, or of the error that it ends with."""
    try:
        found = KINDS[kind_of(n)][1](n)
    except q.QupError as error:
        found = repr((type(error).__name__, str(error)))
    return sha256(json.dumps(found, ensure_ascii=False, default=repr).encode()).digest()[:8]
