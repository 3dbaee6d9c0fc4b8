"""The participant: what the office knows about a person, and nothing that is not needed.

Every field but `ref` may be left out: left out means *not known*, which is never the same as no. There is no
field for an identity number, for motivation as a condition, for target numbers or budgets.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Literal

import attrs

from qupcore.domain.case.assessment import Assessment, WorkAbilityAssessment, check_answers
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.course import Course
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.stay import Stay
from qupcore.domain.hint import remedy
from qupcore.domain.money import Money
from qupcore.domain.new_term import check_proposed
from qupcore.domain.sound import sound_fields
from qupcore.domain.text import shown_key
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded

__all__ = ["Benefit", "Household", "Participant", "PracticeCondition"]

BenefitKind = Literal[
    "unemployment_benefit",
    "sickness_benefit",
    "parental_benefit",
    "care_benefit",
    "work_assessment_allowance",
    "disability_benefit",
    "transitional_benefit",
    "child_pension",
    "survivors_pension",
    "retirement_pension",
    "rehabilitation_benefit",
    "measures_allowance",
    "other",
]
BenefitLaw = Literal["folketrygdloven", "arbeidsmarkedsloven", "other"]


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Benefit:
    """A benefit the person holds (ytelse til livsopphold).

    Attributes:
        kind: What it is.
        law: The act it is paid under; § 29 counts only folketrygdloven and arbeidsmarkedsloven.
        monthly_nok: Amount a month in kroner, before tax. Left out: not known.
        valid_from: First day it is held. Left out: held already before any day asked about.
        valid_to: Last day it is held, included. Left out: still running.
    """

    kind: BenefitKind
    law: BenefitLaw
    monthly_nok: Money | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise BadInput(
                worded(
                    "the benefit ends ({valid_to}) before it starts ({valid_from})",
                    valid_to=self.valid_to,
                    valid_from=self.valid_from,
                ),
                remedy="swap or correct the dates",
                code="input.period",
            )

    def held_on(self, day: date) -> bool:
        """Whether the benefit runs on the day."""
        after_start = self.valid_from is None or self.valid_from <= day
        return after_start and (self.valid_to is None or day <= self.valid_to)

    def held_with(self, other: Benefit) -> bool:
        """Whether both benefits are held on some day at the same time."""
        first = max(self.valid_from or date.min, other.valid_from or date.min)
        return first <= min(self.valid_to or date.max, other.valid_to or date.max)


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Household:
    """Whom the guideline norm is counted for.

    Attributes:
        kind: Single, married or cohabiting couple, or living in a shared dwelling.
        child_birth_dates: The birth dates of the children who live there; empty means none.
    """

    kind: Literal["single", "couple", "shared_dwelling"]
    child_birth_dates: tuple[date, ...] = ()


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class PracticeCondition:
    """A condition that local practice set. It is recorded and shown, and touches no outcome.

    Attributes:
        name: What was demanded: `motivated`, `stable enough`, `wants a job`, ...
        met: Whether the office found it met.
        by: Who set it.
        note: What was said.
    """

    name: str
    met: bool | None = None
    by: str = ""
    note: str = ""


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Participant:
    """A person who has applied, or may apply, as known to the office.

    Attributes:
        ref: The case system's own opaque reference. Never a national identity number.
        birth_date: Day of birth.
        lawful_stay: Whether the person stays lawfully in Norway.
        fixed_residence: Whether the person has a fixed residence in Norway.
        exempt_from_residence: Whether the person is exempt from the residence requirement: a Norwegian
            citizen, an EEA national or family member with lawful stay (not under utlendingsloven § 111), or
            covered by another treaty or by the regulation's § 1 (4).
        stay: Where the person stays, as far as it tells which municipality is responsible (§ 3).
        nav_office_established: Only before 2010: whether the municipality had its Nav office.
        benefits: Every subsistence benefit held. Left out: not known. Empty: none.
        household: Needed for the guideline norm that "very limited" starts from.
        work_ability_assessment: The assessment gone through. Left out: not known to be done.
        introduction_programme_offered: Whether the person is offered, or takes part in, the introduction
            programme for newly arrived refugees.
        assessments: Discretionary judgements on record.
        practice_conditions: Conditions that local practice set, for the record.
        circumstances: What measures ask about, beyond what the law asks. Left out: nothing is on record.
        planning: What a plan is made for: needs, interests, where the person lives. Left out: not on record.
        course: What happened in the programme over time. Left out: nothing is on record.
        proposed: Facts that only a proposed law asks for, by the name of the term without `proposed.`. The
            rules in force do not read them.
        sources: Where facts come from: field name to source (`"birth_date": "population register"`).
    """

    ref: str
    birth_date: date | None = None
    lawful_stay: bool | None = None
    fixed_residence: bool | None = None
    exempt_from_residence: bool | None = None
    stay: Stay | None = None
    nav_office_established: bool | None = None
    benefits: tuple[Benefit, ...] | None = None
    household: Household | None = None
    work_ability_assessment: WorkAbilityAssessment | None = None
    introduction_programme_offered: bool | None = None
    assessments: tuple[Assessment, ...] = ()
    practice_conditions: tuple[PracticeCondition, ...] = ()
    circumstances: Circumstances | None = None
    planning: Planning | None = None
    course: Course | None = None
    proposed: dict[str, bool | int | str] = attrs.field(factory=dict, hash=False)
    sources: dict[str, str] = attrs.field(factory=dict, hash=False)

    def __attrs_post_init__(self) -> None:
        if faults := tuple(_entered_twice(self.benefits or ())):
            raise BadInput(
                "a benefit is entered twice",
                remedy="remove one of each pair",
                faults=faults,
                code="input.twice",
            )
        check_answers(self.assessments, "right")
        check_proposed(self.proposed)
        known = tuple(field.name for field in attrs.fields(Participant))
        faults = tuple(
            Fault(
                f".sources.{shown_key(name)}",
                "unknown key",
                remedy(name, known, named=worded("known keys")),
                code="input.unknown-key",
            )
            for name in self.sources
            if name not in known
        )
        if faults:
            raise BadInput(
                "a source is given for a field that a case does not have",
                remedy="name fields of the case",
                faults=faults,
                code="input.unknown-key",
            )

    @property
    def municipality(self) -> str:
        """The four-digit number of the municipality; empty where it is not known."""
        return self.planning.municipality if self.planning else ""


def _entered_twice(benefits: tuple[Benefit, ...]) -> Iterator[Fault]:
    """Two entries of one benefit with one amount for shared days: the amount would be counted twice."""
    for one, other in combinations(range(len(benefits)), 2):
        before, after = benefits[one], benefits[other]
        same = (before.kind, before.law, before.monthly_nok) == (after.kind, after.law, after.monthly_nok)
        if same and before.monthly_nok is not None and before.held_with(after):
            yield Fault(
                f".benefits[{other}]",
                worded(
                    "benefits[{one}] is the same benefit with the same amount, for overlapping days", one=one
                ),
                "leave one of them out; enter two that are paid at once as one, with their sum",
                code="input.twice",
            )
