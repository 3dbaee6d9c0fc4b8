"""docs/deployment.md: its service answers the same in each worker that a server forks, and writes nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qupcore.errors import CODES
from qupcore.observing import EVENTS

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "deployment.md").read_text("utf-8")
SERVICE = re.findall(r"This is `service.py`:\n\n```python\n(.*?)^```", PAGE, re.S | re.M)[0]

SERVER = """
import json, os, sys, traceback
from pathlib import Path
opened = []
def watch(event, values):
    if event == "open" and isinstance(values[0], str) and values[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        opened.append(values[0])
sys.addaudithook(watch)
import service
from datetime import date

ON = date(2026, 9, 1)
CASES = [Path(path).read_bytes() for path in sys.argv[1:]] + [b'{"ref": "a", "birth_date": "soon"}']

def work():
    assert service.answer(CASES[0], date(2000, 9, 1))["error"] == "law.not-in-force"
    return [service.answer(case, ON) for case in CASES]

def worker():
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(told)
            found = work()
            assert service.LIVE.ask(["1804:jobbsenter-onsdag"], ON).places == {}
            service.LIVE.close()
            with open(tell, "w") as file:
                json.dump([found, opened], file, default=str)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(tell)
    return child, told

workers = [worker() for _ in range(3)]
answers = []
for child, told in workers:
    with open(told) as file:
        answers.append(json.loads(file.read() or "null"))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
print(json.dumps({"here": [work(), opened], "workers": answers}, default=str))
"""


@pytest.mark.durable
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_every_worker_answers_as_its_parent_without_a_home_and_without_a_file(tmp_path: Path) -> None:
    (tmp_path / "service.py").write_text(SERVICE, "utf-8")
    examples = [str(path) for path in sorted((TOP / "examples").glob("E0*.json"))]
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", SERVER, *examples],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    answers, opened = found["here"]
    assert opened == []
    assert found["workers"] == [found["here"]] * 3
    assert {"right", "no_right", "undetermined"} >= {item.get("outcome") for item in answers[:-1]}
    assert len(answers) == len(examples) + 1 > 5
    assert answers[-1] == {"error": "input.faults", "places": ["$.birth_date"]}


def test_a_file_that_is_written_is_seen(tmp_path: Path) -> None:
    (tmp_path / "service.py").write_text('open("leak.txt", "w").close()\n', "utf-8")
    script = SERVER[: SERVER.index("ON = ")] + "print(json.dumps(opened))\n"
    done = subprocess.run(
        [sys.executable, "-B", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == ["leak.txt"]


def test_the_alerts_name_events_and_codes_that_there_are() -> None:
    (table,) = re.findall(r"^\| alert on .*?\n\n", PAGE, re.S | re.M)
    rows = [line.split("|")[1:4] for line in table.strip().splitlines()[2:]]
    for alert, means, does in rows:
        assert means.strip(), alert
        assert does.strip(), alert
        for code in re.findall(r"`(?:code=)?(\w+\.[\w-]+)`", alert):
            assert code in CODES
        for name, level in re.findall(r"`(\w+)` \(`(\w+)`\)", alert):
            assert EVENTS[name].level == level
    told = {name for alert, _, _ in rows for name in re.findall(r"`(\w+)`", alert)}
    warnings = {name for name, event in EVENTS.items() if event.level in ("WARNING", "ERROR")}
    assert warnings <= told


def test_the_configuration_of_the_server_names_what_the_service_has() -> None:
    (text,) = re.findall(r"this is `gunicorn.conf.py`:\n\n```text\n(.*?)^```", PAGE, re.S | re.M)
    compile(text, "gunicorn.conf.py", "exec")
    assert set(re.findall(r"service\.(\w+)", text)) == {"LIVE"}
    assert "LIVE = " in SERVICE
