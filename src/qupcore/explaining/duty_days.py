"""The remark on a deadline that meets a day off."""

from __future__ import annotations

from qupcore.domain.answers.review import Duty
from qupcore.explaining.phrases import Phrases

__all__ = ["day_off"]


def day_off(duty: Duty, words: Phrases) -> str:
    """The remark that a day off moved the deadline, or that it is on a day off and stays; else empty."""
    if duty.moved_from is not None and duty.moved_by is not None:
        because, place = _named(duty.moved_because, words), words.place(duty.moved_by)
        return words.say("label", "moved", day=duty.moved_from, because=because, place=place)
    if duty.falls_on:
        why = words.say("duty_moves", duty.kind)
        return words.say("label", "falls_on", because=_named(duty.falls_on, words), why=why)
    return ""


def _named(day: str, words: Phrases) -> str:
    table = "day_off" if day in words.tables["day_off"] else "value"
    return words.say(table, day)
