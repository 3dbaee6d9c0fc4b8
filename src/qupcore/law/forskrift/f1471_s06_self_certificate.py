"""FOR-2011-12-21-1471 §§ 5-7: absence for own illness, with a self-certificate or a doctor's certificate.

In force since 2012-01-01, unchanged. During the pandemic § 17a (from 2020-03-16) and then FOR-2020-05-08-966
§ 6 gave 16 calendar days instead of three; § 17a also suspended the eight weeks, until it was repealed on
2020-05-08.

§ 6 (3) does not say from when the 16 days run. Here they run from the last day of the earlier illness: the
new illness begins at most 16 calendar days later. Nor does it say whether an illness before and after a
weekend includes the weekend: the policy number `for-2011-1471.days_off_count` decides, equally for one entry
and two.
"""

from __future__ import annotations

from functools import partial

from qupcore.law.leave_days import Counting, within_days_ill
from qupcore.law.terms.absence import Absent, Illness, Window, WindowDays
from qupcore.law.wordings import PANDEMIC, REGULATION_2012, REGULATION_2020
from qupcore.rules.nodes import Condition, Number
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, amount, any_of, section

TOPIC = "own_illness"
WINDOW = "illness_window"


class Limits(Parameters, prefix="for-2011-1471.6", file="f1471_s06.toml"):
    """Weeks and days."""

    weeks_first: Parameter
    days_at_a_time: Parameter
    window_days: Parameter


_regulation = partial(section, "for-2011-1471", basis="regulation", topic=TOPIC)
_s5 = partial(_regulation, "5", valid=REGULATION_2012.valid, enacted_by=REGULATION_2012.enacted_by)
_s6 = partial(_regulation, "6", enacted_by=REGULATION_2012.enacted_by)
_s7 = partial(_regulation, "7", punktum=2, valid=REGULATION_2012.valid, enacted_by=REGULATION_2012.enacted_by)
_LTI = "https://lovdata.no/LTI/forskrift/"
_s17a = partial(
    _regulation,
    "17a",
    ledd=2,
    valid=REGULATION_2020.valid,
    enacted_by=REGULATION_2020.enacted_by,
    link=_LTI + "2020-03-27-497",
)
_f966_s6 = partial(
    section,
    PANDEMIC,
    "6",
    basis="regulation",
    topic=TOPIC,
    valid="2020-05-08/2020-05-31",
    link=_LTI + "2020-05-08-966",
    source="that it ceased after 2020-05-31 is told by the county governor of Vestland",
    confidence="medium",
)


@_s5()
def illness_certified(absence: Absent) -> Condition:
    """A self-certificate or a doctor's certificate shows the illness."""
    return absence.certificate.one_of("self", "doctor")


@_s6(ledd=2, valid="2020-05-08/..")
@_s6(ledd=2, valid="2012-01-01/2020-03-15")
def long_enough_in_programme(absence: Absent, illness: Illness, limit: Limits) -> Condition:
    """Self-certificates may be used after eight weeks in the programme."""
    return any_of(absence.certificate.one_of("doctor"), illness.weeks_in_programme >= limit.weeks_first)


@_s6(ledd=3, valid="2020-06-01/..")
@_f966_s6()
@_s17a()
@_s6(ledd=3, valid="2012-01-01/2020-03-15")
def few_days_at_a_time(absence: Absent, illness: Illness, limit: Limits, counting: Counting) -> Condition:
    """For at most so many calendar days at a time, together with those of illness shortly before."""
    days, working = illness.uncertified_days, illness.uncertified_working_days
    return any_of(
        absence.certificate.one_of("doctor"), within_days_ill(days, working, limit.days_at_a_time, counting)
    )


@_s6(ledd=4, valid="2012-01-01/..")
def longer_illness_certified(
    absence: Absent, illness: Illness, limit: Limits, counting: Counting
) -> Condition:
    """Where it lasts longer and a doctor's certificate is demanded, it is given, or could not be had."""
    days, working = illness.uncertified_days_this_time, illness.uncertified_working_days_this_time
    return any_of(
        absence.certificate.one_of("doctor"),
        within_days_ill(days, working, limit.days_at_a_time, counting),
        ~absence.doctor_demanded,
        all_of(illness.prevented_from_doctor, illness.same_illness),
    )


@_s7()
def confirmed_in_writing(absence: Absent) -> Condition:
    """An oral self-certificate is confirmed where that is demanded."""
    return any_of(absence.certificate.one_of("doctor"), ~absence.confirmation_missing)


@_regulation("8", ledd=1, valid=REGULATION_2012.valid, enacted_by=REGULATION_2012.enacted_by)
def self_certificate_not_withdrawn(absence: Absent, illness: Illness) -> Condition:
    """The right to use self-certificates has not been taken away."""
    return any_of(absence.certificate.one_of("doctor"), ~illness.self_certificate_withdrawn)


@amount(
    REGULATION_2012,
    "6",
    ledd=3,
    punktum=2,
    gives=WindowDays.counted_from,
    topic=WINDOW,
    basis="regulation",
    source="the 16 days are counted from the last day of the earlier illness to the first of the new one",
    confidence="medium",
)
def illness_window(window: Window, limit: Limits) -> Number:
    """An illness that ended on this day or later is counted with the new one."""
    return window.counted_at.before(limit.window_days)


RULES = (
    illness_certified,
    long_enough_in_programme,
    few_days_at_a_time,
    longer_illness_certified,
    confirmed_in_writing,
    self_certificate_not_withdrawn,
    illness_window,
)
