"""The classes of people whose answer differs, in the order in which they are told."""

from __future__ import annotations

from typing import Literal, get_args

__all__ = ["CLASS_ORDER", "Class"]

Class = Literal[
    "newly_right",
    "newly_refused",
    "newly_undetermined",
    "newly_determined",
    "more",
    "less",
    "deadline",
    "reason",
    "asked",
    "reading",
    "newly_ruled",
    "no_longer_ruled",
]
"""Of § 29, whether there is a right; of another topic, whether its conditions are met. `more`, `less` and
`deadline` are about what formulas give, `asked` about what must be asked, `reading` about what is shown and
does not count; `newly_ruled` and `no_longer_ruled` about a topic of which one law has no rule."""

CLASS_ORDER: tuple[Class, ...] = get_args(Class)
"""In the order in which they are told."""
