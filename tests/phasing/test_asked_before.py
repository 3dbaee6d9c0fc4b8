"""An employer whom another programme has asked for a place is not asked again, and the wish says why."""

from __future__ import annotations

from datetime import date

import pytest

from qupcore import Participant, national, suggest_course
from qupcore.catalogue import read_catalogue
from qupcore.domain.case.planning import Planning
from qupcore.plans import CourseAims

EMPLOYER = "974760673"  # made up, with a check digit that is right
LOCAL = f"""
[[offers]]
id = "1804:butikken"
measure = "no:praksis-ordinar-virksomhet"
period = "2026-01-01/2028-01-01"
provider_orgnr = "{EMPLOYER}"
sources = {{ text = "made up" }}
"""


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ((), ""),
        ((EMPLOYER,), "employer_asked"),
        (("1804:butikken",), "employer_asked"),
        (("889640782",), ""),
    ],
)
def test_an_employer_is_asked_once(before, why):
    local = read_catalogue(LOCAL, namespace="1804", known=[national()])
    planning = Planning(municipality="1804", needs=("ordinary_workplace",), interests=("1804:butikken",))
    case, aims = Participant(ref="a", planning=planning), CourseAims(asked=frozenset(before))
    first, last = date(2026, 9, 7), date(2027, 9, 6)
    found = suggest_course(case, first, last, catalogue=[national(), local], want=1, aims=aims)
    held = {item.offer for phase in found.courses[0].phases for item in phase.elements}
    assert ("1804:butikken" in held) == (why == "")
    wish = found.courses[0].wishes[0]
    assert (wish.why if wish.state == "not_met" else "") == why
