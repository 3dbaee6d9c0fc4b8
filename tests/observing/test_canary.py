"""No value of a case is in any log or span, or in an error with hidden values: of commands and the library.

The log is everything that Python's root logger hears, at DEBUG, with all that hangs on a record. What a
command prints and what an error says with its values are for the one who asked, and are not looked at here,
but for two things: an error shows no other value than the wrong one, and nobody sees an identity number.
"""

from __future__ import annotations

import copy
import json
import logging
import os
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import qupcore as q
from cli.test_hostile import COMMANDS, PLACES, SOUND, called
from memory.public import QUESTIONS, Asked
from observing.canaries import CASE, IDENTITY, canaries_in, text_fields, with_canaries
from observing.listening import Heard, Sent, listening, spans
from planning.few import few
from qupcore.errors import QupError, hidden_values
from qupcore.memory import forget
from qupcore.observing.telling import tell

EVERY = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
ON = "2026-09-01"
TOP = Path(__file__).parents[2]
Run = Callable[..., Any]

NOT_FREE = {
    ("Assessment", "question"): "a word of a closed list",
    ("Planning", "municipality"): "a number of the register of municipalities",
    ("EntryVersion", "hash"): "a hash, of no case",
}
"""Texts of a case that are no free texts."""


@pytest.fixture
def everything_heard() -> Iterator[tuple[Heard, Sent]]:
    """Every record of every logger, and every span."""
    with listening(name="") as heard, spans() as sent:
        yield heard, sent


def assert_no_canary(everything: tuple[Heard, Sent]) -> None:
    heard, sent = everything
    for text in (*heard.texts, *sent.texts):
        assert canaries_in(text) == [], text


def held(value: object) -> Iterator[tuple[type, str, str]]:
    """Each text of a case, with its class and field."""
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            inner = getattr(value, field.name)
            yield from ((type(value), field.name, text) for text in _texts(inner))
            for part in inner if isinstance(inner, tuple) else (inner,):
                yield from held(part)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _texts(item)
    elif hasattr(value, "items"):
        for item in value.values():
            yield from _texts(item)


def test_every_text_of_a_case_has_a_canary() -> None:
    case = q.read_case(json.dumps(CASE).encode())
    found = {(kind.__name__, name) for kind, name, text in held(case) if canaries_in(text)}
    assert found == {(kind.__name__, name) for kind, name in text_fields()} - set(NOT_FREE)


# Every command.


def words_of(name: str, files: dict[str, Path], *more: str) -> list[str]:
    """A call of a command with what it needs, and the case wherever it reads one."""
    options, arguments = [], []
    for parameter in COMMANDS[name].params:
        here = called(parameter)
        if here not in files and not parameter.required and here not in ("files", "what"):
            continue
        sound = SOUND.get(here, "canary").format(root=TOP, tmp=files["receipt"].parent)
        said = str(files.get(here, sound))
        if parameter.param_type_name == "option":
            options += [here, said]
        else:
            arguments.append(said)
    return [*name.split(), *options, *BESIDE.get(name, ()), *more, "--", *arguments]


BESIDE = {"benefit": ("--month", "2026-08")}
"""Options without which a command answers nothing, though none is required."""
SLOW = {"allocate", "plan course", "plan adopt"}
"""Searches that take long: the library is asked them below, and the commands in `make thorough`."""


@pytest.fixture
def files(qup: Run, tmp_path: Path) -> dict[str, Path]:
    """The case, and a receipt of its decision, at the places where commands read them."""
    case, receipt = with_canaries(tmp_path), tmp_path / "receipt.json"
    assert qup("decide", case, "--on", ON, "--receipt", receipt).status == 0
    return {**dict.fromkeys(("case", "before", "after", "file"), case), "receipt": receipt}


def test_every_command(
    qup: Run,
    files: dict[str, Path],
    everything_heard: tuple[Heard, Sent],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    reads = {name for name, place in PLACES if place in files}
    printed = []
    for name in COMMANDS if EVERY else sorted(reads - SLOW):
        for more in ((), ("--json",)) if EVERY else ((),):
            if all(option in {o for p in COMMANDS[name].params for o in p.opts} for option in more):
                ran = qup(*words_of(name, files, *more), env={"QUPCORE_LANG": "en"})
                printed.append(ran.out + ran.err)
    assert_no_canary(everything_heard)
    heard, sent = everything_heard
    assert {"decide", "read_case", "review", "benefit_month", "replay", "check_plan"} <= {
        name for _, name, _ in heard.told
    }
    assert len(sent.spans) >= len(printed)
    assert sum(bool(canaries_in(text)) for text in printed) > 5  # the canaries were there to be seen


NOT_BY_COMMANDS = (
    "decide",
    "month",
    "duties",
    "check",
    "kept",
    "course",
    "allocate",
    "form",
    "compared",
    "case",
)
"""Questions that no command above asks in this way; all of them in `make thorough`."""


def test_every_question_of_the_library(everything_heard: tuple[Heard, Sent]) -> None:
    case = q.read_case(json.dumps(CASE).encode())
    asked = Asked(case, q.Period.parse(f"{ON}/..").start, few())
    told = []
    for ask, _ in (QUESTIONS if EVERY else {name: QUESTIONS[name] for name in NOT_BY_COMMANDS}).values():
        try:
            told.append(ask(asked))
        except QupError as error:
            assert_hidden(error)
    forget()
    assert_no_canary(everything_heard)
    assert sum(bool(canaries_in(text)) for text in told) > 5


# Every error.


def leaves(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in inner:
        yield from leaves(value, (*path, key))
    if not isinstance(tree, dict | list):
        yield path


def with_leaf(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    tree = copy.deepcopy(CASE)
    place: Any = tree
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return tree


def refusal(ask: Callable[[], object]) -> QupError | None:
    """The error of qupcore that a question ends with, if any."""
    try:
        ask()
    except QupError as error:
        return error
    return None


def assert_hidden(error: BaseException) -> None:
    """With hidden values an error has no value, wherever a log may look."""
    with hidden_values():
        several = [error]
        while (earlier := several[-1].__cause__ or several[-1].__context__) is not None:
            several.append(earlier)
        for one in several:  # what a traceback prints of each; its lines of source are no values
            printed = "".join(traceback.format_exception_only(one))
            for text in (str(one), repr(one), repr(one.args), printed):
                assert canaries_in(text) == [], text
    if isinstance(error, QupError):
        assert canaries_in(repr(vars(error.without_values()))) == []


WRONG: tuple[object, ...] = (
    {"canary": "canary"},
    ["canary"],
    "canary " * 900,
    "canary\x1b[31m",
    98765,
    IDENTITY,
)
LEAVES = list(leaves(CASE))


def test_every_place_with_a_fault(everything_heard: tuple[Heard, Sent]) -> None:
    refused = 0
    for number, path in enumerate(LEAVES):
        for turn, wrong in enumerate(WRONG):
            if EVERY or turn == number % len(WRONG):
                data = json.dumps(with_leaf(path, wrong)).encode()
                if (error := refusal(lambda data=data: q.read_case(data, name="canary.json"))) is not None:
                    refused += 1
                    assert_hidden(error)
                    assert IDENTITY not in str(error)
    assert refused > len(LEAVES) / 2
    assert_no_canary(everything_heard)
    told = [fields for _, name, fields in everything_heard[0].told if name == "read_case" and "at" in fields]
    assert len(told) == refused


def test_an_error_shows_no_other_value_than_the_wrong_one() -> None:
    """It is for the one who asked: what is wrong is shown, so that its author finds it."""
    shown = 0
    for number, path in enumerate(LEAVES):
        data = json.dumps(with_leaf(path, [f"zq{number}"])).encode()
        if (error := refusal(lambda data=data: q.read_case(data))) is not None:
            assert canaries_in(str(error)) == [], (path, str(error))
            shown += 1
    assert shown == len(LEAVES)


def test_questions_that_cannot_be_answered(everything_heard: tuple[Heard, Sent]) -> None:
    case = q.read_case(json.dumps(CASE).encode())
    day = q.Period.parse(f"{ON}/..").start
    early = day.replace(year=1975)
    element = q.Element(measure="canary-element", first=day, minutes_a_week=300)
    plan = q.Plan(valid_from=day, elements=(element,))
    receipt = q.records.write_receipt(q.records.receipt_of(case, q.decide(case, on=day)))
    asked: tuple[Callable[[], object], ...] = (
        lambda: q.decide(case, on=early),
        lambda: q.decide(case, on=day, policy={"canary.policy": 1}),
        lambda: q.review(case, early),
        lambda: q.duties(case, early),
        lambda: q.benefit_month(case, 1975, 2),
        lambda: q.check_plan(plan, early, case=case, catalogue=few()),
        lambda: q.suggest_course(case, day, early, catalogue=few()),
        lambda: q.suggest(case, day, catalogue=few(), wanted=q.plans.Wanted(without=("canary:x",))),
        lambda: q.plans.allocate([case, case], day, catalogue=few()),
        lambda: q.records.read_receipt(receipt.replace('"on"', '"canary"').encode()),
        lambda: q.records.read_receipt(b'["canary"]'),
        lambda: q.records.read_plan_receipt(b'{"plan_receipt": "canary"}'),
        lambda: q.catalogue.read_catalogue('canary = "canary"', file="canary.toml"),
        lambda: q.load_plugins(["canary"], national=few()),
    )
    refused = 0
    for ask in asked:
        if (error := refusal(ask)) is not None:
            refused += 1
            assert_hidden(error)
    assert refused > len(asked) / 2
    assert_no_canary(everything_heard)


# It is no vain hope: a value that gets into an event or a log is found.


def test_a_leak_is_found(everything_heard: tuple[Heard, Sent]) -> None:
    logging.getLogger("somebody").debug("decided about %s", CASE["ref"])
    with pytest.raises(AssertionError):
        assert_no_canary(everything_heard)


def test_a_value_in_an_event_is_left_out_and_a_number_of_a_text_is_not_told(
    everything_heard: tuple[Heard, Sent],
) -> None:
    for name in ("plugin_failed", "plugin_loaded", "memory_full", "replay_differs"):
        for value in (CASE["ref"], "7319468.47 kr", 731946847, 7319468.47, CASE["birth_date"], IDENTITY):
            fields = dict.fromkeys(
                ("plugin", "version", "stage", "hash", "memory", "seal", "seconds", "entries"), value
            )
            tell(name, **fields)  # type: ignore[arg-type]
    assert_no_canary(everything_heard)
