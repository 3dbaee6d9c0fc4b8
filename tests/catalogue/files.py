"""Catalogue files to break."""

from __future__ import annotations

SOUND = """\
[sources.page]
text = "the municipality's page"

[[measures]]
id = "1804:jobbsenter"
names = { nb = "Jobbsenteret", nn = "Jobbsenteret", en = "The job centre" }
owner = "municipality"
valid = "2018-01-01/.."
covers = ["job_search", "follow_up"]
admits = "person.age < 30"
sources = "page"
ages = { low = 18, high = 66 }
classes = [{ counts_as = "job_search" }]
limits = [
  { kind = "base", months = 3 },
  { kind = "extension", weeks = 6, when = "assessment.reduced_capacity" },
]

[[measures]]
id = "1804:verksted"
names = "Verkstedet"
owner = "ngo"
valid = "2020-01-01/2029-12-31"
sources = { text = "annual report", dated = "2019" }

[[offers]]
id = "1804:jobbsenter-onsdag"
measure = "1804:jobbsenter"
period = "2026-01-01/.."
slots = [{ day = "wednesday", start = "9:00", end = "12:00" }]
starts = [2026-09-02, 2027-01-06]
enrolment = "open"
places = { total = 10, free = 2, waiting_days = 14, as_of = 2026-08-01 }

[[relations]]
kind = "warns"
of = "1804:jobbsenter"
to = ["no:jobbklubb", "1804:begge"]
valid = "2020-01-01/.."
authority = "local"
reason = "Much of the same."
sources = "page"

[[groups]]
id = "1804:begge"
members = ["1804:jobbsenter", "1804:verksted"]
at_most = 1
valid = "2020-01-01/.."
authority = "local"
reason = "One at a time."
sources = "page"
"""
