"""A decision as text for the person it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qupcore.domain.answers.decision import Decision, FactChange, ParameterUse, Turn
from qupcore.domain.arguments import check_arguments
from qupcore.explaining.findings import behind, fact_lines, finding_lines, state_text
from qupcore.explaining.lines import Line, apart
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.places import place_and_path
from qupcore.explaining.trial import trial_lines
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.terms import IntTerm

__all__ = ["explain", "questions", "unfinished"]


def explain(decision: Decision, lang: str = "nb", ref: str = "") -> tuple[Line, ...]:
    """Explain a decision.

    Args:
        decision: The result of `decide`.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference, for the first line.

    >>> from datetime import date
    >>> from qupcore import Participant, decide
    >>> lines = explain(decide(Participant(ref="a", birth_date=date(2015, 1, 1)), on=date(2026, 1, 1)), "en")
    >>> lines[0].text
    'The person has no right to the Qualification Programme on 1 January 2026.'
    """
    check_arguments(explain, locals())
    return tuple(apart(_lines(decision, phrases(lang), ref)))


def _lines(decision: Decision, words: Phrases, ref: str) -> Iterator[Line]:
    on, trial = decision.provenance.on, decision.provenance.trial
    # It comes first, and replaces "final": a trial under another law decides nothing about a person.
    yield from trial_lines(decision.provenance, words)
    yield Line(
        words.say("outcome", decision.outcome, on=on),
        weight="headline",
        id="outcome",
        findings=_deciding(decision),
    )
    if ref:
        yield Line(words.say("label", "case", ref=ref), weight="quiet", id="case")
    final = "undetermined" if decision.outcome == "undetermined" else "yes" if decision.final else "no"
    if not trial:
        yield Line(words.say("final", final), id="final")
    yield from questions(decision, words.lang)
    yield from unfinished(decision, words.lang)
    if decision.turns:
        yield Line(words.say("heading", "turns"), weight="heading", id="turns")
        for turn in decision.turns:
            facts = tuple(change.term for change in turn.changes)
            name = f"turn.{'+'.join(facts)}"
            yield Line(f"- {_turn(turn, words)}", 2, id=name, findings=_reading(decision, facts), facts=facts)
    if decision.rests_on_policy:
        yield Line(words.say("heading", "policy"), weight="heading", id="policy")
        for use in decision.rests_on_policy:
            resting = tuple(f.rule for f in decision.findings if use in f.parameters)
            yield Line(
                _number(use, words), 2, id=f"policy.{use.name}", findings=resting, parameters=(use.name,)
            )
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
    if decision.practice_conditions:
        yield Line(words.say("heading", "practice"), weight="heading", id="practice")
        for condition in decision.practice_conditions:
            met = words.say("answer", {True: "yes", False: "no", None: "unknown"}[condition.met])
            text = words.say("label", "practice_condition", name=condition.name, met=met)
            by = words.say("label", "practice_by", by=condition.by) if condition.by else ""
            said = ", ".join(part for part in (text, by, condition.note) if part)
            yield Line(f"- {said}", 2, id="practice.condition")
    yield Line(words.say("heading", "provenance"), weight="heading", id="provenance")
    names = ", ".join(" ".join(engine) for engine in decision.provenance.engines)
    said = words.say(
        "label", "agree" if len(decision.provenance.engines) > 1 else "one_engine", engines=names
    )
    yield Line(
        words.say(
            "label",
            "provenance",
            hash=decision.provenance.rulebook[:12],
            on=on,
            engines=said,
            version=decision.provenance.qupcore,
        ),
        2,
        "quiet",
        id="provenance.decided_by",
    )


def _deciding(decision: Decision) -> tuple[str, ...]:
    """The findings that the outcome rests on: those with the outcome's verdict, or else all that count."""
    telling = {"no_right": "not_met", "undetermined": "unknown", "right": "met"}[decision.outcome]
    counted = [finding for finding in decision.findings if finding.counts]
    return tuple(f.rule for f in counted if f.outcome == telling) or tuple(f.rule for f in counted)


def _reading(decision: Decision, facts: Collection[str]) -> tuple[str, ...]:
    """The conditions that read one of the facts, known or missing."""
    return tuple(
        finding.rule
        for finding in decision.findings
        if finding.counts and {*finding.missing, *(item.term for item in finding.inputs)} & {*facts}
    )


def questions(decision: Decision, lang: str) -> Iterator[Line]:
    """The open questions, the most decisive first."""
    words = phrases(lang)
    if not decision.missing:
        return
    yield Line(words.say("heading", "missing"), weight="heading", id="missing")
    for number, question in enumerate(decision.missing, 1):
        name, facts = f"missing.{question.term}", (question.term,)
        lacking = _reading(decision, facts)
        text = f"{number}. {words.question(question.term)}"
        yield Line(text, 2, id=name, findings=lacking, facts=facts, path=question.path)
        nature = words.say("label", "judged_nature" if question.nature == "judged" else "looked_up")
        known_by = words.say("known_by", question.known_by)
        path = words.say(
            "label", "answer_path", known_by=known_by, place=place_and_path(question.path, words)
        )
        yield Line(
            f"{nature} {path}",
            5,
            "quiet",
            id=f"{name}.path",
            findings=lacking,
            facts=facts,
            path=question.path,
        )
    if not decision.exact:
        yield Line(words.say("label", "not_exact"), 2, id="missing.not_exact")


def unfinished(decision: Decision, lang: str) -> Iterator[Line]:
    """The judgements that lack grounds, an author or a date, without which the decision is not final."""
    words = phrases(lang)
    if not decision.unfinished:
        return
    yield Line(words.say("heading", "unfinished"), weight="heading", id="unfinished")
    for item in decision.unfinished:
        lacks = ", ".join(words.say("lacks", what) for what in item.lacks)
        text = words.say("label", "add", question=words.question(item.question), lacks=lacks)
        name = item.question
        yield Line(text, 2, id=f"unfinished.{name}", findings=_reading(decision, (name,)), facts=(name,))


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


def _number(use: ParameterUse, words: Phrases) -> str:
    text = f"{words.policy(use.name, use.value, use.unit)} ({words.source(use.source)})"
    return f"{text}; {words.say('label', 'chosen')}" if use.chosen else text


def _turn(turn: Turn, words: Phrases) -> str:
    changes = "; ".join(_change(change, words) for change in turn.changes)
    outcome = words.say("outcome_word", turn.leads_to)
    return f"{changes} ({words.say('label', 'leads_to', outcome=outcome)})"


def _change(change: FactChange, words: Phrases) -> str:
    term, name = vocabulary()[change.term], words.say("term", change.term)
    if change.values:
        return f"{name}: {' / '.join(words.amount(value) for value in change.values)}"
    assert isinstance(term, IntTerm)
    low = None if change.low is None else words.amount(change.low, term.unit)
    high = None if change.high is None else words.amount(change.high, term.unit)
    if low is not None and low == high:
        return f"{name}: {low}"
    if low is None:
        return f"{name}: {words.say('label', 'at_most', high=high)}"
    if high is None:
        return f"{name}: {words.say('label', 'at_least', low=low)}"
    if change.low is not None and term.unit not in ("date", "øre"):
        low = words.number(change.low)  # the unit is said once, after the higher number
    return f"{name}: {words.say('label', 'from_to', low=low, high=high)}"
