"""What the threads of the service do over and over, and whether each answer was right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from random import Random

from calls import answer
from misbehaving import HANGING, LYING, LYING_PLACES
from setting import OFFER, PLACES, SOUND, Setting, told_of_places

import qupcore as q
from qupcore.errors import BadInput
from qupcore.files.writing import replace_file, write_new_file
from qupcore.plugins.loading import load_plugins

__all__ = ["Task", "tasks"]

MIXED_THREADS = 3
Task = Callable[[], tuple[str, str]]
"""Does one thing; its kind, and what was wrong with the answer: empty if nothing was."""


def tasks(setting: Setting) -> Iterator[Task]:
    """One task for each thread."""
    yield from (_mixed(setting, Random(seed)) for seed in range(MIXED_THREADS))
    yield _live(setting)
    yield _loading(setting)
    yield _files(setting)


def _mixed(setting: Setting, dice: Random) -> Task:
    numbers = list(setting.expected)

    def task() -> tuple[str, str]:
        number = dice.choice(numbers)
        return "answer", "" if answer(number) == setting.expected[number] else f"question {number}"

    return task


def _live(setting: Setting) -> Task:
    """Bodø tells what its system says or fails; the others fail, or tell what can be."""
    turn = count()

    def task() -> tuple[str, str]:
        number = next(turn)
        on = setting.day(number)
        offer = HANGING if number % 40 == 13 else LYING if number % 4 == 3 else OFFER
        found = setting.live.ask([offer], on)
        if found.age_seconds > 100_000 or found.age_seconds < 0:
            return "live", f"{found.age_seconds} seconds old"
        places = found.places.get(offer)
        if offer == HANGING:
            return "live, hanging", "" if not found.places and found.failures else f"{found}"
        if offer == LYING:
            sound = set(found.places) <= {LYING} and (places is None or (places.free or 0) <= LYING_PLACES)
            return "live, lying", "" if sound else f"{found}"
        if places is None:
            return "live, failed", "" if found.failures else "neither places nor a failure"
        told = {"free": places.free, "queue": places.queue, "as_of": str(places.as_of)}
        return "live, told", "" if told == PLACES else f"{found}"

    return task


def _loading(setting: Setting) -> Task:
    """Plugins are loaded anew; what they give is the same, and what is told of it."""
    sound = [use for use in setting.loaded.uses if use.name in SOUND]
    turn = count()

    def task() -> tuple[str, str]:
        number = next(turn)
        kept = setting.disk / "kept" if number % 2 else None
        loaded = load_plugins(national=q.national(), candidates=setting.candidates, kept=kept)
        killed = {failure.name for failure in loaded.failures if failure.stage == "process"}
        left = [use for use in sound if use.name not in killed]
        if [use for use in loaded.uses if use.name in SOUND] != left or len(killed) != len(loaded.failures):
            return "load", f"{loaded.uses} {loaded.failures}"
        if "bodo" in killed:
            return "load, killed", ""
        for other in range(50):
            on = setting.day(number * 50 + other)
            if told_of_places(loaded, on, live=True) != setting.places[on]:
                return "load", f"places of {on}"
        return "load, killed" if killed else "load", ""

    return task


def _files(setting: Setting) -> Task:
    """A file is written whole, or refused and not there; nothing else is ever in the folder."""
    turn = count()
    folder = setting.disk / "files"
    folder.mkdir(exist_ok=True)

    def task() -> tuple[str, str]:
        number = next(turn)
        data = bytes([number % 251]) * (1000 + number % 50_000)
        path = folder / f"answer-{number % 3}"
        before = path.read_bytes() if path.exists() else None
        write = replace_file if number % 2 else write_new_file
        if number % 2 == 0 and before is not None:
            path.unlink()
            before = None
        try:
            write(path, data)
        except BadInput:
            now = path.read_bytes() if path.exists() else None
            return "file, refused", "" if now == before else "half a file"
        left = {item.name for item in folder.iterdir()} - {f"answer-{n}" for n in range(3)}
        return (
            "file, written",
            f"left: {left}" if left else "" if path.read_bytes() == data else "other bytes",
        )

    return task
