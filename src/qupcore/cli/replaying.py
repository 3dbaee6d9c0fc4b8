"""`qup replay`: the receipt of a decision or of a plan check, worked out again."""

from __future__ import annotations

from typing import Annotated

import typer

from qupcore.cli.catalogues import known_catalogues
from qupcore.cli.edge import read_bytes
from qupcore.cli.options import ASKED, AsJson, Language
from qupcore.cli.output import print_json, print_lines
from qupcore.deciding.receipt import read_receipt
from qupcore.deciding.replaying import replay
from qupcore.domain.answers.receipt import Replay
from qupcore.domain.input_limits import input_limits
from qupcore.errors import BadInput
from qupcore.errors.outside import one_line
from qupcore.explaining.lines import Line
from qupcore.explaining.phrases import Phrases, phrases
from qupcore.planning.receipt_reading import is_plan_receipt, read_plan_receipt
from qupcore.planning.replaying import replay_plan
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
    data = read_bytes(receipt, input_limits().receipt_bytes)
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
        again = replay_plan(kept, catalogue=in_use)
    else:
        again = replay(read_receipt(data, name=receipt))
    if as_json:
        print_json(plain(again), masked=True)
    else:
        print_lines(_replayed(again, phrases(lang), of_plan))
    if not again.same:
        raise typer.Exit(1)


_MOST_SHOWN = 10


def _told(value: object) -> str:
    """A value of a receipt, which may hold anything, as it may be shown."""
    return one_line(str(value))


def _replayed(again: Replay, words: Phrases, of_plan: bool) -> list[Line]:
    """Return the result of a replay as lines: the answer, the seal, then each kind of difference."""
    seals = {"whole": "receipt_sealed", "broken": "receipt_broken", "none": "receipt_unsealed"}
    found = [
        Line(words.say("label", seals[again.seal]), weight="not_met" if again.seal == "broken" else "plain")
    ]
    if again.same:
        found.insert(
            0,
            Line(
                words.say("label", "no_plan_difference" if of_plan else "no_receipt_difference"), weight="met"
            ),
        )
    for label, items in (
        ("then_now", (*again.differences, *again.versions)),
        ("plan_beside" if of_plan else "receipt_beside", again.beside),
        ("receipt_new", again.new),
    ):
        shown = items if label == "then_now" else items[:_MOST_SHOWN]
        found += [
            Line(words.say("label", label, path=_told(i.path), then=_told(i.then), now=_told(i.now)))
            for i in shown
        ]
        if len(shown) < len(items):
            found.append(Line(words.say("label", "receipt_new_more", count=len(items) - len(shown))))
    return found
