"""The details of a decision: each condition with its citation, facts and sources, and how it was decided."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.answers.decision import Decision
from qupcore.explaining.decision_turns import turn_lines
from qupcore.explaining.engine_words import engine_words
from qupcore.explaining.findings import behind, fact_lines, finding_lines, state_text
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases

__all__ = ["decision_details"]


def decision_details(decision: Decision, words: Phrases) -> Iterator[Line]:
    """The trace that a lawyer reads, from the conditions to the engines that agreed."""
    if decision.turns:
        yield Line(words.say("heading", "all_turns"), weight="heading", id="turns")
        yield from turn_lines(decision, decision.turns, words)
    if decision.rests_on_policy:
        yield Line(words.say("heading", "policy"), weight="heading", id="policy")
        for use in decision.rests_on_policy:
            resting = tuple(f.rule for f in decision.findings if use in f.parameters)
            source = words.source(use.source)
            chosen = f"; {words.say('label', 'chosen')}" if use.chosen else ""
            text = f"{words.policy(use.name, use.value, use.unit)} ({source}){chosen}"
            yield Line(text, 2, id=f"policy.{use.name}", findings=resting, parameters=(use.name,))
    yield Line(words.say("heading", "conditions"), weight="heading", id="conditions")
    for finding in decision.findings:
        if finding.counts:
            yield from finding_lines(finding, words)
    readings = [finding for finding in decision.findings if not finding.counts and finding.outcome != "met"]
    if readings:
        yield Line(words.say("heading", "readings"), weight="heading", id="readings")
        for finding in readings:
            yield from finding_lines(finding, words)
    yield from _starting_points(decision, words)
    yield from _decided_by(decision, words)


def _starting_points(decision: Decision, words: Phrases) -> Iterator[Line]:
    """The starting points of the case: those that point to an answer, or whose question somebody judged."""
    shown = [p for p in decision.starting_points if p.points_to != "unknown" or p.judged is not None]
    if not shown:
        return
    yield Line(words.say("heading", "starting_points"), weight="heading", id="starting_points")
    if decision.following_starting_points != decision.outcome:
        outcome = words.say("outcome_word", decision.following_starting_points)
        yield Line(words.say("label", "following", outcome=outcome), 2, id="starting_points.following")
    for point in shown:
        name, rests = f"starting_point.{point.judges}", behind(point.finding)
        yield Line(state_text(point.finding, words), 2, id=name, **rests)
        yield from fact_lines(point.finding.inputs, words, 4, name, (point.finding.rule,))
        numbers = [words.policy(use.name, use.value, use.unit) for use in point.finding.parameters]
        yield Line("; ".join(numbers), 4, "quiet", id=f"{name}.numbers", **rests)
        if point.set_aside:
            judged = words.say("label", "set_aside")
        elif point.judged is None:
            judged = words.say("label", "not_judged")
        else:
            judged = words.say("label", "judged_as", answer=words.amount(point.judged))
        yield Line(judged, 4, id=f"{name}.judged", findings=(point.finding.rule,), facts=(point.judges,))


def _decided_by(decision: Decision, words: Phrases) -> Iterator[Line]:
    yield Line(words.say("heading", "provenance"), weight="heading", id="provenance")
    engines = decision.provenance.engines
    text = words.say(
        "label",
        "provenance",
        hash=decision.provenance.rulebook[:12],
        on=decision.provenance.on,
        engines=engine_words(engines, words),
        version=decision.provenance.qupcore,
    )
    yield Line(text, 2, "quiet", id="provenance.decided_by")
