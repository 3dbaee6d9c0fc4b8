"""The reference of the hooks, generated from the code for `qup plugin hooks` and a page of the docs."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Mapping

from qupcore.packaged import packaged_toml
from qupcore.plugins.answering import MOST_PLUGIN_ENTRIES
from qupcore.plugins.hooks import HOOKS, PROJECT, Hooks
from qupcore.plugins.live import LIVE_SECONDS
from qupcore.plugins.loading import LOAD_SECONDS
from qupcore.processes.channel import MOST_BYTES

__all__ = ["hooks_page"]

_HEAD = """# The hooks

A plugin gives each kind of content with one function; only the catalogue is required.
`qup plugin hooks --lang en` generates this page from the code. The hooks have version {number}: the
module sets `QUPCORE_HOOKS = {number}`.

| limit | value |
|---|---|
| to load one plugin | {load:g} seconds; `QUPCORE_PLUGIN_SECONDS` sets another time |
| to give the places | {live:g} seconds, including the import of the plugin |
| entries of one kind | {entries} |
| one answer | {bytes} bytes |
"""


_VALUES: Mapping[str, float] = {
    "number": HOOKS,
    "load": LOAD_SECONDS,
    "live": LIVE_SECONDS,
    "entries": MOST_PLUGIN_ENTRIES,
    "bytes": MOST_BYTES,
}
_WIDTH = 100


def hooks_page(lang: str = "en") -> str:
    """Every hook with its signature and what is said of it, as Markdown.

    Args:
        lang: `nb`, `nn` or `en`.

    >>> hooks_page().splitlines()[0], hooks_page("nb").splitlines()[0]
    ('# The hooks', '# Funksjonene i en utvidelse')
    """
    parts = [_HEAD.format(**_VALUES)]
    parts += [_hook(name, hook) for name, hook in vars(Hooks).items() if name.startswith(f"{PROJECT}_")]
    page = "\n".join(parts)
    if lang == "en":
        return page
    said = _texts(lang)
    return "\n\n".join(_translated(block, said) for block in page.rstrip().split("\n\n")) + "\n"


def _texts(lang: str) -> Mapping[str, str]:
    """The texts in a language, by the English one, with the limits in both."""
    listed = packaged_toml("qupcore.explaining", "hooks_texts.toml")["text"]
    return {entry["en"].format(**_VALUES): entry[lang].format(**_VALUES) for entry in listed}


def _translated(block: str, said: Mapping[str, str]) -> str:
    """A block of the page in another language; signatures, names and numbers stay as they are.

    Raises:
        KeyError: it has a text that nobody has translated.
    """
    if block.startswith(("```", "## `")):
        return block
    if block.startswith("# "):
        return f"# {said[block[2:]]}"
    if block.startswith("**"):
        return f"**{said[block.strip('*')]}**"
    if block.startswith("- `"):
        named = (line.partition(": ") for line in block.splitlines())
        return "\n".join(f"{name}: {said[text]}" for name, _, text in named)
    if block.startswith("|"):
        rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines())
        told = ([said.get(cell, cell) for cell in row] for row in rows)
        return "\n".join(
            "|" + "|".join(row) + "|" if row[0] == "---" else f"| {' | '.join(row)} |" for row in told
        )
    text = said[" ".join(block.split())]
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


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
