"""Whatever is written for an argument, an option or a file: a status of the docs, and a clean terminal."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from qupcore.cli.command_line import app

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
IDENTITY = "01819012381"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = {
    "escape": "\x1b[31mred\x1b[0m\x07",
    "direction": "a\u202egnp.exe",
    "identity number": f"case {IDENTITY}.json",
    "lines": "a\nqup: all is well",
    "braces": "{0.__class__}",
}
STATUSES = {0, 1, 2, 3}
SOUND = {
    "reform": "{root}/examples/reforms/change-2019.toml",
    "case": "{root}/docs/week-case.json",
    "before": "{root}/docs/week-case.json",
    "after": "{root}/docs/week-case.json",
    "file": "{root}/docs/week-case.json",
    "--on": "2026-09-01",
    "--until": "2026-12-31",
    "receipt": "{tmp}/receipt.json",
    "section": "sotjl § 29",
    "name": "person.age",
    "path": "{tmp}/none.toml",
    "id": "no:ips-ung",
    "number": "1804",
    "--municipality": "1804",
    "--base": "https://example.no/",
    "--name": "bodo",
    "--week": "2026-W36",
    "old": "{tmp}/none",
    "new": "{tmp}/none",
    "-o": "{tmp}/out.json",
    "--seed": "1",
    "--size": "10",
    "what": "{tmp}/none",
    "files": "{tmp}/none.csv",
    "--from": "2018-12-31",
    "--to": "2019-01-01",
    "people": "{tmp}/none.csv",
}
"""A value for each argument and option that a command cannot do without."""


def commands() -> Iterator[tuple[str, Any]]:
    def walk(command: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        if not hasattr(command, "list_commands"):
            yield " ".join(path), command
            return
        context = command.make_context("qup", ["x"], resilient_parsing=True)
        for name in command.list_commands(context):
            if path != ("schema",) or name == "case":  # the others differ in nothing that is asked
                yield from walk(command.get_command(context, name), (*path, name))

    yield from walk(get_command(app), ())


def called(parameter: Any) -> str:
    return str(parameter.opts[0] if parameter.param_type_name == "option" else parameter.name)


PLACES = [
    (name, called(parameter))
    for name, command in commands()
    for parameter in command.params
    if parameter.name != "help" and not getattr(parameter, "is_flag", False)
]
COMMANDS = dict(commands())
EVERY = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
TRIED = [
    (name, place, kind)
    for number, (name, place) in enumerate(PLACES)
    for turn, kind in enumerate(HOSTILE)
    if EVERY or (turn - number) % len(HOSTILE) < 2  # two kinds at each place, in turn
]


def words_of(name: str, place: str, value: str, tmp: Path) -> list[str]:
    """A call of a command that has a value at one place, and what it needs at the others."""
    options, arguments = [], []
    for parameter in COMMANDS[name].params:
        here = called(parameter)
        if here == place:
            said = value
        elif parameter.required or here in ("files", "what"):
            said = SOUND[here].format(root=ROOT, tmp=tmp)
        else:
            continue
        if parameter.param_type_name == "option":
            options += [here, said]
        else:
            arguments.append(said)
    return [*name.split(), *options, "--", *arguments]


def told_cleanly(ran: Any) -> None:
    assert ran.status in STATUSES, ran
    for text in (ran.out, ran.err):
        assert not STEERING.search(text), STEERING.search(text)
        assert IDENTITY not in text
        assert "Traceback" not in text
    assert not any(line.startswith("qup: all is well") for line in (ran.out + ran.err).splitlines())


@pytest.mark.parametrize(("name", "place", "kind"), TRIED, ids=" ".join)
def test_hostile_words(
    qup: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, place: str, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    words = words_of(name, place, HOSTILE[kind], tmp_path)
    told_cleanly(qup(*words, env={"QUPCORE_LANG": "en"}))


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize(
    "name", [name for name, place in PLACES if place in ("case", "receipt", "file", "before")]
)
@pytest.mark.parametrize("as_json", [False, True])
def test_hostile_names_of_files_and_texts_in_them(
    qup: Run, tmp_path: Path, name: str, kind: str, as_json: bool
) -> None:
    text = HOSTILE[kind]
    path = tmp_path / text.replace("/", " ")
    path.write_text(
        json.dumps({"ref": text, text: text, "receipt": 2, "policy": {text: 1}, "sources": {text: text}})
    )
    (place,) = [
        place for other, place in PLACES if other == name and place in ("case", "receipt", "file", "before")
    ]
    words = words_of(name, place, str(path), tmp_path)
    if as_json and any("--json" in parameter.opts for parameter in COMMANDS[name].params):
        words.insert(len(name.split()), "--json")
    ran = qup(*words, env={"QUPCORE_LANG": "en"})
    told_cleanly(ran)
    assert ran.status == 2


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("options", [(), ("--json",)], ids=str)
def test_a_receipt_that_somebody_wrote_into(
    qup: Run, tmp_path: Path, example: Callable[[str], Path], kind: str, options: tuple[str, ...]
) -> None:
    """A receipt may hold any key: what differs is told, and nothing of it steers a terminal."""
    receipt = tmp_path / "receipt.json"
    assert qup("decide", example("E07"), "--on", "2026-09-01", "--receipt", receipt).status == 0
    tree = json.loads(receipt.read_text())
    text = HOSTILE[kind]
    tree["decision"][text] = text
    tree["decision"]["provenance"][text] = {text: text}
    tree["rules"][0][text] = text
    receipt.write_text(json.dumps(tree, ensure_ascii=False))
    for lang in ("nb", "en"):
        ran = qup("replay", receipt, "--lang", lang, *options)
        told_cleanly(ran)
        assert ran.status in (1, 2)


@pytest.mark.parametrize(
    "variable",
    ["QUPCORE_LIMITS", "QUPCORE_LANG", "QUPCORE_PLUGIN_SECONDS", "QUPCORE_PYTHON", "QUPCORE_REQUIRE_ENGINES"],
)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_variables(qup: Run, variable: str, kind: str) -> None:
    case = ROOT / "docs" / "week-case.json"
    told_cleanly(qup("decide", case, "--on", "2026-09-01", env={variable: HOSTILE[kind]}))
