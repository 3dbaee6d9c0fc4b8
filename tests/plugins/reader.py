"""An environment as a reader of the documentation has it: qupcore, and no example municipality."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

__all__ = ["readers_environment"]

SCRIPTS = {"qup": "qupcore", "pytest": "pytest", "pip": "pip"}


def readers_environment(folder: Path) -> dict[str, str]:
    """A new virtual environment in a folder, as the variables in which its programs are found.

    What is installed here is there too, but for the example municipalities. Nothing is fetched: pip builds
    with the build backend that is here, and installs no dependencies.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    python = folder / "venv" / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    seen = folder / "seen"
    seen.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if not re.match(r"_?(qupcore|editable).*_(bergen|bodo|oslo)", entry.name):
            (seen / entry.name).symlink_to(entry)
    # Read as a folder of packages, so that what is installed there by reference is found as well.
    (Path(site) / "seen.pth").write_text(f"import site; site.addsitedir({str(seen)!r})\n", encoding="utf-8")
    for script, module in SCRIPTS.items():
        path = folder / "venv" / "bin" / script
        path.write_text(f"#!/bin/sh\nexec '{python}' -m {module} \"$@\"\n", encoding="utf-8")
        path.chmod(0o755)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "PIP", "QUPCORE"))
    }
    return kept | {
        "PATH": f"{folder / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "PYTHONUTF8": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this as: do not isolate
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
