"""Hypothesis strategies for correct measures, offers and catalogues of a municipality."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

import attrs
from hypothesis import strategies as st

from qupcore.domain.case.plan import WEEKDAYS, FollowedUpBy, MeasureClass, Slot, Weekday
from qupcore.domain.catalogue.capacity import Capacity
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Admission, Classing, Measure, Organiser, Owner, Wage
from qupcore.domain.catalogue.measure_limits import AgeBand, LengthLimit, WeeklyTime
from qupcore.domain.catalogue.offer import Catchment, Enrolment, Offer, Places
from qupcore.domain.catalogue.practice import Fills, GivenBy, LocalPractice, Practice
from qupcore.domain.catalogue.relation import Group, Overlap, Relation
from qupcore.domain.period import Period
from qupcore.domain.source import Confidence, Source
from qupcore.domain.text import Text

__all__ = ["catalogues", "measures", "offers", "places", "plugins"]

_SOURCES = st.just((Source(text="made up by a test"),))
_NAMES = st.sampled_from(("Jobbsenter", "Språkkafé", "Verksted «Ny giv»")).map(
    lambda name: Text(name, name, name)
)
_WORDS = st.integers(1, 99).map("tiltak-{}".format)
_DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
_CONFIDENCE: st.SearchStrategy[Confidence] = st.sampled_from(get_args(Confidence))
_FACTS = (
    "assessment.reduced_capacity",
    "work.employed",
    "health.in_treatment",
    "person.in_ordinary_education",
)


def _periods() -> st.SearchStrategy[Period]:
    lengths = st.none() | st.integers(0, 1500)
    return st.builds(
        lambda first, days: Period(first, None if days is None else first + timedelta(days)), _DAYS, lengths
    )


def _expressions() -> st.SearchStrategy[str]:
    """Conditions of admission, with up to three parts."""
    fact = st.sampled_from(_FACTS) | st.sampled_from(_FACTS).map("not {}".format)
    age = st.builds("person.age {} {}".format, st.sampled_from(("<", ">=")), st.integers(16, 66))
    joined = st.sampled_from((" and ", " or "))
    return st.builds(
        lambda join, parts: join.join(parts), joined, st.lists(fact | age, min_size=1, max_size=3)
    )


def _ages() -> st.SearchStrategy[AgeBand | None]:
    return st.none() | st.builds(
        lambda low, years: AgeBand(low=low, high=None if years is None else low + years),
        st.integers(16, 60),
        st.none() | st.integers(0, 30),
    )


def _limits() -> st.SearchStrategy[LengthLimit]:
    return st.builds(LengthLimit, kind=st.just("base"), months=st.integers(1, 24)) | st.builds(
        LengthLimit, kind=st.just("extension"), weeks=st.integers(1, 52), when=_expressions()
    )


def places() -> st.SearchStrategy[Places]:
    """Places, of which any number may be unknown; never more free places than places.

    >>> from hypothesis import find
    >>> find(places(), lambda known: known.free is not None).free
    0
    """
    return st.builds(
        lambda total, free, queue, as_of: Places(
            total=total,
            free=free if total is None or free is None else min(free, total),
            queue=queue,
            as_of=as_of,
        ),
        st.none() | st.integers(0, 40),
        st.none() | st.integers(0, 40),
        st.none() | st.integers(0, 40),
        st.none() | _DAYS,
    )


def measures(namespace: str = "1811", ids: st.SearchStrategy[str] = _WORDS) -> st.SearchStrategy[Measure]:
    """Measures of one municipality.

    Args:
        namespace: The four-digit number of the municipality.
        ids: The second part of the id.

    >>> from hypothesis import find
    >>> find(measures("1804"), lambda measure: bool(measure.admits)).id[:5]
    '1804:'
    """
    return st.builds(
        Measure,
        id=ids.map(f"{namespace}:{{}}".format),
        names=_NAMES,
        owner=st.sampled_from(get_args(Owner)),
        valid=_periods(),
        organisers=st.lists(st.sampled_from(get_args(Organiser)), max_size=2, unique=True).map(tuple),
        classes=st.lists(
            st.builds(Classing, counts_as=st.sampled_from(get_args(MeasureClass)), confidence=_CONFIDENCE),
            max_size=2,
        ).map(tuple),
        ages=_ages(),
        limits=st.lists(_limits(), max_size=2).map(tuple),
        time=st.none() | st.builds(WeeklyTime, minutes_a_week=st.integers(1, 2250), adapted=st.booleans()),
        wage=st.sampled_from(get_args(Wage)),
        admits=st.lists(st.builds(Admission, when=_expressions()), max_size=2).map(tuple),
        sources=_SOURCES,
        confidence=_CONFIDENCE,
    )


def offers(
    measure: st.SearchStrategy[str], namespace: str = "1811", ids: st.SearchStrategy[str] = _WORDS
) -> st.SearchStrategy[Offer]:
    """Offers of measures, with or without fixed times.

    Args:
        measure: Ids of measures.
        namespace: The four-digit number of the municipality that offers them.
        ids: The second part of the id.

    >>> from hypothesis import find
    >>> find(offers(st.just("no:mentor")), lambda offer: offer.slots != ()).measure
    'no:mentor'
    """
    slots = st.builds(
        lambda day, start, quarters, rhythm: Slot(
            day=day,
            start=start * 15,
            end=(start + quarters) * 15,
            weeks=rhythm if rhythm in ("even", "odd") else None,
            every_other_from=_first_of(day, rhythm) if isinstance(rhythm, date) else None,
        ),
        st.sampled_from(WEEKDAYS),
        st.integers(32, 60),
        st.integers(1, 20),
        st.none() | st.sampled_from(("even", "odd")) | st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    )
    made = st.builds(
        Offer,
        id=ids.map(f"{namespace}:{{}}".format),
        measure=measure,
        period=_periods(),
        slots=st.lists(slots, max_size=3).map(tuple),
        starts=st.lists(_DAYS, max_size=2).map(tuple),
        enrolment=st.sampled_from(get_args(Enrolment)),
        closed_in_school_holidays=st.none() | st.booleans(),
        places=st.none() | places(),
        sources=_SOURCES,
        confidence=_CONFIDENCE,
    )
    return made | made.map(_without_enrolment)


def _first_of(day: Weekday, from_: date) -> date:
    """The first such day of the week from a date on."""
    return from_ + timedelta((WEEKDAYS.index(day) - from_.weekday()) % 7)


def _without_enrolment(offer: Offer) -> Offer:
    return attrs.evolve(offer, drop_in=True, places=None, starts=(), enrolment="unknown")


@st.composite
def catalogues(draw: st.DrawFn, namespace: str = "1811", by: str = "a-test") -> Catalogue:
    """Correct catalogues of one municipality: every reference is inside it, and there are no circles.

    Args:
        draw: Given by Hypothesis.
        namespace: The four-digit number of the municipality.
        by: The owner of the catalogue.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(catalogues())
    ... def offers_what_it_has(catalogue):
    ...     assert {o.measure for o in catalogue.offers} <= {m.id for m in catalogue.measures}
    >>> offers_what_it_has()
    """
    own = draw(st.lists(measures(namespace), max_size=4, unique_by=lambda measure: measure.id))
    ids = [measure.id for measure in own]
    drawn = draw(st.lists(st.tuples(st.integers(0, 5), _OFFERS), max_size=2)) if ids else []
    offered = [
        attrs.evolve(offer, id=f"{namespace}:{n}-offer", measure=ids[number % len(ids)])
        for n, (number, offer) in enumerate(drawn)
    ]
    pairs = draw(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 5), _RELATIONS), max_size=2))
    return Catalogue(
        by=by,
        namespace=namespace,
        measures=tuple(own),
        offers=tuple(offered),
        relations=tuple(_between(ids, *pair) for pair in pairs) if len(ids) > 1 else (),
    )


@st.composite
def plugins(
    draw: st.DrawFn, namespace: str, *, national: Catalogue, neighbours: Sequence[str] = ()
) -> Catalogue:
    """Catalogues of one municipality that also speak of national measures, as a plugin may.

    They hold groups with national members, relations of such a group to national measures, offers of national
    measures, some of them open or closed for neighbours, capacities of a provider that others have offers of,
    and other uses of a national measure.

    Args:
        draw: Given by Hypothesis.
        namespace: The four-digit number of the municipality.
        national: The national catalogue.
        neighbours: The numbers of municipalities that a catchment may name.

    >>> from qupcore import national
    >>> from hypothesis import find
    >>> find(plugins("5001", national=national()), lambda found: found.groups != ()).groups[0].id
    '5001:gruppe'
    """
    own = draw(catalogues(namespace, by=namespace))
    ids = [measure.id for measure in national.measures]
    catchment = st.none() | st.builds(
        Catchment, municipalities=st.lists(st.sampled_from((namespace, *neighbours)), unique=True).map(tuple)
    )
    drawn = draw(st.lists(st.tuples(offers(st.sampled_from(ids), namespace), catchment), max_size=3))
    offered = tuple(
        attrs.evolve(offer, id=f"{namespace}:{number}-nasjonalt", catchment=where, provider_orgnr=_PROVIDER)
        for number, (offer, where) in enumerate(drawn)
    )
    members = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=4, unique=True))
    group = Group(
        id=f"{namespace}:gruppe",
        members=tuple(members),
        at_most=1,
        valid=Period(date(2016, 1, 1)),
        authority="local",
        reason=Text("Det er slik.", "Det er slik.", "So it is."),
        sources=(Source(text="made up by a test"),),
    )
    with_group = draw(st.booleans())
    of_group = draw(st.lists(st.tuples(_RELATIONS, st.sampled_from(ids)), max_size=2)) if with_group else []
    return attrs.evolve(
        own,
        offers=(*own.offers, *offered),
        groups=(group,) if with_group else (),
        relations=(
            *own.relations,
            *(attrs.evolve(item, of=(group.id,), to=(to,)) for item, to in of_group if to not in members),
        ),
        capacities=draw(st.lists(_CAPACITIES, max_size=1).map(tuple)) if offered else (),
        practices=draw(st.lists(_practices(ids), max_size=1).map(tuple)),
    )


def _practices(ids: Sequence[str]) -> st.SearchStrategy[LocalPractice]:
    return st.builds(
        LocalPractice,
        of=st.sampled_from(ids),
        practice=st.builds(
            Practice,
            fills=st.sampled_from(get_args(Fills)),
            given_by=st.none() | st.builds(GivenBy, by=st.sampled_from(get_args(FollowedUpBy))),
        ),
        sources=_SOURCES,
    )


_PROVIDER = "974760673"
_CAPACITIES = st.builds(
    lambda total, free, valid: Capacity(
        provider_orgnr=_PROVIDER,
        total=total,
        free=None if free is None else min(free, total),
        valid=valid,
        sources=(Source(text="made up by a test"),),
    ),
    st.integers(0, 3),
    st.none() | st.integers(0, 3),
    _periods() | st.just(Period(date(2016, 1, 1))),
)
_OFFERS = offers(st.just("no:mentor"))
_RELATIONS = st.builds(
    Relation,
    kind=st.sampled_from(("requires", "allows", "warns", "forbids", "unknown")),
    of=st.just(("no:mentor",)),
    to=st.just(("no:arbeidstrening",)),
    valid=_periods(),
    authority=st.just("local"),
    reason=st.just(Text("Det er slik.", "Det er slik.", "So it is.")),
    sources=_SOURCES,
    overlap=st.sampled_from(get_args(Overlap)),
)


def _between(ids: Sequence[str], first: int, steps: int, relation: Relation) -> Relation:
    """The relation from an earlier to a later id, so that relations form no circle."""
    one = first % (len(ids) - 1)
    other = one + 1 + (steps - 1) % (len(ids) - 1 - one)
    return attrs.evolve(relation, of=(ids[one],), to=(ids[other],))
