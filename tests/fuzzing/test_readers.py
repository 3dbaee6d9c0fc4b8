"""Every reader under files with faults: read, or refused with a remedy for each fault, and clean texts.

`HYPOTHESIS_PROFILE=thorough` (make thorough) gives each reader FUZZ_SECONDS (600), else some hundred files.
Files that once failed are kept in corpus/, and read first.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from fuzzing.mutating import IDENTITY
from fuzzing.readers import READERS
from qupcore.errors import BadInput, QupError, RuleError

CORPUS = Path(__file__).parent / "corpus"
SECONDS = float(os.environ.get("FUZZ_SECONDS", "600"))
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
READ = int(os.environ.get("FUZZ_SEED", "1"))


def wrong_with(reader: str, data: bytes) -> str:
    """What is wrong with how a file is read; nothing where it is read, or refused as it should be."""
    try:
        READERS[reader].read(data)
    except QupError as error:
        if not error.remedy and not isinstance(error, RuleError):
            return f"no remedy: {error.what}"
        faults = error.faults if isinstance(error, BadInput) else ()
        for fault in faults:
            if not fault.remedy:
                return f"no remedy: {fault}"
        for lang in ("nb", "nn", "en"):
            text = error.in_language(lang)
            text += "".join(fault.in_language(lang) for fault in faults)
            if found := STEERING.search(text):
                return f"steers a terminal: {found[0]!r} in {text[:300]!r}"
            if IDENTITY in text or f"{IDENTITY[:6]} {IDENTITY[6:]}" in text:
                return f"tells an identity number: {text[:300]!r}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def kept() -> Iterator[tuple[str, str]]:
    for path in sorted(CORPUS.glob("*/*")):
        yield path.parent.name, path.name


@pytest.mark.parametrize(("reader", "name"), tuple(kept()))
def test_what_once_failed(reader: str, name: str) -> None:
    assert wrong_with(reader, (CORPUS / reader / name).read_bytes()) == ""


@pytest.mark.parametrize("reader", READERS)
def test_sound_files_are_read(reader: str) -> None:
    assert READERS[reader].sound()
    for data in READERS[reader].sound():
        READERS[reader].read(data)


@pytest.mark.parametrize("reader", READERS)
def test_files_with_faults_are_read_or_refused(reader: str) -> None:
    random = Random(f"{READ} {reader}")
    end, tried = time.monotonic() + SECONDS, 0
    while tried < READERS[reader].files or (THOROUGH and time.monotonic() < end):
        data = READERS[reader].mutated(random)
        tried += 1
        if wrong := wrong_with(reader, data):
            name = hashlib.sha256(data).hexdigest()[:12]
            (CORPUS / reader).mkdir(parents=True, exist_ok=True)
            (CORPUS / reader / name).write_bytes(data)
            pytest.fail(f"{wrong}\nkept as corpus/{reader}/{name}, file {tried}", pytrace=False)
