"""The table of topics names every module that holds rules, with the topics of its rules."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import qupcore.law
from qupcore.law.national import NATIONAL
from qupcore.law.topics import TOPICS

HOME = Path(qupcore.law.__file__).parent


def test_every_module_with_rules_is_in_the_table() -> None:
    written = {
        ".".join(path.relative_to(HOME).with_suffix("").parts)
        for path in HOME.rglob("*.py")
        if "\nRULES" in path.read_text(encoding="utf-8")
    }
    assert written == {module for module, _ in TOPICS}


@pytest.mark.parametrize(("module", "topics"), TOPICS)
def test_a_module_is_listed_with_its_topics(module: str, topics: tuple[str, ...]) -> None:
    rules = import_module(f"qupcore.law.{module}").RULES
    assert tuple(dict.fromkeys(rule.topic for rule in rules)) == topics


def test_a_topic_alone_has_the_rules_that_it_has_in_the_whole_law() -> None:
    for topic in NATIONAL.topics:
        assert NATIONAL._of(topic) == tuple(rule for rule in NATIONAL.rules if rule.topic == topic)
