"""Spreadsheets: each row is taken or refused, with its cell, cause and remedy."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from qupcore.catalogue.national import national
from qupcore.catalogue.reading import read_catalogue
from qupcore.domain.case.plan import Slot
from qupcore.errors import BadInput
from qupcore.plugins.spreadsheet.into_catalogue import SheetImport, import_sheets
from qupcore.plugins.spreadsheet.template import csv_template, excel_template

MEASURES = """\
Id;Navn;Navn på engelsk;Ansvarlig;Regnes som;Dekker behov;Timer i uken;Gjelder fra;Kilde;#notat
sprak;Språkverkstedet;The workshop;kommunen;arbeidsrettet;language, Arbeidserfaring;7,5;1.1.2024;Veileder;ja
gjeld;Gjeldsrådgiveren;;kommunen;støttende;debt;;2024-06-01;Veileder;
"""
OFFERS = (
    "id,measure,place,first_day,last_day,times,starts,enrolment,places_total,places_free,places_as_of\n"
    'sprak-h,sprak,Ås,2026-08-17,2026-12-18,"mandag-onsdag 9-14, fredag 09.30-11","17.8.2026, 5.10.2026",'
    "ope,12,3,28.8.2026\n"
    "klubb-h,no:jobbklubb,,2026-08-17,,,,,,,\n"
)


def read(tmp_path: Path, *tables: str | bytes, **options: Any) -> SheetImport:
    paths = []
    for number, table in enumerate(tables):
        paths.append(tmp_path / f"table{number}.csv")
        paths[-1].write_bytes(table.encode() if isinstance(table, str) else table)
    options = {"municipality": "3301", **options}
    return import_sheets(paths, tmp_path / "measures.toml", national(), **options)


def told(found: SheetImport) -> list[tuple[int, str, str]]:
    return [(row.row, fault.cell, fault.what) for row in found.rows for fault in row.faults]


def test_measures_and_offers_become_a_catalogue(tmp_path: Path) -> None:
    found = read(tmp_path, MEASURES, OFFERS)
    assert told(found) == []
    assert [(row.kind, row.row, row.id) for row in found.rows] == [
        ("measures", 2, "3301:sprak"),
        ("measures", 3, "3301:gjeld"),
        ("offers", 2, "3301:sprak-h"),
        ("offers", 3, "3301:klubb-h"),
    ]
    workshop, debt = found.catalogue.measures
    assert (workshop.names.nb, workshop.names.nn, workshop.names.en) == (
        "Språkverkstedet",
        "Språkverkstedet",
        "The workshop",
    )
    assert (workshop.owner, workshop.counts_as(), workshop.covers) == (
        "municipality",
        "work_directed",
        ("language", "work_experience"),
    )
    assert workshop.time is not None
    assert workshop.time.minutes_a_week == 450
    assert [str(source) for source in workshop.sources] == ["Veileder"]
    assert debt.time is None
    assert str(debt.valid) == "2024-06-01/.."
    autumn, club = found.catalogue.offers
    days = ("monday", "tuesday", "wednesday")
    assert autumn.slots == (
        *(Slot(day=day, start=540, end=840) for day in days),  # type: ignore[arg-type]
        Slot(day="friday", start=570, end=660),
    )
    assert autumn.starts == (date(2026, 8, 17), date(2026, 10, 5))
    assert autumn.enrolment == "open"
    assert autumn.places is not None
    assert (autumn.places.total, autumn.places.free, autumn.places.as_of) == (12, 3, date(2026, 8, 28))
    assert (club.measure, str(club.period), club.enrolment) == ("no:jobbklubb", "2026-08-17/..", "unknown")


def test_what_is_written_reads_the_same(tmp_path: Path) -> None:
    found = read(tmp_path, MEASURES, OFFERS)
    again = read_catalogue(found.text, namespace="3301", known=[national()])
    assert again == found.catalogue
    assert found.text.startswith("# Read from table0.csv, table1.csv by `qup plugin import`.")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_way_that_a_program_writes_csv(delimiter: str, encoding: str, end: str, tmp_path: Path) -> None:
    rows = [line.split(";") for line in MEASURES.splitlines()]
    lines = [delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows]
    data = end.join(lines).encode(encoding)
    assert read(tmp_path, data).catalogue == read(tmp_path, MEASURES).catalogue
    with_line_of_excel = f"sep={delimiter}{end}".encode(encoding) + data.removeprefix(b"\xef\xbb\xbf")
    assert read(tmp_path, with_line_of_excel).catalogue == read(tmp_path, MEASURES).catalogue


GOOD = {
    "Id": "a",
    "Navn": "Navn",
    "Ansvarlig": "kommunen",
    "Gjelder fra": "2024-01-01",
    "Kilde": "Veileder",
}


def row_of(**cells: str) -> str:
    row = {**GOOD, **{key.replace("_", " "): value for key, value in cells.items()}}
    quoted = (f'"{cell}"' for cell in row.values())
    return f"{';'.join(row)}\n{';'.join(quoted)}\n"


@pytest.mark.parametrize(
    ("cells", "cell", "what", "remedy"),
    [
        ({"Id": ""}, "A2", "the cell is empty", "it is always needed"),
        ({"Id": "Språk"}, "A2", "Språk", ""),
        ({"Id": "0301:a"}, "A2", "belongs to another", "3301:"),
        ({"Navn": ""}, "B2", "the cell is empty", "it is always needed"),
        ({"Ansvarlig": "fylket"}, "C2", "'fylket' is not a value here", "municipality"),
        ({"Gjelder fra": "2024-02-30"}, "D2", "'2024-02-30' is not a day", "1.9.2026"),
        ({"Gjelder fra": "i fjor"}, "D2", "'i fjor' is not a day", "1.9.2026"),
        ({"Gjelder til": "2023-01-01"}, "D2", "before it starts", "swap"),
        ({"Kilde": ""}, "E2", "the cell is empty", "it is always needed"),
        ({"Dekker behov": "langauge"}, "F2", "no need is called", "did you mean 'language'"),
        ({"Timer i uken": "1,333"}, "F2", "no whole minutes", "7,5"),
        ({"Timer i uken": "mange"}, "F2", "expected hours", "7,5"),
        ({"Timer i uken": "400"}, "F2", "24000", ""),
        ({"Varer inntil (måneder)": "1,5"}, "F2", "expected a whole number, got '1,5'", "12"),
        ({"Vanlige timer": "3"}, "", "the cell is empty", "it is always needed"),
        ({"Alder fra": "70", "Alder til": "60"}, "F2", "ages 70 to 60", "in order"),
        ({"Vilkår (uttrykk)": "person.motivated"}, "F2", "no fact is called", ""),
        ({"Erstatter": "b"}, "F2", "no measure is called '3301:b'", ""),
        ({"Navn": "=A1"}, "B2", "a formula without a value", "the value itself"),
        ({"Navn": "#REF!"}, "B2", "a formula without a value", "the value itself"),
        ({"Navn": "a" * 4001}, "B2", "4001 characters", "shorten"),
    ],
)  # fmt: skip
def test_each_fault_has_its_cell(
    cells: dict[str, str], cell: str, what: str, remedy: str, tmp_path: Path
) -> None:
    found = read(tmp_path, row_of(**cells))
    (row,) = found.rows
    assert not row.taken
    assert found.catalogue.measures == ()
    assert any(
        fault.cell == cell and what in fault.what and remedy in fault.remedy for fault in row.faults
    ), row


OFFER = "Id;Tiltak;Første dag;{}\na;no:jobbklubb;2026-08-17;{}\n"


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("Tider", "mandag", "no time of the week"),
        ("Tider", "mandag 9-8", "a slot from 540 to 480 minutes"),
        ("Tider", "mandag 9.05-10", "a slot from 545"),
        ("Tider", "onsdag-mandag 9-10", "no time of the week"),
        ("Stengt i skoleferien", "kanskje", "expected yes or no"),
        ("Organisasjonsnummer", "912 345 678", "no organisation number"),
        ("Ledige plasser", "-1", "-1 places"),
        ("For kommuner", "9999", "no municipality"),
        ("Siste dag", "2026-08-01", "before it starts"),
    ],
)
def test_each_fault_of_an_offer(column: str, cell: str, what: str, tmp_path: Path) -> None:
    ((row, place, said),) = told(read(tmp_path, OFFER.format(column, cell)))
    assert (row, place) == (2, "C2" if column == "Siste dag" else "D2")
    assert what in said


def test_a_row_that_needs_a_refused_one_is_refused(tmp_path: Path) -> None:
    wrong = MEASURES.replace("1.1.2024", "1.13.2024")
    assert told(read(tmp_path, wrong, OFFERS)) == [
        (2, "H2", "'1.13.2024' is not a day"),
        (2, "B2", "no measure is called '3301:sprak'"),
    ]


def test_so_is_one_that_needs_a_row_that_only_the_whole_refuses(tmp_path: Path) -> None:
    later = MEASURES.replace("#notat", "Erstatter").replace("Veileder;ja", "Veileder;annet")
    assert told(read(tmp_path, later, OFFERS)) == [
        (2, "J2", "no measure is called '3301:annet'"),
        (2, "B2", "no measure is called '3301:sprak'"),
    ]


def test_an_id_stands_once(tmp_path: Path) -> None:
    found = read(tmp_path, MEASURES.replace("gjeld;", "sprak;"))
    assert told(found) == [(3, "A3", "'3301:sprak' stands twice")]
    assert [measure.id for measure in found.catalogue.measures] == ["3301:sprak"]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", "has no header"),
        ("\nId;Navn\n", "has no header"),
        ("Id;Nvan;Ansvarlig;Gjelder fra;Kilde\n", "table0.csv: B1: no column is called 'Nvan'"),
        ("Id;Navn;Name;Ansvarlig;Gjelder fra;Kilde\n", "C1: the column 'Name' stands twice"),
        ("Id;Navn;Ansvarlig;Gjelder fra\n", "the column 'Kilde' is missing"),
        ("Id;Namn;Ansvarleg;Gjeld frå\n", "the column 'Kjelde' is missing"),
        (b"Id;Navn\n\x81;\x8d\n", "neither UTF-8 nor Windows-1252"),
        ("Id;Navn\na;blåbær".encode() + b"\xff", "neither UTF-8 nor Windows-1252"),
        ("Id;Navn\n\0;b\n", "neither UTF-8 nor Windows-1252"),
        ('Id;Navn\n"a;b\n', "is not CSV"),
    ],
)
def test_a_file_that_cannot_be_read_by_rows(table: str | bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as raised:
        read(tmp_path, table)
    assert told in str(raised.value)
    assert raised.value.remedy


def plugin(folder: Path) -> None:
    (folder / "plugin.toml").write_text(
        'name = "drammen"\nmunicipality = "3301"\nversion = "1.0"\nqupcore = ">=0.1"\n', encoding="utf-8"
    )


def test_the_folder_is_one_catalogue(tmp_path: Path) -> None:
    """Other files may refer to what is read, and the other way round; the file itself is replaced."""
    plugin(tmp_path)
    (tmp_path / "catalogue.schema.json").write_text("{}")
    (tmp_path / "measures.toml").write_text("what is replaced")
    (tmp_path / "other.toml").write_text(
        """
        [[measures]]
        id = "3301:kurs"
        names = "Kurset"
        owner = "municipality"
        valid = "2024-01-01/.."
        sources = { text = "Veileder" }
        [[relations]]
        kind = "requires"
        of = "3301:kurs"
        to = "3301:sprak"
        authority = "local"
        reason = "Kurset bygger på verkstedet."
        valid = "2024-01-01/.."
        sources = { text = "Veileder" }
        """,
        encoding="utf-8",
    )
    offers = "Id;Tiltak;Første dag\nhost;kurs;2026-08-17\n"
    found = read(tmp_path, MEASURES, offers, municipality="")
    assert told(found) == []
    assert found.text.startswith("#:schema ./catalogue.schema.json\n")
    assert told(read(tmp_path, MEASURES.replace("gjeld;", "kurs;"), offers)) == [
        (3, "A3", "'3301:kurs' stands twice")
    ]
    with pytest.raises(BadInput, match="cannot be read") as raised:
        read(tmp_path, MEASURES.replace("sprak;", "annet;"))
    assert "3301:sprak" in str(raised.value)
    with pytest.raises(BadInput, match="the folder is the plugin of 3301, not of 0301"):
        read(tmp_path, MEASURES, municipality="0301")


def test_whose_it_is(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nothing says which municipality it is"):
        read(tmp_path, MEASURES, municipality="")
    with pytest.raises(BadInput, match="'3399' is no municipality"):
        read(tmp_path, MEASURES, municipality="3399")
    named = read(tmp_path, MEASURES.replace("gjeld;", "3301:gjeld;"), municipality="")
    assert [measure.id for measure in named.catalogue.measures] == ["3301:sprak", "3301:gjeld"]


def workbook(sheets: dict[str, list[list[Any]]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_excel_file(tmp_path: Path, data: bytes) -> SheetImport:
    path = tmp_path / "tiltak.xlsx"
    path.write_bytes(data)
    return import_sheets([path], tmp_path / "measures.toml", national(), municipality="3301")


def test_excel_gives_what_csv_gives(tmp_path: Path) -> None:
    measures: list[list[Any]] = [line.split(";") for line in MEASURES.splitlines()]
    measures[1][6:8] = [7.5, datetime(2024, 1, 1)]  # noqa: DTZ001
    measures[2][7] = date(2024, 6, 1)
    offers: list[list[Any]] = [line.split(",") for line in OFFERS.replace('"', "").splitlines()[:1]]
    times, starts = "mandag-onsdag 9-14\nfredag 09.30-11", "17.8.2026; 5.10.2026"
    days = (date(2026, 8, 17), date(2026, 12, 18), times, starts)
    offers += [
        ["sprak-h", "sprak", "Ås", *days, "åpent", 12, 3.0, datetime(2026, 8, 28)],  # noqa: DTZ001
        [None] * 5,
        ["klubb-h", "no:jobbklubb", None, "17.8.2026"],
    ]
    found = read_excel_file(tmp_path, workbook({"Tiltak": measures, "Notater": [["x"]], "Tilbud": offers}))
    assert told(found) == []
    assert found.catalogue == read(tmp_path, MEASURES, OFFERS).catalogue
    assert found.unread == ("tiltak.xlsx, Notater",)
    assert [(row.sheet, row.row) for row in found.rows] == [
        ("Tiltak", 2),
        ("Tiltak", 3),
        ("Tilbud", 2),
        ("Tilbud", 4),
    ]


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [(7.5, 450), (15, 900), ("7:30", 450), (time(7, 30), 450), (timedelta(hours=37, minutes=30), 2250)],
)
def test_hours_in_excel(cell: Any, minutes: int, tmp_path: Path) -> None:
    found = read_excel_file(tmp_path, workbook({"Ark1": [[*GOOD, "Timer i uken"], [*GOOD.values(), cell]]}))
    (measure,) = found.catalogue.measures
    assert measure.time is not None
    assert measure.time.minutes_a_week == minutes


def test_cells_of_excel_that_cannot_be_read(tmp_path: Path) -> None:
    rows = [[*GOOD], ["a", "=1+1", *list(GOOD.values())[2:]], ["b", True, *list(GOOD.values())[2:]]]
    found = read_excel_file(tmp_path, workbook({"Ark1": rows}))
    assert told(found) == [
        (2, "B2", "'=1+1' is a formula without a value"),
        (3, "B3", "expected a text, got True"),
    ]
    for data in (b"", b"no archive", workbook({"Ark1": [[]]})):
        with pytest.raises(BadInput) as raised:
            read_excel_file(tmp_path, data)
        assert raised.value.remedy


def test_without_openpyxl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(BadInput) as raised:
        read_excel_file(tmp_path, b"")
    assert raised.value.code == "excel.not-installed"
    assert "pip install 'qupcore[excel]'" in raised.value.remedy


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_templates_are_read(lang: str, tmp_path: Path) -> None:
    for kind in ("measures", "offers"):
        assert read(tmp_path, csv_template(kind, lang=lang)).rows == ()  # type: ignore[arg-type]
    openpyxl = pytest.importorskip("openpyxl")
    data = excel_template(national(), lang=lang)
    found = read_excel_file(tmp_path, data)
    assert found.rows == ()
    assert len(found.unread) == 1
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert len(book.worksheets) == 3
    offered = {rule.formula1 for rule in book.worksheets[1].data_validations.dataValidation}
    assert (
        '"'
        + {"nb": "åpent,stengt,ukjent", "nn": "ope,stengt,ukjent", "en": "open,closed,unknown"}[lang]
        + '"'
        in offered
    )
