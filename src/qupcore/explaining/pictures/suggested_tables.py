"""The tables of a suggested course: its phases, hours, measures and days, as its picture shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qupcore.domain.answers.course import CourseTalk
from qupcore.drawing.sheet import SheetTable
from qupcore.explaining.course_proposal import hours_said
from qupcore.explaining.givers import giver_said
from qupcore.explaining.phrases import Phrases
from qupcore.explaining.pictures.suggested_rows import (
    CLASSES,
    MeasureRow,
    PhasePart,
    class_said,
    hours_in_short,
    whole_days,
)

__all__ = ["days_of_course_table", "hours_table", "measures_table", "phases_table", "talks_table"]


def phases_table(parts: Sequence[PhasePart], words: Phrases, paid: Mapping[date, int]) -> SheetTable:
    """The table of the phases: their days, the hours of activity, what full time is, and paid work beside it.

    Args:
        parts: The parts of the course.
        words: The language.
        paid: Minutes a week of paid work, by the first day of the phase.
    """
    works = any(paid.get(item.phase.first) for item in parts)
    managed = any(item.phase.managed is not None for item in parts)
    named = ("activity", "set_aside", "full_time", *(("paid_work",) * works), *(("managed",) * managed))
    return SheetTable(
        caption=words.say("course_picture", "phases_table"),
        columns=(
            words.say("course_picture", "phase"),
            words.say("picture", "from_to"),
            *(words.say("course_picture", name) for name in named),
        ),
        rows=tuple(
            (
                words.say("course_phase", item.phase.name).replace(" ", "\N{NO-BREAK SPACE}"),
                whole_days(item.first, item.last, words),
                *(hours_in_short(amount, words) for amount in (item.activity, item.set_aside)),
                hours_in_short(item.phase.full_time, words),
                *((hours_in_short(paid.get(item.phase.first, 0), words),) * works),
                *(
                    ("" if item.phase.managed is None else hours_in_short(item.phase.managed, words),)
                    * managed
                ),
            )
            for item in parts
        ),
        numbers=frozenset(range(2, 2 + len(named))),
    )


def hours_table(parts: Sequence[PhasePart], words: Phrases) -> SheetTable:
    """The table of the hours a week by class."""
    kinds = [kind for kind in CLASSES if any(kind in item.minutes for item in parts)]
    return SheetTable(
        caption=words.say("course_picture", "hours_table"),
        columns=(words.say("picture", "from_to"), *(class_said(kind, words) for kind in kinds)),
        rows=tuple(
            (
                whole_days(item.first, item.last, words),
                *(hours_in_short(item.minutes.get(kind, 0), words) for kind in kinds),
            )
            for item in parts
        ),
        numbers=frozenset(range(1, 1 + len(kinds))),
    )


def measures_table(rows: tuple[MeasureRow, ...], words: Phrases) -> SheetTable:
    """The table of measures: their class, days, hours, and who follows them up."""
    estimate = words.say("course_picture", "estimate")
    return SheetTable(
        caption=words.say("course_picture", "measures_table"),
        columns=(
            words.say("week", "column_measure"),
            words.say("week", "column_class"),
            words.say("picture", "from_to"),
            words.say("week", "column_this_week"),
            words.say("course_picture", "followed_up_by"),
        ),
        rows=tuple(
            (
                row.name,
                class_said(row.counts_as, words),
                whole_days(item.first, item.last, words),
                f"{hours_said(item, words)} ({estimate})" if item.estimate else hours_said(item, words),
                giver_said(item, words),
            )
            for row in rows
            for item in row.pieces
        ),
    )


def days_of_course_table(days: tuple[tuple[str, str], ...], words: Phrases) -> SheetTable:
    """The table of days: what happens on them."""
    return SheetTable(
        caption=words.say("course_picture", "days_table"),
        columns=(words.say("picture", "day"), words.say("picture", "what")),
        rows=days,
    )


def talks_table(talks: Sequence[CourseTalk], words: Phrases, names: Mapping[str, str]) -> SheetTable:
    """The table of the follow-up talks: the day, who takes part, and why it is on that day."""
    return SheetTable(
        caption=words.say("course_picture", "talks_table"),
        columns=(
            words.say("picture", "day"),
            words.say("course_picture", "talk_with"),
            words.say("course_picture", "talk_why"),
        ),
        rows=tuple(
            (
                whole_days(talk.day, talk.day, words),
                words.say("course_talk_with", talk.with_whom),
                _why(talk, words, names),
            )
            for talk in talks
        ),
    )


def _why(talk: CourseTalk, words: Phrases, names: Mapping[str, str]) -> str:
    reasons = words.listed([words.say("course_talk_why", why) for why in talk.why])
    at = words.listed([names.get(id, id) for id in talk.measures])
    return f"{reasons}: {at}" if at else reasons
