"""A week of a programme as JSON values."""

from __future__ import annotations

import attrs

from qupcore.domain.answers.week import Block, Week, WeekDay, WeekElement
from qupcore.domain.arguments import check_arguments
from qupcore.wire.record import plain
from qupcore.wire.versions import versions

__all__ = ["week_record"]


def week_record(week: Week) -> dict[str, object]:
    """The week: `days` with `marks` and `blocks`, `elements`, `beside` and `hours`.

    Lengths are minutes; times of the day are `HH:MM`, `24:00` at the end of a day. The `element` of a block
    is the index of an element in `elements`, from 0; it is null for travel, breaks and paid work.
    `plan` is null if no plan is in force. Elsewhere null means *not known*.
    """
    check_arguments(week_record, locals())
    return {
        "week": str(week.week),
        "ref": week.ref,
        "frame": {"start": _clock(week.frame[0]), "end": _clock(week.frame[1])},
        "days": [_day(day) for day in week.days],
        "elements": [_element(element) for element in week.elements],
        "beside": [plain(work) for work in week.beside],
        "hours": plain(week.hours),
        "versions": versions("week"),
    }


def _day(day: WeekDay) -> dict[str, object]:
    return {
        "on": day.on.isoformat(),
        "plan": day.plan,
        "plan_from": plain(day.plan_from),
        "counts": day.counts,
        "marks": [plain(mark) for mark in day.marks],
        "blocks": [_block(block) for block in day.blocks],
    }


def _element(element: WeekElement) -> dict[str, object]:
    return {
        **{field.name: plain(getattr(element, field.name)) for field in attrs.fields(WeekElement)},
        "opening_hours": [
            {"day": slot.day, "start": _clock(slot.start), "end": _clock(slot.end)}
            for slot in element.opening_hours
        ],
    }


def _block(block: Block) -> dict[str, object]:
    return {
        "kind": block.kind,
        "start": _clock(block.start),
        "end": _clock(block.end),
        "element": block.element,
        "falls_away": block.falls_away,
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
