"""Faults planted in a law: every kind, each another law, and the comparison tells those of the right."""

from __future__ import annotations

from datetime import date

from qupcore.laboratory.differing import law_difference
from qupcore.laboratory.faults import FAULT_KINDS, faults_in, planted
from qupcore.laboratory.sides import Side, Sides
from qupcore.law.national import NATIONAL

DAY = date(2026, 9, 1)


def test_every_kind_can_be_planted_in_many_topics() -> None:
    faults = list(faults_in(NATIONAL, DAY))
    assert {fault.kind for fault in faults} == {*FAULT_KINDS}
    assert len({fault.topic for fault in faults}) > 60
    assert len(faults) > 1000


def test_each_fault_makes_another_law_and_the_same_seed_the_same_faults() -> None:
    twenty = planted(NATIONAL, DAY, 20, seed=5)
    assert [fault for fault, _ in twenty] == [fault for fault, _ in planted(NATIONAL, DAY, 20, seed=5)]
    for fault, law in twenty:
        assert law.in_force(DAY, fault.topic).meaning != NATIONAL.in_force(DAY, fault.topic).meaning, fault


def test_the_comparison_tells_every_fault_about_the_right_in_words() -> None:
    for fault, law in planted(NATIONAL, DAY, 10, seed=1, topic="right"):
        (topic,) = law_difference(Sides(Side(NATIONAL, DAY), Side(law, DAY)), ["right"]).topics
        assert topic.words, fault


def test_the_comparison_finds_twenty_faults_planted_over_all_topics() -> None:
    """None is a fault in a reading or a starting point, on which no answer about the right depends."""
    for fault, law in planted(NATIONAL, DAY, 20, seed=1):
        (topic,) = law_difference(Sides(Side(NATIONAL, DAY), Side(law, DAY)), [fault.topic]).topics
        assert topic.answer == "differs", (fault, topic.why)
