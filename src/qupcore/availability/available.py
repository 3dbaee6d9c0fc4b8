"""available(): every measure of a catalogue, for one person on one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from qupcore.availability.facts import admission_facts
from qupcore.availability.offers import measure_state
from qupcore.availability.rulebooks import Conditions
from qupcore.catalogue.conditions import age_condition, condition
from qupcore.catalogue.districts import in_oslo, known_district
from qupcore.catalogue.municipalities import districts
from qupcore.catalogue.snapshot import Snapshot
from qupcore.catalogue.structure import near
from qupcore.deciding.facts import Fact
from qupcore.deprecation import moved_to_keywords
from qupcore.domain.answers.availability import AdmissionFinding, Admitted, Availability, admitted_of
from qupcore.domain.answers.decision import Input
from qupcore.domain.answers.plugin import PluginFailure
from qupcore.domain.answers.under_law import UnderLaw
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_case
from qupcore.domain.case.participant import Participant
from qupcore.domain.catalogue.measure import Admission, Measure
from qupcore.domain.catalogue.measure_limits import AgeBand
from qupcore.domain.catalogue.offer import Places
from qupcore.domain.district import is_district_number
from qupcore.domain.truth import Truth, verdict_of
from qupcore.engines import Engine
from qupcore.engines import installed_engines as engines_here
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL, under_law
from qupcore.memory import remembered
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields
from qupcore.rules.expression_text import expression_of
from qupcore.rules.law import Law
from qupcore.rules.nodes import Condition
from qupcore.rules.terms import terms_of

__all__ = ["Available", "available"]


class _Prepared:
    """A snapshot with its distinct conditions compiled once. Shared between threads, never changed."""

    def __init__(self, snapshot: Snapshot, engines: tuple[Engine, ...]) -> None:
        numbers: dict[str, int] = {}
        trees: list[Condition] = []

        def number(tree: Condition) -> int:
            key = str(tree.canonical())
            if key not in numbers:
                numbers[key] = len(trees)
                trees.append(tree)
            return numbers[key]

        profiles: dict[tuple[int, ...], int] = {}
        self.profile: dict[str, int] = {}
        for measure in snapshot.measures.values():
            asked = tuple(number(tree) for _, tree in _asked(measure))
            self.profile[measure.id] = profiles.setdefault(asked, len(profiles))
        self.profiles = tuple(profiles)
        self.conditions = Conditions.of(trees, engines)
        self.engines = tuple((engine.name, engine.version) for engine in engines)
        self.terms = tuple(tuple(terms_of(tree)) for tree in trees)
        self.texts = tuple(expression_of(tree) for tree in trees)


@attrs.frozen(kw_only=True, eq=False)
class Available:
    """Every measure for one person on one day. Counting is quick; findings are made when they are looked at.

    Attributes:
        snapshot: The catalogue that was asked.
        engines: Name and version of each engine that decided admission; they agreed.
        under: The law by which facts about the person were read.
    """

    snapshot: Snapshot
    engines: tuple[tuple[str, str], ...]
    _prepared: _Prepared = attrs.field(repr=False)
    _facts: Mapping[str, Fact] = attrs.field(repr=False)
    _truths: tuple[Truth, ...] = attrs.field(repr=False)
    _of_profile: tuple[Truth, ...] = attrs.field(repr=False)
    _district: str = ""
    _live: Mapping[str, Places] = attrs.field(factory=dict, repr=False)
    _failures: tuple[PluginFailure, ...] = ()
    under: UnderLaw = attrs.field(factory=UnderLaw)

    @property
    def failures(self) -> tuple[PluginFailure, ...]:
        """The plugins that could not be used, or not be asked for places: the answer is made without them."""
        return (*self.snapshot.failures, *self._failures)

    def __iter__(self) -> Iterator[Availability]:
        return (self._availability(measure) for measure in self.snapshot.measures.values())

    def __len__(self) -> int:
        return len(self.snapshot.measures)

    def ids(self, admitted: Admitted) -> tuple[str, ...]:
        """The ids of the measures that a person is admitted to, is not, or may be."""
        wanted = {n for n, truth in enumerate(self._of_profile) if admitted_of(truth) == admitted}
        return tuple(id for id, profile in self._prepared.profile.items() if profile in wanted)

    def of(self, id: str) -> Availability:
        """One measure, with its findings.

        Raises:
            BadInput: there is none with the id on the day.
        """
        return self._availability(self.snapshot.measure(id))

    def _availability(self, measure: Measure) -> Availability:
        prepared = self._prepared
        profile = prepared.profile[measure.id]
        findings = tuple(
            self._finding(measure, asked, number)
            for (asked, _), number in zip(_asked(measure), prepared.profiles[profile], strict=True)
        )
        truth = self._of_profile[profile]
        open_terms = (name for f in findings if f.outcome == "unknown" for name in f.missing)
        state, why, offers = measure_state(measure, self.snapshot, self._district, self._live)
        return Availability(
            measure=measure,
            admitted=admitted_of(truth),
            findings=findings,
            missing=tuple(dict.fromkeys(open_terms)) if truth is None else (),
            state=state,
            why=why,
            offers=offers,
        )

    def _finding(self, measure: Measure, asked: AgeBand | Admission, number: int) -> AdmissionFinding:
        names = self._prepared.terms[number]
        return AdmissionFinding(
            asks="ages" if isinstance(asked, AgeBand) else "admits",
            expression=self._prepared.texts[number],
            says=asked.says if isinstance(asked, Admission) else None,
            outcome=verdict_of(self._truths[number]),
            sources=asked.sources or measure.sources,
            confidence=asked.confidence,
            inputs=tuple(
                Input(term=name, value=self._facts[name].value, source=self._facts[name].source)
                for name in names
                if name in self._facts
            ),
            missing=tuple(name for name in names if name not in self._facts),
        )


def _told(found: Available) -> Fields:
    return {"measures": found.snapshot.measures}


@moved_to_keywords("case", "snapshot", since="0.2.0", gone_in="0.3.0", participant="case")
@observed("available", _told)
def available(
    case: Participant,
    snapshot: Snapshot,
    *,
    law: Law = NATIONAL,
    district: str = "",
    live: Mapping[str, Places] | None = None,
    failures: Iterable[PluginFailure] = (),
) -> Available:
    """Which measures a person is admitted to, and which are there to be had, on the snapshot's day.

    Both engines decide each condition and must agree. What is not known leaves a measure unknown, never
    refused; that a measure is full or not there is told beside it and bears on no right.

    Args:
        case: What is known about the person.
        snapshot: The catalogue in force on the day of the start: `catalogue_on(on, municipality)`. Of one
            that holds every municipality's measures, the case sees the national ones and its own
            municipality's.
        law: The law by which facts about the person are read; the national law if left out.
        district: The district in which the person lives, by name; in Oslo also by number. Empty: that of the
            case.
        live: Places by id of offer, as a municipality's own system gave them.
        failures: The plugins that could not be asked for places, for the record.

    Raises:
        BadInput: a fact is impossible on the day, such as a birth after it; or the catalogue is of another
            municipality than the case.
        EngineDisagreement: two engines gave different answers.

    >>> from datetime import date
    >>> from qupcore.catalogue import catalogue_on
    >>> young = Participant(ref="a", birth_date=date(2006, 3, 1))
    >>> found = available(young, catalogue_on(date(2026, 9, 1)))
    >>> found.of("no:amo-gruppe").admitted, found.of("no:hoyere-utdanning").admitted
    ('admitted', 'not_admitted')
    >>> found.of("no:individuell-jobbstotte").missing
    ('health.in_treatment',)
    """
    check_arguments(available, locals())
    check_case(case)
    numbered = is_district_number(district) or in_oslo(case.municipality, snapshot.on)
    if district and numbered and not known_district(district):
        raise BadInput(
            worded("{district!r} is no district of Oslo", district=district),
            remedy=near(district, (*districts(), *districts().values())),
            code="input.unknown-id",
        )
    snapshot = snapshot.seen_from(case.municipality)
    if not district and case.planning is not None:
        district = case.planning.district
    prepared = _prepared(snapshot, engines_here())
    facts = admission_facts(case, snapshot.on, law.in_force(snapshot.on).numbers())
    truths = prepared.conditions({name: fact.value for name, fact in facts.items()})
    return Available(
        snapshot=snapshot,
        engines=prepared.engines,
        prepared=prepared,
        facts=facts,
        truths=tuple(truths),
        of_profile=tuple(_all(truths[number] for number in asked) for asked in prepared.profiles),
        district=district,
        live=live or {},
        failures=tuple(failures),
        under=under_law(law),
    )


@remembered(most=16)
def _prepared(snapshot: Snapshot, engines: tuple[Engine, ...]) -> _Prepared:
    return _Prepared(snapshot, engines)


def _asked(measure: Measure) -> Iterator[tuple[AgeBand | Admission, Condition]]:
    """The conditions of a measure: the ages first, then its own conditions."""
    if measure.ages is not None:
        yield measure.ages, age_condition(measure.ages)
    for item in measure.admits:
        yield item, condition(item.when)


def _all(truths: Iterable[Truth]) -> Truth:
    known = True
    for truth in truths:
        if truth is False:
            return False
        known = known and truth is not None
    return True if known else None
