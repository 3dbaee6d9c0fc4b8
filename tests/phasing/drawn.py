"""Small drawn worlds: a country with a few measures, a municipality with its own offers, and a person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from qupcore import Participant, Period
from qupcore.domain.case.circumstances import Circumstances
from qupcore.domain.case.plan import MeasureClass, Slot
from qupcore.domain.case.planning import Planning
from qupcore.domain.case.situation import DayFrame, ManageableTime, PlannedLeave, Position, Treatment
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Admission, Classing, Measure
from qupcore.domain.catalogue.measure_limits import AgeBand, LengthLimit
from qupcore.domain.catalogue.need import Need, NeedSize
from qupcore.domain.catalogue.offer import Offer, Places
from qupcore.domain.catalogue.practice import (
    LanguageUse,
    Practice,
    Target,
    UsualHours,
    UsualLength,
    UsualPhases,
)
from qupcore.domain.catalogue.relation import Group, Overlap, Relation
from qupcore.domain.source import Source
from qupcore.domain.text import Text

__all__ = ["ALWAYS", "HERE", "ON", "SOURCE", "WORDS", "World", "made", "offers_of", "worlds"]

ON = date(2026, 9, 7)
HERE = "1804"
ALWAYS = Period(date(2016, 1, 1))
WORDS, SOURCE = Text("a", "b", "c"), (Source(text="drawn"),)
NEEDS = ("language", "debt", "work_experience", "health_care", "follow_up", "adapted_work")


@attrs.frozen
class World:
    """A person, the days of the course, and two catalogues.

    Attributes:
        case: The person.
        until: The last day.
        national: The measures of the country.
        local: The measures and offers of the municipality.
    """

    case: Participant
    until: date
    national: Catalogue
    local: Catalogue

    def planned(self, **more: Any) -> World:
        """The same world with other facts for planning."""
        assert self.case.planning is not None
        return attrs.evolve(
            self, case=attrs.evolve(self.case, planning=attrs.evolve(self.case.planning, **more))
        )

    def offering(self, *offers: Offer) -> World:
        """The same world with these offers of the municipality."""
        return attrs.evolve(self, local=attrs.evolve(self.local, offers=offers))


def made(id: str, counts_as: MeasureClass, covers: tuple[str, ...], **more: Any) -> Measure:
    """A measure in one class, for some needs."""
    values: dict[str, Any] = {"owner": "state", "valid": ALWAYS, "organisers": ("nav",), **more}
    return Measure(
        id=id, names=WORDS, classes=(Classing(counts_as=counts_as),), covers=covers, sources=SOURCE, **values
    )


TALK = made(
    "no:talk",
    "supporting",
    ("follow_up",),
    practice=Practice(
        fills="contact",
        hours=UsualHours(low=30, usual=60, high=90),
        phases=UsualPhases(names=("early", "middle", "late")),
    ),
)
OWN = made("no:own", "own_activity", ())
SEARCH = made("no:search", "job_search", ("job_search",))
HEALTH = made("no:health", "health", ("health_care",))
WORK = made("no:work", "work_directed", ("work_experience",), organisers=("employer",))

_KINDS: tuple[tuple[MeasureClass, tuple[str, ...]], ...] = (
    ("work_directed", ("work_experience",)),
    ("work_directed", ("work_experience", "ordinary_workplace")),
    ("work_directed", ("adapted_work",)),
    ("supporting", ("language",)),
    ("supporting", ("debt",)),
    ("supporting", ("physical_training",)),
    ("job_search", ("job_search",)),
    ("work_directed", ("follow_up",)),
    ("health", ("health_care",)),
)
_BANDS = ((60, 120, 240), (300, 900, 1200), (900, 1350, 2250), (450, 1125, 2250), (13, 27, 27))
_PARTS = (
    *((("early", "middle", "late"),) * 3),
    *(("early",), ("early", "middle"), ("middle", "late"), ("middle",), ("late",), ("late", "after")),
)
_SOME_DAYS = (
    Period(date(2016, 1, 1), date(2026, 9, 1)),
    Period(date(2016, 1, 1), date(2026, 10, 1)),
    Period(date(2026, 10, 20)),
    Period(date(2026, 10, 5), date(2026, 10, 30)),
)
"""Days that end before a course, end within it, or begin within it."""
_ADMITS = ((),) * 5 + ((Admission(when="health.in_treatment"),), (Admission(when="person.age < 30"),))
_TARGETS = ((),) * 5 + ((Target(when="health.in_treatment"),), (Target(when="person.age < 30"),))


@st.composite
def _practices(draw: st.DrawFn) -> Practice | None:
    if draw(st.integers(0, 3)) == 0:
        return None
    fills = draw(st.sampled_from(("time", "time", "time", "contact", "nothing")))
    low, usual, high = draw(st.sampled_from(_BANDS)) if fills == "time" else (30, 60, 120)
    return Practice(
        fills=fills,
        hours=UsualHours(low=low, usual=usual, high=high) if draw(st.booleans()) else None,
        length=draw(
            st.sampled_from((None, None, UsualLength(weeks=6, repeats=False), UsualLength(weeks=12)))
        ),
        phases=draw(st.none() | st.sampled_from(_PARTS).map(lambda names: UsualPhases(names=names))),
        language=draw(st.sampled_from((None, None, LanguageUse(needed="B1")))),
        targets=draw(st.sampled_from(_TARGETS)),
    )


@st.composite
def _measures(draw: st.DrawFn, id: str) -> Measure:
    counts_as, covers = draw(st.sampled_from(_KINDS))
    return made(
        id,
        counts_as,
        covers,
        owner="state" if id.startswith("no:") else "municipality",
        organisers=draw(st.sampled_from((("employer",), ("provider",), ("nav", "provider")))),
        practice=draw(_practices()),
        valid=draw(
            st.sampled_from(
                (ALWAYS,) * 5 + (Period(date(2026, 11, 2)), Period(date(2016, 1, 1), date(2027, 1, 31)))
            )
        ),
        ages=draw(st.sampled_from((None, None, None, AgeBand(low=30)))),
        limits=draw(
            st.sampled_from(
                ((),) * 4
                + ((LengthLimit(kind="base", months=3),), (LengthLimit(kind="absolute_max", weeks=10),))
            )
        ),
        admits=draw(st.sampled_from(_ADMITS)),
    )


@st.composite
def offers_of(draw: st.DrawFn, id: str, measure: str) -> Offer:
    """An offer of a measure: with cohorts or not, fixed times or not, free places or not."""
    start = draw(st.sampled_from((540, 600, 720)))
    days = draw(st.lists(st.sampled_from(("monday", "tuesday", "friday")), max_size=2, unique=True))
    free = draw(st.sampled_from((None, None, 3, 3, 0)))
    return Offer(
        id=id,
        measure=measure,
        period=draw(
            st.sampled_from(
                (
                    Period(date(2026, 1, 1), date(2027, 12, 31)),
                    Period(date(2026, 1, 1), date(2027, 12, 31)),
                    Period(date(2026, 10, 1), date(2027, 3, 31)),
                    Period(date(2026, 1, 1), date(2026, 12, 18)),
                )
            )
        ),
        slots=tuple(Slot(day=day, start=start, end=start + 180) for day in sorted(days)),
        minutes_a_week=draw(st.sampled_from((None, None, 240, 900))) if not days else None,
        starts=draw(
            st.sampled_from(
                ((), (), (date(2026, 10, 5),), (date(2026, 9, 14), date(2027, 1, 11)), (date(2026, 9, 7),))
            )
        ),
        enrolment=draw(st.sampled_from(("open", "open", "unknown", "closed"))),
        places=None
        if free is None
        else Places(total=8, free=free, waiting_days=draw(st.sampled_from((None, 14)))),
        sources=SOURCE,
    )


@st.composite
def _bonds(draw: st.DrawFn, ids: tuple[str, ...]) -> tuple[tuple[Relation, ...], tuple[Group, ...]]:
    if len(ids) < 2 or draw(st.booleans()):
        return (), ()
    valid = draw(st.sampled_from((ALWAYS, ALWAYS, ALWAYS, *_SOME_DAYS)))
    one, other = draw(st.permutations(ids))[:2]
    kind = draw(st.sampled_from(("forbids", "warns", "requires", "group")))
    overlap: Overlap = draw(st.sampled_from(("same_time", "same_time", "programme", "before")))
    if kind == "group":
        members = tuple(sorted(ids)[:3])
        return (), (
            Group(
                id=f"{HERE}:one",
                members=members,
                at_most=1,
                overlap="same_time" if overlap == "before" else overlap,
                valid=valid,
                authority="local",
                reason=WORDS,
                sources=SOURCE,
            ),
        )
    return (
        Relation(
            kind=kind,  # type: ignore[arg-type]
            of=(one,),
            to=(other,),
            valid=valid,
            authority="local",
            overlap=overlap,
            reason=WORDS,
            sources=SOURCE,
        ),
    ), ()


_SIZES = {
    "language": (NeedSize(minutes=300), NeedSize(minutes=720, level="A1")),
    "debt": (NeedSize(minutes=60, weeks=12, every_weeks=4, ends=True),),
    "health_care": (),
    "follow_up": (NeedSize(minutes=60, every_weeks=2),),
}


@st.composite
def _plannings(draw: st.DrawFn, wishes: tuple[str, ...], until: date) -> Planning:
    def maybe(strategy: st.SearchStrategy[Any], empty: Any = None) -> Any:
        return draw(strategy) if draw(st.integers(0, 2)) == 0 else empty

    leave = maybe(st.sampled_from(((10, 40), (50, 120), (30, 33), (0, 20))))
    slots = (Slot(day="monday", start=540, end=660),)
    return Planning(
        needs=tuple(draw(st.lists(st.sampled_from(NEEDS), max_size=3, unique=True))),
        interests=tuple(draw(st.lists(st.sampled_from(wishes), max_size=1))),
        municipality=HERE,
        manages=maybe(
            st.sampled_from(
                (
                    (ManageableTime(minutes_a_week=600),),
                    (
                        ManageableTime(minutes_a_week=300),
                        ManageableTime(minutes_a_week=1200, first=date(2026, 11, 16)),
                    ),
                )
            ),
            (),
        ),
        language_level=maybe(st.sampled_from(("A1", "A2", "B1", "C1"))),
        treatments=maybe(
            st.sampled_from(((), (Treatment(kind="mental", minutes_a_week=90, slots=slots),), (Treatment(),)))
        ),
        position=maybe(
            st.sampled_from(
                (
                    Position(minutes_a_week=900),
                    Position(minutes_a_week=480, last=date(2026, 12, 31), slots=slots),
                )
            )
        ),
        care_minutes_a_week=maybe(st.sampled_from((0, 600))),
        leaves=()
        if leave is None
        else tuple(
            item
            for item in (
                PlannedLeave(first=ON + timedelta(days=leave[0]), last=ON + timedelta(days=leave[1])),
            )
            if item.last < until
        ),
        day_frame=maybe(st.sampled_from((DayFrame(start=510, end=930), DayFrame(start=570, end=900)))),
    )


@st.composite
def worlds(draw: st.DrawFn, most: int = 3, months: tuple[int, ...] = (2, 3, 5, 8, 12)) -> World:
    """Worlds with at most so many drawn measures beside follow-up, own activity and job search."""
    many = draw(st.integers(0, most))
    ids = [draw(st.sampled_from(("no", HERE))) + f":m{number}" for number in range(many)]
    drawn = [draw(_measures(id)) for id in ids]
    offered = draw(st.lists(st.sampled_from(ids), max_size=3)) if ids else []
    offers = [draw(offers_of(f"{HERE}:o{number}", id)) for number, id in enumerate(offered)]
    known = [measure for measure in (TALK, OWN, SEARCH, HEALTH, WORK) if draw(st.integers(0, 4))]
    bound = [measure.id for measure in known if measure is not OWN]
    relations, groups = draw(_bonds((*ids, *bound)))
    until = ON + timedelta(days=draw(st.sampled_from(months)) * 30 + draw(st.sampled_from((0, 4))))
    wishes = (*ids, *(offer.id for offer in offers), "no:search")
    return World(
        case=Participant(
            ref="drawn",
            birth_date=draw(st.sampled_from((date(1990, 1, 1), date(1996, 10, 20), date(2003, 1, 1)))),
            circumstances=draw(
                st.sampled_from(
                    (
                        None,
                        Circumstances(),
                        Circumstances(in_treatment=True, reduced_capacity=True),
                        Circumstances(in_treatment=False, employed=False),
                        Circumstances(in_treatment=True, employed=True),
                    )
                )
            ),
            planning=draw(_plannings(wishes, until)),
        ),
        until=until,
        national=Catalogue(
            by="country",
            measures=(*known, *(item for item in drawn if item.id.startswith("no:"))),
            needs=tuple(
                Need(id=id, names=WORDS, sizes=_SIZES.get(id, ()))
                for id in (*NEEDS, "job_search", "ordinary_workplace", "physical_training")
            ),
        ),
        local=Catalogue(
            by="place",
            namespace=HERE,
            measures=tuple(item for item in drawn if not item.id.startswith("no:")),
            offers=tuple(offers),
            relations=relations,
            groups=groups,
        ),
    )
