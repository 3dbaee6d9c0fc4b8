"""A decision as text: what it comes to, why and what to do; then the details."""

from __future__ import annotations

from collections.abc import Iterator

from qupcore.domain.answers.decision import Decision, Unfinished
from qupcore.domain.arguments import check_arguments
from qupcore.explaining.decision_details import decision_details
from qupcore.explaining.decision_turns import conditions_reading, open_turns, turn_lines
from qupcore.explaining.findings import MARKS, behind, state_text
from qupcore.explaining.lines import Line, apart, as_details
from qupcore.explaining.phrases import Phrases, Reader, phrases
from qupcore.explaining.places import place_and_path
from qupcore.explaining.trial import trial_lines
from qupcore.explaining.what_you_can_do import what_you_can_do

__all__ = ["explain", "outcome_text", "questions", "unfinished"]


def explain(
    decision: Decision, lang: str = "nb", ref: str = "", *, reader: Reader = "adviser"
) -> tuple[Line, ...]:
    """Explain a decision: what it comes to, why, and what to do; then the details.

    Args:
        decision: The result of `decide`.
        lang: `nb`, `nn` or `en`.
        ref: The case's reference, for the second line.
        reader: Whom the text is for: the `participant`, who is addressed as "you", the `adviser`, or a
            `lawyer`, who reads each condition once, among the details.

    >>> from datetime import date
    >>> from qupcore import Participant, decide
    >>> lines = explain(decide(Participant(ref="a", birth_date=date(2015, 1, 1)), on=date(2026, 1, 1)), "en")
    >>> lines[0].text
    'The person has no right to the Qualification Programme on 1 January 2026.'
    """
    check_arguments(explain, locals())
    words = phrases(lang, reader).with_new(decision.provenance.new_terms)
    details = as_details(decision_details(decision, words))
    return tuple(apart((*_answer(decision, words, ref), *details)))


def _answer(decision: Decision, words: Phrases, ref: str) -> Iterator[Line]:
    trial = decision.provenance.trial
    # It comes first, and replaces what the answer is: a trial decides nothing about a person.
    yield from trial_lines(decision.provenance, words)
    yield _headline(decision, words)
    if ref and words.reader != "participant":
        yield Line(words.say("label", "case", ref=ref), weight="quiet", id="case")
    final = "undetermined" if decision.outcome == "undetermined" else "yes" if decision.final else "no"
    if not trial:
        yield Line(words.say("final", final, on=decision.provenance.on), id="final")
    yield from _why(decision, words)
    yield from questions(decision, words)
    yield from unfinished(decision, words)
    if turns := open_turns(decision):
        yield Line(words.say("heading", "turns"), weight="heading", id="open_turns")
        yield from turn_lines(decision, turns, words, "open_turn")
    if decision.rests_on_policy:
        yield Line(words.say("heading", "policy"), weight="heading", id="choice")
        for use in decision.rests_on_policy:
            resting = tuple(f.rule for f in decision.findings if use in f.parameters)
            text = words.policy(use.name, use.value, use.unit)
            yield Line(text, 2, id=f"choice.{use.name}", findings=resting, parameters=(use.name,))
    if words.reader != "lawyer":
        yield from _conditions(decision, words)
    yield from _practice(decision, words)
    yield from what_you_can_do(words)


def outcome_text(decision: Decision, words: Phrases) -> str:
    """The outcome as a statement; it says so where a judgement that it rests on is not complete."""
    so_far = "" if decision.outcome == "undetermined" or decision.final else "_so_far"
    return words.say("outcome", f"{decision.outcome}{so_far}", on=decision.provenance.on)


def _headline(decision: Decision, words: Phrases) -> Line:
    text = outcome_text(decision, words)
    telling = {"no_right": "not_met", "undetermined": "unknown", "right": "met"}[decision.outcome]
    counted = [finding for finding in decision.findings if finding.counts]
    rules = tuple(f.rule for f in counted if f.outcome == telling) or tuple(f.rule for f in counted)
    return Line(text, weight="headline", id="outcome", findings=rules)


def _why(decision: Decision, words: Phrases) -> Iterator[Line]:
    """The broken conditions of a refusal, and the judgements that are not used."""
    broken = [f for f in decision.findings if f.counts and f.outcome == "not_met"]
    set_aside = [point for point in decision.starting_points if point.set_aside]
    if not set_aside and (decision.outcome != "no_right" or not broken):
        return
    yield Line(words.say("heading", "why"), weight="heading", id="why")
    bare = {item.question: item for item in decision.unfinished}
    for finding in broken:
        yield Line(f"{state_text(finding, words)}.", 2, id=f"why.{finding.rule}", **behind(finding))
        for item in finding.inputs:
            if item.term in bare:
                text = words.say("label", "cannot_refuse_on_this", lacks=_lacks(bare[item.term], words))
                name, rule = f"why.{finding.rule}.{item.term}", (finding.rule,)
                yield Line(text, 2, id=name, findings=rule, facts=(item.term,))
    for point in set_aside:
        name, rule, fact = f"set_aside.{point.judges}", (point.finding.rule,), (point.judges,)
        text = f"{words.question(point.judges)} {words.say('label', 'set_aside')}"
        yield Line(text, 2, id=name, findings=rule, facts=fact)


def questions(decision: Decision, words: Phrases) -> Iterator[Line]:
    """The open questions, the most decisive first; where to answer is among the details."""
    if not decision.missing:
        return
    yield Line(words.say("heading", "missing"), weight="heading", id="missing")
    for number, question in enumerate(decision.missing, 1):
        name, facts = f"missing.{question.term}", (question.term,)
        rules = conditions_reading(decision, facts)
        asked = words.question(question.term)
        if words.reader == "participant" and question.nature == "judged":
            asked = words.say("label", "nav_must_judge", question=asked)
        text = f"{number}. {asked}"
        yield Line(text, 2, id=name, findings=rules, facts=facts, path=question.path)
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
            findings=rules,
            facts=facts,
            path=question.path,
            layer="details",
        )
    if not decision.exact:
        yield Line(words.say("label", "not_exact"), 2, id="missing.not_exact")


def unfinished(decision: Decision, words: Phrases) -> Iterator[Line]:
    """The judgements that lack grounds, an author or a date, and what each would come to."""
    if not decision.unfinished:
        return
    yield Line(words.say("heading", "unfinished"), weight="heading", id="unfinished")
    for item in decision.unfinished:
        name = item.question
        key = "judge_again" if decision.outcome == "no_right" else "add"
        said = words.say("label", key, question=words.question(name), lacks=_lacks(item, words))
        text, rules = f"{said}{_if_so(decision, name, words)}", conditions_reading(decision, (name,))
        yield Line(text, 2, id=f"unfinished.{name}", findings=rules, facts=(name,))


def _lacks(item: Unfinished, words: Phrases) -> str:
    return words.listed([words.say("lacks", what) for what in item.lacks])


def _if_so(decision: Decision, term: str, words: Phrases) -> str:
    """The outcome if the judgement alone gets another answer; empty where it would not turn."""
    for turn in decision.turns:
        (change, *others) = turn.changes
        if change.term == term and change.values and not others:
            answer = words.listed([words.amount(value) for value in change.values], last="or")
            outcome = words.say("outcome_if", turn.leads_to)
            return f" {words.say('label', 'if_so', answer=answer, outcome=outcome)}"
    return ""


def _conditions(decision: Decision, words: Phrases) -> Iterator[Line]:
    yield Line(words.say("heading", "conditions_short"), weight="heading", id="conditions_short")
    order = ("not_met", "unknown", "met")
    counted = [finding for finding in decision.findings if finding.counts]
    for finding in sorted(counted, key=lambda item: order.index(item.outcome)):
        text = f"{MARKS[finding.outcome]} {state_text(finding, words)}"
        yield Line(text, 2, finding.outcome, id=f"condition.{finding.rule}", **behind(finding))


def _practice(decision: Decision, words: Phrases) -> Iterator[Line]:
    if not decision.practice_conditions:
        return
    yield Line(words.say("heading", "practice"), weight="heading", id="practice")
    for condition in decision.practice_conditions:
        met = words.say("answer", {True: "yes", False: "no", None: "unknown"}[condition.met])
        text = words.say("label", "practice_condition", name=condition.name, met=met)
        by = words.say("label", "practice_by", by=condition.by) if condition.by else ""
        said = ", ".join(part for part in (text, by, condition.note) if part)
        yield Line(f"- {said}", 2, id="practice.condition")
