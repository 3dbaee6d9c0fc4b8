"""From a case to the parts of its absences: what is counted, over which time, and what follows."""

from __future__ import annotations

import attrs
import pytest

from cases.absence.parts_of import judged
from cases.absence.written import absence, case, day, kept
from qupcore import Participant
from qupcore.cases.absence.parts import absence_parts
from qupcore.domain.case.course import Course
from qupcore.errors import BadInput, NoRulesInForce

# § 36


@pytest.mark.parametrize(
    ("on", "reason", "permitted", "said"),
    [
        ("2009-12-30", "own_illness", False, True),
        ("2009-12-30", "other", True, True),
        ("2009-12-30", "other", False, None),  # another compelling reason?
        ("2018-12-28", "own_illness", False, True),
        ("2018-12-28", None, True, True),
        ("2018-12-28", None, False, None),
        # Whether a certificate shows the illness, or what the reason was, nobody wrote down: with a doctor's
        # certificate the refusal would stand against the regulation. What was forgotten may take nothing.
        ("2019-01-02", "own_illness", False, None),
        ("2019-01-02", None, True, None),
        ("2019-01-02", None, False, None),
        ("2019-01-02", "other", True, None),
        ("2019-01-02", "other", False, False),
    ],
)
def test_reason_and_permission_by_the_words_of_the_day(on, reason, permitted, said):
    person = case(absence(on, reason, permitted=permitted), start=f"{on[:4]}-01-01")
    assert kept(person) == [said]


def test_a_reason_that_nobody_knows_is_not_asked_for_where_every_reason_keeps_the_benefit():
    away = attrs.evolve(
        absence("2024-03-04", None, permitted=True),
        assessments=(judged("absence.compelling_welfare_reason"),),
    )
    (part,) = absence_parts(case(away))
    assert (part.kept, part.missing) == (True, ())


def test_a_compelling_reason_is_judged_and_the_newest_judgement_holds():
    question = "absence.compelling_welfare_reason"
    away = absence("2024-03-04", "other", permitted=True)
    assert kept(case(attrs.evolve(away, assessments=(judged(question),)))) == [True]
    assert kept(case(attrs.evolve(away, assessments=(judged(question, False),)))) == [False]
    two = (judged(question, False, "2024-05-02"), judged(question, True, "2024-05-01"))
    assert kept(case(attrs.evolve(away, assessments=two))) == [False]
    (part,) = absence_parts(case(attrs.evolve(away, assessments=two)), on=day("2024-05-01"))
    assert part.kept is True
    assert part.rulings[-1].findings[0].inputs[-1].grounds in ("", "seen")


def test_a_judgement_of_no_question_is_refused_and_named():
    with pytest.raises(BadInput, match=r"absence.lazy") as error:
        absence("2024-03-04", "other", assessments=(judged("absence.lazy"),))
    assert error.value.faults[0].path == ".assessments[0].question"  # from the absence: it cannot be made
    assert "absence.compelling_welfare_reason" in error.value.remedy


def test_an_absence_over_new_year_2019_is_cut_where_the_words_change():
    unshown = absence("2018-12-31/2019-01-02", "own_illness", permitted=False, certificate="none")
    person = case(unshown, start="2018-01-01")
    parts = absence_parts(person)
    assert [(str(p.first), str(p.last), p.kept) for p in parts] == [
        ("2018-12-31", "2018-12-31", True),
        ("2019-01-02", "2019-01-02", False),
    ]
    assert parts[1].against == ("for-2011-1471.5.illness_certified", "sotjl.36.reason_and_permission")


def test_before_the_programme_there_was_no_rule():
    early = Participant(ref="a", course=Course(absences=(absence("2007-10-31", "other"),)))
    with pytest.raises(NoRulesInForce, match="2007-10-31"):
        absence_parts(early)


def test_a_case_without_absence_has_no_parts():
    assert absence_parts(Participant(ref="a")) == absence_parts(case()) == ()
    assert absence_parts(case(absence("2024-05-17/2024-05-19", "other"))) == ()  # days off only


def test_before_2012_no_quota_decides():
    illness = absence("2010-03-01/2010-03-31", "own_illness", certificate="none")
    (part,) = absence_parts(case(illness, start="2010-01-04"))
    assert (part.kept, part.entitled) == (True, False)
    assert [ruling.topic for ruling in part.rulings] == ["absence"]
    holiday = absence("2010-07-01/2010-07-31", "holiday")
    assert kept(case(holiday, start="2010-01-04")) == [None]


# permission on record, and none


def test_permission_on_record_counts_and_else_the_regulation_answers():
    def said(**facts):
        return kept(case(absence("2024-06-03/2024-06-04", "own_illness", **facts)))

    assert said(certificate="self") == [True]
    assert said(certificate="none") == [None]
    assert said(certificate="none", permitted=True) == [True]
    assert said(certificate="none", permitted=False) == [False]
    assert said() == [None]
    assert said(permitted=True) == [True]
    assert said(permitted=False) == [None]  # a forgotten certificate takes nothing


def test_what_is_asked_beside_a_refusal_is_not_the_permission():
    (part,) = absence_parts(case(absence("2024-06-03", "own_illness", permitted=False)))
    assert (part.kept, part.missing) == (None, ("absence.certificate",))
    (part,) = absence_parts(case(absence("2024-06-03", None, permitted=False)))
    assert (part.kept, part.missing[0]) == (None, "absence.reason")
    assert "absence.permitted" not in part.missing
    # Every reason would do, and whether the regulation gives the absence depends on which it was.
    away = attrs.evolve(
        absence("2024-06-03", None, permitted=False),
        assessments=(judged("absence.compelling_welfare_reason"),),
    )
    (part,) = absence_parts(case(away))
    assert (part.kept, part.missing) == (None, ("absence.reason",))


def test_a_refusal_of_what_the_regulation_gives_decides_nothing():
    (part,) = absence_parts(case(absence("2024-06-03", "own_illness", certificate="self", permitted=False)))
    assert (part.kept, part.entitled, part.missing) == (None, True, ("absence.permitted",))


def test_what_to_ask_is_only_what_can_matter():
    (part,) = absence_parts(case(absence("2024-06-03", "own_illness")))
    assert part.missing == ("absence.certificate", "absence.permitted")
    (part,) = absence_parts(case(absence("2024-06-03", "own_illness", certificate="none")))
    assert part.missing == ("absence.permitted",)
    (part,) = absence_parts(case(absence("2024-06-03")))
    assert set(part.missing) == {"absence.reason", "absence.permitted", "absence.compelling_welfare_reason"}
    (part,) = absence_parts(case(absence("2024-06-03", "other", permitted=True)))
    assert part.missing == ("absence.compelling_welfare_reason",)
