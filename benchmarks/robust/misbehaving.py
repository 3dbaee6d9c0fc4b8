"""Plugins that misbehave in a service: one never answers, one answers wrongly in every way. Both load."""

from __future__ import annotations

from pathlib import Path

__all__ = ["HANGING", "LYING", "LYING_PLACES", "made"]

PROJECT = """[project]
name = "qupcore-{name}"
version = "0.1.0"
dependencies = ["qupcore>=0.1,<1"]

[project.entry-points."qupcore.plugins"]
{name} = "qupcore_{name}"
"""
MODULE = """
import random
from datetime import date
from qupcore import Period
from qupcore.catalogue import Catalogue, Places, Source, Text
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.catalogue.offer import Offer
from qupcore.plugins import hookimpl

QUPCORE_HOOKS = 1
SOURCES = (Source(text="made up for a test"),)


def catalogue(name):
    measure = Measure(id="{number}:tiltak", names=Text(name, name, name), owner="municipality",
                      valid=Period(date(2010, 1, 1)), sources=SOURCES)
    offer = Offer(id="{number}:tilbud", measure=measure.id, period=Period(date(2010, 1, 1)),
                  places=Places(total={most}), sources=SOURCES)
    return Catalogue(by="{number}", namespace="{number}", measures=(measure,), offers=(offer,))
"""
HANGS = """

@hookimpl
def qupcore_catalogue():
    return catalogue("Tiltak")


@hookimpl
def qupcore_live_places(offers, on):
    while True:
        pass
"""
LIES = """

@hookimpl
def qupcore_catalogue():
    return catalogue(f"Tiltak {random.randrange(10**9)}")  # another one each time


@hookimpl
def qupcore_live_places(offers, on):
    way = on.toordinal() % 6
    if way == 0:
        return dict.fromkeys(offers, "many")
    if way == 1:
        return {"1804:jobbsenter-onsdag": Places(free=99), "no:arbeidstrening": Places(free=99)}
    if way == 2:
        return {offer: Places(free=1, as_of=date(2099, 1, 1)) for offer in offers}
    if way == 3:
        return {f"1833:{'x' * 1000}{n}": Places(free=1) for n in range(20_000)}
    if way == 4:
        raise SystemExit("no")
    return {offer: Places(free=random.randrange(40)) for offer in offers}
"""
HANGING, LYING = "1806:tilbud", "1833:tilbud"
LYING_PLACES = 20
"""The places of the lying plugin's offer; it may tell of more free ones."""
_PLUGINS = {"hanging": ("1806", HANGS), "lying": ("1833", LIES)}


def made(folder: Path) -> tuple[Path, ...]:
    """Write both as packages; their folders."""
    folders = []
    for name, (number, hooks) in _PLUGINS.items():
        own = folder / name
        own.mkdir()
        head = MODULE.replace("{number}", number).replace("{most}", str(LYING_PLACES))
        (own / f"qupcore_{name}.py").write_text(head + hooks, encoding="utf-8")
        (own / "pyproject.toml").write_text(PROJECT.format(name=name), encoding="utf-8")
        folders.append(own)
    return tuple(folders)
