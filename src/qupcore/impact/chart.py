"""The bars of an impact, drawn by Altair: each has its words beside it, and a pattern besides its colour."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any
from xml.etree import ElementTree as ET

import attrs

from qupcore.drawing.lettering import wrapped
from qupcore.drawing.markup import add
from qupcore.drawing.tones import TONES, Hue
from qupcore.errors import BadInput
from qupcore.errors.worded import worded
from qupcore.explaining.phrases import Phrases
from qupcore.impact.counts import Impact
from qupcore.impact.outcomes import IMPACT_CLASSES, ImpactClass
from qupcore.impact.sheet import drawn_groups
from qupcore.impact.telling import headline, number_text, row_name, trait_names
from qupcore.population.mark import made_up

__all__ = ["chart_of"]

_HUES: Mapping[ImpactClass, Hue] = {
    "newly_right": "blue",
    "newly_refused": "red",
    "newly_undetermined": "amber",
    "newly_determined": "violet",
    "reason": "grey",
}
_GROUP: Hue = "green"
_WIDTH, _STEP, _SIZE, _FONT = 430, 46, 18, 14
_NAMESPACE = re.compile(r' xmlns(?::xlink)?="[^"]*"')


@attrs.frozen
class _Bar:
    """A bar: what stands above it, its length, what stands after it, and its hue."""

    name: str
    length: int
    after: str
    hue: Hue


def chart_of(found: Impact, words: Phrases) -> ET.Element:
    """The bars by class, and by group where there are groups, as an element of SVG.

    Raises:
        BadInput: Altair is not installed.
    """
    altair = _altair()
    drawn = [
        _bars(
            altair,
            words.say("impact", "by_class"),
            [
                _Bar(words.say("impact", kind), number or 0, number_text(number, words), _HUES[kind])
                for kind in IMPACT_CLASSES
                for number in (found.total.classes[kind],)
            ],
        )
    ]
    if rows := drawn_groups(found):
        bars = [
            _Bar(row_name(row, words), row.changed or 0, number_text(row.changed, words), _GROUP)
            for row in rows
        ]
        names = words.say("impact", "otherwise_by", names=trait_names(found, words))
        drawn.append(_bars(altair, names, bars))
    said = ((made_up(words.lang),) if found.made_up else ()) + (headline(found, words),)
    lines = [line for sentence in said for line in wrapped(sentence, _WIDTH, _FONT)]
    title = altair.TitleParams(lines, fontSize=_FONT, fontWeight="normal", offset=18)
    chart = altair.vconcat(*drawn, spacing=28, title=title).configure_view(stroke=None)
    chart = chart.configure_title(anchor="start", fontSize=_FONT + 2, font="sans-serif", dy=-6)
    text = io.StringIO()
    chart.save(text, format="svg")
    return _with_patterns(_NAMESPACE.sub("", text.getvalue()))


def _altair() -> Any:
    try:
        import_module("vl_convert")
        return import_module("altair")
    except ImportError as error:
        raise BadInput(
            worded("pictures of an impact are drawn with Altair, which is not installed"),
            remedy="pip install 'qupcore[impact]'",
            code="command.not-installed",
        ) from error


def _bars(altair: Any, title: str, bars: Sequence[_Bar]) -> Any:
    """Bars one below the other. The words stand above each bar, so they fit whatever their length."""
    values = [
        {**attrs.asdict(bar), "place": place, "colour": _stand_in(bar.hue)} for place, bar in enumerate(bars)
    ]
    most = max(*(bar.length for bar in bars), 1)
    y = altair.Y("place:O", axis=None)
    x = altair.X("length:Q", axis=None, scale=altair.Scale(domain=[0, most], range=[0, _WIDTH - 70]))
    colour = altair.Color("colour:N", scale=None)
    base = altair.Chart(altair.Data(values=values)).encode(y=y)
    lettering = {"fontSize": _FONT, "font": "sans-serif", "align": "left", "baseline": "middle"}
    return altair.layer(
        base.mark_bar(height=_SIZE, yOffset=9, stroke="#111111", strokeWidth=1).encode(x=x, color=colour),
        base.mark_text(**lettering, dx=6, dy=10, color="#111111").encode(x=x, text="after:N"),
        base.mark_text(**lettering, dy=-11, color="#111111").encode(x=altair.value(0), text="name:N"),
    ).properties(width=_WIDTH, height=_STEP * len(bars), title=title)


def _stand_in(hue: Hue) -> str:
    """A colour that stands for a pattern until the picture is drawn; no other mark has it."""
    return f"#0000{tuple(TONES).index(hue) + 1:02x}"


def _with_patterns(drawn: str) -> ET.Element:
    """The picture with a pattern for each stand-in; its ids are a hash of what is drawn."""
    root, prefix = ET.fromstring(drawn), "i" + hashlib.sha256(drawn.encode()).hexdigest()[:10]
    root.set("id", prefix)
    definitions = ET.Element("defs")
    for hue, tone in TONES.items():
        pattern = add(
            definitions, "pattern", id=f"{prefix}-{hue}", width=8, height=8, patternUnits="userSpaceOnUse"
        )
        add(pattern, "rect", width=8, height=8, fill=tone.soft if tone.pattern else tone.strong)
        if tone.pattern:
            add(pattern, "path", d=tone.pattern, fill="none", stroke=tone.strong, stroke_width=tone.width)
    fills = {_stand_in(hue): f"url(#{prefix}-{hue})" for hue in TONES}
    for element in root.iter():
        if (fill := element.get("fill")) in fills:
            element.set("fill", fills[fill])
    root.insert(0, definitions)
    return root
