"""How long a measure may last, and how little of a week it may take."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.availability.duration import duration
from qupcore.catalogue.national import national
from qupcore.catalogue.snapshot import catalogue_on
from qupcore.domain.case.assessment import WorkAbilityAssessment
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.measure_limits import WeeklyTime
from qupcore.errors import BadInput
from qupcore.rules.calendar import months_later

START = date(2026, 9, 1)
NOW = catalogue_on(START)
MEASURES = {measure.id: measure for measure in national().measures}


def months(number: int, start: date = START) -> int:
    later = months_later(start.toordinal(), number)
    assert later is not None
    return later - start.toordinal()


def person(**circumstances: bool) -> Participant:
    return Participant(ref="a", birth_date=date(2000, 1, 1), circumstances=Circumstances(**circumstances))


@pytest.mark.parametrize(
    ("measure", "facts", "sure", "most"),
    [
        # Months 13 to 18 of work training only with reduced capacity.
        ("no:arbeidstrening", {"reduced_capacity": False}, months(12), months(12)),
        ("no:arbeidstrening", {"reduced_capacity": True}, months(18), months(18)),
        ("no:arbeidstrening", {}, months(12), months(18)),
        ("no:midlertidig-lonnstilskudd", {"reduced_capacity": True}, months(24), months(24)),
        ("no:midlertidig-lonnstilskudd", {}, months(12), months(24)),
        ("no:varig-lonnstilskudd", {}, None, None),
        ("no:sommerjobb", {}, 28, 28),
        ("no:firearig-lonnstilskudd", {}, months(24), months(48)),
        ("no:firearig-lonnstilskudd", {"permanent_job_offered": True}, months(48), months(48)),
        ("no:firearig-lonnstilskudd",
         {"permanent_job_offered": False, "temporary_job_offered": True}, months(24), months(24)),
        ("no:mentor", {"reduced_capacity": True}, months(36), months(36)),
        ("no:avklaring", {}, 84, 84),
        ("no:arbeidsforberedende-trening", {}, months(24), months(36)),
        ("no:arbeidsforberedende-trening", {"in_formal_training": False}, months(24), months(24)),
        # Work with support, together with vocational training: 48 months at most.
        ("no:arbeid-med-stotte", {"in_vocational_training": True}, months(48), months(48)),
        ("no:arbeid-med-stotte", {"in_vocational_training": False}, months(36), months(36)),
        # Page and code disagree; the shorter is told as sure and the longer never passed.
        ("no:hoyere-utdanning", {}, months(36), months(36)),
        # Only a ceiling is known.
        ("no:studiespesialisering", {}, months(48), months(48)),
        ("no:jobbklubb", {}, None, None),
        ("no:individuell-jobbstotte", {}, None, None),
    ],
)  # fmt: skip
def test_how_long(measure: str, facts: dict[str, bool], sure: int | None, most: int | None) -> None:
    found = duration(MEASURES[measure], person(**facts), START)
    assert (found.sure_days, found.most_days) == (sure, most)
    assert bool(found.missing) == (sure != most)


def test_follow_up_where_the_need_is_situational() -> None:
    """NAV's page and NAV's system have numbers of their own; each is told with its source."""
    base = attrs.evolve(person(reduced_capacity=False, from_school_or_institution=True))
    situational = attrs.evolve(
        base,
        work_ability_assessment=WorkAbilityAssessment(
            completed_on=date(2026, 1, 1), conclusion="situational"
        ),
    )
    special = attrs.evolve(
        base,
        work_ability_assessment=WorkAbilityAssessment(
            completed_on=date(2026, 1, 1), conclusion="specially_adapted"
        ),
    )
    follow_up = MEASURES["no:oppfolging"]
    assert duration(follow_up, situational, START).most_days == months(12)
    assert duration(follow_up, special, START).most_days == months(18)
    # Not known whether the need is situational: the shorter ceiling is what is sure.
    open_need = duration(follow_up, base, START)
    assert (open_need.sure_days, open_need.most_days) == (months(12), months(18))
    assert open_need.missing == ("assessed.conclusion",)
    told = open_need.limits
    assert {str(item.limit.sources[0])[:10] for item in told} == {
        "nav.no, Op",
        "navikt/mul",
        "navikt/amt",
    }


def test_no_limit_and_no_known_limit_are_told_apart() -> None:
    assert duration(MEASURES["no:individuell-jobbstotte"], person(), START).unlimited
    assert not duration(MEASURES["no:jobbklubb"], person(), START).unlimited


@given(
    st.sampled_from(sorted(MEASURES)),
    st.builds(
        Circumstances, **{f.name: st.sampled_from([True, False, None]) for f in attrs.fields(Circumstances)}
    ),
    st.dates(date(2008, 1, 1), date(2030, 1, 1)),
    st.data(),
)
def test_knowing_less_only_widens_the_answer(
    id: str, circumstances: Circumstances, start: date, data: st.DataObject
) -> None:
    known = [f.name for f in attrs.fields(Circumstances) if getattr(circumstances, f.name) is not None]
    participant = attrs.evolve(person(), birth_date=date(1980, 1, 1), circumstances=circumstances)
    before = duration(MEASURES[id], participant, start)
    if before.sure_days is not None and before.most_days is not None:
        assert before.sure_days <= before.most_days
    if not known:
        return
    less = attrs.evolve(circumstances, **{data.draw(st.sampled_from(known)): None})
    after = duration(MEASURES[id], attrs.evolve(participant, circumstances=less), start)
    if None not in (before.sure_days, after.sure_days, before.most_days, after.most_days):
        assert after.sure_days <= before.sure_days  # type: ignore[operator]
        assert after.most_days >= before.most_days  # type: ignore[operator]


def test_months_are_calendar_months() -> None:
    found = duration(
        MEASURES["no:midlertidig-lonnstilskudd"], person(reduced_capacity=False), date(2027, 8, 31)
    )
    assert found.sure_days is not None
    assert date(2027, 8, 31) + timedelta(days=found.sure_days) == date(2028, 8, 31)


# how little of a week


@pytest.mark.parametrize(
    ("percent", "stepping_up", "permitted"),
    [(50, False, True), (49, False, False), (40, False, False), (40, True, True), (30, True, True),
     (29, True, False), (25, True, False), (25, False, False)],
)  # fmt: skip
def test_aft_takes_half_a_week_and_a_third_at_the_start(
    percent: int, stepping_up: bool, permitted: bool
) -> None:
    time = MEASURES["no:arbeidsforberedende-trening"].time
    assert time is not None
    assert time.permits(percent, stepping_up=stepping_up) is permitted
    assert time.minutes_a_week == 30 * 60


def test_where_no_rule_is_known_nothing_is_refused() -> None:
    assert WeeklyTime(minutes_a_week=600).permits(1) is None
    assert WeeklyTime(min_percent=40).permits(30, stepping_up=True) is False


@pytest.mark.parametrize(("low", "start"), [(None, 30), (20, 30), (0, None), (101, None)])
def test_a_start_above_what_it_steps_up_to_is_refused(low: int | None, start: int | None) -> None:
    with pytest.raises(BadInput):
        WeeklyTime(min_percent=low, min_percent_at_start=start)
