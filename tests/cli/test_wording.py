"""Help and usage errors in the language asked for: every text of every command, and typer's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import typer.rich_utils as frame
from typer.main import get_command

from qupcore.cli.command_line import PLACES as OF_QUP
from qupcore.cli.command_line import app
from qupcore.cli.commands import GroupOfModules
from qupcore.cli.plans import PLACES as OF_PLAN
from qupcore.cli.plugin import PLACES as OF_PLUGIN
from qupcore.cli.reform import PLACES as OF_REFORM
from qupcore.cli.table import PLACES as OF_TABLE
from qupcore.cli.wording import entry_of, paragraphs, translated

Run = Callable[..., Any]
TEXTS = ("help", "short_help", "metavar", "options_metavar", "subcommand_metavar")

ENGLISH = {
    *("the", "of", "and", "with", "without", "which", "that", "what", "why", "how", "where", "whom", "who"),
    *("its", "it", "this", "these", "show", "print", "write", "choose", "count", "allocate", "files", "day"),
    *("month", "year", "measure", "measures", "receipt", "number", "error", "default", "required", "usage"),
    *("options", "option", "command", "commands", "arguments", "message", "exit", "repeatable", "language"),
    *(
        "english",
        "reads",
        "input",
        "also",
        "only",
        "use",
        "such",
        "same",
        "other",
        "another",
        "each",
        "every",
    ),
    *(
        "needs",
        "hours",
        "time",
        "times",
        "picture",
        "date",
        "folder",
        "path",
        "deprecated",
        "args",
        "from",
        "are",
    ),
}
"""English words that are neither Norwegian nor a name in the commands."""


def commands(command: Any = None, context: Any = None, words: tuple[str, ...] = ()) -> Iterator[Any]:
    """Every command and group: its words, itself and its context."""
    command = command or get_command(app)
    context = context or command.context_class(command, info_name="qup")
    yield words, command, context
    if hasattr(command, "list_commands"):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            under = below.context_class(below, info_name=name, parent=context)
            yield from commands(below, under, (*words, name))


def english(thing: Any) -> Iterator[str]:
    """The texts of a command or parameter, by paragraph, as they stand in the code."""
    kept = vars(thing).get("english") or {name: getattr(thing, name, None) for name in TEXTS}
    for name in TEXTS:
        yield from paragraphs(kept[name]) if kept[name] else ()


def test_every_text_is_there_in_the_three_languages() -> None:
    found = {
        text: " ".join(words)
        for words, command, context in commands()
        for thing in (command, *command.get_params(context))
        for text in english(thing)
    }
    assert len(found) > 150
    missing = {text: where for text, where in found.items() if entry_of(text) is None}
    assert not missing, "not in wording.toml: " + "\n".join(map(str, missing.items()))
    named = [thing for _, it, context in commands() for thing in it.get_params(context)]
    assert all(thing.metavar for thing in named if thing.param_type_name == "argument")
    for text in found:
        for lang in ("nb", "nn"):
            assert translated(text, lang) != text or text in {"ID", "REFORM"}, text


def test_every_part_of_the_frame_is_worded() -> None:
    for name in ("ARGUMENTS_PANEL_TITLE", "OPTIONS_PANEL_TITLE", "COMMANDS_PANEL_TITLE", "DEFAULT_STRING",
                 "DEPRECATED_STRING", "REQUIRED_LONG_STRING"):  # fmt: skip
        assert translated(getattr(frame, name), "nb") != getattr(frame, name)


def test_a_list_of_commands_says_what_the_commands_say() -> None:
    for words, command, context in commands():
        if not isinstance(command, GroupOfModules):
            continue
        assert set(command.places) <= set(command.list_commands(context))
        for name, place in {
            (): OF_QUP,
            ("plan",): OF_PLAN,
            ("plugin",): OF_PLUGIN,
            ("reform",): OF_REFORM,
            ("table",): OF_TABLE,
        }[words].items():
            assert next(english(command.get_command(context, name))) == place.help


def test_no_help_in_norwegian_has_an_english_word(qup: Run) -> None:
    asked = [words for words, _, _ in commands()]
    record = next(words for words in asked if words[:1] == ("schema",) and words[1:] not in ((), ("case",)))
    for words in [words for words in asked if words[:1] != ("schema",) or len(words) == 1] + [record]:
        for lang in ("nb", "nn"):
            shown = qup(*words, "--help", "--lang", lang)
            assert shown.status == 0
            assert max(map(len, shown.out.splitlines())) <= 80
            assert not re.search(r"<[\w|-]+\s", shown.out), (
                "a list of choices is broken in the middle of a word"
            )
            text = re.sub(r"`[^`]*`|<[^>]*>|\([^()]*\)|--?[a-z][\w-]*|│ [a-z-]+  ", "", shown.out)
            text = text.partition("]")[2]  # after the names of the command
            assert not ENGLISH & set(re.findall(r"\w+", text.lower())), (words, lang)


def test_the_help_without_boxes_is_in_the_language_too(process: Run) -> None:
    shown = process("duties", "--help", "--lang", "nn", env={"TYPER_USE_RICH": "0"}).out
    assert shown.startswith("Bruk: qup duties [VAL] {SAK}\n")
    assert re.findall(r"^\S.*:$", shown, re.MULTILINE) == ["Argument:", "Val:"]
    assert "[påkravd]" in shown
    assert "[standard: nn]" in shown
    bare = process("plan", "--lang", "nn", env={"TYPER_USE_RICH": "0"})
    assert bare.err.endswith("Feil: Kommandoen manglar.\n")
    assert process(env={"TYPER_USE_RICH": "0"}).err.startswith(
        "Bruk: qup [VALG] KOMMANDO [ARGUMENTER]...\n\n"
    )


def test_a_sentence_of_the_help_is_not_broken_where_the_code_breaks_it(qup: Run) -> None:
    told = qup("duties", "--help", "--lang", "en").out
    assert "The only personal data   \n in a calendar file is the case's reference. An existing file" in told


@pytest.mark.parametrize(
    ("words", "nb", "nn", "en"),
    [
        (
            "nope",
            "Kommandoen 'nope' finnes ikke.",
            "Kommandoen 'nope' finst ikkje.",
            "No such command 'nope'.",
        ),
        (
            "decid",
            "Kommandoen 'decid' finnes ikke. Mente du 'decide'?",
            "Kommandoen 'decid' finst ikkje. Meinte du 'decide'?",
            "No such command 'decid'. Did you mean 'decide'?",
        ),
        ("plan", None, None, None),
        ("decide", "Argumentet 'SAK' mangler.", "Argumentet 'SAK' manglar.", "Missing argument 'CASE'."),
        ("decide x", "Valget '--on' mangler.", "Valet '--on' manglar.", "Missing option '--on'."),
        (
            "decide --on",
            "Valget '--on' må ha en verdi.",
            "Valet '--on' må ha ein verdi.",
            "Option '--on' requires an argument.",
        ),
        (
            "decide x y --on z",
            "For mange argumenter: y",
            "For mange argument: y",
            "Got unexpected extra argument(s) (y)",
        ),
        ("decide --zz", "Valget --zz finnes ikke.", "Valet --zz finst ikkje.", "No such option: --zz"),
        (
            "decide --jso",
            "Valget --jso finnes ikke. Mente du --json?",
            "Valet --jso finst ikkje. Meinte du --json?",
            "No such option: --jso (Possible options: --json)",
        ),
        (
            "decide --json=1",
            "Valget '--json' tar ingen verdi.",
            "Valet '--json' tek ingen verdi.",
            "Option '--json' does not take a value.",
        ),
        (
            "plan suggest x --on 2026-09-01 --top x",
            "Ugyldig verdi for '--top': ikke et helt tall",
            "Ugyldig verdi for '--top': ikkje eit heilt tal",
            "Invalid value for '--top': not a whole number",
        ),
        (
            "plan suggest x --on 2026-09-01 --top 0",
            "Ugyldig verdi for '--top': må være minst 1",
            "Ugyldig verdi for '--top': må vere minst 1",
            "Invalid value for '--top': must be at least 1",
        ),
        (
            "rates --lang fr",
            "Ugyldig verdi for '--lang': 'fr' er ikke en av 'nb', 'nn', 'en'.",
            "Ugyldig verdi for '--lang': 'fr' er ikkje ein av 'nb', 'nn', 'en'.",
            "Invalid value for '--lang': 'fr' is not one of 'nb', 'nn', 'en'.",
        ),
    ],
)
def test_an_error_in_the_use_of_a_command(qup: Run, words: str, nb: str, nn: str, en: str) -> None:
    for lang, said in {"nb": nb, "nn": nn, "en": en}.items():
        ran = qup(*words.split(), env={"QUPCORE_LANG": lang})
        assert ran.status == 2
        if said is None:  # the help is shown
            assert (ran.err, ran.out[1:].split()[0]) == ("", {"en": "Usage:"}.get(lang, "Bruk:"))
            continue
        assert (ran.out, ran.err.endswith(f"{said}\n")) == ("", True)
        assert ("Error: " in ran.err) == (lang == "en")
        assert lang == "en" or "Usage: " not in ran.err
        if words not in ("decide --on", "decide --json=1"):
            told = qup(*words.split(), "--json", env={"QUPCORE_LANG": lang}).json["error"]["what"]
            assert told.endswith(en), "JSON is for programs"
