"""Look the locked packages up in the advisories that pip-audit reads: `make audit`.

A script and no test: it needs a network. pip-audit says "No known vulnerabilities found" even where it could
ask nobody, so this says how many packages were looked up.

Exit status: 0 none is known to be vulnerable, or nobody could be asked, which is said; 1 some are vulnerable;
2 pip-audit itself failed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[2] / "requirements" / "dev.lock"
OFFLINE = ("requests.exceptions.", "Could not connect", "is not redirecting properly", "Max retries exceeded")
NOBODY = "Nothing was checked: no database of advisories can be reached from here. Run this where one can."


def told(stdout: str, stderr: str) -> tuple[int, list[str]]:
    """The exit status and the lines to print, from what pip-audit wrote."""
    try:
        found: list[dict[str, Any]] = json.loads(stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if any(sign in stderr for sign in OFFLINE):
            return 0, [NOBODY]
        return 2, [stdout, stderr, "pip-audit failed"]
    skipped = [item for item in found if "skip_reason" in item]
    looked_up = [item for item in found if "skip_reason" not in item]
    if not looked_up:
        return 0, [NOBODY]
    faulty = [item for item in looked_up if item["vulns"]]
    lines = [
        f"{item['name']} {item['version']}: {fault['id']}, mended in "
        + (", ".join(fault["fix_versions"]) or "no version")
        for item in faulty
        for fault in item["vulns"]
    ]
    lines += [f"{item['name']}: not looked up: {item['skip_reason']}" for item in skipped]
    lines.append(f"{len(looked_up)} packages looked up, {len(skipped)} not; {len(faulty)} vulnerable")
    return (1 if faulty else 0), lines


def main(lock: Path) -> int:
    """Ask pip-audit about a lock file, and print what it says."""
    asked = ["--disable-pip", "--require-hashes", "--requirement", lock, "--format", "json"]
    command = [sys.executable, "-m", "pip_audit", *asked, "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    status, lines = told(done.stdout, done.stderr)
    print("\n".join(lines))
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else LOCK))
