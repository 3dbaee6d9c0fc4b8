"""What a municipality's catalogue cannot say: each told with its entry and the remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qupcore.catalogue.conditions import condition
from qupcore.catalogue.national import national
from qupcore.domain.catalogue.offer import Places
from qupcore.plugins.candidates import in_folder
from qupcore.plugins.constant_conditions import always_or_never
from qupcore.plugins.live import _contradicts
from qupcore.plugins.loading import load_plugins

HEAD = """
name = "drammen"
municipality = "3301"
version = "1.0.0"
qupcore = ">=0"
"""
MEASURE = """
[[measures]]
id = "3301:verksted"
names = {{ nb = "Verksted", nn = "Verkstad", en = "Workshop" }}
owner = "{owner}"
classes = {{ counts_as = "work_directed" }}
valid = "2024-01-01/2026-12-31"
{admits}
sources = {{ text = "made up", link = "{link}" }}

[[measures]]
id = "3301:kurs"
names = {{ nb = "Kurs", nn = "Kurs", en = "Course" }}
owner = "municipality"
classes = {{ counts_as = "work_directed" }}
valid = "2024-01-01/.."
sources = {{ text = "made up" }}

[[offers]]
id = "3301:verksted-1"
measure = "{measure}"
period = "{period}"
contact = "{contact}"
places = {{ total = 12, free = 3, as_of = {as_of} }}
sources = {{ text = "made up" }}
"""
RELATION = """
[[relations]]
kind = "{kind}"
of = "3301:verksted"
to = "3301:kurs"
authority = "local"
valid = "{valid}"
reason = "made up"
sources = {{ text = "made up" }}
"""
SOUND = {
    "owner": "municipality",
    "admits": 'admits = "person.age < 30"',
    "link": "https://example.no/a",
    "measure": "3301:verksted",
    "period": "2026-08-17/2026-12-18",
    "contact": "jobbspesialist",
    "as_of": "2026-08-28",
}


def _said(folder: Path, more: str = "", **changed: str) -> str:
    """Why a data plugin is refused; empty if it is used."""
    (folder / "plugin.toml").write_text(HEAD, encoding="utf-8")
    text = MEASURE.format(**{**SOUND, **changed}) + more
    (folder / "measures.toml").write_text(text, encoding="utf-8")
    loaded = load_plugins(candidates=in_folder(folder), national=national())
    return "".join(failure.error for failure in loaded.failures)


def test_a_sound_one_is_used(tmp_path: Path) -> None:
    assert _said(tmp_path) == ""


def test_no_process_is_started_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", None)
    monkeypatch.delattr("os.fork", raising=False)
    assert _said(tmp_path) == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"owner": "state"}, "3301:verksted has the owner state"),
        ({"contact": "Kari 01819012381"}, "national identity number"),
        ({"link": "javascript:alert(1)"}, "no address of a page"),
        ({"link": "JavaScript:alert(1)"}, "no address of a page"),
        ({"link": "data:text/html,x"}, "no address of a page"),
        ({"link": "https://a.no/ javascript:x"}, "no address of a page"),
        ({"period": "2027-01-01/2027-06-30"}, "3301:verksted is not valid"),
        ({"period": "2023-01-01/2023-12-31"}, "3301:verksted is not valid"),
        ({"as_of": "2099-01-01"}, "after it has ended"),
        ({"admits": 'admits = "person.age < 0"'}, "nobody meets 'person.age < 0'"),
        ({"admits": 'admits = "person.age >= 0"'}, "everybody meets"),
        ({"admits": 'admits = "work.employed and not work.employed"'}, "nobody meets"),
        ({"admits": 'admits = "divided(person.age, 0, down) > 1"'}, "divides by zero"),
        ({"admits": 'admits = ["person.age < 20", "person.age > 30"]'}, "contradict each other"),
    ],
)
def test_what_is_refused(changed: dict[str, str], said: str, tmp_path: Path) -> None:
    assert said in _said(tmp_path, **changed)


@pytest.mark.parametrize(
    "changed",
    [
        {"owner": "ngo"},
        {"link": "http://example.no"},
        {"link": ""},
        {"measure": "no:arbeidstrening"},
        {"period": "2026-12-31/2027-06-30"},
        {"period": "2023-01-01/2024-01-01", "as_of": "2023-06-01"},
        {"admits": 'admits = "person.age <= 0"'},
        {"admits": 'admits = "work.employed or person.age < 30"'},
        {"admits": 'admits = ["person.age >= 20", "person.age <= 20"]'},
    ],
)
def test_what_is_used(changed: dict[str, str], tmp_path: Path) -> None:
    assert _said(tmp_path, **changed) == ""


@pytest.mark.parametrize(
    ("kinds", "valid", "refused"),
    [
        (("requires", "forbids"), "2024-01-01/..", True),
        (("requires", "warns"), "2024-01-01/..", False),
        (("forbids", "forbids"), "2024-01-01/..", False),
        (("requires", "forbids"), "2023-01-01/2023-12-31", False),
    ],
)
def test_requires_and_forbids(kinds: tuple[str, str], valid: str, refused: bool, tmp_path: Path) -> None:
    more = RELATION.format(kind=kinds[0], valid=valid) + RELATION.format(kind=kinds[1], valid="2024-01-01/..")
    assert ("both requires and forbids 3301:kurs" in _said(tmp_path, more)) == refused


@pytest.mark.parametrize(
    ("told", "known", "said"),
    [
        (Places(free=13), Places(total=12), "13 free of 12 places"),
        (Places(free=12), Places(total=12), ""),
        (Places(free=13, total=14), Places(total=12), ""),
        (Places(free=13), None, ""),
        (Places(free=1, as_of=date(2099, 1, 1)), None, "and was asked about 2026-09-01"),
        (Places(free=1, as_of=date(2026, 9, 1)), None, ""),
    ],
)
def test_what_a_live_system_cannot_tell(told: Places, known: Places | None, said: str) -> None:
    found = _contradicts("3301:verksted-1", told, known, date(2026, 9, 1))
    assert said in found
    assert bool(said) == bool(found)


PARTS = st.sampled_from(
    [
        "work.employed",
        "person.age < 18",
        "person.age >= 18",
        "person.age == 30",
        "person.in_ordinary_education",
    ]
)
CONDITIONS = st.recursive(
    PARTS,
    lambda inner: (
        inner.map(lambda part: f"not ({part})")
        | st.tuples(inner, inner).map(lambda two: f"({two[0]}) and ({two[1]})")
        | st.tuples(inner, inner).map(lambda two: f"({two[0]}) or ({two[1]})")
    ),
    max_leaves=5,
)


@given(CONDITIONS)
def test_every_person_agrees_with_the_verdict(text: str) -> None:
    """The slow second way: Python evaluates the condition for every age and yes or no."""
    met = set()
    for age in range(151):
        for employed in (True, False):
            for in_school in (True, False):
                said = text.replace("work.employed", str(employed)).replace("person.age", str(age))
                met.add(eval(said.replace("person.in_ordinary_education", str(in_school))))
    verdict = {frozenset({True}): "always", frozenset({False}): "never"}.get(frozenset(met))
    assert always_or_never(condition(text)) == verdict
