"""The law, with one file per section. Sections do not import each other; they share terms (`terms`)."""

from __future__ import annotations

import re
from datetime import date

from qupcore.domain.arguments import check_arguments
from qupcore.domain.hint import hint
from qupcore.errors import BadInput
from qupcore.law import readings
from qupcore.law.conventions import Conventions
from qupcore.law.domstolloven import p149_deadlines
from qupcore.law.forskrift import (
    f966_s03_pandemic,
    f966_s03_participation,
    f966_s04_deferral,
    f966_s05_extension,
    f1110_individual_plan,
    f1251_residence,
    f1471_s01_certificate,
    f1471_s01_content,
    f1471_s01_evaluation,
    f1471_s01_progress,
    f1471_s02_duration,
    f1471_s03_both_parents,
    f1471_s03_child_supplement,
    f1471_s04_maintenance,
    f1471_s06_self_certificate,
    f1471_s08_withdrawal,
    f1471_s09_sick_child,
    f1471_s12_birth,
    f1471_s15_welfare,
    f1471_s16_days_off,
    f1471_s17_holiday,
)
from qupcore.law.fvl import (
    appeals,
    decisions,
    p11a_interim_answer,
    p16_hearing,
    p17_record,
    p18_access,
    p24_late_reasons,
    p25_judgements,
    p33_preparing,
    p34_outcome,
    p35_reversal,
)
from qupcore.law.not_rules import sections_without_rules
from qupcore.law.sotjl import (
    p03_municipality,
    p17_advice,
    p23_wrong_information,
    p29_norm,
    p29_refusal,
    p29_right,
    p29_standing,
    p30_content,
    p30_work,
    p31_start,
    p32_as_long_as,
    p32_duration,
    p33_plan,
    p34_ending,
    p35_benefit,
    p35_days_off,
    p35_month,
    p35_right,
    p36_absence,
    p36_reduction,
    p37_work,
    p38_coordination,
    p38_refund,
    p39_payment,
    p40_payment,
    p40_recovery,
    p40_repayment,
    p41_absence_cut,
    p41_decision,
    p42_consulting,
    p43_information,
    p47_appeal_body,
)
from qupcore.rules.parameters import Parameter
from qupcore.rules.writing import Placed

__all__ = ["CONVENTIONS", "RULES", "section_rules", "sections"]

RULES: tuple[Placed, ...] = (
    *p29_right.RULES,
    *f1251_residence.RULES,
    *readings.RULES,
    *p29_norm.RULES,
    *p30_content.RULES,
    *f1471_s01_content.RULES,
    *p30_work.RULES,
    *p31_start.RULES,
    *f966_s04_deferral.RULES,
    *p32_duration.RULES,
    *f1471_s02_duration.RULES,
    *f966_s05_extension.RULES,
    *p33_plan.RULES,
    *f1110_individual_plan.RULES,
    *p34_ending.RULES,
    *f966_s03_participation.RULES,
    *f1471_s01_certificate.RULES,
    *p35_right.RULES,
    *p35_benefit.RULES,
    *p35_month.RULES,
    *f1471_s03_child_supplement.RULES,
    *p37_work.RULES,
    *p36_absence.RULES,
    *f1471_s06_self_certificate.RULES,
    *f1471_s08_withdrawal.RULES,
    *f1471_s09_sick_child.RULES,
    *f1471_s12_birth.RULES,
    *f1471_s15_welfare.RULES,
    *p35_days_off.RULES,
    *f1471_s16_days_off.RULES,
    *f1471_s17_holiday.RULES,
    *f966_s03_pandemic.RULES,
    *p36_reduction.RULES,
    *p38_coordination.RULES,
    *p40_payment.RULES,
    *f1471_s04_maintenance.RULES,
    *p38_refund.RULES,
    *p40_recovery.RULES,
    *p11a_interim_answer.RULES,
    *p16_hearing.RULES,
    *p18_access.RULES,
    *decisions.RULES,
    *p24_late_reasons.RULES,
    *appeals.RULES,
    *p33_preparing.RULES,
    *p34_outcome.RULES,
    *p35_reversal.RULES,
    *p149_deadlines.RULES,
    *p42_consulting.RULES,
    *f1471_s01_evaluation.RULES,
    *p17_advice.RULES,
    *p29_refusal.RULES,
    *p32_as_long_as.RULES,
    *p41_decision.RULES,
    *p25_judgements.RULES,
    *p17_record.RULES,
    *p29_standing.RULES,
    *p03_municipality.RULES,
    *p41_absence_cut.RULES,
    *f1471_s01_progress.RULES,
    *p43_information.RULES,
    *p47_appeal_body.RULES,
    *p39_payment.RULES,
    *p40_repayment.RULES,
    *p23_wrong_information.RULES,
    *f1471_s03_both_parents.RULES,
)
"""Every rule and formula of every period, in the order of evaluation and of questions."""

CONVENTIONS: tuple[Parameter, ...] = (Conventions.leap_birthday,)
"""Policy parameters that no rule reads but that affect how facts are read."""

_NEAR_SECTION = re.compile(r"\s*([\w-]+)\s*(?:§|paragraf)?\s*([\w-]*)\s*(?:\(.*)?")
_SECTION = re.compile(r"\s*([\w-]+)\s*§?\s*([\w-]+)\s*")


def sections() -> tuple[str, ...]:
    """The sections that hold or held a rule, sorted by act and number.

    >>> sections()[0]
    'domstolloven § 149'
    """
    names = {f"{p.citation.law} § {p.citation.section}" for rule in RULES for p in rule.provisions}
    return tuple(sorted(names, key=_in_order))


def _in_order(name: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    law, _, number = name.partition(" § ")
    return law, tuple((int(digits), rest) for digits, rest in re.findall(r"(\d+)(\D*)", number))


def section_rules(name: str, on: date | None = None) -> tuple[Placed, ...]:
    """The rules of a section, on a day or in any period.

    Args:
        name: Act and section, as `sotjl § 29`.
        on: The day; any day if left out.

    Raises:
        BadInput: the section holds no rule, or none on the day; the remedy names a similar section, the
            section of a rule with that id, or the sections or periods to choose from.

    >>> [rule.id for rule in section_rules("for-2011-1251 § 4")]
    ['for-2011-1251.4.lawful_stay']
    """
    check_arguments(section_rules, locals())
    match = _SECTION.fullmatch(name)
    wanted = match.groups() if match else None
    everywhere = [(rule, provision) for rule in RULES for provision in rule.provisions]
    there = [(rule, p) for rule, p in everywhere if (p.citation.law, p.citation.section) == wanted]
    if not there:
        raise BadInput(f"no rule stands in {name!r}", remedy=_remedy(name), code="law.unknown-section")
    found = {rule.id: rule for rule, p in there if on is None or p.valid.contains(on)}
    if not found:
        periods = ", ".join(sorted({str(p.valid) for _, p in there}))
        raise BadInput(
            f"no rule stands in {name!r} on {on}",
            remedy=f"ask about a day in: {periods}",
            code="law.unknown-section",
        )
    return tuple(found.values())


def _remedy(name: str) -> str:
    """The remedy: the section of a rule with that id, a section of an act with a similar name, or a list."""
    where = {rule.id: [p.citation for p in rule.provisions] for rule in RULES}
    if meant := name if name in where else hint(name, where):
        places = dict.fromkeys(f"'{place.law} § {place.section}'" for place in where[meant])
        return f"the rule {meant} stands in {', '.join(places)}"
    ruled = sections()
    known = sorted((*ruled, *sections_without_rules(ruled)), key=_in_order)
    match = _NEAR_SECTION.fullmatch(name)
    law, number = match.groups() if match else (name, "")
    same = {_law(place): place for place in known if place.casefold().endswith(f" § {number.casefold()}")}
    if meant := hint(law, same):  # the section number is not corrected: another section has another meaning
        return f"did you mean '{same[meant]}'?"
    meant = hint(law, {_law(place) for place in known})
    shown = [place for place in known if meant in (None, _law(place))]
    return "use one of: " + ", ".join(f"'{place}'" for place in shown)


def _law(place: str) -> str:
    return place.partition(" § ")[0]
