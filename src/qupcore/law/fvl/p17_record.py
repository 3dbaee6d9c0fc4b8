"""Forvaltningsloven § 17: a case is clarified as well as possible before the decision.

It is used here for one purpose only: if two entries of a record contradict each other and neither breaks the
law, the review asks which is right.
"""

from __future__ import annotations

from qupcore.law.terms.record import Record
from qupcore.law.wordings import FVL
from qupcore.rules.nodes import Condition
from qupcore.rules.writing import all_of, section


@section(
    FVL,
    "17",
    ledd=1,
    punktum=1,
    topic="record",
    source="a case is as well informed as it can be before a decision is made; that entries which do not "
    "agree are asked about follows from it; the period begins with the programme, not with the section",
    confidence="medium",
)
def record_agrees(record: Record) -> Condition:
    """The entries of the record agree."""
    days_agree = all_of(record.entry_fits, record.start_fits, record.periods_fit, record.was_open)
    decided = all_of(record.appeal_fits, record.new_decision, record.effect_fits, record.gap_fits)
    entered_once = all_of(
        record.told_apart, record.job_told_apart, record.money_told_apart, record.one_reason
    )
    cuts = all_of(record.cut_explained, record.cut_concerns)
    stops = all_of(record.stop_holds, record.took_part_meanwhile)
    in_order = all_of(record.after_the_law, record.notice_fits, record.appeal_in_order)
    return all_of(days_agree, entered_once, cuts, stops, decided, in_order)


RULES = (record_agrees,)
