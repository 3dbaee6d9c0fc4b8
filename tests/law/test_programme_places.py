"""§§ 30-34, 38, 40, 42, regulation §§ 1-2 and forvaltningsloven: where each rule stands, and when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from law.topics import BY_ID, day
from qupcore.law.national import NATIONAL

P0 = ("2007-11-01", "2009-12-31", "LOV-2007-10-26-97")
P1 = ("2010-01-01", "2018-12-31", "LOV-2009-12-18-131")
P2 = ("2019-01-01", None, "LOV-2018-12-20-98")
UNTIL_2011 = ("2010-01-01", "2011-12-31", "LOV-2009-12-18-131")
ACT = ("2010-01-01", None, "LOV-2009-12-18-131")
R1 = ("2012-01-01", "2018-12-31", "FOR-2011-12-21-1471")
R2 = ("2019-01-01", None, "FOR-2018-12-20-2219")
COVID = ("2020-03-16", None, "FOR-2020-05-08-966")
IP = ("2022-08-01", None, "FOR-2022-06-22-1110")
FVL = ("2007-11-01", None, "LOV-1967-02-10")
OPEN = ("2009-01-01", None, "LOV-2006-05-19-16")  # offentleglova gave §§ 18-21 their shape
COURTS = ("2007-11-01", None, "LOV-1915-08-13-5")


def act(section, p0, p1=None, p2=None):
    """Where the same words stood in the two acts: 1991, until 2018, from 2019."""
    return [
        (P0, f"sotjl-1991 § 5A-{section}{p0}"),
        (P1, f"sotjl § {section + 28}{p0 if p1 is None else p1}"),
        *([(P2, f"sotjl § {section + 28}{p0 if p2 is None else p2}")] if p2 is not False else []),
    ]


def until_2018(section, ledd, p1=None):
    return act(section, ledd, p1, False)


def regulation(first, second, section=2):
    return [(R1, f"for-2011-1471 § {section} {first}"), (R2, f"for-2011-1471 § {section} {second}")]


R1_ONLY = {
    2: [(R1, "for-2011-1471 § 2 (2)")],
    3: [(R1, "for-2011-1471 § 2 (3)")],
    4: [(R1, "for-2011-1471 § 2 (4)")],
}

PLACES = {
    # content
    "sotjl.30.adapted_to_individual": act(2, " (3)", p2=" (1) 1. punktum"),
    "sotjl.30.holds_work_directed": [(P0, "sotjl-1991 § 5A-2 (1)"), (UNTIL_2011, "sotjl § 30 (1)")],
    "sotjl.30.holds_job_search": [(P0, "sotjl-1991 § 5A-2 (1)"), (UNTIL_2011, "sotjl § 30 (1)")],
    "sotjl.30.essential_part": [(P2, "sotjl § 30 (1) 2. punktum")],
    "sotjl.30.full_time_all_year": act(2, " (4)", p2=" (2)"),
    "sotjl.30.essential_part_in_hours": [((*P2[:2], ""), "sotjl § 30 (1)")],
    "sotjl.30.chosen_with_the_participant": [((*ACT[:2], ""), "sotjl § 30")],
    "for-2011-1471.1.halfway": [(R1, "for-2011-1471 § 1 (1)")],
    "for-2011-1471.1.work_directed_by_halfway": [(R1, "for-2011-1471 § 1 (1)")],
    "for-2011-1471.1.final_part_from": regulation("(2)", "(1)", 1),
    "for-2011-1471.1.job_search_in_final_part": regulation("(2)", "(1)", 1),
    "for-2011-1471.1.evaluation_dates_stated": regulation("(4)", "(3)", 1),
    # work
    "sotjl.37.work_at_most_half": [(P0, "sotjl-1991 § 5A-9 (2)"), (P1, "sotjl § 37 (2)")],
    "sotjl.30.work_or_apprenticeship_at_most_half": [(P2, "sotjl § 30 (2)")],
    "sotjl.37.apprenticeship_not_named": [
        ((*P0[:2], ""), "sotjl-1991 § 5A-9 (2)"),
        ((*P1[:2], ""), "sotjl § 37 (2)"),
    ],
    # start
    "sotjl.31.latest_start": [(P0, "sotjl-1991 § 5A-3"), (ACT, "sotjl § 31")],
    "sotjl.31.starts_in_time": [
        (P0, "sotjl-1991 § 5A-3"),
        (("2010-01-01", "2020-03-15", ACT[2]), "sotjl § 31"),
    ],
    "sotjl.31.starts_in_time_or_deferred": [(("2020-03-16", None, ACT[2]), "sotjl § 31")],
    "for-2020-966.4.latest_deferred_start": [(COVID, "for-2020-966 § 4 (1)")],
    # duration
    "sotjl.32.year_over": until_2018(4, " (1)"),
    "sotjl.32.reassess_by": until_2018(4, " (1)"),
    "sotjl.32.maximum_over_without_leave": until_2018(4, " (1)"),
    "sotjl.32.maximum_over_without_leave_and_interruption": [
        (("2019-01-01", "2020-03-15", P2[2]), "sotjl § 32 (1)")
    ],
    "sotjl.32.maximum_over": [(("2020-03-16", None, P2[2]), "sotjl § 32 (1)")],
    "sotjl.32.extended_over": [(P2, "sotjl § 32 (1)")],
    "sotjl.32.period_at_most_a_year": until_2018(4, " (1)"),
    "sotjl.32.within_two_years": act(4, " (1)"),
    "sotjl.32.newly_assessed": until_2018(4, " (1)"),
    "sotjl.32.specially_assessed": until_2018(4, " (1)"),
    "sotjl.32.still_entitled": [(P2, "sotjl § 32 (1)")],
    "sotjl.32.special_grounds": [(P2, "sotjl § 32 (1)")],
    "sotjl.32.extended_by_a_year_at_most": [
        (("2019-01-01", "2020-03-15", P2[2]), "sotjl § 32 (1)"),
        (("2021-01-01", None, P2[2]), "sotjl § 32 (1)"),
    ],
    "for-2020-966.5.extended_by_a_year_or_the_pandemic": [
        (("2020-03-16", "2020-12-31", COVID[2]), "for-2020-966 § 5")
    ],
    "for-2011-1471.2.decision_year_over": [(R2, "for-2011-1471 § 2 (1) 1. punktum")],
    "for-2011-1471.2.decide_by": [(R2, "for-2011-1471 § 2 (1) 3. punktum")],
    "for-2011-1471.2.decision_at_most_a_year": [(R2, "for-2011-1471 § 2 (1) 1. punktum")],
    "for-2011-1471.2.duration_stated": [(R2, "for-2011-1471 § 2 (1) 2. punktum")],
    "for-2011-1471.2.duration_fits": [(R2, "for-2011-1471 § 2 (1) 2. punktum")],
    "for-2011-1471.2.extended_without_gap": [(R2, "for-2011-1471 § 2 (1) 3. punktum")],
    "for-2011-1471.2.extended_in_time": [(R2, "for-2011-1471 § 2 (1) 3. punktum")],
    "for-2011-1471.2.extra_over": R1_ONLY[3],
    "for-2011-1471.2.extra_at_most_six_months": R1_ONLY[3],
    "for-2011-1471.2.goal_not_reached": R1_ONLY[2],
    "for-2011-1471.2.entitled_in_second_year": R1_ONLY[2],
    "for-2011-1471.2.second_year_expedient": R1_ONLY[2],
    "for-2011-1471.2.goal_within_second_year": R1_ONLY[2],
    "for-2011-1471.2.extension_necessary": regulation("(3)", "(2)"),
    "for-2011-1471.2.progress_made": regulation("(3)", "(2)"),
    "for-2011-1471.2.motivation_weighed": regulation("(3)", "(2)"),
    "for-2011-1471.2.likely_in_work": regulation("(3)", "(2)"),
    "for-2011-1471.2.labour_market_weighed": regulation("(3)", "(2)"),
    "for-2011-1471.2.taken_in_again_once": R1_ONLY[4],
    "for-2011-1471.2.purpose_attainable": R1_ONLY[4],
    # plan
    # No act has changed § 33 since 2010: the consolidated text has no note of one.
    "sotjl.33.made_together": [(P0, "sotjl-1991 § 5A-5"), (ACT, "sotjl § 33")],
    "for-2022-1110.5.made_with_consent": [(IP, "for-2022-1110 § 5")],
    "for-2022-1110.9.only_one_plan": [(IP, "for-2022-1110 § 9 (2)")],
    # ending
    "sotjl.34.stopped_for_good_reason": until_2018(6, ""),
    "sotjl.34.good_reason": [(P2, "sotjl § 34 (1)")],
    "sotjl.34.participants_own_circumstances": act(6, "", p2=" (1) 1. punktum"),
    "sotjl.34.ended_when_no_return": [(P2, "sotjl § 34 (1) 2. punktum")],
    "sotjl.34.interrupted_year_over": [(P2, "sotjl § 34 (1) 3. punktum")],
    "sotjl.34.interrupted_for_a_year_at_most": [(P2, "sotjl § 34 (1) 3. punktum")],
    "sotjl.34.a_year_has_passed": [(P2, "sotjl § 34 (1) 3. punktum")],
    "sotjl.34.longest_time_has_passed": [(P2, "sotjl § 34 (1) 1. punktum")],
    "sotjl.34.protection_over": [(P2, "sotjl § 34 (2)")],
    "sotjl.34.not_ended_in_protected_year": [(P2, "sotjl § 34 (2)")],
    "sotjl.34.interruption_unknown_before_2019": [
        ((*P0[:2], ""), "sotjl-1991 § 5A-6"),
        ((*P1[:2], ""), "sotjl § 34"),
    ],
    "sotjl.34.move_ends_nothing_by_itself": [((*ACT[:2], ""), "sotjl § 34")],
    "for-2020-966.3.not_ended_for_the_pandemic": [
        (("2020-03-16", "2020-12-31", COVID[2]), "for-2020-966 § 3 (2)")
    ],
    "for-2011-1471.1.certificate_due": [
        (P0, "sotjl-1991 § 5A-2"),
        (P1, "sotjl § 30"),
        (R2, "for-2011-1471 § 1 (5)"),
    ],
    "for-2011-1471.1.certificate_issued": [
        (P0, "sotjl-1991 § 5A-2"),
        (P1, "sotjl § 30"),
        (R2, "for-2011-1471 § 1 (5)"),
    ],
    # procedure
    "fvl.16.advance_notice": [(FVL, "fvl § 16 (1)")],
    "fvl.23.in_writing": [(FVL, "fvl § 23")],
    "fvl.24.reasons_given": [(FVL, "fvl § 24 (1)")],
    "fvl.25.reasons_sufficient": [(FVL, "fvl § 25")],
    "fvl.27.participant_notified": [(FVL, "fvl § 27 (1)")],
    "fvl.27.told_of_appeal": [(FVL, "fvl § 27 (3)")],
    "sotjl.42.participant_consulted": [
        ((*P0[:2], "LOV-1991-12-13-81"), "sotjl-1991 § 8-4"),
        (ACT, "sotjl § 42"),
    ],
    "fvl.29.appeal_deadline": [(FVL, "fvl § 29 (1)")],
    "fvl.31.appeal_year_over": [(FVL, "fvl § 31 (3)")],
    "fvl.29.rejected_only_when_late": [(FVL, "fvl § 29 (1)")],
    "fvl.29.rejected_only_when_late_without_notice": [(FVL, "fvl § 29 (2) 1. punktum")],
    "fvl.29.rejected_only_when_late_after_reasons": [(FVL, "fvl § 29 (3) 2. punktum")],
    "fvl.29.appeal_deadline_as_it_runs": [(FVL, "fvl § 29 (1)")],
    "fvl.29.longer_before_it_was_out": [(FVL, "fvl § 29 (4)")],
    "fvl.30.repeat_deadline": [(FVL, "fvl § 30 (1) 2. punktum")],
    "fvl.30.posted_in_time_is_in_time": [(FVL, "fvl § 30 (1) 1. punktum")],
    "fvl.30.repeated_in_time_is_in_time": [(FVL, "fvl § 30 (1) 2. punktum")],
    "fvl.31.exception_considered": [(FVL, "fvl § 31 (1)")],
    "fvl.31.not_taken_after_a_year": [(FVL, "fvl § 31 (3)")],
    "domstolloven.149.deadline_can_end": [(COURTS, "domstolloven § 149 (1)")],
    # handling
    "fvl.11a.interim_answer_by": [(FVL, "fvl § 11a (3)")],
    "fvl.11a.answered_or_told_within_a_month": [(FVL, "fvl § 11a (3)")],
    "fvl.16.decided_after_the_time_to_speak": [(FVL, "fvl § 16 (1)")],
    "fvl.17.case_clarified": [(FVL, "fvl § 17 (1) 1. punktum")],
    "fvl.17.information_put_forward": [(FVL, "fvl § 17 (2)")],
    "fvl.18.access_unless_excepted": [(OPEN, "fvl § 18 (1) 1. punktum")],
    "fvl.18.more_access_considered": [(OPEN, "fvl § 18 (2) 1. punktum")],
    "fvl.18c.facts_shown": [(OPEN, "fvl § 18c 1. punktum")],
    "fvl.19.representative_told": [(OPEN, "fvl § 19 (1) bokstav d")],
    "fvl.19.essential_information_shown": [(OPEN, "fvl § 19 (2)")],
    "fvl.21.access_refused_in_writing": [(OPEN, "fvl § 21 (1) 1. punktum")],
    "fvl.21.access_refusal_names_its_provision": [(OPEN, "fvl § 21 (1) 2. punktum")],
    "fvl.21.access_refusal_tells_of_appeal": [(OPEN, "fvl § 21 (1) 3. punktum")],
    "fvl.24.reasons_request_by": [(FVL, "fvl § 24 (2) 4. punktum")],
    "fvl.24.reasons_given_on_request": [(FVL, "fvl § 24 (2) 3. punktum")],
    "fvl.28.party_may_appeal": [(FVL, "fvl § 28 (1)")],
    "fvl.28.decision_may_be_appealed": [(FVL, "fvl § 28 (1)")],
    "fvl.32.time_to_correct": [(FVL, "fvl § 32 (3)")],
    "fvl.33.appeal_investigated": [(FVL, "fvl § 33 (2) 1. punktum")],
    "fvl.33.late_appeal_taken_by_exception_only": [(FVL, "fvl § 33 (2) 3. punktum")],
    "fvl.33.sent_on_as_soon_as_ready": [(FVL, "fvl § 33 (4) 1. punktum")],
    "fvl.33.statement_copied": [(FVL, "fvl § 33 (4) 2. punktum")],
    "fvl.34.harm_told_by": [(FVL, "fvl § 34 (3) 2. punktum")],
    "fvl.34.views_considered": [(FVL, "fvl § 34 (2) 2. punktum")],
    "fvl.34.no_change_to_harm": [(FVL, "fvl § 34 (3) 1. punktum")],
    "fvl.34.harm_told_in_time": [(FVL, "fvl § 34 (3) 2. punktum")],
    "fvl.35.reversed_with_ground": [(FVL, "fvl § 35 (1)")],
    "fvl.36.costs_claim_by": [(FVL, "fvl § 36 (3) 3. punktum")],
    "fvl.36.costs_covered": [(FVL, "fvl § 36 (1)")],
    "fvl.36.costs_rejected_only_when_late": [(FVL, "fvl § 36 (3) 3. punktum")],
    "fvl.36.told_of_costs": [(FVL, "fvl § 36 (4) 1. punktum")],
    "fvl.42.suspension_settled": [(FVL, "fvl § 42 (1) 4. punktum")],
    "fvl.42.suspension_refused_with_reasons": [(FVL, "fvl § 42 (2) 2. punktum")],
    # claims
    "sotjl-1991.5A-10.named_before_2010": [(P0, "sotjl-1991 § 5A-10 (3)")],
    "sotjl.38.named_from_2010": [(("2010-01-01", "2012-12-13", P1[2]), "sotjl § 38 (3)")],
    "sotjl.38.named_with_disability_pension": [
        (("2012-12-14", "2014-12-31", "LOV-2012-12-14-80"), "sotjl § 38 (3)")
    ],
    "sotjl.38.named": [(("2015-01-01", "2018-12-31", ""), "sotjl § 38 (3)"), (P2, "sotjl § 38 (2)")],
    "sotjl.38.for_the_same_time": [
        (P0, "sotjl-1991 § 5A-10 (3)"),
        (("2010-01-01", "2012-12-13", P1[2]), "sotjl § 38 (3)"),
        (("2012-12-14", "2014-12-31", "LOV-2012-12-14-80"), "sotjl § 38 (3)"),
        (("2015-01-01", "2018-12-31", ""), "sotjl § 38 (3)"),
        (P2, "sotjl § 38 (2)"),
    ],
    "sotjl.38.for_the_same_purpose": [
        (P0, "sotjl-1991 § 5A-10 (3)"),
        (("2010-01-01", "2012-12-13", P1[2]), "sotjl § 38 (3)"),
        (("2012-12-14", "2014-12-31", "LOV-2012-12-14-80"), "sotjl § 38 (3)"),
        (("2015-01-01", "2018-12-31", ""), "sotjl § 38 (3)"),
        (P2, "sotjl § 38 (2)"),
    ],
    "sotjl.38.up_to_the_outlays": [(P2, "sotjl § 38 (2)")],
    "sotjl.40.set_off_later": act(12, " (1)"),
}
READINGS = {
    "sotjl.30.essential_part_in_hours",
    "sotjl.30.chosen_with_the_participant",
    "sotjl.37.apprenticeship_not_named",
    "sotjl.34.interruption_unknown_before_2019",
    "sotjl.34.move_ends_nothing_by_itself",
}
NOT_VERIFIED = {
    "for-2011-1471.2.extended_in_time": ["medium"],
    "sotjl.30.essential_part_in_hours": ["low"],
    "sotjl.30.chosen_with_the_participant": ["medium"],
    "sotjl.37.apprenticeship_not_named": ["medium", "medium"],
    "sotjl.34.participants_own_circumstances": ["medium", "medium", "medium"],
    "sotjl.34.longest_time_has_passed": ["medium"],
    "sotjl.34.interruption_unknown_before_2019": ["medium", "medium"],
    "sotjl.34.move_ends_nothing_by_itself": ["low"],
    "sotjl.38.named": ["medium", "high"],
    "sotjl.38.for_the_same_time": ["high", "high", "high", "medium", "high"],
    "sotjl.38.for_the_same_purpose": ["high", "high", "high", "medium", "high"],
    "sotjl.42.participant_consulted": ["low", "high"],
    **{name: ["medium"] for name, places in PLACES.items() if places == [(OPEN, places[0][1])]},
}
TOPICS = {
    *("content", "work", "start", "duration", "plan", "ending", "certificate"),
    *("procedure", "appeal", "refund", "recovery", "deadline_day"),
    *("interim_answer", "hearing", "clarified", "information", "access", "late_reasons", "reversal"),
    *("suspension", "appeal_longer", "appeal_turned_away", "appeal_faults", "appeal_investigated"),
    *("appeal_ready", "appeal_statement", "appeal_result"),
}
ONE = timedelta(days=1)


def test_no_rule_of_these_topics_is_left_out():
    assert set(PLACES) == {rule.id for rule in NATIONAL.rules if rule.topic in TOPICS}


@pytest.mark.parametrize("name", PLACES)
def test_each_rule_stands_where_and_when_the_law_has_it(name):
    rule = BY_ID[name]
    for (first, last, enacted_by), citation in PLACES[name]:
        for on in (day(first), day(first) + ONE, day(last or "2026-09-01")):
            place = rule.on(on)
            assert place, on
            cited = place.citation
            assert (str(cited), str(cited.version), cited.enacted_by) == (citation, first, enacted_by)
    starts = {day(first) for (first, _, _), _ in PLACES[name]}
    ends = {day(last) for (_, last, _), _ in PLACES[name] if last}
    for outside in ({first - ONE for first in starts} - ends) | ({last + ONE for last in ends} - starts):
        assert rule.on(outside) is None, outside
    assert len(rule.provisions) == len(PLACES[name])


@pytest.mark.parametrize("name", PLACES)
def test_what_counts_and_how_sure_it_is(name):
    rule = BY_ID[name]
    assert (rule.role == "reading") == (name in READINGS)
    sure = [place.confidence for place in rule.provisions]
    assert sure == NOT_VERIFIED.get(name, ["high"] * len(sure))
    for place in rule.provisions:
        regulation = place.citation.law.startswith("for-")
        assert place.basis == ("policy" if name in READINGS else "regulation" if regulation else "law")
        assert place.citation.link.startswith("https://lovdata.no/")
