"""Answers remembered by cells are those of the engines, and rules are found by day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qupcore.cases.ruling.answers import Answers, answers_of
from qupcore.cases.ruling.ruling import evaluate
from qupcore.cases.ruling.timeline import timeline
from qupcore.deciding.facts import Fact
from qupcore.deciding.prepared import CompiledRulebook, prepared_on
from qupcore.engines import installed_engines
from qupcore.law.national import AS_IT_STANDS, NATIONAL
from qupcore.rules.applied_law import AppliedLaw
from qupcore.testing import TERMS, facts, rulebooks

pytestmark = pytest.mark.durable
RANDOM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RANDOM
@given(rulebooks(), st.lists(facts(TERMS), min_size=2, max_size=20))
def test_what_is_remembered_is_what_both_engines_find(rulebook, asked):
    prepared = CompiledRulebook(rulebook, installed_engines())
    answers = Answers(prepared)
    for known in asked:
        found = answers(known)
        asked_again = prepared.agreement(known)
        assert dict(found.rules) == dict(asked_again.rules)
        assert (found.right, dict(found.amounts)) == (asked_again.right, dict(asked_again.amounts))
        assert answers({name: Fact(value) for name, value in known.items()}) is found


def test_engines_are_asked_once_for_facts_that_no_rule_tells_apart():
    asked = []
    answers = answers_of(prepared_on(date(2026, 9, 1), topic="before_birth"))
    prepared = answers.prepared

    class Counted(Answers):
        def _asked(self, facts):
            asked.append(dict(facts))
            return super()._asked(facts)

    counted = Counted(prepared)
    found = {
        days: counted({"leave.working_days_before_event": days, "leave.notice_days": 7}) for days in range(13)
    }
    assert len(asked) == 3  # none, one to ten, more than ten
    assert len({id(answer) for answer in found.values()}) == 2  # in time and not
    assert [days for days, answer in found.items() if answer.right] == list(range(1, 11))


def test_numbers_that_go_into_a_calculation_are_told_apart():
    for month in (1, 2, 3):
        first = date(2026, month, 15).toordinal()
        found = evaluate("withdrawal", date(2026, 9, 1), {"withdrawal.first": first}, AS_IT_STANDS)
        assert found.amounts["withdrawal.review_by"] == date(2026, month + 6, 15).toordinal()


def test_nobody_can_write_in_what_all_share():
    found = evaluate("holiday", date(2026, 9, 1), {"leave.whole_days": 3, "leave.part_days": 0}, AS_IT_STANDS)
    with pytest.raises(TypeError):
        found.verdicts.rules["for-2011-1471.17.holiday_days"] = False


def test_findings_show_the_facts_of_their_own_case():
    for days in (3, 4):
        found = evaluate(
            "holiday", date(2026, 9, 1), {"leave.whole_days": days, "leave.part_days": 0}, AS_IT_STANDS
        )
        assert {item.term: item.value for item in found.findings[0].inputs}["leave.whole_days"] == days


@pytest.mark.parametrize(
    ("topic", "first", "last"),
    [
        ("own_illness", "2012-01-01", None),
        ("pandemic", "2020-03-16", "2020-12-31"),
        ("absence", "2007-11-01", None),
    ],
)
def test_a_topic_has_rules_from_its_first_day_to_its_last(topic, first, last):
    line, began = timeline(topic, AS_IT_STANDS), date.fromisoformat(first)
    assert line.on(date.fromordinal(began.toordinal() - 1)) is None
    assert line.on(began) is not None
    if last is None:
        assert line.on(date(2026, 9, 1)) is not None
    else:
        ended = date.fromisoformat(last)
        assert line.on(ended) is not None
        assert line.on(date.fromordinal(ended.toordinal() + 1)) is None


def test_a_choice_holds_where_the_law_leaves_it_open():
    line = timeline(
        "working_day", AppliedLaw(NATIONAL, {"sotjl.35.public_holidays_off": 0, "sotjl.35.rounding_step": 1})
    )
    assert line.policy_on(date(2011, 12, 31)) == {"sotjl.35.public_holidays_off": 0}
    assert line.policy_on(date(2012, 1, 1)) == {}
    assert line.edition(date(2011, 12, 31)) != line.edition(date(2012, 1, 1))
    assert timeline("working_day", AppliedLaw(NATIONAL, {"sotjl.35.rounding_step": 1})) is timeline(
        "working_day", AS_IT_STANDS
    )
