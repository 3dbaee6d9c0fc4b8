"""Nothing of a plugin reaches the law: the decision on § 29 is the same to the byte, with and without any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.packages import BROKEN, EXAMPLES, SOUND, install
from qupcore import decide, read_case
from qupcore.catalogue.national import national
from qupcore.domain.text import Text
from qupcore.errors import QupError
from qupcore.law.national import NATIONAL
from qupcore.plugins.checking import Unfit, checked_contribution
from qupcore.plugins.loaded import LoadedPlugins
from qupcore.plugins.seal import broken, seal
from qupcore.records import decision_record
from qupcore.rules.nodes import walk
from qupcore.rules.parameters import Parameter
from qupcore.rules.terms import terms_of
from qupcore.testing import days
from qupcore.wire.json_text import canonical

CASES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
DAYS = (date(2009, 6, 1), date(2018, 12, 31), date(2019, 1, 1), date(2026, 9, 1))
PARAMETERS = {
    node.name: node
    for node in (*NATIONAL.conventions, *(node for placed in NATIONAL.rules for node in walk(placed.tree)))
    if isinstance(node, Parameter)
}


def _everything_decided() -> str:
    found = []
    for path in CASES:
        for on in DAYS:
            try:
                found.append(canonical(decision_record(decide(read_case(path.read_bytes()), on=on))))
            except QupError as error:
                found.append(str(error))
    return "\n".join(found)


def test_every_decision_is_the_same_after_loading(load: Callable[..., LoadedPlugins]) -> None:
    before, sealed = _everything_decided(), seal()
    hanging = ("hangs_in_hook", "hangs_on_import")
    loaded = load(*(folder for name, folder in BROKEN.items() if name not in hanging), SOUND, sealed=True)
    assert len(loaded.failures) > 25
    assert broken(sealed) == ()
    assert _everything_decided() == before


def test_what_a_plugin_changes_has_no_effect(load: Callable[..., LoadedPlugins]) -> None:
    """Where nobody asks whether it changes its copy of the law, it is loaded, and changes nothing else."""
    before, sealed = _everything_decided(), seal()
    for name in ("changes_a_rule", "changes_a_number", "patches_decide", "writes_over_memory"):
        assert load(BROKEN[name]).failures == ()
    assert broken(sealed) == ()
    assert _everything_decided() == before


def test_the_seal_is_no_defence(load: Callable[..., LoadedPlugins], tmp_path: Path) -> None:
    """It is asked in the plugin's own process: a plugin can hide from it, and still changes nothing else."""
    folder = shutil.copytree(BROKEN["patches_decide"], tmp_path / "hides")
    module = folder / "broken_patches_decide.py"
    hide = "from qupcore.plugins import answering\n\nanswering.broken = lambda before: ()\n"
    module.write_text(module.read_text(encoding="utf-8") + hide, encoding="utf-8")
    sealed, case = seal(), read_case(CASES[0].read_bytes())
    before = decide(case, on=DAYS[3])
    assert load(folder, sealed=True).failures == ()
    assert broken(sealed) == ()
    assert decide(case, on=DAYS[3]) == before


def test_the_command_decides_the_same_to_the_byte(tmp_path: Path) -> None:
    hanging = ("hangs_in_hook", "hangs_on_import")
    install([*(folder for name, folder in BROKEN.items() if name not in hanging), SOUND], tmp_path)
    code = (
        "import sys, runpy; from qupcore.cli.plugins import loaded_plugins;"
        "len(sys.argv) > 1 and sys.argv[1] == 'with' and loaded_plugins();"
        "sys.argv[:2] = ['qup']; runpy.run_module('qupcore', run_name='__main__')"
    )
    said = []
    for way in ("with", "without"):
        receipt = tmp_path / f"{way}.json"
        command = [sys.executable, "-c", code, way, "decide", str(CASES[3]), "--on", "2026-09-01", "--json"]
        done = subprocess.run(
            [*command, "--receipt", str(receipt)],
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            check=True,
        )
        said.append((done.stdout, receipt.read_bytes()))
    assert said[0] == said[1]
    assert b'"outcome"' in said[0][0]


ATTEMPTS: dict[str, Callable[[], object]] = {
    "a rule's tree": lambda: setattr(NATIONAL.rules[0], "when", None),
    "a rule's place": lambda: setattr(NATIONAL.rules[0].provisions[0], "valid", None),
    "a number": lambda: setattr(PARAMETERS["sotjl.29.age_min"].values[0], "value", 1),
    "the numbers of a parameter": lambda: setattr(PARAMETERS["sotjl.29.age_min"], "values", ()),
    "a term": lambda: setattr(next(iter(terms_of(NATIONAL.rules[0].tree).values())), "name", "x"),
    "a part of a tree": lambda: setattr(NATIONAL.rules[0].tree, "conditions", ()),
    "the rules": lambda: NATIONAL.rules.__setitem__(0, None),  # type: ignore[attr-defined]
    "a rulebook": lambda: setattr(NATIONAL.in_force(DAYS[3]), "conditions", ()),
    "a rulebook's numbers": lambda: NATIONAL.in_force(DAYS[3]).values.__setitem__("x", None),  # type: ignore[attr-defined]
    "a rulebook's terms": lambda: NATIONAL.in_force(DAYS[3]).terms.clear(),  # type: ignore[attr-defined]
    "the terms of a rule in force": lambda: NATIONAL.in_force(DAYS[3]).conditions[0].terms.clear(),  # type: ignore[attr-defined]
    "a decision": lambda: setattr(
        decide(read_case(CASES[0].read_bytes()), on=DAYS[3]), "outcome", "no_right"
    ),
    "a text": lambda: setattr(Text("a", "a", "a"), "nb", "b"),
    "the national catalogue": lambda: setattr(national(), "measures", ()),
    "a national measure": lambda: setattr(national().measures[0], "id", "no:other"),
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_what_can_be_frozen_is(attempt: Callable[[], object]) -> None:
    with pytest.raises((AttributeError, TypeError)):
        attempt()


def test_the_seal_shows_what_was_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = seal()
    monkeypatch.setattr("qupcore.deciding.decide.facts_of", None)
    assert "qupcore.deciding.decide.facts_of" in broken(before)
    monkeypatch.undo()
    assert broken(before) == ()


def _sent(parameter: str, value: int, first: date) -> dict[str, object]:
    words = {"nb": "Alle", "nn": "Alle", "en": "Everybody"}
    top_up = {
        "municipality": "4601",
        "parameter": parameter,
        "value": value,
        "condition": words,
        "valid": {"start": str(first), "end": str(first)},
        "sources": [{"text": "made up"}],
    }
    return {"catalogue": {"by": "x", "namespace": "4601"}, "top_ups": [top_up], "live_places": False}


@given(st.sampled_from(sorted(PARAMETERS)), st.integers(-5, 200), days())
def test_a_top_up_touches_policy_only(name: str, value: int, on: date) -> None:
    found = [dated for dated in PARAMETERS[name].values if dated.valid.contains(on)]
    allowed = bool(found) and found[0].basis == "policy" and found[0].permits(value)
    try:
        checked_contribution(_sent(name, value, on), "x", national())
        done = "used"
    except Unfit as error:
        done = error.stage
    assert done == ("used" if allowed else "law")


def test_bergen_may_pay_more() -> None:
    given = checked_contribution(_sent("sotjl.35.full_rate_under_25", 1, date(2026, 1, 1)), "x", national())
    assert given.top_ups[0].value == 1


def test_examples_are_there() -> None:
    assert all((folder / "README.md").is_file() for folder in EXAMPLES.values())
