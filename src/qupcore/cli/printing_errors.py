"""Printing an error as text or as JSON."""

from __future__ import annotations

from qupcore.cli.language import asked_language
from qupcore.cli.lost_output import OutputLostError
from qupcore.cli.output import print_json, say_on_error
from qupcore.errors import BadInput, EngineDisagreement, QupError

__all__ = ["print_error"]


def print_error(error: QupError, *, as_json: bool) -> None:
    """Print an error as JSON on standard output, or as text in the language asked for on standard error."""
    text = f"qup: {error.in_language(asked_language())}\n"
    if not as_json or isinstance(error, OutputLostError):
        say_on_error(text)
        return
    content: dict[str, object] = {
        "kind": type(error).__name__,
        "code": error.code,
        **{key: getattr(error, key) for key in ("what", "where", "why", "remedy")},
    }
    if isinstance(error, BadInput):
        content["faults"] = [
            {"path": f.path, "what": f.what, "remedy": f.remedy, "code": f.code} for f in error.faults
        ]
    if isinstance(error, EngineDisagreement):
        content["traces"] = error.traces
    try:
        print_json({"error": content}, masked=True)
    except OutputLostError:
        say_on_error(text)
