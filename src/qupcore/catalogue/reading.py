"""The reader of catalogue files: every fault with file, line, key and remedy, and no partial result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files as resource_files
from itertools import islice
from typing import Any

import attrs

from qupcore.catalogue.checking import flaws_of
from qupcore.catalogue.plain import table_of
from qupcore.catalogue.positions import line_numbers, line_of, shown
from qupcore.catalogue.structure import Flaws, RelativeFault, read_value, unknown_keys
from qupcore.catalogue.toml_text import parse_toml
from qupcore.domain.arguments import check_arguments
from qupcore.domain.catalogue.capacity import Capacity
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.catalogue_id import NATIONAL_ID
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.need import Need
from qupcore.domain.catalogue.offer import Offer
from qupcore.domain.catalogue.practice import LocalPractice
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.domain.input_limits import input_limits, told_faults
from qupcore.domain.source import POLICY, Source
from qupcore.errors import BadInput, Fault
from qupcore.errors.worded import worded
from qupcore.observing.asking import observed
from qupcore.observing.fields import Fields, Hash

__all__ = [
    "KINDS",
    "catalogue_from_package",
    "checked_catalogue",
    "namespace_in",
    "read_catalogue",
    "read_files",
]

KINDS: Mapping[str, Any] = {
    "needs": Need,
    "measures": Measure,
    "offers": Offer,
    "relations": Relation,
    "groups": Group,
    "practices": LocalPractice,
    "capacities": Capacity,
}


def _told(catalogue: Catalogue) -> Fields:
    return {"catalogue": Hash(catalogue.hash), "measures": catalogue.measures}


@observed("read_catalogue", _told)
def read_catalogue(
    text: str,
    *,
    file: str = worded("the file"),
    namespace: str = NATIONAL_ID,
    by: str = "",
    known: Iterable[Catalogue] = (),
) -> Catalogue:
    """Read a catalogue from one TOML text.

    Args:
        text: The TOML.
        file: How errors call it.
        namespace: The namespace of its ids: `no`, or a four-digit municipality number.
        by: Whose it is, as answers name it. Left out: the namespace.
        known: Catalogues that it may refer to, as `national()`.

    Raises:
        BadInput: with a `Fault` for everything wrong: file, line and key in its path.

    >>> read_catalogue('''
    ... [[measures]]
    ... id = "1804:jobbsenter"
    ... names = "Jobbsenteret"
    ... owner = "municipality"
    ... valid = "2018-01-01/.."
    ... sources = { text = "Bodø kommune, årsrapport 2019" }
    ... ''', namespace="1804").measures[0].names.en
    'Jobbsenteret'
    """
    check_arguments(read_catalogue, locals())
    return read_files([(file, text)], namespace=namespace, by=by, known=known)


def catalogue_from_package(
    package: str,
    *files: str,
    namespace: str,
    by: str = "",
    known: Iterable[Catalogue] = (),
) -> Catalogue:
    """Read a catalogue from files that lie in a package, as a plugin has them.

    Args:
        package: The package, as `__name__` in its `__init__.py`.
        files: The names of its TOML files.
        namespace: The four-digit municipality number.
        by: Whose it is. Left out: the name of the package.
        known: Catalogues that it may refer to, as `national()`.

    Raises:
        BadInput: as `read_catalogue`; or a file is not there.
    """
    check_arguments(catalogue_from_package, locals())
    try:
        folder = resource_files(package)
    except (ImportError, ValueError) as error:
        raise BadInput(
            worded("no package is called {package!r}", package=package),
            why=str(error),
            remedy="give the import name of an installed package, such as __package__",
            code="file.unreadable",
        ) from None
    texts = []
    for name in files:
        try:
            texts.append((name, folder.joinpath(name).read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(
                worded("{package} has no readable file {name!r}", package=package, name=name),
                why=str(error),
                remedy="check its name, that it is UTF-8, and that the package's build includes it",
                code="file.unreadable",
            ) from error
    return read_files(texts, namespace=namespace, by=by or package, known=known)


def read_files(
    files: Iterable[tuple[str, str]],
    *,
    namespace: str,
    by: str = "",
    known: Iterable[Catalogue] = (),
) -> Catalogue:
    """Read one catalogue from several TOML texts, each with its name; they share their sources.

    Raises:
        BadInput: as `read_catalogue`.
    """
    texts = {name: text.removeprefix("\ufeff") for name, text in files}
    trees, faults = _parsed(texts)
    sources, flaws = _sources(trees)
    entries: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    origins: dict[str, list[tuple[str, int]]] = {kind: [] for kind in KINDS}
    for file, tree in trees.items():
        unknown = [key for key in tree if key not in KINDS and key != "sources"]
        flaws += [(file, flaw) for flaw in unknown_keys(unknown, [*KINDS, "sources"])]
        for kind, type_ in KINDS.items():
            tables = tree.get(kind, [])
            if not isinstance(tables, list):
                flaws.append(
                    (
                        file,
                        RelativeFault(
                            (kind,),
                            worded("expected a list of tables"),
                            worded("write [[{kind}]]", kind=kind),
                            "input.type",
                        ),
                    )
                )
                continue
            for number, table in enumerate(tables):
                if len(flaws) > input_limits().faults:
                    break
                try:
                    entries[kind].append(read_value(type_, table, sources))
                    origins[kind].append((file, number))
                except Flaws as error:
                    flaws += [(file, flaw.below(kind, number)) for flaw in error.flaws]
    content: dict[str, Any] = {kind: tuple(found) for kind, found in entries.items()}
    catalogue = Catalogue(by=by or namespace, namespace=namespace, **content)
    if not faults and not flaws:
        told = islice(flaws_of(catalogue, known), input_limits().faults + 1)
        flaws = [_placed(flaw, origins, next(iter(texts), "")) for flaw in told]
    faults = told_faults((*faults, *_with_lines(texts, flaws)), next(iter(texts), ""))
    if faults:
        raise BadInput(
            worded(
                "{names} cannot be read: {count} {part}",
                names=next(iter(texts)) if len(texts) == 1 else ", ".join(texts),
                count=len(faults),
                part=worded("fault") if len(faults) == 1 else worded("faults"),
            ),
            remedy="mend each; `qup schema catalogue` shows the form",
            faults=tuple(faults),
            code="input.faults",
        )
    return catalogue


def _parsed(texts: Mapping[str, str]) -> tuple[dict[str, dict[str, Any]], list[Fault]]:
    trees: dict[str, dict[str, Any]] = {}
    faults: list[Fault] = []
    for file, text in texts.items():
        found = parse_toml(text, file)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            trees[file] = found
    return trees, faults


def _sources(
    trees: Mapping[str, dict[str, Any]],
) -> tuple[dict[str, Source], list[tuple[str, RelativeFault]]]:
    """The sources shared by all files, by key."""
    found: dict[str, Source] = {"policy": POLICY}
    flaws: list[tuple[str, RelativeFault]] = []
    for file, tree in trees.items():
        tables = tree.get("sources", {})
        if not isinstance(tables, dict):
            flaws.append(
                (
                    file,
                    RelativeFault(
                        ("sources",), worded("expected tables"), worded("write [sources.name]"), "input.type"
                    ),
                )
            )
            continue
        for key, table in tables.items():
            if key in found:
                flaws.append(
                    (
                        file,
                        RelativeFault(
                            ("sources", key),
                            worded("the source stands twice"),
                            worded("keep one"),
                            "input.twice",
                        ),
                    )
                )
            try:
                if isinstance(table, str):
                    table = {"text": table}
                found[key] = read_value(Source, table, {})
            except Flaws as error:
                found[key] = Source(text=key)
                flaws += [(file, flaw.below("sources", key)) for flaw in error.flaws]
    return found, flaws


def _placed(
    flaw: RelativeFault, origins: Mapping[str, list[tuple[str, int]]], first: str
) -> tuple[str, RelativeFault]:
    """A fault of the whole catalogue, in the file that holds its entry."""
    match flaw.path:
        case (str(kind), int(number), *rest):
            file, there = origins[kind][number]
            return file, attrs.evolve(flaw, path=(kind, there, *rest))
    return first, flaw


def _with_lines(texts: Mapping[str, str], flaws: list[tuple[str, RelativeFault]]) -> list[Fault]:
    found = []
    lines = {
        file: line_numbers(texts[file]) for file in dict.fromkeys(file for file, _ in flaws) if file in texts
    }
    for file, flaw in flaws:
        place = worded("{file}:{line}", file=file, line=line_of(lines.get(file, {}), flaw.path))
        path = shown(flaw.path)
        found.append(
            Fault(
                worded("{place}: {path}", place=place, path=path) if path else place,
                flaw.what,
                flaw.remedy,
                flaw.code,
            )
        )
    return found


def checked_catalogue(catalogue: Catalogue, known: Iterable[Catalogue] = ()) -> Catalogue:
    """A catalogue made in Python, with all checks that a file gets.

    Raises:
        BadInput: as `read_catalogue`; the paths have no file and line.
    """
    check_arguments(checked_catalogue, locals())
    flaws: list[RelativeFault] = []
    entries: dict[str, Any] = {}
    for kind, type_ in KINDS.items():
        given = getattr(catalogue, kind)
        if not isinstance(given, tuple | list):
            flaws.append(
                RelativeFault(
                    (kind,),
                    worded("expected a tuple, got {name}", name=type(given).__name__),
                    "",
                    "input.type",
                )
            )
            continue
        entries[kind] = tuple(given)
        for number, entry in enumerate(given[: input_limits().catalogue_entries]):
            try:
                if read_value(type_, table_of(entry), {}) != entry:
                    flaws.append(
                        RelativeFault(
                            (kind, number),
                            worded("is not what its own fields say"),
                            worded("use the plain types"),
                        )
                    )
            except Flaws as error:
                flaws += [flaw.below(kind, number) for flaw in error.flaws]
    for name in ("by", "namespace"):
        if type(getattr(catalogue, name)) is not str:
            flaws.append(RelativeFault((name,), worded("expected a text"), "", "input.type"))
    if not flaws:
        catalogue = attrs.evolve(catalogue, **entries)
        flaws = list(islice(flaws_of(catalogue, known), input_limits().faults + 1))
    if flaws:
        faults = told_faults(
            (Fault(shown(flaw.path), flaw.what, flaw.remedy, flaw.code) for flaw in flaws), ""
        )
        raise BadInput(
            worded(
                "the catalogue of {by!r} has {count} {part}",
                by=catalogue.by,
                count=len(faults),
                part=worded("fault") if len(faults) == 1 else worded("faults"),
            ),
            remedy="mend each",
            faults=tuple(faults),
            code="input.faults",
        )
    return catalogue


def namespace_in(texts: Iterable[str]) -> str:
    """Whose catalogue some TOML texts are, by the first id in them that has the form; `no` where none has.

    >>> namespace_in(['[[measures]]\\nid = "1804:jobbsenter"'])
    '1804'
    """
    for text in texts:
        if match := re.search(r"^\s*id\s*=\s*[\"'](no|\d{4}):", text, re.MULTILINE):
            return match[1]
    return NATIONAL_ID
