"""The codes of errors. Programs may rely on them, even if the wording of a message changes.

A code keeps its meaning in later versions. Its meaning and remedy contain no value of a case, so they replace
the message where values are hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from qupcore.frozen import read_only

__all__ = ["CODES", "Code", "CodeMeaning"]

Code = Literal[
    "input.value",
    "input.faults",
    "input.type",
    "input.missing",
    "input.unknown-key",
    "input.word",
    "input.text",
    "input.identity-number",
    "input.number",
    "input.date",
    "input.period",
    "input.twice",
    "input.contradiction",
    "input.unknown-id",
    "input.source",
    "input.language",
    "file.unreadable",
    "file.unwritable",
    "file.exists",
    "file.syntax",
    "file.too-large",
    "receipt.form",
    "output.lost",
    "testing.not-installed",
    "command.not-installed",
    "command.usage",
    "catalogue.id-taken",
    "catalogue.municipality",
    "catalogue.lost",
    "law.not-in-force",
    "law.unknown-section",
    "law.trial",
    "rule.meaningless",
    "rule.parameter",
    "engine.fault",
    "engine.disagreement",
    "engine.missing",
    "engine.process",
    "search.problem",
    "search.too-large",
    "search.nothing-found",
    "plugin.unknown",
    "plugin.failed",
    "plugin.code",
    "plugin.foreign",
    "excel.not-installed",
    "otel.not-installed",
]
"""The code of an error, for programs."""


class CodeMeaning(NamedTuple):
    """The meaning of a code in general words, without a value of a case.

    Attributes:
        what: What is wrong.
        remedy: What to do.
    """

    what: str
    remedy: str


CODES: Mapping[Code, CodeMeaning] = read_only(
    {
        "input.value": CodeMeaning(
            "a value that is not allowed here", "give one within the bounds of the field"
        ),
        "input.faults": CodeMeaning(
            "one or several values are wrong", "mend each fault; each has its own code"
        ),
        "input.type": CodeMeaning(
            "a value of the wrong type for the field or argument", "give the type named"
        ),
        "input.missing": CodeMeaning("a required value is missing", "add it"),
        "input.unknown-key": CodeMeaning("an unknown key", "spell it as the schema does, or drop it"),
        "input.word": CodeMeaning("a word that is not permitted here", "use one of the permitted words"),
        "input.text": CodeMeaning(
            "a text that is too long or has control characters", "write the text again"
        ),
        "input.identity-number": CodeMeaning(
            "a national identity number", "use the reference of the case system; no identity number is needed"
        ),
        "input.number": CodeMeaning("a number outside its bounds", "give one within the bounds"),
        "input.date": CodeMeaning("not a date, or an impossible date", "write an existing day as YYYY-MM-DD"),
        "input.period": CodeMeaning("a period that ends before it starts", "swap or mend the two days"),
        "input.twice": CodeMeaning("the same entry twice", "keep one of the two, or distinguish them"),
        "input.contradiction": CodeMeaning(
            "two entries contradict each other", "keep the one that is right on those days"
        ),
        "input.unknown-id": CodeMeaning(
            "an id that the catalogue, the list or the register does not have", "use an id that is there"
        ),
        "input.source": CodeMeaning("a source is missing", "state the source"),
        "input.language": CodeMeaning("a language without texts", "use nb, nn or en"),
        "file.unreadable": CodeMeaning("a file cannot be read", "check the path and the rights to it"),
        "file.unwritable": CodeMeaning("a file cannot be written", "check the folder and the rights to it"),
        "file.exists": CodeMeaning("a file or folder of that name exists already", "choose another name"),
        "file.syntax": CodeMeaning(
            "a file is not UTF-8, not JSON or not TOML", "mend the file at that place"
        ),
        "file.too-large": CodeMeaning(
            "a file or catalogue is larger than permitted", "check that it is the right file"
        ),
        "receipt.form": CodeMeaning(
            "a file that is not a receipt of a known form", "give a file that qupcore wrote"
        ),
        "output.lost": CodeMeaning(
            "standard output could not be written", "make room for it and run it again"
        ),
        "testing.not-installed": CodeMeaning(
            "packages of the extra testing are not installed", "pip install 'qupcore[testing]'"
        ),
        "command.not-installed": CodeMeaning(
            "packages of the command line are not installed", "pip install 'qupcore[cli]'"
        ),
        "command.usage": CodeMeaning("a command that is not written correctly", "see `qup --help`"),
        "catalogue.id-taken": CodeMeaning("two catalogues define the same id", "leave one of them out"),
        "catalogue.municipality": CodeMeaning(
            "a number that no municipality has on the day", "use the number that holds on the day"
        ),
        "catalogue.lost": CodeMeaning("the national catalogue has no files", "install qupcore again"),
        "law.not-in-force": CodeMeaning("no rule is in force on the day", "ask about a later day"),
        "law.unknown-section": CodeMeaning("a section without rules", "list them with `qup rules list`"),
        "law.trial": CodeMeaning(
            "a decision under another law than the national one", "decide under the national law"
        ),
        "rule.meaningless": CodeMeaning(
            "a rule or expression without a meaning", "write it as the message says"
        ),
        "rule.parameter": CodeMeaning("a dated number is missing or not allowed", "mend the number"),
        "engine.fault": CodeMeaning("a rules engine misbehaved", "report it"),
        "engine.disagreement": CodeMeaning(
            "two engines gave different answers; nothing is decided", "report it"
        ),
        "engine.missing": CodeMeaning(
            "fewer engines can be loaded than are required", "run the command that `qup version` shows"
        ),
        "engine.process": CodeMeaning(
            "the process of an engine did not start, or ended before it had answered; nothing is decided",
            "ask again",
        ),
        "search.problem": CodeMeaning("a search problem without a meaning", "mend each fault"),
        "search.too-large": CodeMeaning("a search problem that is too large", "ask for fewer elements"),
        "search.nothing-found": CodeMeaning("the search found nothing", "`suggest` says why"),
        "plugin.unknown": CodeMeaning("no plugin of that name is installed", "see `qup plugins`"),
        "plugin.failed": CodeMeaning("a plugin could not be used", "mend or uninstall it"),
        "plugin.code": CodeMeaning(
            "a package with code, or that needs other packages, where data alone is taken",
            "install it with pip, if you trust it",
        ),
        "plugin.foreign": CodeMeaning(
            "files that `qup plugin add` did not put there", "let what installed them remove them"
        ),
        "excel.not-installed": CodeMeaning(
            "openpyxl, which reads and writes Excel files, is not installed", "pip install 'qupcore[excel]'"
        ),
        "otel.not-installed": CodeMeaning(
            "opentelemetry-api, which sends spans, is not installed", "pip install 'qupcore[otel]'"
        ),
    }
)
"""The meaning and the remedy of each code."""
