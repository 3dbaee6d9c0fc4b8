"""Values of the catalogue made in Python: what can be made can be written, and is read back as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qupcore.catalogue.plain import table_of
from qupcore.catalogue.reading import KINDS
from qupcore.catalogue.structure import Flaws, read_value
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Admission, Classing, Measure, MeasureCode
from qupcore.domain.catalogue.measure_limits import LengthLimit
from qupcore.domain.catalogue.need import Need
from qupcore.domain.catalogue.offer import Catchment, Offer, Places
from qupcore.domain.catalogue.relation import Group, Relation
from qupcore.domain.period import Period
from qupcore.domain.sound import is_sound
from qupcore.domain.source import Note, Source
from qupcore.domain.text import LONGEST_CATALOGUE_TEXT, Text
from qupcore.errors import BadInput

SOURCE = (Source(text="a page"),)
ALWAYS = Period(date(2018, 1, 1))
NAMES = Text("Jobbsenter", "Jobbsenter", "Job centre")


def sound() -> dict[type, dict[str, Any]]:
    """For each kind of value with a text: the fields that make a sound one."""
    return {
        Source: {"text": "a page", "link": "", "dated": ""},
        Note: {"about": "valid", "text": "not verified", "sources": SOURCE},
        MeasureCode: {"system": "arena", "code": "ARBTREN"},
        Classing: {"counts_as": "work_directed", "municipality": ""},
        Need: {"id": "debt", "names": NAMES},
        Measure: {"id": "1804:jobbsenter", "names": NAMES, "owner": "municipality", "valid": ALWAYS}
        | {"sources": SOURCE, "covers": ("debt",), "succeeds": ()},
        Offer: {"id": "1804:onsdag", "measure": "1804:jobbsenter", "period": ALWAYS, "names": NAMES}
        | {"provider_orgnr": "", "place": "Bodø", "contact": "jobbspesialist"},
        Relation: {"kind": "warns", "of": ("1804:jobbsenter",), "to": ("no:mentor",), "valid": ALWAYS}
        | {"authority": "local", "reason": NAMES, "sources": SOURCE},
        Group: {"id": "1804:alle", "members": ("1804:jobbsenter",), "valid": ALWAYS, "authority": "local"}
        | {"reason": NAMES, "sources": SOURCE, "at_most": 1},
    }


MADE = [(kind, name) for kind, fields in sound().items() for name in fields]
NASTY = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ("\r\n", "a\r\nb", "\r", "\x00", "\x1b[31m", "‮", "⁦x", "\x85", "\ud800", "01819012381", " ", "")
    ),
    st.sampled_from((LONGEST_CATALOGUE_TEXT, LONGEST_CATALOGUE_TEXT + 1)).map("x".__mul__),
)
ANYTHING: dict[Any, st.SearchStrategy[Any]] = {
    str: NASTY,
    int: st.integers() | st.booleans() | st.sampled_from((10**15, 10**15 - 1)),
    Text: st.builds(Text, NASTY, NASTY, NASTY) | NASTY,
    Period: st.builds(Period, st.dates(), st.none() | st.dates()),
    date: st.dates() | st.datetimes(),
}


def tried(kind: Any) -> st.SearchStrategy[Any]:
    if get_origin(kind) is tuple:
        inner = st.lists(tried(get_args(kind)[0]), max_size=2)
        return inner | inner.map(tuple)
    for part in get_args(kind):
        if part in ANYTHING:
            return ANYTHING[part] | st.none()
    return ANYTHING.get(kind, st.nothing() if kind is Source else NASTY)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_can_be_made_can_be_written_and_read(data: st.DataObject) -> None:
    kind, name = data.draw(st.sampled_from(MADE))
    hint = get_type_hints(kind)[name]
    strategy = tried(hint) if hint != tuple[Source, ...] else st.just(SOURCE)
    try:
        found = kind(**{**sound()[kind], name: data.draw(strategy)})
    except BadInput:  # it cannot be made, or already a part of it
        return
    assert read_value(kind, table_of(found), {}) == found


@pytest.mark.parametrize(("kind", "name"), MADE, ids=lambda it: getattr(it, "__name__", it))
def test_a_text_that_no_file_can_hold_cannot_be_made(kind: type, name: str) -> None:
    """The reader of files kept these, and Python none of them."""
    fields = sound()[kind]
    old = fields[name]
    for bad in ("bell\x07", "turned‮", "a\rb", "half\ud800", "x" * (LONGEST_CATALOGUE_TEXT + 1)):
        if isinstance(old, str):
            new: Any = bad
        elif isinstance(old, tuple) and old and isinstance(old[0], str):
            new = (bad,)
        else:
            continue
        with pytest.raises(BadInput):
            kind(**{**fields, name: new})
        with pytest.raises(Flaws):
            read_value(kind, {**table_of(kind(**fields)), name: new if isinstance(new, str) else [bad]}, {})


@pytest.mark.parametrize("bad", ["bell\x07", "turned‮", "a\rb", "half\ud800", "x" * 4001])
@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_name_keeps_it_in_each_language(lang: str, bad: str) -> None:
    with pytest.raises(BadInput, match=rf"Text\.{lang}") as caught:
        attrs.evolve(NAMES, **{lang: bad})
    assert caught.value.remedy


@pytest.mark.parametrize(
    "make",
    [
        lambda: Period(datetime(2026, 1, 1, tzinfo=UTC)),  # a day with a time was written as no period
        lambda: Places(free=True),
        lambda: Places(as_of="2026-01-01"),  # type: ignore[arg-type]
        lambda: Offer(**sound()[Offer], starts=("2026-01-01",)),  # type: ignore[arg-type]
        lambda: Offer(**sound()[Offer], enrolment="perhaps"),  # type: ignore[arg-type]
        lambda: Measure(**{**sound()[Measure], "names": "Jobbsenter"}),
        lambda: Measure(**{**sound()[Measure], "sources": ("a page",)}),
        lambda: LengthLimit(kind="base", months=True),
        lambda: Group(**{**sound()[Group], "at_most": 10**15}),
        lambda: Admission(when=None),  # type: ignore[arg-type]
        lambda: Text("a", "b", None),  # type: ignore[arg-type]
        lambda: Catalogue(by="a\x07", namespace="1804"),
        lambda: Catalogue(by="a", namespace="1804", measures=("1804:x",)),  # type: ignore[arg-type]
        lambda: Catchment(municipalities="0301"),  # type: ignore[arg-type]
        # A plan names the id in a case, and a case holds no identity number.
        lambda: Measure(**{**sound()[Measure], "id": "1804:01819012381"}),
    ],
)
def test_what_no_file_can_hold_cannot_be_made(make: Callable[[], Any]) -> None:
    with pytest.raises(BadInput) as caught:
        make()
    assert caught.value.remedy or caught.value.faults or "expected" in caught.value.what


def test_a_list_becomes_a_tuple_and_the_line_break_of_a_web_form_a_line_feed() -> None:
    fields = sound()[Offer] | {"slots": [], "place": "Bodø\r\nHuset", "starts": [date(2026, 9, 1)]}
    found = Offer(**fields)
    assert (found.place, found.slots, found.starts) == ("Bodø\nHuset", (), (date(2026, 9, 1),))
    assert Text("a\r\nb", "a", "a").nb == "a\nb"
    assert read_value(Text, {"nb": "a\r\nb", "nn": "a", "en": "a"}, {}).nb == "a\nb"


def test_links_and_numbers_of_a_catalogue_are_no_identity_numbers() -> None:
    """A catalogue is about no person: a number in a link that happens to be built as one is left alone."""
    found = Source(text="a page", link="https://example.org/01819012381")
    assert read_value(Source, table_of(found), {}) == found


def test_every_value_of_a_catalogue_checks_itself() -> None:
    seen: set[type] = set()

    def visit(kind: Any) -> None:
        for part in get_args(kind):
            visit(part)
        if attrs.has(kind) and kind not in seen:
            seen.add(kind)
            for hint in get_type_hints(kind).values():
                visit(hint)

    for kind in (*KINDS.values(), Catalogue):
        visit(kind)
    assert len(seen) > 15
    assert [kind.__name__ for kind in seen if not is_sound(kind) and kind is not Text] == []
