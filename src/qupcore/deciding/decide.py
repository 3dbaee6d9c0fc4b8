"""decide(): the right to the programme on a day, in one pass without callbacks.

Law in force on the day -> facts of the person -> every engine -> findings -> Decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from qupcore.deciding.facts import Fact, at_least, facts_of
from qupcore.deciding.filling import Filled, fill, settled
from qupcore.deciding.finding import findings_of, starting_points_of
from qupcore.deciding.prepared import CompiledRulebook, prepared_on
from qupcore.deciding.turning import turns_of
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.decision import (
    Decision,
    ParameterUse,
    Provenance,
    Question,
    StartingPoint,
    Unfinished,
)
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case, check_day
from qupcore.domain.case.participant import Participant
from qupcore.domain.truth import Truth, outcome_of
from qupcore.engines import Verdicts
from qupcore.law.conventions import Conventions
from qupcore.law.national import NATIONAL, under_law
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields, Hash
from qupcore.rules.law import Law
from qupcore.rules.new_terms import check_values
from qupcore.rules.terms import Value
from qupcore.version import __version__

__all__ = ["decide"]


def _told(found: Decision) -> Fields:
    return {
        "outcome": found.outcome,
        "final": found.final,
        "missing": found.missing,
        "rulebook": Hash(found.provenance.rulebook),
    }


@moved_to_keywords("case", "on", "policy", since="0.2.0", gone_in="0.3.0", participant="case")
@observed("decide", _told)
def decide(
    case: Participant,
    on: date,
    *,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    require_engines: int | None = None,
) -> Decision:
    """Decide whether a person has a right to the Qualification Programme on a day.

    Args:
        case: What is known about the person; what is not known is left out.
        on: The day whose rules are used, and on which the facts are looked at.
        law: The law; the national law if left out. Under another the decision is a trial: its provenance says
            so, and there is no receipt of it.
        policy: Numbers that the law leaves open, chosen otherwise than the default, by full name.
        require_engines: The number of engines that must agree, 1, 2 or 3. With 2 the reference engine never
            decides without durable-rules; with 3 the compiled engine decides too. The environment variable
            `QUPCORE_REQUIRE_ENGINES` asks the same of every call.

    Raises:
        NoRulesInForce: `on` lies before 2007-11-01.
        BadInput: a fact is impossible on the day, such as a birth after it; or `on` is no day.
        ParameterError: `policy` names a number of the law, or a value that it may not have.
        EngineDisagreement: two engines gave different answers; there is no decision.
        EngineFault: fewer engines can be loaded than `require_engines` or the environment requires.

    Source: sosialtjenesteloven § 29; before 2010 § 5A-1 of the 1991 Act.

    >>> from datetime import date
    >>> decide(Participant(ref="a", birth_date=date(2010, 1, 1)), on=date(2026, 9, 1)).outcome
    'no_right'
    >>> decide(Participant(ref="a", birth_date=date(1990, 1, 1)), on=date(2026, 9, 1)).missing[0].term
    'assessed.work_ability'
    """
    check_case(case)
    check_day(on)
    check_arguments(decide, locals())
    under = under_law(law)
    prepared = prepared_on(on, policy, law=law, require_engines=require_engines)
    facts = facts_of(case, on, prepared.numbers)
    least = at_least(case, on)
    values = {name: fact.value for name, fact in facts.items()}
    if under.trial:
        check_values(prepared.rulebook.terms, values)
    starting_points, set_aside = starting_points_of(prepared, facts, values, least)
    for question in set_aside:
        del facts[question], values[question]
    verdicts = prepared.agreement(values)
    filled = _resolve(prepared, values, verdicts, least)
    truth = filled.truth
    unfinished = _unfinished(prepared, facts, values, truth, least)
    terms = prepared.rulebook.terms
    return Decision(
        outcome=outcome_of(truth),
        final=truth is not None and not unfinished,
        unfinished=unfinished,
        findings=findings_of(prepared, facts, _bounded(prepared, values, verdicts.rules, least)),
        starting_points=starting_points,
        following_starting_points=outcome_of(_following(prepared, values, starting_points, truth, least)),
        missing=tuple(
            Question(
                term=name,
                nature=terms[name].nature,
                path=terms[name].path,
                known_by=terms[name].known_by,
                new=terms[name].new,
            )
            for name in filled.asks
        ),
        turns=turns_of(prepared, values, least) if truth is False else (),
        rests_on_policy=_rests_on(prepared, case, on, values, verdicts, truth),
        practice_conditions=case.practice_conditions,
        exact=filled.exact,
        provenance=Provenance(
            on=on,
            rulebook=prepared.rulebook.hash,
            engines=prepared.engines,
            qupcore=__version__,
            policy=prepared.chosen,
            meaning=prepared.rulebook.meaning,
            law=under.law,
            law_hash=under.law_hash,
            trial=under.trial,
            new_terms=prepared.new_terms,
        ),
    )


def _resolve(
    prepared: CompiledRulebook, values: Mapping[str, Value], verdicts: Verdicts, least: Mapping[str, int]
) -> Filled:
    """The outcome after filling in the missing facts in every way."""
    if verdicts.right is not None:
        return Filled(verdicts.right, True, ())
    return fill(prepared, values, verdicts.rules, least)


def _bounded(
    prepared: CompiledRulebook,
    values: Mapping[str, Value],
    rules: Mapping[str, Truth],
    least: Mapping[str, int],
) -> Mapping[str, Truth]:
    """The outcome of each rule, where an unknown number has a known lower bound."""
    if not least:
        return rules
    found = {
        entry.id: settled(prepared, (entry,), values, least)
        for entry in prepared.rulebook.conditions
        if rules[entry.id] is None and any(name in least for name in entry.terms)
    }
    return {**rules, **found}


def _following(
    prepared: CompiledRulebook,
    values: Mapping[str, Value],
    points: Iterable[StartingPoint],
    truth: Truth,
    least: Mapping[str, int],
) -> Truth:
    """The outcome if the open judged questions were answered as their starting points indicate."""
    answers = {
        point.judges: point.points_to == "met"
        for point in points
        if point.judges not in values and point.points_to != "unknown"
    }
    if truth is not None or not answers:
        return truth
    return settled(prepared, prepared.rulebook.conditions, {**values, **answers}, least)


def _unfinished(
    prepared: CompiledRulebook,
    facts: Mapping[str, Fact],
    values: Mapping[str, Value],
    truth: Truth,
    least: Mapping[str, int],
) -> tuple[Unfinished, ...]:
    """The incomplete judgements without which the outcome would change."""
    if truth is None or not any(fact.assessment and fact.assessment.lacks for fact in facts.values()):
        return ()
    judged = {name: facts[name].assessment for name in prepared.rulebook.terms if name in facts}
    lacking = {name: item.lacks for name, item in judged.items() if item is not None and item.lacks}
    if not lacking:
        return ()

    def stands_without(names: set[str]) -> bool:
        kept = {name: value for name, value in values.items() if name not in names}
        rules = {entry.id: prepared.single[entry.id](kept) for entry in prepared.rulebook.conditions}
        right: Truth = False if False in rules.values() else None
        return _resolve(prepared, kept, Verdicts(rules, right), least).truth is truth

    if stands_without(set(lacking)):
        return ()
    needed = [name for name in lacking if not stands_without({name})] or list(lacking)
    asked = {item.question: item for name in needed if (item := judged[name]) is not None}
    return tuple(Unfinished(question=question, lacks=item.lacks) for question, item in asked.items())


def _rests_on(
    prepared: CompiledRulebook,
    case: Participant,
    on: date,
    values: Mapping[str, Value],
    verdicts: Verdicts,
    truth: Truth,
) -> tuple[ParameterUse, ...]:
    """The policy numbers that change the outcome when another permitted value is tried.

    Where the law gives no other value to try, a refusal depends on the number if it fails without it.
    """
    found = []
    for name, alternatives, versions in prepared.otherwise:
        if not alternatives and truth is not False:
            continue
        for version in versions:
            rules = {**verdicts.rules, **{rule: condition(values) for rule, condition in version}}
            conditions = [rules[entry.id] for entry in prepared.rulebook.conditions]
            other: Truth = False if False in conditions else None if None in conditions else True
            if other is not verdicts.right:
                found.append(prepared.uses[name])
                break
    born = case.birth_date
    if born is not None and (born.month, born.day) == (2, 29):
        name = Conventions.leap_birthday.name
        for choice in prepared.rulebook.values[name].choices:
            facts = facts_of(case, on, {**prepared.numbers, name: choice})
            read = {**values, **{k: f.value for k, f in facts.items() if k == "person.age"}}
            if prepared.together(prepared.rulebook.conditions, read) is not verdicts.right:
                found.append(prepared.uses[name])
                break
    return tuple(found)
