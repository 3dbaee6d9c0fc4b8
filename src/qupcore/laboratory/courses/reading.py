"""Reading a case: the facts that each topic is given for each of its entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from qupcore.cases.absence.parts import TOPICS as OF_ABSENCE
from qupcore.cases.absence.parts import parts_of
from qupcore.cases.absence.rulings import absence_deadlines, absence_rulings
from qupcore.cases.benefit.child_supplement import child_rulings
from qupcore.cases.benefit.runs import TOPICS as OF_BENEFIT
from qupcore.cases.benefit.runs import day_facts, runs_of
from qupcore.cases.review.entries import entry_deadlines, entry_rulings
from qupcore.cases.review.paid_out import paid_out
from qupcore.cases.ruling.item_ruling import ItemRuling
from qupcore.cases.ruling.ruling import Ruling
from qupcore.domain.case.participant import Participant
from qupcore.laboratory.courses.pay_read import pay_rulings
from qupcore.laboratory.courses.whole_case import WholeCase
from qupcore.law.forskrift.f1471_s03_child_supplement import TOPIC as CHILD
from qupcore.law.sotjl import p35_right
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.law import Law
from qupcore.rules.terms import Value

__all__ = ["Read", "read_case_for"]


@attrs.frozen
class Read:
    """What a topic is given for an entry of a case.

    Attributes:
        path: Where the entry stands; "" for what rests on no entry.
        day: The day whose rules are used.
        facts: The known facts, by term.
    """

    path: str
    day: date
    facts: Mapping[str, Value]


def read_case_for(topic: str, laid: WholeCase, law: Law) -> Iterator[Read]:
    """The facts that the rules of a topic are given for each entry of a case.

    Args:
        topic: The topic.
        laid: The case, and the day asked about.
        law: The law of every day.
    """
    applied, case, on = AppliedLaw(law), laid.case, laid.on
    course = case.course
    if course is None:
        return
    if topic == p35_right.DAYS:
        yield Read(
            "", on, {name: value for name, value in day_facts(course, on).items() if value is not None}
        )
    elif topic == CHILD:
        for child in child_rulings(course, on, applied):
            yield _read(child.path, child.ruling)
    elif topic == "pay":
        yield from (_read("", ruling) for ruling in pay_rulings(case, on, applied))
    elif topic in OF_BENEFIT:
        for run in runs_of(case, course, on.year, on.month, applied):
            yield from (_read("", ruling) for ruling in run.rulings if ruling.topic == topic)
    elif topic in OF_ABSENCE:
        for part in parts_of(case, applied, on):
            yield from (_read(part.path, ruling) for ruling in part.rulings if ruling.topic == topic)
    else:
        for item in _entries(case, on, applied):
            if item.topic == topic:
                yield _read(item.path, item.ruling)


def _entries(case: Participant, on: date, applied: AppliedLaw) -> Iterator[ItemRuling]:
    yield from entry_rulings(case, on, applied)
    yield from absence_rulings(case, on, applied)
    if case.course is not None:
        yield from paid_out(case.course, on, applied)
    for item in (*entry_deadlines(case, on, applied), *absence_deadlines(case, on, applied)):
        yield ItemRuling(path=item.path, topic=item.ruling.topic, ruling=item.ruling)


def _read(path: str, ruling: Ruling) -> Read:
    return Read(path, ruling.on, {name: fact.value for name, fact in ruling.facts.items()})
