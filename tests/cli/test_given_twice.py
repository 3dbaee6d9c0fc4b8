"""An option with one value that is given two: an error, since the parser would drop the first in silence."""

from __future__ import annotations

from typing import Any

import pytest
from typer.main import get_command

from cli.test_wording import commands
from qupcore.cli.command_line import app

SAID = {
    "nb": "Valget '--{name}' er gitt to ganger, med ulike verdier.",
    "nn": "Valet '--{name}' er gjeve to gonger, med ulike verdiar.",
    "en": "Option '--{name}' is given twice, with different values.",
}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("decide", "case.json", "--on", "2026-01-01", "--on", "2027-01-01"), "on"),
        (("impact", "p.csv", "--from", "2018-12-31", "--to=2019-01-01", "--to", "2020-01-01"), "to"),
        (("table", "run", "p.csv", "-o", "a.csv", "--output", "b.csv"), "output"),
        (("plan", "suggest", "case.json", "--top", "3", "--top", "5"), "top"),
    ],
)
@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_two_values_for_one_are_refused(qup: Any, words: tuple[str, ...], name: str, lang: str) -> None:
    ran = qup(*words, "--lang", lang)
    assert (ran.status, ran.out) == (2, "")
    assert SAID[lang].format(name=name) in " ".join(ran.err.split())


def test_the_same_value_twice_and_options_that_may_be_repeated_are_taken(qup: Any) -> None:
    given = ("--on", "2026-09-01", "--on", "2026-09-01", "--json", "--json")
    assert qup("rates", *given, "--policy", "sotjl.35.rounding_step=1").status == 0


def test_every_command_looks_at_its_options() -> None:
    """Each command has an option with one value, be it --lang: two of them are refused."""
    seen = 0
    for words, command, context in commands(get_command(app)):
        once = [
            param
            for param in command.get_params(context)
            if param.param_type_name == "option" and not (param.multiple or param.is_flag or param.count)
        ]
        for param in once:
            with pytest.raises(Exception, match="is given twice"):
                command.parse_args(context, [param.opts[0], "1", param.opts[0], "2"])
            assert not param.multiple, (words, param.name)
            seen += 1
    assert seen > 100
