"""How a measure is used: its usual hours and length, its phase, form and language, and who gives it.

None of it is a condition. A plan may depart from every usual value; a proposal stays near them.
"""

from __future__ import annotations

from typing import Literal

import attrs

from qupcore.domain.case.plan import FollowedUpBy
from qupcore.domain.language_level import LanguageLevel
from qupcore.domain.sound import sound_entry
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = [
    "Fills",
    "FormOfUse",
    "GivenBy",
    "LanguageUse",
    "LocalPractice",
    "Per",
    "Phase",
    "Practice",
    "Target",
    "UsualHours",
    "UsualLength",
    "UsualPhases",
]

Fills = Literal["time", "contact", "nothing"]
"""`time`: the participant's activity fills hours of the week. `contact`: talks and expert help of a few
hours, beside an activity that fills the week. `nothing`: support to an employer or a payment, with no hours
of its own."""

Per = Literal["week", "month", "once", "as_needed"]
Phase = Literal["early", "middle", "late", "after"]
"""A part of a programme. `after`: what comes after it."""

FormOfUse = Literal["individual", "group", "both"]

_MOST_MINUTES = 31 * 24 * 60
_MOST_WEEKS = 520


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class UsualHours:
    """The time that a measure usually takes of a participant.

    Attributes:
        low: Minutes at the least.
        usual: Minutes as a rule.
        high: Minutes at the most.
        per: For what the minutes are: each week, each month, once, or as needed (a week in which there is a
            need).
        sources: Where the numbers are from. Empty: those of the measure. A number that no source gives has
            the source `policy`.
        confidence: How sure they are.

    >>> UsualHours(low=120, usual=240, high=600).a_week()
    (120, 240, 600)
    """

    low: int
    usual: int
    high: int
    per: Per = "week"
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.low <= self.usual <= self.high <= _MOST_MINUTES:
            raise BadInput(
                worded(
                    "usual hours of {low}, {usual} and {high} minutes",
                    low=self.low,
                    usual=self.usual,
                    high=self.high,
                ),
                remedy=worded("give low, usual and high in order, 0 to {most}", most=_MOST_MINUTES),
                code="input.number",
            )

    def a_week(self) -> tuple[int, int, int]:
        """Low, usual and high in minutes a week; a month counts as 52 weeks through 12, rounded down."""
        if self.per != "month":
            return self.low, self.usual, self.high
        return self.low * 12 // 52, self.usual * 12 // 52, self.high * 12 // 52


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class UsualLength:
    """How long a participant usually takes part.

    Attributes:
        weeks: Weeks as a rule.
        most: Weeks at the most, where a practice is known. Left out: as `repeats` and the limits say.
        repeats: Whether it may be taken again at once. Left out: not known.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    weeks: int
    most: int | None = None
    repeats: bool | None = None
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"

    def __attrs_post_init__(self) -> None:
        if not 0 < self.weeks <= (self.most or _MOST_WEEKS) <= _MOST_WEEKS:
            raise BadInput(
                worded("a usual length of {weeks} weeks", weeks=self.weeks),
                remedy=worded("give 1 to {most}, and no more than `most`", most=_MOST_WEEKS),
                code="input.number",
            )


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class UsualPhases:
    """The parts of a programme that the measure usually belongs to.

    Attributes:
        names: The parts. Empty: it is no part of a programme, and is never proposed.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    names: tuple[Phase, ...]
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class LanguageUse:
    """The level of Norwegian that a measure needs or gives.

    Attributes:
        needed: The level that a participant needs to follow it. Left out: none is known.
        given: The level that it leads to. Left out: it teaches no language, or any level.
        interpreter: Whether an interpreter helps below the level. Left out: not known.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    needed: LanguageLevel | None = None
    given: LanguageLevel | None = None
    interpreter: bool | None = None
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Target:
    """Whom the measure is meant for. It is no condition: it says whom a proposal offers it.

    Attributes:
        when: The group in the rule language (`health.in_treatment`).
        says: The group in words. Left out: the expression is shown.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    when: str
    says: Text | None = None
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class GivenBy:
    """Who gives a measure, and so who follows the participant up in it.

    Attributes:
        by: The `adviser` of the Nav office; a `provider`, such as a firm, an employer, a school or the health
            service; or `both` together.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    by: FollowedUpBy
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Practice:
    """How a measure is used.

    Attributes:
        fills: Whether it fills hours of the week. Left out: not known.
        hours: The time that it usually takes. Left out: not known.
        length: How long it usually lasts. Left out: not known.
        phases: The parts of a programme that it belongs to. Left out: not known.
        form: Individual, in a group, or both. Left out: not known.
        language: The level of Norwegian that it needs or gives. Left out: not known.
        targets: Whom it is meant for, all of it. Empty: no group is known.
        given_by: Who gives it. Left out: a course derives it from who carries the measure out, and says so.
    """

    fills: Fills | None = None
    hours: UsualHours | None = None
    length: UsualLength | None = None
    phases: UsualPhases | None = None
    form: FormOfUse | None = None
    language: LanguageUse | None = None
    targets: tuple[Target, ...] = ()
    given_by: GivenBy | None = None


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class LocalPractice:
    """How a municipality uses a measure of somebody else: what it says goes before the measure's own.

    Attributes:
        of: Id of the measure.
        practice: How it is used. What is left out is as the measure says.
        sources: Where it is from.
    """

    of: str
    practice: Practice
    sources: tuple[Source, ...] = ()
