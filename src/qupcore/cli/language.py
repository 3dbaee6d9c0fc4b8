"""The language of the command line: what `--lang`, the setting `QUPCORE_LANG` and the locale ask for."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum

__all__ = ["SETTING", "Lang", "asked_language", "check_setting"]

SETTING = "QUPCORE_LANG"
"""The environment variable with the language of the command line: nb, nn or en."""

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables of the language of messages, in POSIX's order: the first with a value decides."""
_OF_LOCALE = {"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}


class Lang(StrEnum):
    """The languages of the texts."""

    nb = "nb"
    nn = "nn"
    en = "en"


def asked_language(
    arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None
) -> Lang:
    """Return the language that the user asked for; never fails, so that an error can be told in it.

    The last valid `--lang` decides, then a valid `QUPCORE_LANG`, then the locale. Without any of them, or
    with a locale of another language, it is bokmål.

    Args:
        arguments: The arguments of the command; those of this process if None.
        environment: The environment variables; those of this process if None.

    >>> asked_language(["decide", "case.json"], {"LANG": "nn_NO.UTF-8"})
    <Lang.nn: 'nn'>
    >>> asked_language(["decide", "case.json", "--lang", "en"], {"QUPCORE_LANG": "nn"})
    <Lang.en: 'en'>
    >>> asked_language([], {"LC_ALL": "C", "LANG": "en_GB.UTF-8"})
    <Lang.nb: 'nb'>
    """
    said = _option(sys.argv[1:] if arguments is None else arguments)
    kept = os.environ if environment is None else environment
    if said is None and kept.get(SETTING) in [*Lang]:
        said = kept[SETTING]
    return Lang(said or _locale(kept))


def check_setting() -> None:
    """Refuse a `QUPCORE_LANG` that is no language of qupcore; `--lang` takes precedence over it.

    Raises:
        BadInput: The variable has another value, and no `--lang` is given.
    """
    value = os.environ.get(SETTING)
    if not value or value in [*Lang] or _option(sys.argv[1:]) is not None:
        return
    from qupcore.errors import BadInput
    from qupcore.errors.worded import worded

    raise BadInput(
        worded("the setting {name} is {value!r}, which is no language of qupcore", name=SETTING, value=value),
        remedy=worded("set {name} to nb, nn or en, or remove it", name=SETTING),
        code="input.language",
    )


def _option(arguments: Sequence[str]) -> str | None:
    """The value of the last `--lang` with a language of qupcore."""
    found = None
    for place, word in enumerate(arguments):
        if word == "--":
            break
        if word == "--lang":
            value = arguments[place + 1] if place + 1 < len(arguments) else ""
        elif word.startswith("--lang="):
            value = word.removeprefix("--lang=")
        else:
            continue
        found = value if value in [*Lang] else found
    return found


def _locale(environment: Mapping[str, str]) -> str:
    value = next(filter(None, (environment.get(name) for name in _LOCALE)), "")
    return _OF_LOCALE.get(re.split(r"[_.@]", value)[0], "nb")
