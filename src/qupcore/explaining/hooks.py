"""The reference of the hooks, generated from the code for `qup plugin hooks` and a page of the docs."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from qupcore.plugins.answering import MOST_PLUGIN_ENTRIES
from qupcore.plugins.hooks import HOOKS, PROJECT, Hooks
from qupcore.plugins.live import LIVE_SECONDS
from qupcore.plugins.loading import LOAD_SECONDS
from qupcore.processes.channel import MOST_BYTES

__all__ = ["hooks_page"]

_HEAD = """# The hooks

A plugin gives each kind of content with one function; only the catalogue is required. `qup plugin hooks`
generates this page from the code. The hooks have version {number}: the module sets
`QUPCORE_HOOKS = {number}`.

| limit | value |
|---|---|
| to load one plugin | {load:g} seconds; `QUPCORE_PLUGIN_SECONDS` sets another time |
| to give the places | {live:g} seconds, including the import of the plugin |
| entries of one kind | {entries} |
| one answer | {bytes} bytes |
"""


def hooks_page() -> str:
    """Every hook with its signature and its docstring, as Markdown.

    >>> hooks_page().splitlines()[0]
    '# The hooks'
    """
    parts = [
        _HEAD.format(
            number=HOOKS, load=LOAD_SECONDS, live=LIVE_SECONDS, entries=MOST_PLUGIN_ENTRIES, bytes=MOST_BYTES
        )
    ]
    parts += [_hook(name, hook) for name, hook in vars(Hooks).items() if name.startswith(f"{PROJECT}_")]
    return "\n".join(parts)


def _hook(name: str, hook: Callable[..., object]) -> str:
    signature = inspect.signature(hook)
    given = [str(item) for item in list(signature.parameters.values())[1:]]
    shown = f"def {name}({', '.join(given)}) -> {signature.return_annotation}: ..."
    shown = shown.replace("'", "")
    lines = [f"## `{name}`", "", "```text", "@hookimpl", shown, "```", ""]
    for line in inspect.cleandoc(hook.__doc__ or "").splitlines():
        match line.strip():
            case "Args:" | "Returns:":
                lines.append("**Gets**" if line.strip() == "Args:" else "**Returns**")
                lines.append("")
            case text if line.startswith("    ") and ":" in text and text.split(":")[0].isidentifier():
                named, _, said = text.partition(":")
                lines.append(f"- `{named}`:{said}")
            case text:
                lines.append(text)
    return "\n".join(lines) + "\n"
