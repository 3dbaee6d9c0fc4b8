"""What a rule of a measure rests on: a municipality's rule is not told as published by Nav."""

from __future__ import annotations

import pytest

from planning.measures import measure
from qupcore.domain.catalogue.measure_limits import AgeBand, LengthLimit
from qupcore.engines import installed_engines
from qupcore.planning.rules.measure import measure_rules

TOLD = {
    "ages": AgeBand(low=18, high=30),
    "limits": (LengthLimit(kind="base", months=6), LengthLimit(kind="absolute_max", months=12)),
}


@pytest.mark.parametrize(("id", "authority"), [("no:x", "guidance"), ("1804:x", "local")])
def test_the_rules_of_a_measure_rest_on_its_owner(id: str, authority: str) -> None:
    found = measure_rules(measure(id, **TOLD), (), False, installed_engines()).meanings.values()
    asked = {item.kind: item.authority for item in found}
    assert {asked[kind] for kind in ("age", "length", "absolute_max", "existence")} == {authority}
