"""Interruptions, ends and certificates day by day: whose they are, and what a record without an end says."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from cases.programme.granted import GRANTED as YEAR
from cases.programme.granted import breaches, course, day, decision, due, facts, rulings
from cases.programme.test_not_coming_back import ENDED, FIRST, GRANTED, STOPPED, STOPPED_FOR_GOOD, judged
from cases.programme.test_not_coming_back import due as end_due
from qupcore import Participant
from qupcore.cases.review.entries import deadlines
from qupcore.domain.case.absence import Absence
from qupcore.domain.case.course import Course

# two interruptions, an end, and an extension: each has its own days

ONE = decision("interrupted", "2024-05-27", "2024-06-03", "2024-06-30")
OTHER = decision("interrupted", "2024-09-24", "2024-10-01")
END = decision("ended", "2024-12-20", "2025-01-01", because="own_wish")
LATER_END = decision("ended", "2024-12-20", "2025-01-02", because="own_wish")


def interruption(case, number, on="2024-12-31"):
    found = facts(case, f"$.course.decisions[{number}]", "ending", on)
    return found.get("interrupted_from"), found.get("interrupted_through")


def test_each_interruption_has_its_own_days_and_an_end_those_of_the_one_it_ends():
    case = course(YEAR, ONE, OTHER, END)
    assert interruption(case, 1) == ("2024-06-03", "2024-06-30")
    assert interruption(case, 2) == ("2024-10-01", "2024-12-31")
    assert interruption(case, 3) == ("2024-10-01", "2024-12-31")


def test_an_end_that_no_interruption_runs_until_has_none():
    """The one interruption was over on 30 June, half a year before the programme was ended."""
    case = course(YEAR, ONE, END)
    assert interruption(case, 2) == (None, None)
    assert interruption(case, 1) == ("2024-06-03", "2024-06-30")


def test_an_interruption_decided_on_after_another_is_no_end_of_it():
    """The second begins the day after the first is over: that ends nothing.

    Nobody took part between them, so it goes on with the time of the first (§ 34 (1), third sentence).
    """
    next_ = decision("interrupted", "2024-06-25", "2024-07-01", "2024-07-31")
    case = course(YEAR, ONE, next_)
    assert interruption(case, 1) == ("2024-06-03", "2024-06-30")
    assert interruption(case, 2) == ("2024-06-03", "2024-07-31")


@pytest.mark.parametrize(
    ("on", "known"), [("2024-05-26", []), ("2024-05-27", [1]), ("2024-12-19", [1]), ("2024-12-20", [1, 2])]
)
def test_an_interruption_and_an_end_are_ruled_on_from_the_day_they_are_decided(on, known):
    found = [item.path for item in rulings(course(YEAR, ONE, END), on) if item.topic == "ending"]
    assert found == [f"$.course.decisions[{number}]" for number in known]


def test_what_else_is_decided_is_no_ending():
    for kind in ("reduced", "extended", "refused", "granted"):
        case = course(YEAR, decision(kind, "2024-05-27", "2024-06-03", "2024-06-30"))
        assert not [item for item in rulings(case) if item.topic == "ending"]


# § 34 (1), third sentence: a year


def test_a_year_of_interruption_is_over_the_day_before_it_began():
    open_ = course(decision("granted", "2024-02-15", "2024-03-01", "2026-02-27"), OTHER)
    path, rule = "$.course.decisions[1]", "sotjl.34.interrupted_for_a_year_at_most"
    for on, broken in (("2025-09-30", False), ("2025-10-01", True)):
        assert ((path, rule) in breaches(open_, on)) is broken
    assert due(open_, "interruption_ends", "2025-10-01") == [(path, "2025-09-30", False)]


@pytest.mark.parametrize(
    ("last", "on", "done"),
    [
        ("2024-06-30", "2024-06-29", False),
        ("2024-06-30", "2024-06-30", True),
        ("2024-06-30", "2024-07-01", True),
        (None, "2024-12-01", False),  # still open: nothing shows that the participant came back
    ],
)
def test_an_interruption_is_over_on_its_last_day(last, on, done):
    case = course(YEAR, attrs.evolve(ONE, applies_to=last and day(last)))
    [found] = due(case, "interruption_ends", on)
    assert found == ("$.course.decisions[1]", "2025-06-02", done)


def test_an_interruption_of_a_programme_that_ran_out_is_over_with_no_day_to_come():
    """What was granted ends on 28 February 2025 while it is open: the year is told as it is."""
    case = course(YEAR, OTHER)
    assert due(case, "interruption_ends", "2025-02-28") == [("$.course.decisions[1]", "2025-09-30", False)]
    ended = course(YEAR, OTHER, END)
    assert due(ended, "interruption_ends", "2024-12-31") == [("$.course.decisions[1]", "2025-09-30", True)]


def test_the_day_an_interruption_was_over_is_the_day_it_is_done():
    case = Participant(ref="a", course=course(YEAR, ONE))
    [found] = [item for item in deadlines(case, day("2024-08-01")) if item.what == "interruption_ends"]
    assert found.done_on == day("2024-06-30")


# § 34 (1), second sentence: not coming back


def test_an_end_needs_no_end():
    """The judgement stands with the decision that ended it, and with no other: nothing is left to be done."""
    ended = attrs.evolve(ENDED, assessments=(judged(date(2026, 5, 1)),))
    assert end_due(GRANTED, STOPPED, ended, on=date(2026, 6, 1)) == []


def test_a_judgement_counts_from_the_day_of_the_decision_it_stands_with():
    at_once = attrs.evolve(STOPPED, assessments=(judged(date(2026, 4, 1)),))
    for on, known in ((date(2026, 3, 31), False), (date(2026, 4, 1), True), (date(2026, 4, 2), True)):
        assert bool(end_due(GRANTED, at_once, on=on)) is known


@pytest.mark.parametrize(("on", "state"), [(date(2026, 12, 31), "undated"), (date(2027, 1, 1), "done")])
def test_a_programme_needs_no_end_from_the_day_after_its_last(on, state):
    [(_, found, _)] = end_due(GRANTED, STOPPED_FOR_GOOD, on=on)
    assert found == state


def test_a_programme_without_a_last_day_is_to_be_ended_until_it_is():
    open_ = attrs.evolve(GRANTED, applies_to=None)
    on = date(2026, 12, 1)
    assert end_due(open_, STOPPED_FOR_GOOD, on=on) == [("$.course.decisions[1]", "undated", None)]
    done = [("$.course.decisions[1]", "done", date(2026, 5, 12))]
    assert end_due(open_, STOPPED_FOR_GOOD, ENDED, on=on) == done


def test_of_two_programmes_each_is_to_be_ended_once():
    again = attrs.evolve(
        GRANTED, decided_on=date(2026, 8, 20), applies_from=date(2026, 9, 1), applies_to=date(2027, 8, 31)
    )
    stopped = attrs.evolve(
        STOPPED, decided_on=date(2026, 10, 1), applies_from=date(2026, 10, 5),
        assessments=(judged(date(2026, 10, 1)),),
    )  # fmt: skip
    found = end_due(GRANTED, STOPPED_FOR_GOOD, ENDED, again, stopped, on=date(2026, 11, 1))
    assert found == [
        ("$.course.decisions[1]", "done", date(2026, 5, 12)),
        ("$.course.decisions[4]", "undated", None),
    ]


RULE = "sotjl.34.ended_when_no_return"


def test_that_a_programme_was_not_ended_is_a_breach_only_while_it_runs():
    def broken(on, *decisions):
        case = Course(decisions=decisions, started_on=FIRST)
        return [path for path, rule in breaches(case, on) if rule == RULE]

    stopped = attrs.evolve(STOPPED_FOR_GOOD, decided_on=date(2026, 5, 2))
    assert broken("2026-06-01", GRANTED, stopped) == ["$.course.decisions[1]"]
    assert broken("2026-12-31", GRANTED, stopped) == ["$.course.decisions[1]"]
    assert broken("2027-01-01", GRANTED, stopped) == []
    assert broken("2026-06-01", GRANTED, stopped, ENDED) == []
    open_ = attrs.evolve(GRANTED, applies_to=None)
    assert broken("2027-01-01", open_, stopped) == ["$.course.decisions[1]"]


# the pandemic


@pytest.mark.parametrize(
    ("first", "last", "away"),
    [
        ("2020-04-01", "2020-04-29", False),
        ("2020-04-01", "2020-04-30", True),  # the day before
        ("2020-05-01", "2020-05-10", True),  # the day itself
        ("2020-05-02", "2020-05-10", False),
    ],
)
def test_absence_for_the_pandemic_on_the_day_or_the_day_before(first, last, away):
    case = Course(
        started_on=day("2020-02-01"),
        decisions=(
            decision("granted", "2020-01-15", "2020-02-01", "2021-01-31"),
            decision("interrupted", "2020-04-20", "2020-05-01", because="absence"),
        ),
        absences=(Absence(first=day(first), last=day(last), reason="pandemic"),),
    )
    assert facts(case, "$.course.decisions[1]", "ending")["pandemic_absence"] is away


# the certificate

CERTIFICATE = "$.course.certificate_on"


@pytest.mark.parametrize(
    ("issued", "on", "done"),
    [
        ("2024-02-29", "2025-03-10", False),  # of an earlier programme
        ("2024-03-01", "2025-03-10", True),
        ("2025-03-10", "2025-03-10", True),
        ("2025-03-11", "2025-03-10", False),  # not yet
        (None, "2025-03-10", False),
    ],
)
def test_which_certificate_is_that_of_the_programme(issued, on, done):
    case = course(YEAR, certificate_on=issued and day(issued))
    assert due(case, "certificate", on) == [(CERTIFICATE, "2025-03-01", done)]
    assert facts(case, CERTIFICATE, "certificate", on).get("issued") == (True if done else None)


def test_each_programme_that_is_over_has_its_certificate():
    again = decision("granted", "2025-05-20", "2025-06-01", "2026-05-31", started_on=day("2025-06-02"))
    case = course(YEAR, again)
    first = (CERTIFICATE.replace("course", "course.decisions[0]"), "2025-03-01", False)
    assert due(case, "certificate", "2025-09-01") == [first]
    assert due(case, "certificate", "2026-06-01") == [first, (CERTIFICATE, "2026-06-01", False)]
    never = course(YEAR, attrs.evolve(again, started_on=None), decision("ended", "2025-05-25", "2025-06-01"))
    assert due(never, "certificate", "2026-06-01") == [(CERTIFICATE, "2025-03-01", False)]


@pytest.mark.parametrize(
    ("on", "broken"), [("2026-05-11", True), ("2026-05-12", False), ("2026-05-17", False)]
)
def test_a_programme_is_ended_from_the_day_that_is_decided(on, broken):
    """Decided on 12 May with effect from the 18th: from the 12th on the duty is done."""
    stopped = attrs.evolve(STOPPED_FOR_GOOD, decided_on=date(2026, 5, 2))
    case = Course(decisions=(GRANTED, stopped, ENDED), started_on=FIRST)
    assert (("$.course.decisions[1]", RULE) in breaches(case, on)) is broken


def test_nothing_is_due_of_a_decision_that_is_not_made_yet():
    """The judgement came first, in March; what it stands with was decided on 1 April."""
    early = attrs.evolve(STOPPED, assessments=(judged(date(2026, 3, 1)),))
    for on, known in ((date(2026, 3, 15), False), (date(2026, 4, 1), True)):
        assert bool(end_due(GRANTED, early, on=on)) is known


def test_a_judgement_without_a_programme_ends_nothing():
    assert end_due(STOPPED_FOR_GOOD, on=date(2026, 6, 1)) == []


def test_a_judgement_with_a_grant_is_about_what_it_grants():
    """Granted anew on 10 May from 1 February 2027, while the first was running: it is about the second."""
    again = attrs.evolve(
        GRANTED,
        decided_on=date(2026, 5, 10),
        applies_from=date(2027, 2, 1),
        applies_to=date(2028, 1, 31),
        assessments=(judged(date(2026, 5, 10)),),
    )
    found = end_due(GRANTED, again, on=date(2026, 6, 1))
    assert found == [("$.course.decisions[1]", "undated", None)]
    assert end_due(GRANTED, again, on=date(2027, 1, 15)) == found, "the first ran out, the second did not"


def test_one_absence_for_the_pandemic_among_others_is_enough():
    absences = (
        Absence(first=day("2020-03-20"), last=day("2020-03-22"), reason="other"),
        Absence(first=day("2020-04-01"), last=day("2020-05-10"), reason="pandemic"),
    )
    case = Course(
        started_on=day("2020-02-01"),
        decisions=(
            decision("granted", "2020-01-15", "2020-02-01", "2021-01-31"),
            decision("interrupted", "2020-04-20", "2020-05-01", because="absence"),
        ),
        absences=absences,
    )
    assert facts(case, "$.course.decisions[1]", "ending")["pandemic_absence"] is True


# by which rules


def rules_of(case, what, on):
    found = deadlines(Participant(ref="a", course=case), day(on))
    return [str(item.ruling.on) for item in found if item.what == what]


@pytest.mark.parametrize(
    ("on", "rules"),
    [
        ("2024-06-01", "2024-06-03"),  # decided, and not begun
        ("2024-06-03", "2024-06-03"),
        ("2024-06-20", "2024-06-20"),
        ("2024-06-30", "2024-06-30"),
        ("2024-09-01", "2024-06-30"),  # its last day
    ],
)
def test_the_rules_of_an_interruption_are_those_of_the_day_while_it_lasts(on, rules):
    assert rules_of(course(YEAR, ONE), "interruption_ends", on) == [rules]


@pytest.mark.parametrize(
    ("on", "rules"),
    [("2024-06-01", "2024-06-01"), ("2025-02-28", "2025-02-28"), ("2025-09-01", "2025-02-28")],
)
def test_the_rules_of_a_period_are_those_of_the_day_while_it_lasts(on, rules):
    assert rules_of(course(YEAR), "period_ends", on) == [rules]
    open_ = course(decision("granted", "2024-02-15", "2024-03-01"))
    assert rules_of(open_, "period_ends", on) == [on]
