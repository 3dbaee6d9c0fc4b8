"""Data from the plugin process is read strictly."""

from __future__ import annotations

import io
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
from qupcore.processes.channel import MOST_BYTES, Unreadable, message, received
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
    "content",
    [None, [], 1, {"ok": 1, "stage": "x"}, {"stage": 1, "error": ""}, {}],
)
def test_messages_that_are_no_answer(content: object) -> None:
    from qupcore.plugins.warden import _reply

    assert _reply(content)["stage"] == "process"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "ended"),
        (b"n" * 16, "ended"),
        (message(b"n" * 16, {"ok": 1})[:-1], "ended"),
        (message(b"x" * 16, {"ok": 1}), "of another question"),
        (b"n" * 16 + (MOST_BYTES + 1).to_bytes(4, "big"), "too long"),
        (b"n" * 16 + (8).to_bytes(4, "big") + b"nonsense", "no JSON"),
        (b"n" * 16 + (100_000).to_bytes(4, "big") + b"[" * 100_000, "no JSON"),
    ],
)
def test_bytes_that_are_no_message(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=f"^{said}$"):
        received(io.BytesIO(data).read, b"n" * 16)


@given(st.binary(min_size=16, max_size=16), st.recursive(st.none() | st.text() | st.integers(), st.lists))
def test_a_message_comes_as_it_was_sent(nonce: bytes, content: object) -> None:
    assert received(io.BytesIO(message(nonce, content)).read, nonce) == (nonce, content)
