"""`qup catalogue`: the measures of a day, for a municipality and for a case."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qupcore.admitting.available import available
from qupcore.admitting.record import available_record
from qupcore.catalogue.confidence import confidence_counts
from qupcore.catalogue.cpsv import cpsv_record
from qupcore.catalogue.national import national
from qupcore.catalogue.reading import namespace_in, read_files
from qupcore.catalogue.record import measure_record, snapshot_record
from qupcore.catalogue.snapshot import Snapshot, catalogue
from qupcore.catalogue.structure import near
from qupcore.cli.edge import day, print_json, print_lines, read_bytes, read_case_file
from qupcore.cli.options import AsJson, CaseFile, Lang, Language, On
from qupcore.domain.catalogue import Catalogue
from qupcore.domain.catalogue_id import NATIONAL
from qupcore.errors import BadInput
from qupcore.explaining.available import explain_available
from qupcore.explaining.catalogue import list_measures, show_confidence, show_gaps, show_needs, show_sound
from qupcore.explaining.measure import show_measure
from qupcore.wire.record import plain

__all__ = ["app"]

app = typer.Typer(help="The measures that a programme is made of.", no_args_is_help=True)


class MeasureKind(StrEnum):
    """The classes, as they are written on a command line."""

    work_directed = "work-directed"
    supporting = "supporting"
    health = "health"
    job_search = "job-search"
    own_activity = "own-activity"


class ExportForm(StrEnum):
    """The forms of an export."""

    cpsv = "cpsv"


Municipality = Annotated[
    str, typer.Option("--municipality", metavar="NUMBER", help="Four digits, as the number is on the day.")
]
Namespace = Annotated[
    str,
    typer.Option("--namespace", metavar="NUMBER", help="Whose file it is. Left out: as its first id says."),
]
With = Annotated[
    list[Path] | None,
    typer.Option(
        "--with", metavar="PATH", help="A catalogue file or folder beside the installed ones. Repeatable."
    ),
]


def sources(extra: Sequence[Path] | None = None) -> tuple[Catalogue, ...]:
    """The catalogues that the commands ask: the national one, and files given beside it."""
    known = (national(),)
    return (*known, *(_read(path, "", known) for path in extra or ()))


def _read(path: Path, namespace: str, known: tuple[Catalogue, ...]) -> Catalogue:
    """Read a file, or every TOML file of a folder, as one catalogue."""
    found = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not found:
        raise BadInput(f"{path} holds no TOML file", remedy="give a file, or a folder with *.toml in it")
    texts = []
    for item in found:
        try:
            texts.append((str(item), read_bytes(str(item)).decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            raise BadInput(f"{item} is not UTF-8: byte {error.start}", remedy="save it as UTF-8") from error
    owner = namespace or namespace_in([text for _, text in texts])
    # The national files refer to nothing but themselves.
    return read_files(texts, namespace=owner, by=path.stem, known=() if owner == NATIONAL else known)


def _snapshot(on: str, municipality: str, extra: Sequence[Path] | None) -> Snapshot:
    return catalogue(day(on), municipality, sources(extra))


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A TOML file, or a folder of them.")],
    namespace: Namespace = "",
    lang: Language = Lang.nb,
    as_json: AsJson = False,
) -> None:
    """Check catalogue files: every fault with file, line, key and remedy. Exit status 2 for any."""
    found = _read(path, namespace, (national(),))
    if as_json:
        counts = {name: len(getattr(found, name)) for name in ("measures", "offers", "relations", "groups")}
        print_json({"path": str(path), "namespace": found.namespace, "hash": found.hash, **counts})
    else:
        print_lines(show_sound(str(path), found, lang))


@app.command("list")
def list_(
    on: On,
    municipality: Municipality = "",
    kind: Annotated[
        MeasureKind | None, typer.Option("--class", help="Only those that count as this.")
    ] = None,
    extra: With = None,
    lang: Language = Lang.nb,
    as_json: AsJson = False,
) -> None:
    """List the measures that exist on a day."""
    snapshot = _snapshot(on, municipality, extra)
    wanted = kind.name if kind else None
    measures = [m for m in snapshot.measures.values() if wanted in (None, snapshot.counts_as(m))]
    if as_json:
        print_json(snapshot_record(snapshot, measures))
    else:
        print_lines(list_measures(snapshot, measures, lang))


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="As no:arbeidstrening.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Only as it is on the day.")] = None,
    extra: With = None,
    lang: Language = Lang.nb,
    as_json: AsJson = False,
) -> None:
    """Show a measure: whom it is for, how long it lasts, what it goes with, and every source."""
    given = sources(extra)
    if on is not None:
        snapshot = catalogue(day(on), sources=given)
        measure = snapshot.measure(id)
        if as_json:
            print_json(measure_record(snapshot, measure))
        else:
            print_lines(show_measure([measure], given, lang, snapshot.on))
        return
    everything = [measure for source in given for measure in source.measures]
    versions = sorted((m for m in everything if m.id == id), key=lambda m: m.valid.start)
    if not versions:
        raise BadInput(f"no measure is called {id!r}", remedy=near(id, [m.id for m in everything]))
    if as_json:
        print_json({"id": id, "versions": plain(tuple(versions))})
    else:
        print_lines(show_measure(versions, given, lang))


@app.command("for")
def for_(
    case: CaseFile,
    on: On,
    municipality: Municipality = "",
    district: Annotated[
        str, typer.Option("--district", metavar="NUMBER", help="The Oslo district, as 01.")
    ] = "",
    extra: With = None,
    lang: Language = Lang.nb,
    as_json: AsJson = False,
) -> None:
    """Show which measures a person may be admitted to on a day, why, and what to find out."""
    participant = read_case_file(case)
    found = available(participant, _snapshot(on, municipality, extra), district=district)
    if as_json:
        print_json({"ref": participant.ref, **available_record(found)})
    else:
        print_lines(explain_available(found, lang, participant.ref))


@app.command()
def gaps(
    on: On,
    municipality: Annotated[str, typer.Option("--municipality", metavar="NUMBER", help="Four digits.")],
    extra: With = None,
    lang: Language = Lang.nb,
    as_json: AsJson = False,
) -> None:
    """Show the needs that no local measure covers."""
    snapshot = _snapshot(on, municipality, extra)
    if as_json:
        print_json(
            {
                "on": on,
                "municipality": snapshot.municipality,
                "hash": snapshot.hash,
                "needs": [need.id for need in snapshot.gaps()],
            }
        )
    else:
        print_lines(show_gaps(snapshot, lang))


@app.command()
def needs(lang: Language = Lang.nb, as_json: AsJson = False) -> None:
    """Show the closed list of needs that measures can cover."""
    if as_json:
        print_json({"needs": [plain(need) for need in national().needs]})
    else:
        print_lines(show_needs(national().needs, lang))


@app.command()
def confidence(extra: With = None, lang: Language = Lang.nb, as_json: AsJson = False) -> None:
    """Show how sure the catalogue is: its facts by kind and confidence."""
    given = sources(extra)
    if as_json:
        print_json({item.by: confidence_counts(item) for item in given})
    else:
        print_lines(show_confidence(given, lang))


@app.command()
def export(
    on: On,
    municipality: Municipality = "",
    form: Annotated[ExportForm, typer.Option("--format", help="CPSV-AP-NO as JSON-LD.")] = ExportForm.cpsv,
    base: Annotated[
        str, typer.Option("--base", metavar="ADDRESS", help="The address under which the identifiers stand.")
    ] = "https://data.norge.no/qupcore/",
    extra: With = None,
) -> None:
    """Export the catalogue for a register of public services."""
    assert form is ExportForm.cpsv
    print_json(cpsv_record(_snapshot(on, municipality, extra), base))
