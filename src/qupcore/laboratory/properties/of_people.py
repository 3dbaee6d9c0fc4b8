"""Properties of the answer about one person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

import attrs

from qupcore.domain.answers.decision import Decision
from qupcore.domain.case.participant import Participant, PracticeCondition
from qupcore.domain.text import LANGUAGES
from qupcore.engines.here import installed_engines
from qupcore.engines.reference import condition_of
from qupcore.errors import EngineDisagreement, EngineFault
from qupcore.explaining.decision import explain
from qupcore.explaining.phrases import phrases
from qupcore.laboratory.boundaries import FactValues, values_read_by
from qupcore.laboratory.drawn_people import neighbours, with_facts
from qupcore.laboratory.properties.subject import Broken, Subject
from qupcore.law.national import NATIONAL
from qupcore.law.terms.right import IMPLIED
from qupcore.law.vocabulary import RIGHT, vocabulary
from qupcore.memory import remembered
from qupcore.rules.law import Law
from qupcore.rules.terms import BoolTerm, IntTerm, Value

__all__ = ["cites", "cliffs", "engines", "explained", "forgetting", "meets_all", "monotone", "unread"]

_RANK = {"no_right": 0, "undetermined": 1, "right": 2}


def _broken(name: str, how: str, subject: Subject, case: Participant, **about: object) -> Broken:
    terms = subject.law.in_force(subject.day).terms.values()
    new = tuple(term.new for term in terms if term.new is not None)
    return Broken(name=name, how=how, about=about, day=subject.day, case=case, new_terms=new)


def forgetting(subject: Subject, case: Participant) -> Broken | None:
    """Forgetting a fact never refuses: unknown is not no."""
    if subject.decided(case).outcome == "no_right":
        return None
    for term, near in _near(subject, case, forgotten=True):
        if subject.decided(near).outcome == "no_right":
            return _broken("forgetting", "", subject, case, term=term)
    return None


def meets_all(subject: Subject, case: Participant) -> Broken | None:
    """Whoever meets every condition, as the reference reads each alone, has the right."""
    book, facts = subject.law.in_force(subject.day), subject.known(case)
    numbers = book.numbers()
    if all(condition_of(entry.when, numbers)(facts) is True for entry in book.conditions):
        outcome = subject.decided(case).outcome
        if outcome == "no_right":
            return _broken("meets_all", "", subject, case)
    return None


def unread(subject: Subject, case: Participant) -> Broken | None:
    """What no rule reads, and what the author says no answer depends on, changes no answer."""
    before = _answer(subject.decided(case))
    for term, other in _unread(subject, case):
        if _answer(subject.decided(other)) != before:
            return _broken("unread", "", subject, case, term=term)
    return None


def _unread(subject: Subject, case: Participant) -> Iterator[tuple[str, Participant]]:
    demanded = PracticeCondition(name="motivated", met=False)
    yield "practice_conditions", attrs.evolve(case, practice_conditions=(demanded,))
    yield "ref", attrs.evolve(case, ref="another")
    book = subject.law.in_force(subject.day)
    of_right = {term.name for group in RIGHT for term in vars(group).values() if hasattr(term, "known_by")}
    read = {choice.term.name for choice in values_read_by(book)}
    answered = {name for pair in IMPLIED for name in (pair[0].name, pair[1].name)}
    read |= answered if read & answered else set()
    known = subject.known(case)
    for name in (*sorted(of_right - read), *subject.declared.unread):
        for value in _some(name, subject):
            if known.get(name) != value:
                other = with_facts(case, {**known, name: value}, {name}, subject.day)
                if _same(known, subject.known(other), read - {name}):
                    yield name, other


def _same(before: Mapping[str, Value], after: Mapping[str, Value], read: Collection[str]) -> bool:
    """Whether no fact that rules read is another: whoever states a conclusion states an assessment."""
    return all(before.get(name) == after.get(name) for name in read)


def _some(name: str, subject: Subject) -> tuple[Value, ...]:
    for choice in values_read_by(subject.law.in_force(subject.day)):
        if choice.term.name == name:
            return choice.values
    term = vocabulary()[name]
    if isinstance(term, BoolTerm):
        return (True,) if name == "assessed.work_ability" else (False, True)
    return (0, 1) if isinstance(term, IntTerm) else getattr(term, "values", ())


def _answer(decision: Decision) -> tuple[object, ...]:
    """What is decided and why; the sums in other fields of a case may differ."""
    return decision.outcome, frozenset(
        (finding.rule, finding.outcome) for finding in decision.findings if finding.counts
    )


def monotone(subject: Subject, case: Participant) -> Broken | None:
    """More of what speaks for the right, or less of what speaks against it, never takes it away."""
    known = subject.known(case)
    directions = dict.fromkeys(subject.declared.rising, 1) | dict.fromkeys(subject.declared.falling, -1)
    rank: int | None = None
    for term, near in _near(subject, case, forgotten=False):
        if term not in directions or term not in known:
            continue
        value = subject.known(near).get(term)
        if value is None or (value > known[term]) != (directions[term] > 0):  # type: ignore[operator]
            continue
        rank = _RANK[subject.decided(case).outcome] if rank is None else rank
        if _RANK[subject.decided(near).outcome] < rank:
            return _broken("monotone", "", subject, case, term=term, before=known[term], after=value)
    return None


def cliffs(subject: Subject, case: Participant) -> Broken | None:
    """A right does not end at once at the limit of a number of which the author does not declare it.

    Every limit of the number is looked at, also those far from what the person has.
    """
    numbers = [
        choice
        for choice in _choices(subject)
        if isinstance(choice.term, IntTerm) and choice.term.name not in subject.declared.cliffs
    ]
    if not numbers or subject.decided(case).outcome != "right":
        return None
    known = subject.known(case)
    for choice in numbers:
        name = choice.term.name
        for below, above in pairwise(choice.cells):
            one, other = (
                with_facts(case, {**known, name: value}, {name}, subject.day)
                for value in (below[-1], above[0])
            )
            for person, near in ((one, other), (other, one)):
                if _ends(subject, person, near) and not _cliff_before(subject, person, near):
                    before, after = (subject.known(who).get(name) for who in (person, near))
                    return _broken("cliffs", "", subject, person, term=name, before=before, after=after)
    return None


def _ends(subject: Subject, person: Participant, near: Participant) -> bool:
    return subject.decided(near).outcome == "no_right" and subject.decided(person).outcome == "right"


def _cliff_before(subject: Subject, case: Participant, near: Participant) -> bool:
    """Whether the law without the reform has the cliff too: its own author answers for it."""
    if subject.baseline is None:
        return False
    one, other = (subject.decide(person, subject.day, law=subject.baseline) for person in (case, near))
    return (one.outcome, other.outcome) == ("right", "no_right")


def cites(subject: Subject, case: Participant) -> Broken | None:
    """A refusal cites each condition that is not met: an act that exists, and who brought the wording."""
    decision = subject.decided(case)
    if decision.outcome != "no_right":
        return None
    failed = [one for one in decision.findings if one.counts and one.outcome == "not_met"]
    for finding in failed:
        citation = finding.citation
        known = citation.law in _acts(NATIONAL) and citation.section.strip()
        if not known or not (citation.enacted_by or citation.link or finding.source):
            return _broken("cites", "rule", subject, case, rule=finding.rule, citation=str(citation))
    return None


@remembered(most=4)
def _acts(law: Law) -> frozenset[str]:
    """The short names of the acts and regulations that a law cites."""
    return frozenset(place.citation.law for placed in law.rules for place in placed.provisions)


def engines(subject: Subject, case: Participant) -> Broken | None:
    """Every engine gives the same answer to every rule."""
    try:
        subject.decided(case)
    except (EngineDisagreement, EngineFault):
        return _broken("engines", "", subject, case, engines=len(installed_engines()))
    return None


def explained(subject: Subject, case: Participant) -> Broken | None:
    """The decision is told in the three languages, and each rule in more than its id."""
    decision = subject.decided(case)
    for lang in LANGUAGES:
        try:
            lines = explain(decision, lang)
        except (KeyError, ValueError, IndexError) as error:
            return _broken("explained", "fails", subject, case, lang=lang, error=type(error).__name__)
        if not lines or not all(line.text.strip() for line in lines):
            return _broken("explained", "fails", subject, case, lang=lang, error="")
        words = phrases(lang)
        for finding in decision.findings:
            numbers = {number.name: number.value for number in finding.parameters}
            if words.rule(finding.rule, numbers, finding.doc) == finding.rule:
                return _broken("explained", "rule", subject, case, lang=lang, rule=finding.rule)
    return None


def _choices(subject: Subject) -> tuple[FactValues, ...]:
    return values_read_by(subject.law.in_force(subject.day))


def _near(subject: Subject, case: Participant, *, forgotten: bool) -> Iterator[tuple[str, Participant]]:
    """The neighbours of whom a fact is forgotten, or those of whom it is another."""
    for term, near in neighbours(case, subject.day, subject.law):
        if (term not in subject.known(near)) == forgotten:
            yield term, near
