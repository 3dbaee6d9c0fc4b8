"""Loading durable-rules, and the command that installs it."""

from __future__ import annotations

import sys
from typing import NamedTuple

from qupcore.engines.durable.place import decides_apart
from qupcore.version import installed_version

__all__ = ["INSTALL", "Loading", "load", "load_here", "version_here"]

_REQUIREMENT = "durable-rules==2.0.28"
# pip's cache may hold another build; --force-reinstall replaces one that is installed.
_OPTIONS = "--no-cache-dir --force-reinstall"
# The setup.py of durable-rules overwrites CFLAGS and drops -O, without which FORTIFY checks nothing.
_HARDENED = {
    "linux": "-O1 -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -Wl,-z,relro,-z,now",
    "darwin": "-O1 -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2",
}
_DEFINE = "" if sys.version_info < (3, 13) else "-DPyEval_CallObject=PyObject_CallObject"
_FLAGS = f"{_HARDENED.get(sys.platform, '')} {_DEFINE}".strip()
INSTALL = (f"CPPFLAGS='{_FLAGS}' " if _FLAGS else "") + f"pip install {_OPTIONS} {_REQUIREMENT}"
"""The command that installs durable-rules on this version of Python."""


class Loading(NamedTuple):
    """The result of loading durable-rules.

    Attributes:
        version: The installed version; None if it is not installed.
        fault: Why it cannot be loaded; empty if it can be, or if it is not installed.
    """

    version: str | None
    fault: str = ""

    @property
    def usable(self) -> bool:
        """Whether durable-rules is installed and can be loaded."""
        return self.version is not None and not self.fault

    def __str__(self) -> str:
        if self.usable:
            return f"durable-rules {self.version}"
        from qupcore.errors.worded import worded  # imported here: `qup version` needs no error

        if self.fault:
            return worded(
                "durable-rules {version} is installed but cannot be loaded: {fault}",
                version=self.version,
                fault=self.fault,
            )
        return worded("durable-rules is not installed")


def version_here() -> str | None:
    """The installed version of durable-rules; None if the package is not found."""
    return installed_version("durable-rules")


def load() -> Loading:
    """Load the C extension of durable-rules where it decides: here, or in a process of its own.

    Raises:
        EngineFault: the process cannot be started.
        BadInput: the environment variable that asks for it has another value.
    """
    if decides_apart():
        from qupcore.engines.durable.apart import loaded_apart  # `qup version` needs no other room

        return Loading(*loaded_apart())
    return load_here()


def load_here() -> Loading:
    """Load the C extension of durable-rules in this process."""
    found = version_here()
    try:
        import durable_rules_engine  # noqa: F401
    except ModuleNotFoundError as error:
        return Loading(found, str(error) if found else "")
    except (ImportError, OSError, SystemError) as error:  # on Python 3.13 and later: built without the define
        return Loading(found or "of unknown version", str(error))
    return Loading(found or "unknown")
