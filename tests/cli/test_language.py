"""The language of the command line: `--lang`, then `QUPCORE_LANG`, then the locale."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qupcore.cli.language import asked_language

Run = Callable[..., Any]
RATES = ("rates", "--on", "2026-09-01")
TITLES = {"nb": "Satser ", "nn": "Satsar ", "en": "Rates "}


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ("", {}, "nb"),
        ("", {"LANG": "nb_NO.UTF-8"}, "nb"),
        ("", {"LANG": "no_NO"}, "nb"),
        ("", {"LANG": "nn_NO.UTF-8"}, "nn"),
        ("", {"LANG": "nn"}, "nn"),
        ("", {"LANG": "en_GB@euro"}, "en"),
        ("", {"LANG": "C.UTF-8"}, "nb"),
        ("", {"LANG": "POSIX"}, "nb"),
        ("", {"LANG": "se_NO.UTF-8"}, "nb"),
        ("", {"LANG": "en_US", "LC_MESSAGES": "nn_NO"}, "nn"),
        ("", {"LANG": "nn_NO", "LC_MESSAGES": "nn_NO", "LC_ALL": "en_US"}, "en"),
        ("", {"LANG": "en_US", "LC_ALL": ""}, "en"),
        ("", {"LANG": "en_US", "LC_ALL": "C"}, "nb"),
        ("", {"LC_ALL": "en_US", "QUPCORE_LANG": "nn"}, "nn"),
        ("", {"LC_ALL": "en_US", "QUPCORE_LANG": ""}, "en"),
        ("--lang en", {"QUPCORE_LANG": "nn"}, "en"),
        ("decide --lang=nn case.json", {"LANG": "en_US"}, "nn"),
        ("--lang nn decide --lang en", {}, "en"),
        ("--lang fr", {"LANG": "en_US"}, "en"),
        ("--lang", {"LANG": "en_US"}, "en"),
        ("-- --lang nn", {"LANG": "en_US"}, "en"),
    ],
)
def test_the_language_asked_for(arguments: str, environment: dict[str, str], language: str) -> None:
    assert asked_language(arguments.split(), environment) == language


def test_every_answer_takes_the_language_of_the_process(qup: Run) -> None:
    for language, title in TITLES.items():
        assert qup(*RATES, env={"QUPCORE_LANG": language}).out.startswith(title)
        assert qup(*RATES, env={"LANG": f"{language}_XX.UTF-8"}).out.startswith(title)
        assert qup("--lang", language, *RATES, env={"LC_ALL": "nb_NO"}).out.startswith(title)
        assert qup(*RATES, "--lang", language, env={"QUPCORE_LANG": "nb"}).out.startswith(title)


def test_a_setting_that_is_no_language_is_refused_by_name(qup: Run) -> None:
    ran = qup(*RATES, env={"QUPCORE_LANG": "norsk"})
    assert (ran.status, ran.out) == (2, "")
    assert "QUPCORE_LANG" in ran.err
    assert "norsk" in ran.err
    error = qup(*RATES, "--json", env={"QUPCORE_LANG": "nb_NO"}).json["error"]
    assert error["code"] == "input.language"
    assert qup(*RATES, "--lang", "en", env={"QUPCORE_LANG": "norsk"}).out.startswith(TITLES["en"])


def test_a_schema_is_described_in_the_language_of_the_process(qup: Run) -> None:
    def field(*words: str, **environment: str) -> str:
        return str(
            qup("schema", "case", *words, env=environment).json["properties"]["birth_date"]["description"]
        )

    assert field() == "Fødselsdato."
    assert field("--lang", "en") == field(QUPCORE_LANG="en") == "Day of birth."
    assert qup("schema", "duties", env={"LANG": "nn"}).json["title"] == "qupcore: svaret duties"
    assert "Bydelane i kommunen" in qup("schema", "catalogue", "--lang", "nn").out
