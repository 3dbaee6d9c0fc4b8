"""The shared limits that an office states: of advisers, of providers, and of employers who are asked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from qupcore.allocating.capacities import LimitOrigin, catalogue_limits
from qupcore.allocating.shared import SharedLimit
from qupcore.catalogue.structure import Flaws, RelativeFault, read_value
from qupcore.catalogue.toml_text import parse_toml
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.sound import sound_entry
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded

__all__ = ["Caseload", "ProviderCapacity", "SharedLimits", "limits_of", "read_limits"]

_AS_IN_THE_GUIDE = worded("write it as the example in the cookbook, which tells of allocation")


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class Caseload:
    """An adviser's caseload: for how many more people there is time.

    Attributes:
        adviser: How the office calls the adviser: a number or a role, never needed to be a name.
        free: The people whom the adviser has time to follow up besides those of today.
        people: References of the cases that the adviser would follow up.
    """

    adviser: str
    free: int
    people: tuple[str, ...]


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class ProviderCapacity:
    """A provider, and the places in all its offers together.

    Attributes:
        orgnr: The organisation number, nine digits.
        free: The places that are free, whichever offers they are given in.
    """

    orgnr: str
    free: int


@attrs.frozen(kw_only=True, field_transformer=sound_entry)
class SharedLimits:
    """The shared limits of an office. What is left out has no limit, since it is not known.

    Attributes:
        caseloads: The caseloads that are limited.
        providers: The providers whose room is limited.
        employers_once: Whether an employer is asked for one person only, in all offers with its number.
        catalogue_capacities: Whether the capacities that catalogues state are limits too. What `providers`
            says of a provider goes before them.
    """

    caseloads: tuple[Caseload, ...] = ()
    providers: tuple[ProviderCapacity, ...] = ()
    employers_once: bool = False
    catalogue_capacities: bool = True


def read_limits(data: bytes, *, name: str = worded("the file")) -> SharedLimits:
    """Read shared limits from TOML.

    Args:
        data: The TOML, in UTF-8.
        name: How errors call it.

    Raises:
        BadInput: it is no TOML, or its keys or values are wrong; every fault is listed.

    >>> read_limits(b'''
    ... employers_once = true
    ... [[caseloads]]
    ... adviser = "3"
    ... free = 2
    ... people = ["a", "b", "c"]
    ... ''').caseloads[0].free
    2
    """
    check_arguments(read_limits, locals())
    try:
        tree = parse_toml(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise BadInput(
            worded("{name} is no text in UTF-8", name=name),
            why=str(error),
            remedy=_AS_IN_THE_GUIDE,
            code="file.syntax",
        ) from None
    if isinstance(tree, Fault):
        raise BadInput(
            worded("{name} cannot be read", name=name),
            remedy="mend each",
            faults=(tree,),
            code="input.faults",
        )
    try:
        found: SharedLimits = read_value(SharedLimits, tree, {})
    except Flaws as error:
        faults = tuple(
            Fault(_path(flaw), flaw.what, flaw.remedy or _AS_IN_THE_GUIDE, code=flaw.code)
            for flaw in error.flaws
        )
        raise BadInput(
            worded("{name} cannot be read", name=name),
            remedy="mend each",
            faults=faults,
            code="input.faults",
        ) from None
    return found


def limits_of(
    stated: SharedLimits,
    offers: Mapping[str, Offer],
    measures: Mapping[str, Measure],
    catalogues: Iterable[Catalogue],
    on: date,
) -> tuple[tuple[SharedLimit, ...], Mapping[str, LimitOrigin]]:
    """The limits that the allocation keeps, and where each is from, by id.

    Args:
        stated: What the office states.
        offers: The offers of the day by id.
        measures: Their measures by id.
        catalogues: The catalogues that the cases see.
        on: The day.

    Raises:
        BadInput: a limit is stated twice, or no offer has the number of a provider.
    """
    found = list(_limits(stated, offers, measures))
    ids = [limit.id for limit in found]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise BadInput(
            worded("several limits are called {names}", names=", ".join(twice)),
            remedy="keep one of each",
            code="input.twice",
        )
    origins = {limit.id: LimitOrigin(stated_by="caller") for limit in found}
    known = catalogue_limits(catalogues, on, offers) if stated.catalogue_capacities else {}
    for id, (limit, origin) in known.items():
        instead = id.partition("@")[0]
        if instead in origins:
            replaced = (*origins[instead].replaces, limit.most)
            origins[instead] = attrs.evolve(origins[instead], replaces=replaced)
        else:
            found.append(limit)
            origins[id] = origin
    return tuple(found), origins


def _limits(
    stated: SharedLimits, offers: Mapping[str, Offer], measures: Mapping[str, Measure]
) -> Iterator[SharedLimit]:
    for load in stated.caseloads:
        if load.people:
            yield SharedLimit(id=f"adviser:{load.adviser}", most=load.free, people=load.people)
    for number, provider in enumerate(stated.providers):
        places = _of(provider.orgnr, offers.values())
        if not places:
            raise BadInput(
                worded("no offer has the organisation number {orgnr!r}", orgnr=provider.orgnr),
                where=f"$.providers[{number}].orgnr",
                remedy="give the number as the offers have it, or leave the provider out",
                code="input.unknown-id",
            )
        yield SharedLimit(id=f"provider:{provider.orgnr}", most=provider.free, places=places)
    if stated.employers_once:
        for orgnr in sorted({offer.provider_orgnr for offer in offers.values() if offer.provider_orgnr}):
            places = _of(orgnr, (offer for offer in offers.values() if _by_employer(offer, measures)))
            if places:
                yield SharedLimit(id=f"employer:{orgnr}", most=1, places=places)


def _of(orgnr: str, offers: Iterable[Offer]) -> tuple[str, ...]:
    return tuple(sorted(offer.id for offer in offers if offer.provider_orgnr == orgnr))


def _by_employer(offer: Offer, measures: Mapping[str, Measure]) -> bool:
    measure = measures.get(offer.measure)
    return measure is not None and "employer" in measure.organisers


def _path(flaw: RelativeFault) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in flaw.path)
