"""The cost by month, drawn by Altair: a band between the ends of each law, and of the change below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from qupcore.drawing.tones import TONES, Hue
from qupcore.explaining.phrases import Phrases
from qupcore.impact.altair_drawing import altair_library, drawn, stand_in
from qupcore.impact.costs import CostByMonth

__all__ = ["cost_chart"]

_HUES: dict[str, Hue] = {"before": "grey", "after": "amber", "change": "violet"}
_DASHES = {"before": [1, 0], "after": [7, 4], "change": [1, 0]}
_WIDTH, _HEIGHT, _LOW, _FONT, _INK = 460, 240, 130, 14, "#111111"
_MILLION = 100_000_000
"""A million kroner in øre."""
_TICKS = 7


def cost_chart(found: CostByMonth, words: Phrases) -> ET.Element:
    """The bands as an element of SVG.

    Raises:
        BadInput: Altair is not installed.
    """
    altair = altair_library()
    laws = {
        side: words.say("cost", f"{name}_law") for side, name in (("before", "first"), ("after", "second"))
    }
    panels = [
        _panel(altair, found, words, laws, words.say("cost", "axis"), _HEIGHT),
        _panel(altair, found, words, {"change": ""}, words.say("cost", "axis_change"), _LOW),
    ]
    chart = altair.vconcat(*panels, spacing=24).configure_view(stroke=None)
    chart = chart.configure_title(anchor="start", fontSize=_FONT + 1, font="sans-serif", dy=-4)
    return drawn(chart)


def _panel(
    altair: Any, found: CostByMonth, words: Phrases, sides: dict[str, str], title: str, height: int
) -> Any:
    """The bands of some sides over the months, with a key above them where there are several."""
    values = [value for side, name in sides.items() for value in _values(found, side, name)]
    x = altair.X(
        "place:Q",
        title=None,
        scale=altair.Scale(domain=[0, len(found.months)], nice=False),
        axis=altair.Axis(
            values=_ticks(found.months),
            labelExpr=f"{_names(found.months)}[datum.value]",
            labelFontSize=_FONT - 1,
            grid=False,
            labelAlign="left",
            labelFlush=False,
        ),
    )
    comma = words.say("label", "decimal_comma")
    axis = altair.Axis(
        labelExpr=f"replace(replace(datum.label, '.', '{comma}'), '-', '−')"
        if comma == ","
        else "datum.label",
        labelFontSize=_FONT - 1,
        tickCount=5,
    )
    low = altair.Y("low:Q", title=None, axis=axis, scale=altair.Scale(zero=True))
    base = altair.Chart(altair.Data(values=values), width=_WIDTH, height=height, title=title)
    bands, edges = [], []
    for side in sides:
        tone = TONES[_HUES[side]]
        band = base.transform_filter(f"datum.side == '{side}'").encode(x=x, detail="run:N")
        stroke = {"stroke": tone.strong, "strokeWidth": 2.2, "strokeDash": _DASHES[side]}
        step = {"interpolate": "step-after"}
        fill = {"fill": stand_in(_HUES[side]), "opacity": 1, "fillOpacity": 0.6}
        bands.append(band.mark_area(**step, **fill).encode(y=low, y2="high:Q"))
        edges += [
            band.mark_line(**step, **stroke).encode(y=low),
            band.mark_line(**step, **stroke).encode(y=altair.Y("high:Q", title=None)),
        ]
    layers = [*bands, *edges]  # no band lies over an edge
    if len(sides) > 1:
        layers += _key(altair, sides)
    else:
        layers.append(
            altair.Chart(altair.Data(values=[{"zero": 0}])).mark_rule(color=_INK).encode(y="zero:Q")
        )
    return altair.layer(*layers)


def _key(altair: Any, sides: dict[str, str]) -> Iterator[Any]:
    """A sample of each band with its words, at the foot of the panel, where no band is."""
    for place, (side, name) in enumerate(sides.items()):
        left = 14 + place * (_WIDTH // 2)
        tone = TONES[_HUES[side]]
        at = altair.Chart(altair.Data(values=[{"name": name}]))
        yield at.mark_rect(
            fill=stand_in(_HUES[side]), stroke=tone.strong, strokeWidth=2.2, strokeDash=_DASHES[side]
        ).encode(
            x=altair.value(left),
            x2=altair.value(left + 34),
            y=altair.value(_HEIGHT - 30),
            y2=altair.value(_HEIGHT - 12),
        )
        yield at.mark_text(
            align="left", baseline="middle", fontSize=_FONT, font="sans-serif", color=_INK
        ).encode(x=altair.value(left + 42), y=altair.value(_HEIGHT - 21), text="name:N")


def _values(found: CostByMonth, side: str, name: str) -> Iterator[dict[str, Any]]:
    """The ends of each month; where a band ends, once more, so that its last step is as long as the others.

    Months without a known end are not drawn: the band breaks there, and a new run begins after them.
    """
    rows = found.of_everybody
    for place, row in enumerate(rows):
        ends = getattr(row.cost, side)
        if None in ends:
            continue
        low, high = (end / _MILLION for end in ends)
        run = next((at for at in range(place, 0, -1) if None in getattr(rows[at - 1].cost, side)), 0)
        value = {"side": side, "law": name, "run": run, "low": low, "high": high}
        yield {**value, "place": place}
        if place + 1 == len(rows) or None in getattr(rows[place + 1].cost, side):
            yield {**value, "place": place + 1}


def _ticks(months: Sequence[date]) -> list[int]:
    """The months that are named: each January of many months, or each few of them."""
    if len(months) > 2 * 12:
        januaries = [place for place, month in enumerate(months) if month.month == 1]
        return januaries[:: -(-len(januaries) // _TICKS)] or [0]
    return list(range(0, len(months), -(-len(months) // _TICKS)))


def _names(months: Sequence[date]) -> list[str]:
    return [f"{month.year}-{month.month:02}" for month in months]
