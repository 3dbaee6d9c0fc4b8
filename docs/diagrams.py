"""Draws the diagrams of the pages: `python docs/diagrams.py` writes them anew, and a test keeps them current.

Each is one SVG file of boxes and arrows. It has a title and a description for screen readers, follows the
dark mode of the reader's system, and is readable at a width of 400 pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
WIDTH = 480
"""The width of every diagram, in its own units."""

STYLE = """\
    svg { color-scheme: light dark; }
    .paper { fill: #ffffff; }
    .box { fill: #eef4fb; stroke: #2b5a8c; stroke-width: 1.5; }
    .aside { fill: #fdf5e6; stroke: #8a5a00; stroke-width: 1.5; stroke-dasharray: 5 3; }
    .frame { fill: none; stroke: #5a6572; stroke-width: 1.5; stroke-dasharray: 2 3; }
    .line { fill: none; stroke: #3c4652; stroke-width: 1.8; }
    .head { fill: #3c4652; }
    text { font-family: "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; fill: #16202b; }
    .name { font-size: 14px; font-weight: bold; }
    .said { font-size: 12px; }
    @media (prefers-color-scheme: dark) {
      .paper { fill: #14181d; }
      .box { fill: #1d3047; stroke: #8ab8ea; }
      .aside { fill: #3a2e14; stroke: #e5b95c; }
      .frame { stroke: #a7b2bf; }
      .line { stroke: #c3ccd6; }
      .head { fill: #c3ccd6; }
      text { fill: #f1f4f7; }
    }"""


class Box(NamedTuple):
    """A box with a name and lines below it; `kind` is `box`, `aside` or `frame`."""

    x: int
    y: int
    width: int
    height: int
    name: str
    lines: Sequence[str] = ()
    kind: str = "box"

    def drawn(self) -> str:
        middle = self.x + self.width / 2
        rows = 0 if self.kind == "frame" else len(self.lines)
        top = self.y + 20 if self.kind == "frame" else self.y + self.height / 2 + 5 - 8.5 * rows
        said = [_text(middle, top, self.name, "name")]
        said += [_text(middle, top + 17 * (place + 1), line, "said") for place, line in enumerate(self.lines)]
        size = f'x="{self.x}" y="{self.y}" width="{self.width}" height="{self.height}" rx="7"'
        return f'  <rect class="{self.kind}" {size}/>\n' + "".join(said)


class Arrow(NamedTuple):
    """An arrow through points, with a word beside its start."""

    points: Sequence[tuple[float, float]]
    said: str = ""
    at: tuple[float, float] = (0, 0)
    anchor: str = "start"

    def drawn(self) -> str:
        path = "M" + " L".join(f"{x:g} {y:g}" for x, y in self.points)
        word = _text(*self.at, self.said, "said", self.anchor) if self.said else ""
        return f'  <path class="line" d="{path}" marker-end="url(#head)"/>\n{word}'


class Diagram(NamedTuple):
    """One picture: what it is called, what it shows, and its parts."""

    title: str
    description: str
    height: int
    parts: Sequence[Box | Arrow]

    def svg(self) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{self.height}" '
            f'viewBox="0 0 {WIDTH} {self.height}" role="img" aria-labelledby="title description">\n'
            f'  <title id="title">{escape(self.title)}</title>\n'
            f'  <desc id="description">{escape(self.description)}</desc>\n'
            f"  <style>\n{STYLE}\n  </style>\n"
            '  <defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" '
            'markerHeight="7" orient="auto"><path class="head" d="M0 0 L10 5 L0 10 z"/></marker></defs>\n'
            f'  <rect class="paper" width="{WIDTH}" height="{self.height}" rx="10"/>\n'
            + "".join(part.drawn() for part in self.parts)
            + "</svg>\n"
        )


def _text(x: float, y: float, said: str, kind: str, anchor: str = "middle") -> str:
    return f'  <text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(said)}</text>\n'


CASE = Diagram(
    "The way of a case",
    "A case file is read. decide answers whether there is a right; if a fact is missing, ask says what "
    "to find out, and the answer goes back into the case. If there is a right, a plan is made and "
    "checked. While the programme runs, benefit, duties and review answer about the same case. A "
    "receipt records a decision, and replay decides it again.",
    560,
    (
        Box(20, 15, 440, 50, "Case file (JSON)", ("what the office knows, and nothing more",)),
        Arrow(((160, 65), (160, 92))),
        Box(20, 95, 280, 50, "read_case", ("every fault at once, or a case",)),
        Arrow(((160, 145), (160, 177))),
        Box(20, 180, 280, 67, "decide", ("right · no right · undetermined", "two engines must agree")),
        Arrow(((300, 213), (337, 213))),
        Box(340, 180, 120, 67, "ask", ("if undetermined:", "what to find out"), "aside"),
        Arrow(((400, 180), (400, 68)), "the answer", (392, 128), "end"),
        Arrow(((160, 247), (160, 282)), "right", (168, 269)),
        Box(20, 285, 440, 50, "plan", ("suggest, check, show the week",)),
        Arrow(((85, 335), (85, 377))),
        Arrow(((240, 335), (240, 377)), "while it runs", (248, 361)),
        Arrow(((395, 335), (395, 377))),
        Box(20, 380, 137, 67, "benefit", ("what is paid,", "and why")),
        Box(172, 380, 136, 67, "duties", ("what must happen", "by when")),
        Box(323, 380, 137, 67, "review", ("what is broken,", "or not shown")),
        Box(
            20,
            490,
            440,
            50,
            "receipt, replay",
            ("any decision, proved later under the rules of its day",),
            "aside",
        ),
        Arrow(((20, 213), (8, 213), (8, 515), (17, 515))),
    ),
)

ENGINES = Diagram(
    "Two engines decide every case",
    "The facts of the case and the rulebook of the day go to two engines: the reference engine in plain "
    "Python, and durable-rules, a forward-chaining engine in C. Their answers to every rule are "
    "compared. If they are the same, there is a decision. If they differ, EngineDisagreement is raised "
    "with both traces, and nothing is decided.",
    420,
    (
        Box(20, 15, 212, 50, "Facts of the case", ("an unknown fact is left out",)),
        Box(248, 15, 212, 50, "Rulebook of the day", ("rules, numbers, a hash",)),
        Arrow(((126, 65), (126, 107))),
        Arrow(((354, 65), (354, 107))),
        Arrow(((180, 65), (300, 107))),
        Arrow(((300, 65), (180, 107))),
        Box(
            20,
            110,
            212,
            84,
            "reference",
            ("plain Python", "walks the tree of each rule", "defines the meaning"),
        ),
        Box(
            248,
            110,
            212,
            84,
            "durable-rules",
            ("C, forward chaining", "fires clauses, round by round", "another method"),
        ),
        Arrow(((126, 194), (126, 227))),
        Arrow(((354, 194), (354, 227))),
        Box(20, 230, 440, 50, "Comparison", ("every rule and every amount, not the outcome alone",)),
        Arrow(((126, 280), (126, 337)), "the same", (134, 313)),
        Arrow(((354, 280), (354, 337)), "not the same", (346, 313), "end"),
        Box(20, 340, 212, 67, "Decision", ("names both engines", "in its provenance")),
        Box(248, 340, 212, 67, "EngineDisagreement", ("both traces;", "nothing is decided"), "aside"),
    ),
)

PLUGINS = Diagram(
    "How a municipality's measures get in, and what they cannot reach",
    "A municipality's package has a file of measures and a hook. It is loaded in a separate process, "
    "through pluggy hooks, which sends plain data back. Strict reading makes a catalogue of it. "
    "Availability and plans use the catalogue. The law, the engines and decide are on the other side: "
    "no hook receives a person, a case or a decision.",
    520,
    (
        Box(20, 15, 280, 190, "a process of its own", (), "frame"),
        Box(36, 48, 248, 50, "Municipality's package", ("measures.toml and a hook",)),
        Arrow(((160, 98), (160, 137))),
        Box(36, 140, 248, 50, "pluggy hooks", ("measures, texts, places, top-ups",)),
        Arrow(((160, 190), (160, 247)), "plain data", (168, 229)),
        Box(20, 250, 280, 50, "Strict reading", ("like any file from outside",)),
        Arrow(((160, 300), (160, 332))),
        Box(20, 335, 280, 50, "Catalogue", ("national measures and theirs",)),
        Arrow(((160, 385), (160, 417))),
        Box(20, 420, 280, 84, "Plans", ("what is available, what fits", "together, who gets a place")),
        Box(330, 15, 130, 489, "out of reach", (), "frame"),
        Box(342, 60, 106, 67, "The law", ("§§ 29 to 40,", "its numbers"), "aside"),
        Box(342, 160, 106, 67, "Engines", ("both",), "aside"),
        Box(342, 260, 106, 67, "decide", ("the right",), "aside"),
        Box(342, 360, 106, 67, "People", ("cases and", "decisions"), "aside"),
    ),
)

DIAGRAMS = {"case-way.svg": CASE, "engines.svg": ENGINES, "plugins.svg": PLUGINS}


def main() -> None:
    for name, diagram in DIAGRAMS.items():
        (FOLDER / name).write_text(diagram.svg(), encoding="utf-8")


if __name__ == "__main__":
    main()
