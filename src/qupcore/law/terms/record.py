"""The vocabulary of contradictions in a record: questions that ask which entry is right."""

from __future__ import annotations

from qupcore.law.terms.asking import fact
from qupcore.rules.terms import Vocabulary

__all__ = ["Record"]


class Record(Vocabulary):
    """Whether the entries of a case agree; a question asks about those that do not."""

    entry_fits = fact("record.entry_fits", "$.course")
    start_fits = fact("record.start_fits", "$.course.started_on")
    periods_fit = fact("record.periods_fit", "$.course.decisions[].applies_from")
    was_open = fact("record.was_open", "$.course.absences[].from_something_else")
    told_apart = fact("record.told_apart", "$.course.children[].ref")
    one_reason = fact("record.one_reason", "$.course.absences[].reason")
    new_decision = fact("record.new_decision", "$.course.decisions[]")
    effect_fits = fact("record.effect_fits", "$.course.decisions[].took_part_until")
    gap_fits = fact("record.gap_fits", "$.course.decisions[].took_part_until")
    job_told_apart = fact("record.job_told_apart", "$.course.work[]")
    cut_explained = fact("record.cut_explained", "$.course.decisions[]")
    cut_concerns = fact("record.cut_concerns", "$.course.decisions[].absence_from")
    money_told_apart = fact("record.money_told_apart", "$.course.recoveries[]")
    stop_holds = fact("record.stop_holds", "$.course.decisions[].reverses")
    took_part_meanwhile = fact("record.took_part_meanwhile", "$.course.decisions[].took_part_until")
    appeal_fits = fact("record.appeal_fits", "$.course.appeals[].against")
    after_the_law = fact("record.after_the_law", "$.course")
    notice_fits = fact("record.notice_fits", "$.course.decisions[].notified_on")
    appeal_in_order = fact("record.appeal_in_order", "$.course.appeals[]")
