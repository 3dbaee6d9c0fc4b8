"""The numbers of §§ 30-34, regulation §§ 1-2, the pandemic and forvaltningsloven: each with all its dates."""

from __future__ import annotations

from datetime import timedelta

import pytest

from law.topics import day
from qupcore.errors import ParameterError
from qupcore.law.forskrift.f966_s04_deferral import Deferral
from qupcore.law.forskrift.f1471_s01_content import Parts
from qupcore.law.forskrift.f1471_s02_duration import Limits as Regulation2
from qupcore.law.fvl.appeals import Limits as Appeals
from qupcore.law.fvl.p11a_interim_answer import Limits as Interim
from qupcore.law.fvl.p24_late_reasons import Limits as LateReasons
from qupcore.law.fvl.p34_outcome import Limits as Outcome
from qupcore.law.pandemic import Pandemic
from qupcore.law.sotjl.p30_content import Open
from qupcore.law.sotjl.p30_work import Limits as Work
from qupcore.law.sotjl.p31_start import Limits as Start
from qupcore.law.sotjl.p32_duration import Limits as Duration
from qupcore.law.sotjl.p34_ending import Limits as Ending

BEGAN, ALWAYS = "2007-11-01", None

# Each number: unit; then first day, last day, number, basis, and what a caller may choose.
NUMBERS = [
    (Start.latest_months, "months", [(BEGAN, "2009-12-31", 6, "law"), ("2010-01-01", ALWAYS, 6, "law")]),
    (
        Start.deferrals_max,
        "1",
        [
            ("2020-03-16", "2020-12-31", 1, "regulation"),
            ("2021-01-01", "2021-01-11", 2, "regulation"),
            ("2021-01-12", ALWAYS, None, "regulation"),
        ],
    ),
    (
        Deferral.deferral_months,
        "months",
        [
            ("2020-03-16", "2020-12-31", 6, "regulation"),
            ("2021-01-01", "2021-01-11", 6, "regulation"),
            ("2021-01-12", ALWAYS, None, "regulation"),
        ],
    ),
    (
        Duration.decision_months,
        "months",
        [(BEGAN, "2009-12-31", 12, "law"), ("2010-01-01", "2018-12-31", 12, "law")],
    ),
    (Regulation2.decision_months, "months", [("2019-01-01", ALWAYS, 12, "regulation")]),
    (
        Duration.maximum_months,
        "months",
        [
            (BEGAN, "2009-12-31", 24, "law"),
            ("2010-01-01", "2018-12-31", 24, "law"),
            ("2019-01-01", ALWAYS, 24, "law"),
        ],
    ),
    (Duration.extended_months, "months", [("2019-01-01", ALWAYS, 12, "law")]),
    (
        Duration.earlier_counts,
        "1",
        [
            (BEGAN, "2011-12-31", 0, "policy", (0, 1)),
            ("2012-01-01", "2018-12-31", 1, "regulation"),
            ("2019-01-01", ALWAYS, 0, "policy", (0, 1)),
        ],
    ),
    (Regulation2.extra_months, "months", [("2012-01-01", "2018-12-31", 6, "regulation")]),
    (Regulation2.reentries_max, "1", [("2012-01-01", "2018-12-31", 1, "regulation")]),
    (
        Pandemic.absence_excluded,
        "1",
        [
            (BEGAN, "2020-03-15", 0, "regulation"),
            ("2020-03-16", "2020-12-31", 1, "regulation"),
            ("2021-01-01", ALWAYS, 0, "regulation"),
        ],
    ),
    (Pandemic.absence_months, "months", [("2020-03-16", ALWAYS, 6, "regulation")]),
    (Pandemic.extension_months, "months", [("2020-03-16", "2020-12-31", 6, "regulation")]),
    (Ending.interruption_months, "months", [("2019-01-01", ALWAYS, 12, "law")]),
    (Ending.protected_months, "months", [("2019-01-01", ALWAYS, 12, "law")]),
    (Open.adapted_frame, "1", [(BEGAN, ALWAYS, 1, "policy", (0, 1))]),
    (Open.essential_percent, "1", [("2019-01-01", ALWAYS, 50, "policy", (40, 50, 60, 75))]),
    (Open.hundred, "1", [(BEGAN, ALWAYS, 100, "law")]),
    (Parts.halves, "1", [("2012-01-01", "2018-12-31", 2, "regulation")]),
    (Parts.final_percent, "1", [("2012-01-01", ALWAYS, 25, "policy", (10, 25, 33, 50))]),
    (Parts.hundred, "1", [("2012-01-01", ALWAYS, 100, "regulation")]),
    (
        Work.most_percent,
        "1",
        [
            (BEGAN, "2009-12-31", 50, "law"),
            ("2010-01-01", "2018-12-31", 50, "law"),
            ("2019-01-01", ALWAYS, 50, "law"),
        ],
    ),
    (Work.position_minutes, "minutes", [(BEGAN, ALWAYS, 2250, "policy", (2250, 2400))]),
    (Work.half_of_apprenticeship, "1", [("2019-01-01", ALWAYS, 1, "policy", (0, 1))]),
    (Work.whole_percent, "1", [(BEGAN, ALWAYS, 100, "law")]),
    (Appeals.appeal_days, "days", [(BEGAN, ALWAYS, 21, "law")]),
    (Appeals.latest_months, "months", [(BEGAN, ALWAYS, 12, "law")]),
    (Appeals.repeat_days, "days", [(BEGAN, ALWAYS, 7, "law")]),
    (Interim.interim_months, "months", [(BEGAN, ALWAYS, 1, "law")]),
    (LateReasons.request_days, "days", [(BEGAN, ALWAYS, 21, "law")]),
    (Outcome.harm_months, "months", [(BEGAN, ALWAYS, 3, "law")]),
    (Outcome.costs_days, "days", [(BEGAN, ALWAYS, 21, "law")]),
]


@pytest.mark.parametrize(("number", "unit", "rows"), NUMBERS, ids=lambda item: getattr(item, "name", ""))
def test_each_number_holds_from_its_first_day_to_its_last(number, unit, rows):
    assert number.unit == unit
    assert len(number.values) == len(rows)
    for row, (first, last, value, basis, *choices) in zip(number.values, rows, strict=True):
        assert (row.value, row.basis, row.choices) == (value, basis, choices[0] if choices else ())
        assert number.on(day(first)) is number.on(day(last or "2026-09-01")) is row
        assert (value is None) == (row.note != "" and row.confidence == "low")
        assert row.valid.end == (day(last) if last else None)
    with pytest.raises(ParameterError):
        number.on(day(rows[0][0]) - timedelta(days=1))
