"""`qup replay`: the receipt of a decision or of a plan check, worked out again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from qupcore.cli.catalogues import known_catalogues
from qupcore.cli.edge import read_bytes
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.deciding.receipt import read_receipt
from qupcore.deciding.replaying import replay
from qupcore.domain.answers.receipt import Replay
from qupcore.errors import BadInput
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.explaining.replayed import replayed_lines
from qupcore.explaining.replayed_plan import replayed_plan_lines
from qupcore.planning.receipt_reading import is_plan_receipt, read_plan_receipt
from qupcore.planning.replaying import checked_again, receipts_compared
from qupcore.wire.record import plain

__all__ = ["app"]

app = typer.Typer()


@app.command("replay")
def replay_receipt(
    receipt: Annotated[str, typer.Argument(metavar="RECEIPT", help="A receipt; - reads standard input.")],
    today: Annotated[
        bool,
        typer.Option("--today", help="Check the plan of a receipt under the catalogues of today instead."),
    ] = False,
    lang: Language = ASKED,
    as_json: AsJson = False,
) -> None:
    """Decide the case of a receipt again, under the rules of its day, and compare.

    The plan of a receipt is checked again under the entries that the receipt holds. The exit status is 1
    where the answer differs or the receipt was changed.
    """
    data = read_bytes(receipt, "receipt_bytes")
    of_plan = is_plan_receipt(data, name=receipt)
    if today and not of_plan:
        raise BadInput(
            "--today is for the receipt of a plan check",
            remedy="leave it out: a decision is replayed under the rules of its day",
            code="command.usage",
        )
    if of_plan:
        kept = read_plan_receipt(data, name=receipt)
        in_use = known_catalogues(None).catalogues if today else None
        checked = checked_again(kept, in_use)
        again = receipts_compared(kept, checked)
        told: Callable[[Replay, Phrases], list[Line]] = partial(replayed_plan_lines, kept, checked)
    else:
        again = replay(read_receipt(data, name=receipt))
        told = replayed_lines
    if as_json:
        print_json(plain(again), masked=True)
    else:
        print_lines(told(again, phrases(lang)))
    if not again.same:
        raise typer.Exit(1)
