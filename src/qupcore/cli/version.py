"""`qup version`: the version and the engines that decide."""

from __future__ import annotations

from qupcore.cli.output import print_json, writing
from qupcore.engines.durable.loading import INSTALL, load
from qupcore.version import __version__

__all__ = ["print_version"]


def print_version(as_json: bool = False) -> None:
    """Print the version of qupcore and the engines that decide."""
    durable = load()
    if as_json:
        print_json({"qupcore": __version__, "durable_rules": durable.version, "not_loaded": durable.fault})
        return
    with writing() as out:
        out.write(f"{__version__}\n")
        if durable.usable:
            out.write(f"Two engines decide: reference, {durable}\n")
        else:
            out.write(f"The reference engine decides alone: {durable}\nTo install it: {INSTALL}\n")
