"""Two versions of a plugin: what was added, withdrawn and changed, and nothing else."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.packages import EXAMPLES, SOUND
from qupcore.catalogue.national import national
from qupcore.catalogue.plain import table_of
from qupcore.catalogue.reading import read_catalogue
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.errors import BadInput, PluginError
from qupcore.explaining.lines import to_text
from qupcore.explaining.plugin_difference import explain_plugin_difference, markdown_difference
from qupcore.plugins.checking import Given
from qupcore.plugins.compared.comparing import compare_plugins, difference_values
from qupcore.plugins.compared.difference import changes_between
from qupcore.plugins.compared.log import log_section
from qupcore.plugins.data.wheel import packed, wheel_of

OLD = """
[sources]
ours = "Veileder"

[[measures]]
id = "3301:verksted"
names = { nb = "Verkstedet", nn = "Verkstaden", en = "The workshop" }
owner = "municipality"
covers = ["language"]
classes = { counts_as = "supporting" }
time = { minutes_a_week = 900 }
practice = { given_by = "adviser" }
valid = "2024-01-01/.."
sources = "ours"

[[measures]]
id = "3301:kurs"
names = "Kurset"
owner = "municipality"
valid = "2024-01-01/.."
sources = "ours"

[[offers]]
id = "3301:host"
measure = "3301:verksted"
period = "2026-08-17/2026-12-18"
slots = { day = "monday", start = "09:00", end = "14:00" }
closed_in_school_holidays = true
sources = "ours"
"""
NEW = (
    OLD.replace('covers = ["language"]', 'covers = ["language", "work_experience"]')
    .replace('"supporting"', '"work_directed"')
    .replace("900", "450")
    .replace("adviser", "both")
    .replace('id = "3301:kurs"', 'id = "3301:skole"')
    .replace("2026-12-18", "2026-12-11")
    .replace('end = "14:00"', 'end = "13:00"')
    .replace("closed_in_school_holidays = true\n", "")
)


def plugin(folder: Path, text: str, version: str = "1.0.0", top: str = "") -> Path:
    folder.mkdir()
    (folder / "plugin.toml").write_text(
        f'name = "drammen"\nmunicipality = "3301"\nversion = "{version}"\nqupcore = ">=0.1,<9"\n',
        encoding="utf-8",
    )
    (folder / "measures.toml").write_text(text, encoding="utf-8")
    (folder / "texts.toml").write_text(top, encoding="utf-8")
    return folder


@pytest.fixture
def both(tmp_path: Path) -> tuple[str, str]:
    """Two versions of a plugin."""
    texts = '["3301:verksted"]\nnb = "Kom."\nnn = "Kom."\nen = "Come."\n'
    old, new = plugin(tmp_path / "old", OLD), plugin(tmp_path / "new", NEW, "1.1.0", texts)
    return str(old), str(new)


def monday(end: str) -> dict[str, str]:
    return {"day": "monday", "start": "09:00", "end": end}


def test_every_difference_is_found_once(both: tuple[str, str]) -> None:
    found = compare_plugins(*both, national())
    assert (found.before.version, found.after.version) == ("1.0.0", "1.1.0")
    told = [
        (item.kind, item.id, item.state, [(f.field, f.before, f.after) for f in item.fields])
        for item in found.changes
    ]
    assert told == [
        ("measures", "3301:kurs", "withdrawn", []),
        ("measures", "3301:skole", "added", []),
        (
            "measures",
            "3301:verksted",
            "changed",
            [
                ("classes[0].counts_as", "supporting", "work_directed"),
                ("covers", ["language"], ["language", "work_experience"]),
                ("time.minutes_a_week", 900, 450),
                ("practice.given_by.by", "adviser", "both"),
            ],
        ),
        (
            "offers",
            "3301:host",
            "changed",
            [
                ("period.last", "2026-12-18", "2026-12-11"),
                ("slots", [monday("14:00")], [monday("13:00")]),
                ("closed_in_school_holidays", True, None),
            ],
        ),
        ("texts", "3301:verksted", "added", []),
    ]


NB = """\
drammen 1.0.0 sammenlignet med drammen 1.1.0
2 lagt til, 1 trukket tilbake, 2 endret
Tiltak
  trukket tilbake: Kurset (3301:kurs)
  nytt: Kurset (3301:skole)
  endret: Verkstedet (3301:verksted)
    Regnes som: støttende → arbeidsrettet
    Dekker behov: language → language, work_experience
    Timer i uken: 15:00 → 7:30
    Gis av: veileder → begge
Tilbud
  endret: 3301:host
    Siste dag: 2026-12-18 → 2026-12-11
    Tider: mandag 09:00–14:00 → mandag 09:00–13:00
    Stengt i skoleferien: ja → ikke oppgitt
Tekster til deltakerne
  nytt: 3301:verksted
"""


def test_in_words(both: tuple[str, str]) -> None:
    found = compare_plugins(*both, national())
    lines = explain_plugin_difference(found, "nb")
    assert "".join(f"{' ' * line.indent}{line.text}\n" for line in lines) == NB
    assert "Timar i veka: 15:00 → 7:30" in to_text(explain_plugin_difference(found, "nn"))
    english = to_text(explain_plugin_difference(found, "en"))
    assert "Closed in school holidays: yes → not stated" in english
    same = compare_plugins(both[0], both[0], national())
    assert same.changes == ()
    assert "Ingenting er endret." in to_text(explain_plugin_difference(same, "nb"))


def test_the_same_version_with_other_contents_is_told(tmp_path: Path) -> None:
    old, new = plugin(tmp_path / "old", OLD), plugin(tmp_path / "new", NEW)
    found = compare_plugins(str(old), str(new), national())
    assert "Both have version 1.0.0: raise the version" in to_text(explain_plugin_difference(found, "en"))


def test_folder_wheel_and_package_with_code(both: tuple[str, str], tmp_path: Path) -> None:
    wheel = tmp_path / "old.whl"
    wheel.write_bytes(packed(wheel_of(Path(both[0]))))
    assert compare_plugins(str(wheel), both[1], national()) == compare_plugins(*both, national())
    code = compare_plugins(str(EXAMPLES["bodo"]), str(SOUND), national())
    assert {change.state for change in code.changes} == {"added", "withdrawn"}
    assert {"measures", "offers", "top_ups"} <= {change.kind for change in code.changes}
    assert difference_values(code)["after"]["name"] == "lillevik"  # type: ignore[index]


def test_what_cannot_be_compared(both: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="'nowhere' is no folder, no wheel and no installed plugin"):
        compare_plugins("nowhere", both[1], national())
    wrong = plugin(tmp_path / "wrong", OLD.replace("covers", "cover"))
    with pytest.raises(PluginError, match=r"qupcore-drammen 1\.0\.0 has faults") as raised:
        compare_plugins(both[0], str(wrong), national())
    assert "measures.toml:9: measures[0].cover: unknown key" in str(raised.value)


def test_a_log_gets_a_section_for_each_version(both: tuple[str, str], tmp_path: Path) -> None:
    log = tmp_path / "CHANGES.md"
    log.write_text("# Changes\n\nNewest first.\n\n## 1.0.0\n\nThe first version.\n", encoding="utf-8")
    lines = markdown_difference(compare_plugins(*both, national()), "en")
    log_section(log, "1.1.0", lines)
    text = log.read_text(encoding="utf-8")
    assert text.startswith(
        "# Changes\n\nNewest first.\n\n## 1.1.0\n\n### Measures\n\n- withdrawn: Kurset (3301:kurs)\n"
    )
    assert "- changed: The workshop (3301:verksted)\n  - Counts as: supporting → work directed\n" in text
    assert text.endswith("- added: 3301:verksted\n\n## 1.0.0\n\nThe first version.\n")
    with pytest.raises(BadInput, match=r"tells already what version 1\.1\.0 changes"):
        log_section(log, "1.1.0", lines)
    assert log.read_text(encoding="utf-8") == text
    log_section(tmp_path / "new.md", "1.1.0", ["- a"])
    assert (tmp_path / "new.md").read_text() == "## 1.1.0\n\n- a\n"


def given_of(text: str) -> Given:
    catalogue = read_catalogue(text, namespace="3301", known=[national()])
    return Given(catalogue=catalogue, top_ups=(), texts={}, live_places=False)


VERSIONS = (
    OLD
    + """
[[measures]]
id = "3301:bedrift"
names = "A"
owner = "municipality"
valid = "2020-01-01/2022-12-31"
sources = "ours"

[[measures]]
id = "3301:bedrift"
names = "B"
owner = "municipality"
valid = "2023-01-01/.."
sources = "ours"
"""
)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"B"', '"C"', [("changed", ["names.nb", "names.nn", "names.en"])]),
        ("2023-01-01/..", "2023-06-01/..", [("changed", ["valid.first"])]),
        ("2020-01-01/2022-12-31", "2020-01-01/2021-12-31", [("changed", ["valid.last"])]),
        ("2023-01-01/..", "2023-01-01/2024-01-01", [("changed", ["valid.last"])]),
    ],
)  # fmt: skip
def test_versions_of_one_measure_are_told_apart(old: str, new: str, told: list[Any]) -> None:
    found = changes_between(given_of(VERSIONS), given_of(VERSIONS.replace(old, new)))
    assert [(item.state, [field.field for field in item.fields]) for item in found] == told


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Drawn catalogues with few ids, so that two have some in common."""
    ids = draw(st.lists(st.sampled_from("abcd"), unique=True))
    sources = st.sampled_from(['{ text = "s" }', '{ text = "t" }', '{ text = "t" }, { text = "s" }'])
    text = "".join(
        f"""
        [[measures]]
        id = "3301:{id}"
        names = "{draw(st.sampled_from("xy"))}"
        owner = "municipality"
        valid = "{draw(st.sampled_from(["2020-01-01/..", "2021-01-01/2022-01-01"]))}"
        sources = [{draw(sources)}]
        covers = {draw(st.sampled_from(["[]", '["debt"]', '["debt", "language"]']))}
        time = {{ minutes_a_week = {draw(st.sampled_from([60, 90]))} }}
        {draw(st.sampled_from(["", "ages = { low = 18 }", "ages = { low = 18, high = 30 }"]))}
        """
        for id in ids
    )
    return read_catalogue(text, namespace="3301", known=[national()])


@given(catalogues(), catalogues())
def test_the_changes_make_the_new_version_of_the_old_one(old: Catalogue, new: Catalogue) -> None:
    def side(catalogue: Catalogue) -> Given:
        return Given(catalogue=catalogue, top_ups=(), texts={}, live_places=False)

    tables = {measure.id: split(table_of(measure)) for measure in old.measures}
    wanted = {measure.id: split(table_of(measure)) for measure in new.measures}
    for change in changes_between(side(old), side(new)):
        if change.state == "withdrawn":
            assert change.id in tables
            del tables[change.id]
        elif change.state == "added":
            assert change.id not in tables
            tables[change.id] = wanted[change.id]
        for field in change.fields:
            put(tables[change.id], field.path, copy.deepcopy(field.after))
    assert tables == wanted
    back = changes_between(side(new), side(old))
    turned = {"added": "withdrawn", "withdrawn": "added", "changed": "changed"}
    assert [(item.id, item.state) for item in back] == [
        (item.id, turned[item.state]) for item in changes_between(side(old), side(new))
    ]


def split(table: dict[str, Any]) -> dict[str, Any]:
    first, last = table["valid"].split("/")
    return table | {"valid": {"first": first} if last == ".." else {"first": first, "last": last}}


def put(table: Any, path: tuple[str | int, ...], value: Any) -> None:
    *steps, last = path
    for step in steps:
        table = table[step]
    if value is None:
        del table[last]
    else:
        table[last] = value
