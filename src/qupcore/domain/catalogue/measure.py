"""A measure (tiltak): what a programme can be made of."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from qupcore.domain.case.plan import MeasureClass
from qupcore.domain.catalogue.catalogue_id import checked_id
from qupcore.domain.catalogue.measure_limits import AgeBand, LengthLimit, StartWindow, WeeklyTime
from qupcore.domain.catalogue.practice import Practice
from qupcore.domain.period import Period
from qupcore.domain.sound import sound_entry
from qupcore.domain.source import Confidence, Note, Source
from qupcore.domain.text import Text
from qupcore.errors import BadInput
from qupcore.errors.worded import worded

__all__ = ["Admission", "Classing", "CodeSystem", "Measure", "MeasureCode", "Organiser", "Owner", "Wage"]

Owner = Literal["state", "municipality", "ngo", "private"]
Organiser = Literal[
    "employer",
    "provider",
    "approved_provider",
    "school",
    "nav",
    "health_service",
    "municipality",
    "participant",
    "assistive_technology_centre",
]
Wage = Literal["yes", "no", "unknown"]
CodeSystem = Literal["arena", "tiltakskode"]


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Classing:
    """What the measure is to the programme, as one source has it. Municipalities class it differently.

    Attributes:
        counts_as: The class.
        municipality: The number of the municipality that classes it so. Empty: no particular one.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    counts_as: MeasureClass
    municipality: str = ""
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class MeasureCode:
    """What a system of Nav calls the measure. Not a key: one code can stand for several measures.

    Attributes:
        system: `arena`, or `tiltakskode` (the code that succeeds Arena's).
        code: The code (`ARBTREN`).
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    system: CodeSystem
    code: str
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Admission:
    """One condition for being admitted to the measure.

    Attributes:
        when: The condition in the rule language (`person.age < 30 and assessment.reduced_capacity`).
        says: The condition in words. Left out: the expression is shown.
        sources: Where it is from. Empty: those of the measure.
        confidence: How sure it is.
    """

    when: str
    says: Text | None = None
    sources: tuple[Source, ...] = ()
    confidence: Confidence = "high"


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Measure:
    """A measure, in one version.

    Attributes:
        id: Stable id, `no:arbeidstrening` or `1804:jobbsenter`: the namespace is `no` or a four-digit
            municipality number.
        names: What it is called.
        owner: Who answers for it.
        organisers: Who carries it out. Empty: not known.
        classes: What it is to the programme, by source. Empty: nobody has classed it.
        covers: Ids of the needs that it meets.
        codes: What Nav's systems call it.
        ages: The ages at which a person may start. Left out: no age rule is known.
        limits: How long it lasts. Empty: not known.
        starts: The days of a year on which it may start. Left out: any.
        last_start: The last day on which anyone may start, included. Left out: none is set.
        time: How much of a week it takes. Left out: not known.
        practice: How it is used: usual hours, length, phase, form and language. Left out: not known.
        wage: Whether the measure itself pays a wage.
        admits: What a person must meet to be admitted, all of it. Empty: no condition is known beyond age.
        valid: The days on which the measure exists, both ends included.
        succeeds: Ids of the measures that it took the place of.
        sources: Where the measure is from.
        confidence: How sure it is as a whole.
        notes: What is doubtful, not verified, or in conflict.
    """

    id: str
    names: Text
    owner: Owner
    valid: Period
    organisers: tuple[Organiser, ...] = ()
    classes: tuple[Classing, ...] = ()
    covers: tuple[str, ...] = ()
    codes: tuple[MeasureCode, ...] = ()
    ages: AgeBand | None = None
    limits: tuple[LengthLimit, ...] = ()
    starts: StartWindow | None = None
    last_start: date | None = None
    time: WeeklyTime | None = None
    practice: Practice | None = None
    wage: Wage = "unknown"
    admits: tuple[Admission, ...] = ()
    succeeds: tuple[str, ...] = ()
    sources: tuple[Source, ...]
    confidence: Confidence = "high"
    notes: tuple[Note, ...] = ()

    def __attrs_post_init__(self) -> None:
        checked_id(self.id)
        if not self.sources:
            raise BadInput(
                worded("{id} has no source", id=self.id),
                remedy="say where the measure is described",
                code="input.source",
            )

    def counts_as(self, municipality: str = "") -> MeasureClass | None:
        """The class of the measure; None where none is given, or where general sources disagree.

        Args:
            municipality: The municipality whose own classing goes first.
        """
        for wanted in dict.fromkeys((municipality, "")):
            found = {item.counts_as for item in self.classes if item.municipality == wanted}
            if found:
                return found.pop() if len(found) == 1 else None
        return None
