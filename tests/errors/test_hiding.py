"""With hidden values, no text of an error contains a value of a case."""

from __future__ import annotations

import json
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import qupcore as q
from qupcore.catalogue.conditions import condition
from qupcore.catalogue.reading import read_catalogue
from qupcore.domain.iso_week import IsoWeek
from qupcore.errors import BadInput, Fault, QupError, hidden_values, hide_values, shown_values
from qupcore.testing import participants, people_in_courses
from qupcore.wire.cases import read_cases

SECRET = "Hjordis Asnes"
SECRETS = st.sampled_from((SECRET, "81549300300", "1914-13-41", "x" * 60 + SECRET))


def shown(error: BaseException) -> Iterator[str]:
    """All texts of an error and of the errors that its traceback shows."""
    yield from (str(error), repr(error), repr(error.args), *getattr(error, "__notes__", ()))
    if isinstance(error, BadInput):
        yield from (text for fault in error.faults for text in (str(fault), repr(fault)))
    yield "".join(traceback.format_exception_only(error))
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None:
        yield from (*shown(behind), repr(getattr(behind, "__dict__", "")))


def refused(asked: Callable[[], object]) -> QupError | None:
    try:
        asked()
    except QupError as error:
        return error
    return None


def assert_hidden(error: QupError, secret: str) -> None:
    with hidden_values():
        told = list(shown(error))
    assert error.code in told[0]
    for text in (*told, repr(attrs.asdict(error.without_values()))):
        assert secret[:12] not in text


def places(tree: Any) -> Iterator[tuple[Any, str | int]]:
    """Each place of a JSON tree, as its holder and key."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield tree, key
        if isinstance(value, dict | list):
            yield from places(value)


@given(participants() | people_in_courses(), SECRETS, st.data())
def test_no_value_of_a_case_file_is_told(case: q.Participant, secret: str, data: st.DataObject) -> None:
    tree = json.loads(q.write_case(case))
    holder, key = data.draw(st.sampled_from(list(places(tree))))
    if isinstance(holder, dict) and data.draw(st.booleans()):
        holder[secret] = holder.pop(key)
    else:
        holder[key] = data.draw(st.sampled_from((secret, [secret], {secret: secret})))
    text = json.dumps(tree)
    for asked in (lambda: q.read_case(text.encode()), lambda: read_cases(f"[{text}]".encode())):
        error = refused(asked)
        if error is not None:
            assert_hidden(error, secret)


@given(participants() | people_in_courses(), SECRETS, st.data())
def test_no_value_made_in_python_is_told(case: q.Participant, secret: str, data: st.DataObject) -> None:
    found = [case, *values_in(case)]
    value = data.draw(st.sampled_from(found))
    field = data.draw(st.sampled_from(attrs.fields(type(value))))
    wrong = data.draw(st.sampled_from((secret, (secret,), {secret: secret}, b"a" + secret.encode())))
    error = refused(lambda: attrs.evolve(value, **{field.name: wrong}))
    if error is not None:
        assert_hidden(error, secret)


def values_in(value: Any) -> Iterator[Any]:
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        for item in inner if isinstance(inner, tuple) else (inner,):
            if attrs.has(type(item)):
                yield item
                yield from values_in(item)


FILE = f'{{"ref": "{SECRET}", '


@pytest.mark.parametrize(
    "asked",
    [
        lambda: q.read_case(f'{FILE}"a": NaN'.encode()),
        lambda: q.read_case(f'{FILE}"b": 1.5, "{SECRET}": 1}}'.encode()),
        lambda: q.read_case(FILE.encode() + b"\xff"),
        lambda: q.read_case(FILE.encode(), name=SECRET),
        lambda: q.records.read_receipt(FILE.encode()),
        lambda: q.records.read_receipt(f'{FILE}"receipt": 2}}'.encode()),
        lambda: q.Period.parse(SECRET),
        lambda: IsoWeek.parse(SECRET, path="--week"),
        lambda: q.Money.from_nok(SECRET),
        lambda: q.decide(q.Participant(ref="a"), SECRET),
        lambda: q.explain(q.decide(q.Participant(ref="a"), date(2026, 9, 1)), SECRET),
        lambda: q.load_plugins([SECRET], national=q.national()),
        lambda: condition(f"person.{SECRET}"),
        lambda: condition(f"'{SECRET}"),
        lambda: read_catalogue(f"[[{SECRET}]]\n{SECRET} = 1", file=SECRET, namespace="1804"),
    ],
)
def test_no_file_and_no_argument_is_told(asked: Callable[[], object]) -> None:
    error = refused(asked)
    assert error is not None
    assert_hidden(error, SECRET)


def test_the_path_keeps_the_names_of_fields() -> None:
    error = refused(lambda: q.read_case(b'{"ref": "a", "benefits": [{"kind": "other", "law": "Kari"}]}'))
    with hidden_values():
        assert str(error).splitlines()[-1].startswith("  $.benefits[0].law: input.word: ")


def test_a_value_is_shown_to_whoever_wrote_it() -> None:
    error = BadInput(SECRET, faults=(Fault("$.a", SECRET),))
    before = str(error)
    hide_values()
    try:
        assert SECRET not in str(error)
        with shown_values():
            assert str(error) == before
            with hidden_values():
                assert SECRET not in str(error)
        assert error.faults[0].what == SECRET
    finally:
        hide_values(False)
    assert str(error) == before


def test_the_switch_of_the_process_holds_in_every_thread_and_that_of_a_block_in_its_own() -> None:
    error = BadInput(SECRET)
    found: list[str] = []

    def ask() -> None:
        found.append(str(error))

    def in_thread() -> str:
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
        return found.pop()

    with hidden_values():
        assert SECRET in in_thread()
    hide_values()
    try:
        assert SECRET not in in_thread()
        with ThreadPoolExecutor(1) as pool:
            assert SECRET not in pool.submit(str, error).result()
    finally:
        hide_values(False)


@given(st.text(max_size=30))
@example("$[0]")
def test_any_path_can_be_hidden(path: str) -> None:
    with hidden_values():
        assert str(Fault(path, SECRET)).count("\n") <= path.count("\n")
