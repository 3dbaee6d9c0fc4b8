"""The tutorial "ship your municipality's measures", followed word for word in an environment of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(
    r"^```(?:console\n(?P<console>.*?)|\{code-block\} \w+\n:caption: (?P<file>\S+)\n\n(?P<text>.*?))^```$",
    re.DOTALL | re.MULTILINE,
)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
SCRIPTS = {"qup": "qupcore", "pytest": "pytest", "pip": "pip"}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A new virtual environment: what is installed here is there too, but for the example municipalities.

    Nothing is fetched: pip builds with the build backend that is here, and installs no dependencies.
    """
    folder = tmp_path_factory.mktemp("reader")
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


@pytest.mark.skipif(
    os.name != "posix" or not shutil.which("sh"), reason="the tutorial is written for a POSIX shell"
)
def test_every_command_and_file(environment: dict[str, str], tmp_path: Path) -> None:
    page = (DOCS / "plugins.md").read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(page))
    assert len(blocks) == page.count("\n```console") + page.count("\n```{code-block}")
    for block in blocks:
        if block["file"]:
            path = tmp_path / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
            continue
        for command, expected in COMMAND.findall(block["console"]):
            done = subprocess.run(
                command,
                shell=True,
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            said = done.stdout + done.stderr
            assert _fits(said, expected), f"$ {command}\nsaid\n{said}\nnot\n{expected}"


def _fits(said: str, expected: str) -> bool:
    """Whether the output is what the page shows; `...` stands for what the page leaves out."""
    parts = [re.escape(part) for part in expected.strip().split("...")]
    return re.fullmatch(".*?".join(parts), said.strip(), re.DOTALL) is not None


def test_fits() -> None:
    assert _fits("a\nb\nc\n", "a\n...\nc\n")
    assert not _fits("a\nb\n", "a\n")
    assert not _fits("b\na\n", "a\n...\n")
