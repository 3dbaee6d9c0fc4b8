"""How the national measures are used: every number has a source, and an estimate says that it is one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from qupcore.catalogue.conditions import condition
from qupcore.catalogue.national import national
from qupcore.catalogue.snapshot import catalogue_on
from qupcore.domain.catalogue.practice import Practice
from qupcore.domain.source import POLICY

NOW = catalogue_on(date(2026, 10, 1))
NATIONAL = {measure.id: measure for measure in national().measures}
# They are for people with a disability pension or a job: no programme has them.
NO_PART_OF_A_PROGRAMME = {
    "no:vta-ordinar",
    "no:vta-skjermet",
    "no:tilrettelagt-arbeid-ordinar",
    "no:ekspertbistand",
    "no:bedriftsintern-opplaring",
}


def practice_of(id: str) -> Practice:
    practice = NATIONAL[id].practice
    assert practice is not None, id
    return practice


def facts(practice: Practice) -> Iterator[Any]:
    named = (practice.hours, practice.length, practice.phases, practice.language, practice.given_by)
    yield from (item for item in named if item is not None)
    yield from practice.targets


def test_every_measure_of_today_says_how_it_is_used() -> None:
    assert len(NOW.measures) > 50
    without_hours = set()
    for id in NOW.measures:
        practice = practice_of(id)
        assert practice.fills is not None, id
        assert practice.phases is not None, id
        assert practice.given_by is not None, id
        if practice.hours is None:
            without_hours.add(id)
        assert all(fact.sources for fact in facts(practice)), id
    assert without_hours == NO_PART_OF_A_PROGRAMME - {"no:ekspertbistand"}


def test_what_no_programme_has_is_never_proposed() -> None:
    nowhere = {id for id in NOW.measures if (phases := practice_of(id).phases) and not phases.names}
    assert nowhere == NO_PART_OF_A_PROGRAMME


def test_an_estimate_of_the_library_is_never_more_than_low_confidence() -> None:
    estimates = 0
    for id in NATIONAL:
        for fact in facts(practice_of(id)):
            if POLICY in fact.sources:
                estimates += 1
                assert fact.confidence == "low", (id, fact)
    for need in national().needs:
        for size in need.sizes:
            estimates += POLICY in size.sources
            assert size.confidence == "low" or POLICY not in size.sources, need.id
    assert estimates > 100


def test_only_what_fills_time_or_contact_has_hours() -> None:
    for id in NATIONAL:
        practice = practice_of(id)
        if practice.fills == "nothing":
            assert practice.hours is not None, id
            assert practice.hours.high == 0, id
        elif practice.hours is not None:
            assert practice.hours.usual > 0, id


def test_every_target_can_be_read() -> None:
    targets = [target for id in NATIONAL for target in practice_of(id).targets]
    assert len(targets) > 10
    for target in targets:
        condition(target.when)


@pytest.mark.parametrize(
    ("id", "fills", "hours", "weeks", "phases", "level"),
    [
        ("no:jobbsoking", "time", (120, 240, 600, "week"), 8, "late", "A2"),
        ("no:motivasjonskurs", "time", (360, 720, 900, "week"), 4, "early", "A2"),
        ("no:mestringskurs", "time", (120, 150, 360, "week"), 8, "early", "A2"),
        ("no:okonomisk-radgivning", "contact", (60, 120, 120, "month"), 13, "early", "B1"),
        ("no:norskopplaring", "time", (300, 720, 1200, "week"), 19, "early middle late", None),
        ("no:praksis-ordinar-virksomhet", "time", (450, 900, 2250, "week"), 13, "middle late", "A2"),
        ("no:avklaring", "time", (900, 1800, 1800, "week"), 4, "early", "A2"),
        ("no:oppfolging", "contact", (260, 600, 1040, "month"), 26, "middle late after", "A2"),
        ("no:arbeidsforberedende-trening", "time", (900, 1350, 1800, "week"), 52, "early middle", "A1"),
        ("no:hoyere-utdanning", "time", (1800, 2250, 2250, "week"), None, "after", "B2"),
        ("no:mentor", "nothing", (0, 0, 0, "week"), None, "middle late", None),
    ],
)
def test_how_ten_and_one_are_used(
    id: str, fills: str, hours: tuple[int, int, int, str], weeks: int | None, phases: str, level: str | None
) -> None:
    practice = practice_of(id)
    assert practice.fills == fills
    assert practice.hours is not None
    assert (practice.hours.low, practice.hours.usual, practice.hours.high, practice.hours.per) == hours
    assert (practice.length.weeks if practice.length else None) == weeks
    assert practice.phases is not None
    assert " ".join(practice.phases.names) == phases
    assert (practice.language.needed if practice.language else None) == level


@pytest.mark.parametrize(
    ("id", "by", "estimate"),
    [
        ("no:oppfolgingssamtale", "adviser", False),
        ("no:jobbsoking", "adviser", True),
        ("no:okonomisk-radgivning", "adviser", False),
        ("no:behandling", "provider", False),
        ("no:norskopplaring", "provider", True),
        ("no:motivasjonskurs", "both", True),
        ("no:praksis-ordinar-virksomhet", "both", False),
        ("no:arbeidsforberedende-trening", "provider", False),
        ("no:individuell-jobbstotte", "both", False),
        ("no:nav-arbeidsradgivning", "adviser", False),
    ],
)
def test_who_gives_a_measure(id: str, by: str, estimate: bool) -> None:
    given = practice_of(id).given_by
    assert given is not None
    assert (given.by, POLICY in given.sources) == (by, estimate)


@pytest.mark.parametrize(
    ("need", "level", "size"),
    [
        ("language", "A0", (720, 17, 1, False)),
        ("language", "A1", (720, 25, 1, False)),
        ("language", "A2", (720, 33, 1, False)),
        ("language", "B1", (600, 19, 1, False)),
        ("language", None, (600, 19, 1, False)),
        ("follow_up", None, (60, None, 2, False)),
        ("debt", None, (60, 12, 4, True)),
        ("housing", None, (60, 4, 2, True)),
        ("motivation", None, (720, 4, 1, False)),
    ],
)
def test_what_meets_a_need(need: str, level: Any, size: tuple[int, int | None, int, bool]) -> None:
    found = NOW.needs[need].size(level)
    assert found is not None
    assert (found.minutes, found.weeks, found.every_weeks, found.ends) == size


def test_every_need_has_a_size() -> None:
    assert all(need.sizes for need in NOW.needs.values())
