"""What is remembered of fillings and turns is what would be found anew, and holds no fact of a person."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deciding.ways import SMALL, made_ready, scaled, settled
from qupcore import Benefit, Participant, decide
from qupcore.deciding import prepared
from qupcore.deciding.filling import fill
from qupcore.deciding.prepared import prepared_on
from qupcore.deciding.turning import turns_of
from qupcore.domain.money import Money
from qupcore.engines import ReferenceEngine
from qupcore.memory import forget
from qupcore.rules.nodes import Constant
from qupcore.rules.rulebook import rulebook_on
from qupcore.testing import drawn_rules, facts, number, rulebooks, yes_no

DAY = date(2026, 9, 1)
RANDOM = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=scaled(80), **RANDOM)
@given(rulebooks(SMALL) | rulebooks(SMALL, arithmetic=False), st.lists(facts(SMALL), min_size=2, max_size=8))
def test_earlier_questions_change_no_filling_and_no_turn(rulebook, cases):
    asked_before = made_ready(rulebook)
    for case in (*cases, *reversed(cases)):
        anew = made_ready(rulebook)
        assert settled(asked_before, case) == settled(anew, case)
        assert turns_of(asked_before, case) == turns_of(anew, case)


@settings(max_examples=scaled(60), **RANDOM)
@given(
    rulebooks(SMALL) | rulebooks(SMALL, arithmetic=False),
    st.lists(st.tuples(facts(SMALL), st.integers(-1, 4), st.integers(-1, 4)), min_size=2, max_size=8),
)
def test_lower_bounds_are_told_apart(rulebook, cases):
    """A case with a lower bound is no case without, nor one with another bound."""
    asked_before = made_ready(rulebook)
    for case, weeks, before in cases:
        bounds = {"try.weeks": weeks, "try.before": before}
        least = {name: bound for name, bound in bounds.items() if name not in case}
        anew = made_ready(rulebook)
        found = ReferenceEngine().prepare(rulebook)(case).rules
        if False in (found[entry.id] for entry in rulebook.conditions):
            assert turns_of(asked_before, case, least) == turns_of(anew, case, least)
        else:
            assert fill(asked_before, case, found, least) == fill(anew, case, found, least)
            assert fill(asked_before, case, found) == fill(anew, case, found)


def test_what_is_remembered_is_used(monkeypatch):
    """Two people whom no limit tells apart are one case to it, and a third is another."""
    forget()
    kept = prepared_on(DAY).filled
    ages = [Participant(ref=str(year), birth_date=date(year, 1, 1)) for year in (1990, 1980, 2015)]
    decide(ages[0], on=DAY)
    entries = len(kept)
    assert entries
    decide(ages[1], on=DAY)
    assert len(kept) == entries
    decide(ages[2], on=DAY)
    assert len(kept) > entries


def test_no_fact_of_a_person_is_remembered():
    """Of an age and of an amount, only between which limits they lie."""
    forget()
    held = Benefit(kind="sickness_benefit", law="folketrygdloven", monthly_nok=Money(1_234_567))
    person = Participant(ref="secret-ref", birth_date=date(1987, 6, 5), benefits=(held,), lawful_stay=False)
    decision = decide(person, on=DAY)
    assert decision.turns
    told = repr(list(prepared_on(DAY).filled.items()))
    assert told.count("'turns'") == 1
    for fact in ("1234567", "secret-ref", "1987", "39"):
        assert fact not in told


def test_the_tables_have_one_bound_together():
    assert prepared.CompiledRulebook.__module__ == "qupcore.deciding.prepared"
    table = prepared_on(DAY).filled
    assert (table.owner, table.most, table.together) == (
        "deciding.prepared.CompiledRulebook.filled",
        20_000,
        True,
    )


def test_both_sides_of_a_limit_are_told_apart():
    weeks, agreed = number("try.weeks", "weeks", 0, 3), yes_no("try.p")
    rules = [drawn_rules("few", weeks < Constant(2, "weeks")), drawn_rules("agreed", agreed)]
    asked = made_ready(rulebook_on(rules, date(2004, 1, 1)))
    turns = [
        {
            change.term
            for turn in turns_of(asked, {"try.weeks": held, "try.p": False})
            for change in turn.changes
        }
        for held in (0, 1, 2, 3)
    ]
    assert turns == [{"try.p"}, {"try.p"}, {"try.weeks", "try.p"}, {"try.weeks", "try.p"}]
