"""durable-rules and the reference engine agree, for every rule and every set of facts."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from qupcore.engines import ReferenceEngine
from qupcore.errors import RuleError
from qupcore.testing import facts, rulebooks

pytestmark = pytest.mark.durable

RULEBOOKS = 20_000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 1_000


def within_limits(both, rulebook):
    """Both evaluators; a rulebook beyond the limits of the engine is skipped."""
    try:
        return both(rulebook)
    except RuleError:
        event("beyond the limits of durable-rules")
        assume(False)


@settings(max_examples=RULEBOOKS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rulebook=rulebooks(), cases=st.lists(facts(), min_size=1, max_size=8))
def test_engines_agree_and_keep_nothing_between_decisions(both, rulebook, cases):
    reference, durable = within_limits(both, rulebook)
    expected = [reference(case) for case in cases]
    assert [durable(case) for case in cases] == expected
    assert [durable(case) for case in reversed(cases)] == expected[::-1]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rulebook=rulebooks(depth=4, most=6), case=facts())
def test_engines_agree_on_deep_rules(both, rulebook, case):
    reference, durable = within_limits(both, rulebook)
    assert durable(case) == reference(case)


def test_random_rules_try_the_engine(durable_engine):
    """Agreement means little if rules are refused, or if all of them have the same outcome."""
    seen: dict[object, int] = {True: 0, False: 0, None: 0, "rulebooks": 0, "refused": 0}

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(rulebooks(), facts())
    def count(rulebook, case):
        seen["rulebooks"] += 1
        try:
            durable_engine.prepare(rulebook)
        except RuleError:
            seen["refused"] += 1
        for truth in ReferenceEngine().prepare(rulebook)(case).rules.values():
            seen[truth] += 1

    count()
    assert seen["refused"] < seen["rulebooks"] / 10
    verdicts = [seen[truth] for truth in (True, False, None)]
    assert min(verdicts) > sum(verdicts) / 20
