"""Running one plugin inside the plugin process: import, registration, calls, and results as plain data."""

from __future__ import annotations

import importlib
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

from pluggy import PluginManager
from pluggy import PluginValidationError as Misfit

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.offer import Places
from qupcore.domain.catalogue.top_up import TopUp
from qupcore.domain.hint import remedy
from qupcore.domain.text import Text
from qupcore.errors import QupError
from qupcore.errors.joining import joined_error, told_lines
from qupcore.errors.worded import worded
from qupcore.plugins.hashed_imports import import_only
from qupcore.plugins.hooks import HOOKS, PROJECT, Hooks
from qupcore.plugins.seal import broken, seal
from qupcore.plugins.told_errors import parts_of_error
from qupcore.plugins.transport import encode
from qupcore.rules.expression_text import expression_of
from qupcore.rules.nodes import Condition

__all__ = ["MOST_PLUGIN_ENTRIES", "answer"]

MOST_PLUGIN_ENTRIES = 5_000
"""The most measures, offers, relations, conditions, texts or top-ups of one plugin; some tens are usual."""
LONGEST_ERROR = 4_000
"""The most characters of an error that are passed on."""


class Refused(Exception):
    """The plugin cannot be used; the arguments are the stage and the reason."""


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Load the plugin of a request and call the requested hooks.

    Args:
        request: `value` (the object to import), `paths` (folders to import from) and, for live places,
            `offers` and `on`. `sealed`: whether a change of the law or of qupcore's code is an error.
            `only`: the files that its own modules come from.

    Returns:
        `{"ok": {...}}`, or `{"stage": ..., "error": ..., "parts": ...}`: the text, and what it is made of.
    """
    before = seal() if request.get("sealed") else None
    try:
        sys.path[:0] = request["paths"]
        if "only" in request:
            import_only(request["only"], in_folders=bool(request["paths"]))
        hooks = _registered(_imported(request["value"]))
        if "offers" in request:
            found = _live_places(hooks, tuple(request["offers"]), date.fromisoformat(request["on"]))
        else:
            found = _given(hooks)
        if before is not None and (changed := broken(before)):
            raise Refused(
                "law", worded("it changes what is not its own: {names}", names=", ".join(changed[:10]))
            )
    except Refused as refused:
        stage, error = refused.args
        return {"stage": stage, "error": error[:LONGEST_ERROR], "parts": parts_of_error(error)}
    return {"ok": found}


@contextmanager
def _stage(stage: str) -> Iterator[None]:
    """Turn any error into a failure at this stage, with the line in the plugin."""
    try:
        yield
    except Refused:
        raise
    except (
        BaseException
    ) as error:  # includes SystemExit and KeyboardInterrupt: a plugin must not end the process
        if isinstance(error, QupError):  # its message names place and remedy
            raise Refused(stage, told_lines(error)) from None
        own = str(Path(__file__).parents[1])
        outside = [
            frame
            for frame in traceback.extract_tb(error.__traceback__)
            if not frame.filename.startswith((own, "<frozen")) and "pluggy" not in Path(frame.filename).parts
        ]
        place = (
            worded(
                " ({name}, line {lineno})", name=Path(outside[-1].filename).name, lineno=outside[-1].lineno
            )
            if outside
            else worded("")
        )
        said = str(error) if isinstance(error, Misfit) else f"{type(error).__name__}: {error}"
        raise Refused(stage, joined_error((" ".join(said.split()), place), "")) from None


def _imported(value: str) -> object:
    module, _, attributes = value.partition(":")
    with _stage("import"):
        found: object = reduce(getattr, filter(None, attributes.split(".")), importlib.import_module(module))
    return found


def _registered(plugin: object) -> PluginManager:
    number = getattr(plugin, "QUPCORE_HOOKS", None)
    if number != HOOKS or type(number) is not int:
        made = (
            worded("does not say which hooks it is written for")
            if number is None
            else worded("is written for hooks {number!r}", number=number)
        )
        raise Refused(
            "versions",
            worded(
                "it {made}: these are hooks {hooks}; write QUPCORE_HOOKS = {hooks} in the module",
                made=made,
                hooks=HOOKS,
            ),
        )
    known = [name for name in vars(Hooks) if name.startswith(f"{PROJECT}_")]
    for name in dir(plugin):
        if name not in known and hasattr(getattr(plugin, name, None), f"{PROJECT}_impl"):
            raise Refused(
                "hooks", worded("{name} is no hook: {remedy}", name=name, remedy=remedy(name, known))
            )
    manager = PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    with _stage("hooks"):
        manager.register(plugin, "plugin")
        manager.check_pending()
        marked = {caller.name for caller in manager.get_hookcallers(plugin) or ()}
        unmarked = [name for name in dir(plugin) if name.startswith(f"{PROJECT}_") and name not in marked]
        if unmarked:
            raise Refused(
                "hooks",
                worded(
                    "{unmarked} is not marked: write @hookimpl above it, or rename it", unmarked=unmarked[0]
                ),
            )
        if not marked:
            raise Refused(
                "hooks", worded("it has no hook: write one or more of {names}", names=", ".join(known))
            )
    return manager


def _called(manager: PluginManager, hook: str, **arguments: object) -> Any:
    """The result of the plugin's function for a hook; None if it has no such function."""
    caller = getattr(manager.hook, hook)
    if not caller.get_hookimpls():
        return None
    with _stage("hook"):
        results = caller(**arguments)
    if len(results) != 1:
        raise Refused(
            "types",
            worded(
                "{hook} returned {part}, not one value",
                hook=hook,
                part=worded("nothing") if not results else worded("several things"),
            ),
        )
    return results[0]


def _given(manager: PluginManager) -> dict[str, Any]:
    """The contribution of the plugin on loading, as plain data."""
    catalogue = _called(manager, "qupcore_catalogue")
    if catalogue is not None:
        _expect("qupcore_catalogue", catalogue, Catalogue)
        for field in ("measures", "offers", "relations", "groups", "practices", "capacities", "needs"):
            _bounded(f"qupcore_catalogue: {field}", _expect(field, getattr(catalogue, field), tuple))
    top_ups = _called(manager, "qupcore_top_up")
    if top_ups is not None:
        for item in _bounded("qupcore_top_up", _expect("qupcore_top_up", top_ups, tuple)):
            _expect("qupcore_top_up", item, TopUp)
    texts = _mapping(_called(manager, "qupcore_texts"), "qupcore_texts", Text)
    admissions = _mapping(_called(manager, "qupcore_admissions"), "qupcore_admissions", Condition)
    (plugin,) = manager.get_plugins()
    addresses = _expect("QUPCORE_ADDRESSES", getattr(plugin, "QUPCORE_ADDRESSES", ()), tuple)
    with _stage("types"):
        return {
            "catalogue": encode(catalogue),
            "top_ups": encode(top_ups or ()),
            "texts": {id: encode(text) for id, text in texts.items()},
            "admissions": {id: expression_of(condition) for id, condition in admissions.items()},
            "live_places": bool(manager.hook.qupcore_live_places.get_hookimpls()),
            "addresses": encode(addresses),
        }


def _live_places(manager: PluginManager, offers: tuple[str, ...], on: date) -> dict[str, Any]:
    found = _called(manager, "qupcore_live_places", offers=offers, on=on)
    with _stage("types"):
        return {id: encode(item) for id, item in _mapping(found, "qupcore_live_places", Places).items()}


def _expect(hook: str, value: object, kind: type) -> Any:
    if type(value) is not kind:
        raise Refused(
            "types",
            worded("{hook} gives {named}, not {name}", hook=hook, named=_named(value), name=kind.__name__),
        )
    return value


def _mapping(value: object, hook: str, kind: type) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise Refused(
            "types", worded("{hook} returned {named}, not a mapping", hook=hook, named=_named(value))
        )
    with _stage("types"):
        found = dict(_bounded(hook, value))
    for key, item in found.items():
        if type(key) is not str or not isinstance(item, kind):
            raise Refused(
                "types",
                worded(
                    "{hook} gives {named} for {key!r}, not {name} by id",
                    hook=hook,
                    named=_named(item),
                    key=key,
                    name=kind.__name__,
                ),
            )
    return found


def _bounded(what: str, values: Any) -> Any:
    if len(values) > MOST_PLUGIN_ENTRIES:
        raise Refused(
            "schema",
            worded(
                "{what} gives {count} entries; at most {most_plugin_entries}",
                what=what,
                count=len(values),
                most_plugin_entries=MOST_PLUGIN_ENTRIES,
            ),
        )
    return values


def _named(value: object) -> str:
    return "nothing" if value is None else type(value).__qualname__
