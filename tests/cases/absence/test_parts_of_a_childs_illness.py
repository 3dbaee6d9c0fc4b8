"""The parts of absence for a sick child or minder: how many days, up to which age (§§ 9-11)."""

from __future__ import annotations

import attrs
import pytest

from cases.absence.parts_of import DAY, entitled, inputs
from cases.absence.written import absence, case, day
from qupcore.cases.absence.parts import absence_parts
from qupcore.domain.case.absence import SelfCertificateWithdrawal
from qupcore.domain.case.supported_child import SupportedChild

# §§ 9-11


BORN = day("2015-08-20")
CHILD = SupportedChild(birth_date=BORN, chronically_ill=False, more_absence=False)


def sick(span, **facts):
    known = {"reason": "sick_child", "certificate": "doctor", "child_birth_date": BORN, **facts}
    return absence(span, **known)


def family(*absences, children=(CHILD,), sole_carer=False, **more):
    known = {"other_parent_unable": False, **more}
    return case(*absences, children=children, sole_carer=sole_carer, **known)


def test_ten_working_days_in_twelve_months():
    person = family(sick("2024-03-04/2024-03-20"))
    found = list(entitled(person).values())
    assert found == [True] * 10 + [False] * 3
    parts = absence_parts(person)
    assert [(str(p.first), str(p.last)) for p in parts] == [
        ("2024-03-04", "2024-03-15"),
        ("2024-03-18", "2024-03-20"),
    ]
    assert (inputs(parts[0], "leave.whole_days"), inputs(parts[1], "leave.whole_days")) == (10, 13)


@pytest.mark.parametrize(("on", "said"), [("2025-03-03", False), ("2025-03-04", True)])
def test_a_day_stops_counting_twelve_months_later(on, said):
    used = sick("2024-03-04/2024-03-15")
    assert entitled(family(used, sick(on)))[day(on)] is said


def test_refused_days_use_nothing_up_and_a_minder_uses_the_same_days():
    refused = sick("2024-03-04/2024-03-15", permitted=False)
    minder = sick("2024-04-08/2024-04-19", reason="sick_child_minder")
    after = sick("2024-05-06")
    found = entitled(family(refused, minder, after))
    assert found[day("2024-04-19")] is True
    assert found[day("2024-05-06")] is False


@pytest.mark.parametrize(
    ("children", "alone", "most"),
    [
        (1, False, 10),
        (2, False, 10),
        (3, False, 15),
        (1, True, 20),
        (3, True, 30),
    ],
)
def test_the_family_gives_more_days(children, alone, most):
    born = [attrs.evolve(CHILD, birth_date=BORN + n * 700 * DAY) for n in range(children)]
    # Grown-up children are none that § 11 counts: the right is for those of § 9 (2).
    grown_up = [attrs.evolve(CHILD, birth_date=day(on)) for on in ("1990-01-01", "1991-01-01")]
    born += grown_up
    found = entitled(family(sick("2024-03-04/2024-05-31"), children=tuple(born), sole_carer=alone))
    assert sum(said is True for said in found.values()) == most
    assert sum(said is False for said in found.values()) == len(found) - most


@pytest.mark.parametrize(("alone", "most"), [(False, 20), (True, 40)])
def test_a_chronically_ill_child_gives_ten_more_or_twenty(alone, most):
    ill = attrs.evolve(CHILD, chronically_ill=True, more_absence=True)
    found = entitled(family(sick("2024-03-04/2024-06-28"), children=(ill,), sole_carer=alone))
    assert sum(said is True for said in found.values()) == most
    for unsure in ({"more_absence": None}, {"chronically_ill": None}):
        person = family(
            sick("2024-03-04/2024-06-28"), children=(attrs.evolve(ill, **unsure),), sole_carer=alone
        )
        found = list(entitled(person).values())
        assert found.count(True) == most // 2
        assert None in found


@pytest.mark.parametrize(
    ("on", "chronic", "said"),
    [
        ("2027-12-31", False, True),
        ("2028-01-03", False, False),
        ("2028-01-03", None, None),
        ("2028-01-03", True, True),
        ("2033-12-30", True, True),
        ("2034-01-02", True, False),
    ],
)
def test_through_the_year_the_child_turns_twelve_or_eighteen(on, chronic, said):
    child = attrs.evolve(CHILD, chronically_ill=chronic)
    person = family(sick(on), children=(child,), start=f"{on[:4]}-01-01")
    assert entitled(person) == {day(on): said}


def test_a_child_that_is_not_on_record_counts_as_one_more():
    other = [attrs.evolve(CHILD, birth_date=BORN + n * 700 * DAY) for n in (1, 2)]
    (part, *_) = absence_parts(family(sick("2024-03-04"), children=tuple(other)))
    assert inputs(part, "care.children") == 3
    assert inputs(part, "care.chronically_ill") is None


def test_each_time_has_three_days_of_self_certificate():
    person = family(
        sick("2024-03-04/2024-03-05", certificate="self", doctor_demanded=True),
        sick("2024-03-06/2024-03-07", certificate="self"),
    )
    assert list(entitled(person).values()) == [True, True, True, False]
    other = sick("2024-03-06/2024-03-07", certificate="self", child_birth_date=BORN + 700 * DAY)
    apart = family(sick("2024-03-04/2024-03-05", certificate="self", doctor_demanded=True), other)
    assert list(entitled(apart).values()) == [True, True, True, True]


@pytest.mark.parametrize(("ground", "said"), [("doubt", False), ("many_absences", True), (None, None)])
def test_only_doubt_takes_self_certificates_for_a_child_away(ground, said):
    taken = SelfCertificateWithdrawal(first=day("2024-01-01"), ground=ground)
    person = family(sick("2024-03-04", certificate="self"), withdrawals=(taken,))
    assert entitled(person) == {day("2024-03-04"): said}


def test_part_days_count_as_policy_has_it():
    person = family(sick("2024-03-04/2024-03-20", minutes_a_day=120))
    assert list(entitled(person).values()).count(True) == 10
    policy = {"for-2011-1471.part_day_counts": 0}
    assert set(entitled(person, policy).values()) == {True}
