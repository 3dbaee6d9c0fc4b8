"""§§ 3, 29, 32, 33, 35, 41, 43, 47 and the regulation § 1: where each rule stands, when, and its limits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from law.topics import BY_ID, amount, day, outcome
from qupcore.law.national import NATIONAL
from qupcore.rules.terms import IntTerm

P0 = ("2007-11-01", "2009-12-31")
P1 = ("2010-01-01", "2010-12-16")
P1B = ("2010-12-17", "2018-12-31")
P2 = ("2019-01-01", None)
SINCE_2010 = ("2010-01-01", None)
OF_29 = [
    (*P0, "sotjl-1991 § 5A-1 (1)"),
    (*P1, "sotjl § 29 (1)"),
    (*P1B, "sotjl § 29 (1)"),
    (*P2, "sotjl § 29 (1)"),
]
PLACES = {
    "sotjl.29.granted_only_with_right": OF_29,
    "sotjl.29.runs_within_ages": OF_29,
    "sotjl.29.outside_ages_from": [OF_29[0], ("2010-01-01", "2018-12-31", "sotjl § 29 (1)"), OF_29[3]],
    "sotjl.29.exception_invoked": [(*P2, "sotjl § 29 (3)")],
    "sotjl.35.paid_while_taking_part": [(*P2, "sotjl § 35 (1)")],
    "sotjl.32.runs_only_with_right": [(*P2, "sotjl § 32 (1) 1. punktum")],
    "sotjl.3.services_where_the_person_stays": [(*SINCE_2010, "sotjl § 3 (1)")],
    "sotjl.3.services_from_before_the_institution": [(*SINCE_2010, "sotjl § 3 (2)")],
    "sotjl.33.cooperates_with_others": [(*SINCE_2010, "sotjl § 33 3. punktum")],
    "sotjl.41.cut_reserved_or_decided": [(*SINCE_2010, "sotjl § 41 (2)")],
    "sotjl.43.gathered_with_the_person": [(*SINCE_2010, "sotjl § 43 (1)")],
    "sotjl.47.decided_by_the_county_governor": [(*SINCE_2010, "sotjl § 47")],
    "for-2011-1471.1.measures_and_progress_assessed": [(*P2, "for-2011-1471 § 1 (3) 4. punktum")],
    "for-2011-1471.1.changed_where_needed": [(*P2, "for-2011-1471 § 1 (3) 4. punktum")],
    "for-2011-1471.1.start_stated": [
        ("2010-01-01", "2018-12-31", "sotjl § 30 (5)"),
        (*P2, "for-2011-1471 § 1 (4)"),
    ],
}
ONE = timedelta(days=1)


@pytest.mark.parametrize("name", PLACES)
def test_each_rule_stands_where_and_when_the_law_has_it(name: str) -> None:
    rule = BY_ID[name]
    assert len(rule.provisions) == len(PLACES[name])
    for first, last, citation in PLACES[name]:
        for on in (day(first), day(first) + ONE, day(last or "2026-09-01")):
            place = rule.on(on)
            assert place, on
            assert (str(place.citation), str(place.citation.version)) == (citation, first)
    assert rule.on(day(PLACES[name][0][0]) - ONE) is None
    assert (rule.role == "reading") == (name == "sotjl.35.paid_while_taking_part")


AMENDED = {
    # section: the acts that have changed it, as the notes of the consolidated text say (2026-07-28)
    "29": {"LOV-2010-12-17-80", "LOV-2018-12-20-98"},
    "30": {"LOV-2018-12-20-98"},
    "31": set(),
    "32": {"LOV-2018-12-20-98"},
    "33": set(),
    "34": {"LOV-2018-12-20-98"},
    "35": {"LOV-2018-12-20-98", "LOV-2023-12-20-95"},
    "36": {"LOV-2018-12-20-98"},
    "37": {"LOV-2018-12-20-98"},
    "38": {"LOV-2012-12-14-80", "LOV-2014-06-20-24", "LOV-2018-12-20-98"},
}


@pytest.mark.parametrize("section", AMENDED)
def test_no_section_names_an_act_that_did_not_change_it(section: str) -> None:
    """A citation says what it is cited for: § 33 named the act of 2018, which left it as it was."""
    named = {
        place.citation.enacted_by
        for rule in BY_ID.values()
        for place in rule.provisions
        if (place.citation.law, place.citation.section) == ("sotjl", section) and place.citation.enacted_by
    }
    assert named <= AMENDED[section] | {"LOV-2009-12-18-131"}


@pytest.mark.parametrize(
    ("on", "born", "outside"),
    [
        ("2026-03-13", "1959-03-14", "2026-03-14"),
        ("2018-12-31", "1952-01-01", "2019-01-01"),
        ("2009-12-31", "1943-06-30", "2010-06-30"),
        ("2026-09-01", "1960-02-29", "2027-02-28"),  # as the convention has it in common years
        ("2026-09-01", "1959-12-31", "2026-12-31"),
    ],
)
def test_the_first_day_beyond_the_ages(on: str, born: str, outside: str) -> None:
    assert amount("sotjl.29.outside_ages_from", on, {"standing.born": born}) == outside
    policy = {"sotjl.29.age_max_included": 1}
    later = amount("sotjl.29.outside_ages_from", on, {"standing.born": born}, policy)
    assert later is not None
    assert date.fromisoformat(later).year == date.fromisoformat(outside).year + 1


@pytest.mark.parametrize(
    ("last", "said"), [("2026-03-13", "met"), ("2026-03-14", "not_met"), ("2026-03-15", "not_met")]
)
def test_a_programme_runs_to_the_day_before(last: str, said: str) -> None:
    facts = {"standing.born": "1959-03-14", "standing.last": last}
    assert outcome("sotjl.29.runs_within_ages", "2026-03-10", facts) == said
    assert outcome("sotjl.29.runs_within_ages", "2026-03-10", {"standing.last": last}) == "unknown"


TRUTHS = (True, False, None)
SAID = {True: "met", False: "not_met", None: "unknown"}
ONE_FACT = {
    "sotjl.29.granted_only_with_right": "standing.right",
    "sotjl.32.runs_only_with_right": "standing.right",
    "sotjl.35.paid_while_taking_part": "standing.takes_part",
    "sotjl.33.cooperates_with_others": "plan.with_others",
    "sotjl.43.gathered_with_the_person": "judgement.information_gathered_with_the_person",
    "for-2011-1471.1.measures_and_progress_assessed": "progress.assessed",
    "for-2011-1471.1.start_stated": "standing.start_stated",
}


@pytest.mark.parametrize(("name", "term"), ONE_FACT.items())
@pytest.mark.parametrize("truth", TRUTHS)
def test_what_rests_on_one_fact(name: str, term: str, truth: bool | None) -> None:
    facts = {} if truth is None else {term: truth}
    for first, last, _ in PLACES[name]:
        for on in (first, last or "2026-09-01"):
            assert outcome(name, on, facts) == SAID[truth]


@pytest.mark.parametrize(
    ("in_institution", "here", "here_before", "first", "second"),
    [
        (False, True, None, "met", "met"),
        (False, False, None, "not_met", "met"),
        (True, False, True, "met", "met"),
        (True, True, False, "met", "not_met"),
        (None, True, None, "met", "unknown"),
        (None, False, True, "unknown", "met"),
        (True, None, None, "met", "unknown"),
    ],
)
def test_which_municipality(
    in_institution: bool | None, here: bool | None, here_before: bool | None, first: str, second: str
) -> None:
    given = {"in_institution": in_institution, "here": here, "here_before": here_before}
    facts = {f"stay.{name}": value for name, value in given.items() if value is not None}
    assert outcome("sotjl.3.services_where_the_person_stays", "2026-09-01", facts) == first
    assert outcome("sotjl.3.services_from_before_the_institution", "2026-09-01", facts) == second


@pytest.mark.parametrize("one", TRUTHS)
@pytest.mark.parametrize("other", TRUTHS)
@pytest.mark.parametrize(
    ("name", "first", "second", "turned"),
    [
        ("sotjl.41.cut_reserved_or_decided", "cut.reserved", "cut.decided", False),
        ("for-2011-1471.1.changed_where_needed", "progress.changes_needed", "progress.changed", True),
        ("sotjl.29.exception_invoked", "refusal.but_for_exception", "refusal.exception_invoked", True),
    ],
)
def test_what_rests_on_either_of_two(
    name: str, first: str, second: str, turned: bool, one: bool | None, other: bool | None
) -> None:
    facts = {term: truth for term, truth in ((first, one), (second, other)) if truth is not None}
    met = {other, None if one is None else one is not turned}
    expected = "met" if True in met else "unknown" if None in met else "not_met"
    assert outcome(name, "2026-09-01", facts) == expected


@pytest.mark.parametrize(
    ("body", "said"), [("county_governor", "met"), ("other", "not_met"), (None, "unknown")]
)
def test_who_decides_on_appeals(body: str | None, said: str) -> None:
    facts = {} if body is None else {"appeal.body": body}
    assert outcome("sotjl.47.decided_by_the_county_governor", "2026-09-01", facts) == said


def test_the_day_is_a_day() -> None:
    (calculation,) = NATIONAL.in_force(day("2026-09-01"), "age_limit").calculations
    assert calculation.gives == "standing.outside_from"
    assert all(isinstance(term, IntTerm) for term in calculation.terms.values())
