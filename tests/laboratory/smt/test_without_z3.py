"""Without z3, what takes it is not proved and says what to install; nothing loads it too early."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest

from qupcore.errors import BadInput
from qupcore.errors.worded import in_language
from qupcore.laboratory.differing import TopicDifference, law_difference
from qupcore.laboratory.sides import Side, Sides
from qupcore.laboratory.smt.loading import INSTALL_Z3, z3_library
from qupcore.law.national import NATIONAL


def difference(day: date, topic: str) -> TopicDifference:
    sides = Sides(Side(NATIONAL, day - timedelta(days=1)), Side(NATIONAL, day))
    (found,) = law_difference(sides, [topic]).topics
    return found


@pytest.fixture
def without_z3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)


@pytest.mark.usefixtures("without_z3")
def test_the_remedy_is_told() -> None:
    with pytest.raises(BadInput) as caught:
        z3_library()
    assert caught.value.remedy == INSTALL_Z3


@pytest.mark.usefixtures("without_z3")
def test_what_is_equal_is_not_proved() -> None:
    found = difference(date(2012, 1, 1), "pay")
    assert found.answer == "not_proved"
    assert INSTALL_Z3 in found.why
    assert "som ikkje kan lastast" in in_language(found.why, "nn")


@pytest.mark.usefixtures("without_z3")
def test_what_differs_is_shown_and_whether_there_is_more_stays_open() -> None:
    found = difference(date(2020, 3, 16), "duration")
    assert found.answer == "differs"
    assert "deadline" in {item.kind for item in found.witnesses}
    assert INSTALL_Z3 in found.why


@pytest.mark.usefixtures("without_z3")
def test_few_facts_are_tried_one_by_one() -> None:
    found = difference(date(2012, 1, 1), "absence")
    assert (found.answer, found.why) == ("differs", "")


def test_nothing_loads_z3_before_it_is_needed() -> None:
    program = "import sys; from qupcore.reforms import law_difference; sys.exit('z3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
