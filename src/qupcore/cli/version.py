"""`qup version`: the version and the engines that decide."""

from __future__ import annotations

from qupcore.cli.language import Lang, asked_language
from qupcore.cli.output import print_json, writing
from qupcore.engines.durable.loading import INSTALL, Loading, load
from qupcore.engines.required import MOST, required
from qupcore.version import __version__

__all__ = ["print_version"]

# Here, since reading a file of texts would take as long as the rest.
_TWO = {
    Lang.nb: "To motorer avgjør: reference, {found}",
    Lang.nn: "To motorar avgjer: reference, {found}",
    Lang.en: "Two engines decide: reference, {found}",
}
_THREE = {
    Lang.nb: "Tre motorer avgjør: reference, {found}, compiled",
    Lang.nn: "Tre motorar avgjer: reference, {found}, compiled",
    Lang.en: "Three engines decide: reference, {found}, compiled",
}
_ALONE = {
    Lang.nb: "reference og compiled avgjør, ingen uavhengig motor: {found}\nInstaller den: {install}",
    Lang.nn: "reference og compiled avgjer, ingen uavhengig motor: {found}\nInstaller han: {install}",
    Lang.en: "reference and compiled decide, no independent engine: {found}\nTo install it: {install}",
}
_NOT_INSTALLED = {
    Lang.nb: "durable-rules er ikke installert",
    Lang.nn: "durable-rules er ikkje installert",
    Lang.en: "durable-rules is not installed",
}
_NOT_LOADED = {
    Lang.nb: "durable-rules {version} er installert, men kan ikke lastes: {fault}",
    Lang.nn: "durable-rules {version} er installert, men kan ikkje lastast: {fault}",
    Lang.en: "durable-rules {version} is installed but cannot be loaded: {fault}",
}


def print_version(as_json: bool = False) -> None:
    """Print the version of qupcore and the engines that decide."""
    durable = load()
    if as_json:
        print_json({"qupcore": __version__, "durable_rules": durable.version, "not_loaded": durable.fault})
        return
    lang = asked_language()
    together = _THREE if required() == MOST else _TWO
    said = (together if durable.usable else _ALONE)[lang].format(found=_found(durable, lang), install=INSTALL)
    with writing() as out:
        out.write(f"{__version__}\n{said}\n")


def _found(durable: Loading, lang: Lang) -> str:
    if durable.usable:
        return str(durable)
    if durable.version is None:
        return _NOT_INSTALLED[lang]
    return _NOT_LOADED[lang].format(version=durable.version, fault=durable.fault)
