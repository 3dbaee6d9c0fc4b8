"""Bergen's policy: the full benefit under 25, paid as the city's own, and nothing else of the law moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from plugins.packages import EXAMPLES
from qupcore import Course, Participant, benefit_month, decide
from qupcore.cases import ProgrammeDecision
from qupcore.errors import ParameterError
from qupcore.plugins.loaded import LoadedPlugins

GRANTED = ProgrammeDecision(
    kind="granted",
    decided_on=date(2026, 1, 2),
    applies_from=date(2026, 1, 5),
    applies_to=date(2026, 12, 31),
)


@pytest.fixture(scope="module")
def policy(load: Callable[..., LoadedPlugins]) -> Mapping[str, int]:
    found = load(EXAMPLES["bergen"], strict=True).top_ups_of("4601", date(2026, 9, 1))
    return {top_up.parameter: top_up.value for top_up in found}


def _case(born: date) -> Participant:
    course = Course(decisions=(GRANTED,), started_on=date(2026, 1, 5))
    return Participant(ref="a", birth_date=born, benefits=(), course=course)


def test_the_young_get_the_full_rate(policy: Mapping[str, int]) -> None:
    young, older = _case(date(2003, 5, 1)), _case(date(1990, 5, 1))
    with_it, without, full = (
        benefit_month(young, 2026, 9, policy=policy),
        benefit_month(young, 2026, 9),
        benefit_month(older, 2026, 9),
    )
    assert with_it.gross == full.gross
    assert without.gross is not None
    assert full.gross is not None
    assert without.gross.ore * 3 == pytest.approx(full.gross.ore * 2, abs=3)  # two thirds, to the øre
    (line,) = [line for line in with_it.lines if line.kind == "top_up"]
    assert line.basis == "policy"
    assert [line for line in with_it.lines if line.kind != "top_up"] == list(without.lines)


def test_nobody_else_gets_more(policy: Mapping[str, int]) -> None:
    older = _case(date(1990, 5, 1))
    assert benefit_month(older, 2026, 9, policy=policy).lines == benefit_month(older, 2026, 9).lines


def test_the_right_cannot_be_given_it(policy: Mapping[str, int]) -> None:
    with pytest.raises(ParameterError):
        decide(_case(date(2003, 5, 1)), on=date(2026, 9, 1), policy=policy)
