"""The benefit of a month: each line with its days or hours, its rate, its citation and its reason."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.answers.decision import ParameterUse, Question
from qupcore.domain.answers.provisional import Provisional
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.citation import Citation
from qupcore.domain.money import Money

__all__ = [
    "Because",
    "BenefitLine",
    "BenefitMonth",
    "BenefitYear",
    "LineKind",
    "WithoutBenefit",
    "WithoutKind",
]

LineKind = Literal["benefit", "top_up", "child_supplement", "work", "absence", "other_benefits"]


@attrs.frozen(kw_only=True)
class Because:
    """What in the case a line rests on.

    Attributes:
        path: Where it stands in the case file.
        rules: Ids of the rules that decided it; empty where the fact alone does.
    """

    path: str
    rules: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class BenefitLine:
    """One line of a month.

    Attributes:
        kind: What it is for.
        first: First day of the run of days.
        last: Last day, included.
        days: Benefit days in the run; of the child supplement, weekdays.
        minutes: Time it is reduced for: paid work a week, or absence in the run. None where none is counted.
        rate: The amount a year that it is a share of; None for reductions.
        ore: The amount in øre; negative for reductions.
        citation: Where it stands in the law, and in which version.
        basis: `law`, `regulation`, or `policy` for what the municipality adds.
        because: What in the case it rests on.
        on: The days of the run that it is about, of an absence. Empty: all of it.
    """

    kind: LineKind
    first: date
    last: date
    days: int
    minutes: int | None = None
    rate: Money | None = None
    ore: int
    citation: Citation
    basis: str
    because: tuple[Because, ...] = ()
    on: tuple[date, ...] = ()


WithoutKind = Literal[
    "not_granted", "before_programme", "after_programme", "interrupted", "leave", "no_right"
]


@attrs.frozen(kw_only=True)
class WithoutBenefit:
    """Days of a month without benefit.

    Attributes:
        why: Why: no programme was granted; the programme begins later, or has ended; it is interrupted; leave
            without benefit; or days in the programme that give no benefit for another reason.
        first: First day in the month.
        last: Last day in the month, included.
        day: The first day of the programme that begins later, or the last day of the one that has ended.
    """

    why: WithoutKind
    first: date
    last: date
    day: date | None = None


@attrs.frozen(kw_only=True)
class BenefitMonth:
    """The benefit of a calendar month, before tax.

    What is not known neither adds nor takes away: a supplement is paid when its conditions are shown, an
    absence reduces when it is shown to. `open` says what to ask; until then the month is not final.

    Attributes:
        year: The year.
        month: The month, 1 to 12.
        gross: What the participant has a right to, the sum of the lines; None where the rate is not known.
        lines: How it comes about.
        set_off: What was paid too much earlier and is taken off.
        left_to_recover: What was to be set off against the month and is more than its benefit. Whether
            it is set off against a later month is for the municipality to decide (§ 40).
        payout: What is paid out: `gross` less `set_off`.
        to_agency: What of it goes to the collection agency, against maintenance for the same child.
        paid_on: The day it is paid, where the municipality's day is given.
        open: What must be known before the month is final.
        lowered_by: What lowers the month without a line of its own, with the rules that are not met: an age
            below that of the full benefit, a child without a supplement.
        provisional: The numbers that may yet change for days of the month, and how long each is known.
        policy: The numbers that the law leaves open, with the value used.
        rulebooks: SHA-256 of the rules and numbers used, by topic and first day of use.
        engines: Name and version of each engine that calculated; they agreed.
        without: In a month that comes to nothing without a line: its days, and why they give no benefit.
        under: The law that the answer was given under.
    """

    year: int
    month: int
    gross: Money | None
    lines: tuple[BenefitLine, ...]
    set_off: Money
    left_to_recover: Money
    payout: Money | None
    to_agency: Money
    paid_on: date | None
    open: tuple[Question, ...]
    provisional: tuple[Provisional, ...]
    policy: tuple[ParameterUse, ...]
    rulebooks: tuple[tuple[str, str], ...]
    engines: tuple[tuple[str, str], ...]
    lowered_by: tuple[Because, ...] = ()
    without: tuple[WithoutBenefit, ...] = ()
    under: UnderLaw = attrs.field(factory=UnderLaw)

    @property
    def final(self) -> bool:
        """Whether no question is open and no number used is provisional."""
        return not self.open and not self.provisional


@attrs.frozen(kw_only=True)
class BenefitYear:
    """The months of a calendar year, and their sums.

    Attributes:
        year: The year.
        months: January to December.
        gross: The sum of the months; None where one is not known.
        payout: The sum of what is paid out; None where one is not known.
        under: The law that the answer was given under.
    """

    year: int
    months: tuple[BenefitMonth, ...]
    gross: Money | None
    payout: Money | None
    under: UnderLaw = attrs.field(factory=UnderLaw)

    @property
    def final(self) -> bool:
        """Whether every month is final."""
        return all(month.final for month in self.months)
