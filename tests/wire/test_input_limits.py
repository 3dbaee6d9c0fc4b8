"""Every reader has limits, which are checked first and can be changed; faults beyond them cost nothing."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import pytest

from qupcore import Participant
from qupcore.catalogue.national import national
from qupcore.catalogue.reading import read_catalogue
from qupcore.catalogue.toml_text import DEEPEST_KEY, parse_toml
from qupcore.deciding.decide import decide
from qupcore.deciding.receipt import read_receipt, receipt_of, write_receipt
from qupcore.domain.hint import remedy
from qupcore.domain.input_limits import InputLimits, input_limits, limit_inputs, limited_inputs
from qupcore.errors import BadInput, Fault
from qupcore.files.reading import read_file
from qupcore.memory import forget
from qupcore.plugins.data.opening import open_wheel
from qupcore.plugins.spreadsheet.excel import read_excel
from qupcore.plugins.spreadsheet.tables import read_csv
from qupcore.wire import structure
from qupcore.wire.cases import read_cases
from qupcore.wire.structure import read_case, write_case

CASE = Participant(ref="a")
ANSWER = decide(CASE, on=date(2026, 9, 1))
MEASURE = """[[measures]]
id = "1804:jobbsenter"
names = "Jobbsenteret"
owner = "municipality"
valid = "2018-01-01/.."
sources = { text = "Bodø kommune" }
"""


def catalogue(more: str) -> Callable[[], object]:
    return lambda: read_catalogue(MEASURE + more, namespace="1804")


TOO_LARGE: dict[str, Callable[[], object]] = {
    "case_bytes": lambda: read_case(b'{"ref": "a"}'),
    "cases": lambda: read_cases(b'[{"ref": "a"}, {"ref": "b"}]'),
    "case_entries": lambda: read_case(
        b'{"ref": "a", "benefits": [{"kind": "other", "law": "other"}, {"kind": "other", "law": "other"}]}'
    ),
    "receipt_bytes": lambda: read_receipt(b"{}"),
    "catalogue_bytes": catalogue(""),
    "catalogue_entries": catalogue(MEASURE.replace("jobbsenter", "other")),
    "spreadsheet_rows": lambda: read_csv(b"Id;Navn\na;b", "a.csv"),
    "spreadsheet_columns": lambda: read_csv(b"Id;Navn\na;b", "a.csv"),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_a_limit_is_kept_and_can_be_changed(name: str) -> None:
    with limited_inputs(InputLimits(**{name: 1})), pytest.raises(BadInput) as caught:
        TOO_LARGE[name]()
    codes = {caught.value.code, *(fault.code for fault in caught.value.faults)}
    assert "file.too-large" in codes
    _says_how_to_set(name, caught.value)


def _says_how_to_set(name: str, error: BadInput, value: int = 1) -> None:
    remedies = "\n".join((error.remedy, *(fault.remedy for fault in error.faults)))
    assert f"or set the limit {name}, which is {value}, higher" in remedies
    assert f"QUPCORE_LIMITS={name}=NUMBER" in remedies
    assert f"limit_inputs(InputLimits({name}=NUMBER))" in remedies


WRITTEN = {
    "case_bytes": lambda: write_case(CASE),
    "receipt_bytes": lambda: write_receipt(receipt_of(CASE, ANSWER)),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_could_not_be_read_is_not_written(name: str) -> None:
    with limited_inputs(InputLimits(**{name: 1})), pytest.raises(BadInput) as caught:
        WRITTEN[name]()
    _says_how_to_set(name, caught.value)


def test_an_archive_that_is_too_large_when_it_is_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("qupcore_a/plugin.toml", "a" * 100)
    with limited_inputs(InputLimits(unpacked_bytes=99)), pytest.raises(BadInput) as caught:
        read_excel(packed.getvalue(), "a.xlsx")
    _says_how_to_set("unpacked_bytes", caught.value, 99)
    path = tmp_path / "a-1-py3-none-any.whl"
    path.write_bytes(packed.getvalue())
    with limited_inputs(InputLimits(catalogue_bytes=99)), pytest.raises(BadInput) as caught:
        open_wheel(path)
    _says_how_to_set("catalogue_bytes", caught.value, 99)
    with limited_inputs(InputLimits(case_bytes=99)), pytest.raises(BadInput) as caught:
        read_file(path, "case_bytes")
    _says_how_to_set("case_bytes", caught.value, 99)


def test_every_limit_is_tried() -> None:
    elsewhere = {"faults", "unpacked_bytes"}
    assert {*TOO_LARGE} == {field.name for field in attrs.fields(InputLimits)} - elsewhere


FAULTY: dict[str, Callable[[], object]] = {
    "unknown keys": lambda: read_case(json.dumps({"ref": "a", **{f"k{n}": 1 for n in range(50)}}).encode()),
    "wrong entries": lambda: read_case(json.dumps({"ref": "a", "benefits": [{"kind": "x"}] * 50}).encode()),
    "wrong cases": lambda: read_cases(b"{}\n" * 50),
    "one ref": lambda: read_cases(b'{"ref": "a"}\n' * 50),
    "keys of a measure": catalogue("".join(f"k{n} = 1\n" for n in range(50))),
    "keys of a file": lambda: read_catalogue("".join(f"k{n} = 1\n" for n in range(50)), namespace="1804"),
    "tables": lambda: read_catalogue("[[measures]]\n" * 50, namespace="1804"),
    "ids": catalogue("".join(f"{MEASURE}covers = ['no-such-need-{n}']\n" for n in range(50))),
    "keys of a receipt": lambda: read_receipt(
        json.dumps({"receipt": 2, **{f"k{n}": 1 for n in range(50)}}).encode()
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_no_more_faults_are_told_than_the_limit(name: str) -> None:
    with limited_inputs(InputLimits(faults=10)), pytest.raises(BadInput) as caught:
        FAULTY[name]()
    assert len(caught.value.faults) == 11
    assert caught.value.faults[-1].what == "more than 10 faults; the others are not told"
    _says_how_to_set("faults", caught.value, 10)
    with pytest.raises(BadInput) as caught:
        FAULTY[name]()
    assert len(caught.value.faults) >= 49
    assert "not told" not in str(caught.value)


def test_a_fault_that_is_not_told_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        structure, "remedy", lambda word, *more, **named: asked.append(word) or remedy(word, *more, **named)
    )
    with limited_inputs(InputLimits(faults=10)), pytest.raises(BadInput):
        FAULTY["unknown keys"]()
    assert len(asked) == 11


def test_a_limit_of_the_process_holds_in_every_thread_and_one_of_a_block_does_not() -> None:
    seen: list[int] = []
    limit_inputs(InputLimits(cases=7))
    try:
        with limited_inputs(InputLimits(cases=3)):
            thread = threading.Thread(target=lambda: seen.append(input_limits().cases))
            thread.start()
            thread.join()
            assert (input_limits().cases, seen) == (3, [7])
    finally:
        limit_inputs(InputLimits())


@pytest.mark.parametrize("wrong", [0, -1, True, 1.5, "4", 10**13])
def test_a_limit_is_a_whole_number(wrong: object) -> None:
    with pytest.raises(BadInput):
        InputLimits(cases=wrong)  # type: ignore[arg-type]
    with pytest.raises(BadInput):
        limit_inputs(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        ".".join(["a"] * 20_000) + " = 1",
        "[" + " . ".join(["'a.b'", '"c"'] * 10_000) + "]",
        "a = { " + ".".join(["b"] * 40) + " = 1 }",
        "a = " + "1" * 5_000,
        "a = " + "[" * 100_000,
        'a = """' + '\\"""' * 10_000,
        "a = '''" + "'' " * 10_000,
        '"' * 10_001,
    ],
)
def test_toml_that_would_cost_too_much_is_a_fault(text: str) -> None:
    found = parse_toml(text, "a.toml")
    assert isinstance(found, Fault)
    assert found.remedy


@pytest.mark.parametrize(
    "text",
    [
        "'''" + "a." * 100 + "'''",
        '"' + "a." * 100 + '"',
        '"""\n' + "a." * 100 + '\\""""',
        "1  # " + "a." * 100,
        "[1.5, " + "1.5, " * 100 + "]",
        "'" + "a." * 100 + "'  # it's",
    ],
)
def test_dots_in_values_and_comments_are_no_keys(text: str) -> None:
    assert not isinstance(parse_toml(f"k = {text}\n", "a.toml"), Fault)


def test_the_deepest_key_is_read() -> None:
    assert not isinstance(parse_toml(".".join(["a"] * DEEPEST_KEY) + " = 1", "a.toml"), Fault)
    assert isinstance(parse_toml(".".join(["a"] * (DEEPEST_KEY + 1)) + " = 1", "a.toml"), Fault)


def test_a_number_too_long_to_be_written_is_told_without_it() -> None:
    with pytest.raises(BadInput) as caught:
        catalogue("duration = 0x" + "f" * 5_000)()
    assert caught.value.faults


@pytest.mark.parametrize("read", [read_cases, read_case])
def test_a_byte_order_mark_changes_nothing(read: Callable[[bytes], object]) -> None:
    assert read(b'\xef\xbb\xbf{"ref": "a"}') == read(b'{"ref": "a"}')


def test_a_byte_order_mark_before_a_list_and_before_a_catalogue() -> None:
    assert [case.ref for case in read_cases(b'\xef\xbb\xbf[{"ref": "a"}, {"ref": "b"}]')] == ["a", "b"]
    assert len(read_catalogue("\ufeff" + MEASURE, namespace="1804").measures) == 1


def test_the_limits_are_not_about_the_catalogue_of_qupcore() -> None:
    """A caller who permits small catalogues only still has the national one, whichever comes first."""
    forget()
    with limited_inputs(InputLimits(catalogue_bytes=10, catalogue_entries=1)):
        small = national()
    forget()
    assert small == national()
