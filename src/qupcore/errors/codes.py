"""The codes of errors: what a program may rely on, whatever the words of the message become.

A code stays what it is from one version to the next. Its meaning and its remedy tell no value of a case, so
they stand in for the message where values are hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

__all__ = ["CODES", "Code", "Meaning"]

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


class Meaning(NamedTuple):
    """What a code says in general, without any value.

    Attributes:
        what: What is wrong.
        remedy: What to do.
    """

    what: str
    remedy: str


CODES: Mapping[Code, Meaning] = MappingProxyType(
    {
        "input.value": Meaning("a value that may not stand there", "give one within the bounds of the field"),
        "input.faults": Meaning("several values are wrong", "mend each fault; each has a code of its own"),
        "input.type": Meaning(
            "a value of another type than the field or argument has", "give the type named"
        ),
        "input.missing": Meaning("something that is always needed is missing", "add it"),
        "input.unknown-key": Meaning("a key that nothing reads", "spell it as the schema does, or drop it"),
        "input.word": Meaning("a word that is none of the permitted ones", "use one of the permitted words"),
        "input.text": Meaning("a text that is too long or has control characters", "write the text again"),
        "input.identity-number": Meaning(
            "a national identity number", "use the reference of the case system; no identity number is needed"
        ),
        "input.number": Meaning("a number outside its bounds", "give one within the bounds"),
        "input.date": Meaning("no day, or a day that cannot be", "write an existing day as YYYY-MM-DD"),
        "input.period": Meaning("a period that ends before it starts", "swap or mend the two days"),
        "input.twice": Meaning("one thing is entered twice", "keep one of the two, or tell them apart"),
        "input.contradiction": Meaning("two entries cannot both hold", "keep what holds on those days"),
        "input.unknown-id": Meaning(
            "an id that the catalogue, the list or the register does not have", "use an id that is there"
        ),
        "input.source": Meaning("a source is lacking", "say where it is from"),
        "input.language": Meaning("a language that has no texts", "use nb, nn or en"),
        "file.unreadable": Meaning("a file cannot be read", "check the path and the rights to it"),
        "file.unwritable": Meaning("a file cannot be written", "check the folder and the rights to it"),
        "file.exists": Meaning("a file or folder of that name is there already", "choose another name"),
        "file.syntax": Meaning("a file is not UTF-8, not JSON or not TOML", "mend the file at that place"),
        "file.too-large": Meaning(
            "a file or tree is larger than it may be", "check that it is the right file"
        ),
        "receipt.form": Meaning(
            "a file that is no receipt of a known form", "give a file that qupcore wrote"
        ),
        "output.lost": Meaning("standard output took no more", "make room for it and run it again"),
        "command.not-installed": Meaning(
            "what the command line needs is not installed", "pip install 'qupcore[cli]'"
        ),
        "command.usage": Meaning("a command that is not written as it should be", "see `qup --help`"),
        "catalogue.id-taken": Meaning("two catalogues give one id", "take one of them out"),
        "catalogue.municipality": Meaning(
            "a number that no municipality has on the day", "use the number that holds on the day"
        ),
        "catalogue.lost": Meaning("the national catalogue has no files", "install qupcore again"),
        "law.not-in-force": Meaning("the programme was not in law on the day", "ask about a later day"),
        "law.unknown-section": Meaning(
            "a section in which no rule stands", "list them with `qup rules list`"
        ),
        "law.trial": Meaning(
            "a decision under another law than the national one", "decide under the national law"
        ),
        "rule.meaningless": Meaning("a rule or expression has no meaning", "write it as the message says"),
        "rule.parameter": Meaning("a dated number is missing, or may not be", "mend the number"),
        "engine.fault": Meaning("a rules engine did what it must never do", "report it"),
        "engine.disagreement": Meaning("two engines gave different answers; nothing is decided", "report it"),
        "engine.missing": Meaning(
            "fewer engines can be loaded than are required", "run the command that `qup version` shows"
        ),
        "search.problem": Meaning("a problem of the search that has no meaning", "mend each fault"),
        "search.too-large": Meaning("more than can be searched", "ask for fewer elements"),
        "search.nothing-found": Meaning("the search found nothing to give", "`suggest` says why"),
        "plugin.unknown": Meaning("no plugin of that name is installed", "see `qup plugin list`"),
        "plugin.failed": Meaning("a plugin could not be used", "mend or uninstall it"),
    }
)
"""What each code means, and the remedy."""
