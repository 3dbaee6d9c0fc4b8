"""Data from the plugin process is read strictly."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.catalogue.checking import flaws_of
from qupcore.catalogue.national import national
from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.period import Period
from qupcore.errors import BadInput
from qupcore.plugins.checking import Unfit, checked_contribution
from qupcore.plugins.transport import decode, encode
from qupcore.plugins.warden import Warden
from qupcore.testing import catalogues

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ("catalogue", "by", "namespace", "measures", "id", "names", "valid", "live_places")
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(catalogues())
def test_a_catalogue_arrives_as_it_was(catalogue: Catalogue) -> None:
    assert not list(flaws_of(catalogue))
    assert decode(json.loads(json.dumps(encode(catalogue))), Catalogue, name="it") == catalogue


@given(JUNK)
def test_junk_is_refused(junk: object) -> None:
    with pytest.raises(BadInput):
        decode(junk, Catalogue, name="it") if junk != {"by": ""} else decode(None, Catalogue, name="it")
    with pytest.raises(Unfit):
        checked_contribution(junk, "x", national())


@pytest.mark.parametrize(
    "value",
    [
        {"start": "2020-1-1"},
        {"start": "2020-01-01T00:00"},
        {"start": 20200101},
        {"start": None},
        {"start": "2020-01-01", "end": "2019-01-01"},
        {"start": "2020-01-01", "other": 1},
        {},
        [],
        "2020-01-01",
    ],
)
def test_periods_that_are_none(value: object) -> None:
    with pytest.raises(BadInput, match="it cannot be used"):
        decode(value, Period, name="it")


@pytest.mark.parametrize("text", ["a\x00b", "a\x1b[31m", "\u202eabc", "x" * 10_001])
def test_texts_that_are_none(text: str) -> None:
    with pytest.raises(BadInput):
        decode({"by": text}, Catalogue, name="it")


def test_only_values_of_qupcore_are_sent() -> None:
    with pytest.raises(TypeError, match="where a text, number"):
        encode((Warden(1),))


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"nonsense\n",
        b"[" * 100_000 + b"\n",
        b'{"ok": 1, "stage": "x"}\n',
        b'{"stage": 1, "error": ""}\n',
        b"1\n",
    ],
)
def test_lines_that_are_no_answer(line: bytes) -> None:
    from qupcore.plugins.warden import _read_reply

    assert _read_reply(line)["stage"] == "process"
