"""The bars of an impact, drawn by Altair: each has its words beside it, and a pattern besides its colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

import attrs

from qupcore.drawing.lettering import wrapped
from qupcore.drawing.tones import Hue
from qupcore.explaining.phrases import Phrases
from qupcore.impact.altair_drawing import altair_library, drawn, stand_in
from qupcore.impact.counts import Impact
from qupcore.impact.outcomes import IMPACT_CLASSES, ImpactClass
from qupcore.impact.sheet import drawn_groups, left_out
from qupcore.impact.telling import number_text, row_name, trait_names

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
    altair = altair_library()
    panels = [
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
        names = words.say("impact", "otherwise_by", names=trait_names(found.by, words))
        panels.append(_bars(altair, names, bars, left_out(found, words)))
    chart = altair.vconcat(*panels, spacing=28).configure_view(stroke=None)
    chart = chart.configure_title(anchor="start", fontSize=_FONT + 2, font="sans-serif", dy=-6)
    return drawn(chart)


def _bars(altair: Any, title: str, bars: Sequence[_Bar], below: Sequence[str] = ()) -> Any:
    """Bars one below the other. The words stand above each bar, so they fit whatever their length.

    Args:
        altair: The library.
        title: What they show.
        bars: The bars.
        below: Sentences below the title.
    """
    lines = [line for text in below for line in wrapped(text, _WIDTH, _FONT)]
    head = altair.TitleParams(
        [*wrapped(title, _WIDTH, _FONT + 2)],
        subtitle=lines,
        subtitleFontSize=_FONT,
        subtitleFont="sans-serif",
    )
    values = [
        {**attrs.asdict(bar), "place": place, "colour": stand_in(bar.hue)} for place, bar in enumerate(bars)
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
    ).properties(width=_WIDTH, height=_STEP * len(bars), title=head)
