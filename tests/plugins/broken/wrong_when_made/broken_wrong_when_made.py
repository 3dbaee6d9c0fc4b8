"""Makes a measure that no file could hold."""

from __future__ import annotations

from qupcore.domain.catalogue.catalogue import Catalogue
from qupcore.domain.catalogue.measure import Measure
from qupcore.domain.source import Source
from qupcore.domain.text import Text
from qupcore.plugins.hooks import hookimpl

QUPCORE_HOOKS = 1


@hookimpl
def qupcore_catalogue() -> Catalogue:
    """Its period is a text and its owner nobody's."""
    measure = Measure(
        id="1811:a",
        names=Text("Tiltak", "Tiltak", "Measure"),
        owner="king",  # type: ignore[arg-type]
        valid="2020-01-01/..",  # type: ignore[arg-type]
        sources=(Source(text="made up"),),
    )
    return Catalogue(by="wrong-when-made", namespace="1811", measures=(measure,))
