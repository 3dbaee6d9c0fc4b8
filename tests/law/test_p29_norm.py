"""The guideline norm that "very limited" starts from: its rates over time, and the øre at which it turns."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from law.applicants import decided, judged
from qupcore.domain.case.assessment import Assessment
from qupcore.domain.case.participant import Benefit, Household
from qupcore.domain.money import Money
from qupcore.law.sotjl.p29_norm import Norm

NAMES = ("single", "couple", "shared_dwelling", "child_0_to_5", "child_6_to_10", "child_11_to_17")
# Kroner a month from each day on, in the order of NAMES; None where no source was found.
RATES = {
    "2007-01-01": (4600, 7650, 3825, 1760, 2330, 2930),
    "2008-01-01": (4720, 7840, 3920, 1800, 2390, 3000),
    "2009-01-01": (5105, 8479, 4240, 1947, 2585, 3245),
    "2010-01-01": (5197, 8632, 4316, 1982, 2632, 3303),
    "2011-01-01": (None, None, None, None, None, None),
    "2012-01-01": (5373, 8924, 4462, 2049, 2724, 3415),
    "2013-01-01": (5500, 9100, 4550, 2100, 2800, 3500),
    "2014-01-01": (5600, 9300, 4650, 2150, 2850, 3600),
    "2015-01-01": (5700, 9500, None, 2200, 2900, 3700),
    "2016-01-01": (None, None, None, None, None, None),
    "2018-01-01": (6050, 10100, 5050, 2350, 3050, 3950),
    "2019-01-01": (6150, 10250, 5150, 2400, 3100, 4000),
    "2020-01-01": (6250, 10450, 5250, 2450, 3150, 4100),
    "2020-09-01": (6250, 10450, 5250, 2750, 3150, 4100),
    "2021-01-01": (6450, 10800, 5400, 2850, 3250, 4250),
    "2021-09-01": (6450, 10800, 5400, 3150, 3250, 4250),
    "2022-01-01": (6550, 10950, 5450, 3200, 3300, 4300),
    "2022-07-01": (6650, 11150, 5600, 3250, 3350, 4400),
    "2023-01-01": (6850, 11450, 5750, 3350, 3450, 4500),
    "2023-07-01": (7550, 12600, 6350, 3700, 3800, 4950),
    "2024-01-01": (7850, 13100, 6600, 3850, 3950, 5150),
    "2025-01-01": (None, None, None, None, None, None),
}
DAYS = sorted(RATES)
VERY_LIMITED = "judgement.benefits_very_limited"


@pytest.mark.parametrize("place", range(len(NAMES)), ids=NAMES)
@pytest.mark.parametrize("day", DAYS)
def test_each_rate_holds_from_its_first_day_to_the_day_before_the_next(day, place):
    parameter = getattr(Norm, f"norm_{NAMES[place]}")
    first = date.fromisoformat(day)
    later = [date.fromisoformat(other) for other in DAYS if other > day]
    last = later[0] - timedelta(days=1) if later else date(9999, 12, 31)
    wanted = None if RATES[day][place] is None else RATES[day][place] * 100
    found = [parameter.on(on).value for on in (first, min(first + timedelta(days=1), last), last)]
    assert found == [wanted] * 3


def starting_point(on, ore, kind="single", children=(), policy=None):
    """Where "very limited" starts from, for someone with benefits of that many øre a month."""
    held = Benefit(kind="other", law="folketrygdloven", monthly_nok=Money(ore))
    household = Household(kind=kind, child_birth_dates=tuple(map(date.fromisoformat, children)))
    return decided(on, policy, benefits=(held,), household=household).starting_points[0]


@pytest.mark.parametrize(
    ("on", "kind", "norm"),
    [
        ("2010-12-17", "single", 519_700),
        ("2010-12-31", "couple", 863_200),
        ("2012-01-01", "shared_dwelling", 446_200),
        ("2018-12-31", "single", 605_000),
        ("2019-01-01", "single", 615_000),
        ("2023-06-30", "couple", 1_145_000),
        ("2023-07-01", "couple", 1_260_000),
        ("2024-12-31", "shared_dwelling", 660_000),
    ],
)
def test_the_norm_itself_is_still_very_limited_and_an_ore_more_is_not(on, kind, norm):
    found = [starting_point(on, ore, kind).points_to for ore in (norm - 1, norm, norm + 1)]
    assert found == ["met", "met", "not_met"]


@pytest.mark.parametrize("on", ["2011-01-01", "2011-12-31", "2016-01-01", "2017-12-31", "2025-01-01"])
@pytest.mark.parametrize("ore", [0, 1, 10_000_000])
def test_where_no_rate_is_known_the_starting_point_is_unknown(on, ore):
    assert starting_point(on, ore).points_to == "unknown"


@pytest.mark.parametrize(("ore", "points_to"), [(800_000, "met"), (800_001, "not_met")])
def test_a_rate_that_is_not_known_may_be_chosen(ore, points_to):
    chosen = {f"sotjl.29.norm_{name}": 800_000 if name == "single" else 0 for name in NAMES}
    assert starting_point("2025-01-01", ore, policy=chosen).points_to == points_to


@pytest.mark.parametrize(
    ("born", "rate"),
    [
        ("2024-06-15", 385_000),  # born that day
        ("2018-06-16", 385_000),  # five years old, six tomorrow
        ("2018-06-15", 395_000),
        ("2013-06-16", 395_000),
        ("2013-06-15", 515_000),
        ("2006-06-16", 515_000),
        ("2006-06-15", 0),  # eighteen
        ("2024-06-16", 0),  # not born yet
    ],
)
def test_children_raise_the_norm_by_their_age(born, rate):
    norm = 785_000 + rate
    found = [starting_point("2024-06-15", ore, children=(born,)).points_to for ore in (norm, norm + 1)]
    assert found == ["met", "not_met"]


def test_every_child_counts():
    norm = 1_310_000 + 2 * 385_000 + 395_000 + 515_000
    born = ("2020-01-01", "2021-01-01", "2015-01-01", "2010-01-01")
    found = [starting_point("2024-06-15", ore, "couple", born).points_to for ore in (norm, norm + 1)]
    assert found == ["met", "not_met"]


def departing(answer, grounds, ore):
    """A decision on a judgement of "very limited", above or below the norm of 2024 (785,000 øre)."""
    others = judged(benefits_very_limited=None)
    judgement = Assessment(
        question=VERY_LIMITED, answer=answer, grounds=grounds, by="adviser", at=date(2024, 1, 1)
    )
    return decided(
        "2024-06-15",
        benefits=(Benefit(kind="other", law="folketrygdloven", monthly_nok=Money(ore)),),
        household=Household(kind="single"),
        assessments=(*others, judgement),
    )


@pytest.mark.parametrize(
    ("answer", "grounds", "ore", "outcome"),
    [
        (True, "seen", 785_000, "right"),
        (True, "", 785_000, "right"),
        (True, "seen", 785_001, "right"),
        (True, "", 785_001, "undetermined"),
        (True, "  ", 785_001, "undetermined"),
        (False, "seen", 785_000, "no_right"),
        (False, "", 785_000, "undetermined"),
        (False, "seen", 785_001, "no_right"),
        (False, "", 785_001, "no_right"),
    ],
)
def test_a_judgement_may_depart_from_the_norm_with_grounds_only(answer, grounds, ore, outcome):
    decision = departing(answer, grounds, ore)
    assert decision.outcome == outcome
    assert decision.starting_points[0].set_aside is (outcome == "undetermined")


def test_a_judgement_that_was_set_aside_is_asked_for_again():
    assert [question.term for question in departing(True, "", 785_001).missing] == [VERY_LIMITED]


def test_the_norm_alone_never_answers():
    held = (Benefit(kind="other", law="folketrygdloven", monthly_nok=Money(1)),)
    decision = decided(
        "2024-06-15",
        benefits=held,
        household=Household(kind="single"),
        assessments=judged(benefits_very_limited=None),
    )
    assert decision.starting_points[0].points_to == "met"
    assert decision.outcome == "undetermined"
