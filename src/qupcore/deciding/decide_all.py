"""decide_all(): the decisions of many cases in sequence; an invalid case never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from datetime import date
from functools import partial

from qupcore.deciding.decide import decide
from qupcore.deciding.prepared import prepared_on
from qupcore.domain.answers.decision import Decision
from qupcore.domain.arguments import check_arguments
from qupcore.domain.asked import check_day, kind_of
from qupcore.domain.case.participant import Participant
from qupcore.domain.progress import Progress
from qupcore.errors import BadInput, QupError
from qupcore.errors.worded import worded
from qupcore.law.national import NATIONAL, under_law
from qupcore.rules.law import Law

__all__ = ["decide_all"]


def decide_all(
    cases: Iterable[Participant],
    on: date,
    *,
    law: Law = NATIONAL,
    policy: Mapping[str, int] | None = None,
    require_engines: int | None = None,
    progress: Progress | None = None,
) -> Iterator[tuple[str, Decision | QupError]]:
    """Decide many cases, in their order.

    Each case is read when its answer is requested and dropped afterwards, so there may be more cases than fit
    in memory.

    Args:
        cases: The cases.
        on: The day whose rules are used, as for `decide`.
        law: The law, as for `decide`.
        policy: Numbers that the law leaves open, as for `decide`.
        require_engines: The number of engines that must agree, as for `decide`.
        progress: Called with how many cases are done, and how many there are (None where `cases` does not
            tell), when the caller asks for the answer after each.

    Returns:
        For each case its reference ("" of what is no case) and its decision, or the error that kept it from
        being decided.

    Raises:
        NoRulesInForce: `on` lies before 2007-11-01.
        BadInput: `on` is no day, or another argument has the wrong type.
        EngineFault: fewer engines can be loaded than are required.
        ParameterError: `policy` names a number of the law, or a value that it may not have.
        EngineFault: fewer engines can be loaded than `require_engines` or the environment requires.

    >>> from datetime import date
    >>> child = Participant(ref="a", birth_date=date(2010, 1, 1))
    >>> unborn = Participant(ref="b", birth_date=date.max)
    >>> for ref, found in decide_all([child, unborn], date(2026, 9, 1)):
    ...     print(ref, found.outcome if isinstance(found, Decision) else found.what)
    a no_right
    b the person cannot be born on 9999-12-31 and applied for on 2026-09-01
    """
    check_day(on)
    check_arguments(decide_all, {**locals(), "cases": ()})  # a wrong case is told in its place
    if isinstance(cases, str | bytes | Mapping) or not isinstance(cases, Iterable):
        raise BadInput(
            worded("cases is {kind}", kind=kind_of(cases)),
            remedy="give several Participants, as in a list",
            code="input.type",
        )
    # Faults of the call are raised before the first case.
    under_law(law)
    prepared_on(on, policy, law=law, require_engines=require_engines)
    decide_one = partial(decide, on=on, law=law, policy=policy, require_engines=require_engines)
    total = len(cases) if isinstance(cases, Sized) else None
    return _decided(cases, decide_one, total, progress)


def _decided(
    cases: Iterable[Participant],
    decide_one: Callable[[Participant], Decision],
    total: int | None,
    progress: Progress | None,
) -> Iterator[tuple[str, Decision | QupError]]:
    for done, case in enumerate(cases, 1):
        found: Decision | QupError
        try:
            found = decide_one(case)
        except QupError as error:
            found = error
        yield case.ref if isinstance(case, Participant) else "", found
        if progress is not None:  # after the answer is handed over, so that an error here loses none
            progress(done, total)
