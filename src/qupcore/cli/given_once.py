"""Options that take one value: given twice with different values they are refused, so that none is lost."""

from __future__ import annotations

from typing import Any

import typer

__all__ = ["refuse_a_lost_value"]

# The base class of typer's usage errors: typer has its own copy of click, and does not export this class.
_USAGE_ERROR: Any = typer.BadParameter.__mro__[1]


def refuse_a_lost_value(command: Any, ctx: Any, args: list[str]) -> None:
    """Refuse an option that takes one value and is given several that differ.

    A parser keeps the last value and says nothing of the others. So the arguments are read once more, as if
    each such option took many values.

    Args:
        command: The command.
        ctx: Its context.
        args: Its arguments, as they were typed.
    """
    once = [
        param
        for param in command.get_params(ctx)
        if param.param_type_name == "option" and not (param.multiple or param.is_flag or param.count)
    ]
    for param in once:
        param.multiple = True
    try:
        parser = command.make_parser(ctx)
    finally:
        for param in once:
            param.multiple = False
    given = parser.parse_args(args=list(args))[0]
    for param in once:
        if len({str(value) for value in given.get(param.name) or ()}) > 1:
            name = max(param.opts, key=len)
            raise _USAGE_ERROR(f"Option '{name}' is given twice, with different values.", ctx=ctx)
