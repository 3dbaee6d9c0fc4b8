"""The editions of the acts and regulations: short name, period of the wording, and enacting act.

A section names its edition. If the wording of the section has another period, the section gives that period.
"""

from __future__ import annotations

from qupcore.rules.edition import Edition

__all__ = [
    "COURTS",
    "FVL",
    "FVL_2009",
    "INDIVIDUAL_PLAN",
    "PANDEMIC",
    "REGULATION_2012",
    "REGULATION_2019",
    "REGULATION_2020",
    "REGULATION_2021",
    "REGULATION_2022",
    "RESIDENCE_2012",
    "RESIDENCE_2014",
    "RESIDENCE_2025",
    "SOTJL_1991",
    "SOTJL_2007",
    "SOTJL_2010",
    "SOTJL_2010_12",
    "SOTJL_2012_12",
    "SOTJL_2019",
    "SOTJL_2024",
]

SOTJL_1991 = Edition("sotjl-1991", "2007-11-01/2009-12-31", "LOV-1991-12-13-81")
"""The act of 1991 as passed, from the first day of the programme."""
SOTJL_2007 = Edition("sotjl-1991", "2007-11-01/2009-12-31", "LOV-2007-10-26-97")
"""Chapter 5 A of the act of 1991, which introduced the programme."""
SOTJL_2010 = Edition("sotjl", "2010-01-01/2018-12-31", "LOV-2009-12-18-131")
"""Sosialtjenesteloven as passed."""
SOTJL_2010_12 = Edition("sotjl", "2010-12-17/2018-12-31", "LOV-2010-12-17-80")
SOTJL_2012_12 = Edition("sotjl", "2012-12-14/2014-12-31", "LOV-2012-12-14-80")
SOTJL_2019 = Edition("sotjl", "2019-01-01/..", "LOV-2018-12-20-98")
"""Sosialtjenesteloven with a new chapter on the programme."""
SOTJL_2024 = Edition("sotjl", "2024-07-01/..", "LOV-2023-12-20-95")

REGULATION_2012 = Edition("for-2011-1471", "2012-01-01/..", "FOR-2011-12-21-1471")
"""Kvalifiseringsforskriften as issued."""
REGULATION_2019 = Edition("for-2011-1471", "2019-01-01/..", "FOR-2018-12-20-2219")
REGULATION_2020 = Edition("for-2011-1471", "2020-03-16/2020-05-07", "FOR-2020-03-27-497")
REGULATION_2021 = Edition("for-2011-1471", "2020-07-01/2021-12-31", "FOR-2021-01-08-59")
REGULATION_2022 = Edition("for-2011-1471", "2022-01-01/..", "FOR-2020-06-04-1153")

PANDEMIC = Edition("for-2020-966", "2020-03-16/2020-12-31", "FOR-2020-05-08-966")
INDIVIDUAL_PLAN = Edition("for-2022-1110", "2022-08-01/..", "FOR-2022-06-22-1110")
RESIDENCE_2012 = Edition("for-2011-1251", "2012-01-01/2014-04-30", "FOR-2011-12-16-1251")
RESIDENCE_2014 = Edition("for-2011-1251", "2014-05-01/..", "FOR-2014-03-14-278")
RESIDENCE_2025 = Edition("for-2011-1251", "2025-03-07/..", "FOR-2025-03-07-381")

FVL = Edition("fvl", "2007-11-01/..", "LOV-1967-02-10")
"""Forvaltningsloven, from the first day of the programme."""
FVL_2009 = Edition("fvl", "2009-01-01/..", "LOV-2006-05-19-16")
COURTS = Edition("domstolloven", "2007-11-01/..", "LOV-1915-08-13-5")
