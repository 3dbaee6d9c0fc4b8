"""Catalogue files: read whole or refused with every fault, each at its file, line and key."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.files import SOUND
from qupcore.catalogue.national import national
from qupcore.catalogue.plain import table_of
from qupcore.catalogue.reading import (
    KINDS,
    catalogue_from_package,
    checked_catalogue,
    read_catalogue,
    read_files,
)
from qupcore.catalogue.structure import Flaws, read_value
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Admission, Measure
from qupcore.domain.input_limits import input_limits
from qupcore.domain.period import Period
from qupcore.domain.source import Source
from qupcore.domain.text import LONGEST_CATALOGUE_TEXT, Text
from qupcore.errors import BadInput


def read(text: str = SOUND, **more: Any) -> Catalogue:
    return read_catalogue(text, **{"file": "m.toml", "namespace": "1804", "known": (national(),)} | more)


def faults(text: str, **more: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(BadInput) as caught:
        read(text, **more)
    return [(fault.path, fault.what, fault.remedy) for fault in caught.value.faults]


def test_a_sound_file_is_read_as_it_stands() -> None:
    found = read()
    assert [m.id for m in found.measures] == ["1804:jobbsenter", "1804:verksted"]
    centre, workshop = found.measures
    assert centre.names.en == "The job centre"
    assert workshop.names == Text("Verkstedet", "Verkstedet", "Verkstedet")
    assert centre.admits == (Admission(when="person.age < 30"),)
    assert centre.sources == (Source(text="the municipality's page"),)
    assert workshop.sources[0].dated == "2019"
    (offer,) = found.offers
    assert (offer.slots[0].start, offer.slots[0].end) == (540, 720)
    assert offer.starts == (date(2026, 9, 2), date(2027, 1, 6))
    assert offer.places is not None
    assert offer.places.waiting_days == 14
    assert found.relations[0].of == ("1804:jobbsenter",)
    assert (found.by, found.namespace) == ("1804", "1804")


def test_the_same_text_gives_the_same_hash_and_another_text_another() -> None:
    assert read().hash == read().hash
    assert read().hash != read(SOUND.replace("months = 3", "months = 4")).hash


OWNER, AGES, WHEN, SLOT = 'owner = "municipality"', "low = 18", "person.age < 30", 'start = "9:00"'
TOO_LONG = "x" * (LONGEST_CATALOGUE_TEXT + 1)
TOO_MANY_WAYS = " and ".join(["(work.employed or health.in_treatment)"] * 8)
CENTRE, LIMITS = "measures[0]", "measures[0].limits"

BROKEN = [
    # what is written, what instead, the key, words of the line, of what is wrong, and of the remedy
    (OWNER, 'owner = "municipalty"', "measures[0].owner", "municipalty", "not a value", "municipality"),
    (OWNER, "", CENTRE, "[[measures]]", "`owner` is missing", "needed"),
    ('owner = "ngo"', 'owner = "ngo"\nonwer = 1', "measures[1].onwer", "onwer", "unknown key", "'owner'"),
    ("covers = [", "covers = [3, ", "measures[0].covers[0]", "covers", "expected a text, got 3", "quotes"),
    ('"job_search"', '"job_serch"', "measures[0].covers[0]", "serch", "no need is called", "job_search"),
    ('sources = "page"\nages', 'sources = "pge"\nages', "measures[0].sources", "pge", "no source", "'page'"),
    ('"2018-01-01/.."', '"2018"', "measures[0].valid", "2018", "not a period", "2019-01-01/.."),
    ('"2018-01-01/.."', "2018-01-01", "measures[0].valid", "2018", "expected a text", "quotes"),
    (AGES, "low = 70", "measures[0].ages", "low = 70", "ages 70 to 66", "in order"),
    (AGES, 'low = "18"', "measures[0].ages.low", '"18"', "expected a whole number, got '18'", ""),
    (AGES, "low = true", "measures[0].ages.low", "true", "got true", ""),
    (AGES, "low = 18.0", "measures[0].ages.low", "18.0", "got 18.0", ""),
    ("months = 3", "months = 0", f"{LIMITS}[0]", "months = 0", "no length", "1 to 1200"),
    ("weeks = 6", "years = 6", f"{LIMITS}[1]", "years = 6", "in years", "end_age"),
    ("reduced_capacity", "reduced", f"{LIMITS}[1].when", "reduced", "column 1: no fact", "reduced_capacity"),
    (WHEN, "person.age < ", "measures[0].admits", "admits", "column 13", "a term"),
    (WHEN, "judgement.benefits_limited", "measures[0].admits", "admits", "no fact", ""),
    (WHEN, "person.age * 99999999999 * 9 > 3", "measures[0].admits", "admits", "larger", "smaller"),
    (
        WHEN,
        "larger_of(person.age * 999999999, 3) * 9 > 3",
        "measures[0].admits",
        "admits",
        "larger",
        "",
    ),
    (WHEN, TOO_MANY_WAYS, "measures[0].admits", "admits", "ways to meet", "several conditions"),
    ("the municipality's page", "  ", "sources.page", "[sources.page]", "without text", "say what was read"),
    ("1804:jobbsenter", "1804:Jobb senter", CENTRE, "[[measures]]", "is not an id", "hyphens"),
    ("1804:jobbsenter", "4601:jobbsenter", "measures[0].id", "4601", "belongs to another", "1804:"),
    ("1804:verksted", "1804:jobbsenter", "measures[1].id", "jobbsenter", "stands twice", "overlap"),
    ('id = "1804:begge"', 'id = "1804:verksted"', "groups[0].id", "id = ", "stands twice", "own id"),
    ("measure = ", "# measure = ", "offers[0]", "[[offers]]", "`measure` is missing", "needed"),
    (
        'measure = "1804:j',
        'measure = "1804:',
        "offers[0].measure",
        "measure =",
        "no measure",
        "1804:jobbsenter",
    ),
    (SLOT, 'start = "9.00"', "offers[0].slots[0].start", "9.00", "no time of day", "09:00"),
    (SLOT, 'start = "9:05"', "offers[0].slots[0]", "9:05", "minutes after midnight", "quarter"),
    ("2027-01-06]", '"2027-01-06"]', "offers[0].starts[1]", "starts", "expected a date", ""),
    ("2027-01-06]", "2027-01-06T10:00:00]", "offers[0].starts[1]", "starts", "expected a date", ""),
    ("free = 2", "free = 12", "offers[0].places", "places", "12 free of 10", "total"),
    (
        'of = "1804:jobbsenter"',
        'of = "no:jobbklubb"',
        "relations[0].of[0]",
        "of =",
        "another",
        "may stand in",
    ),
    ("no:jobbklubb", "no:jobklubb", "relations[0].to[0]", "to =", "no measure or group", "no:jobbklubb"),
    ("at_most = 1", "at_most = 0", "groups[0]", "[[groups]]", "at most 0", "1 or more"),
    ('members = ["1804:', 'members = ["no:', "groups[0].members[0]", "members", "no measure", ""),
    ("[[groups]]", "[groups]", "groups", "[groups]", "expected a list of tables", "[[groups]]"),
    ("[[groups]]", "[[group]]", "group", "[[group]]", "unknown key", "'groups'"),
    ("The job centre", " ", "measures[0].names", "names", "an empty text", "nb, nn and en"),
    ("The job centre", "\\u001b[31m", "measures[0].names.en", "names", "control characters", ""),
    ("The job centre", TOO_LONG, "measures[0].names.en", "names", "characters; at most", "shorten"),
    (
        "[sources.page]",
        '[[needs]]\nid = "a"\nnames = "A"\n[sources.page]',
        "needs",
        "needs",
        "national",
        "ids",
    ),
]


@pytest.mark.parametrize(("old", "new", "key", "line", "what", "remedy"), BROKEN)
def test_a_fault_is_told_with_file_line_key_and_remedy(
    old: str, new: str, key: str, line: str, what: str, remedy: str
) -> None:
    assert old in SOUND
    text = SOUND.replace(old, new, 1)
    found = {path: (wrong, mend) for path, wrong, mend in faults(text)}
    (place,) = [path for path in found if path.endswith(f": {key}")]
    file, number, _ = place.split(":", 2)
    assert file == "m.toml"
    assert line in text.split("\n")[int(number) - 1]
    assert what in found[place][0]
    assert remedy in found[place][1]


def test_advice_cannot_forbid() -> None:
    text = SOUND.replace('kind = "warns"', 'kind = "forbids"').replace(
        'authority = "local"\nreason = "Much', 'authority = "advice"\nreason = "Much'
    )
    ((path, what, _),) = faults(text)
    assert path.endswith(": relations[0]")
    assert "advice cannot say 'forbids'" in what


def test_every_fault_is_told_at_once() -> None:
    text = SOUND
    for old, new in (
        ("months = 3", "months = 0"),
        ('"ngo"', '"nog"'),
        ("free = 2", "free = 11"),
        ("day = ", "d = "),
    ):
        text = text.replace(old, new, 1)
    assert [path.split(": ")[1] for path, _, _ in faults(text)] == [
        "measures[0].limits[0]",
        "measures[1].owner",
        "offers[0].slots[0].d",
        "offers[0].slots[0]",
        "offers[0].places",
    ]


def test_what_is_no_toml_is_told_with_its_line() -> None:
    text = SOUND.replace('owner = "ngo"', "owner = ngo")
    ((path, what, _),) = faults(text)
    assert "owner = ngo" in text.split("\n")[int(path.removeprefix("m.toml:")) - 1]
    assert "not TOML" in what


def test_a_file_that_is_far_too_large_is_not_read() -> None:
    assert "characters" in faults("#" * (input_limits().catalogue_bytes + 1))[0][1]


def test_too_many_measures() -> None:
    one = Measure(
        id="1804:a", names=Text("a", "a", "a"), owner="municipality", valid=Period(date(2020, 1, 1)),
        sources=(Source(text="x"),),
    )  # fmt: skip
    many = Catalogue(
        by="x",
        namespace="1804",
        measures=tuple(
            attrs.evolve(one, id=f"1804:a{n}") for n in range(input_limits().catalogue_entries + 1)
        ),
    )
    with pytest.raises(BadInput) as caught:
        checked_catalogue(many)
    assert [f.path for f in caught.value.faults] == ["measures"]


def test_a_number_that_is_no_municipality_owns_nothing() -> None:
    text = SOUND.replace("1804:", "9999:")
    assert any("9999" in what and "no municipality" in what for _, what, _ in faults(text, namespace="9999"))


CIRCLE = dedent("""
    [[relations]]
    kind = "{kind}"
    of = "{of}"
    to = {to}
    valid = "2020-01-01/.."
    authority = "local"
    reason = "x"
    sources = "page"
""")


@pytest.mark.parametrize(
    ("rows", "circular"),
    [
        ([("requires", "a", "b")], False),
        ([("requires", "a", "a")], True),
        ([("requires", "a", "b"), ("requires", "b", "a")], True),
        ([("requires", "a", "b"), ("requires_one_of", "b", "a no")], False),
        ([("requires", "a", "b"), ("requires_one_of", "b", "a")], True),
        ([("requires", "both", "b")], True),
        ([("requires", "a", "no b"), ("requires", "b", "a")], True),
        ([("forbids", "a", "b"), ("forbids", "b", "a")], False),
    ],
)
def test_requirements_that_go_round(rows: list[tuple[str, str, str]], circular: bool) -> None:
    ids = {"a": "1804:jobbsenter", "b": "1804:verksted", "both": "1804:begge", "no": "no:jobbsoking"}
    text = SOUND + "".join(
        CIRCLE.format(kind=kind, of=ids[of], to=[ids[name] for name in to.split()]) for kind, of, to in rows
    )
    if circular:
        assert any("requires, in the end, itself" in what for _, what, _ in faults(text))
    else:
        read(text)


def test_several_files_are_one_catalogue_and_share_their_sources() -> None:
    sources, _, rest = SOUND.partition("\n\n")
    files = [("sources.toml", sources), ("measures.toml", rest)]
    assert read_files(files, namespace="1804", known=(national(),)).measures == read().measures
    with pytest.raises(BadInput) as caught:
        read_files([*files, ("more.toml", SOUND)], namespace="1804", known=(national(),))
    assert caught.value.faults[0].path == "more.toml:1: sources.page"
    twice = rest.replace('id = "1804:verksted"', 'id = "1804:jobbsenter"')
    with pytest.raises(BadInput) as caught:
        read_files([files[0], ("measures.toml", twice)], namespace="1804", known=(national(),))
    first = caught.value.faults[0].path
    assert first.startswith("measures.toml:")
    assert first.endswith(": measures[1].id")


def test_a_catalogue_lies_in_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "lillevik_for_this_test"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "measures.toml").write_text(SOUND, encoding="utf-8")
    (package / "latin.toml").write_bytes("# blåbær".encode("latin-1"))
    monkeypatch.syspath_prepend(tmp_path)
    found = catalogue_from_package(package.name, "measures.toml", namespace="1804", known=(national(),))
    assert found.by == package.name
    assert found.measures == read().measures
    for name in ("mesures.toml", "latin.toml"):
        with pytest.raises(BadInput, match=f"no readable file '{name}'"):
            catalogue_from_package(package.name, name, namespace="1804")
    del sys.modules[package.name]


# what was made in Python


def test_every_entry_of_the_national_catalogue_survives_being_written_and_read() -> None:
    for kind, type_ in KINDS.items():
        for entry in getattr(national(), kind):
            assert read_value(type_, table_of(entry), {}) == entry
    assert checked_catalogue(national()) == national()


MEASURE = Measure(
    id="1804:a", names=Text("a", "a", "a"), owner="municipality", valid=Period(date(2020, 1, 1)),
    sources=(Source(text="x"),),
)  # fmt: skip


def forged(value: Any, **fields: Any) -> Any:
    """A value with what it could not be made with: whoever means to can still write over a field."""
    found = attrs.evolve(value)
    for name, field in fields.items():
        object.__setattr__(found, name, field)
    return found


@pytest.mark.parametrize(
    ("measures", "path", "what"),
    [
        ((5,), "measures[0]", "expected a table, got 5"),
        ("abc", "measures", "expected a tuple, got str"),
        ((forged(MEASURE, owner="nobody"),), "measures[0].owner", "'nobody' is not a value"),
        ((forged(MEASURE, names="a"),), "measures[0]", "is not what its own fields say"),
        ((forged(MEASURE, valid="2020"),), "measures[0].valid", "not a period"),
        ((forged(MEASURE, covers=["x"]),), "measures[0]", "is not what its own fields say"),
        ((forged(MEASURE, wage=None),), "measures[0].wage", "None is not a value"),
        (
            (forged(MEASURE, admits=(forged(Admission(when="person.age < 30"), when=3),)),),
            "measures[0].admits[0].when",
            "expected a text",
        ),
        (
            (attrs.evolve(MEASURE, admits=(Admission(when="person.age <"),)),),
            "measures[0].admits[0].when",
            "column",
        ),
        ((attrs.evolve(MEASURE, id="no:a"),), "measures[0].id", "belongs to another"),
        ((MEASURE, MEASURE), "measures[1].id", "stands twice"),
    ],
)
def test_values_of_the_wrong_type_are_found(measures: Any, path: str, what: str) -> None:
    with pytest.raises(BadInput) as caught:
        checked_catalogue(forged(Catalogue(by="x", namespace="1804"), measures=measures), known=(national(),))
    assert any(f.path == path and what in f.what for f in caught.value.faults), caught.value.faults


def test_what_is_no_catalogue_is_refused() -> None:
    with pytest.raises(BadInput, match="catalogue is a list"):
        checked_catalogue([])  # type: ignore[arg-type]


KEYS = ["measures", "sources", "id", "valid", "limits", "months", "page", "text", "names", "when", "covers"]
JUNK: st.SearchStrategy[Any] = st.recursive(
    st.booleans() | st.integers(-5, 10**13) | st.text(max_size=5) | st.dates() | st.sampled_from(KEYS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
)


@given(JUNK, st.sampled_from(list(KINDS.values())))
def test_no_tree_does_more_than_read_or_fail_with_faults(tree: Any, kind: Any) -> None:
    try:
        found = read_value(kind, tree, {})
    except Flaws:
        return
    assert read_value(kind, table_of(found), {}) == found


RHYTHM = """
[[offers]]
id = "1804:annenhver"
measure = "no:arbeidstrening"
period = "2026-01-01/.."
every_other_from = 2026-09-09
slots = [
  { day = "wednesday", start = "09:00", end = "12:00" },
  { day = "saturday", start = "11:00", end = "13:00", weeks = "even" },
]
"""


def test_every_other_week_is_read_written_and_refused() -> None:
    offer = read_catalogue(RHYTHM, namespace="1804", known=(national(),)).offers[0]
    assert [(slot.every_other_from, slot.weeks) for slot in offer.fixed_times] == [
        (date(2026, 9, 9), None),
        (None, "even"),
    ]
    assert checked_catalogue(Catalogue(by="a", namespace="1804", offers=(offer,)), (national(),)).offers == (
        offer,
    )
    wrong = RHYTHM.replace('weeks = "even"', 'weeks = "even", every_other_from = 2026-09-12')
    with pytest.raises(BadInput, match="not the same at new year"):
        read_catalogue(wrong, namespace="1804", known=(national(),))
    with pytest.raises(BadInput, match="'uneven' is not a value here"):
        read_catalogue(RHYTHM.replace('"even"', '"uneven"'), namespace="1804", known=(national(),))
