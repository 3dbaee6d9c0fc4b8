"""A cut of which the reason, the days or the award is left out: what settles it is asked, in its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from cases.procedure.test_carried_out import AWAY, NOTICE, ON, REDUCED, award
from cases.review.test_refusals import ENTITLED
from qupcore import duties, review
from qupcore.domain.case.course import Course
from qupcore.domain.case.programme_decision import ProgrammeDecision

UNSAID = attrs.evolve(REDUCED, because=None)
BECAUSE = "$.course.decisions[1].because"
RESERVES = "$.course.decisions[0].reserves_for_absence"
ELSEWHERE = attrs.evolve(AWAY, first=date(2026, 3, 11))


def notice(*decisions: ProgrammeDecision, away: Any = (AWAY,)) -> tuple[str, list[str]]:
    """What the review says of the notice of the second decision, and where it asks."""
    course = Course(started_on=date(2026, 1, 5), decisions=decisions, absences=away)
    remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
    found = [r for r in remarks if r.finding.rule == NOTICE and r.path == "$.course.decisions[1]"]
    return (found[0].outcome, [asked.path for asked in found[0].add]) if found else ("met", [])


@pytest.mark.parametrize(
    ("reserves", "cut", "away", "outcome", "asks"),
    [
        (True, UNSAID, (AWAY,), "met", []),
        # Until now a certain breach: the record says nothing of what it was for, or not that the absence of
        # those days was without permission. Left out is not known.
        (True, UNSAID, (), "unknown", [BECAUSE]),
        (True, UNSAID, (ELSEWHERE,), "unknown", [BECAUSE]),
        (True, UNSAID, (attrs.evolve(AWAY, permitted=None),), "unknown", [BECAUSE]),
        (True, UNSAID, (attrs.evolve(AWAY, permitted=True),), "unknown", [BECAUSE]),
        (True, attrs.evolve(UNSAID, applies_from=None), (AWAY,), "unknown", [BECAUSE]),
        (None, UNSAID, (), "unknown", [BECAUSE, RESERVES]),
        (None, UNSAID, (AWAY,), "unknown", [RESERVES]),  # of the award, not of the reduction
        (None, REDUCED, (), "unknown", [RESERVES]),
        # Whatever it was for, no award reserves for it: it is a decision.
        (False, UNSAID, (), "not_met", []),
        (False, attrs.evolve(UNSAID, applies_from=None), (AWAY,), "not_met", []),
        # And what is known to be for something else is one too.
        (True, attrs.evolve(REDUCED, because="other"), (AWAY,), "not_met", []),
    ],
)
def test_what_settles_it_is_asked(
    reserves: bool | None, cut: ProgrammeDecision, away: Any, outcome: str, asks: list[str]
) -> None:
    assert notice(award(reserves), cut, away=away) == (outcome, asks)


def test_of_a_cut_without_days_any_award_may_be_the_one() -> None:
    """The award to 31 March reserves, the extension does not, and the cut was decided on 10 April."""
    first = attrs.evolve(award(True), applies_to=date(2026, 3, 31))
    day = date(2026, 4, 1)
    then = attrs.evolve(award(False), kind="extended", applies_from=day, decided_on=date(2026, 3, 20))
    cut = attrs.evolve(REDUCED, decided_on=date(2026, 4, 10), applies_from=None, applies_to=None)
    assert notice(first, cut, then) == ("unknown", ["$.course.decisions[1].applies_from"])
    assert notice(first, cut, attrs.evolve(then, reserves_for_absence=True)) == ("met", [])
    said = attrs.evolve(first, reserves_for_absence=False)
    assert notice(said, cut, then) == ("not_met", [])


def test_of_an_award_without_days_its_days_are_asked() -> None:
    said = attrs.evolve(award(False), applies_to=None)
    assert notice(said, REDUCED) == ("unknown", ["$.course.decisions[0].applies_to"])
    late = attrs.evolve(award(False), applies_from=None)
    assert notice(late, REDUCED) == ("unknown", ["$.course.decisions[0].applies_from"])


def test_a_cut_in_no_award_is_asked_about() -> None:
    over = attrs.evolve(award(False), applies_to=date(2026, 3, 9))
    assert notice(over, REDUCED) == ("unknown", ["$.course.decisions"])


def test_what_is_on_record_is_not_asked_again() -> None:
    """That it is not in writing is on record; whether it had to be is what is not known."""
    course = Course(started_on=date(2026, 1, 5), decisions=(award(None), REDUCED), absences=(AWAY,))
    remarks = review(attrs.evolve(ENTITLED, course=course), ON).remarks
    (one,) = [r for r in remarks if r.finding.rule == "fvl.23.in_writing" and r.path.endswith("[1]")]
    assert [asked.path for asked in one.add] == [RESERVES]


@pytest.mark.parametrize("kind", ["ended", "interrupted"])
@pytest.mark.parametrize("reserves", [None, True, False])
def test_an_end_is_no_cut_and_no_award_reserves_for_it(kind: Any, reserves: bool | None) -> None:
    """It was asked whatever was answered: an award reserves for cuts, and an end is none."""
    day = date(2026, 5, 1)
    over = ProgrammeDecision(
        kind=kind, decided_on=date(2026, 4, 20), applies_from=day, reserves_for_absence=reserves
    )
    found = notice(award(True), over)
    own = "$.course.decisions[1].advance_notice"
    assert found == ("unknown", [own, f"{own}_on"])


def test_what_may_carry_an_award_out_may_have_a_deadline_for_an_appeal() -> None:
    course = Course(started_on=date(2026, 1, 5), decisions=(award(True), UNSAID))
    found = [d for d in duties(attrs.evolve(ENTITLED, course=course), ON) if d.kind == "appeal"]
    assert [d.path for d in found] == ["$.course.decisions[1]"]
