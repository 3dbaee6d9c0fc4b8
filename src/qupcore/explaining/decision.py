"""A decision in words that the person it is about can read."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.answers.decision import Change, Decision, ParameterUse, Turn
from qupcore.explaining.findings import finding_lines, input_line, rule_text
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.law.vocabulary import vocabulary
from qupcore.rules.terms import IntTerm

__all__ = ["explain", "question_text", "questions"]


def explain(decision: Decision, lang: str = "nb", ref: str = "") -> tuple[Line, ...]:
    """Put a decision in words.

    Args:
        decision: What `decide` returned.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference, for the first line.

    >>> from datetime import date
    >>> from qupcore import Participant, decide
    >>> lines = explain(decide(Participant(ref="a", birth_date=date(2015, 1, 1)), on=date(2026, 1, 1)), "en")
    >>> lines[0].text
    'NO RIGHT to the Qualification Programme on 2026-01-01'
    """
    return tuple(_lines(decision, phrases(lang), ref))


def _lines(decision: Decision, words: Phrases, ref: str) -> Iterator[Line]:
    on = decision.provenance.on
    yield Line(words.say("outcome", decision.outcome, on=on), weight="headline")
    if ref:
        yield Line(words.say("label", "case", ref=ref), weight="quiet")
    final = "undetermined" if decision.outcome == "undetermined" else "yes" if decision.final else "no"
    yield Line(words.say("final", final))
    yield from questions(decision, words.lang)
    if decision.unfinished:
        yield Line(words.say("heading", "unfinished"), weight="heading")
        for item in decision.unfinished:
            lacks = ", ".join(words.say("lacks", what) for what in item.lacks)
            yield Line(
                words.say("label", "add", question=question_text(item.question, words), lacks=lacks), 2
            )
    if decision.turns:
        yield Line(words.say("heading", "turns"), weight="heading")
        for turn in decision.turns:
            yield Line(f"- {_turn(turn, words)}", 2)
    if decision.rests_on_policy:
        yield Line(words.say("heading", "policy"), weight="heading")
        for use in decision.rests_on_policy:
            yield Line(_number(use, words), 2)
    yield Line(words.say("heading", "conditions"), weight="heading")
    for finding in decision.findings:
        if finding.counts:
            yield from finding_lines(finding, words)
    readings = [finding for finding in decision.findings if not finding.counts and finding.outcome != "met"]
    if readings:
        yield Line(words.say("heading", "readings"), weight="heading")
        for finding in readings:
            yield from finding_lines(finding, words)
    yield from _starting_points(decision, words)
    if decision.practice_conditions:
        yield Line(words.say("heading", "practice"), weight="heading")
        for condition in decision.practice_conditions:
            met = words.say("answer", {True: "yes", False: "no", None: "unknown"}[condition.met])
            text = words.say("label", "practice_condition", name=condition.name, met=met)
            by = words.say("label", "practice_by", by=condition.by) if condition.by else ""
            yield Line(f"- {', '.join(part for part in (text, by, condition.note) if part)}", 2)
    yield Line(words.say("heading", "provenance"), weight="heading")
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
    )


def questions(decision: Decision, lang: str) -> Iterator[Line]:
    """The questions that are open, most decisive first."""
    words = phrases(lang)
    if not decision.missing:
        return
    yield Line(words.say("heading", "missing"), weight="heading")
    for number, question in enumerate(decision.missing, 1):
        yield Line(f"{number}. {question_text(question.term, words)}", 2)
        nature = words.say("label", "judged_nature" if question.nature == "judged" else "looked_up")
        known_by = words.say("known_by", question.known_by)
        path = words.say("label", "answer_path", known_by=known_by, path=words.path(question.path))
        yield Line(f"{nature} {path}", 5, "quiet")
    if not decision.exact:
        yield Line(words.say("label", "not_exact"), 2)


def question_text(name: str, words: Phrases) -> str:
    """The question of a term."""
    return vocabulary()[name].ask.in_language(words.lang)


def _starting_points(decision: Decision, words: Phrases) -> Iterator[Line]:
    """Shown where the question bears on the case: a benefit is held, or somebody judged it."""
    shown = [p for p in decision.starting_points if p.points_to != "unknown" or p.judged is not None]
    if not shown:
        return
    yield Line(words.say("heading", "starting_points"), weight="heading")
    if decision.following_starting_points != decision.outcome:
        outcome = words.say("outcome_word", decision.following_starting_points)
        yield Line(words.say("label", "following", outcome=outcome), 2)
    for point in shown:
        text = rule_text(point.finding, words)
        verdict = words.say("verdict", point.points_to)
        yield Line(words.say("label", "points_to", text=text, verdict=verdict), 2)
        for item in point.finding.inputs:
            yield Line(input_line(item, words), 4)
        numbers = [words.policy(use.name, use.value, use.unit) for use in point.finding.parameters]
        yield Line("; ".join(numbers), 4, "quiet")
        if point.set_aside:
            yield Line(words.say("label", "set_aside"), 4)
        elif point.judged is None:
            yield Line(words.say("label", "not_judged"), 4)
        else:
            yield Line(words.say("label", "judged_as", answer=words.amount(point.judged)), 4)


def _number(use: ParameterUse, words: Phrases) -> str:
    text = f"{words.policy(use.name, use.value, use.unit)} ({use.name}: {words.source(use.source)})"
    return f"{text}; {words.say('label', 'chosen')}" if use.chosen else text


def _turn(turn: Turn, words: Phrases) -> str:
    changes = "; ".join(_change(change, words) for change in turn.changes)
    outcome = words.say("outcome_word", turn.leads_to)
    return f"{changes} ({words.say('label', 'leads_to', outcome=outcome)})"


def _change(change: Change, words: Phrases) -> str:
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
    return f"{name}: {words.say('label', 'from_to', low=low, high=high)}"
