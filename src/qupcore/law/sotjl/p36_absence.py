"""Sosialtjenesteloven § 36: the absences that do not reduce the benefit.

The rule changed on 2019-01-01. Until then the benefit was reduced for absence that was *not* due to illness
or another compelling welfare reason, *and not* permitted: one of the two was enough to keep it. From then on
every absence reduces it, except one that is due to such a reason *and* is permitted. Before 2010 § 5A-8 of
the 1991 Act. The size of the reduction is in `p36_reduction`.

From 2012 the regulation (FOR-2011-12-21-1471 §§ 5-17) gives absence with benefit for some reasons, and these
are reasons here too. Before 2019, when a reason alone was enough, § 36 required no certificate and set no
number of days; whether the regulation's limits apply then is policy.

For 2007-2011 no regulation was found. The minister's statement to Parliament of that time is a reading.
"""

from __future__ import annotations

from functools import partial

from qupcore.domain.case.absence import AbsenceReason
from qupcore.law.terms.absence import Absent
from qupcore.law.wordings import SOTJL_2007, SOTJL_2010, SOTJL_2019
from qupcore.rules.nodes import Condition
from qupcore.rules.parameters import Parameter, Parameters
from qupcore.rules.writing import all_of, any_of, reading, section

TOPIC = "absence"
PERMISSION = "permission"

# "Sykdom": the Act does not say whose.
_ILLNESS: tuple[AbsenceReason, ...] = ("own_illness", "sick_child", "sick_child_minder")
_FAMILY: tuple[AbsenceReason, ...] = (
    *("minder_follows_child", "antenatal_check", "before_birth", "after_birth", "birth_of_child"),
    *("birth_helper", "nursing"),
)
# Leave with benefit by permission or by right; such leave alone is neither illness nor a compelling reason.
_LEAVE: tuple[AbsenceReason, ...] = ("welfare", "religious_holiday", "holiday")


class Reasons(Parameters, prefix="sotjl.36", file="p36_absence.toml"):
    """Whether the limits of the regulation apply to the wording until 2018."""

    regulation_limits_reasons: Parameter


p5a8_2007 = partial(section, SOTJL_2007, "5A-8", topic=TOPIC)
_p36 = partial(section, SOTJL_2010, "36")
p36_2010 = partial(_p36, valid="2010-01-01/2011-12-31", topic=TOPIC)
p36_2012 = partial(
    _p36,
    valid="2012-01-01/2018-12-31",
    topic=TOPIC,
    source="with the reasons for absence with benefit in FOR-2011-12-21-1471 §§ 5-17",
)
p36_2019 = partial(
    section,
    SOTJL_2019,
    "36",
    ledd=1,
    punktum=2,
    topic=TOPIC,
    source="with the reasons for absence with benefit in FOR-2011-12-21-1471 §§ 5-17",
)
permission_2012 = partial(
    _p36,
    valid="2012-01-01/2018-12-31",
    topic=PERMISSION,
    source="the regulation says when; FOR-2011-12-21-1471 names § 36 as its basis",
)
permission_2019 = partial(section, SOTJL_2019, "36", ledd=2, topic=PERMISSION)


@p36_2010()
@p5a8_2007()
def reason_or_permission_before_regulation(absence: Absent) -> Condition:
    """Illness, another compelling welfare reason, or permission: one is enough."""
    return any_of(absence.reason.one_of(*_ILLNESS), absence.compelling_welfare_reason, absence.permitted)


@p36_2012()
def reason_or_permission(absence: Absent, reasons: Reasons) -> Condition:
    """Illness, another compelling welfare reason, or permission: one is enough."""
    judged = all_of(absence.reason.one_of("welfare", "other"), absence.compelling_welfare_reason)
    shown = any_of(absence.entitled, reasons.regulation_limits_reasons <= 0)
    return any_of(
        all_of(absence.reason.one_of(*_ILLNESS, *_FAMILY), shown),
        judged,
        absence.permitted,
    )


@p36_2019()
def reason_and_permission(absence: Absent) -> Condition:
    """Illness or another compelling welfare reason, and permission: both are needed."""
    judged = all_of(absence.reason.one_of("pandemic", "other"), absence.compelling_welfare_reason)
    reason = any_of(absence.reason.one_of(*_ILLNESS, *_FAMILY, *_LEAVE), judged, absence.entitled)
    return all_of(reason, absence.permitted)


@permission_2019()
@permission_2012()
def permission_within_limits(absence: Absent) -> Condition:
    """Permission for absence with benefit keeps within the regulation."""
    return any_of(~absence.permitted, absence.entitled)


@permission_2019()
@permission_2012()
def refusal_has_basis(absence: Absent) -> Condition:
    """Permission is not refused where the regulation gives absence with benefit.

    When the days of holiday are taken is for the municipality to decide (FOR-2011-12-21-1471 § 17).
    """
    return any_of(absence.permitted, ~absence.entitled, absence.reason.one_of("holiday"))


_MINISTER = partial(
    reading,
    source="the minister of labour to Parliament, 2011-10-11 (Dok. 15:8 (2011-2012)): absence that is not "
    "documented has consequences for the benefit, by § 36; by Ot.prp. nr. 70 (2006-2007) 7.2.2.2 the rules "
    "on absence are those of the introduction programme",
    confidence="medium",
    link="https://www.stortinget.no/no/Saker-og-publikasjoner/Sporsmal/Skriftlige-sporsmal-og-svar/"
    "Skriftlig-sporsmal/?qid=51373",
    topic=TOPIC,
)


@_MINISTER("sotjl", "36", valid="2010-01-01/2011-12-31")
@_MINISTER("sotjl-1991", "5A-8", valid="2007-11-01/2009-12-31")
def illness_documented_before_regulation(absence: Absent) -> Condition:
    """Illness is documented, or the absence is permitted."""
    ill = absence.reason.one_of(*_ILLNESS)
    return any_of(~ill, absence.certificate.one_of("self", "doctor"), absence.permitted)


RULES = (
    illness_documented_before_regulation,
    reason_or_permission_before_regulation,
    reason_or_permission,
    reason_and_permission,
    permission_within_limits,
    refusal_has_basis,
)
