"""The codes of errors: what a program may rely on, whatever the words of the message become.

A code stays what it is from one version to the next. Its meaning and its remedy tell no value of a case, so
they stand in for the message where values are hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

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
    "search.problem",
    "search.too-large",
    "search.nothing-found",
    "plugin.unknown",
    "plugin.failed",
]
"""What went wrong, for programs."""


class CodeMeaning(NamedTuple):
    """What a code says in general, without any value.

    Attributes:
        what: What is wrong.
        remedy: What to do.
    """

    what: str
    remedy: str


CODES: Mapping[Code, CodeMeaning] = MappingProxyType(
    {
        "input.value": CodeMeaning(
            "a value that may not stand there", "give one within the bounds of the field"
        ),
        "input.faults": CodeMeaning(
            "one or several values are wrong", "mend each fault; each has a code of its own"
        ),
        "input.type": CodeMeaning(
            "a value of another type than the field or argument has", "give the type named"
        ),
        "input.missing": CodeMeaning("something that is always needed is missing", "add it"),
        "input.unknown-key": CodeMeaning(
            "a key that nothing reads", "spell it as the schema does, or drop it"
        ),
        "input.word": CodeMeaning(
            "a word that is none of the permitted ones", "use one of the permitted words"
        ),
        "input.text": CodeMeaning(
            "a text that is too long or has control characters", "write the text again"
        ),
        "input.identity-number": CodeMeaning(
            "a national identity number", "use the reference of the case system; no identity number is needed"
        ),
        "input.number": CodeMeaning("a number outside its bounds", "give one within the bounds"),
        "input.date": CodeMeaning("no day, or a day that cannot be", "write an existing day as YYYY-MM-DD"),
        "input.period": CodeMeaning("a period that ends before it starts", "swap or mend the two days"),
        "input.twice": CodeMeaning("one thing is entered twice", "keep one of the two, or tell them apart"),
        "input.contradiction": CodeMeaning("two entries cannot both hold", "keep what holds on those days"),
        "input.unknown-id": CodeMeaning(
            "an id that the catalogue, the list or the register does not have", "use an id that is there"
        ),
        "input.source": CodeMeaning("a source is lacking", "say where it is from"),
        "input.language": CodeMeaning("a language that has no texts", "use nb, nn or en"),
        "file.unreadable": CodeMeaning("a file cannot be read", "check the path and the rights to it"),
        "file.unwritable": CodeMeaning("a file cannot be written", "check the folder and the rights to it"),
        "file.exists": CodeMeaning("a file or folder of that name is there already", "choose another name"),
        "file.syntax": CodeMeaning(
            "a file is not UTF-8, not JSON or not TOML", "mend the file at that place"
        ),
        "file.too-large": CodeMeaning(
            "a file or tree is larger than it may be", "check that it is the right file"
        ),
        "receipt.form": CodeMeaning(
            "a file that is no receipt of a known form", "give a file that qupcore wrote"
        ),
        "output.lost": CodeMeaning("standard output took no more", "make room for it and run it again"),
        "testing.not-installed": CodeMeaning(
            "what the testing extra brings is not installed", "pip install 'qupcore[testing]'"
        ),
        "command.not-installed": CodeMeaning(
            "what the command line needs is not installed", "pip install 'qupcore[cli]'"
        ),
        "command.usage": CodeMeaning("a command that is not written as it should be", "see `qup --help`"),
        "catalogue.id-taken": CodeMeaning("two catalogues give one id", "take one of them out"),
        "catalogue.municipality": CodeMeaning(
            "a number that no municipality has on the day", "use the number that holds on the day"
        ),
        "catalogue.lost": CodeMeaning("the national catalogue has no files", "install qupcore again"),
        "law.not-in-force": CodeMeaning("the programme was not in law on the day", "ask about a later day"),
        "law.unknown-section": CodeMeaning(
            "a section in which no rule stands", "list them with `qup rules list`"
        ),
        "law.trial": CodeMeaning(
            "a decision under another law than the national one", "decide under the national law"
        ),
        "rule.meaningless": CodeMeaning(
            "a rule or expression has no meaning", "write it as the message says"
        ),
        "rule.parameter": CodeMeaning("a dated number is missing, or may not be", "mend the number"),
        "engine.fault": CodeMeaning("a rules engine did what it must never do", "report it"),
        "engine.disagreement": CodeMeaning(
            "two engines gave different answers; nothing is decided", "report it"
        ),
        "engine.missing": CodeMeaning(
            "fewer engines can be loaded than are required", "run the command that `qup version` shows"
        ),
        "search.problem": CodeMeaning("a problem of the search that has no meaning", "mend each fault"),
        "search.too-large": CodeMeaning("more than can be searched", "ask for fewer elements"),
        "search.nothing-found": CodeMeaning("the search found nothing to give", "`suggest` says why"),
        "plugin.unknown": CodeMeaning("no plugin of that name is installed", "see `qup plugin list`"),
        "plugin.failed": CodeMeaning("a plugin could not be used", "mend or uninstall it"),
    }
)
"""What each code means, and the remedy."""
