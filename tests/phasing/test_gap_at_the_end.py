"""A course whose measures end before it does is not valid; each case by hand."""

from __future__ import annotations

from datetime import date

import pytest

from phasing.drawn import SOURCE, WORDS
from qupcore import Participant, Period, check_plan, suggest_course
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.planning import Planning
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Classing, Measure
from qupcore.domain.catalogue.need import Need
from qupcore.domain.catalogue.practice import Practice, UsualHours, UsualPhases
from qupcore.phasing.adopting import adopt

BEGINS, ENDS = date(2026, 9, 7), date(2027, 9, 5)
FULL = 2250

PERSON = Participant(
    ref="a",
    birth_date=date(1990, 1, 1),
    circumstances=Circumstances(employed=False, in_treatment=False, reduced_capacity=False),
    planning=Planning(
        needs=("work_experience",), municipality="1804", leaves=(), treatments=(), language_level="C1"
    ),
)


def catalogue(*phases: str) -> Catalogue:
    """One measure of full time, which is used in these phases only."""
    practice = Measure(
        id="no:b",
        names=WORDS,
        owner="state",
        valid=Period(date(2016, 1, 1)),
        classes=(Classing(counts_as="work_directed"),),
        covers=("work_experience",),
        organisers=("provider",),
        sources=SOURCE,
        practice=Practice(
            fills="time",
            hours=UsualHours(low=900, usual=FULL, high=FULL),
            phases=UsualPhases(names=phases),
        ),
    )
    return Catalogue(by="c", measures=(practice,), needs=(Need(id="work_experience", names=WORDS),))


@pytest.mark.parametrize(
    ("phases", "outcome", "missing", "days"),
    [
        (("early", "middle"), "invalid", FULL, "2027-07-05/2027-09-05"),
        (("early", "middle", "late"), "valid", 0, ""),
    ],
)
def test_the_last_weeks_are_checked(phases: tuple[str, ...], outcome: str, missing: int, days: str) -> None:
    known = catalogue(*phases)
    (course,) = suggest_course(PERSON, BEGINS, ENDS, catalogue=(known,), want=1).courses
    assert (course.outcome, course.missing) == (outcome, missing)
    short = [
        str(item.period)
        for check in course.checks
        for item in check.findings
        if item.kind == "full_time_all_year" and item.weight == "breach"
    ]
    assert short == ([days] if days else [])
    adopted = adopt(PERSON, course, catalogue=(known,))
    assert adopted.course is not None
    last = check_plan(adopted.course.plans[-1], ENDS, case=adopted, catalogue=(known,), repairs=0)
    assert last.outcome == outcome
