"""Another law beside the national one affects every answer, and no later answer."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import attrs
import pytest

import qupcore as q
from planning.few import few
from qupcore.cases import Absence, ProgrammeDecision, benefit_year, rates
from qupcore.deciding.receipt import receipt_of
from qupcore.errors import QupError
from qupcore.law.national import AS_IT_STANDS, NATIONAL
from qupcore.memory import forget
from qupcore.rules.applied_law import AppliedLaw
from qupcore.rules.dated import DatedValue
from qupcore.rules.law import Law
from qupcore.rules.nodes import Constant, Node, walk
from qupcore.rules.parameters import Parameter
from qupcore.rules.terms import IntTerm
from qupcore.wire.record import (
    benefit_month_record,
    benefit_year_record,
    decision_record,
    duties_record,
    rates_record,
    review_record,
)

ON = date(2026, 9, 1)


def with_number(name: str, change: int) -> Law:
    """The national law with one number changed by so much in every period."""
    rules = tuple(_put(rule, name, change) for rule in NATIONAL.rules)
    assert rules != NATIONAL.rules, "no rule reads the number"
    return Law(f"{name}{change:+}", rules, NATIONAL.conventions)


def _put(value, name, change):
    """A rule or a node, with the number changed wherever it stands in it."""
    if isinstance(value, Parameter) and value.name == name:
        values = tuple(attrs.evolve(one, value=_moved(one, change)) for one in value.values)
        return attrs.evolve(value, values=values)
    if isinstance(value, tuple):
        found = tuple(_put(item, name, change) for item in value)
        return found if any(one is not two for one, two in zip(found, value, strict=True)) else value
    if not isinstance(value, Node) and type(value).__name__ not in ("Rule", "Formula"):
        return value
    changed = {
        field.alias: new
        for field in attrs.fields(type(value))
        if field.init and (new := _put(old := getattr(value, field.name), name, change)) is not old
    }
    return attrs.evolve(value, **changed) if changed else value


def _moved(value: DatedValue, change: int) -> int | None:
    return None if value.value is None else value.value + change


UP_TO_50 = with_number("sotjl.29.age_max", -17)
HIGHER_G = with_number("sotjl.35.g", 1_000_000)
LONGER = with_number("sotjl.31.latest_months", 2)


def a_case() -> q.Participant:
    """Somebody who turned 50 in a programme, who waited seven months for it, with an absence."""
    day = date.fromisoformat
    granted = ProgrammeDecision(
        kind="granted",
        decided_on=day("2026-01-12"),
        applies_from=day("2026-02-02"),
        applies_to=day("2026-12-31"),
        written=True,
        notified_on=day("2026-01-12"),
    )
    course = q.Course(
        applied_on=day("2025-07-01"),
        started_on=day("2026-02-02"),
        decisions=(granted,),
        absences=(Absence(first=day("2026-06-01"), last=day("2026-06-05"), reason="own_illness"),),
    )
    return q.Participant(
        ref="a",
        birth_date=day("1976-06-15"),
        lawful_stay=True,
        fixed_residence=True,
        benefits=(),
        course=course,
    )


def answers(law: Law) -> str:
    """What every function that takes a law says of the case."""
    case = a_case()
    return json.dumps(
        [
            decision_record(q.decide(case, ON, law=law)),
            rates_record(rates(ON, law=law)),
            benefit_month_record(q.benefit_month(case, 2026, 6, law=law)),
            benefit_year_record(benefit_year(case, 2026, law=law)),
            duties_record(q.duties(case, ON, law=law), ON),
            review_record(q.review(case, ON, law=law)),
        ]
    )


def parts_that_differ(law: Law) -> list[bool]:
    """Which of the answers are others than under the national law, apart from where they are from."""
    told = [json.loads(answers(one)) for one in (NATIONAL, law)]
    for found in told:
        for answer in found:
            _without_origin(answer)
    return [one != two for one, two in zip(*told, strict=True)]


def _without_origin(tree):
    if isinstance(tree, dict):
        for key in ("provenance", "rulebook", "rulebooks"):
            tree.pop(key, None)
        for value in tree.values():
            _without_origin(value)
    elif isinstance(tree, list):
        for value in tree:
            _without_origin(value)


def test_the_national_law_is_what_the_sections_say():
    same = Law("national", NATIONAL.rules, NATIONAL.conventions)
    assert NATIONAL == same == attrs.evolve(NATIONAL) == pickle.loads(pickle.dumps(NATIONAL))
    assert hash(NATIONAL) == hash(same)
    assert Law("other", NATIONAL.rules, NATIONAL.conventions) != NATIONAL
    assert AppliedLaw(NATIONAL) == AS_IT_STANDS


@pytest.mark.parametrize(
    ("law", "differ"),
    [
        (UP_TO_50, [True, False, False, False, True, True]),
        (HIGHER_G, [False, True, True, True, False, False]),
        (LONGER, [False, False, False, False, True, True]),
    ],
    ids=lambda value: value.name if isinstance(value, Law) else "",
)
def test_another_number_reaches_every_answer_that_it_bears_on(law, differ):
    assert parts_that_differ(law) == differ


def test_who_is_too_old_under_the_other_law_only():
    case = a_case()
    assert [q.decide(case, ON, law=law).outcome for law in (NATIONAL, UP_TO_50)] == [
        "undetermined",
        "no_right",
    ]


@pytest.mark.parametrize("law", [UP_TO_50, HIGHER_G, LONGER], ids=lambda law: law.name)
def test_nothing_remembers_another_law(law):
    forget()
    before, other = answers(NATIONAL), answers(law)
    assert answers(NATIONAL) == before
    forget()
    assert (answers(law), answers(NATIONAL), answers(law)) == (other, before, other)


def test_two_laws_are_asked_at_once():
    laws = [NATIONAL, UP_TO_50, HIGHER_G] * 3
    expected = {law.name: answers(law) for law in laws[:3]}
    forget()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(answers, laws))
    assert found == [expected[law.name] for law in laws]


def test_a_decision_under_another_law_is_a_trial_and_has_no_receipt():
    trial = q.decide(a_case(), ON, law=UP_TO_50)
    provenance = trial.provenance
    assert (provenance.trial, provenance.law, provenance.law_hash) == (True, UP_TO_50.name, UP_TO_50.hash)
    assert q.review(a_case(), ON, law=UP_TO_50).provenance.trial
    with pytest.raises(QupError, match="no receipt can be made of a trial") as error:
        receipt_of(a_case(), trial)
    assert error.value.code == "law.trial"


@pytest.mark.parametrize(("lang", "word", "final"), [("nb", "PRØVE", "Endelig"), ("nn", "PRØVE", "Endeleg"),
                                                     ("en", "TRIAL", "Final")])  # fmt: skip
def test_the_first_line_of_a_trial_says_so_and_none_calls_it_final(lang, word, final):
    told = [line.text for line in q.explain(q.decide(a_case(), ON, law=UP_TO_50), lang)]
    assert told[0].startswith(word)
    assert UP_TO_50.name in told[0]
    assert not any(final in text for text in told)
    real = [line.text for line in q.explain(q.decide(a_case(), ON), lang)]
    assert not any(word in text for text in real)


PLAN = q.Plan(valid_from=ON, elements=(q.Element(measure="no:jobbklubb", minutes_a_week=900, first=ON),))
FEW_STEPS = q.plans.SearchLimit(expansions=10)


def every_answer(law: Law) -> dict[str, tuple[dict, tuple]]:
    """The record and the text of every public function that takes a law, by the name of the record."""
    case, told, records = a_case(), q.explaining, q.records
    search = {"catalogue": few(), "law": law, "limit": FEW_STEPS}
    month, year, of_day = (
        q.benefit_month(case, 2026, 6, law=law),
        benefit_year(case, 2026, law=law),
        rates(ON, law=law),
    )
    duties, none = q.duties(case, ON, law=law), q.duties(q.Participant(ref="b"), ON, law=law)
    assert duties
    assert not none
    review = q.review(case, ON, law=law)
    check = q.check_plan(PLAN, ON, case=case, repairs=0, **search)
    suggested = q.suggest(case, ON, **search)
    added = q.addable(PLAN, ON, case=case, **search)
    covered = q.plans.coverage([case], ON, municipality="1804", **search)
    shared = q.plans.allocate([case], ON, **search)
    there = q.available(case, q.catalogue.catalogue_on(ON), law=law)
    return {
        "decision": (records.decision_record(decision := q.decide(case, ON, law=law)), q.explain(decision)),
        "benefit_month": (benefit_month_record(month), told.explain_month(month)),
        "benefit_year": (benefit_year_record(year), told.explain_year(year)),
        "rates": (rates_record(of_day), told.explain_rates(of_day)),
        "duties": (duties_record(duties, ON), told.explain_duties(duties, ON)),
        "no duties": (duties_record(none, ON, law=law), told.explain_duties(none, ON, law=law)),
        "review": (review_record(review), told.explain_review(review)),
        "plan_check": (records.plan_check_record(check), told.explain_plan(check, PLAN)),
        "suggestions": (records.suggestions_record(suggested), told.explain_suggestions(suggested, "nb", {})),
        "additions": (records.additions_record(added), told.explain_additions(added, "nb", {})),
        "coverage": (records.coverage_record(covered), told.explain_coverage(covered, "nb", {})),
        "allocation": (records.allocation_record(shared), told.explain_allocation(shared, ON, "nb", {})),
        "available": (records.available_record(there), told.explain_available(there)),
    }  # fmt: skip


def test_the_record_and_the_text_of_every_trial_say_so_and_no_other_does():
    for name, (record, lines) in every_answer(UP_TO_50).items():
        found = {key: record["provenance"][key] for key in ("law", "law_hash", "trial")}
        assert found == {"law": UP_TO_50.name, "law_hash": UP_TO_50.hash, "trial": True}, name
        assert (lines[0].id, UP_TO_50.name in lines[0].text) == ("trial", True), name
    for name, (record, lines) in every_answer(NATIONAL).items():
        found = {key: record["provenance"][key] for key in ("law", "law_hash", "trial")}
        assert found == {"law": "national", "law_hash": "", "trial": False}, name
        assert not any(line.id == "trial" for line in lines), name


@pytest.mark.parametrize("rules", [("a",), None])
def test_rules_that_are_none_are_refused_with_a_remedy(rules):
    with pytest.raises(QupError) as error:
        Law("x", rules)
    assert error.value.remedy


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_rule_that_writes_out_its_numbers_is_told_by_its_own_text(lang):
    (rule,) = (rule for rule in NATIONAL.rules if rule.id == "sotjl.29.age")
    person_age = next(node for node in walk(rule.when) if isinstance(node, IntTerm))
    rebuilt = attrs.evolve(rule, when=person_age >= Constant(18, "years"))
    law = Law(
        "eighteen", tuple(rebuilt if one is rule else one for one in NATIONAL.rules), NATIONAL.conventions
    )
    young = q.Participant(ref="a", birth_date=date(2015, 1, 1))
    told = {line.id: line.text for line in q.explain(q.decide(young, ON, law=law), lang)}
    assert "sotjl.29.age: " in told["finding.sotjl.29.age"]
    assert not any("{" in text for text in told.values())


def test_a_decision_under_the_national_law_is_no_trial():
    decision = q.decide(a_case(), ON, law=Law("national", NATIONAL.rules, NATIONAL.conventions))
    assert (decision.provenance.trial, decision.provenance.law) == (False, "national")
    assert receipt_of(a_case(), decision).seal


@pytest.mark.parametrize(
    "asked",
    [
        lambda law: q.decide(a_case(), ON, law=law),
        lambda law: q.review(a_case(), ON, law=law),
        lambda law: q.duties(a_case(), ON, law=law),
        lambda law: q.benefit_month(a_case(), 2026, 9, law=law),
        lambda law: rates(ON, law=law),
        lambda law: next(q.cases.decide_all([a_case()], ON, law=law)),
    ],
)
def test_no_trial_has_the_name_of_the_national_law(asked):
    law = Law("national", NATIONAL.rules[1:], NATIONAL.conventions)
    with pytest.raises(QupError, match="another name") as raised:
        asked(law)
    assert raised.value.code == "law.trial"
    asked(Law("national", NATIONAL.rules, NATIONAL.conventions))


def test_the_hash_of_a_law_is_another_with_any_number_rule_or_convention():
    laws = [
        NATIONAL,
        UP_TO_50,
        with_number("sotjl.29.age_max", -16),
        HIGHER_G,
        Law("national", NATIONAL.rules[1:], NATIONAL.conventions),
        Law("national", NATIONAL.rules, ()),
    ]
    assert len({law.hash for law in laws}) == len(laws)
    assert Law("another name", NATIONAL.rules, NATIONAL.conventions).hash == NATIONAL.hash
