"""A service under load, as a process of its own: what `soak.py` starts, disturbs and asks for figures.

It reads commands from standard input, a line each: `clock SECONDS`, `fork`, `figures`, `stop`. It answers
`figures` and `stop` with a line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from moved_clock import MovedClock

CLOCK = MovedClock()
CLOCK.install()  # before qupcore takes the functions of the clock

from allocated import allocated  # noqa: E402
from calls import answer  # noqa: E402
from figures import children_of, entries_held, resident_mib  # noqa: E402
from setting import Setting  # noqa: E402
from tasks import Task, tasks  # noqa: E402

FORKED_QUESTIONS = 8
FORK_SECONDS = 120


class Service:
    """The threads of the service, and what they count."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.counted: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.ended = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._run, args=(task,)) for task in tasks(setting)]

    def start(self) -> None:
        """Start the threads."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End the threads, each after what it does now."""
        self.ended.set()
        for thread in self._threads:
            thread.join()
        self.setting.live.close()

    def _run(self, task: Task) -> None:
        while not self.ended.is_set():
            try:
                kind, fault = task()
            except Exception as error:
                kind, fault = "error", f"{type(error).__name__}: {error}"
            with self._lock:
                self.counted[kind] += 1
                if fault:
                    self.wrong.append(f"{kind}: {fault}")

    def fork(self) -> None:
        """Fork while the threads work: the child answers some questions, and must end."""
        numbers = list(self.setting.expected)[:FORKED_QUESTIONS]
        child = os.fork()
        if child == 0:
            good = False
            try:
                good = all(answer(number) == self.setting.expected[number] for number in numbers)
                good &= self.setting.live.ask([], self.setting.day(0)).places == {}
            finally:
                os._exit(0 if good else 1)
        until = time.perf_counter() + FORK_SECONDS
        while os.waitpid(child, os.WNOHANG)[0] == 0:
            if time.perf_counter() > until:
                os.kill(child, 9)
                os.waitpid(child, 0)
                self.wrong.append("fork: the child hangs")
                return
            self.ended.wait(0.05)
        self.counted["fork"] += 1

    def figures(self) -> dict[str, object]:
        """What it did, and what it holds."""
        entries, tables = entries_held()
        return {
            "counted": dict(self.counted),
            "wrong": len(self.wrong),
            "first": self.wrong[:5],
            "mib": round(resident_mib(), 1),
            **allocated()._asdict(),
            "entries": entries,
            "tables": tables,
            "descriptors": len(os.listdir("/proc/self/fd")),
            "threads": threading.active_count(),
            "processes": len(children_of(os.getpid())),
        }


def main() -> None:
    """Serve until told to stop."""
    folder = Path(sys.argv[1])
    service = Service(Setting.read(folder))
    service.start()
    print("ready", flush=True)
    for line in sys.stdin:
        match line.split():
            case ["clock", seconds]:
                CLOCK.move(float(seconds))
            case ["fork"]:
                service.fork()
            case ["figures"]:
                print(json.dumps(service.figures()), flush=True)
            case _:
                break
    service.stop()
    print(json.dumps(service.figures()), flush=True)


if __name__ == "__main__":
    main()
