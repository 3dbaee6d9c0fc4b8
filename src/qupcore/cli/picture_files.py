"""The options of a command that writes its answer as a picture or a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qupcore.cli.edge import write_several

if TYPE_CHECKING:
    from qupcore.explaining.pictures.picture import Picture

__all__ = ["HtmlFile", "SvgFile", "write_picture"]

SvgFile = Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="Also write a picture (SVG).")]
HtmlFile = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Also write a page with the picture and tables (HTML)."),
]


def write_picture(picture: Picture, svg: Path | None, html: Path | None) -> None:
    """Write the files that are asked for; an existing file with other content is not overwritten."""
    write_several((svg, picture.svg), (html, picture.html))
