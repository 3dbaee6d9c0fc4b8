"""Admission: what a person meets, with every finding; unknown is never no, and full is never a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.files import SOUND
from qupcore.availability import available as room
from qupcore.availability.available import Available, available
from qupcore.availability.facts import admission_facts
from qupcore.catalogue.national import national
from qupcore.catalogue.reading import read_catalogue
from qupcore.catalogue.snapshot import Snapshot, catalogue_on
from qupcore.catalogue.terms import admission_vocabulary
from qupcore.deciding.decide import decide
from qupcore.domain.case.assessment import WorkAbilityAssessment
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Admission, Measure
from qupcore.domain.catalogue.offer import Places
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.engines import ReferenceEngine, Verdicts
from qupcore.engines import installed_engines as engines_here
from qupcore.errors import BadInput, EngineDisagreement
from qupcore.rules.rulebook import Rulebook

ON = date(2026, 9, 1)
NOW = catalogue_on(ON)


def born(year: int, month: int = 1, day: int = 1, **more: Any) -> Participant:
    return Participant(ref="a", birth_date=date(year, month, day), **more)


def is_(**circumstances: bool) -> Circumstances:
    return Circumstances(**circumstances)


def admitted(person: Participant, measure: str, on: Snapshot = NOW) -> str:
    return available(person, on).of(measure).admitted


# the boundaries of age

AGES = [
    ("no:arbeidstrening", 16, None, False),
    ("no:amo-gruppe", 19, None, False),
    ("no:ips-ung", 16, 30, False),
    ("no:sommerjobb", 16, 29, False),
    ("no:firearig-lonnstilskudd", None, 29, False),
    ("no:hoyere-utdanning", 22, None, False),
    ("no:fag-og-yrkesopplaring-gruppe", 19, None, True),
]


@pytest.mark.parametrize(("measure", "low", "high", "by_year"), AGES)
def test_the_day_before_the_day_and_after_each_limit(
    measure: str, low: int | None, high: int | None, by_year: bool
) -> None:
    def outcome(birth: date) -> str:
        found = available(Participant(ref="a", birth_date=birth), NOW).of(measure)
        return next(f.outcome for f in found.findings if f.asks == "ages")

    if low is not None:
        youngest = date(ON.year - low, 12, 31) if by_year else date(ON.year - low, ON.month, ON.day)
        assert outcome(youngest) == "met"
        assert outcome(date.fromordinal(youngest.toordinal() + 1)) == "not_met"
    if high is not None:
        oldest = date(ON.year - high - 1, ON.month, ON.day + 1)
        assert outcome(oldest) == "met"
        assert outcome(date.fromordinal(oldest.toordinal() - 1)) == "not_met"


# what the sources say


@pytest.mark.parametrize(
    ("measure", "person", "outcome"),
    [
        # Vocational training, the year of 18 and of 19.
        ("no:fag-og-yrkesopplaring", born(2008), "not_admitted"),
        ("no:fag-og-yrkesopplaring-enkeltplass", born(2008), "not_admitted"),
        ("no:fag-og-yrkesopplaring-enkeltplass", born(2007, 12, 31), "admitted"),
        # IPS without treatment: a no where that is known, a question where it is not.
        ("no:individuell-jobbstotte", born(1990), "unknown"),
        ("no:individuell-jobbstotte", born(1990, circumstances=is_(in_treatment=False)), "not_admitted"),
        ("no:individuell-jobbstotte", born(1990, circumstances=is_(in_treatment=True)), "admitted"),
        ("no:ips-ung", born(2000, circumstances=is_(in_treatment=False)), "unknown"),
        ("no:ips-ung",
         born(2000, circumstances=is_(in_treatment=False, should_be_in_treatment=True)), "admitted"),
        ("no:ips-ung", born(2009, circumstances=is_(in_treatment=True)), "unknown"),
        ("no:ips-ung", born(2009, circumstances=is_(in_treatment=True, guardian_consents=True)), "admitted"),
        ("no:ips-ung",
         born(2009, circumstances=is_(in_treatment=True, guardian_consents=False)), "not_admitted"),
        # Higher education: reduced capacity and completed upper secondary, from 22.
        ("no:hoyere-utdanning", born(2000), "unknown"),
        ("no:hoyere-utdanning", born(2000, circumstances=is_(reduced_capacity=True)), "unknown"),
        ("no:hoyere-utdanning",
         born(2000, circumstances=is_(reduced_capacity=True, completed_upper_secondary=True)), "admitted"),
        ("no:hoyere-utdanning", born(2000, circumstances=is_(reduced_capacity=False)), "not_admitted"),
        # Functional assistance: not for students, except where they work too.
        ("no:funksjonsassistanse", born(1990, circumstances=is_(in_ordinary_education=False)), "admitted"),
        ("no:funksjonsassistanse",
         born(1990, circumstances=is_(in_ordinary_education=True, employed=False)), "not_admitted"),
        ("no:funksjonsassistanse",
         born(1990, circumstances=is_(in_ordinary_education=True, employed=True)), "admitted"),
        # Clarification: not for who needs standard assistance only.
        ("no:avklaring", born(1990), "unknown"),
        ("no:avklaring", born(1990, work_ability_assessment=WorkAbilityAssessment(
            completed_on=date(2026, 8, 1), conclusion="standard")), "not_admitted"),
        ("no:avklaring", born(1990, work_ability_assessment=WorkAbilityAssessment(
            completed_on=date(2026, 8, 1), conclusion="specially_adapted")), "admitted"),
        ("no:avklaring", born(1990, work_ability_assessment=WorkAbilityAssessment(
            completed_on=date(2026, 10, 1), conclusion="standard")), "unknown"),
        # The four-year subsidy needs a job offer.
        ("no:firearig-lonnstilskudd", born(2000), "unknown"),
        ("no:firearig-lonnstilskudd", born(2000, circumstances=is_(permanent_job_offered=True)), "admitted"),
        ("no:firearig-lonnstilskudd",
         born(2000, circumstances=is_(permanent_job_offered=False, temporary_job_offered=False)),
         "not_admitted"),
        # What has no condition is open to everybody, known or not.
        ("no:norskopplaring", Participant(ref="a"), "admitted"),
    ],
)  # fmt: skip
def test_who_is_admitted(measure: str, person: Participant, outcome: str) -> None:
    assert admitted(person, measure) == outcome


def test_a_finding_has_its_source_its_facts_and_what_is_missing() -> None:
    person = born(2000, circumstances=is_(reduced_capacity=True), sources={"birth_date": "register"})
    found = available(person, NOW).of("no:hoyere-utdanning")
    ages, capacity, school = found.findings
    assert (ages.asks, ages.expression, ages.outcome) == ("ages", "person.age >= 22 years", "met")
    assert [(i.term, i.value, i.source) for i in ages.inputs] == [("person.age", 26, "register")]
    assert "Opplæring" in ages.sources[0].text
    assert (capacity.outcome, capacity.confidence) == ("met", "high")
    assert (school.outcome, school.missing) == ("unknown", ("person.completed_upper_secondary",))
    assert school.says is not None
    assert found.missing == ("person.completed_upper_secondary",)


def test_counting_agrees_with_the_findings() -> None:
    found = available(born(2000), NOW)
    by_id = {item.measure.id: item.admitted for item in found}
    assert len(found) == len(by_id) == len(NOW.measures)
    for outcome in ("admitted", "unknown", "not_admitted"):
        assert set(found.ids(outcome)) == {id for id, told in by_id.items() if told == outcome}  # type: ignore[arg-type]


# unknown is not no

BOOLS = [field.name for field in attrs.fields(Circumstances)]
CIRCUMSTANCES = st.builds(Circumstances, **{name: st.sampled_from([True, False, None]) for name in BOOLS})
CONCLUSIONS = st.sampled_from(["standard", "situational", "specially_adapted", "permanently_adapted", None])
PEOPLE = st.builds(
    lambda birth, circumstances, conclusion: Participant(
        ref="a",
        birth_date=birth,
        circumstances=circumstances,
        work_ability_assessment=WorkAbilityAssessment(completed_on=date(2026, 1, 1), conclusion=conclusion),
    ),
    st.none() | st.dates(date(1955, 1, 1), date(2012, 1, 1)),
    CIRCUMSTANCES,
    CONCLUSIONS,
)
DAYS = st.sampled_from(
    [date(2008, 1, 1), date(2010, 6, 1), date(2016, 9, 1), date(2019, 1, 1), date(2026, 9, 1)]
)


def outcomes(person: Participant, snapshot: Snapshot) -> dict[str, str]:
    found = available(person, snapshot)
    return {id: told for told in ("admitted", "unknown", "not_admitted") for id in found.ids(told)}  # type: ignore[arg-type]


def known(person: Participant) -> list[str]:
    held = [f"circumstances.{name}" for name in BOOLS if getattr(person.circumstances, name) is not None]
    return [*held, *(name for name in ("birth_date", "work_ability_assessment") if getattr(person, name))]


def forget(person: Participant, name: str) -> Participant:
    if name.startswith("circumstances."):
        less = attrs.evolve(person.circumstances, **{name.removeprefix("circumstances."): None})
        return attrs.evolve(person, circumstances=less)
    return attrs.evolve(person, **{name: None})


@given(PEOPLE, DAYS, st.data())
def test_forgetting_a_fact_never_turns_an_answer_round(
    person: Participant, on: date, data: st.DataObject
) -> None:
    snapshot = catalogue_on(on)
    names = known(person)
    if not names or (person.birth_date is not None and person.birth_date > on):
        return
    before = outcomes(person, snapshot)
    after = outcomes(forget(person, data.draw(st.sampled_from(names))), snapshot)
    for id, told in after.items():
        assert told in (before[id], "unknown"), id


@given(PEOPLE)
def test_what_is_unknown_says_what_to_ask(person: Participant) -> None:
    for item in available(person, NOW):
        assert bool(item.missing) == (item.admitted == "unknown")
        assert set(item.missing) <= admission_vocabulary().keys()
        assert not set(item.missing) & admission_facts(person, ON).keys()


@pytest.mark.durable
@given(PEOPLE)
def test_both_engines_decide_and_agree_with_the_reference_alone(person: Participant) -> None:
    assert len(engines_here()) == 2
    both = available(person, NOW)
    assert [name for name, _ in both.engines] == ["reference", "durable-rules"]
    alone = room._Prepared(NOW, (ReferenceEngine(),))
    values = {name: fact.value for name, fact in admission_facts(person, ON).items()}
    assert list(both._truths) == alone.conditions(values)


class Wrong:
    """An engine that says no to everything."""

    name, version = "wrong", "1"

    def prepare(self, rulebook: Rulebook) -> Any:
        def evaluate(facts: Mapping[str, Any], /) -> Verdicts:
            return Verdicts({entry.id: False for entry in rulebook.entries}, True)

        return evaluate


def test_where_engines_disagree_nothing_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "engines_here", lambda: (ReferenceEngine(), Wrong()))
    with pytest.raises(EngineDisagreement):
        available(born(1990), NOW)


# places


WRITTEN = {
    "starts": "starts = [2026-09-02, 2027-01-06]",
    "places": "places = { total = 10, free = 2, waiting_days = 14, as_of = 2026-08-01 }",
    "enrolment": 'enrolment = "open"',
    "period": 'period = "2026-01-01/.."',
}


def local(**offer: str) -> Snapshot:
    text = SOUND
    for name, instead in offer.items():
        assert WRITTEN[name] in text
        text = text.replace(WRITTEN[name], instead)
    bodo = read_catalogue(text, namespace="1804", by="bodo", known=(national(),))
    return catalogue_on(ON, "1804", [national(), bodo])


NO_STARTS = "starts = []"


@pytest.mark.parametrize(
    ("offer", "state", "why"),
    [
        ({"starts": NO_STARTS}, "open", ()),
        ({}, "later", ("starts_later",)),
        ({"starts": "starts = [2026-09-01]"}, "open", ()),
        ({"starts": "starts = [2026-08-31]"}, "closed", ("no_start_left",)),
        ({"starts": NO_STARTS, "places": "places = { total = 10, free = 0 }"}, "full", ("no_free_place",)),
        ({"starts": NO_STARTS, "places": "places = { total = 10 }"}, "open", ()),
        ({"starts": NO_STARTS, "places": "", "enrolment": ""}, "unknown", ("places_not_known",)),
        ({"starts": NO_STARTS, "places": "places = { free = 1 }", "enrolment": ""}, "open", ()),
        ({"starts": NO_STARTS, "enrolment": 'enrolment = "closed"'}, "closed", ("enrolment_closed",)),
        ({"starts": NO_STARTS, "period": 'period = "2026-10-01/.."'}, "later", ("starts_later",)),
    ],
)
def test_whether_an_offer_is_there(offer: dict[str, str], state: str, why: tuple[str, ...]) -> None:
    found = available(born(2000), local(**offer)).of("1804:jobbsenter")
    assert (found.state, found.why) == (state, why)
    assert found.admitted == "admitted", "what is full or closed still has its answer"


def test_live_places_go_before_those_of_the_catalogue() -> None:
    snapshot = local(starts=NO_STARTS)
    full = {"1804:jobbsenter-onsdag": Places(free=0, queue=7, waiting_days=60)}
    found = available(born(2000), snapshot, live=full).of("1804:jobbsenter")
    assert (found.state, found.waiting_days, found.free) == ("full", 60, 0)
    found = available(born(2000), snapshot).of("1804:jobbsenter")
    assert (found.state, found.waiting_days, found.free) == ("open", 14, 2)


def test_what_another_municipality_offers_says_nothing_here() -> None:
    bodo = read_catalogue(SOUND, namespace="1804", by="bodo", known=(national(),))
    text = SOUND.replace('measure = "1804:jobbsenter"', 'measure = "no:jobbklubb"')
    offered = read_catalogue(text, namespace="1804", by="bodo", known=(national(),))
    there = catalogue_on(ON, "1841", [national(), offered])
    assert available(born(2000), there).of("no:jobbklubb").why == ("no_offer_known",)
    here = catalogue_on(ON, "1804", [national(), bodo])
    assert available(born(2000), here).of("no:jobbklubb").why == ("no_offer_known",)


def test_a_district_of_oslo() -> None:
    text = SOUND.replace("1804:", "0301:").replace(
        'measure = "0301:jobbsenter"',
        'measure = "0301:jobbsenter"\ncatchment = { municipalities = ["0301"], districts = ["01"] }',
    )
    oslo = read_catalogue(
        text.replace("starts = [2026-09-02, 2027-01-06]", ""), namespace="0301", known=(national(),)
    )
    snapshot = catalogue_on(ON, "0301", [national(), oslo])
    states = {
        d: available(born(2000), snapshot, district=d).of("0301:jobbsenter").state
        for d in ("01", "02", "", "Gamle Oslo", "SAGENE")
    }
    assert states == {
        **{"01": "open", "02": "elsewhere", "": "unknown"},
        **{"Gamle Oslo": "open", "SAGENE": "elsewhere"},
    }
    unasked = available(born(2000), snapshot).of("0301:jobbsenter")
    assert unasked.why == ("district_not_known",)
    with pytest.raises(BadInput, match="no district of Oslo"):
        available(born(2000), snapshot, district="18")


@pytest.mark.parametrize(
    ("measure", "day", "state", "why"),
    [
        ("no:sommerjobb", date(2026, 5, 31), "later", ("outside_start_window",)),
        ("no:sommerjobb", date(2026, 6, 1), "unknown", ("no_offer_known",)),
        ("no:sommerjobb", date(2026, 8, 31), "unknown", ("no_offer_known",)),
        ("no:sommerjobb", date(2026, 9, 1), "later", ("outside_start_window",)),
        ("no:vta-ordinar", date(2026, 8, 31), "unknown", ("no_offer_known",)),
        ("no:vta-ordinar", date(2026, 9, 1), "closed", ("last_start_passed",)),
    ],
)
def test_the_days_on_which_a_measure_may_start(
    measure: str, day: date, state: str, why: tuple[str, ...]
) -> None:
    found = available(born(2000), catalogue_on(day)).of(measure)
    assert (found.state, found.why) == (state, why)


def test_the_right_to_a_programme_knows_nothing_of_measures() -> None:
    """The decision on § 29 takes no catalogue, and what measures ask about does not move it."""
    person = born(1990, work_ability_assessment=WorkAbilityAssessment(completed_on=date(2026, 1, 1)))
    bare = decide(person, on=ON)
    for value in (True, False):
        filled = attrs.evolve(person, circumstances=Circumstances(**dict.fromkeys(BOOLS, value)))
        assert decide(filled, on=ON) == bare


# any condition that reads


@given(st.integers(0, 120), st.sampled_from(["and", "or"]), PEOPLE)
def test_a_condition_of_a_municipality_is_decided_like_any_other(
    age: int, join: str, person: Participant
) -> None:
    measure = Measure(
        id="1804:a",
        names=Text("a", "a", "a"),
        owner="municipality",
        valid=Period(date(2020, 1, 1)),
        admits=(Admission(when=f"person.age < {age} {join} work.employed"),),
        sources=(Source(text="x"),),
    )
    snapshot = catalogue_on(ON, "1804", sources=[Catalogue(by="x", namespace="1804", measures=(measure,))])
    found: Available = available(person, snapshot)
    facts = {name: fact.value for name, fact in admission_facts(person, ON).items()}
    young = None if "person.age" not in facts else int(facts["person.age"]) < age
    employed = facts.get("work.employed")
    values = {young, employed}
    if join == "and":
        expected = "not_admitted" if False in values else "unknown" if None in values else "admitted"
    else:
        expected = "admitted" if True in values else "unknown" if None in values else "not_admitted"
    assert found.of("1804:a").admitted == expected
