"""Every event: its name, its log, its level, the fields that it may have, and when it is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from qupcore.frozen import read_only

__all__ = ["AFTER_AN_ERROR", "EVENTS", "Event", "Level"]

Level = Literal["DEBUG", "INFO", "WARNING", "ERROR"]

AFTER_AN_ERROR = ("outcome", "seconds", "code", "faults", "at", "error", "rules")
"""The fields of a question that was refused or failed."""


@attrs.frozen(kw_only=True, hash=False, eq=False)
class Event:
    """A kind of event.

    Attributes:
        name: Its name; a span has it with `qupcore.` before it.
        log: The logger.
        level: Its level. A question that is refused is told at INFO, one that is stopped by an interrupt
            at WARNING, one that fails at ERROR.
        fields: What it tells.
        when: When it is told.
        question: Whether it is a question: it has a duration, is a span, and may be refused or fail.
    """

    name: str
    log: str
    level: Level
    fields: tuple[str, ...]
    when: str
    question: bool


def _question(name: str, log: str, fields: str, when: str) -> Event:
    told = ("outcome", *fields.split(), "seconds")
    return Event(name=name, log=f"qupcore.{log}", level="DEBUG", fields=told, when=when, question=True)


def _happens(name: str, log: str, level: Level, fields: str, when: str) -> Event:
    told = tuple(fields.split())
    return Event(name=name, log=f"qupcore.{log}", level=level, fields=told, when=when, question=False)


_EVENTS = (
    _question("read_case", "wire", "", "`read_case` has read a case"),
    _question("read_catalogue", "catalogue", "catalogue measures", "`read_catalogue` has read a catalogue"),
    _question("read_receipt", "deciding", "", "`read_receipt` has read a receipt"),
    _question("read_plan_receipt", "planning", "", "`read_plan_receipt` has read a receipt"),
    _question("decide", "deciding", "final missing rulebook", "`decide` has decided"),
    _question("replay", "deciding", "seal differences", "`replay` has decided again and compared"),
    _question("account", "cases", "", "`Account`, or what uses it, has prepared a case for its months"),
    _question("benefit_month", "cases", "lines missing", "a month is calculated"),
    _question("benefit_year", "cases", "lines missing", "a year is calculated, after its months"),
    _question("duties", "cases", "duties", "`duties` has listed the duties"),
    _question("review", "cases", "remarks rulebook", "`review` has held a case against the law"),
    _question(
        "check_plan", "planning", "findings repairs complete rulebook catalogue", "`check_plan` has checked"
    ),
    _question("replay_plan", "planning", "seal differences", "`replay_plan` has checked again and compared"),
    _question("suggest", "composing", "plans complete", "`suggest` has searched plans"),
    _question("suggest_course", "phasing", "courses complete", "`suggest_course` has searched courses"),
    _question("allocate", "allocating", "given without complete", "`allocate` has shared out places"),
    _question("available", "availability", "measures", "`available` has matched a case with measures"),
    _question("catalogue_on", "catalogue", "measures", "`catalogue_on` has chosen what is in force on a day"),
    _question("addable", "composing", "measures", "`addable` has looked for what a plan has room for"),
    _question("coverage", "composing", "without complete", "`coverage` has asked who can have a full plan"),
    _question("count_plans", "composing", "", "`count_plans` has counted"),
    _question("plan_exists", "composing", "", "`plan_exists` has looked for a plan"),
    _question("sample_plans", "composing", "", "`sample_plans` has drawn plans"),
    _question("why_not", "phasing", "", "`why_not` has searched why a measure is in no course"),
    _question("ask", "asking", "missing", "`ask` has made a form of what is missing"),
    _question("difference", "deciding", "", "`difference` has compared two decisions"),
    _question("law_difference", "laboratory", "", "`law_difference` has compared two laws"),
    _question("impact_of", "impact", "", "`impact_of` has counted whom a change touches"),
    _question(
        "cost_by_month_of", "impact", "", "`cost_by_month_of` has worked out what the benefit would come to"
    ),
    _question("prove", "laboratory", "", "`prove` has proved or refuted a statement, or neither"),
    _question("prove_claim", "laboratory", "", "`prove_claim` has proved or refuted a claim, or neither"),
    _question("check_rules", "laboratory", "", "`check_rules` has looked at the rules of a law"),
    _question("rates", "cases", "", "`rates` has listed the rates of a day"),
    _question("week_plan", "explaining", "", "`week_plan` has placed a week"),
    _question("load_plugins", "plugins", "plugins failures", "`load_plugins` has loaded"),
    _question("ask_live_places", "plugins", "offers failures", "`LivePlaces.ask` has answered"),
    _happens("replay_differs", "deciding", "WARNING", "seal differences", "a replay gives something else"),
    _happens("plugin_loaded", "plugins", "INFO", "plugin version hash layers seconds", "a plugin was loaded"),
    _happens(
        "plugin_kept",
        "plugins",
        "DEBUG",
        "plugin version",
        "what it gave is read from the folder of kept ones",
    ),
    _happens(
        "plugin_failed",
        "plugins",
        "WARNING",
        "plugin version stage seconds",
        "a plugin is not used: it failed, or is not trusted (`stage=trust`)",
    ),
    _happens(
        "kept_unusable",
        "plugins",
        "WARNING",
        "cause",
        "the folder of kept plugins is not used, so that every plugin runs again each time",
    ),
    _happens(
        "disabled_unknown",
        "plugins",
        "WARNING",
        "plugins",
        "a plugin that is to be left out is not installed: its name may be misspelt",
    ),
    _happens(
        "keeper_ended", "plugins", "WARNING", "", "the process for plugins was ended, and is started again"
    ),
    _happens("live_places_asked", "plugins", "DEBUG", "plugin offers seconds", "a live system has answered"),
    _happens(
        "live_places_failed",
        "plugins",
        "WARNING",
        "plugin version offers seconds",
        "a live system has no usable answer",
    ),
    _happens(
        "live_places_stale",
        "plugins",
        "DEBUG",
        "plugin age",
        "an answer that was kept is too old: asked anew",
    ),
    _happens("memory_full", "memory", "DEBUG", "memory entries", "a table was full, and is empty now"),
    _happens(
        "memory_emptied",
        "memory",
        "INFO",
        "entries",
        "`forget` has emptied all memories, or those of some rooms",
    ),
)

EVENTS: Mapping[str, Event] = read_only({event.name: event for event in _EVENTS})
"""Every event by its name."""
