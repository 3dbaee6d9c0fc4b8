"""Which rules are in force on the days on which the law changes, and where each of them stands then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from law.applicants import decided

ACT_1991 = ("2007-11-01", "2009-12-31", "sotjl-1991 § 5A-1", "LOV-2007-10-26-97")
WORDING_2010 = ("2010-01-01", "2010-12-16", "sotjl § 29", "LOV-2009-12-18-131")
VERY_IS_BACK = ("2010-12-17", "2018-12-31", "sotjl § 29", "LOV-2010-12-17-80")
WORDING_2019 = ("2019-01-01", None, "sotjl § 29", "LOV-2018-12-20-98")

# Each place of each rule, and the ledd and letter there.
PLACES = {
    "sotjl.29.age": [(p, " (1)") for p in (ACT_1991, WORDING_2010, VERY_IS_BACK, WORDING_2019)],
    "sotjl.29.capacity": [(p, " (1)") for p in (ACT_1991, WORDING_2010, VERY_IS_BACK, WORDING_2019)],
    "sotjl.29.benefits_very_limited": [(p, " (1)") for p in (ACT_1991, VERY_IS_BACK, WORDING_2019)],
    "sotjl.29.benefits_limited": [(WORDING_2010, " (1)")],
    "sotjl.29.work_ability_assessment": [
        *((p, " (2) bokstav a") for p in (ACT_1991, WORDING_2010, VERY_IS_BACK)),
        (WORDING_2019, " (2)"),
    ],
    "sotjl.29.appropriate_and_necessary": [
        *((p, " (2) bokstav b") for p in (ACT_1991, WORDING_2010, VERY_IS_BACK)),
        (WORDING_2019, " (2)"),
    ],
    "sotjl.29.programme_can_be_offered": [
        (p, " (2) bokstav c") for p in (ACT_1991, WORDING_2010, VERY_IS_BACK)
    ],
    "sotjl.29.not_disproportionately_burdensome": [(WORDING_2019, " (3)")],
    "sotjl-1991.5A-1.nav_office": [(ACT_1991, "")],
    "for-2011-1251.4.lawful_stay": [
        (("2012-01-01", "2014-04-30", "for-2011-1251 § 4", "FOR-2011-12-16-1251"), " (1)"),
        (("2014-05-01", None, "for-2011-1251 § 4", "FOR-2014-03-14-278"), " (1)"),
    ],
    "for-2011-1251.1.residence": [
        (("2012-01-01", "2025-03-06", "for-2011-1251 § 1", "FOR-2011-12-16-1251"), " (1)"),
        (("2025-03-07", None, "for-2011-1251 § 1", "FOR-2025-03-07-381"), " (1)"),
    ],
    "sotjl.29.introduction_programme_first": [(("2019-01-01", None, "sotjl § 29", ""), " (2)")],
    "sotjl.29.insurance_benefits_first": [(("2010-01-01", None, "sotjl § 29", ""), " (1)")],
    "sotjl.29.specially_adapted_effort": [(("2010-02-01", None, "sotjl § 29", ""), " (2)")],
    "sotjl.2.stay_before_2012": [
        (("2007-11-01", "2009-12-31", "sotjl-1991 § 1-2", ""), ""),
        (("2010-01-01", "2011-12-31", "sotjl § 2", ""), ""),
    ],
}
READINGS = {
    "sotjl.29.introduction_programme_first",
    "sotjl.29.insurance_benefits_first",
    "sotjl.29.specially_adapted_effort",
    "sotjl.2.stay_before_2012",
}
STARTS = sorted({place[0] for places in PLACES.values() for place, _ in places})
PROGRAMME_BEGAN = date(2007, 11, 1)
DAYS = sorted(
    day
    for start in map(date.fromisoformat, STARTS)
    for day in (start - timedelta(days=1), start, start + timedelta(days=1))
    if day >= PROGRAMME_BEGAN
)


def in_force(on):
    """Each rule in force on the day: where it stands, since when, and what brought the wording."""
    return {
        rule: (section + ledd, first, enacted_by)
        for rule, places in PLACES.items()
        for (first, last, section, enacted_by), ledd in places
        if first <= on <= (last or "9999-12-31")
    }


@pytest.mark.parametrize("on", [*map(str, DAYS), "2026-09-01"])
def test_each_rule_stands_where_and_when_the_law_has_it(on):
    found = {
        finding.rule: (str(finding.citation), str(finding.citation.version), finding.citation.enacted_by)
        for finding in decided(on).findings
    }
    assert found == in_force(on)


@pytest.mark.parametrize("on", [*map(str, DAYS), "2026-09-01"])
def test_conditions_count_and_readings_never(on):
    findings = decided(on).findings
    assert {f.rule for f in findings if not f.counts} == READINGS & {f.rule for f in findings}
