"""FOR-2011-12-21-1471 §§ 9-11: absence when a child or its carer is ill, or the carer follows another child.

In force since 2012-01-01, unchanged; § 17a gave 16 days of self-certificate from 2020-03-16 to 2020-05-07.
Each ground for more days is decided by itself, so an unknown ground does not remove the right that another
gives.

§ 11 (1) says "mer enn to barn" without an age. Since § 9 (2) gives the right for children of some ages only,
grown-up children are not counted; the age limit for that is policy.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.leave_days import Counting, days_used, within_days_ill
from qupcore.law.terms.absence import Absent, Caring, Illness, Window, WindowDays
from qupcore.law.terms.leave import LeaveOfAbsence
from qupcore.law.wordings import REGULATION_2012, REGULATION_2020
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, amount, any_of, section

TOPIC = "sick_child"
WINDOW = "sick_child_window"
COUNTED = "sick_child_counted"


class Limits(Parameters, prefix="for-2011-1471.9", file="f1471_s09.toml"):
    """Ages, days, children and months."""

    age: Parameter
    age_chronic: Parameter
    age_counted: Parameter
    self_certificate_days: Parameter
    days: Parameter
    children: Parameter
    days_many: Parameter
    days_alone: Parameter
    days_many_alone: Parameter
    days_for_chronic: Parameter
    alone_times: Parameter
    months_counted: Parameter


_regulation = partial(section, REGULATION_2012, basis="regulation", topic=TOPIC)
_s10 = partial(section, REGULATION_2012, "10", basis="regulation", topic=TOPIC)
_s17a = partial(
    section,
    REGULATION_2020,
    "17a",
    ledd=2,
    basis="regulation",
    topic=TOPIC,
    link="https://lovdata.no/LTI/forskrift/2020-03-27-497",
)


def _nobody_ill(absence: Absent) -> Condition:
    """Nobody is ill if the carer follows another child (§ 9 (1) c); § 10 is about illness."""
    return absence.reason.one_of("minder_follows_child")


@_regulation("9", ledd=2)
def child_young_enough(care: Caring, limit: Limits) -> Condition:
    """To the end of the year in which the child turns 12; 18 if chronically ill or disabled."""
    chronic = all_of(care.chronically_ill, care.turning <= limit.age_chronic)
    return any_of(care.turning <= limit.age, chronic)


@_s10(valid="2020-05-08/..")
@_s17a()
@_s10(valid="2012-01-01/2020-03-15")
def child_illness_certified(absence: Absent, care: Caring, limit: Limits, counting: Counting) -> Condition:
    """Self-certificate for the first days; after them a doctor's certificate where it is demanded."""
    day, working = care.day_of_absence, care.working_day_of_absence
    first_days = within_days_ill(day, working, limit.self_certificate_days, counting)
    return any_of(
        _nobody_ill(absence),
        absence.certificate.one_of("doctor"),
        all_of(absence.certificate.one_of("self"), any_of(first_days, ~absence.doctor_demanded)),
    )


@_regulation("10", punktum=3)
def child_certificate_confirmed(absence: Absent) -> Condition:
    """An oral self-certificate is confirmed where that is demanded, as in § 7."""
    return any_of(_nobody_ill(absence), absence.certificate.one_of("doctor"), ~absence.confirmation_missing)


@_regulation("10", punktum=3)
def child_certificate_not_withdrawn(absence: Absent, illness: Illness) -> Condition:
    """The right to use self-certificates has not been taken away for doubt, as in § 8."""
    return any_of(
        _nobody_ill(absence), absence.certificate.one_of("doctor"), ~illness.self_certificate_withdrawn
    )


@_regulation("11")
def within_days_for_child(
    care: Caring, leave: LeaveOfAbsence, limit: Limits, counting: Counting
) -> Condition:
    """10 working days in twelve months; 15, 20 or 30, and more for chronically ill children."""
    alone = any_of(care.alone, care.other_parent_unable)  # the third paragraph
    used, chronic = days_used(leave, counting), limit.days_for_chronic * care.chronic_children
    beyond, beyond_alone = used - chronic, used - chronic * limit.alone_times
    many = care.children > limit.children
    return any_of(
        used <= limit.days,
        beyond <= limit.days,
        all_of(many, any_of(used <= limit.days_many, beyond <= limit.days_many)),
        all_of(alone, any_of(used <= limit.days_alone, beyond_alone <= limit.days_alone)),
        all_of(
            alone,
            many,
            any_of(used <= limit.days_many_alone, beyond_alone <= limit.days_many_alone),
        ),
    )


@section(
    REGULATION_2012,
    "11",
    ledd=1,
    punktum=2,
    basis="regulation",
    topic=COUNTED,
    source="§ 11 names no age; § 9 (2) gives the right for children of these ages",
    confidence="medium",
)
def child_counted(care: Caring, limit: Limits) -> Condition:
    """A child that counts among those cared for: not grown up, or within § 9 (2) being chronically ill."""
    chronic = all_of(care.chronically_ill, care.turning <= limit.age_chronic)
    return any_of(care.turning <= limit.age_counted, chronic)


@amount(REGULATION_2012, "11", ledd=1, gives=WindowDays.counted_after, topic=WINDOW, basis="regulation")
def sick_child_window(window: Window, limit: Limits) -> Number:
    """The working days after this day count: those of the last twelve months."""
    return window.counted_at.before(limit.months_counted)


RULES = (
    child_young_enough,
    child_illness_certified,
    child_certificate_confirmed,
    child_certificate_not_withdrawn,
    within_days_for_child,
    child_counted,
    sick_child_window,
)
