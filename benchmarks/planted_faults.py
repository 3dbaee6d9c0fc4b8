"""Faults planted at random over all topics: how many the comparison of laws finds, how many properties.

    python benchmarks/planted_faults.py [COUNT] [SEED] [DAY] [TOPIC]

A fault is found by the comparison where `law_difference` says that somebody gets another answer, and told by
it where it lists the changed rule or number in the words. It is found by the properties where
`try_properties` has a counterexample, without a law to compare with.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from datetime import date

from qupcore.laboratory.differing import law_difference
from qupcore.laboratory.faults import planted
from qupcore.laboratory.properties.subject import Declared, Subject
from qupcore.laboratory.properties.trying import try_properties
from qupcore.laboratory.sides import Side, Sides
from qupcore.law.national import NATIONAL
from qupcore.law.terms.right import ApplicantFacts, Benefits
from qupcore.rules.law import Law

PEOPLE = 60


def _subject(law: Law, day: date) -> Subject:
    """The law alone; that a right may end with the first benefit is in § 29 itself, and is declared."""
    declared = Declared(cliffs=(ApplicantFacts.age.name, Benefits.monthly_total.name))
    return Subject(law=law, day=day, baseline=None, declared=declared)


def main(count: int, seed: int, day: date, topic_asked: str) -> None:
    """Print a line for each fault, and the sums."""
    sums = Counter[str]()
    control = try_properties([_subject(NATIONAL, day)], seed=seed, people=PEOPLE)
    print(f"the law without a fault: {[broken.name for broken in control.broken] or 'nothing is found'}")
    print(f"{count} faults, seed {seed}, {day}; {PEOPLE} people each")
    for fault, law in planted(NATIONAL, day, count, seed, topic_asked):
        began = time.process_time()
        found = law_difference(Sides(Side(NATIONAL, day), Side(law, day)), [fault.topic])
        compared = time.process_time() - began
        (topic,) = found.topics
        told = "told" if topic.words else "silent"
        began = time.process_time()
        tried = try_properties([_subject(law, day)], seed=seed, people=PEOPLE)
        names = ",".join(broken.name for broken in tried.broken) or "-"
        took = time.process_time() - began
        sums[topic.answer] += 1
        sums[told] += 1
        sums["properties"] += bool(tried.broken)
        print(
            f"{fault.kind:10} {fault.topic:20} {fault.about:52} {topic.answer:10} {told:6} {compared:5.2f} s"
            f"  {names:20} {took:4.1f} s"
        )
    print(dict(sums))


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else 20,
        int(given[1]) if given[1:] else 1,
        date.fromisoformat(given[2]) if given[2:] else date(2026, 9, 1),
        given[3] if given[3:] else "",
    )
