"""How long a measure may last for one person."""

from __future__ import annotations

import attrs

from qupcore.domain.catalogue.measure_limits import LengthLimit

__all__ = ["Duration", "LimitVerdict"]


@attrs.frozen(kw_only=True)
class LimitVerdict:
    """One limit of a measure, and whether it holds for the person.

    Attributes:
        limit: The limit, with its source.
        holds: Whether its condition is met; None where that is not known.
        missing: The terms that its condition read and did not find.
    """

    limit: LengthLimit
    holds: bool | None
    missing: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Duration:
    """How long a measure may last for one person, in days from its first day.

    Months are calendar months and weeks seven days, counted from the first day.

    Attributes:
        sure_days: Days that are within every limit, whatever the unknown facts are. None: no limit is known,
            or there is none.
        most_days: Days that are within the limits if every unknown fact turns out best. None: as above.
        unlimited: Whether a source says that there is no limit.
        limits: Every limit, and whether it holds. Those that do not apply are told too.
        missing: The terms that keep apart `sure_days` and `most_days`.
    """

    sure_days: int | None
    most_days: int | None
    unlimited: bool
    limits: tuple[LimitVerdict, ...]
    missing: tuple[str, ...]
