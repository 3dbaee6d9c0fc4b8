"""Sixteen cases about plans from the sources on measures, on the national catalogue.

Where a case needs a whole week of 37.5 hours, the week is constructed: no source has a complete one.
"""

from __future__ import annotations

from datetime import date
from itertools import permutations

import attrs
import pytest

from planning.few import FIRST, FULL, LAST, ON, PERSON, checked, found, run, weighty
from qupcore import Benefit, Participant, Period, decide, national
from qupcore.catalogue import Catalogue, Source, Text
from qupcore.domain.answers.plan_check import PlanCheck
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.plan import Element
from qupcore.domain.catalogue.offer import Offer, Places

HOURS = 60


def plan(*elements: Element, **more: object) -> PlanCheck:
    return checked(*elements, catalogue=more.pop("catalogue", national()), **more)  # type: ignore[arg-type]


def with_(**circumstances: bool) -> Participant:
    assert PERSON.circumstances is not None
    return attrs.evolve(PERSON, circumstances=attrs.evolve(PERSON.circumstances, **circumstances))


def born(year: int) -> Participant:
    return attrs.evolve(PERSON, birth_date=date(year, 7, 1))


def test_01_three_days_at_the_company_and_two_at_the_club_are_a_week() -> None:
    club = run("vaalerenga-klubb", 2 * 450, counts_as="supporting")
    check = plan(run("praksis-ordinar-virksomhet", 3 * 450), club)
    assert check.outcome == "valid"
    assert weighty(check) == set()


def test_02_three_mornings_are_nine_hours_and_nothing_directed_at_work() -> None:
    check = plan(
        run("fysisk-trening", 3 * HOURS), run("kosthold", 3 * HOURS), run("mestringskurs", 3 * HOURS)
    )
    full = found(check, "full_time_all_year")
    assert full is not None
    assert dict(full.values) == {"minutes": 9 * HOURS, "short": int(28.5 * HOURS)}
    assert ("work_directed", "breach") in weighty(check)
    searching = plan(
        run("fysisk-trening", 3 * HOURS), run("kosthold", 3 * HOURS), run("jobbsoking", 3 * HOURS)
    )
    assert found(searching, "work_directed") is None


def test_03_thirty_hours_of_aft_leave_seven_and_a_half() -> None:
    full = found(plan(run("arbeidsforberedende-trening", 30 * HOURS, percent=100)), "full_time_all_year")
    assert full is not None
    assert dict(full.values)["short"] == int(7.5 * HOURS)


@pytest.mark.parametrize(
    ("percents", "kept"),
    [((40,), False), ((25,), False), ((50,), True), ((30, 50), True), ((29, 50), False), ((30, 49), False)],
)
def test_04_aft_is_at_least_half_or_steps_up_to_it(percents: tuple[int, ...], kept: bool) -> None:
    spans = ((FIRST, date(2026, 9, 30)), (date(2026, 10, 1), LAST))
    elements = [
        run("arbeidsforberedende-trening", FULL, *span, percent=percent)
        for percent, span in zip(percents, spans, strict=False)
    ]
    check = plan(*elements)
    assert (found(check, "percent") is None) is kept
    assert (check.outcome == "invalid") is not kept


def test_05_work_training_carries_mentor_and_inclusion_grant() -> None:
    check = plan(
        run("arbeidstrening", FULL - 60, percent=90),
        run("mentor", 45, last=date(2027, 2, 28)),
        run("inkluderingstilskudd", 15),
    )
    longer = plan(
        run("arbeidstrening", FULL - 60, percent=90), run("mentor", 45), run("inkluderingstilskudd", 15)
    )
    assert longer.outcome == "valid"
    assert not {item.kind for item in longer.findings} & {"forbids", "warns", "unknown", "group"}
    assert ("requires_one_of_host", "breach") in weighty(check), (
        "the host must be there as long as the mentor"
    )


def test_06_two_agreements_at_once_are_warned_about_and_one_after_the_other_are_not() -> None:
    check = plan(run("arbeidstrening", 1125, percent=50), run("midlertidig-lonnstilskudd", 1125))
    assert check.outcome == "valid"
    assert [item.weight for item in check.findings if item.kind == "group"] == ["warning"]
    apart = plan(
        run("arbeidstrening", FULL, FIRST, date(2026, 9, 30), percent=100),
        run("midlertidig-lonnstilskudd", FULL, date(2026, 10, 1), LAST),
    )
    assert found(apart, "group") is None


def test_07_a_mentor_needs_a_host_or_a_job() -> None:
    alone = plan(run("mentor", FULL))
    assert ("requires_one_of_host", "breach") in weighty(alone)
    assert found(plan(run("mentor", FULL), person=with_(employed=True)), "requires_one_of_host") is None


def test_08_functional_assistance_needs_paid_work_and_no_work_practice() -> None:
    person = with_(in_ordinary_education=False)
    practice = plan(
        run("funksjonsassistanse", 60), run("arbeidstrening", FULL - 60, percent=97), person=person
    )
    assert practice.outcome == "invalid"
    assert ("forbids", "breach") in weighty(practice)
    paid = plan(run("funksjonsassistanse", 60), run("midlertidig-lonnstilskudd", FULL - 60), person=person)
    assert {kind for kind, weight in weighty(paid) if weight == "breach"} == set()


@pytest.mark.parametrize(("year", "kept"), [(2008, False), (2007, True)])
def test_09_support_goes_with_vocational_training_from_the_year_of_nineteen(year: int, kept: bool) -> None:
    person = attrs.evolve(born(year), circumstances=Circumstances(in_vocational_training=True))
    training = run("fag-og-yrkesopplaring-enkeltplass", 1500)
    check = plan(run("arbeid-med-stotte", 750), training, person=person)
    assert (("age", "breach") not in weighty(check)) is kept
    assert found(check, "forbids") is None
    assert found(check, "unknown") is None
    longest = run("arbeid-med-stotte", FULL, FIRST, date(2030, 8, 31))
    assert found(plan(longest, person=person), "length") is None
    beyond = run("arbeid-med-stotte", FULL, FIRST, date(2030, 9, 1))
    assert ("length", "breach") in weighty(plan(beyond, person=person))


def test_10_ips_needs_treatment_beside_it() -> None:
    ips = run("individuell-jobbstotte", FULL)
    assert plan(ips).outcome in ("invalid", "needs_assessment")
    unknown = attrs.evolve(PERSON, circumstances=None)
    assert plan(ips, person=unknown).outcome == "needs_assessment"
    assert plan(ips, person=with_(in_treatment=True)).outcome == "valid"


def test_11_a_full_week_without_work_is_not_a_programme() -> None:
    check = plan(
        run("fysisk-trening", 750), run("hobby", 750, counts_as="own_activity"), run("behandling", 750)
    )
    assert check.outcome == "invalid"
    assert weighty(check) == {("work_directed", "breach")}


@pytest.mark.parametrize(("reduced", "weight"), [(True, None), (False, "breach"), (None, "needs_assessment")])
def test_12_months_thirteen_to_eighteen_need_reduced_capacity(
    reduced: bool | None, weight: str | None
) -> None:
    person = attrs.evolve(PERSON, circumstances=Circumstances(reduced_capacity=reduced))
    check = plan(run("arbeidstrening", FULL, FIRST, date(2028, 2, 29), percent=100), person=person)
    length = found(check, "length")
    assert (length.weight if length else None) == weight
    over = plan(
        run("arbeidstrening", FULL, FIRST, date(2028, 3, 1), percent=100), person=with_(reduced_capacity=True)
    )
    assert ("length", "breach") in weighty(over)


def test_13_a_new_period_around_an_old_one_is_found() -> None:
    old = (date(2026, 10, 1), date(2026, 10, 31))
    for inner, outer in permutations(("arbeidstrening", "midlertidig-lonnstilskudd")):
        check = plan(run(inner, 1125, *old), run(outer, 1125, FIRST, LAST))
        clash = found(check, "group")
        assert clash is not None
        assert clash.elements == (0, 1)
    banned = plan(run("funksjonsassistanse", 60, *old), run("arbeidstrening", 60, FIRST, LAST))
    assert ("forbids", "breach") in weighty(banned)


def test_14_no_measures_allowance_beside_the_programme() -> None:
    allowance = Benefit(kind="measures_allowance", law="arbeidsmarkedsloven", valid_from=date(2026, 1, 1))
    person = attrs.evolve(PERSON, benefits=(allowance,))
    check = plan(run("arbeidstrening", FULL, percent=100), person=person)
    assert weighty(check) == {("measures_allowance", "breach")}


def local(**of: object) -> tuple[Catalogue, ...]:
    offer = Offer(
        id="1804:arbeidstrening-havna",
        measure="no:arbeidstrening",
        period=Period(date(2026, 1, 1), date(2027, 12, 31)),
        enrolment="open",
        sources=(Source(text="constructed"),),
        names=Text("Havna", "Hamna", "The harbour"),
        **of,  # type: ignore[arg-type]
    )
    return national(), Catalogue(by="bodo", namespace="1804", offers=(offer,))


def test_15_full_is_unavailable_with_a_reason_and_refuses_nobody() -> None:
    here = run("arbeidstrening", FULL, percent=100, offer="1804:arbeidstrening-havna")
    before = decide(PERSON, on=ON)
    full = plan(here, on=FIRST, catalogue=local(places=Places(total=3, free=0)))
    assert weighty(full) == {("places", "breach")}
    place = found(full, "places")
    assert place is not None
    assert place.authority == "local"
    assert not any(item.kind in ("age", "admission") for item in full.findings), "nothing about the person"
    assert decide(PERSON, on=ON) == before
    assert plan(here, on=FIRST, catalogue=local(places=Places(total=3, free=1))).outcome == "valid"
    elsewhere = attrs.evolve(PERSON, planning=None)
    assert ("catchment", "needs_assessment") in weighty(plan(here, catalogue=local(), person=elsewhere))


@pytest.mark.parametrize(("first", "last"), [(None, LAST), (FIRST, None), (None, None)])
def test_16_missing_dates_are_unknown_and_never_no_clash(first: date | None, last: date | None) -> None:
    check = plan(run("funksjonsassistanse", 60, first, last), run("arbeidstrening", FULL - 60, percent=97))
    assert ("dates", "needs_assessment") in weighty(check)
    clash = found(check, "forbids")
    assert clash is not None
    assert clash.outcome == ("not_met" if (first, last) == (None, LAST) or first else "unknown")
