"""`qup catalogue`: the measures that exist on a day, for a municipality or for a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import attrs
import typer

from qupcore.availability.available import available
from qupcore.availability.record import available_record
from qupcore.catalogue.confidence import confidence_counts
from qupcore.catalogue.cpsv import cpsv_record
from qupcore.catalogue.municipalities import numbers_on
from qupcore.catalogue.national import national
from qupcore.catalogue.reading import namespace_in, read_files
from qupcore.catalogue.record import measure_record, snapshot_record
from qupcore.catalogue.snapshot import Snapshot, catalogue_on
from qupcore.catalogue.structure import near
from qupcore.catalogue.visible import living_in, seen_from
from qupcore.cli.edge import read_bytes, read_case_file, read_day
from qupcore.cli.options import ASKED, AsJson, CaseFile, Language, On, Strict, WithDetails
from qupcore.cli.output import print_answer, print_json, print_lines, say_on_error
from qupcore.cli.plugins import loaded_plugins
from qupcore.cli.shared_form import CommandGroup
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.available import explain_available
from qupcore.explaining.catalogue import list_measures, show_confidence, show_gaps, show_needs, show_sound
from qupcore.explaining.measure import show_measure
from qupcore.explaining.plugins import local_texts, made_without
from qupcore.plugins.live import LivePlaces
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.wire.listings import needs_list_record
from qupcore.wire.record import plain
from qupcore.wire.versions import versions as versions_of

__all__ = ["app"]

app = typer.Typer(
    cls=CommandGroup,
    help="List, show and check the measures that a programme is made of.",
    no_args_is_help=True,
)


class MeasureKind(StrEnum):
    """The classes of measures, as written on the command line."""

    work_directed = "work-directed"
    supporting = "supporting"
    health = "health"
    job_search = "job-search"
    own_activity = "own-activity"


class ExportForm(StrEnum):
    """The formats of an export."""

    cpsv = "cpsv"


Municipality = Annotated[
    str,
    typer.Option(
        "--municipality", metavar="NUMBER", help="The municipality's number on that day, such as 1804."
    ),
]
Namespace = Annotated[
    str,
    typer.Option(
        "--namespace",
        metavar="NUMBER",
        help="Owner of the file: no or 1804. Default: taken from its first id.",
    ),
]
With = Annotated[
    list[Path] | None,
    typer.Option("--with", metavar="PATH", help="Another catalogue file or folder to use too. Repeatable."),
]


@attrs.frozen
class Given:
    """The catalogues that a command uses, and the plugins that some of them come from."""

    sources: tuple[Catalogue, ...]
    plugins: LoadedPlugins

    def on(self, day: date, municipality: str) -> Snapshot:
        """Return the catalogue of a municipality on a day."""
        return catalogue_on(day, municipality, self.sources, self.plugins.failures)

    def seen_from(self, municipality: str, day: date) -> Given:
        """Return what a case of a municipality sees."""
        numbers = [municipality] if municipality else []
        return Given(seen_from(self.sources, municipality, day), self.plugins.seen_from(numbers, day))


def _number_on(municipality: str, day: date) -> str:
    """The number in use on the day, where a case has an older or newer one that means the same."""
    numbers = numbers_on(municipality, day) if municipality else ()
    return numbers[0] if len(numbers) == 1 else municipality


def given(extra: Sequence[Path] | None, strict: bool) -> Given:
    """Load the national catalogue, those of the plugins, and the files given with `--with`."""
    known = (national(),)
    plugins = loaded_plugins(strict=strict)
    return Given((*known, *plugins.catalogues, *(_read(path, "", known) for path in extra or ())), plugins)


def _read(path: Path, namespace: str, known: tuple[Catalogue, ...]) -> Catalogue:
    """Read a file, or every TOML file of a folder, as one catalogue."""
    found = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not found:
        raise BadInput(
            worded("{path} holds no TOML file", path=path),
            remedy="give a file, or a folder with *.toml in it",
            code="file.unreadable",
        )
    texts = []
    for item in found:
        try:
            texts.append((str(item), read_bytes(str(item), "catalogue_bytes").decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            raise BadInput(
                worded("{item} is not UTF-8: byte {start}", item=item, start=error.start),
                remedy="save it as UTF-8",
                code="file.syntax",
            ) from None
    owner = namespace or namespace_in([text for _, text in texts])
    # The national files refer only to each other.
    return read_files(texts, namespace=owner, by=path.stem, known=() if owner == NATIONAL_ID else known)


def _texts(plugins: LoadedPlugins, ids: Iterable[str]) -> dict[str, object]:
    return {id: plain(plugins.texts[id]) for id in ids if id in plugins.texts}


def _ids(snapshot: Snapshot, measures: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of measures and of their offers."""
    return tuple(id for name in measures for id in (name, *(o.id for o in snapshot.offers.get(name, ()))))


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A TOML file, or a folder of TOML files.")],
    namespace: Namespace = "",
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Check catalogue files and list every fault with its file, line, key and remedy.

    The exit status is 2 where there is a fault.
    """
    found = _read(path, namespace, (national(),))
    if as_json:
        counts = {name: len(getattr(found, name)) for name in ("measures", "offers", "relations", "groups")}
        told = {"path": str(path), "namespace": found.namespace, "hash": found.hash, **counts}
        print_json({**told, "versions": versions_of("catalogue_check", catalogue=found.hash)})
    else:
        print_lines(show_sound(str(path), found, lang))


@app.command("list")
def list_(
    on: On,
    municipality: Municipality = "",
    kind: Annotated[
        MeasureKind | None,
        typer.Option(
            "--class",
            metavar="CLASS",
            help="Only measures of this class: work-directed, supporting, health, job-search or "
            "own-activity.",
        ),
    ] = None,
    extra: With = None,
    strict: Strict = False,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """List the measures that exist on a day."""
    snapshot = given(extra, strict).on(read_day(on), municipality)
    wanted = kind.name if kind else None
    measures = [m for m in snapshot.measures.values() if wanted in (None, snapshot.counts_as(m))]
    if as_json:
        print_json(snapshot_record(snapshot, measures))
    else:
        print_lines(list_measures(snapshot, measures, lang))


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The measure's id, such as no:arbeidstrening.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Only the version in force on this day.")
    ] = None,
    extra: With = None,
    strict: Strict = False,
    lang: Language = ASKED,
    details: WithDetails = False,
    as_json: AsJson = False,
) -> None:
    """Show a measure: whom it is for, how long it lasts, what it combines with, and its sources."""
    known = given(extra, strict)
    failures = known.plugins.failures
    if on is not None:
        snapshot = known.on(read_day(on), "")
        measure = snapshot.measure(id)
        ids = _ids(snapshot, [id])
        if as_json:
            told = {
                "texts": _texts(known.plugins, ids),
                "failures": plain(failures),
                "versions": versions_of("measure", catalogue=snapshot.hash),
            }
            print_json({**measure_record(snapshot, measure), **told})
        else:
            lines = show_measure([measure], known.sources, lang, snapshot.on)
            texts = local_texts(known.plugins.texts, ids, lang)
            print_answer((*lines, *texts, *made_without(failures, lang)), lang, details=details)
        return
    everything = [measure for source in known.sources for measure in source.measures]
    versions = sorted((m for m in everything if m.id == id), key=lambda m: m.valid.start)
    if not versions:
        raise BadInput(
            worded("no measure is called {id!r}", id=id),
            remedy=near(id, [m.id for m in everything]),
            code="input.unknown-id",
        )
    if as_json:
        told = {"texts": _texts(known.plugins, [id]), "failures": plain(failures)}
        print_json({"id": id, "versions": plain(tuple(versions)), **told})
    else:
        lines = show_measure(versions, known.sources, lang)
        texts = local_texts(known.plugins.texts, [id], lang)
        print_answer((*lines, *texts, *made_without(failures, lang)), lang, details=details)


@app.command("for")
def for_(
    case: CaseFile,
    on: On,
    municipality: Municipality = "",
    district: Annotated[
        str,
        typer.Option(
            "--district", metavar="NAME", help="The district, by name; in Oslo also by number, such as 01."
        ),
    ] = "",
    extra: With = None,
    strict: Strict = False,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Show which measures a person can be admitted to on a day, why, and which facts are missing."""
    participant, asked = read_case_file(case), read_day(on)
    here = living_in(participant, municipality, asked, asked="--municipality")
    known = given(extra, strict).seen_from(here, asked)
    snapshot = known.on(asked, municipality or _number_on(here, asked))
    ids = _ids(snapshot, snapshot.measures)
    with LivePlaces(known.plugins) as live:
        said = live.ask((offer.id for offers in snapshot.offers.values() for offer in offers), snapshot.on)
    found = available(participant, snapshot, district=district, live=said.places, failures=said.failures)
    if as_json:
        told = {"texts": _texts(known.plugins, ids)}
        print_json({"ref": participant.ref, **available_record(found, known.plugins.uses), **told})
    else:
        texts = local_texts(known.plugins.texts, ids, lang)
        print_lines((*explain_available(found, lang, participant.ref), *texts))


@app.command()
def gaps(
    on: On,
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality", metavar="NUMBER", help="The municipality's number on that day, such as 1804."
        ),
    ],
    extra: With = None,
    strict: Strict = False,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Show the needs that no measure of the municipality covers."""
    snapshot = given(extra, strict).on(read_day(on), municipality)
    if as_json:
        print_json(
            {
                "on": on,
                "failures": plain(snapshot.failures),
                "municipality": snapshot.municipality,
                "hash": snapshot.hash,
                "needs": [need.id for need in snapshot.gaps()],
                "versions": versions_of("gaps", catalogue=snapshot.hash),
            }
        )
    else:
        print_lines(show_gaps(snapshot, lang))


@app.command()
def needs(lang: Language = ASKED, details: WithDetails = False, as_json: AsJson = False) -> None:
    """List the needs that a measure can cover, and what meets each at least."""
    if as_json:
        print_json(needs_list_record(national().needs))
    else:
        print_answer(show_needs(national().needs, lang), lang, details=details)


@app.command()
def confidence(
    extra: With = None, strict: Strict = False, lang: Language = ASKED, as_json: AsJson = False
) -> None:
    """Count the facts of the catalogues by kind and by how certain their sources are."""
    known = given(extra, strict)
    if as_json:
        print_json({item.by: confidence_counts(item) for item in known.sources})
    else:
        lines = show_confidence(known.sources, lang)
        print_lines((*lines, *made_without(known.plugins.failures, lang)))


@app.command()
def export(
    on: On,
    base: Annotated[
        str,
        typer.Option(
            "--base", metavar="ADDRESS", help="The start of every identifier, such as https://a.no/t/."
        ),
    ],
    municipality: Municipality = "",
    form: Annotated[
        ExportForm, typer.Option("--format", help="The format: cpsv is CPSV-AP-NO as JSON-LD.")
    ] = ExportForm.cpsv,
    extra: With = None,
    strict: Strict = False,
) -> None:
    """Export the catalogue to a register of public services, in CPSV-AP-NO."""
    assert form is ExportForm.cpsv
    snapshot = given(extra, strict).on(read_day(on), municipality)
    for failure in snapshot.failures:  # CPSV-AP-NO has no field for them
        say_on_error(f"qup: {failure}\n")
    print_json(cpsv_record(snapshot, base))
