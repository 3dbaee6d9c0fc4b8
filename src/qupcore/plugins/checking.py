"""Checking the contribution of a plugin: its form, namespace, catalogue and top-ups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs

from qupcore.catalogue.reading import checked_catalogue as sound
from qupcore.domain.catalogue.catalogue import Catalogue, digest
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID
from qupcore.domain.catalogue.measure import Admission
from qupcore.domain.catalogue.top_up import TopUp
from qupcore.domain.read_later import ReadLater
from qupcore.domain.text import Text
from qupcore.errors import BadInput, QupError
from qupcore.errors.joining import fault_text, joined_error, told_lines
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL as LAW
from qupcore.memory import found_once
from qupcore.plugins.boundary.door import addresses_in
from qupcore.plugins.boundary.surroundings import own_prefix
from qupcore.plugins.data.files import files_in_folder
from qupcore.plugins.data.reading import announcement_in, content_in
from qupcore.plugins.refusals import refusals
from qupcore.plugins.transport import decode
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter

__all__ = ["Given", "Unfit", "checked_contribution", "checked_data"]

MOST_TOLD = 10
"""The most faults in one message."""
_LOCAL = ("local", "advice")
"""The permitted authorities of a municipality's relation: no plugin speaks for the law or for Nav."""


@attrs.frozen(kw_only=True, slots=False)
class Given(ReadLater):
    """The checked contribution of one plugin.

    Attributes:
        catalogue: Its catalogue, including the conditions written in Python.
        top_ups: Its top-ups.
        texts: Its texts, by id of the measure or offer.
        live_places: Whether it can tell live places.
        addresses: What it reaches through the network for them: URLs, or environment variables of its own
            that hold one.
    """

    catalogue: Catalogue
    top_ups: tuple[TopUp, ...]
    texts: Mapping[str, Text]
    live_places: bool
    addresses: tuple[str, ...] = ()

    @found_once
    def hash(self) -> str:
        """SHA-256 over its catalogue, top-ups and texts."""
        return digest((self.catalogue, self.top_ups, tuple(self.texts.items())))


@attrs.frozen(kw_only=True)
class _Sent:
    """The contribution as the plugin process sends it."""

    live_places: bool
    catalogue: Catalogue | None = None
    top_ups: tuple[TopUp, ...] = ()
    addresses: tuple[str, ...] = ()
    texts: dict[str, Text] = attrs.field(factory=dict)
    admissions: dict[str, str] = attrs.field(factory=dict)


@attrs.define(slots=False, eq=False, kw_only=True)
class Unfit(QupError):
    """The contribution of a plugin cannot be used; `stage` is the stage at which it failed."""

    stage: str = ""


def checked_contribution(data: Any, name: str, national: Catalogue) -> Given:
    """Read and check the contribution of a plugin.

    Args:
        data: The data from the plugin process.
        name: The name of the plugin. It becomes the owner (`by`) of the catalogue.
        national: The national catalogue; the plugin may refer to it, not redefine it.

    Raises:
        Unfit: the first stage that fails, with its faults.
    """
    try:
        sent = decode(data, _Sent, name=worded("what it gives"))
    except BadInput as error:
        raise Unfit(_told(map(fault_text, error.faults)) or error.what, stage="schema") from error
    if sent.catalogue is None:
        raise Unfit(worded("it gives no catalogue, so that nothing says whose it is"), stage="namespace")
    if told := _told((*_not_its_own(sent, sent.catalogue), *_no_addresses(sent.addresses, name))):
        raise Unfit(told, stage="namespace")
    catalogue = attrs.evolve(_with_admissions(sent.catalogue, sent.admissions), by=name)
    if told := _told(_unsound(catalogue, national)):
        raise Unfit(told, stage="catalogue")
    return _lawful(sent, catalogue, national)


def checked_data(folder: Path, name: str, national: Catalogue) -> Given:
    """Read and check a data plugin. There is no code in it, so it is read in this process.

    Args:
        folder: The folder of the plugin.
        name: The name under which it was announced.
        national: The national catalogue; the plugin may refer to it, not redefine it.

    Raises:
        Unfit: the first stage that fails, with its faults: file, line and remedy of each.
    """
    try:
        files = files_in_folder(folder)
        announced = announcement_in(files)
        if announced.name != name:
            raise Unfit(
                worded("it is announced as {name}, and calls itself {own}", name=name, own=announced.name),
                stage="discovery",
            )
        content = content_in(files, announced, national)
    except BadInput as error:
        raise Unfit(told_lines(error), stage="schema") from error
    sent = _Sent(
        live_places=False,
        catalogue=content.catalogue,
        top_ups=content.top_ups,
        texts=dict(content.texts),
    )
    if told := _told(_not_its_own(sent, content.catalogue)):
        raise Unfit(told, stage="namespace")
    return _lawful(sent, content.catalogue, national)


def _lawful(sent: _Sent, catalogue: Catalogue, national: Catalogue) -> Given:
    """What was sent, with the checked catalogue, where it can be used and no top-up touches the law."""
    if told := _told(refusals(catalogue, national)):
        raise Unfit(told, stage="catalogue")
    if told := _told(fault for top_up in sent.top_ups for fault in _not_policy(top_up)):
        raise Unfit(told, stage="law")
    return Given(
        catalogue=catalogue,
        top_ups=sent.top_ups,
        texts=MappingProxyType(sent.texts),
        live_places=sent.live_places,
        addresses=sent.addresses,
    )


def _unsound(catalogue: Catalogue, national: Catalogue) -> Iterator[str]:
    """The faults of the catalogue itself: references, circles, conditions, foreign ids."""
    try:
        sound(catalogue, (national,))
    except BadInput as error:
        yield from map(fault_text, error.faults)


def _told(faults: Iterable[str]) -> str:
    found = list(faults)
    told = joined_error(found[:MOST_TOLD], "; ")
    if len(found) > MOST_TOLD:
        return joined_error((told, worded("; and {number} more", number=len(found) - MOST_TOLD)), "")
    return told


def _not_its_own(sent: _Sent, catalogue: Catalogue) -> Iterator[str]:
    """The faults of ids, authorities, texts and top-ups that are not the plugin's own."""
    own = catalogue.namespace
    if own == NATIONAL_ID:
        yield worded("it speaks for the national catalogue: write the four-digit number of the municipality")
        return
    for relation in catalogue.relations:
        if relation.authority not in _LOCAL:
            yield worded(
                "a relation of {of} claims {authority}: write local, or advice",
                of=relation.of[0],
                authority=relation.authority,
            )
    for group in catalogue.groups:
        if group.authority not in _LOCAL:
            yield worded(
                "{id} claims authority {authority}: write local or advice",
                id=group.id,
                authority=group.authority,
            )
    measures = {measure.id for measure in catalogue.measures}
    ids = measures | {offer.id for offer in catalogue.offers}
    yield from (
        worded("a text for {id!r}, which it does not define", id=id) for id in sent.texts if id not in ids
    )
    yield from (
        worded("a condition for {id!r}, no measure of its own", id=id)
        for id in sent.admissions
        if id not in measures
    )
    for id, text in sent.texts.items():
        if not all(part.strip() for part in attrs.astuple(text)):
            yield worded("a text for {id} is empty: write it in nb, nn and en", id=id)
    for top_up in sent.top_ups:
        if top_up.municipality != own:
            yield worded(
                "a top-up for {municipality}, which is not {own}", municipality=top_up.municipality, own=own
            )


def _no_addresses(addresses: Iterable[str], name: str) -> Iterator[str]:
    """The faults of addresses that are neither a URL nor a variable of the plugin's own."""
    prefix = own_prefix(name)
    for text in addresses:
        if not addresses_in([text]) and not text.startswith(prefix):
            yield worded(
                "{text!r} in QUPCORE_ADDRESSES is neither an address as https://places.example "
                "nor a variable whose name begins with {prefix}",
                text=text[:80],
                prefix=prefix,
            )


def _not_policy(top_up: TopUp) -> Iterator[str]:
    """The reasons why the value of a top-up is not permitted; none if it is."""
    parameter = _parameters().get(top_up.parameter)
    if parameter is None:
        yield worded(
            "no number is called {parameter}: `qup rules show SECTION` lists them", parameter=top_up.parameter
        )
        return
    touched = [value for value in parameter.values if value.valid.overlaps(top_up.valid)]
    if not touched:
        yield worded("{parameter} has no value in {valid}", parameter=top_up.parameter, valid=top_up.valid)
    for value in touched:
        if value.basis != "policy":
            yield worded(
                "{parameter} is {basis} in {valid}, and only policy can be chosen",
                parameter=top_up.parameter,
                basis=value.basis,
                valid=value.valid,
            )
        elif not value.permits(top_up.value):
            may = (
                worded("one of {choices}", choices=value.choices)
                if value.choices
                else worded("chosen by nobody")
            )
            yield worded(
                "{parameter} cannot be {value} in {valid}: it is {may}",
                parameter=top_up.parameter,
                value=top_up.value,
                valid=value.valid,
                may=may,
            )


def _parameters() -> dict[str, Parameter]:
    trees = [node for placed in LAW.rules for node in walk(placed.tree)]
    return {node.name: node for node in (*LAW.conventions, *trees) if isinstance(node, Parameter)}


def _with_admissions(catalogue: Catalogue, admissions: Mapping[str, str]) -> Catalogue:
    if not admissions:
        return catalogue
    return attrs.evolve(
        catalogue,
        measures=tuple(
            attrs.evolve(measure, admits=(*measure.admits, Admission(when=admissions[measure.id])))
            if measure.id in admissions
            else measure
            for measure in catalogue.measures
        ),
    )
