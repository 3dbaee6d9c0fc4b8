"""docs/observing.md lists every event and every field, as the code has them."""

from __future__ import annotations

import re
from pathlib import Path

from qupcore.observing import EVENTS
from qupcore.observing.events import Event
from qupcore.observing.fields import FIELDS

PAGE = (Path(__file__).parents[2] / "docs" / "observing.md").read_text("utf-8")


def rows(name: str) -> list[str]:
    (table,) = re.findall(rf"<!-- {name} -->\n(.*?)<!-- end -->", PAGE, re.S)
    return [line for line in table.splitlines()[2:] if line]


def row(event: Event) -> str:
    fields = ", ".join(f"`{name}`" for name in event.fields)
    level = () if event.question else (event.level,)
    return "| " + " | ".join((f"`{event.name}`", f"`{event.log}`", *level, fields, event.when)) + " |"


def test_the_tables_have_every_event_as_it_is() -> None:
    assert rows("questions") == [row(event) for event in EVENTS.values() if event.question]
    assert rows("others") == [row(event) for event in EVENTS.values() if not event.question]


def test_the_table_of_fields_has_every_field() -> None:
    (table,) = re.findall(r"^\| field \|.*?\n\n", PAGE, re.S | re.M)
    listed = [
        name for line in table.strip().splitlines()[2:] for name in re.findall(r"`(\w+)`", line.split("|")[1])
    ]
    assert sorted(listed) == sorted(FIELDS)


def test_the_logger_that_has_no_events_is_the_only_one_beside() -> None:
    source = Path(__file__).parents[2] / "src" / "qupcore"
    named = {
        name
        for path in source.rglob("*.py")
        for name in re.findall(r"getLogger\(([^)]*)\)", path.read_text("utf-8"))
    }
    assert named == {'"qupcore"', "self.event.log", '"qupcore.plugins.own_words"'}
