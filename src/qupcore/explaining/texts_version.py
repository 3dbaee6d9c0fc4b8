"""The version of the texts of a language: a hash of what their files say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.resources import files

from qupcore.domain.arguments import check_arguments
from qupcore.domain.text import check_language
from qupcore.explaining.lines import Line, lines_record
from qupcore.memory import remembered
from qupcore.wire.versions import versions

__all__ = ["text_record", "texts_version"]


def texts_version(lang: str) -> str:
    """SHA-256 of the texts of a language: the same in a wheel, a checkout and on any system.

    The files are read once, when the version is first asked for.

    Raises:
        BadInput: there are no texts in `lang`.

    >>> texts_version("nb") == texts_version("nb") != texts_version("en")
    True
    """
    check_arguments(texts_version, locals())
    check_language(lang)
    return _version(lang)


def text_record(lines: Iterable[Line], lang: str) -> dict[str, object]:
    """A text as JSON values: its language, its lines as `lines_record` gives them, and its `versions`.

    Args:
        lines: What `explain` or another function returned.
        lang: The language that they are in.

    >>> text_record((), "nb")["versions"]["texts"] == texts_version("nb")
    True
    """
    check_arguments(text_record, locals())
    return {
        "lang": lang,
        "lines": lines_record(lines),
        "versions": versions("text", texts=texts_version(lang)),
    }


@remembered(most=8)
def _version(lang: str) -> str:
    folder = files("qupcore.explaining")
    texts = sorted(folder.joinpath("texts", lang).iterdir(), key=lambda item: item.name)
    found = hashlib.sha256()
    beside = ("sources.toml", "catalogue_sources.toml", "legal_terms.toml")
    for file in (*texts, *map(folder.joinpath, beside)):
        if file.name.endswith(".toml"):
            text = file.read_text(encoding="utf-8").replace("\r\n", "\n")  # a checkout may have other ends
            found.update(f"{file.name}\n{len(text)}\n{text}".encode())
    return found.hexdigest()
