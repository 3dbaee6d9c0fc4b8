"""A change that was made is written as a reform of the law before it, and gives the law after it."""

from __future__ import annotations

from datetime import date

from qupcore.law.national import NATIONAL
from qupcore.law.sotjl.p29_right import not_disproportionately_burdensome
from qupcore.law.terms.right import Benefits, Judgement
from qupcore.reforms.holding import held
from qupcore.reforms.operations import Add, Operation, Repeal, Reword, SetNumber
from qupcore.reforms.reform import Reform
from qupcore.rules.nodes import Condition
from qupcore.rules.rulebook import Rulebook
from qupcore.rules.writing import any_of

DAY = date(2019, 1, 1)
"""LOV-2018-12-20-98 in force."""


def numbers(before: Rulebook, after: Rulebook) -> list[Operation]:
    """The numbers that the two have with different values, or on another basis."""
    found: list[Operation] = []
    for name, old in before.values.items():
        new = after.values[name]
        if new.value is not None and (new.value, new.basis) != (old.value, old.basis):
            found.append(SetNumber(about=name, start=DAY, value=new.value, basis=new.basis))
    return found


def test_the_change_of_2019_is_a_reform_of_the_law_of_2018() -> None:
    old = held(NATIONAL, date(2018, 12, 31))
    before, after = old.in_force(DAY), NATIONAL.in_force(DAY)
    first = next(placed for placed in NATIONAL.rules if placed.id == "sotjl.29.introduction_programme_first")
    reform = Reform(
        name="change of 2019",
        source="LOV-2018-12-20-98",
        operations=(
            *numbers(before, after),
            Repeal(about="sotjl.29.programme_can_be_offered", start=DAY),
            Add(rule=not_disproportionately_burdensome),
            Add(rule=first),
        ),
    )
    assert reform(old).in_force(DAY).meaning == after.meaning
    assert before.meaning != after.meaning


def test_the_factor_of_2024() -> None:
    day = date(2024, 7, 1)
    before, after = (NATIONAL.in_force(on, "rates") for on in (date(2024, 6, 30), day))
    changed = [name for name in after.values if after.values[name].value != before.values[name].value]
    operations = tuple(
        SetNumber(about=name, start=day, value=value)
        for name in changed
        if (value := after.values[name].value) is not None
    )
    law = Reform(name="factor of 2024", source="LOV-2023-12-20-95", operations=operations)(
        held(NATIONAL, date(2024, 6, 30))
    )
    values = {name: value.value for name, value in law.in_force(day, "rates").values.items()}
    assert changed
    assert values == {name: value.value for name, value in after.values.items()}


def test_very_of_2010_is_a_rewording() -> None:
    """From 2010-01-01 to 2010-12-16 the word was missing: limited benefits were enough."""
    old = held(NATIONAL, date(2010, 12, 17))
    without: Condition = any_of(
        Benefits.monthly_total == 0, Judgement.benefits_very_limited, Judgement.benefits_limited
    )
    start = date(2010, 12, 18)
    law = Reform(
        name="without very",
        source="a test",
        operations=(Reword(about="sotjl.29.benefits_very_limited", start=start, tree=without),),
    )(old)
    then = NATIONAL.in_force(date(2010, 12, 16))
    trees = [
        sorted(str(entry.when.canonical()) for entry in book.conditions)
        for book in (law.in_force(start), then)
    ]
    assert trees[0] == trees[1]
