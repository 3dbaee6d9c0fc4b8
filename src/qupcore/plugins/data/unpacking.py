"""A data plugin unpacked into a folder of its own, to be checked; and the error where it is not sound."""

from __future__ import annotations

from pathlib import Path

from qupcore.domain.answers.plugin import PluginFailure
from qupcore.errors import PluginError
from qupcore.errors.worded import Worded, worded
from qupcore.plugins.candidates import AnnouncedPlugin
from qupcore.plugins.data.wheel import DataWheel

__all__ = ["unpacked", "with_faults"]


def unpacked(wheel: DataWheel, into: Path) -> AnnouncedPlugin:
    """A data plugin with its files in a folder, as it is announced where it is installed."""
    for name, data in wheel.files.items():
        if name.startswith(f"{wheel.folder}/"):
            (into / name).parent.mkdir(exist_ok=True)
            (into / name).write_bytes(data)
    return AnnouncedPlugin(
        name=wheel.announced.name,
        value=wheel.folder,
        distribution=wheel.announced.distribution,
        version=wheel.version,
        requires=wheel.requires,
        data=str(into / wheel.folder),
    )


def with_faults(what: str, failure: PluginFailure, remedy: str) -> PluginError:
    """The error for a plugin that does not pass its checks, its faults indented below it."""
    why: str = failure.error
    if isinstance(why, Worded):
        why = worded(why.template.replace("\n", "\n    "), **why.values)
    return PluginError(what, why=why, remedy=remedy, failures=(failure,), code="plugin.failed")
