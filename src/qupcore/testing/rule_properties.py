"""The properties of a rule change as tests, which a test class inherits.

```python
from qupcore.testing import RuleProperties


class TestAgeLimit(RuleProperties):
    reform = "agelimit.toml"
```
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qupcore.deciding.decide import decide
from qupcore.domain.case.participant import Participant
from qupcore.explaining.lines import Line
from qupcore.laboratory.boundaries import values_on
from qupcore.laboratory.drawn_people import drawn_person
from qupcore.laboratory.properties.all_properties import OF_COURSES, examined
from qupcore.laboratory.properties.of_money import with_course
from qupcore.laboratory.properties.subject import FALLING, RISING, Broken, Declared, Subject
from qupcore.laboratory.properties.telling import explain_broken
from qupcore.laboratory.properties.trying import subjects_of
from qupcore.law.national import NATIONAL
from qupcore.law.terms.right import ApplicantFacts
from qupcore.reforms.reading import read_reform
from qupcore.reforms.reform import Reform
from qupcore.rules.law import Law

__all__ = ["RuleProperties"]


class RuleProperties:
    """The properties. Inherit them in a class named `Test...`, and say what is examined.

    Attributes:
        reform: A reform, or the path of its file from the folder of the test.
        law: A law, in the place of a reform.
        days: The days on which people are looked at; of a reform, the first day of each operation and the
            first one without it, if left out.
        baseline: The law over which the reform is laid, or with which the law is compared.
        rising: Facts of which more, or a yes, never takes a right away.
        falling: Facts of which less, or a no, never takes a right away.
        cliffs: Numbers at whose limits a right may end at once.
        unread: Facts on which no answer about the right depends, beside those that no rule reads.
        examples: How many people are drawn for each property and day.
        decide: Decides; another one than `qupcore.decide` is examined beside the law.
    """

    reform: ClassVar[Reform | str | Path | None] = None
    law: ClassVar[Law | None] = None
    days: ClassVar[Iterable[date]] = ()
    baseline: ClassVar[Law] = NATIONAL
    rising: ClassVar[tuple[str, ...]] = RISING
    falling: ClassVar[tuple[str, ...]] = FALLING
    cliffs: ClassVar[tuple[str, ...]] = (ApplicantFacts.age.name,)
    unread: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[int] = 50
    decide: ClassVar[Any] = staticmethod(decide)

    @pytest.fixture(scope="class")
    @classmethod
    def subjects(cls) -> tuple[Subject, ...]:
        """The law on each day; the reform is laid over the law once for all tests."""
        declared = Declared(rising=cls.rising, falling=cls.falling, cliffs=cls.cliffs, unread=cls.unread)
        days = tuple(cls.days)
        if cls.reform is not None:
            found = subjects_of(cls._reform(), cls.baseline, declared)
        elif cls.law is not None and days:
            found = (Subject(law=cls.law, day=days[0], baseline=cls.baseline, declared=declared),)
        else:
            pytest.fail(f"{cls.__name__} names no reform, and no law with days")
        if days:
            found = tuple(attrs.evolve(found[0], day=day) for day in days)
        return tuple(attrs.evolve(one, decide=cls.decide) for one in found)

    @classmethod
    def _reform(cls) -> Reform:
        if isinstance(cls.reform, Reform):
            return cls.reform
        path = Path(inspect.getfile(cls)).parent / str(cls.reform)
        return read_reform(path.read_bytes(), name=path.name)

    def test_changes_nothing_before_its_first_day(self, subjects: tuple[Subject, ...]) -> None:
        """On the day before its first, the law with the reform gives every answer as without it."""
        self._holds("null", subjects)

    def test_somebody_can_have_the_right(self, subjects: tuple[Subject, ...]) -> None:
        """The conditions do not contradict each other."""
        self._holds("somebody", subjects)

    def test_forgetting_a_fact_never_refuses(self, subjects: tuple[Subject, ...]) -> None:
        """Unknown is not no."""
        self._holds_of_people("forgetting", subjects)

    def test_whoever_meets_all_conditions_is_not_refused(self, subjects: tuple[Subject, ...]) -> None:
        """Each condition read alone by the reference."""
        self._holds_of_people("meets_all", subjects)

    def test_what_no_rule_reads_changes_nothing(self, subjects: tuple[Subject, ...]) -> None:
        """Nor does what the author declares unread."""
        self._holds_of_people("unread", subjects)

    def test_is_monotone_in_what_is_declared(self, subjects: tuple[Subject, ...]) -> None:
        """What speaks for the right never takes it away."""
        self._holds_of_people("monotone", subjects)

    def test_has_no_cliff_that_is_not_declared(self, subjects: tuple[Subject, ...]) -> None:
        """A right does not end with one more of a number, unless the author says so."""
        self._holds_of_people("cliffs", subjects)

    def test_every_refusal_cites(self, subjects: tuple[Subject, ...]) -> None:
        """An act that exists, a section, and who brought the wording."""
        self._holds_of_people("cites", subjects)

    def test_engines_agree(self, subjects: tuple[Subject, ...]) -> None:
        """All engines that are installed."""
        self._holds_of_people("engines", subjects)

    def test_is_explained_in_three_languages(self, subjects: tuple[Subject, ...]) -> None:
        """Every rule in more than its id."""
        self._holds_of_people("explained", subjects)

    def test_no_benefit_is_below_zero_and_months_add_up(self, subjects: tuple[Subject, ...]) -> None:
        """The months of the year in which a programme begins."""
        self._holds_of_people("money", subjects)

    def _holds(self, name: str, subjects: tuple[Subject, ...]) -> None:
        for subject in subjects:
            _check(examined(name, subject))

    def _holds_of_people(self, name: str, subjects: tuple[Subject, ...]) -> None:
        for subject in subjects:
            self._holds_on(name, subject)

    def _holds_on(self, name: str, subject: Subject) -> None:
        @settings(max_examples=self.examples, deadline=None)
        @given(_cases(subject, in_programme=name in OF_COURSES))
        def holds(case: Participant) -> None:
            _check(examined(name, subject, case))

        holds()


@st.composite
def _cases(draw: st.DrawFn, subject: Subject, in_programme: bool) -> Participant:
    def pick(several: Any) -> Any:
        return draw(st.sampled_from(several))

    case = drawn_person(values_on(subject.law, subject.day), subject.day, pick)
    return with_course(case, subject.day, pick) if in_programme else case


def _check(broken: Broken | None) -> None:
    if broken is not None:
        raise AssertionError("\n".join(map(_text, explain_broken(broken, "en"))))


def _text(line: Line) -> str:
    return " " * line.indent + line.text
